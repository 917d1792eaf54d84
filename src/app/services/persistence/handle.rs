//! The handle of persistence: what is saved, and what is not.

use super::known::Known;
use crate::app::state::Store;
use crate::browser::storage::KeyValueStore;
use crate::desk::{Answer, Document, Id};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

/// Milliseconds between a change and its record.
const SOON: u32 = 250;

/// How safe the work is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Safety {
    Saved,
    /// The browser took it, and may lose it when it dies.
    Loose,
    Saving,
    /// Kept in this tab only.
    Memory,
    /// The sentence that says what is wrong.
    Trouble(String),
}

/// How far the ledger is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ledger {
    /// It holds all that local storage took from this tab.
    Whole,
    Behind,
    /// The browser has none, or no room in it.
    Refused,
}

/// Keeps the desk in storage.
#[derive(Clone, Copy)]
pub(crate) struct Persistence {
    pub(super) store: Store,
    pub(super) storage: StoredValue<Rc<KeyValueStore>, LocalStorage>,
    pub(super) timer: StoredValue<Option<Timeout>, LocalStorage>,
    pub(super) known: StoredValue<Known>,
    /// What the records hold, in the order of the index; the same pointer as on the
    /// desk is saved.
    pub(super) saved: RwSignal<Vec<Arc<Document>>>,
    pub(super) ledger: RwSignal<Ledger>,
    /// Documents that are not saved, and why.
    pub(super) troubles: RwSignal<BTreeMap<Id, String>>,
    /// Names of records that could not be opened and were set aside.
    pub(super) quarantined: RwSignal<Vec<String>>,
    /// How full the storage is, from 0 to 1.
    pub(super) full: RwSignal<f64>,
}

impl Persistence {
    /// How safe the work is; follows every change.
    pub(crate) fn safety(self) -> Safety {
        if let Some(sentence) = self.troubles.with(|troubles| troubles.values().next().cloned()) {
            return Safety::Trouble(sentence);
        }
        if !self.storage().lasts() {
            return Safety::Memory;
        }
        let saved = self.saved.with(|saved| self.store.work.with(|work| same(work.desk.documents(), saved)));
        match (saved, self.ledger.get()) {
            (true, Ledger::Whole) => Safety::Saved,
            (true, Ledger::Refused) => Safety::Loose,
            (false, _) | (true, Ledger::Behind) => Safety::Saving,
        }
    }

    /// Whether work that is saved may be lost when the browser dies.
    pub(crate) fn is_loose(self) -> bool {
        self.storage().lasts() && self.ledger.get() == Ledger::Refused
    }

    /// Takes what the engine found in articles. A record holds nothing of it but what the
    /// text says of itself, so one that learns nothing new there is still good.
    pub(crate) fn answered(self, answers: Vec<Answer>) {
        let documents = || self.store.work.with_untracked(|work| work.desk.documents().to_vec());
        let before = documents();
        self.store.work.update(|work| {
            work.desk.answer(answers);
        });
        let pairs = before.iter().zip(documents()).filter(|(old, new)| !Arc::ptr_eq(old, new) && old.meta == new.meta);
        let same: FxHashMap<*const Document, Arc<Document>> = pairs.map(|(old, new)| (Arc::as_ptr(old), new)).collect();
        if same.is_empty() {
            return;
        }
        self.saved.update(|saved| {
            for place in saved {
                if let Some(new) = same.get(&Arc::as_ptr(place)) {
                    *place = new.clone();
                }
            }
        });
    }

    pub(super) fn storage(self) -> Rc<KeyValueStore> {
        self.storage.get_value()
    }

    pub(super) fn is_saved_now(self) -> bool {
        self.store.work.with_untracked(|work| self.saved.with_untracked(|saved| same(work.desk.documents(), saved)))
    }

    pub(super) fn save_soon(self) {
        self.timer.update_value(|timer| {
            if timer.is_none() {
                *timer = Some(Timeout::new(SOON, move || self.save(false)));
            }
        });
    }

    /// The documents whose records are to be written: another pointer is another state.
    pub(super) fn unsaved(self) -> Vec<Arc<Document>> {
        let saved: FxHashSet<_> = self.saved.with_untracked(|saved| saved.iter().map(Arc::as_ptr).collect());
        let documents = self.store.work.with_untracked(|work| work.desk.documents().to_vec());
        documents.into_iter().filter(|document| !saved.contains(&Arc::as_ptr(document))).collect()
    }

    /// The documents whose records are to be removed.
    pub(super) fn deleted(self) -> Vec<Arc<Document>> {
        let here: FxHashSet<Id> =
            self.store.work.with_untracked(|work| work.desk.documents().iter().map(|d| d.id.clone()).collect());
        self.saved.with_untracked(|saved| saved.iter().filter(|old| !here.contains(&old.id)).cloned().collect())
    }
}

/// Whether both lists hold the same documents in the same order.
fn same(documents: &[Arc<Document>], saved: &[Arc<Document>]) -> bool {
    documents.len() == saved.len() && documents.iter().zip(saved).all(|(d, s)| Arc::ptr_eq(s, d))
}
