//! A comparison with somebody else's work, as local storage holds it: their versions of
//! articles that are here, and what was decided of the differences. Both are apart, so
//! that a decision writes a small record; the texts are those of the articles here.

use super::envelope::{open, wrap};
use super::record::{self, RecordError, Written};
use crate::desk::{Choice, Document, Id};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Writes their versions.
pub fn write_theirs(theirs: &[Arc<Document>]) -> Written {
    let shapes: Vec<_> = theirs.iter().map(|document| record::shape(document, true)).collect();
    wrap(&shapes, None)
}

/// Opens their versions. `text` gives the texts of the articles here; what is compared
/// with one that is gone is left out.
///
/// # Errors
/// [`RecordError::Newer`] and [`RecordError::Corrupt`].
pub fn read_theirs(raw: &str, text: impl Fn(&str) -> Option<Arc<str>>) -> Result<Vec<Document>, RecordError> {
    let shapes: Vec<Value> = content(raw)?;
    let open = |shape: Value| {
        let text = shape.get("id").and_then(Value::as_str).and_then(&text);
        match record::with_text(shape, text) {
            Err(RecordError::NoText) => None,
            opened => Some(opened),
        }
    };
    shapes.into_iter().filter_map(open).collect()
}

/// Writes what was decided, by the names of the differences.
pub fn write_choices(choices: &BTreeMap<Id, Choice>) -> Written {
    wrap(choices, None)
}

/// Opens what was decided.
///
/// # Errors
/// [`RecordError::Newer`] and [`RecordError::Corrupt`].
pub fn read_choices(raw: &str) -> Result<BTreeMap<Id, Choice>, RecordError> {
    content(raw)
}

fn content<T: DeserializeOwned>(raw: &str) -> Result<T, RecordError> {
    serde_json::from_str(open(raw)?.content.get()).map_err(|_| RecordError::Corrupt)
}
