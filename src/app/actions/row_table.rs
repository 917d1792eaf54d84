//! The table of rows: which rows it has, what fills them, and what a person does to a cell.

use super::coding::{Row, file_name};
use super::incidents;
use crate::app::state::Store;
use crate::app::state::across::Across;
use crate::app::state::row_list::compare;
use crate::browser::download;
use crate::desk::{self, Codebook, Coding, Column, Document, Edit, Id, Incident, RowState, RowSubject, Sheet};
use crate::exchange::formats;
use crate::text::key;
use leptos::prelude::*;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Columns before those of the codebook: the state, and the incident.
pub(crate) const OWN: usize = 2;

/// The table of rows, and the coder at it.
#[derive(Clone, Copy)]
pub(crate) struct RowTable {
    store: Store,
    across: Across,
    /// What the rows are of that are shown, in their order.
    pub(crate) shown: Memo<Vec<Arc<RowSubject>>>,
    /// The cell that has the focus: the name of its row and its column, 0 for the state.
    pub(crate) at: RwSignal<(Id, usize)>,
    /// The cell that is typed into, with what stood there first.
    pub(crate) editing: RwSignal<Option<(Id, usize, String)>>,
    /// What was filled before, by codebook and subject.
    filled: StoredValue<FxHashMap<(Codebook, Id), Filled>>,
}

/// A draft with what it was made of.
struct Filled {
    incident: Arc<Incident>,
    documents: Vec<Arc<Document>>,
    draft: Option<(Id, Coding)>,
}

impl Filled {
    /// Whether it was made of this incident and of articles whose marks are still the same.
    fn is_of(&self, incident: &Arc<Incident>, documents: &[Arc<Document>]) -> bool {
        Arc::ptr_eq(&self.incident, incident)
            && self.documents.len() == documents.len()
            && self.documents.iter().zip(documents).all(|(a, b)| Arc::ptr_eq(a, b) || a.has_same_marks(b))
    }
}

impl RowTable {
    /// The table of what is looked at; `named` gives the words of an incident that a search
    /// looks through.
    pub(crate) fn new(store: Store, named: fn(&Incident) -> String) -> Self {
        let across = store.across;
        let filled = StoredValue::new(FxHashMap::default());
        let codebook = Memo::new(move |_| across.row_listing.with(|listing| listing.codebook));
        let subjects = Memo::new(move |_| {
            let codebook = codebook.get();
            across.kept.with(|kept| {
                let of = |incident: &Arc<Incident>| desk::subjects(codebook, incident, kept);
                across.incidents.with(|all| all.iter().flat_map(of).map(Arc::new).collect::<Vec<_>>())
            })
        });
        let shown = Memo::new(move |_| {
            let listing = across.row_listing.get();
            let wanted = key(listing.search.trim()).into_owned();
            let mut shown = subjects.get();
            if let Some(state) = listing.state {
                across.kept.with(|kept| shown.retain(|subject| kept.state(listing.codebook, subject) == state));
            }
            let row = |subject: &RowSubject| row(across, filled, listing.codebook, subject);
            if !wanted.is_empty() {
                let has = |subject: &RowSubject| {
                    let cells = row(subject).map(|row| row.coding.cells).unwrap_or_default();
                    let words = cells.iter().map(|cell| &*cell.value).collect::<Vec<_>>().join(" ");
                    let words = key(&[&*named(&subject.incident), &words].join(" ")).into_owned();
                    wanted.split_whitespace().all(|word| words.contains(word))
                };
                shown.retain(|subject| has(subject));
            }
            if let Some((column, descending)) = listing.sort {
                let value = |subject: &RowSubject| {
                    row(subject).map_or_else(String::new, |row| row.coding.value(column).to_owned())
                };
                let mut valued: Vec<_> = shown.into_iter().map(|subject| (value(&subject), subject)).collect();
                valued.sort_by(|(a, _), (b, _)| compare(a, b, descending));
                shown = valued.into_iter().map(|(_, subject)| subject).collect();
            }
            shown
        });
        let (at, editing) = (RwSignal::new((Id::default(), 0)), RwSignal::new(None));
        Self { store, across, shown, at, editing, filled }
    }

    /// The row of a subject, as it stands or as the articles alone fill it.
    pub(crate) fn row(self, subject: &RowSubject) -> Option<Row> {
        let codebook = self.across.row_listing.with(|listing| listing.codebook);
        row(self.across, self.filled, codebook, subject)
    }

    /// What the articles offer for the columns of a row.
    pub(crate) fn sheet(self, subject: &RowSubject) -> Sheet {
        let codebook = self.across.row_listing.with_untracked(|listing| listing.codebook);
        self.across.documents.with_untracked(|documents| desk::sheet(codebook, subject, documents))
    }

    /// Puts a value under a column of a row.
    pub(crate) fn put(self, subject: &RowSubject, column: &str, value: &str) {
        let row = untrack(|| self.row(subject));
        let stood = row.as_ref().map_or("", |row| row.coding.value(column));
        if stood != value {
            let cells: &[(&str, &str)] = &[(column, value)];
            self.store.act(desk::code(row.as_ref().and_then(Row::kept), &self.sheet(subject), cells));
        }
    }

    /// Takes a row on: a draft is kept, a kept row was gone through, and back to kept.
    pub(crate) fn advance(self, subject: &RowSubject) {
        let Some(row) = untrack(|| self.row(subject)) else { return };
        let says = self.store.texts().coding;
        let (edit, said) = match row.state {
            RowState::Draft => (Edit::Code(row.document, row.coding), says.is_kept),
            RowState::Kept => (Edit::Code(row.document, row.coding.checked(true)), says.is_checked),
            RowState::Checked => (Edit::Code(row.document, row.coding.checked(false)), says.is_unchecked),
        };
        self.store.act(edit);
        self.store.live_region.set(said.to_owned());
    }

