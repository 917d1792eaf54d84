//! The ledger: what each record of local storage was last written as, kept where a write has
//! reached the disk when it is said to be done. A browser that dies takes the latest writes of
//! its local storage along; the ledger brings them back.
//!
//! Each tab numbers its writes to the ledger and leaves its latest number in local storage. An
//! entry whose number stands there was not lost: local storage holds it, or what is newer.

use super::envelope::{RecordError, checksum, open, wrap};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::fmt::{self, Display, Formatter};

/// A write of a tab: its number, and when it was, in milliseconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// The first write of a tab is number 1.
    pub number: u64,
    /// Decides only when a removed record and a tab that is gone are forgotten.
    pub at: u64,
}

impl Stamp {
    /// Milliseconds after which local storage has reached the disk too. Chromium holds
    /// writes back longest: its 10 MiB an hour are what a full local storage has, so no
    /// write waits much longer than an hour; a day leaves room for clocks that are set.
    const ON_DISK: u64 = 24 * 60 * 60 * 1000;

    /// Reads what [`Display`] writes.
    pub fn parse(raw: &str) -> Option<Self> {
        let (number, at) = raw.split_once(' ')?;
        Some(Self { number: number.parse().ok()?, at: at.parse().ok()? })
    }

    /// Whether local storage as it was then has reached the disk for certain.
    pub fn is_on_disk(&self, now: u64) -> bool {
        now.saturating_sub(self.at) > Self::ON_DISK
    }
}

impl Display for Stamp {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.number, self.at)
    }
}

/// What the ledger holds under the name of one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The tab that wrote it.
    pub tab: String,
    /// Which write of that tab it was.
    pub stamp: Stamp,
    /// The record; `None` where it was removed.
    pub record: Option<String>,
}

/// How local storage stands to an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It holds the same.
    Same,
    /// It holds what came later.
    Later,
    /// It lost what the entry holds.
    Lost,
}

impl Entry {
    /// How local storage stands to this entry. `stored` is the record there, and `number` the
    /// latest write of the entry's tab that it knows of.
    pub fn standing(&self, stored: Option<&str>, number: Option<u64>) -> Standing {
        if stored == self.record.as_deref() {
            return Standing::Same;
        }
        if self.is_damaged(stored) {
            return Standing::Lost;
        }
        let is_child = self.record.as_deref().and_then(checksum).is_some_and(|sha256| {
            let parent = stored.and_then(|raw| open(raw).ok()).and_then(|envelope| envelope.parent);
            parent.as_deref() == Some(&*sha256)
        });
        if is_child || number >= Some(self.stamp.number) { Standing::Later } else { Standing::Lost }
    }

    /// Whether a record in local storage is damaged where the one of this entry is whole.
    pub fn is_damaged(&self, stored: Option<&str>) -> bool {
        let is_whole = self.record.as_deref().is_some_and(|record| open(record).is_ok());
        is_whole && stored.is_some_and(|raw| matches!(open(raw), Err(RecordError::Corrupt)))
    }

    /// Whether a tab may write over this entry: it is its own, or what local storage showed
    /// the tab holds it already. `number` is the latest write of the entry's tab that it knows
    /// of.
    pub fn may_be_replaced(&self, by: &str, number: Option<u64>) -> bool {
        self.tab == by || number >= Some(self.stamp.number)
    }

    /// Opens an entry that stands under `name`: its record is as it was given, byte by byte.
    ///
    /// # Errors
    /// [`RecordError::Newer`], and [`RecordError::Corrupt`] also for the entry of another name.
    pub fn read(name: &str, raw: &str) -> Result<Self, RecordError> {
        let line: Line<'_> = serde_json::from_str(open(raw)?.content.get()).map_err(|_| RecordError::Corrupt)?;
        if line.name != name {
            return Err(RecordError::Corrupt);
        }
        Ok(Self { tab: line.tab, stamp: line.stamp, record: line.record.map(|record| record.get().to_owned()) })
    }

    /// Writes the entry of `name`; `None` where the record is no JSON.
    pub fn write(&self, name: &str) -> Option<String> {
        let record = self.record.as_deref().map(serde_json::from_str::<&RawValue>).transpose().ok()?;
        let line = Line { name: name.to_owned(), tab: self.tab.clone(), stamp: self.stamp, record };
        Some(wrap(&line, None).raw)
    }
}

#[derive(Serialize, Deserialize)]
struct Line<'a> {
    name: String,
    tab: String,
    stamp: Stamp,
    #[serde(borrow)]
    record: Option<&'a RawValue>,
}
