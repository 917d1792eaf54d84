//! One document as local storage holds it: the text, what is known about it,
//! and what the person decided. Suggestions are not saved but for one that a kept
//! figure is a part of; the engine gives them again. The document is that of the export; the record adds a version and
//! a checksum, so that half a write or a foreign hand is noticed and never opened
//! as something else.

use super::Article;
use super::tallymark::{read_document, write_article};
use crate::desk::{Annotation, Body, Document, Id, State, sha256};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::HashSet;
use thiserror::Error;

/// The newest version that is read, and the one that is written.
const VERSION: u64 = 1;

/// Marks are found again by their places alone: no other hand changes the text.
const CONTEXT: usize = 0;

/// Why a record could not be opened. It is then left as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum RecordError {
    /// Cut off, changed by another hand, or no record at all.
    #[error("the saved document is damaged")]
    Corrupt,
    /// Saved by a newer Tallymark, perhaps in another tab.
    #[error("the document was saved by a newer version ({0}) of this page; reload the page to open it")]
    Newer(u64),
}

/// What every version has.
#[derive(Deserialize)]
struct Versioned {
    version: u64,
}

#[derive(Serialize, Deserialize)]
struct Sealed<'a> {
    version: u64,
    /// SHA-256 of the bytes of `document`.
    sha256: Cow<'a, str>,
    /// As in `tallymark/1`.
    #[serde(borrow)]
    document: &'a RawValue,
}

/// Writes a document as a record. The same document gives the same bytes.
pub fn write(document: &Document) -> String {
    let written = write_article(&Article::with(document, saved(document)), CONTEXT);
    let body = serde_json::value::to_raw_value(&written).expect("every key of the record is a string");
    let sealed = Sealed { version: VERSION, sha256: sha256(body.get()).into(), document: &body };
    serde_json::to_string(&sealed).expect("every key of the record is a string")
}

/// What the person decided, and the suggestions that their figures are a part of.
fn saved(document: &Document) -> Vec<&Annotation> {
    let parents: HashSet<&Id> = document.parents().collect();
    let mut annotations = document.annotations();
    let is_parent = |a: &Annotation| matches!(a.body, Body::Figure(_)) && parents.contains(&a.id);
    annotations.retain(|a| a.state != State::Suggested || is_parent(a));
    annotations
}

/// Opens a record; suggestions are derived again.
///
/// # Errors
/// [`RecordError::Newer`] for a version that this one cannot know,
/// [`RecordError::Corrupt`] for everything else that [`write`] did not write.
pub fn read(record: &str) -> Result<Document, RecordError> {
    let Versioned { version } = serde_json::from_str(record).map_err(|_| RecordError::Corrupt)?;
    if version > VERSION {
        return Err(RecordError::Newer(version));
    }
    let sealed: Sealed<'_> = serde_json::from_str(record).map_err(|_| RecordError::Corrupt)?;
    if sha256(sealed.document.get()) != sealed.sha256 {
        return Err(RecordError::Corrupt);
    }
    let document = serde_json::from_str(sealed.document.get()).map_err(|_| RecordError::Corrupt)?;
    read_document(document).map_err(|_| RecordError::Corrupt)
}
