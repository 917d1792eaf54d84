//! A comparison with another annotator's work, as local storage holds it: their versions of
//! articles that are here, and the decisions on the differences. They are two records, so that
//! a decision writes a small one; texts are not stored again.

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

/// Opens their versions. `text` gives the texts of the articles here; versions of articles
/// that are gone are left out.
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

/// Writes the decisions, by the ids of the differences.
pub fn write_choices(choices: &BTreeMap<Id, Choice>) -> Written {
    wrap(choices, None)
}

/// Opens the decisions.
///
/// # Errors
/// [`RecordError::Newer`] and [`RecordError::Corrupt`].
pub fn read_choices(raw: &str) -> Result<BTreeMap<Id, Choice>, RecordError> {
    content(raw)
}

fn content<T: DeserializeOwned>(raw: &str) -> Result<T, RecordError> {
    serde_json::from_str(open(raw)?.content.get()).map_err(|_| RecordError::Corrupt)
}
