//! The desk: all documents that a person works on.

use super::annotation::Id;
use super::document::Document;
use super::findings::{Answer, Engine};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// All documents that a person works on, in the order in which they came or were put.
///
/// A document is shared until it changes, so a copy costs a pointer, and one
/// that is still the same pointer has not changed.
/// Two desks are equal when their documents are.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    documents: Vec<Arc<Document>>,
    engine: Option<Engine>,
}

impl PartialEq for Desk {
    fn eq(&self, other: &Self) -> bool {
        self.documents == other.documents
    }
}

impl Desk {
    /// A desk with documents that were saved before. Documents that the engine has not
    /// read wait for [`Desk::answer`].
    pub fn new(documents: impl IntoIterator<Item = Document>) -> Self {
        Self { documents: documents.into_iter().map(Arc::new).collect(), engine: None }
    }

    /// A desk that has its documents read by an engine: these, those that come, and again
    /// where their language or day changes.
    pub fn with_engine(documents: impl IntoIterator<Item = Document>, engine: Engine) -> Self {
        let read = |document: Document| Arc::new(document.read_by(engine));
        Self { documents: documents.into_iter().map(read).collect(), engine: Some(engine) }
    }

    /// What the desk has its documents read by.
    pub(super) fn engine(&self) -> Option<Engine> {
        self.engine
    }

    /// The documents, in the order in which they came or were put.
    pub fn documents(&self) -> &[Arc<Document>] {
        &self.documents
    }

    /// The document with this id.
    pub fn document(&self, id: &str) -> Option<&Arc<Document>> {
        self.documents.iter().find(|d| &*d.id == id)
    }

    pub(super) fn document_mut(&mut self, id: &str) -> Option<&mut Document> {
        self.documents.iter_mut().find(|d| &*d.id == id).map(Arc::make_mut)
    }

    /// Gives documents what the engine found in them; not an edit, so it cannot be undone.
    /// Stale replies are dropped: those for a document that is gone, is analysed already, or
    /// asks with other settings by now. Returns how many were taken. Takes time linear in the
    /// documents and the answers.
    pub fn answer(&mut self, answers: Vec<Answer>) -> usize {
        let mut answers: FxHashMap<Id, Answer> =
            answers.into_iter().map(|answer| (answer.document.clone(), answer)).collect();
        let mut taken = 0;
        for place in &mut self.documents {
            if answers.is_empty() {
                break;
            }
            let Some(Answer { question, findings, .. }) = answers.remove(&place.id) else { continue };
            if place.asks() == Some(question) {
                Arc::make_mut(place).take(findings);
                taken += 1;
            }
        }
        taken
    }

    /// Replaces the document with the same id, or adds it at the end; returns what it
    /// replaced.
    pub(super) fn put(&mut self, document: Arc<Document>) -> Option<Arc<Document>> {
        match self.documents.iter_mut().find(|d| d.id == document.id) {
            Some(place) => Some(std::mem::replace(place, document)),
            None => {
                self.documents.push(document);
                None
            }
        }
    }

    /// Removes a document; returns its index with it.
    pub(super) fn take(&mut self, id: &str) -> Option<(usize, Arc<Document>)> {
        let at = self.documents.iter().position(|d| &*d.id == id)?;
        Some((at, self.documents.remove(at)))
    }

    /// Moves a document to an index; returns its old index.
    pub(super) fn reorder(&mut self, id: &str, to: usize) -> Option<usize> {
        let (from, document) = self.take(id)?;
        self.documents.insert(to.min(self.documents.len()), document);
        Some(from)
    }
}
