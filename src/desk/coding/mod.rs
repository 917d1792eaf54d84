//! Tolls as rows of a dataset of events: what a coder fills in, and the edits that
//! keep it. What the texts offer for each column is derived ([`sheet`]); what stands
//! in a row that was coded is the coder's, and no other article, text or engine
//! changes it.

mod columns;
mod gather;
mod sheet;

pub use columns::{Column, Fill, Section};
pub use sheet::{Candidate, Cited, Entry, Sheet, sheet};

use super::annotation::Id;
use super::document::Document;
use super::edit::Edit;
use super::provenance::{Provenance, Signature};
use super::tolls::{FigureKey, Toll};
use crate::model::Day;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

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

/// A toll as a row of a dataset. It is kept with the document of the figure that
/// named the toll when it was coded first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coding {
    /// The dataset.
    pub codebook: Codebook,
    /// A figure of the document; the toll that holds it is the one that was coded.
    pub figure: Id,
    /// What stands under the columns, in their order; what is blank is left out.
    pub cells: Vec<Cell>,
    /// Who coded it, and when.
    pub provenance: Provenance,
}

/// What stands under a column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// The name of the column.
    pub column: Id,
    /// What the coder chose or typed.
    pub value: String,
}

impl Coding {
    /// What stands under a column; empty where nothing does.
    pub fn value(&self, column: &str) -> &str {
        self.cells.iter().find(|cell| &*cell.column == column).map_or("", |cell| &cell.value)
    }

    /// Whether both are the row of one toll in one dataset.
    pub fn is_of(&self, codebook: Codebook, figure: &Id) -> bool {
        self.codebook == codebook && self.figure == *figure
    }

    /// Whether both say the same; who said it, and when, does not count.
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.is_of(other.codebook, &other.figure) && self.cells == other.cells
    }

    /// The row with another value under a column. What follows from others follows
    /// again, unless the coder had put something else there.
    #[must_use]
    pub fn with(mut self, column: &str, value: &str) -> Self {
        let followed = |row: &Self, name: &str| follows(row, name).filter(|old| *old == row.value(name));
        let following: Vec<&'static str> =
            FOLLOWERS.into_iter().filter(|name| followed(&self, name).is_some()).collect();
        self.put(column, value);
        for name in following.into_iter().filter(|name| *name != column) {
            let value = follows(&self, name).unwrap_or_default();
            self.put(name, &value);
        }
        self
    }

    fn put(&mut self, column: &str, value: &str) {
        self.cells.retain(|cell| &*cell.column != column);
        if !value.is_empty() {
            self.cells.push(Cell { column: column.into(), value: value.to_owned() });
            let columns = self.codebook.columns();
            let place = |cell: &Cell| columns.iter().position(|known| known.name == &*cell.column);
            self.cells.sort_by_key(|cell| (place(cell).is_none(), place(cell)));
        }
    }

    pub(super) fn signed(mut self, signature: &Signature) -> Self {
        self.provenance.sign(signature);
        self
    }
}

/// Columns that follow from those of days.
const FOLLOWERS: [&str; 2] = ["year", "date_prec"];

/// What a column is as it follows from others; blank where these say nothing.
fn follows(row: &Coding, column: &str) -> Option<String> {
    let day = |name: &str| row.value(name).parse::<Day>().ok();
    let (start, end) = match row.codebook {
        Codebook::Ged => (day("date_start"), day("date_end")),
        Codebook::Acled => (day("event_date"), day("event_date")),
    };
    let days = start.zip(end);
    match (column, row.codebook) {
        ("year", codebook) => Some(days.and_then(|days| codebook.year(days)).unwrap_or_default()),
        ("date_prec", Codebook::Ged) => {
            Some(days.and_then(|days| Codebook::Ged.precision(days)).unwrap_or_default().to_owned())
        }
        _ => None,
    }
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

/// The rows of a toll in a dataset, each with its document: one, or several where
/// tolls were joined after they were coded.
pub fn codings<'d>(documents: &'d [Arc<Document>], toll: &Toll, codebook: Codebook) -> Vec<(&'d Id, &'d Coding)> {
    let row = |key: &FigureKey| {
        let document = documents.iter().find(|document| document.id == key.document)?;
        let coding = document.codings.iter().find(|coding| coding.is_of(codebook, &key.id))?;
        Some((&document.id, coding))
    };
    toll.members.iter().filter_map(|member| row(&member.row.key)).collect()
}

/// Puts a value under a column of a toll's row; the first one makes the draft of the
/// sheet a row that is kept. `also` is what comes with it.
pub fn code(coded: Option<(&Id, &Coding)>, sheet: &Sheet, cells: &[(&str, &str)]) -> Edit {
    let row = coded.map(|(document, coding)| (document.clone(), coding.clone()));
    let Some((document, coding)) = row.or_else(|| sheet.draft()) else {
        return Edit::All(Vec::new());
    };
    let coding = cells.iter().fold(coding, |coding, (column, value)| coding.with(column, value));
    Edit::Code(document, coding)
}

/// Takes the row of a toll away.
pub fn uncode(document: &Id, coding: &Coding) -> Edit {
    Edit::Uncode(document.clone(), coding.codebook, coding.figure.clone())
}
