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
    /// Its cells, in the order of the columns; blank ones are left out.
    pub cells: Vec<Cell>,
    /// Who coded it, and when.
    pub provenance: Provenance,
}

/// A cell of a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// The name of the column.
    pub column: Id,
    /// What the coder chose or typed.
    pub value: String,
}

impl Coding {
    /// The value of a column; empty where it is blank.
    pub fn value(&self, column: &str) -> &str {
        self.cells.iter().find(|cell| &*cell.column == column).map_or("", |cell| &cell.value)
    }

    /// Whether it is the row of this figure in this dataset.
    pub fn is_of(&self, codebook: Codebook, figure: &Id) -> bool {
        self.codebook == codebook && self.figure == *figure
    }

    /// Whether both have the same cells for the same figure; provenance is not compared.
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.is_of(other.codebook, &other.figure) && self.cells == other.cells
    }

    /// The row with a new value of a column. Dependent columns are updated, unless the coder
    /// had set them to something else.
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

/// Columns that depend on those of days.
const FOLLOWERS: [&str; 2] = ["year", "date_prec"];

/// The value of a dependent column, blank where the days do not determine it; `None` for other
/// columns.
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
