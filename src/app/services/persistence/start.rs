//! Starts persistence: puts on the desk what was kept, then keeps every change.

use super::handle::{Ledger, Persistence};
use super::known::Known;
use super::opened::Kept;
use crate::app::state::Store;
use crate::app::state::notices::Notice;
use crate::browser::events;
use crate::browser::storage::KeyValueStore;
use crate::desk::{Document, Edit};
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

impl Persistence {
    /// Puts what was kept on the desk and keeps all that follows.
    pub(crate) fn start(store: Store, storage: Rc<KeyValueStore>, kept: Kept) -> Self {
        let persistence = Self {
            store,
            storage: StoredValue::new_local(storage.clone()),
            timer: StoredValue::new_local(None),
            known: StoredValue::new(Known::default()),
            saved: RwSignal::new(Vec::new()),
            ledger: RwSignal::new(Ledger::Whole),
            troubles: RwSignal::new(BTreeMap::new()),
            quarantined: RwSignal::new(Vec::new()),
            full: RwSignal::new(0.0),
        };
        if !storage.lasts() {
            store.notices.say(Notice::error(store.texts().trouble.memory.to_owned()).about("memory"));
        }
        persistence.take_up(kept);
        Effect::new(move |_| {
            store.work.track();
            persistence.save_soon();
        });
        events::on_document("visibilitychange", move |_: web_sys::Event| {
            if events::is_hidden() {
                persistence.save(true);
            }
        });
        events::on_window("pagehide", move |_: web_sys::Event| persistence.save(true));
        events::on_window("beforeunload", move |event: web_sys::Event| {
            persistence.save(true);
            if persistence.storage().lasts() && !persistence.is_saved_now() {
                event.prevent_default();
            }
        });
        events::on_window("storage", move |event: web_sys::StorageEvent| persistence.changed_elsewhere(&event));
        persistence.watch_room();
        persistence.watch_exports();
        persistence.watch_comparison();
        persistence.write_ledger();
        persistence
    }

    /// Puts on the desk what was opened, and says what could not be.
    fn take_up(self, kept: Kept) {
        let (store, texts) = (self.store, self.store.texts());
        for name in &kept.damaged {
            self.report_quarantined(name);
        }
        for id in &kept.newer {
            let sentence = (texts.trouble.newer_record)(id);
            store.notices.say(Notice::error(sentence).about(format!("newer {id}")));
        }
        for (_, title) in &kept.without_text {
            let sentence = (texts.persistence.no_text)(title);
            store.notices.say(Notice::error(sentence).about(format!("text {title}")));
        }
        self.quarantined.set(self.quarantined_names());
        let opened = kept.documents.into_iter().map(|opened| {
            self.known.update_value(|known| match &opened.checksum {
                Some(checksum) => known.note(&opened.document, checksum.clone()),
                None => known.checksums.extend(opened.was.map(|was| (opened.document.id.clone(), was))),
            });
            Edit::Open(opened.document)
        });
        store.take_in(Edit::All(opened.collect()));
        self.known.update_value(|known| {
            known.outbox = kept.outbox;
            known.offloaded = kept.offloaded.into_iter().map(|id| (id, true)).collect();
            // Where such an article comes again, its text is stored anew.
            known.offloaded.extend(kept.without_text.into_iter().map(|(id, _)| (id, false)));
        });
        store.work.update(|work| work.history = kept.history);
        store.comparison.take_up(kept.theirs, kept.choices);
        let is_stamped = |document: &Arc<Document>| self.known.with_value(|k| k.versions.contains_key(&document.id));
        let documents = store.work.with_untracked(|work| work.desk.documents().to_vec());
        self.saved.set(documents.into_iter().filter(is_stamped).collect());
    }
}
