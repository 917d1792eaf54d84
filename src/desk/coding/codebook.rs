//! The datasets that tolls are coded for, and the codes that follow from days.

use crate::model::Day;
use serde::{Deserialize, Serialize};

/// A dataset of events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Codebook {
    /// The Georeferenced Event Dataset of the Uppsala Conflict Data Program.
    Ged,
    /// The Armed Conflict Location & Event Data Project.
    Acled,
}

impl Codebook {
    /// Both, in the order of the formats.
    pub const ALL: [Self; 2] = [Self::Ged, Self::Acled];
}

impl Codebook {
    /// The code for how narrowly an event is dated; none beyond the widest code.
    ///
    /// UCDP: the day; two to six days; a week; a month; a year. ACLED: the day; within
    /// a week; within a month.
    pub fn precision(self, (start, end): (Day, Day)) -> Option<&'static str> {
        Some(match (self, end.days_since(start) + 1) {
            (_, 1) => "1",
            (Self::Ged, 2..=6) => "2",
            (Self::Ged, 7) => "3",
            (Self::Ged, 8..=31) => "4",
            (Self::Ged, 32..=366) => "5",
            (Self::Acled, 2..=7) => "2",
            (Self::Acled, 8..=31) => "3",
            _ => return None,
        })
    }

    /// The year of an event; none where it may be of two, unless only the first day
    /// is asked for.
    pub fn year(self, (start, end): (Day, Day)) -> Option<String> {
        (self == Self::Acled || start.year() == end.year()).then(|| start.year().to_string())
    }
}
