//! What the engine found in articles: given to the desk, and kept, so that it need not be found
//! again at the next visit. Nothing depends on what is kept: what is missing, damaged, of
//! another engine or of another question is found anew.

use super::persistence::Persistence;
use crate::app::state::Store;
use crate::browser::{findings, selection};
use crate::desk::{Answer, Document, Id, Question};
use crate::exchange::engine::{self, Found};
use crate::exchange::kept_findings::{read, write};
use crate::text::Span;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// Entries that are read at once: they take some 20 ms, so that the page is drawn and
/// answers in between.
const PORTION: u32 = 100;

/// An article that the engine has read.
pub(crate) struct ReadArticle {
    pub(crate) id: Id,
    pub(crate) text: Arc<str>,
    pub(crate) question: Question,
    pub(crate) found: Vec<Found>,
}

/// Gives the desk what the engine found, and keeps it.
#[derive(Clone, Copy)]
pub(crate) struct KeptFindings {
    store: Store,
    persistence: Persistence,
    /// Names the engine that runs; none before it does, or where nothing is to be kept.
    engine: StoredValue<Option<String>>,
    /// What is to be written.
    due: StoredValue<Vec<(Id, Vec<u8>)>>,
    is_writing: StoredValue<bool>,
}

impl KeptFindings {
    pub(crate) fn new(store: Store, persistence: Persistence) -> Self {
        Self {
            store,
            persistence,
            engine: StoredValue::new(None),
            due: StoredValue::new(Vec::new()),
            is_writing: StoredValue::new(false),
        }
    }

    /// Gives the articles what `engine` found in them at an earlier visit, the open one
    /// first. What belongs to no article is removed.
    pub(crate) async fn take_up(self, engine: String) {
        if let Some(open) = self.store.reading.current.get_untracked()
            && let Some(entry) = findings::get(&open).await
        {
            self.give(self.answer(&engine, &open, &entry).into_iter().collect());
        }
        let (mut last, mut strangers) = (String::new(), Vec::new());
        while let Some(entries) = findings::behind(&last, PORTION).await
            && let Some((name, _)) = entries.last()
        {
            last.clone_from(name);
            self.give(entries.iter().filter_map(|(name, entry)| self.answer(&engine, name, entry)).collect());
            strangers.extend(entries.into_iter().map(|(name, _)| name).filter(|name| self.document(name).is_none()));
        }
        if !strangers.is_empty() {
            findings::remove(&strangers).await;
        }
        self.engine.set_value(Some(engine));
    }

    /// Gives the articles what the engine found in them now, and keeps it.
    pub(crate) fn take(self, articles: Vec<ReadArticle>) {
        let answer = |article: &ReadArticle| {
            let findings = engine::findings(&article.text, &article.found)?;
            Some(Answer { document: article.id.clone(), question: article.question.clone(), findings })
        };
        self.give(articles.iter().filter_map(answer).collect());
        let Some(engine) = self.engine.get_value() else { return };
        let entry = |article: ReadArticle| {
            // It asks for what it learned of itself, when it is opened again.
            let document = self.document(&article.id).filter(|document| !document.is_due())?;
            Some((article.id, write(&engine, &document.question(), &article.found)))
        };
        self.due.update_value(|due| due.extend(articles.into_iter().filter_map(entry)));
        self.write();
    }

    fn document(self, id: &str) -> Option<Arc<Document>> {
        self.store.work.with_untracked(|work| work.desk.document(id).cloned())
    }

    /// What is kept of an article, where that is what it asks for.
    fn answer(self, engine: &str, id: &str, entry: &[u8]) -> Option<Answer> {
        let document = self.document(id)?;
        let question = document.asks()?;
        let findings = engine::findings(&document.text, &read(entry, engine, &question)?)?;
        Some(Answer { document: document.id.clone(), question, findings })
    }

    fn give(self, answers: Vec<Answer>) {
        if !answers.is_empty() {
            let selected = self.selected();
            self.persistence.answered(answers);
            select_again(selected);
        }
    }

    /// Writes what is due, one write after the other. Where there is no room, all that is kept
    /// makes room for the work, and nothing more is kept in this visit.
    fn write(self) {
        let is_due = self.due.with_value(|due| !due.is_empty());
        if !is_due || self.is_writing.try_update_value(|is| std::mem::replace(is, true)) != Some(false) {
            return;
        }
        spawn_local(async move {
            loop {
                let due = self.due.try_update_value(std::mem::take).unwrap_or_default();
                if due.is_empty() {
                    break;
                }
                if !findings::put(&due).await {
                    self.engine.set_value(None);
                    findings::clear().await;
                    break;
                }
            }
            self.is_writing.set_value(false);
        });
    }

    /// What is selected in the open text, also where the page has not heard of it yet.
    fn selected(self) -> Option<(Arc<Document>, Span)> {
        let document = self.store.reading.document.get_untracked()?;
        let span = selection::selected(&document.text)?.span;
        Some((document, span))
    }
}

/// What was selected in a text that is drawn anew is selected still.
fn select_again(selected: Option<(Arc<Document>, Span)>) {
    let Some((document, span)) = selected else {
        return;
    };
    spawn_local(async move {
        // Before the browser says that nothing is selected any more.
        leptos::task::tick().await;
        selection::select(&document.text, span);
    });
}
