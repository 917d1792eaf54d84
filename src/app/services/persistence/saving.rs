//! Writing what changed: one record whole, several through a journal.

use super::handle::Persistence;
use super::keys::{HISTORY, INDEX, JOURNAL, matter, record_name};
use super::opening::{Index, state};
use super::quarantine::quarantine;
use super::tabs::Outcome;
use crate::app::services::export;
use crate::app::state::notices::Notice;
use crate::browser::storage::{KeyValueStore, StorageError};
use crate::desk::{Document, Id};
use crate::exchange::record::{self, Record, Written};
use crate::exchange::{history, journal};
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What happens to one record.
struct Change {
    document: Arc<Document>,
    /// The record after; none where the document is deleted.
    written: Option<Written>,
    /// The record before.
    old: Option<String>,
    /// Its checksum.
    was: Option<String>,
    /// The record after names a text in IndexedDB.
    is_offloaded: bool,
}

impl Change {
    fn write(&self, storage: &KeyValueStore) -> Result<(), StorageError> {
        put(storage, &self.document.id, self.written.as_ref().map(|written| &*written.raw))
    }

    fn take_back(&self, storage: &KeyValueStore) {
        // It was there a moment ago, and what took its room is gone again.
        let _ = put(storage, &self.document.id, self.old.as_deref());
    }

    /// By how much the storage grows.
    fn growth(&self) -> isize {
        let length = |raw: Option<&str>| raw.map_or(0, str::len) as isize;
        length(self.written.as_ref().map(|written| &*written.raw)) - length(self.old.as_deref())
    }
}

fn put(storage: &KeyValueStore, id: &Id, raw: Option<&str>) -> Result<(), StorageError> {
    match raw {
        Some(raw) => storage.set(&record_name(id), raw),
        None => {
            storage.remove(&record_name(id));
            Ok(())
        }
    }
}

/// Writes changes as one: all of them, or, where there is no room for that, each
/// that finds its own.
fn write_all(storage: &KeyValueStore, changes: &[Change]) -> Vec<Result<(), StorageError>> {
    if changes.len() > 1 && write_as_one(storage, changes) {
        return changes.iter().map(|_| Ok(())).collect();
    }
    changes.iter().map(|change| change.write(storage)).collect()
}

/// Writes all changes through the journal, or none.
fn write_as_one(storage: &KeyValueStore, changes: &[Change]) -> bool {
    let entry = |change: &Change| journal::Entry {
        id: change.document.id.clone(),
        was: change.was.clone(),
        record: change.written.as_ref().map(|written| written.raw.clone()),
    };
    let entries: Vec<_> = changes.iter().map(entry).collect();
    // That of a newer page is finished by a newer page.
    let is_taken = storage.get(JOURNAL).is_some_and(|raw| journal::read(&raw).is_err());
    if is_taken || journal::write(&entries).is_none_or(|journal| storage.set(JOURNAL, &journal.raw).is_err()) {
        return false;
    }
    let failed = changes.iter().position(|change| change.write(storage).is_err());
    if let Some(failed) = failed {
        // Backwards, each step has the room that it had.
        changes[..failed].iter().rev().for_each(|change| change.take_back(storage));
    }
    storage.remove(JOURNAL);
    failed.is_none()
}

impl Persistence {
    /// Writes every document that changed, and removes the deleted ones. When the
    /// page is `leaving`, nothing can be waited for.
    pub(super) fn save(self, leaving: bool) {
        self.timer.update_value(|timer| *timer = None);
        if !self.is_saved_now() {
            self.save_changes(leaving);
        }
    }

    fn save_changes(self, leaving: bool) {
        let mut troubles = self.reconcile_others();
        let mut unsaved = self.unsaved();
        unsaved.retain(|document| !troubles.contains_key(&document.id));
        if !leaving && self.makes_room(&unsaved) {
            return;
        }
        let storage = self.storage();
        let mut changes: Vec<Change> = self.deleted().into_iter().map(|document| self.change(document, true)).collect();
        changes.extend(unsaved.into_iter().map(|document| self.change(document, false)));
        // What gives room comes first.
        changes.sort_by_key(Change::growth);
        let results = write_all(&storage, &changes);
        for (change, result) in changes.into_iter().zip(results) {
            let Change { document, written, is_offloaded, .. } = change;
            match (result, written) {
                (Ok(()), Some(written)) => {
                    self.known.update_value(|known| {
                        known.note(&document, written.checksum);
                        if !is_offloaded {
                            known.offloaded.remove(&document.id);
                        }
                    });
                    self.note_work(&record_name(&document.id));
                    self.store.notices.settle(&matter(&document.id));
                    self.mark_saved(&document.id, Some(document.clone()));
                }
                (Ok(()), None) => {
                    self.forget(&document.id);
                    self.note_work(&record_name(&document.id));
                    self.mark_saved(&document.id, None);
                }
                (Err(StorageError::Full), _) if !leaving && self.can_make_room() => {
                    self.known.update_value(|known| known.is_full = true);
                    self.save_soon();
                }
                (Err(error), _) => {
                    // The record still holds the version before.
                    troubles.insert(document.id.clone(), self.say_why(&document, error));
                }
            }
        }
        if self.troubles.with_untracked(|old| *old != troubles) {
            self.troubles.set(troubles);
        }
        if self.unsaved().is_empty() && self.deleted().is_empty() {
            self.drop_journal();
            self.write_index();
            self.write_history();
        }
        self.write_ledger();
        self.look_at_room();
        self.remind();
    }

