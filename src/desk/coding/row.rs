//! An incident, or one of its victims, as a row of a dataset, as its coder fills it in.

use super::codebook::Codebook;
use crate::desk::annotation::Id;
use crate::desk::provenance::{Provenance, Signature};
use crate::model::Day;
use serde::{Deserialize, Serialize};

/// An incident as a row of a dataset, or one of its victims. It is kept with the document of
/// the figure that named the incident when it was coded first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coding {
    /// The dataset.
    pub codebook: Codebook,
    /// A figure of the document; the incident that holds it is the one that was coded.
    pub figure: Id,
    /// Whom the row is of, as names are compared; empty for those whom nobody names, and in
    /// datasets of events.
    pub victim: Id,
    /// Its cells, in the order of the columns; blank ones are left out.
    pub cells: Vec<Cell>,
    /// Whether the coder has been through it. A change of a cell takes that back.
    pub is_checked: bool,
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

    /// What names it among the rows of its document.
    pub fn key(&self) -> RowKey {
        RowKey { codebook: self.codebook, figure: self.figure.clone(), victim: self.victim.clone() }
    }

    /// How far its coder is with it.
    pub fn state(&self) -> RowState {
        if self.is_checked { RowState::Checked } else { RowState::Kept }
    }

    /// Whether both have the same cells under the same key; provenance is not compared.
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.key() == other.key() && (&self.cells, self.is_checked) == (&other.cells, other.is_checked)
    }

    /// The row as one that its coder has been through, or not.
    #[must_use]
    pub fn checked(self, is_checked: bool) -> Self {
        Self { is_checked, ..self }
    }

    /// The row with a new value of a column. Dependent columns are updated, unless the coder
    /// had set them to something else.
    #[must_use]
    pub fn with(mut self, column: &str, value: &str) -> Self {
        let has = |name: &str| self.codebook.column(name).is_some();
        let followed = |row: &Self, name: &str| follows(row, name).filter(|old| has(name) && *old == row.value(name));
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
        self.is_checked &= self.value(column) == value;
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

/// What names a row among those of its document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowKey {
    /// The dataset.
    pub codebook: Codebook,
    /// The figure by which its incident is known.
    pub figure: Id,
    /// Whom it is of; empty where it is of no single person.
    pub victim: Id,
}

impl RowKey {
    /// The key as one string.
    pub fn name(&self) -> Id {
        let Self { codebook, figure, victim } = self;
        [&format!("{codebook:?}"), &**figure, &**victim].join(" ").trim_end().into()
    }
}

/// How far a coder is with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RowState {
    /// Only the articles fill it.
    Draft,
    /// The coder keeps it.
    Kept,
    /// The coder has been through it.
    Checked,
}

impl RowState {
    /// All of them, in the order of the work.
    pub const ALL: [Self; 3] = [Self::Draft, Self::Kept, Self::Checked];

    /// The name in styles.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Kept => "kept",
            Self::Checked => "checked",
        }
    }
}

/// Columns that depend on those of days.
const FOLLOWERS: [&str; 2] = ["year", "date_prec"];

/// The value of a dependent column, blank where the days do not determine it; `None` for other
/// columns.
fn follows(row: &Coding, column: &str) -> Option<String> {
    let day = |name: &str| row.value(name).parse::<Day>().ok();
    let (start, end) = match row.codebook {
        Codebook::Ged | Codebook::CasualtyRecord => (day("date_start"), day("date_end")),
        Codebook::Acled => (day("event_date"), day("event_date")),
    };
    let days = start.zip(end);
    match (column, row.codebook) {
        ("year", codebook) => Some(days.and_then(|days| codebook.year(days)).unwrap_or_default()),
        ("date_prec", codebook @ (Codebook::Ged | Codebook::CasualtyRecord)) => {
            Some(days.and_then(|days| codebook.precision(days)).unwrap_or_default().to_owned())
        }
        _ => None,
    }
}
