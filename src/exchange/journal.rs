//! Several records that are written as one. The journal is stored before the first
//! of them and removed behind the last: what broke off in between is finished from
//! it, so that nobody meets half of an act.

use super::envelope::{RecordError, Written, open, wrap};
use crate::desk::Id;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// What happens to the record of one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The document.
    pub id: Id,
    /// The checksum of the record before; none where there was no record.
    pub was: Option<String>,
    /// The record after; none where the document is deleted.
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