    fn change(self, document: Arc<Document>, is_deleted: bool) -> Change {
        let old = self.storage().get(&record_name(&document.id));
        let (was, is_offloaded) = self.known.with_value(|known| {
            let is_offloaded = known.offloaded.get(&document.id).copied().unwrap_or_default();
            (known.checksums.get(&document.id).cloned().filter(|_| old.is_some()), is_offloaded)
        });
        let written = (!is_deleted).then(|| Record::write(&document, was.as_deref(), is_offloaded));
        Change { document, written, old, was, is_offloaded }
    }

    /// Puts the one document that the record of this id holds now in its place.
    pub(super) fn mark_saved(self, id: &Id, document: Option<Arc<Document>>) {
        self.saved.update(|saved| {
            let at = saved.iter().position(|old| old.id == *id);
            saved.splice(at.map_or(saved.len()..saved.len(), |at| at..at + 1), document);
        });
    }

    /// The record of a document is gone.
    pub(super) fn forget(self, id: &Id) {
        self.known.update_value(|known| {
            known.checksums.remove(id);
            known.offloaded.entry(id.clone()).and_modify(|named| *named = false);
        });
    }

    /// Before records are written over: takes in what other tabs wrote there. Gives
    /// the documents that cannot be saved, and why.
    fn reconcile_others(self) -> BTreeMap<Id, String> {
        let (storage, texts) = (self.storage(), self.store.texts());
        let mut troubles = BTreeMap::new();
        for document in self.deleted() {
            // What was changed elsewhere since is no longer what was deleted here: it is
            // back on the desk.
            let known = self.known.with_value(|known| known.checksums.get(&document.id).cloned());
            if let Some(there) = storage.get(&record_name(&document.id)).filter(|raw| record::checksum(raw) != known) {
                self.reconcile(&document.id, &there);
            }
        }
        for document in self.unsaved() {
            let (id, name) = (&document.id, record_name(&document.id));
            let known = self.known.with_value(|known| known.checksums.get(id).cloned());
            match storage.get(&name) {
                Some(there) if record::checksum(&there) != known || known.is_none() => match self.reconcile(id, &there)
                {
                    Outcome::Fine => {}
                    Outcome::Trouble(sentence) => {
                        troubles.insert(id.clone(), sentence);
                    }
                    Outcome::Damaged => {
                        let name = quarantine(&storage, &name, &there);
                        self.quarantined.set(self.quarantined_names());
                        self.report_quarantined(&name);
                        self.forget(id);
                    }
                },
                None if known.is_some() => {
                    let sentence = (texts.trouble.deleted_elsewhere)(&document.meta.title);
                    self.store.notices.say(Notice::said(sentence));
                    self.forget(id);
                }
                _ => {}
            }
        }
        troubles
    }

    /// All that a journal held from the last visit is written.
    fn drop_journal(self) {
        let storage = self.storage();
        if storage.get(JOURNAL).is_some_and(|raw| journal::read(&raw).is_ok()) {
            storage.remove(JOURNAL);
        }
    }

    /// All records are written: keeps their order.
    fn write_index(self) {
        let storage = self.storage();
        let documents = self.store.work.with_untracked(|work| work.desk.documents().to_vec());
        let index = Index { version: 1, order: documents.iter().map(|document| document.id.clone()).collect() };
        if index != Index::read(&storage)
            && let Ok(raw) = serde_json::to_string(&index)
        {
            // The index only orders the library: without it all still opens.
            let _ = storage.set(INDEX, &raw);
            self.note_work(INDEX);
        }
        self.saved.set(documents);
    }

    /// Keeps what can be undone. It is bound to the records as they are: with others
    /// it does not fit and is not taken up.
    fn write_history(self) {
        let storage = self.storage();
        let written = self.known.with_value(|known| {
            let is_offloaded = |id: &Id| known.offloaded.contains_key(id);
            self.store.work.with_untracked(|work| {
                history::write(&work.history, &work.desk, &state(&known.checksums), is_offloaded)
            })
        });
        if self.known.with_value(|known| known.history.as_ref() == Some(&written.checksum)) {
            return;
        }
        if storage.set(HISTORY, &written.raw).is_err() {
            // The old one fits no longer; work goes before what can be undone.
            storage.remove(HISTORY);
        }
        self.note_work(HISTORY);
        self.known.update_value(|known| known.history = Some(written.checksum));
    }

    fn say_why(self, document: &Document, error: StorageError) -> String {
        let trouble = &self.store.texts().trouble;
        let sentence = match error {
            StorageError::Full => trouble.full,
            StorageError::Refused => trouble.refused,
        };
        self.say_once(&document.id, sentence(&document.meta.title))
    }

    /// Says why a document is not saved, once and not at each letter.
    pub(super) fn say_once(self, id: &Id, sentence: String) -> String {
        if self.troubles.with_untracked(|troubles| troubles.get(id) != Some(&sentence)) {
            let (store, wanted) = (self.store, id.clone());
            let notice = Notice::error(sentence.clone())
                .about(matter(id))
                .with(store.texts().trouble.export, move || export::export(store, Some(&wanted)));
            store.notices.say(notice);
        }
        sentence
    }
}
