//! Which articles the engine reads next.

use super::pool::Pool;
use super::{Asker, Engine, Task};
use crate::app::state::Store;
use crate::desk::{Document, Id};
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

impl Engine {
    /// Asks for the articles that the engine has not read as they are now: the open one first
    /// and by itself, then the newest, as many as the workers want. Gives how many bytes of
    /// text still wait behind them.
    pub(super) fn ask_for_what_waits(self, store: Store) -> usize {
        let current = store.reading.current.get_untracked();
        let mut waiting = self.waiting(store);
        if let Some(at) = waiting.iter().position(|document| Some(&document.id) == current.as_ref()) {
            let open = waiting.remove(at);
            if let Some(worker) = self.pool.with_value(Pool::freest) {
                self.pool.update_value(|pool| pool.give(worker, open.text.len()));
                self.ask(worker, vec![task(&open)]);
            }
        }
        if self.is_paused.get_untracked() {
            return 0;
        }
        let mut waiting = waiting.into_iter();
        let mut batches: BTreeMap<usize, Vec<Task>> = BTreeMap::new();
        self.pool.update_value(|pool| {
            while let Some(worker) = pool.hungry() {
                let Some(document) = waiting.next() else { break };
                pool.give(worker, document.text.len());
                batches.entry(worker).or_default().push(task(&document));
            }
        });
        batches.into_iter().for_each(|(worker, tasks)| self.ask(worker, tasks));
        waiting.map(|document| document.text.len()).sum()
    }

    /// The articles that are to be read and are not with the engine, the newest first.
    fn waiting(self, store: Store) -> Vec<Arc<Document>> {
        let is_with_it = |id: &Id| self.articles.with_value(|articles| articles.contains(id));
        store.work.with_untracked(|work| {
            let due = work.desk.documents().iter().rev().filter(|document| document.is_due());
            due.filter(|document| !is_with_it(&document.id)).cloned().collect()
        })
    }

    /// Whether nothing is with it.
    pub(super) fn is_idle(self) -> bool {
        self.asked.with_value(BTreeMap::is_empty)
    }
}

fn task(document: &Arc<Document>) -> Task {
    Task { text: document.text.clone(), question: document.question(), asker: Asker::Article(document.id.clone()) }
}
