//! The coding sheet of the incident that is open: its row, and what a person does to it.

use crate::app::state::Store;
use crate::app::state::across::Across;
use crate::app::state::stepping::{self, Start};
use crate::browser::dom::{self, after_drawing};
use crate::browser::download;
use crate::desk::{self, Candidate, Codebook, Coding, Document, Edit, Id, KeptRows, RowState, RowSubject, Sheet};
use crate::exchange::formats;
use leptos::prelude::*;
use std::sync::Arc;

/// A row of a dataset, as it stands or as the articles alone fill it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    pub(crate) document: Id,
    pub(crate) coding: Coding,
    pub(crate) state: RowState,
    /// Rows of the same subject beside it.
    pub(crate) others: Vec<(Id, Coding)>,
}

impl Row {
    /// The row of a subject: the one that is kept, else a draft.
    pub(crate) fn of(
        kept: &KeptRows,
        codebook: Codebook,
        subject: &RowSubject,
        draft: impl FnOnce() -> Option<(Id, Coding)>,
    ) -> Option<Self> {
        let rows = kept.of_subject(codebook, subject);
        let mut rows = rows.into_iter().map(|(document, coding)| (document.clone(), coding.clone()));
        match rows.next() {
            Some((document, coding)) => Some(Self { document, state: coding.state(), coding, others: rows.collect() }),
            None => {
                let (document, coding) = draft()?;
                Some(Self { document, coding, state: RowState::Draft, others: Vec::new() })
            }
        }
    }

    /// The row with its document, where it is kept.
    pub(crate) fn kept(&self) -> Option<(&Id, &Coding)> {
        (self.state != RowState::Draft).then_some((&self.document, &self.coding))
    }
}

/// A sheet, and the coder at it.
#[derive(Clone, Copy)]
pub(crate) struct Coder {
    store: Store,
    across: Across,
    pub(crate) codebook: Codebook,
    pub(crate) sheet: Memo<Option<Arc<Sheet>>>,
    pub(crate) row: Memo<Option<Row>>,
    /// The column that the person is at.
    pub(crate) at: RwSignal<Option<&'static str>>,
}

impl Coder {
    pub(crate) fn new(store: Store, across: Across, codebook: Codebook) -> Self {
        let sheet = Memo::new(move |_| {
            let subject = across.open_subject(codebook)?;
            Some(Arc::new(across.documents.with(|documents| desk::sheet(codebook, &subject, documents))))
        });
        let row = Memo::new(move |_| {
            let subject = across.open_subject(codebook)?;
            let draft = || sheet.with(|sheet| sheet.as_ref()?.draft());
            across.kept.with(|kept| Row::of(kept, codebook, &subject, draft))
        });
        Self { store, across, codebook, sheet, row, at: RwSignal::new(None) }
    }

    /// What stands under a column.
    pub(crate) fn value(self, column: &str) -> String {
        self.row.with(|row| row.as_ref().map_or_else(String::new, |row| row.coding.value(column).to_owned()))
    }

    /// Puts values under columns; letters that are typed are one act.
    pub(crate) fn put(self, cells: &[(&str, &str)], typed: bool) {
        let edit = self.sheet.with_untracked(|sheet| {
            self.row.with_untracked(|row| {
                let kept = row.as_ref().and_then(Row::kept);
                sheet.as_ref().map(|sheet| desk::code(kept, sheet, cells))
            })
        });
        match (edit, cells.first()) {
            (Some(edit), Some((column, _))) if typed => {
                self.store.act_typing(&format!("{:?} {column}", self.codebook), edit);
            }
            (Some(edit), _) => self.store.act(edit),
            (None, _) => {}
        }
    }

    /// The coder left a field: what comes next is another act.
    pub(crate) fn leave(self) {
        self.store.stop_typing();
    }

