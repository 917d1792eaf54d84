//! What of the work in local storage the ledger does not hold yet.

use super::keys::WRITTEN;
use crate::browser::storage::KeyValueStore;
use crate::browser::{clock, ledger};
use crate::exchange::ledger::{Entry, Stamp};
use crate::exchange::record::RecordError;
use std::collections::{BTreeMap, BTreeSet};

/// What of the work in local storage the ledger does not hold yet.
pub(super) struct Outbox {
    /// The name of this tab.
    tab: String,
    /// The latest write of this tab.
    number: u64,
    /// The latest writes of other tabs that this page took into account when it opened.
    heard: BTreeMap<String, u64>,
    /// The keys of what is to be written.
    pub(super) due: BTreeSet<String>,
    /// The keys of what waits until this tab has heard of what another one wrote there.
    waiting: BTreeSet<String>,
    pub(super) is_writing: bool,
}

impl Default for Outbox {
    fn default() -> Self {
        Self::new(BTreeSet::new(), BTreeMap::new())
    }
}

impl Outbox {
    pub(super) fn new(due: BTreeSet<String>, heard: BTreeMap<String, u64>) -> Self {
        Self { tab: ledger::name_of_tab(), number: 0, heard, due, waiting: BTreeSet::new(), is_writing: false }
    }

    /// Another tab was heard of.
    pub(super) fn hear(&mut self) {
        self.due.append(&mut self.waiting);
    }

    /// Whether the ledger holds all work that this tab wrote.
    pub(super) fn is_empty(&self) -> bool {
        self.due.is_empty() && self.waiting.is_empty()
    }

    /// Numbers the write that begins, and leaves its number in local storage.
    pub(super) fn begin(&mut self, storage: &KeyValueStore) -> Stamp {
        self.number += 1;
        let stamp = Stamp { number: self.number, at: clock::milliseconds() };
        // Where even a number finds no room, the next visit compares what it would have told.
        let _ = storage.set(&written_key(&self.tab), &stamp.to_string());
        stamp
    }

    /// The entry that keeps what stands in local storage under a key now; none where the entry
    /// there is to stay. One that another tab wrote and this one has not heard of yet stays until
    /// it has.
    pub(super) fn entry(
        &mut self,
        storage: &KeyValueStore,
        key: &str,
        old: Option<&str>,
        stamp: Stamp,
    ) -> Option<String> {
        match old.map(|old| Entry::read(key, old)) {
            Some(Ok(old)) => {
                let heard = latest(storage, &old.tab).map(|stamp| stamp.number);
                if !old.may_be_replaced(&self.tab, heard.max(self.heard.get(&old.tab).copied())) {
                    self.waiting.insert(key.to_owned());
                    return None;
                }
            }
            // That of a newer page is for a newer page.
            Some(Err(RecordError::Newer(_))) => return None,
            // A damaged one was set aside.
            Some(Err(_)) | None => {}
        }
        Entry { tab: self.tab.clone(), stamp, record: storage.get(key) }.write(key)
    }
}

/// The latest write of a tab to the ledger, as local storage has it.
pub(super) fn latest(storage: &KeyValueStore, tab: &str) -> Option<Stamp> {
    storage.get(&written_key(tab)).and_then(|raw| Stamp::parse(&raw))
}

pub(super) fn written_key(tab: &str) -> String {
    format!("{WRITTEN}{tab}")
}
