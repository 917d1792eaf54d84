//! Several tabs on one desk. A record names the one that it was written over, so
//! what two tabs did is merged mark by mark; where both changed one thing, the
//! person chooses.

use super::handle::Persistence;
use super::keys::{INDEX, RECORD, WRITTEN, matter};
use super::opening::Index;
use crate::app::state::notices::Notice;
use crate::app::state::prompt::{Decision, MergePreview, Question};
use crate::browser::texts;
use crate::desk::{Conflict, Document, Edit, Id, Merged, merge_documents, ordered, take_theirs};
use crate::exchange::record::{Record, RecordError};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// What came of meeting another record.
pub(super) enum Outcome {
    /// What it holds is on the desk.
    Fine,
    /// It cannot be written over now; the sentence says why.
    Trouble(String),
    /// It cannot be read.
    Damaged,
}

/// An article as this tab and another one have it.
struct Both {
    mine: Arc<Document>,
    theirs: Arc<Document>,
    /// Both as one.
    merged: Merged,
    /// The checksum of the record of theirs.
    checksum: String,
    /// Whether its text is kept elsewhere.
    is_offloaded: bool,
}

impl Persistence {
    /// Another tab wrote, perhaps a while ago: the event says what was written over what, and what
    /// stands in storage now is taken in.
    pub(super) fn changed_elsewhere(self, event: &web_sys::StorageEvent) {
        let Some(name) = event.key() else {
            // All was cleared elsewhere; what is here is kept by writing it.
            self.known.update_value(|known| {
                known.checksums.clear();
                known.offloaded.clear();
            });
            self.saved.set(Vec::new());
            self.save_soon();
            return;
        };
        let stored = self.storage().get(&name);
        if name == INDEX {
            return self.take_order(&stored.unwrap_or_default());
        }
        if name.starts_with(WRITTEN) {
            return self.hear();
        }
        let Some(id) = name.strip_prefix(RECORD).map(Id::from) else {
            return;
        };
        if let Some(raw) = event.new_value() {
            self.known.update_value(|known| known.versions.entry(id.clone()).or_default().hear_of(&raw));
        }
        match stored {
            Some(raw) => match self.reconcile(&id, &raw) {
                Outcome::Trouble(sentence) => {
                    self.mark_saved(&id, None);
                    self.troubles.update(|troubles| {
                        troubles.insert(id, sentence);
                    });
                }
                // A damaged record is met again, and set aside, by the next save.
                Outcome::Fine | Outcome::Damaged => {}
            },
            None if self.unsaved().iter().any(|document| document.id == id) => self.save_soon(),
            None => {
                self.forget(&id);
                self.mark_saved(&id, None);
                self.store.take_in(Edit::Delete(id));
            }
        }
    }

    /// Takes the order of the library that another tab wrote; with an order of its own
    /// that is not saved yet, this tab is the later one.
    fn take_order(self, raw: &str) {
        let is_mine = self.store.work.with_untracked(|work| {
            self.saved.with_untracked(|saved| {
                let ids = |documents: &[Arc<Document>]| documents.iter().map(|d| d.id.clone()).collect::<Vec<_>>();
                ids(work.desk.documents()) != ids(saved)
            })
        });
        let order = Index::parse(raw).order;
        if is_mine || order.is_empty() {
            return;
        }
        self.store.take_in(self.store.work.with_untracked(|work| ordered(&work.desk, &order)));
        let place = |document: &Arc<Document>| order.iter().position(|id| *id == document.id).unwrap_or(order.len());
        self.saved.update(|saved| saved.sort_by_key(&place));
    }

