//! One document as local storage holds it: the text, the metadata, and what the person
//! decided. Suggestions are not saved, except those that a kept figure is a part of. The
//! fields are those of the export; where the text is stored elsewhere, it is empty here and
//! identified by its checksum.

use super::Article;
pub use super::envelope::{RecordError, Written, checksum};
use super::envelope::{open, wrap};
use super::tallymark::{DocumentShape, read_document, write_article};
use crate::desk::{Annotation, Body, Document, Id, State, sha256};
use serde_json::Value;
use std::collections::HashSet;
use std::sync::Arc;

/// No context is written: nothing but Tallymark changes the text of a record.
pub(super) const CONTEXT: usize = 0;

/// A record whose checksum fits.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Its checksum, which the next record names as its parent.
    pub checksum: String,
    /// The checksum of the record that it replaced.
    pub parent: Option<String>,
    document: Value,
}

impl Record {
    /// Opens a record of any version.
    ///
    /// # Errors
    /// [`RecordError::Newer`] for a version that this one cannot know,
    /// [`RecordError::Corrupt`] for everything else that [`Record::write`] did not write.
    pub fn read(raw: &str) -> Result<Self, RecordError> {
        let envelope = open(raw)?;
        let document = serde_json::from_str(envelope.content.get()).map_err(|_| RecordError::Corrupt)?;
        let parent = envelope.parent.map(Into::into);
        Ok(Self { checksum: envelope.sha256.into_owned(), parent, document })
    }

    /// Whether the text is stored elsewhere.
    pub fn needs_text(&self) -> bool {
        needs_text(&self.document)
    }

    /// The title of the document.
    pub fn title(&self) -> Option<&str> {
        self.document.get("title").and_then(Value::as_str)
    }

    /// The document; suggestions are derived again. `text` is the text where it is stored
    /// elsewhere.
    ///
    /// # Errors
    /// [`RecordError::NoText`] where the text is neither here nor given, or is
    /// another one; [`RecordError::Corrupt`] for what is no document.
    pub fn document(self, text: Option<Arc<str>>) -> Result<Document, RecordError> {
        with_text(self.document, text)
    }

    /// Writes a document over the record with the checksum `parent`, without the text where
    /// that is stored elsewhere.
    pub fn write(document: &Document, parent: Option<&str>, text_elsewhere: bool) -> Written {
        wrap(&shape(document, text_elsewhere), parent)
    }
}

/// Writes a record without a parent, with its text. The same document gives the same bytes.
pub fn write(document: &Document) -> String {
    Record::write(document, None, false).raw
}

/// Opens a record that holds its text.
///
/// # Errors
/// As [`Record::read`] and [`Record::document`].
pub fn read(raw: &str) -> Result<Document, RecordError> {
    Record::read(raw)?.document(None)
}

/// A document as records hold it.
pub(super) fn shape(document: &Document, text_elsewhere: bool) -> DocumentShape {
    let shape = write_article(&Article::with(document, saved(document)), CONTEXT);
    if text_elsewhere { shape.without_text() } else { shape }
}

/// Whether the text of a document in a record is stored elsewhere.
pub(super) fn needs_text(document: &Value) -> bool {
    let field = |name: &str| document.get(name).and_then(Value::as_str);
    field("text") == Some("") && field("sha256") != Some(&sha256(""))
}

/// A document as records hold it, with its text.
pub(super) fn with_text(mut document: Value, text: Option<Arc<str>>) -> Result<Document, RecordError> {
    if needs_text(&document) {
        let named = document.get("sha256").and_then(Value::as_str);
        let text = text.filter(|text| named == Some(&sha256(text))).ok_or(RecordError::NoText)?;
        document["text"] = Value::String(text.as_ref().into());
    }
    read_document(document).map_err(|_| RecordError::Corrupt)
}

/// The kept marks, and the suggestions that kept figures are a part of.
fn saved(document: &Document) -> Vec<&Annotation> {
    let parents: HashSet<&Id> = document.parents().collect();
    let mut annotations = document.annotations();
    let is_parent = |a: &Annotation| matches!(a.body, Body::Figure(_)) && parents.contains(&a.id);
    annotations.retain(|a| a.state != State::Suggested || is_parent(a));
    annotations
}
