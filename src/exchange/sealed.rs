//! The envelope of everything that is stored: a version, a checksum, and what the
//! content was written over, so that half a write or a foreign hand is noticed and
//! never opened as something else.

use crate::desk::sha256;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::borrow::Cow;
use thiserror::Error;

/// The newest version that is read, and the one that is written. Version 1 called
/// the content `document`, had no `parent`, and held the text always.
pub(super) const VERSION: u64 = 2;

/// Why a record could not be opened. It is then left as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum RecordError {
    /// Cut off, changed by another hand, or no record at all.
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
pub(super) struct Sealed<'a> {
    version: u64,
    /// The checksum of the record that this one replaced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) parent: Option<Cow<'a, str>>,
    /// SHA-256 of `parent`, where there is one, and the bytes of `content`.
    pub(super) sha256: Cow<'a, str>,
    #[serde(borrow, alias = "document")]
    pub(super) content: &'a RawValue,
}

/// Something sealed, and its checksum, by which the next one names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// What is stored.
    pub raw: String,
    /// Its checksum.
    pub stamp: String,
}

/// Seals a content that is JSON. The same content over the same parent gives the
/// same bytes.
pub(super) fn seal(content: &impl Serialize, parent: Option<&str>) -> Written {
    let content = serde_json::value::to_raw_value(content).expect("every key of a record is a string");
    let stamp = checksum(parent, &content);
    let sealed =
        Sealed { version: VERSION, parent: parent.map(Cow::from), sha256: stamp.as_str().into(), content: &content };
    let raw = serde_json::to_string(&sealed).expect("every key of a record is a string");
    Written { raw, stamp }
}

/// Opens what [`seal`] sealed, in any version.
pub(super) fn unseal(raw: &str) -> Result<Sealed<'_>, RecordError> {
    let Versioned { version } = serde_json::from_str(raw).map_err(|_| RecordError::Corrupt)?;
    if version > VERSION {
        return Err(RecordError::Newer(version));
    }
    let sealed: Sealed<'_> = serde_json::from_str(raw).map_err(|_| RecordError::Corrupt)?;
    if checksum(sealed.parent.as_deref(), sealed.content) != sealed.sha256 {
        return Err(RecordError::Corrupt);
    }
    Ok(sealed)
}

/// The checksum that a record says of itself, unverified: whether it is still the
/// one that was read.
pub fn stamp(raw: &str) -> Option<String> {
    serde_json::from_str::<Sealed<'_>>(raw).ok().map(|sealed| sealed.sha256.into_owned())
}

fn checksum(parent: Option<&str>, content: &RawValue) -> String {
    match parent {
        Some(parent) => sha256(&[parent, content.get()].concat()),
        None => sha256(content.get()),
    }
}
