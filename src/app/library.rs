//! The library: how it is arranged, what is looked for in it, and what is done to its
//! documents.

use super::doing::{after_drawing, go_to};
use super::notices::{Notice, Notices};
use super::places;
use super::state::{Habits, Store};
use crate::browser::dom;
use crate::desk::{
    self, Document, Edit, Id, Index, LibraryLocation, LibraryRow, LibrarySection, Match, MatchField, Meta, Snippet,
    Sorting,
};
use leptos::prelude::*;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// How the library is shown.
#[derive(Clone, Copy)]
pub(crate) struct Library {
    store: Store,
    /// What is looked for in texts, claims and notes.
    pub(crate) words: RwSignal<String>,
    /// The document whose details are open.
    pub(crate) details: RwSignal<Option<Id>>,
    /// The document that is being dragged.
    pub(crate) dragged: RwSignal<Option<Id>>,
    /// All rows, and those that are wanted.
    pub(crate) stand: Memo<Arc<LibraryView>>,
    index: StoredValue<Index>,
}

/// What stands in the library.
#[derive(Default)]
pub(crate) struct LibraryView {
    /// Documents with their rows, in the order of the desk.
    pub(crate) rows: Vec<(Arc<Document>, Arc<LibraryRow>)>,
    /// The place of each document among them.
    places: FxHashMap<Id, usize>,
    /// The rows that are wanted, on their sections.
    pub(crate) sections: Vec<(LibrarySection, Vec<Arc<LibraryRow>>)>,
}

/// The names of two sections in the settings.
pub(crate) const LOOSE: &str = "loose";
const ARCHIVE: &str = "archive";

impl Library {
    pub(crate) fn new(store: Store) -> Self {
        let stand = Memo::new_with_compare(
            move |before: Option<&Arc<LibraryView>>| Arc::new(stand(store, before.map(|before| &**before))),
            |_, _| true,
        );
        Self {
            store,
            words: RwSignal::new(String::new()),
            details: RwSignal::new(None),
            dragged: RwSignal::new(None),
            stand,
            index: StoredValue::new(Index::default()),
        }
    }

    /// The row of a document.
    pub(crate) fn row(self, id: &Id) -> Option<Arc<LibraryRow>> {
        self.stand.with(|stand| Some(stand.rows.get(*stand.places.get(id)?)?.1.clone()))
    }

    /// The rows on a shelf, by its name.
    pub(crate) fn on(self, name: &str) -> Vec<Arc<LibraryRow>> {
        self.stand.with(|stand| {
            let shelf = stand.sections.iter().find(|(shelf, _)| name_of(shelf) == name);
            shelf.map(|(_, rows)| rows.clone()).unwrap_or_default()
        })
    }

    /// The documents with the words that are looked for.
    pub(crate) fn found(self) -> Vec<Match> {
        let words = self.words.get();
        self.store.work.with(|work| self.index.update_value(|index| index.follow(&work.desk)));
        self.index.with_value(|index| index.search(&words))
    }

    /// Shows or hides what stands on a shelf.
    pub(crate) fn fold(self, name: &str) {
        self.store.habits.update(|Habits { folded, .. }| match folded.iter().position(|other| other == name) {
            Some(at) => {
                folded.remove(at);
            }
            None => folded.push(name.to_owned()),
        });
    }

    /// Whether what stands on a shelf is hidden. The archive is until it is asked for.
    pub(crate) fn is_folded(self, name: &str) -> bool {
        let is_listed = self.store.habits.with(|habits| habits.folded.iter().any(|other| other == name));
        is_listed != (name == ARCHIVE)
    }
}

/// A shelf as the settings name it.
pub(crate) fn name_of(shelf: &LibrarySection) -> String {
    match shelf {
        LibrarySection::Loose => LOOSE.to_owned(),
        LibrarySection::Case(name) => format!("case {name}"),
        LibrarySection::Archive => ARCHIVE.to_owned(),
    }
}

/// The shelf of a name.
pub(crate) fn shelf_of(name: &str) -> LibrarySection {
    match name.strip_prefix("case ") {
        Some(case) => LibrarySection::Case(case.to_owned()),
        None if name == ARCHIVE => LibrarySection::Archive,
        None => LibrarySection::Loose,
    }
}

