//! The datasets that incidents are coded for, and the codes that follow from days.

use crate::model::Day;
use serde::{Deserialize, Serialize};

/// A dataset of events, or of the people who died in them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Codebook {
    /// The Georeferenced Event Dataset of the Uppsala Conflict Data Program.
    Ged,
    /// The Armed Conflict Location & Event Data Project.
    Acled,
    /// A record of casualties after Every Casualty Counts, *Standards for Casualty Recording*
    /// (2016): a row a victim, and one for those of an incident whom nobody names.
    CasualtyRecord,
}

impl Codebook {
    /// All of them, in the order of the formats.
    pub const ALL: [Self; 3] = [Self::Ged, Self::Acled, Self::CasualtyRecord];
}

impl Codebook {
    /// The code for the precision of an event's date; `None` beyond the widest code.
    ///
    /// UCDP: the day; two to six days; a week; a month; a year. ACLED: the day; within
    /// a week; within a month. A record of casualties has the codes of UCDP.
    pub fn precision(self, (start, end): (Day, Day)) -> Option<&'static str> {
        Some(match (self, end.days_since(start) + 1) {
            (_, 1) => "1",
            (Self::Acled, 2..=7) => "2",
            (Self::Acled, 8..=31) => "3",
            (Self::Acled, _) => return None,
            (_, 2..=6) => "2",
            (_, 7) => "3",
            (_, 8..=31) => "4",
            (_, 32..=366) => "5",
            _ => return None,
        })
    }

    /// The year of an event; `None` where its days are in two years and the codebook codes
    /// both ends.
    pub fn year(self, (start, end): (Day, Day)) -> Option<String> {
        (self == Self::Acled || start.year() == end.year()).then(|| start.year().to_string())
    }
}
