use super::document::Document;

/// All documents that a person works on, in the order in which they came.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Desk {
    documents: Vec<Document>,
}

impl Desk {
    /// A desk with documents that were saved before.
    pub fn new(documents: Vec<Document>) -> Self {
        Self { documents }
    }

    /// The documents, in the order in which they came.
    pub fn documents(&self) -> &[Document] {
        &self.documents
    }

    /// The document with this id.
    pub fn document(&self, id: &str) -> Option<&Document> {
        self.documents.iter().find(|d| &*d.id == id)
    }

    pub(super) fn document_mut(&mut self, id: &str) -> Option<&mut Document> {
        self.documents.iter_mut().find(|d| &*d.id == id)
    }

    /// Puts a document in the place of one with the same id, or at the end.
    pub(super) fn put(&mut self, document: Document) -> Option<Document> {
        match self.document_mut(&document.id) {
            Some(place) => Some(std::mem::replace(place, document)),
            None => {
                self.documents.push(document);
                None
            }
        }
    }

    pub(super) fn take(&mut self, id: &str) -> Option<Document> {
        let at = self.documents.iter().position(|d| &*d.id == id)?;
        Some(self.documents.remove(at))
    }
}
