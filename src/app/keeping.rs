//! Keeping the work: one record a document in local storage, a small index
//! and the settings. Nothing is overwritten that this page did not read, and
//! nothing is thrown away that cannot be read.

use super::notices::Notice;
use super::state::Store;
use crate::browser::{download, events, storage::Shelf, storage::StorageError};
use crate::desk::{Document, Edit, Findings, Id, Question};
use crate::exchange::record::{self, RecordError};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::rc::Rc;
use std::sync::Arc;

const RECORD: &str = "tallymark:doc:";
const ASIDE: &str = "tallymark:aside:";
const INDEX: &str = "tallymark:index";

/// Milliseconds between a change and its record.
const SOON: u32 = 250;

#[derive(Default, Serialize, Deserialize)]
struct Index {
    version: u32,
    order: Vec<String>,
}

/// How safe the work is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Safety {
    Saved,
    Saving,
    /// Kept in this tab only.
    Memory,
    /// The sentence that says what is wrong.
    Trouble(String),
}

/// Keeps the desk in storage.
#[derive(Clone, Copy)]
pub(crate) struct Keeper {
    store: Store,
    shelf: StoredValue<Rc<Shelf>, LocalStorage>,
    timer: StoredValue<Option<Timeout>, LocalStorage>,
    /// What the records hold; the same pointer as on the desk is saved.
    saved: RwSignal<Vec<Arc<Document>>>,
    /// Hashes of the records as this page last read or wrote them.
    stamps: StoredValue<HashMap<Id, u64>>,
    /// Documents that are not saved, and why.
    troubles: RwSignal<BTreeMap<Id, String>>,
    /// Names of records that could not be opened and were set aside.
    aside: RwSignal<Vec<String>>,
}

impl Keeper {
    /// Opens what was kept and keeps all that follows.
    pub(crate) fn start(store: Store, shelf: Rc<Shelf>) -> Self {
        let keeper = Self {
            store,
            shelf: StoredValue::new_local(shelf),
            timer: StoredValue::new_local(None),
            saved: RwSignal::new(Vec::new()),
            stamps: StoredValue::new(HashMap::new()),
            troubles: RwSignal::new(BTreeMap::new()),
            aside: RwSignal::new(Vec::new()),
        };
        keeper.load();
        Effect::new(move |_| {
            store.work.track();
            keeper.save_soon();
        });
        events::on_document("visibilitychange", move |_: web_sys::Event| {
            if events::is_hidden() {
                keeper.save();
            }
        });
        events::on_window("pagehide", move |_: web_sys::Event| keeper.save());
        events::on_window("beforeunload", move |event: web_sys::Event| {
            keeper.save();
            if keeper.shelf().lasts() && !keeper.is_saved_now() {
                event.prevent_default();
            }
        });
        events::on_window("storage", move |event: web_sys::StorageEvent| keeper.changed_elsewhere(&event));
        keeper
    }

    /// How safe the work is; follows every change.
    pub(crate) fn safety(self) -> Safety {
        if let Some(sentence) = self.troubles.with(|troubles| troubles.values().next().cloned()) {
            return Safety::Trouble(sentence);
        }
        if !self.shelf().lasts() {
            return Safety::Memory;
        }
        let saved = self.saved.with(|saved| self.store.work.with(|work| same(work.desk.documents(), saved)));
        if saved { Safety::Saved } else { Safety::Saving }
    }

    /// Names of records that were set aside.
    pub(crate) fn set_aside(self) -> Vec<String> {
        self.aside.get()
    }

    /// Offers a record that was set aside as a file.
    pub(crate) fn download_aside(self, name: &str) {
        if let Some(raw) = self.shelf().get(&format!("{ASIDE}{name}")) {
            download::offer(&format!("tallymark-record-{name}.txt"), "text/plain", &raw);
        }
    }

