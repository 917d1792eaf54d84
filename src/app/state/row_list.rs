//! What the table of rows shows, and in which order.

use crate::desk::{Codebook, Column, RowState, Section};
use std::cmp::Ordering;

/// What the table of rows shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RowListing {
    pub(crate) codebook: Codebook,
    /// Words that a row must have, in its cells or in the name of its incident.
    pub(crate) search: String,
    /// The state that a row must have; any where `None`.
    pub(crate) state: Option<RowState>,
    /// The column by whose values rows are sorted, and whether the greatest come first; as the
    /// incidents come where `None`.
    pub(crate) sort: Option<(&'static str, bool)>,
    /// Whether columns are shown that the dataset fills itself.
    pub(crate) all_columns: bool,
}

impl Default for RowListing {
    fn default() -> Self {
        Self { codebook: Codebook::Ged, search: String::new(), state: None, sort: None, all_columns: false }
    }
}

impl RowListing {
    /// The columns that are shown, in the order of the codebook.
    pub(crate) fn columns(&self) -> Vec<&'static Column> {
        let is_shown = |column: &&Column| self.all_columns || column.part != Section::Codes;
        self.codebook.columns().iter().filter(is_shown).collect()
    }

    /// Sorts by a column; a second time the other way round, a third time not at all.
    pub(crate) fn sort_by(&mut self, column: &'static str) {
        self.sort = match self.sort {
            Some((known, false)) if known == column => Some((column, true)),
            Some((known, true)) if known == column => None,
            _ => Some((column, false)),
        };
    }
}

/// Orders two cells: numbers by their value, behind them words by their letters, blank ones
/// always last.
pub(crate) fn compare(one: &str, other: &str, descending: bool) -> Ordering {
    let numbers = [one, other].map(|cell| cell.parse::<f64>().ok());
    let values = match numbers {
        [Some(one), Some(other)] => one.total_cmp(&other),
        [one, other] => other.is_some().cmp(&one.is_some()),
    };
    let values = values.then_with(|| one.to_lowercase().cmp(&other.to_lowercase()));
    one.is_empty().cmp(&other.is_empty()).then(if descending { values.reverse() } else { values })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_sorted_by_value_and_blank_cells_stand_last() {
        let sorted = |descending: bool| {
            let mut cells = ["12", "25-30", "", "9", "adult", "100"];
            cells.sort_by(|a, b| compare(a, b, descending));
            cells
        };
        assert_eq!(sorted(false), ["9", "12", "100", "25-30", "adult", ""]);
        assert_eq!(sorted(true), ["adult", "25-30", "100", "12", "9", ""]);
    }

    #[test]
    fn a_column_sorts_up_then_down_then_not() {
        let mut listing = RowListing::default();
        let mut seen = Vec::new();
        for _ in 0..3 {
            listing.sort_by("best");
            seen.push(listing.sort);
        }
        assert_eq!(seen, [Some(("best", false)), Some(("best", true)), None]);
        assert!(listing.columns().iter().all(|column| column.part != Section::Codes));
    }
}
