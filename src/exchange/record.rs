//! One document as local storage holds it: the text, what is known about it,
//! and what the person decided. Suggestions are not saved; the engine gives
//! them again. Compact, versioned, and sealed with a checksum, so that half a
//! write or a foreign hand is noticed and never opened as something else.

use crate::desk::{Annotation, Document, Meta, sha256};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::sync::Arc;
use thiserror::Error;

/// The newest version that is read, and the one that is written.
const VERSION: u64 = 1;

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
    #[serde(borrow)]
    document: &'a RawValue,
}

#[derive(Serialize, Deserialize)]
struct Saved<'a> {
    text: Arc<str>,
    meta: Cow<'a, Meta>,
    kept: Cow<'a, [Annotation]>,
    furniture_shown: bool,
}

/// Writes a document as a record. The same document gives the same bytes.
pub fn write(document: &Document) -> String {
    let saved = Saved {
        text: document.text.clone(),
        meta: Cow::Borrowed(&document.meta),
        kept: Cow::Borrowed(&document.kept),
        furniture_shown: document.furniture_shown,
    };
    let body = serde_json::value::to_raw_value(&saved).expect("every key of the record is a string");
    let sealed = Sealed { version: VERSION, sha256: sha256(body.get()).into(), document: &body };
    serde_json::to_string(&sealed).expect("every key of the record is a string")
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
    let saved: Saved<'_> = serde_json::from_str(sealed.document.get()).map_err(|_| RecordError::Corrupt)?;
    if !saved.kept.iter().all(|annotation| annotation.fits(&saved.text)) {
        return Err(RecordError::Corrupt);
    }
    Ok(Document::new(saved.text, saved.meta.into_owned()).with_work(saved.kept.into_owned(), saved.furniture_shown))
}
