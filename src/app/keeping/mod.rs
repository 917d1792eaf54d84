//! Keeping the work. Each document is one record in local storage, so it is written
//! whole or not at all; several that belong to one act go through a journal. Where
//! room gets short, texts move to IndexedDB, each stored there before the record
//! that names it. What can be undone has a record of its own. Nothing is overwritten
//! that this page did not read, and nothing is thrown away that cannot be read.

mod aside;
mod backup;
mod comparison;
mod opening;
mod room;
mod saving;
mod tabs;

use super::notices::Notice;
use super::state::Store;
use crate::browser::{events, storage::KeyValueStore};
use crate::desk::{Document, Edit, Findings, Id, Question};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
pub(crate) use opening::{Kept, open};
pub(crate) use room::percent;
use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
use std::rc::Rc;
use std::sync::Arc;

const RECORD: &str = "tallymark:doc:";
const ASIDE: &str = "tallymark:aside:";
const INDEX: &str = "tallymark:index";
const JOURNAL: &str = "tallymark:journal";
const HISTORY: &str = "tallymark:history";

/// Milliseconds between a change and its record.
const SOON: u32 = 250;

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

/// What this page knows of the storage; nothing of it is drawn.
#[derive(Default)]
struct Known {
    /// Checksums of the records as this page last read or wrote them.
    checksums: BTreeMap<Id, String>,
    /// The last versions that this page read or wrote, each by its checksum: what
    /// another tab wrote over one of them can be merged.
    versions: HashMap<Id, VecDeque<(String, Arc<Document>)>>,
    /// Texts that stand in IndexedDB; `false` where that is no longer certain, as
    /// no record has named the text since.
    apart: HashMap<Id, bool>,
    /// Texts are on their way there.
    is_moving: bool,
    /// A record found no room.
    is_full: bool,
    /// IndexedDB refused.
    has_no_database: bool,
    /// The browser was asked to keep what is stored.
    has_asked: bool,
    /// The person was reminded of a backup.
    has_reminded: bool,
    /// The versions of other tabs that the person was asked about.
    asked: BTreeMap<Id, String>,
    /// The checksum of the history as it was last written.
    history: Option<String>,
}

impl Known {
    /// Versions of one document that are remembered.
    const VERSIONS: usize = 32;

    /// Takes note of a record that was read or written.
    fn note(&mut self, document: &Arc<Document>, checksum: String) {
        let versions = self.versions.entry(document.id.clone()).or_default();
        if versions.len() == Self::VERSIONS {
            versions.pop_front();
        }
        versions.push_back((checksum.clone(), document.clone()));
        self.checksums.insert(document.id.clone(), checksum);
    }

    fn version(&self, id: &str, checksum: &str) -> Option<&Arc<Document>> {
        self.versions.get(id)?.iter().find(|(known, _)| known == checksum).map(|(_, document)| document)
    }

    /// The version that the record held when it was last read or written.
    fn last_version(&self, id: &str) -> Option<&Arc<Document>> {
        self.version(id, self.checksums.get(id)?)
    }
}

/// Keeps the desk in storage.
#[derive(Clone, Copy)]
pub(crate) struct Keeper {
    store: Store,
    shelf: StoredValue<Rc<KeyValueStore>, LocalStorage>,
    timer: StoredValue<Option<Timeout>, LocalStorage>,
    known: StoredValue<Known>,
    /// What the records hold, in the order of the index; the same pointer as on the
    /// desk is saved.
    saved: RwSignal<Vec<Arc<Document>>>,
    /// Documents that are not saved, and why.
    troubles: RwSignal<BTreeMap<Id, String>>,
    /// Names of records that could not be opened and were set aside.
    aside: RwSignal<Vec<String>>,
    /// How full the storage is, from 0 to 1.
    full: RwSignal<f64>,
}