/// A document that has not changed is not read again.
fn stand(store: Store, before: Option<&LibraryView>) -> LibraryView {
    let mut stand = LibraryView::default();
    let before = before.map(|before| &*before.rows).unwrap_or_default();
    store.work.with(|work| {
        for (at, document) in work.desk.documents().iter().enumerate() {
            let same = |entry: &&(Arc<Document>, Arc<LibraryRow>)| Arc::ptr_eq(&entry.0, document);
            let known = before.get(at).filter(same).or_else(|| before.iter().find(same));
            let row = known.map_or_else(|| Arc::new(LibraryRow::of(document)), |(_, row)| row.clone());
            stand.places.insert(document.id.clone(), at);
            stand.rows.push((document.clone(), row));
        }
    });
    let rows: Vec<Arc<LibraryRow>> = stand.rows.iter().map(|(_, row)| row.clone()).collect();
    stand.sections = store.habits.with(|habits| desk::sections(&rows, habits.sorting, habits.wanted));
    stand
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
    shelve(store, id, |location| case.trim().clone_into(&mut location.case));
    // Its row stands on another shelf now: the keys go on there.
    after_drawing(|| {
        if dom::nothing_has_focus() {
            dom::focus(".item .fields [list]");
        }
    });
}

/// Puts a document away, or takes it back.
pub(crate) fn archive(store: Store, id: &Id) {
    shelve(store, id, |location| location.archived = !location.archived);
    if let Some(document) = document(store, id) {
        let says = &store.texts().shelf;
        let sentence = if document.location.archived { says.archived } else { says.unarchived };
        store.notices.say(Notice::said(sentence(&document.meta.title)).about(Notices::DONE));
    }
}

fn shelve(store: Store, id: &Id, change: impl FnOnce(&mut LibraryLocation)) {
    if let Some(document) = document(store, id) {
        let mut location = document.location.clone();
        change(&mut location);
        if location != document.location {
            store.act(Edit::Shelve(id.clone(), location));
        }
    }
}

/// Puts a document before or behind another, onto the shelf of that one.
pub(crate) fn put_beside(store: Store, id: &Id, other: &Id, behind: bool) {
    let (Some(document), Some(beside)) = (document(store, id), document(store, other)) else {
        return;
    };
    let mut edits = Vec::new();
    if document.location != beside.location {
        edits.push(Edit::Shelve(id.clone(), beside.location.clone()));
    }
    let place = store.work.with_untracked(|work| {
        let mut others = work.desk.documents().iter().filter(|d| d.id != *id);
        others.position(|d| d.id == *other)
    });
    // The library shows the desk from its end.
    edits.extend(place.map(|place| Edit::Order(id.clone(), if behind { place } else { place + 1 })));
    store.act(Edit::All(edits));
    store.habits.update(|habits| habits.sorting = Sorting::Own);
}

/// Moves a document up or down among those of its shelf.
pub(crate) fn move_by(store: Store, library: Library, id: &Id, down: bool) {
    let other = library.stand.with_untracked(|stand| {
        let rows = stand.sections.iter().map(|(_, rows)| rows).find(|rows| rows.iter().any(|row| row.id == *id))?;
        let at = rows.iter().position(|row| row.id == *id)?;
        let other = if down { at + 1 } else { at.checked_sub(1)? };
        rows.get(other).map(|row| row.id.clone())
    });
    if let Some(other) = other {
        put_beside(store, id, &other, down);
    }
}

/// Opens the next document below or above in the library.
pub(crate) fn turn(store: Store, library: Library, down: bool) {
    let next = library.stand.with_untracked(|stand| {
        let rows: Vec<_> = stand.sections.iter().flat_map(|(_, rows)| rows).collect();
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
        Some(MatchField::Text(span)) => {
            let hits = store.document.with_untracked(|d| d.as_ref().map(|d| places::hits(&d.text, &words)));
            let at = hits.unwrap_or_default().iter().position(|hit| hit == span);
            store.found.set(at.map_or(0, |at| at + 1));
            let span = *span;
            store.position.set_value(span.start);
            after_drawing(move || places::scroll_to(store, span));
        }
        Some(MatchField::Claim(claim)) => go_to(store, claim),
        Some(MatchField::Note(claim)) => super::doing::work_on(store, claim),
        Some(MatchField::Title) | None => {}
    }
}
