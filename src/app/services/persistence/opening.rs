//! Opening what was kept, before the page is drawn.

use super::comparison;
use super::keys::{HISTORY, INDEX, JOURNAL, QUARANTINE, RECORD, record_name};
use super::opened::{Kept, Opened};
use super::quarantine::quarantine;
use super::replay::replay;
use crate::browser::storage::KeyValueStore;
use crate::browser::texts;
use crate::desk::{Id, sha256};
use crate::exchange::record::{self, Record, RecordError};
use crate::exchange::{history, journal};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::mem;
use std::sync::Arc;

/// The order of the library; without it all still opens.
#[derive(Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Index {
    pub(super) version: u32,
    pub(super) order: Vec<Id>,
}

impl Index {
    pub(super) fn read(storage: &KeyValueStore) -> Self {
        storage.get(INDEX).map(|raw| Self::parse(&raw)).unwrap_or_default()
    }

    /// What cannot be read orders nothing.
    pub(super) fn parse(raw: &str) -> Self {
        serde_json::from_str(raw).unwrap_or_default()
    }
}

/// Names the state of the desk: all documents with the checksums of their records.
pub(super) fn state(checksums: &BTreeMap<Id, String>) -> String {
    sha256(&checksums.iter().map(|(id, checksum)| format!("{id} {checksum}\n")).collect::<String>())
}

/// Opens what the storage holds, and finishes what broke off.
pub(crate) async fn open(storage: &KeyValueStore) -> Kept {
    let mut replayed = replay(storage).await;
    let mut kept = Kept { damaged: mem::take(&mut replayed.damaged), ..Kept::default() };
    let mut unwritten = mem::take(&mut replayed.unwritten);
    unwritten.extend(finish(storage, &mut kept));
    let records = records(storage, &unwritten, &mut kept);
    let history = storage.get(HISTORY).and_then(|raw| match history::StoredHistory::read(&raw) {
        Ok(history) => Some(history),
        Err(RecordError::Newer(_)) => None,
        Err(_) => {
            kept.damaged.push(quarantine(storage, HISTORY, &raw));
            None
        }
    });
    let elsewhere = records.iter().filter(|(_, record)| record.needs_text()).map(|(id, _)| id.clone());
    let elsewhere: Vec<Id> = elsewhere.chain(history.iter().flat_map(history::StoredHistory::texts)).collect();
    let texts = if elsewhere.is_empty() { HashMap::new() } else { texts::get(&elsewhere).await };

    let mut checksums = BTreeMap::new();
    for (id, record) in records {
        let (checksum, title) = (record.checksum.clone(), record.title().unwrap_or(&id).to_owned());
        match record.document(texts.get(&id).cloned()) {
            Ok(document) if document.id == id => {
                let entry = unwritten.iter().find(|entry| entry.id == id);
                let was = entry.and_then(|entry| entry.was.clone());
                checksums.insert(id.clone(), checksum.clone());
                let checksum = Some(checksum).filter(|_| entry.is_none());
                kept.documents.push(Opened { document: Arc::new(document), checksum, was });
            }
            Err(RecordError::NoText) => kept.without_text.push((id, title)),
            Ok(_) | Err(_) => {
                let key = record_name(&id);
                let raw = storage.get(&key).unwrap_or_default();
                kept.damaged.push(quarantine(storage, &key, &raw));
            }
        }
    }
    if let Some(history) = history.filter(|history| history.state == state(&checksums)) {
        let here = |id: &Id| kept.documents.iter().find(|opened| opened.document.id == *id);
        let text = |id: &Id| here(id).map(|o| o.document.text.clone()).or_else(|| texts.get(id).cloned());
        // A text that is gone takes what can be undone with it, and no work.
        kept.history = history.history(text).unwrap_or_default();
    }
    kept.offloaded = texts.into_keys().collect();
    comparison::open(storage, &mut kept);
    kept.outbox = replayed.outbox(storage, &unwritten);
    kept
}

/// Writes what a journal still holds. Gives back what found no room; it is opened
/// from the journal, which stays until it is written.
fn finish(storage: &KeyValueStore, kept: &mut Kept) -> Vec<journal::Entry> {
    let Some(raw) = storage.get(JOURNAL) else {
        return Vec::new();
    };
    let entries = match journal::read(&raw) {
        Ok(entries) => entries,
        Err(RecordError::Newer(_)) => return Vec::new(),
        Err(_) => {
            kept.damaged.push(quarantine(storage, JOURNAL, &raw));
            return Vec::new();
        }
    };
    // What was written since is newer than the journal.
    let is_due = |entry: &journal::Entry| {
        storage.get(&record_name(&entry.id)).and_then(|raw| record::checksum(&raw)) == entry.was
    };
    let write = |entry: &journal::Entry| match &entry.record {
        Some(record) => storage.set(&record_name(&entry.id), record).is_ok(),
        None => {
            storage.remove(&record_name(&entry.id));
            true
        }
    };
    let unwritten: Vec<_> = entries.into_iter().filter(is_due).filter(|entry| !write(entry)).collect();
    if unwritten.is_empty() {
        storage.remove(JOURNAL);
    }
    unwritten
}

/// The records that can be read, in the order of the library.
fn records(storage: &KeyValueStore, unwritten: &[journal::Entry], kept: &mut Kept) -> Vec<(Id, Record)> {
    let mut ids: Vec<Id> =
        storage.names(RECORD).iter().filter_map(|name| name.strip_prefix(RECORD)).map(Id::from).collect();
    let missing = unwritten.iter().map(|entry| &entry.id).filter(|id| !ids.contains(id)).cloned();
    ids.extend(missing.collect::<Vec<_>>());
    let order = Index::read(storage).order;
    let places: HashMap<&Id, usize> = order.iter().zip(0..).collect();
    ids.sort_by_key(|id| places.get(id).copied().unwrap_or(usize::MAX));
    let mut records = Vec::new();
    for id in ids {
        let key = record_name(&id);
        let journalled = unwritten.iter().find(|entry| entry.id == id).and_then(|entry| entry.record.clone());
        let Some(raw) = journalled.or_else(|| storage.get(&key)) else {
            continue;
        };
        match Record::read(&raw) {
            Ok(record) => records.push((id, record)),
            Err(RecordError::Newer(_)) => kept.newer.push(id.to_string()),
            Err(_) => kept.damaged.push(quarantine(storage, &key, &raw)),
        }
    }
    records
}

/// The documents that something stored still names: their texts stay.
pub(super) fn named(storage: &KeyValueStore, history: Vec<Id>) -> HashSet<Id> {
    let of = |prefix: &'static str| {
        let names = storage.names(prefix);
        names.into_iter().filter_map(move |name| name.strip_prefix(prefix).and_then(|id| id.get(..16)).map(Id::from))
    };
    of(RECORD).chain(of(QUARANTINE)).chain(history).collect()
}
