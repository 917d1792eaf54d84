//! The library: how it is arranged, what is looked for in it, and what is done to its
//! documents.

use super::doing::{after_drawing, go_to};
use super::notices::{Notice, Notices};
use super::places;
use super::state::Store;
use crate::desk::{
    self, Document, Edit, Findings, Id, Index, Meta, Shelf, Shelved, Shelving, Snippet, Sorting, Wanted, Where,
};
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// How the library is shown.
#[derive(Clone, Copy)]
pub(crate) struct Library {
    pub(crate) sorting: RwSignal<Sorting>,
    pub(crate) wanted: RwSignal<Wanted>,
    /// What is looked for in texts, claims and notes.
    pub(crate) words: RwSignal<String>,
    /// Shelves that are folded, by [`name_of`].
    pub(crate) folded: RwSignal<BTreeSet<String>>,
    /// The document whose details are open.
    pub(crate) details: RwSignal<Option<Id>>,
    /// The document that is being dragged.
    pub(crate) dragged: RwSignal<Option<Id>>,
    /// All rows, in the order of the desk.
    pub(crate) rows: Memo<Vec<Arc<Shelved>>>,
    /// The rows that are wanted, on their shelves.
    pub(crate) shelves: Memo<Vec<(Shelf, Vec<Arc<Shelved>>)>>,
    /// What was found.
    pub(crate) found: Memo<Vec<Findings>>,
}

/// Documents with their rows.
type Read = Vec<(Arc<Document>, Arc<Shelved>)>;

impl Library {
    pub(crate) fn new(store: Store) -> Self {
        let (sorting, wanted) = (RwSignal::new(Sorting::Own), RwSignal::new(Wanted::All));
        let words = RwSignal::new(String::new());
        let read = StoredValue::new(Read::new());
        let rows = Memo::new(move |_| rows(store, read));
        let shelves = Memo::new(move |_| rows.with(|rows| desk::shelves(rows, sorting.get(), wanted.get())));
        let index = StoredValue::new(Index::default());
        let found = Memo::new(move |_| {
            let words = words.get();
            if words.trim().is_empty() {
                return Vec::new();
            }
            store.work.with(|work| index.update_value(|index| index.follow(&work.desk)));
            index.with_value(|index| index.search(&words))
        });
        Self {
            sorting,
            wanted,
            words,
            folded: RwSignal::new(BTreeSet::new()),
            details: RwSignal::new(None),
            dragged: RwSignal::new(None),
            rows,
            shelves,
            found,
        }
    }

    /// The row of a document.
    pub(crate) fn row(self, id: &Id) -> Option<Arc<Shelved>> {
        self.rows.with(|rows| rows.iter().find(|row| row.id == *id).cloned())
    }

    /// Shows or hides what stands on a shelf.
    pub(crate) fn fold(self, shelf: &Shelf) {
        let name = name_of(shelf);
        self.folded.update(|folded| {
            if !folded.remove(&name) {
                folded.insert(name);
            }
        });
    }

    /// Whether what stands on a shelf is hidden. The archive is until it is asked for.
    pub(crate) fn is_folded(self, shelf: &Shelf) -> bool {
        self.folded.with(|folded| folded.contains(&name_of(shelf))) != (*shelf == Shelf::Archive)
    }
}

/// A shelf as the settings name it.
fn name_of(shelf: &Shelf) -> String {
    match shelf {
        Shelf::Loose => "loose".to_owned(),
        Shelf::Case(name) => format!("case {name}"),
        Shelf::Archive => "archive".to_owned(),
    }
}

/// A document that has not changed is not read again.
fn rows(store: Store, read: StoredValue<Read>) -> Vec<Arc<Shelved>> {
    let before = read.get_value();
    let documents = store.work.with(|work| work.desk.documents().to_vec());
    let now = documents.into_iter().enumerate().map(|(at, document)| {
        let same = |entry: &&(Arc<Document>, Arc<Shelved>)| Arc::ptr_eq(&entry.0, &document);
        let known = before.get(at).filter(same).or_else(|| before.iter().find(same));
        let row = known.map_or_else(|| Arc::new(Shelved::of(&document)), |(_, row)| row.clone());
        (document, row)
    });
    let now: Read = now.collect();
    let rows = now.iter().map(|(_, row)| row.clone()).collect();
    read.set_value(now);
    rows
}

