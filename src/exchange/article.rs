//! The neutral form of an article with its marks.

use crate::desk::{
    Annotation, Coding, Document, Id, IncidentDescription, LibraryLocation, Meta, Narrative, NeedsReview, TollLink,
    document_id,
};
use crate::text::Span;
use std::sync::Arc;

/// An article with all its marks, as files hold them: every format is written from it and read
/// into it. Reading one does not run the engine.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// Derived from the text, as on the desk.
    pub id: Id,
    /// The text exactly as it came.
    pub text: Arc<str>,
    /// Title, source, address, publication date, language.
    pub meta: Meta,
    /// All marks by place: suggested, accepted, edited and rejected ones.
    pub annotations: Vec<Annotation>,
    /// Marks from another version of the article that need review.
    pub needs_review: Vec<NeedsReview>,
    /// The person's joins and splits of tolls that concern its figures.
    pub links: Vec<TollLink>,
    /// What the person says of incidents.
    pub descriptions: Vec<IncidentDescription>,
    /// The rows that the person coded.
    pub codings: Vec<Coding>,
    /// Places of the text that are not the article.
    pub boilerplate: Vec<Span>,
    /// Whether boilerplate is shown like the rest.
    pub boilerplate_shown: bool,
    /// Its section of the library.
    pub location: LibraryLocation,
    /// What the engine says happened; empty for an article that was read from a file.
    pub narrative: Arc<Narrative>,
}

impl Article {
    /// An article without marks.
    pub fn new(text: impl Into<Arc<str>>, meta: Meta) -> Self {
        let text = text.into();
        Self {
            id: document_id(&text),
            text,
            meta,
            annotations: Vec::new(),
            needs_review: Vec::new(),
            links: Vec::new(),
            descriptions: Vec::new(),
            codings: Vec::new(),
            boilerplate: Vec::new(),
            boilerplate_shown: false,
            location: LibraryLocation::default(),
            narrative: Arc::default(),
        }
    }

    /// A document of the desk with all its marks, rejected ones included.
    pub fn of(document: &Document) -> Self {
        Self::with(document, document.annotations())
    }

    /// A document of the desk with some of its marks, in the order of the text.
    pub(super) fn with(document: &Document, annotations: Vec<&Annotation>) -> Self {
        Self {
            id: document.id.clone(),
            text: document.text.clone(),
            meta: document.meta.clone(),
            annotations: annotations.into_iter().cloned().collect(),
            needs_review: document.needs_review.clone(),
            links: document.links.clone(),
            descriptions: document.descriptions.clone(),
            codings: document.codings.clone(),
            boilerplate: document.boilerplate().to_vec(),
            boilerplate_shown: document.boilerplate_shown,
            location: document.location.clone(),
            narrative: document.narrative().clone(),
        }
    }

    /// The document for the desk. Suggestions are dropped and derived again by the engine.
    pub fn into_document(self) -> Document {
        let mut document = Document::saved(self.text, self.meta)
            .with_work(self.annotations, self.boilerplate_shown)
            .with_unsettled(self.needs_review)
            .with_links(self.links)
            .with_descriptions(self.descriptions)
            .with_codings(self.codings);
        document.location = self.location;
        document
    }

    /// All marks except rejected ones.
    pub fn live(&self) -> impl Iterator<Item = &Annotation> {
        self.annotations.iter().filter(|a| a.is_live())
    }
}
