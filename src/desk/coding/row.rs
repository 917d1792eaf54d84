//! A toll as a row of a dataset, as its coder fills it in.

use super::codebook::Codebook;
use crate::desk::annotation::Id;
use crate::desk::provenance::{Provenance, Signature};
use crate::model::Day;
use serde::{Deserialize, Serialize};

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

    pub(in crate::desk) fn signed(mut self, signature: &Signature) -> Self {
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
