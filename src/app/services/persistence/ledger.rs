//! Writing the ledger: what local storage took is said to be saved when it stands in the ledger
//! too, for local storage reaches the disk late.

use super::handle::{Ledger, Persistence};
use crate::browser::ledger;
use leptos::prelude::*;
use leptos::task::spawn_local;

impl Persistence {
    /// The work under a key changed in local storage.
    pub(super) fn note_work(self, key: &str) {
        if self.storage().lasts() {
            self.known.update_value(|known| {
                known.outbox.due.insert(key.to_owned());
            });
        }
    }

    /// Another tab wrote to the ledger: what waited for that may be written.
    pub(super) fn hear(self) {
        self.known.update_value(|known| known.outbox.hear());
        self.write_ledger();
    }

    /// Writes to the ledger what changed, one write after the other.
    pub(super) fn write_ledger(self) {
        if self.known.with_value(|known| known.outbox.due.is_empty() || known.outbox.is_writing) {
            return;
        }
        self.known.update_value(|known| known.outbox.is_writing = true);
        // One that refused is tried again, and counts as refusing until it took all.
        if self.ledger.get_untracked() == Ledger::Whole {
            self.ledger.set(Ledger::Behind);
        }
        spawn_local(async move {
            while self.known.with_value(|known| !known.outbox.due.is_empty()) && self.write_entries().await {}
            self.known.update_value(|known| known.outbox.is_writing = false);
        });
    }

    /// Writes what is due, as one; `false` where the browser refuses.
    async fn write_entries(self) -> bool {
        let due = self.known.with_value(|known| known.outbox.due.clone());
        let keys: Vec<String> = due.iter().cloned().collect();
        let (storage, mut stamp, mut is_whole_act) = (self.storage(), None, None);
        let is_written = ledger::write(&keys, |key, old| {
            self.known.try_update_value(|known| {
                // An act that came meanwhile may have changed some of these records and others
                // besides: it is written as a whole, with the next write.
                if !*is_whole_act.get_or_insert_with(|| known.outbox.due.is_subset(&due)) {
                    return None;
                }
                known.outbox.due.remove(key);
                let stamp = *stamp.get_or_insert_with(|| known.outbox.begin(&storage));
                known.outbox.entry(&storage, key, old.as_deref(), stamp)
            })?
        });
        let is_written = is_written.await;
        if !is_written {
            self.known.update_value(|known| known.outbox.due.extend(due));
        }
        let is_whole = self.known.with_value(|known| known.outbox.is_empty());
        self.ledger.set(match (is_written, is_whole) {
            (false, _) => Ledger::Refused,
            (true, false) => Ledger::Behind,
            (true, true) => Ledger::Whole,
        });
        is_written
    }
}
