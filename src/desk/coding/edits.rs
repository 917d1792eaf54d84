//! The edits that keep what a coder fills in.

use super::codebook::Codebook;
use super::row::Coding;
use super::sheet::Sheet;
use crate::desk::annotation::Id;
use crate::desk::document::Document;
use crate::desk::edit::Edit;
use crate::desk::incidents::{FigureKey, Toll};
use std::sync::Arc;

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

/// Sets cells, as column and value, in the row of a toll; where it was not coded yet, the
/// draft of the sheet becomes its row.
pub fn code(coded: Option<(&Id, &Coding)>, sheet: &Sheet, cells: &[(&str, &str)]) -> Edit {
    let row = coded.map(|(document, coding)| (document.clone(), coding.clone()));
    let Some((document, coding)) = row.or_else(|| sheet.draft()) else {
        return Edit::All(Vec::new());
    };
    let coding = cells.iter().fold(coding, |coding, (column, value)| coding.with(column, value));
    Edit::Code(document, coding)
}

/// Removes the row of a toll.
pub fn uncode(document: &Id, coding: &Coding) -> Edit {
    Edit::Uncode(document.clone(), coding.codebook, coding.figure.clone())
}
