//! A journal of several records that are written as one act. It is stored before the first
//! record and removed after the last, so that an interrupted write is completed from it.

use super::envelope::{RecordError, Written, open, wrap};
use crate::desk::Id;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// The change of the record of one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The document.
    pub id: Id,
    /// The checksum of the record before; `None` where there was none.
    pub was: Option<String>,
    /// The record after; `None` where the document is deleted.
    pub record: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct Line {
    id: Id,
    was: Option<String>,
    record: Option<Box<RawValue>>,
}

/// Writes a journal; `None` where a record is no JSON.
pub fn write(entries: &[Entry]) -> Option<Written> {
    let line = |entry: &Entry| {
        let record = entry.record.clone().map(RawValue::from_string).transpose().ok()?;
        Some(Line { id: entry.id.clone(), was: entry.was.clone(), record })
    };
    let lines: Vec<Line> = entries.iter().map(line).collect::<Option<_>>()?;
    Some(wrap(&lines, None))
}

/// Opens a journal: the records in it are as they were given, byte by byte.
///
/// # Errors
/// [`RecordError::Newer`] and [`RecordError::Corrupt`].
pub fn read(raw: &str) -> Result<Vec<Entry>, RecordError> {
    let lines: Vec<Line> = serde_json::from_str(open(raw)?.content.get()).map_err(|_| RecordError::Corrupt)?;
    let entry = |line: Line| {
        let record = line.record.map(|record| Box::<str>::from(record).into_string());
        Entry { id: line.id, was: line.was, record }
    };
    Ok(lines.into_iter().map(entry).collect())
}
