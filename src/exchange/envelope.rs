//! The envelope of everything that is stored: a version, a checksum, and the checksum of the
//! record that was replaced, so that a torn write or a change by other programs is noticed.

use crate::desk::sha256;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::borrow::Cow;
use thiserror::Error;

/// The newest version that is read, and the one that is written. Version 1 called the content
/// `document`, had no `parent`, and always held the text.
pub(super) const VERSION: u64 = 2;

/// Why a record could not be opened. The record is left as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum RecordError {
    /// Truncated, changed by another program, or no record at all.
    #[error("the saved document is damaged")]
    Corrupt,
    /// Saved by a newer Tallymark, perhaps in another tab.
    #[error("the document was saved by a newer version ({0}) of this page; reload the page to open it")]
    Newer(u64),
    /// The text is kept elsewhere and is not there.
    #[error("the text of the saved document is not there; bring the article again to get the work back")]
    NoText,
}

/// What every version has.
#[derive(Deserialize)]
struct Versioned {
    version: u64,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Envelope<'a> {
    version: u64,
    /// The checksum of the record that this one replaced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) parent: Option<Cow<'a, str>>,
    /// SHA-256 of `parent`, where there is one, and the bytes of `content`.
    pub(super) sha256: Cow<'a, str>,
    #[serde(borrow, alias = "document")]
    pub(super) content: &'a RawValue,
}

/// A content in its envelope, and its checksum, which the next record names as its parent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// What is stored.
    pub raw: String,
    /// Its checksum.
    pub checksum: String,
}

/// Wraps a content that is JSON. The same content over the same parent gives the same bytes.
pub(super) fn wrap(content: &impl Serialize, parent: Option<&str>) -> Written {
    let content = serde_json::value::to_raw_value(content).expect("every key of a record is a string");
    let checksum = checksum_of(parent, &content);
    let envelope = Envelope {
        version: VERSION,
        parent: parent.map(Cow::from),
        sha256: checksum.as_str().into(),
        content: &content,
    };
    let raw = serde_json::to_string(&envelope).expect("every key of a record is a string");
    Written { raw, checksum }
}

/// Opens an envelope of any version.
pub(super) fn open(raw: &str) -> Result<Envelope<'_>, RecordError> {
    let Versioned { version } = serde_json::from_str(raw).map_err(|_| RecordError::Corrupt)?;
    if version > VERSION {
        return Err(RecordError::Newer(version));
    }
    let envelope: Envelope<'_> = serde_json::from_str(raw).map_err(|_| RecordError::Corrupt)?;
    if checksum_of(envelope.parent.as_deref(), envelope.content) != envelope.sha256 {
        return Err(RecordError::Corrupt);
    }
    Ok(envelope)
}

/// The checksum that a record states, unverified; enough to see whether it is still the one
/// that was read.
pub fn checksum(raw: &str) -> Option<String> {
    serde_json::from_str::<Envelope<'_>>(raw).ok().map(|envelope| envelope.sha256.into_owned())
}

fn checksum_of(parent: Option<&str>, content: &RawValue) -> String {
    match parent {
        Some(parent) => sha256(&[parent, content.get()].concat()),
        None => sha256(content.get()),
    }
}