impl Keeper {
    /// Puts what was kept on the desk and keeps all that follows.
    pub(crate) fn start(store: Store, shelf: Rc<KeyValueStore>, kept: Kept) -> Self {
        let keeper = Self {
            store,
            shelf: StoredValue::new_local(shelf.clone()),
            timer: StoredValue::new_local(None),
            known: StoredValue::new(Known::default()),
            saved: RwSignal::new(Vec::new()),
            troubles: RwSignal::new(BTreeMap::new()),
            aside: RwSignal::new(Vec::new()),
            full: RwSignal::new(0.0),
        };
        if !shelf.lasts() {
            store.notices.say(Notice::error(store.texts().trouble.memory.to_owned()).about("memory"));
        }
        keeper.take_up(kept);
        Effect::new(move |_| {
            store.work.track();
            keeper.save_soon();
        });
        events::on_document("visibilitychange", move |_: web_sys::Event| {
            if events::is_hidden() {
                keeper.save(true);
            }
        });
        events::on_window("pagehide", move |_: web_sys::Event| keeper.save(true));
        events::on_window("beforeunload", move |event: web_sys::Event| {
            keeper.save(true);
            if keeper.shelf().lasts() && !keeper.is_saved_now() {
                event.prevent_default();
            }
        });
        events::on_window("storage", move |event: web_sys::StorageEvent| keeper.changed_elsewhere(&event));
        keeper.watch_room();
        keeper.watch_exports();
        keeper.watch_comparison();
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

    /// Puts on the desk what was opened, and says what could not be.
    fn take_up(self, kept: Kept) {
        let (store, texts) = (self.store, self.store.texts());
        for name in &kept.damaged {
            self.say_set_aside(name);
        }
        for id in &kept.newer {
            let sentence = (texts.trouble.newer_record)(id);
            store.notices.say(Notice::error(sentence).about(format!("newer {id}")));
        }
        for (_, title) in &kept.without_text {
            let sentence = (texts.keeping.no_text)(title);
            store.notices.say(Notice::error(sentence).about(format!("text {title}")));
        }
        self.aside.set(self.names_aside());
        let opened = kept.documents.into_iter().map(|opened| {
            self.known.update_value(|known| match &opened.checksum {
                Some(checksum) => known.note(&opened.document, checksum.clone()),
                None => known.checksums.extend(opened.was.map(|was| (opened.document.id.clone(), was))),
            });
            Edit::Open(opened.document)
        });
        store.take_in(Edit::All(opened.collect()));
        self.known.update_value(|known| {
            known.apart = kept.apart.into_iter().map(|id| (id, true)).collect();
            // Where such an article comes again, its text is stored anew.
            known.apart.extend(kept.without_text.into_iter().map(|(id, _)| (id, false)));
        });
        store.work.update(|work| work.history = kept.history);
        store.comparing.take_up(kept.theirs, kept.choices);
        let is_stamped = |document: &Arc<Document>| self.known.with_value(|k| k.versions.contains_key(&document.id));
        let documents = store.work.with_untracked(|work| work.desk.documents().to_vec());
        self.saved.set(documents.into_iter().filter(is_stamped).collect());
    }

    fn shelf(self) -> Rc<KeyValueStore> {
        self.shelf.get_value()
    }

    fn is_saved_now(self) -> bool {
        self.store.work.with_untracked(|work| self.saved.with_untracked(|saved| same(work.desk.documents(), saved)))
    }

    fn save_soon(self) {
        self.timer.update_value(|timer| {
            if timer.is_none() {
                *timer = Some(Timeout::new(SOON, move || self.save(false)));
            }
        });
    }

    /// The documents whose records are to be written: another pointer is another state.
    fn unsaved(self) -> Vec<Arc<Document>> {
        let is_saved = |document: &Arc<Document>| {
            self.saved.with_untracked(|saved| saved.iter().any(|saved| Arc::ptr_eq(saved, document)))
        };
        let documents = self.store.work.with_untracked(|work| work.desk.documents().to_vec());
        documents.into_iter().filter(|document| !is_saved(document)).collect()
    }

    /// The documents whose records are to be removed.
    fn deleted(self) -> Vec<Arc<Document>> {
        let here: HashSet<Id> =
            self.store.work.with_untracked(|work| work.desk.documents().iter().map(|d| d.id.clone()).collect());
        self.saved.with_untracked(|saved| saved.iter().filter(|old| !here.contains(&old.id)).cloned().collect())
    }
}

fn record_name(id: &str) -> String {
    format!("{RECORD}{id}")
}

/// Whether both lists hold the same documents in the same order.
fn same(documents: &[Arc<Document>], saved: &[Arc<Document>]) -> bool {
    documents.len() == saved.len() && documents.iter().zip(saved).all(|(d, s)| Arc::ptr_eq(s, d))
}