    /// Throws a record away that was set aside.
    pub(crate) fn discard_aside(self, name: &str) {
        self.shelf().remove(&format!("{ASIDE}{name}"));
        self.aside.update(|aside| aside.retain(|other| other != name));
    }

    fn shelf(self) -> Rc<Shelf> {
        self.shelf.get_value()
    }

    fn load(self) {
        let (shelf, texts) = (self.shelf(), self.store.texts());
        if !shelf.lasts() {
            self.store.notices.say(Notice::error(texts.trouble.memory.to_owned()).about("memory"));
        }
        let index: Index = shelf.get(INDEX).and_then(|raw| serde_json::from_str(&raw).ok()).unwrap_or_default();
        let mut names = shelf.names(RECORD);
        let place = |name: &String| index.order.iter().position(|id| name.strip_prefix(RECORD) == Some(id.as_str()));
        names.sort_by_key(|name| place(name).unwrap_or(usize::MAX));
        let mut opened = Vec::new();
        for name in names {
            let (Some(raw), Some(id)) = (shelf.get(&name), name.strip_prefix(RECORD)) else {
                continue;
            };
            match record::read(&raw) {
                Ok(document) if &*document.id == id => {
                    self.stamp(&document.id, &raw);
                    opened.push(Edit::Open(Arc::new(document)));
                }
                Err(RecordError::Newer(_)) => {
                    self.store
                        .notices
                        .say(Notice::error((texts.trouble.newer_record)(id)).about(format!("newer {id}")));
                }
                Ok(_) | Err(RecordError::Corrupt) => self.put_aside(id, &raw),
            }
        }
        self.aside.set(shelf.names(ASIDE).iter().filter_map(|n| n.strip_prefix(ASIDE)).map(str::to_owned).collect());
        self.store.take_in(Edit::All(opened));
        let documents = self.store.work.with_untracked(|work| work.desk.documents().to_vec());
        self.saved.set(documents);
    }

    /// Takes what the engine found in an article. A record holds nothing of it but what
    /// the text says of itself, so one that learns nothing new there is still good.
    pub(crate) fn answered(self, id: &str, question: &Question, findings: Findings) {
        let document = || self.store.work.with_untracked(|work| work.desk.document(id).cloned());
        let before = document();
        self.store.work.update(|work| {
            // An answer to what nobody asks any more changes nothing.
            work.desk.answer(id, question, findings);
        });
        if let Some((old, new)) = before.zip(document()).filter(|(old, new)| old.meta == new.meta) {
            self.saved.update(|saved| {
                if let Some(place) = saved.iter_mut().find(|saved| Arc::ptr_eq(saved, &old)) {
                    *place = new;
                }
            });
        }
    }

    /// Moves a record that cannot be read out of the way, unchanged.
    fn put_aside(self, id: &str, raw: &str) {
        let shelf = self.shelf();
        let record = format!("{RECORD}{id}");
        // An earlier one of the same article stays.
        let taken = shelf.names(ASIDE);
        let is_free = |name: &String| !taken.contains(&format!("{ASIDE}{name}"));
        let numbered = (2..=taken.len() + 2).map(|number| format!("{id}-{number}"));
        let name = [id.to_owned()].into_iter().chain(numbered).find(is_free).unwrap_or_else(|| id.to_owned());
        shelf.remove(&record);
        if shelf.set(&format!("{ASIDE}{name}"), raw).is_err() && shelf.set(&record, raw).is_err() {
            // There was room for it a moment ago; should there be none now, it
            // goes to the person.
            download::offer(&format!("tallymark-record-{id}.txt"), "text/plain", raw);
        }
        self.aside.update(|aside| {
            aside.push(name.clone());
        });
        let texts = self.store.texts();
        let notice = Notice::error((texts.trouble.corrupt)(id))
            .about(format!("aside {id}"))
            .with(texts.trouble.download, move || self.download_aside(&name));
        self.store.notices.say(notice);
    }

    fn stamp(self, id: &Id, raw: &str) {
        self.stamps.update_value(|stamps| {
            stamps.insert(id.clone(), hash(raw));
        });
    }