    /// Takes in what another tab wrote.
    pub(super) fn reconcile(self, id: &Id, raw: &str) -> Outcome {
        let record = match Record::read(raw) {
            Ok(record) => record,
            Err(RecordError::Newer(_)) => {
                return Outcome::Trouble(self.say_once(id, (self.store.texts().trouble.newer_record)(id)));
            }
            Err(_) => return Outcome::Damaged,
        };
        if let Some(version) = self.known.with_value(|known| known.version(id, &record.checksum).cloned()) {
            let saved = self.saved.with_untracked(|saved| saved.iter().find(|saved| saved.id == *id).cloned());
            self.known.update_value(|known| {
                known.checksums.insert(id.clone(), record.checksum);
            });
            // An earlier version is back in storage; what came after it is written again.
            if saved.is_some_and(|saved| !saved.says_the_same(&version)) {
                self.mark_saved(id, None);
                self.save_soon();
            }
            return Outcome::Fine;
        }
        let mine = self.store.work.with_untracked(|work| work.desk.document(id).cloned());
        match mine {
            Some(mine) => self.merge(&mine, raw, record),
            None if record.needs_text() => {
                let id = id.clone();
                spawn_local(async move {
                    let text = texts::get(std::slice::from_ref(&id)).await.remove(&id);
                    self.open_elsewhere(record, text);
                });
                Outcome::Fine
            }
            None => self.open_elsewhere(record, None),
        }
    }

    /// Opens a document that another tab opened.
    fn open_elsewhere(self, record: Record, text: Option<Arc<str>>) -> Outcome {
        let (checksum, is_offloaded) = (record.checksum.clone(), record.needs_text());
        let Ok(theirs) = record.document(text) else {
            return Outcome::Damaged;
        };
        self.take_version(&Arc::new(theirs), checksum, is_offloaded);
        Outcome::Fine
    }

    /// Puts the version of another tab on the desk; it is saved.
    fn take_version(self, theirs: &Arc<Document>, checksum: String, is_offloaded: bool) {
        self.store.take_in(Edit::Open(theirs.clone()));
        // The desk may have had it read.
        let here = self.store.work.with_untracked(|work| work.desk.document(&theirs.id).cloned());
        self.note_version(theirs, checksum, is_offloaded);
        self.mark_saved(&theirs.id, here);
    }

    fn note_version(self, theirs: &Arc<Document>, checksum: String, is_offloaded: bool) {
        self.known.update_value(|known| {
            known.note(theirs, checksum);
            if is_offloaded {
                known.offloaded.entry(theirs.id.clone()).or_insert(true);
            }
        });
    }

    fn merge(self, mine: &Arc<Document>, raw: &str, record: Record) -> Outcome {
        let (checksum, is_offloaded, parent) = (record.checksum.clone(), record.needs_text(), record.parent.clone());
        let Ok(theirs) = record.document(Some(mine.text.clone())) else {
            return Outcome::Damaged;
        };
        let (id, theirs) = (&mine.id, Arc::new(theirs));
        let merged = self.merged(mine, &theirs, parent.as_deref());
        if !merged.conflicts.is_empty() {
            return Outcome::Trouble(self.ask(mine, &checksum, raw, &merged.conflicts));
        }
        self.store.notices.settle(&matter(id));
        self.troubles.update(|troubles| {
            troubles.remove(id);
        });
        if merged.document.says_the_same(mine) {
            let is_saved = mine.says_the_same(&theirs);
            self.note_version(&theirs, checksum, is_offloaded);
            self.mark_saved(id, is_saved.then(|| mine.clone()));
            self.save_soon();
            return Outcome::Fine;
        }
        if self.store.reading.current.get_untracked().as_ref() == Some(id) {
            let sentence = (self.store.texts().said.taken_from_tab)(&theirs.meta.title);
            self.store.notices.say(Notice::said(sentence));
        }
        if merged.document.says_the_same(&theirs) {
            self.take_version(&theirs, checksum, is_offloaded);
        } else {
            self.note_version(&theirs, checksum, is_offloaded);
            self.store.take_in(Edit::Open(Arc::new(merged.document)));
        }
        Outcome::Fine
    }

    fn merged(self, mine: &Document, theirs: &Document, parent: Option<&str>) -> Merged {
        self.known.with_value(|known| match known.versions.get(&mine.id) {
            Some(versions) => versions.merge(mine, theirs, parent),
            None => merge_documents(None, mine, theirs),
        })
    }