fn document(store: Store, id: &Id) -> Option<Arc<Document>> {
    store.work.with_untracked(|work| work.desk.document(id).cloned())
}

/// Calls a document otherwise; the letters of one name are one act.
pub(crate) fn rename(store: Store, id: &Id, title: String) {
    if let Some(document) = document(store, id) {
        let meta = Meta { title, ..document.meta.clone() };
        store.act_typing(&format!("title {id}"), Edit::Describe(id.clone(), meta));
    }
}

/// Puts a document into a case; an empty name takes it out.
pub(crate) fn put_into(store: Store, id: &Id, case: &str) {
    shelve(store, id, |shelving| case.trim().clone_into(&mut shelving.case));
}

/// Puts a document away, or takes it back.
pub(crate) fn archive(store: Store, id: &Id) {
    shelve(store, id, |shelving| shelving.archived = !shelving.archived);
    if let Some(document) = document(store, id) {
        let says = &store.texts().shelf;
        let sentence = if document.shelving.archived { says.archived } else { says.unarchived };
        store.notices.say(Notice::said(sentence(&document.meta.title)).about(Notices::DONE));
    }
}

fn shelve(store: Store, id: &Id, change: impl FnOnce(&mut Shelving)) {
    if let Some(document) = document(store, id) {
        let mut shelving = document.shelving.clone();
        change(&mut shelving);
        if shelving != document.shelving {
            store.act(Edit::Shelve(id.clone(), shelving));
        }
    }
}

/// Puts a document before or behind another, onto the shelf of that one.
pub(crate) fn put_beside(store: Store, library: Library, id: &Id, other: &Id, behind: bool) {
    let (Some(document), Some(beside)) = (document(store, id), document(store, other)) else {
        return;
    };
    let mut edits = Vec::new();
    if document.shelving != beside.shelving {
        edits.push(Edit::Shelve(id.clone(), beside.shelving.clone()));
    }
    let place = store.work.with_untracked(|work| {
        let mut others = work.desk.documents().iter().filter(|d| d.id != *id);
        others.position(|d| d.id == *other)
    });
    // The library shows the desk from its end.
    edits.extend(place.map(|place| Edit::Order(id.clone(), if behind { place } else { place + 1 })));
    store.act(Edit::All(edits));
    library.sorting.set(Sorting::Own);
}

/// Moves a document up or down among those of its shelf.
pub(crate) fn move_by(store: Store, library: Library, id: &Id, down: bool) {
    let other = library.shelves.with_untracked(|shelves| {
        let rows = shelves.iter().map(|(_, rows)| rows).find(|rows| rows.iter().any(|row| row.id == *id))?;
        let at = rows.iter().position(|row| row.id == *id)?;
        let other = if down { at + 1 } else { at.checked_sub(1)? };
        rows.get(other).map(|row| row.id.clone())
    });
    if let Some(other) = other {
        put_beside(store, library, id, &other, down);
    }
}

/// Opens the next document below or above in the library.
pub(crate) fn turn(store: Store, library: Library, down: bool) {
    let next = library.shelves.with_untracked(|shelves| {
        let rows: Vec<_> = shelves.iter().flat_map(|(_, rows)| rows).collect();
        let current = store.current.get_untracked();
        let at = rows.iter().position(|row| Some(&row.id) == current.as_ref());
        let next = match at {
            Some(at) if down => at + 1,
            Some(at) => at.checked_sub(1)?,
            None => 0,
        };
        rows.get(next).map(|row| row.id.clone())
    });
    if next.is_some() {
        store.open(next);
    }
}

/// Opens a document where words were found, with all of them painted.
pub(crate) fn go_to_found(store: Store, library: Library, id: &Id, snippet: Option<&Snippet>) {
    store.open(Some(id.clone()));
    let words = library.words.get_untracked();
    store.finding.set(words.clone());
    match snippet.map(|snippet| &snippet.part) {
        Some(Where::Text(span)) => {
            let hits = store.document.with_untracked(|d| d.as_ref().map(|d| places::hits(&d.text, &words)));
            let at = hits.unwrap_or_default().iter().position(|hit| hit == span);
            store.found.set(at.map_or(0, |at| at + 1));
            let span = *span;
            store.position.set_value(span.start);
            after_drawing(move || places::scroll_to(store, span));
        }
        Some(Where::Claim(claim)) => go_to(store, claim),
        Some(Where::Note(claim)) => super::doing::work_on(store, claim),
        Some(Where::Title) | None => {}
    }
}
