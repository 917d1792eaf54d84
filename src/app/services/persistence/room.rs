//! Room: texts move to IndexedDB before local storage is full, a meter says how full
//! it is, and the browser is asked not to clear it.

use super::handle::Persistence;
use super::keys::HISTORY;
use super::opening::named;
use crate::app::services::export;
use crate::app::state::notices::Notice;
use crate::browser::{quota, storage, texts};
use crate::desk::{Document, Id};
use crate::exchange::history;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// UTF-16 units in local storage beyond which texts move. The rest is for work.
const SHORT: usize = storage::ROOM / 2;

/// Bytes beyond which a text stands in IndexedDB from the start: an act on its article
/// then writes a small record.
const LONG: usize = 64 * 1024;

/// From here on the person is warned.
const NEARLY_FULL: f64 = 0.8;

/// So many decisions are worth asking the browser for.
const WORTH_KEEPING: usize = 10;

impl Persistence {
    /// How full the storage is, from 0 to 1.
    pub(crate) fn share(self) -> f64 {
        self.full.get()
    }

    /// Whether the person is warned.
    pub(crate) fn is_nearly_full(self) -> bool {
        self.full.with(|full| *full >= NEARLY_FULL)
    }

    /// Forgets texts that nothing names, and looks how full the storage is.
    pub(super) fn watch_room(self) {
        self.look_at_room();
        let storage = self.storage();
        if !storage.lasts() || self.known.with_value(|known| known.offloaded.is_empty()) {
            return;
        }
        spawn_local(async move {
            let kept = storage.get(HISTORY).and_then(|raw| history::StoredHistory::read(&raw).ok());
            let named = named(&storage, kept.map(|kept| kept.texts()).unwrap_or_default());
            texts::sweep(|id| named.contains(id)).await;
        });
    }

    /// Whether a record that finds no room may find some yet.
    pub(super) fn can_make_room(self) -> bool {
        let is_open = self.known.with_value(|known| !known.has_no_database);
        self.storage().lasts() && is_open && !self.to_move().is_empty()
    }

    /// Moves long texts to IndexedDB, and all where local storage would get short; `true`
    /// when they are on their way, and saving goes on behind that.
    pub(super) fn makes_room(self, unsaved: &[Arc<Document>]) -> bool {
        if self.known.with_value(|known| known.is_moving) {
            return true;
        }
        let storage = self.storage();
        if !storage.lasts() || self.known.with_value(|known| known.has_no_database) {
            return false;
        }
        let is_full = self.known.with_value(|known| known.is_full);
        let place = |document: &Document| self.known.with_value(|known| known.offloaded.get(&document.id).copied());
        let is_inside = |document: &&Arc<Document>| place(document).is_none();
        let incoming: usize = unsaved.iter().filter(is_inside).map(|document| document.text.len()).sum();
        let is_short = is_full || incoming > 0 && storage.used() + incoming > SHORT;
        // One whose record was forgotten is stored anew before it is named again.
        let is_back = unsaved.iter().any(|document| place(document) == Some(false));
        let is_due = |document: &&Arc<Document>| match place(document) {
            None => is_short || document.text.len() > LONG,
            Some(is_there) => !is_there && (is_short || is_back),
        };
        // A long text stays where it can be undone that its document is deleted.
        let parting = self.deleted().into_iter().filter(|old| old.text.len() > history::LONGEST_TEXT);
        let mut moving: Vec<Arc<Document>> = parting.filter(|old| is_inside(&old)).collect();
        moving.extend(self.to_move().into_iter().filter(|document| is_due(&document)));
        if moving.is_empty() {
            return false;
        }
        self.move_texts(moving);
        true
    }

    /// The documents on the desk whose texts do not stand in IndexedDB for certain.
    fn to_move(self) -> Vec<Arc<Document>> {
        let documents = self.store.work.with_untracked(|work| work.desk.documents().to_vec());
        let is_there = |id: &Id| self.known.with_value(|known| known.offloaded.get(id) == Some(&true));
        documents.into_iter().filter(|document| !is_there(&document.id)).collect()
    }

    /// A text is stored before the record that names it; the records follow.
    fn move_texts(self, documents: Vec<Arc<Document>>) {
        self.known.update_value(|known| known.is_moving = true);
        let list: Vec<(Id, Arc<str>)> = documents.iter().map(|d| (d.id.clone(), d.text.clone())).collect();
        spawn_local(async move {
            let is_stored = texts::put(&list).await;
            self.known.update_value(|known| {
                known.is_moving = false;
                known.is_full = false;
                known.has_no_database = !is_stored;
                if is_stored {
                    known.offloaded.extend(list.iter().map(|(id, _)| (id.clone(), true)));
                }
            });
            if is_stored {
                // Their records are written anew, without the text.
                let here: Vec<Id> =
                    self.store.work.with_untracked(|work| work.desk.documents().iter().map(|d| d.id.clone()).collect());
                let is_moved = |id: &Id| here.contains(id) && list.iter().any(|(moved, _)| moved == id);
                self.saved.update(|saved| saved.retain(|document| !is_moved(&document.id)));
            }
            self.save(false);
        });
    }

    /// Looks how full the storage is, and says so once when it gets short.
    pub(super) fn look_at_room(self) {
        let storage = self.storage();
        if !storage.lasts() {
            return;
        }
        let local = storage.used() as f64 / storage::ROOM as f64;
        if self.known.with_value(|known| known.offloaded.is_empty()) {
            self.show_share(local);
        } else {
            spawn_local(async move {
                let browser = quota::share().await.unwrap_or_default();
                self.show_share(local.max(browser));
            });
        }
        let decisions: usize =
            self.store.work.with_untracked(|work| work.desk.documents().iter().map(|d| d.kept().len()).sum());
        if decisions >= WORTH_KEEPING && !self.known.with_value(|known| known.has_asked) {
            self.known.update_value(|known| known.has_asked = true);
            spawn_local(quota::ask_to_persist());
        }
    }

    fn show_share(self, share: f64) {
        const MATTER: &str = "nearly full";
        let (store, was) = (self.store, self.full.get_untracked());
        if (share - was).abs() < 0.001 {
            return;
        }
        self.full.set(share);
        if share < NEARLY_FULL {
            store.notices.settle(MATTER);
        } else if was < NEARLY_FULL {
            let texts = store.texts();
            let notice = Notice::error((texts.persistence.nearly_full)(percent(share)))
                .about(MATTER)
                .with(texts.persistence.export_all, move || export::export(store, None));
            store.notices.say(notice);
        }
    }
}

/// A share in whole per cent.
pub(crate) fn percent(share: f64) -> usize {
    (share * 100.0).round() as usize
}