    /// Takes the next candidate of a column, or the one before.
    pub(crate) fn step(self, column: &'static str, forward: bool) {
        let value = untrack(|| self.value(column));
        let says = self.store.texts().coding;
        let next = self.sheet.with_untracked(|sheet| {
            let entry = sheet.as_ref()?.entry(column)?;
            let at = entry.step(&value, forward).map(|candidate| (entry.chosen(&candidate.value), candidate.clone()));
            Some((at, entry.candidates.len()))
        });
        let Some((next, count)) = next else { return };
        match next {
            Some((at, candidate)) => {
                self.take(column, &candidate);
                let place = (says.place)(at.map_or(0, |at| at + 1), count);
                self.store.live_region.set(format!("{place}: {}", candidate.value));
            }
            None => {
                self.put(&[(column, "")], false);
                self.store.live_region.set(says.blank.to_owned());
            }
        }
    }

    /// Takes a candidate of a column.
    pub(crate) fn take(self, column: &str, candidate: &Candidate) {
        self.put(&candidate.cells(column), false);
    }

    /// Keeps the draft as it stands.
    pub(crate) fn keep(self) {
        self.put(&[], false);
        self.store.live_region.set(self.store.texts().coding.is_kept.to_owned());
    }

    /// Says that the coder has been through the row, or takes that back.
    pub(crate) fn check(self, is_checked: bool) {
        let row = self.row.get_untracked();
        if let Some((document, coding)) = row.as_ref().and_then(Row::kept) {
            self.store.act(Edit::Code(document.clone(), coding.clone().checked(is_checked)));
            let says = self.store.texts().coding;
            let said = if is_checked { says.is_checked } else { says.is_unchecked };
            self.store.live_region.set(said.to_owned());
        }
    }

    /// Takes the row away.
    pub(crate) fn drop(self) {
        if let Some(row) = self.row.get_untracked() {
            self.store.act(desk::uncode(&row.document, &row.coding));
            self.store.live_region.set(self.store.texts().coding.is_dropped.to_owned());
        }
    }

    /// Takes the other rows of the same subject away.
    pub(crate) fn drop_others(self) {
        let others = self.row.get_untracked().map(|row| row.others).unwrap_or_default();
        let edits = others.iter().map(|(document, coding)| desk::uncode(document, coding));
        self.store.act(Edit::All(edits.collect()));
    }

    /// How many rows the articles have that are looked at.
    pub(crate) fn rows(self) -> usize {
        self.across.documents.with(|documents| coded(documents, self.codebook).count())
    }

    /// Offers this row, or all rows of the articles that are looked at, as a table.
    pub(crate) fn save(self, all: bool) {
        let table = if all {
            self.across
                .documents
                .with_untracked(|documents| formats::coded(self.codebook, coded(documents, self.codebook)))
        } else {
            self.row.with_untracked(|row| formats::coded(self.codebook, row.as_ref().map(|row| &row.coding)))
        };
        download::offer(file_name(self.codebook), "text/csv", &*table);
    }

    /// Goes to the column behind this one, or before it.
    pub(crate) fn move_on(self, forward: bool) {
        let order: Vec<&'static str> = dom_order(self.codebook);
        let start = self.at.get_untracked().map(|column| Start::at(&order, |name| *name == column));
        let next = start.and_then(|start| stepping::step(order.len(), start, forward, false)).map(|at| order[at]);
        if let Some(next) = next {
            let selector = format!("#{}", field(next));
            after_drawing(move || dom::focus(&selector));
        }
    }
}

fn coded(documents: &[Arc<Document>], codebook: Codebook) -> impl Iterator<Item = &Coding> {
    documents.iter().flat_map(|document| &document.codings).filter(move |coding| coding.codebook == codebook)
}

/// The name of the file of a dataset.
pub(crate) const fn file_name(codebook: Codebook) -> &'static str {
    match codebook {
        Codebook::Ged => "tallymark-ged.csv",
        Codebook::Acled => "tallymark-acled.csv",
        Codebook::CasualtyRecord => "tallymark-casualty-record.csv",
    }
}

/// The columns in the order of the sheet.
fn dom_order(codebook: Codebook) -> Vec<&'static str> {
    let part = |part| codebook.columns().iter().filter(move |column| column.part == part).map(|column| column.name);
    desk::Section::ALL.into_iter().flat_map(part).collect()
}

/// The id of the field of a column.
pub(crate) fn field(column: &str) -> String {
    format!("code-{column}")
}