    /// Asks which side of a conflict is right; until then the stored version stays
    /// in storage and the local one in memory.
    fn ask(self, mine: &Document, checksum: &str, raw: &str, conflicts: &[Conflict]) -> String {
        let texts = self.store.texts();
        let names: Vec<String> = conflicts.iter().map(|conflict| texts.conflicting(conflict, &mine.text)).collect();
        let sentence = (texts.persistence.conflict)(&mine.meta.title, &names);
        let is_asked = self.known.with_value(|known| known.asked.get(&mine.id).is_some_and(|asked| asked == checksum));
        if !is_asked {
            let (id, raw): (Id, Arc<str>) = (mine.id.clone(), raw.into());
            let (same_id, same_raw) = (id.clone(), raw.clone());
            let (looked_id, looked_raw) = (id.clone(), raw.clone());
            self.known.update_value(|known| {
                known.asked.insert(id.clone(), checksum.to_owned());
            });
            let notice = Notice::error(sentence.clone())
                .about(matter(&id))
                .with(texts.trouble.keep_mine, move || self.choose(&id, &raw, false))
                .with(texts.trouble.take_theirs, move || self.choose(&same_id, &same_raw, true))
                .with(texts.exchange.look, move || self.look(looked_id.clone(), looked_raw.clone()));
            self.store.notices.say(notice);
        }
        sentence
    }

    fn both(self, id: &Id, raw: &str) -> Option<Both> {
        let mine = self.store.work.with_untracked(|work| work.desk.document(id).cloned())?;
        let record = Record::read(raw).ok()?;
        let (checksum, is_offloaded, parent) = (record.checksum.clone(), record.needs_text(), record.parent.clone());
        let theirs = record.document(Some(mine.text.clone())).ok()?;
        let merged = self.merged(&mine, &theirs, parent.as_deref());
        Some(Both { mine, theirs: Arc::new(theirs), merged, checksum, is_offloaded })
    }

    /// Settles all conflicts for one side; the other one is still an Undo away.
    fn choose(self, id: &Id, raw: &str, is_theirs: bool) {
        let Some(Both { theirs, merged, checksum, is_offloaded, .. }) = self.both(id, raw) else {
            return;
        };
        self.note_version(&theirs, checksum, is_offloaded);
        let other = take_theirs(&merged.document, &merged.conflicts);
        let merged = Edit::Open(Arc::new(merged.document));
        self.store.act(Edit::All(vec![merged.clone(), other]));
        if !is_theirs {
            self.store.act(merged);
        }
    }

    /// Shows both sides of all conflicts and settles them as the person says, as one
    /// act. Who leaves is asked again.
    fn look(self, id: Id, raw: Arc<str>) {
        spawn_local(async move {
            let Some(Both { mine, merged, .. }) = self.both(&id, &raw) else {
                return;
            };
            let names: Vec<Id> = merged.conflicts.iter().map(Conflict::name).collect();
            let conflicts: Vec<_> = merged.conflicts.into_iter().map(|one| (mine.clone(), one)).collect();
            let preview = MergePreview { name: None, people: Vec::new(), articles: 1, news: 0, conflicts };
            let word = self.store.dialogs.prompt.ask(Question::Merge(Arc::new(preview))).await;
            let (Decision::Add(taken), Some(Both { theirs, merged, checksum, is_offloaded, .. })) =
                (word, self.both(&id, &raw))
            else {
                self.known.update_value(|known| {
                    known.asked.remove(&id);
                });
                self.reconcile(&id, &raw);
                return;
            };
            self.note_version(&theirs, checksum, is_offloaded);
            let is_theirs =
                |one: &Conflict| names.iter().zip(&taken).any(|(name, taken)| *taken && *name == one.name());
            let settled = merged.taking(is_theirs);
            self.store.act(Edit::Open(Arc::new(settled)));
        });
    }
}