    fn unstamp(self, id: &str) {
        self.stamps.update_value(|stamps| {
            stamps.remove(id);
        });
    }

    fn is_saved_now(self) -> bool {
        self.store.work.with_untracked(|work| self.saved.with_untracked(|saved| same(work.desk.documents(), saved)))
    }

    fn save_soon(self) {
        self.timer.update_value(|timer| {
            if timer.is_none() {
                *timer = Some(Timeout::new(SOON, move || self.save()));
            }
        });
    }

    /// Writes every document that changed, and removes the deleted ones.
    fn save(self) {
        self.timer.update_value(|timer| *timer = None);
        if self.is_saved_now() {
            return;
        }
        let documents = self.store.work.with_untracked(|work| work.desk.documents().to_vec());
        let before = self.saved.get_untracked();
        let mut saved = Vec::with_capacity(documents.len());
        let mut troubles = BTreeMap::new();
        for old in before.iter().filter(|old| !documents.iter().any(|d| d.id == old.id)) {
            self.shelf().remove(&format!("{RECORD}{}", old.id));
            self.unstamp(&old.id);
        }
        for document in &documents {
            let unchanged = before.iter().any(|old| Arc::ptr_eq(old, document));
            match if unchanged { Ok(()) } else { self.write(document) } {
                Ok(()) => {
                    saved.push(document.clone());
                    self.store.notices.settle(&matter(&document.id));
                }
                Err(sentence) => {
                    // The record still holds the version before.
                    saved.extend(before.iter().find(|old| old.id == document.id).cloned());
                    troubles.insert(document.id.clone(), sentence);
                }
            }
        }
        let index = Index { version: 1, order: documents.iter().map(|d| d.id.to_string()).collect() };
        if let Ok(index) = serde_json::to_string(&index) {
            // The index only orders the library: without it all still opens.
            let _ = self.shelf().set(INDEX, &index);
        }
        self.saved.set(saved);
        if self.troubles.with_untracked(|old| *old != troubles) {
            self.troubles.set(troubles);
        }
    }

    /// Writes one record; the sentence that was said when it could not be.
    fn write(self, document: &Arc<Document>) -> Result<(), String> {
        let (shelf, texts) = (self.shelf(), self.store.texts());
        let name = format!("{RECORD}{}", document.id);
        let title = &*document.meta.title;
        let known = self.stamps.with_value(|stamps| stamps.get(&document.id).copied());
        match shelf.get(&name) {
            Some(there) if Some(hash(&there)) != known => match record::read(&there) {
                Ok(theirs) if theirs == **document => {
                    self.stamp(&document.id, &there);
                    return Ok(());
                }
                Ok(theirs) => return Err(self.conflict(document, Arc::new(theirs), &there)),
                Err(RecordError::Newer(_)) => {
                    let sentence = (texts.trouble.newer_record)(&document.id);
                    return Err(self.say_once(&document.id, sentence));
                }
                Err(RecordError::Corrupt) => self.put_aside(&document.id, &there),
            },
            None if known.is_some() => {
                let sentence = (texts.trouble.deleted_elsewhere)(title);
                self.store.notices.say(Notice::said(sentence));
            }
            _ => {}
        }
        let raw = record::write(document);
        match shelf.set(&name, &raw) {
            Ok(()) => {
                self.stamp(&document.id, &raw);
                Ok(())
            }
            Err(StorageError::Full) => Err(self.say_once(&document.id, (texts.trouble.full)(title))),
            Err(StorageError::Refused) => Err(self.say_once(&document.id, (texts.trouble.refused)(title))),
        }
    }

    /// Says why a document is not saved, once and not at each letter.
    fn say_once(self, id: &Id, sentence: String) -> String {
        if self.troubles.with_untracked(|troubles| troubles.get(id) != Some(&sentence)) {
            let (store, wanted) = (self.store, id.clone());
            let notice = Notice::error(sentence.clone())
                .about(matter(id))
                .with(self.store.texts().trouble.export, move || super::take_home::export(store, Some(&wanted)));
            self.store.notices.say(notice);
        }
        sentence
    }

