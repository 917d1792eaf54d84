//! Rows of a dataset as one article alone fills them.

use super::account::{Account, Narrated, rows};
use super::codebook::Codebook;
use super::row::Cell;
use crate::desk::annotation::{Annotation, Id};
use crate::desk::document::Meta;
use crate::desk::narrative::Narrative;
use crate::model::EventKind;
use crate::text::Span;

/// A row of a dataset as one article alone fills it, judgement included: nobody has looked at
/// it yet.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftRow {
    /// Its cells, without those of the whole article, as its headline; blank ones are left out.
    pub cells: Vec<Cell>,
    /// What kind of event it is.
    pub kind: EventKind,
    /// The figures that it counts.
    pub figures: Vec<Id>,
    /// Where the article counts the dead, else the words that name the event.
    pub at: Span,
    /// Whether it has a sum that the article does not say.
    pub has_sum: bool,
}

impl DraftRow {
    /// The value of a column; empty where it is blank.
    pub fn value(&self, column: &str) -> &str {
        self.cells.iter().find(|cell| &*cell.column == column).map_or("", |cell| &cell.value)
    }
}

/// The rows of an article: that of its main event first, then those of other events in which
/// people died. `live` are the marks that stand, and `narrative` what the engine read; without
/// it, each count of people killed is an event. UCDP has no events in which nobody died.
pub fn draft_rows(
    codebook: Codebook,
    (text, meta): (&str, &Meta),
    live: Vec<&Annotation>,
    narrative: &Narrative,
) -> Vec<DraftRow> {
    let article = Narrated::new((text, meta), live, narrative);
    let is_coded = |account: &&Account| codebook == Codebook::Acled || account.has_died();
    rows(article.accounts()).iter().filter(is_coded).map(|account| draft(codebook, account)).collect()
}

fn draft(codebook: Codebook, account: &Account) -> DraftRow {
    let (at, kind) = (account.named, account.kind);
    let mut row = DraftRow { cells: Vec::new(), kind, figures: Vec::new(), at, has_sum: false };
    for column in codebook.columns() {
        if let Some(said) = account.says(codebook, column).into_iter().next() {
            row.has_sum |= said.is_derived;
            row.cells.push(Cell { column: column.name.into(), value: said.value });
        }
    }
    let counts = &account.deaths.counts;
    row.figures = counts.iter().filter_map(|count| count.figure.clone()).collect();
    row.at = counts.first().map_or(account.named, |count| count.span);
    row
}