    /// Takes a kept row away, so that its draft stands there again.
    pub(crate) fn drop(self, subject: &RowSubject) {
        let row = untrack(|| self.row(subject));
        if let Some((document, coding)) = row.as_ref().and_then(Row::kept) {
            self.store.act(desk::uncode(document, coding));
            self.store.live_region.set(self.store.texts().coding.is_dropped.to_owned());
        }
    }

    /// Offers all rows that are shown as one table, drafts too.
    pub(crate) fn save(self) {
        let codebook = self.across.row_listing.with_untracked(|listing| listing.codebook);
        let rows: Vec<Coding> = self.shown.with_untracked(|shown| {
            untrack(|| shown.iter().filter_map(|subject| self.row(subject)).map(|row| row.coding).collect())
        });
        download::offer(file_name(codebook), "text/csv", &*formats::coded(codebook, &rows));
    }

    /// The number of a row by its name; `None` for the head of the table.
    pub(crate) fn place(self, name: &Id) -> Option<usize> {
        self.shown.with(|shown| shown.iter().position(|subject| subject.name == *name))
    }

    /// Whether the focus is at a column of the head.
    pub(crate) fn is_at_head(self, column: usize) -> bool {
        self.at.with(|(name, at)| name.is_empty() && *at == column)
    }

    /// Moves the focus by rows and columns, as far as there are some; above the first row is the
    /// head. Returns the row.
    pub(crate) fn move_by(self, rows: isize, columns: isize, width: usize) -> Option<usize> {
        let (name, column) = self.at.get_untracked();
        let count = self.shown.with_untracked(Vec::len);
        let line = untrack(|| self.place(&name)).map_or(0, |row| row + 1);
        let line = line.saturating_add_signed(rows).min(count);
        let column = column.saturating_add_signed(columns).min(width.saturating_sub(1));
        let row = line.checked_sub(1);
        let name = row.and_then(|row| self.shown.with_untracked(|shown| shown.get(row).map(|one| one.name.clone())));
        self.at.set((name.unwrap_or_default(), column));
        row
    }

    /// Goes to the row that stands where one left the filter.
    fn stay_at(self, name: &Id, place: usize) {
        if untrack(|| self.place(name)).is_none() {
            let next = self.shown.with_untracked(|shown| {
                let last = shown.len().checked_sub(1)?;
                Some(shown[place.min(last)].name.clone())
            });
            self.at.update(|(at, _)| *at = next.unwrap_or_default());
        }
    }

    /// Opens a cell for typing, with what stands in it first.
    pub(crate) fn edit(self, name: Id, column: usize, first: String) {
        self.at.set((name.clone(), column));
        self.editing.set(Some((name, column, first)));
    }

    /// Does what a key asks for in the cell that has the focus; whether it asks for anything.
    pub(crate) fn press(self, pressed: &str, columns: &[&'static Column]) -> bool {
        let (name, at) = self.at.get_untracked();
        let subject = self.shown.with_untracked(|shown| shown.iter().find(|one| one.name == name).cloned());
        let column = at.checked_sub(OWN).and_then(|at| columns.get(at));
        let value = |subject: &RowSubject, column: &Column| {
            untrack(|| self.row(subject)).map_or_else(String::new, |row| row.coding.value(column.name).to_owned())
        };
        let is_sign = pressed.chars().count() == 1 && pressed != " ";
        match (subject, column, pressed) {
            (None, Some(column), "Enter" | " ") => {
                self.across.row_listing.update(|listing| listing.sort_by(column.name));
            }
            (Some(subject), Some(column), "Enter" | "F2") => self.edit(name, at, value(&subject, column)),
            (Some(subject), Some(column), "Delete" | "Backspace") => self.put(&subject, column.name, ""),
            (Some(_), Some(_), sign) if is_sign => self.edit(name, at, sign.to_owned()),
            (Some(subject), None, "Enter" | " ") if at == 0 => {
                let place = untrack(|| self.place(&name));
                self.advance(&subject);
                self.stay_at(&name, place.unwrap_or_default());
            }
            (Some(subject), None, "Delete" | "Backspace") if at == 0 => self.drop(&subject),
            (Some(subject), None, "Enter") => incidents::go_to_row(self.store, &subject),
            _ => return false,
        }
        true
    }
}

/// The id of a cell by the number of its row and its column.
pub(crate) fn cell(row: usize, column: usize) -> String {
    format!("cell-{row}-{column}")
}

/// The id of the head of a column.
pub(crate) fn head_cell(column: usize) -> String {
    format!("cell-head-{column}")
}

/// The row of a subject; a draft is made again only where its incident or an article of it
/// changed.
fn row(
    across: Across,
    filled: StoredValue<FxHashMap<(Codebook, Id), Filled>>,
    codebook: Codebook,
    subject: &RowSubject,
) -> Option<Row> {
    let draft = || {
        across.documents.with(|all| {
            let ids = subject.incident.documents();
            let documents: Vec<Arc<Document>> = all.iter().filter(|one| ids.contains(&&one.id)).cloned().collect();
            filled.try_update_value(|filled| {
                let name = (codebook, subject.name.clone());
                if let Some(known) = filled.get(&name).filter(|known| known.is_of(&subject.incident, &documents)) {
                    return known.draft.clone();
                }
                let draft = desk::sheet(codebook, subject, &documents).draft();
                let incident = subject.incident.clone();
                filled.insert(name, Filled { incident, documents, draft: draft.clone() });
                draft
            })?
        })
    };
    across.kept.with(|kept| Row::of(kept, codebook, subject, draft))
}
