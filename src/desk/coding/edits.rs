//! The edits that keep what a coder fills in.

use super::row::Coding;
use super::sheet::Sheet;
use crate::desk::annotation::Id;
use crate::desk::edit::Edit;

/// Sets cells, as column and value, in the row of a sheet; where it was not coded yet, the
/// draft of the sheet becomes its row.
pub fn code(coded: Option<(&Id, &Coding)>, sheet: &Sheet, cells: &[(&str, &str)]) -> Edit {
    let row = coded.map(|(document, coding)| (document.clone(), coding.clone()));
    let Some((document, coding)) = row.or_else(|| sheet.draft()) else {
        return Edit::All(Vec::new());
    };
    let coding = cells.iter().fold(coding, |coding, (column, value)| coding.with(column, value));
    Edit::Code(document, coding)
}

/// Removes a row.
pub fn uncode(document: &Id, coding: &Coding) -> Edit {
    Edit::Uncode(document.clone(), coding.key())
}
