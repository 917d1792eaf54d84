//! Rows of a dataset as one article alone fills them.

use super::account::{Account, Narrated, rows};
use super::codebook::Codebook;
use super::fill::Fill;
use super::row::Cell;
use super::victims::Recorded;
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
/// people died, or in a record of casualties those of their dead. `live` are the marks that stand, and `narrative` what the engine read; without
/// it, each count of people killed is an event. UCDP has no events in which nobody died.
pub fn draft_rows(
    codebook: Codebook,
    (text, meta): (&str, &Meta),
    live: Vec<&Annotation>,
    narrative: &Narrative,
) -> Vec<DraftRow> {
    let article = Narrated::new((text, meta), live, narrative);
    let is_coded = |account: &&Account| codebook == Codebook::Acled || account.has_died();
    let accounts = rows(article.accounts());
    let accounts = accounts.iter().filter(is_coded);
    match codebook {
        Codebook::Ged | Codebook::Acled => accounts.map(|account| draft(codebook, account)).collect(),
        Codebook::CasualtyRecord => accounts.flat_map(|account| record(account, text, &meta.language)).collect(),
    }
}

/// The rows of an event in a record of casualties: each of its named dead, and the rest.
fn record(account: &Account, text: &str, language: &str) -> Vec<DraftRow> {
    let whole = draft(Codebook::CasualtyRecord, account);
    let recorded = account.recorded(text, language).into_iter();
    let row = |(whom, at): (Recorded, Span)| {
        let mut row = DraftRow { at, ..whole.clone() };
        let fields = Codebook::CasualtyRecord.columns().iter().filter_map(|column| match column.fill {
            Fill::Person(field) => Some(Cell { column: column.name.into(), value: whom.says(field)? }),
            _ => None,
        });
        row.cells.extend(fields);
        row
    };
    recorded.map(row).collect()
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