    /// Two versions of one document: the person chooses, and the other one is
    /// still an Undo away.
    fn conflict(self, mine: &Arc<Document>, theirs: Arc<Document>, raw: &str) -> String {
        let (store, texts) = (self.store, self.store.texts());
        let sentence = (texts.trouble.conflict)(&mine.meta.title);
        let (id, stamp) = (mine.id.clone(), hash(raw));
        let known = move || {
            self.stamps.update_value(|stamps| {
                stamps.insert(id.clone(), stamp);
            });
            store.notices.settle(&matter(&id));
        };
        let (known_too, id, other) = (known.clone(), mine.id.clone(), theirs.clone());
        let notice = Notice::error(sentence.clone())
            .about(matter(&mine.id))
            .with(texts.trouble.keep_mine, move || {
                known();
                let mine = store.work.with_untracked(|work| work.desk.document(&id).cloned());
                store.act(Edit::Open(other.clone()));
                // A copy of its own: the record on the shelf is the other one.
                store.act(mine.map_or_else(|| Edit::All(Vec::new()), |mine| Edit::Open(Arc::new((*mine).clone()))));
            })
            .with(texts.trouble.take_theirs, move || {
                known_too();
                store.act(Edit::Open(theirs.clone()));
            });
        store.notices.say(notice);
        sentence
    }

    /// Another tab wrote: take its version where nothing here is unsaved.
    fn changed_elsewhere(self, event: &web_sys::StorageEvent) {
        let Some(name) = event.key() else {
            // All was cleared elsewhere; what is here is kept by writing it.
            self.stamps.set_value(HashMap::new());
            self.saved.set(Vec::new());
            self.save_soon();
            return;
        };
        let Some(id) = name.strip_prefix(RECORD) else {
            return;
        };
        let here = self.store.work.with_untracked(|work| work.desk.document(id).cloned());
        let is_saved = here
            .as_ref()
            .is_none_or(|here| self.saved.with_untracked(|saved| saved.iter().any(|saved| Arc::ptr_eq(saved, here))));
        if !is_saved {
            // The next save meets the other version and says so.
            self.save_soon();
            return;
        }
        let raw = self.shelf().get(&name);
        match raw.as_deref().map(record::read) {
            Some(Ok(theirs)) => {
                if here.as_deref() == Some(&theirs) {
                    self.stamp(&theirs.id, raw.as_deref().unwrap_or_default());
                    return;
                }
                let theirs = Arc::new(theirs);
                self.stamp(&theirs.id, raw.as_deref().unwrap_or_default());
                self.saved.update(|saved| {
                    saved.retain(|old| old.id != theirs.id);
                    saved.push(theirs.clone());
                });
                if self.store.current.get_untracked().as_deref() == Some(id) {
                    let sentence = (self.store.texts().said.taken_from_tab)(&theirs.meta.title);
                    self.store.notices.say(Notice::said(sentence));
                }
                self.store.take_in(Edit::Open(theirs));
            }
            None => {
                self.saved.update(|saved| saved.retain(|old| &*old.id != id));
                self.unstamp(id);
                self.store.take_in(Edit::Delete(id.into()));
            }
            // Half a write of a tab that is at work; its end comes as another event.
            Some(Err(_)) => {}
        }
    }
}

fn matter(id: &str) -> String {
    format!("save {id}")
}

fn hash(raw: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    raw.hash(&mut hasher);
    hasher.finish()
}

/// Whether both lists hold the same documents, in whatever order.
fn same(documents: &[Arc<Document>], saved: &[Arc<Document>]) -> bool {
    documents.len() == saved.len() && documents.iter().all(|d| saved.iter().any(|s| Arc::ptr_eq(s, d)))
}
