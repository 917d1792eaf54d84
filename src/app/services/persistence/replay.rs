//! Opening the ledger: what local storage lost with a browser that died comes back from there.

use super::keys::{RECORD, WRITTEN, is_work, record_name};
use super::outbox::{Outbox, latest, written_key};
use super::quarantine::{quarantine, set_aside, short};
use crate::browser::storage::KeyValueStore;
use crate::browser::{clock, ledger};
use crate::exchange::journal;
use crate::exchange::ledger::{Entry, Stamp, Standing};
use crate::exchange::record::{self, RecordError};
use leptos::task::spawn_local;
use std::collections::{BTreeMap, BTreeSet};

/// What the ledger holds, once local storage has back what it lost.
#[derive(Default)]
pub(super) struct Replayed {
    /// The records by key; none where one was removed.
    records: BTreeMap<String, Option<String>>,
    /// Records that found no room in local storage. They are opened from here, and stay in
    /// the ledger until they are written.
    pub(super) unwritten: Vec<journal::Entry>,
    /// The latest write of each tab.
    tabs: BTreeMap<String, Stamp>,
    /// Names of what was set aside.
    pub(super) damaged: Vec<String>,
}

/// Gives local storage back what it lost.
pub(super) async fn replay(storage: &KeyValueStore) -> Replayed {
    let mut replayed = Replayed::default();
    // What cannot be read gives nothing back, and what cannot be kept needs nothing back.
    let raw = if storage.lasts() { ledger::read().await.unwrap_or_default() } else { Vec::new() };
    let now = clock::milliseconds();
    let (mut entries, mut spent) = (Vec::new(), Vec::new());
    for (key, raw) in raw.into_iter().filter(|(key, _)| is_work(key)) {
        match Entry::read(&key, &raw) {
            Ok(entry) => {
                if entry.record.is_none() && entry.stamp.is_on_disk(now) {
                    spent.push((key.clone(), raw));
                }
                entries.push((key, entry));
            }
            Err(RecordError::Newer(_)) => {}
            Err(_) => replayed.damaged.push(set_aside(storage, &format!("{}-ledger", short(&key)), &raw)),
        }
    }
    // What gives room comes first.
    entries.sort_by_key(|(_, entry)| entry.record.is_some());
    let has_room = entries.iter().fold(true, |all, (key, entry)| replayed.give_back(storage, key, entry) && all);
    for (key, entry) in entries {
        replayed.tabs.entry(entry.tab).and_modify(|stamp| *stamp = later(*stamp, entry.stamp)).or_insert(entry.stamp);
        replayed.records.insert(key, entry.record);
    }
    if has_room {
        replayed.note_tabs(storage, now);
    }
    if !spent.is_empty() {
        spawn_local(async move { ledger::remove(&spent).await });
    }
    replayed
}

fn later(one: Stamp, other: Stamp) -> Stamp {
    if one.number < other.number { other } else { one }
}

impl Replayed {
    /// Gives local storage one record back where it lost it; `false` where that finds no room.
    fn give_back(&mut self, storage: &KeyValueStore, key: &str, entry: &Entry) -> bool {
        let stored = storage.get(key);
        let number = latest(storage, &entry.tab).map(|stamp| stamp.number);
        if entry.standing(stored.as_deref(), number) != Standing::Lost {
            return true;
        }
        if let Some(raw) = stored.filter(|raw| entry.is_damaged(Some(raw))) {
            self.damaged.push(quarantine(storage, key, &raw));
        }
        let Some(record) = &entry.record else {
            storage.remove(key);
            return true;
        };
        if storage.set(key, record).is_ok() {
            return true;
        }
        // Without its order or what can be undone, all still opens.
        self.unwritten.extend(key.strip_prefix(RECORD).map(|id| journal::Entry {
            id: id.into(),
            was: storage.get(key).and_then(|raw| record::checksum(&raw)),
            record: Some(record.clone()),
        }));
        false
    }

    /// Local storage holds all that the ledger does: takes note of that, and forgets tabs
    /// of which the ledger holds nothing any more.
    fn note_tabs(&self, storage: &KeyValueStore, now: u64) {
        for (tab, stamp) in &self.tabs {
            if latest(storage, tab).is_none_or(|known| known.number < stamp.number) {
                // Where even a number finds no room, the next visit compares the records again.
                let _ = storage.set(&written_key(tab), &stamp.to_string());
            }
        }
        for key in storage.names(WRITTEN) {
            let tab = key.strip_prefix(WRITTEN).unwrap_or_default();
            let is_gone = latest(storage, tab).is_none_or(|stamp| stamp.is_on_disk(now));
            if is_gone && !self.tabs.contains_key(tab) {
                storage.remove(&key);
            }
        }
    }

    /// What the ledger is still to be given: all in which local storage differs by now, but for
    /// what is `unwritten` there.
    pub(super) fn outbox(self, storage: &KeyValueStore, unwritten: &[journal::Entry]) -> Outbox {
        let unwritten: BTreeSet<String> = unwritten.iter().map(|entry| record_name(&entry.id)).collect();
        let here: BTreeSet<String> = storage.names("").into_iter().filter(|key| is_work(key)).collect();
        let gone = self.records.iter().filter(|(key, record)| record.is_some() && !here.contains(*key));
        let mut due: BTreeSet<String> = gone.map(|(key, _)| key.clone()).collect();
        due.extend(here.into_iter().filter(|key| self.records.get(key) != Some(&storage.get(key))));
        due.retain(|key| !unwritten.contains(key));
        Outbox::new(due, self.tabs.into_iter().map(|(tab, stamp)| (tab, stamp.number)).collect())
    }
}
