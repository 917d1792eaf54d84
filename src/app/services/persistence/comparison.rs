//! A comparison that is under way, kept until it is finished or put away.

use super::handle::Persistence;
use super::keys::{CHOICES, THEIRS};
use super::opened::Kept;
use super::quarantine::quarantine;
use crate::app::state::notices::Notice;
use crate::browser::storage::KeyValueStore;
use crate::exchange::comparison::{read_choices, read_theirs, write_choices, write_theirs};
use crate::exchange::record::{RecordError, Written};
use leptos::prelude::*;

/// Opens the comparison that was under way with the articles that are here.
pub(super) fn open(storage: &KeyValueStore, kept: &mut Kept) {
    let text = |id: &str| {
        kept.documents.iter().find(|opened| &*opened.document.id == id).map(|opened| opened.document.text.clone())
    };
    let theirs = storage.get(THEIRS).map(|raw| (read_theirs(&raw, text), raw));
    let choices = storage.get(CHOICES).map(|raw| (read_choices(&raw), raw));
    kept.theirs = whole(storage, THEIRS, theirs, kept);
    kept.choices = whole(storage, CHOICES, choices, kept);
}

/// What a record holds; a damaged one is set aside.
fn whole<T: Default>(
    storage: &KeyValueStore,
    key: &str,
    read: Option<(Result<T, RecordError>, String)>,
    kept: &mut Kept,
) -> T {
    match read {
        Some((Ok(content), _)) => return content,
        Some((Err(RecordError::Newer(_)), _)) | None => {}
        Some((Err(_), raw)) => kept.damaged.push(quarantine(storage, key, &raw)),
    }
    T::default()
}

impl Persistence {
    /// Keeps the comparison as it goes on.
    pub(super) fn watch_comparison(self) {
        let comparing = self.store.comparison;
        let is_there = Memo::new(move |_| comparing.theirs.with(|theirs| !theirs.is_empty()));
        // What was opened is stored.
        Effect::new(move |before: Option<()>| {
            comparing.theirs.track();
            let is_there = is_there.get();
            before.into_iter().for_each(|()| self.keep_theirs(is_there));
        });
        Effect::new(move |before: Option<()>| {
            comparing.choices.track();
            let is_there = is_there.get();
            before.into_iter().for_each(|()| self.keep_choices(is_there));
        });
    }

    fn keep_theirs(self, is_there: bool) {
        let theirs = self.store.comparison.theirs;
        self.put(THEIRS, is_there.then(|| theirs.with_untracked(|theirs| write_theirs(theirs))).as_ref());
    }

    fn keep_choices(self, is_there: bool) {
        let choices = self.store.comparison.choices;
        self.put(CHOICES, is_there.then(|| choices.with_untracked(write_choices)).as_ref());
    }

    fn put(self, key: &'static str, record: Option<&Written>) {
        let (storage, store) = (self.storage(), self.store);
        match record {
            Some(record) if storage.set(key, &record.raw).is_err() => {
                let sentence = store.texts().exchange.not_kept.to_owned();
                store.notices.say(Notice::error(sentence).about(THEIRS));
            }
            Some(_) => store.notices.settle(THEIRS),
            None => {
                storage.remove(key);
                store.notices.settle(THEIRS);
            }
        }
        self.note_work(key);
        self.write_ledger();
    }
}
