//! What is done to the documents of the library.

use crate::app::actions::navigate::{self, go_to};
use crate::app::services::places;
use crate::app::state::Store;
use crate::app::state::across::{Scope, Tab};
use crate::app::state::notices::{Notice, Notices};
use crate::app::state::stepping::{self, Start};
use crate::browser::dom::{self, after_drawing};
use crate::desk::{Document, Edit, Id, LibraryLocation, MatchField, Meta, Snippet, Sorting};
use crate::model::Day;
use leptos::prelude::*;
use std::sync::Arc;

fn document(store: Store, id: &Id) -> Option<Arc<Document>> {
    store.work.with_untracked(|work| work.desk.document(id).cloned())
}

/// Renames a document; consecutive keystrokes are one undo step.
pub(crate) fn rename(store: Store, id: &Id, title: String) {
    if let Some(document) = document(store, id) {
        let meta = Meta { title, ..document.meta.clone() };
        store.act_typing(&format!("title {id}"), Edit::Describe(id.clone(), meta));
    }
}

/// Gives documents a publication date, a source, a case, as one act; what is empty stays as it
/// is.
pub(crate) fn describe_all(store: Store, ids: &[Id], day: &str, source: &str, case: &str) {
    let day: Option<Day> = day.parse().ok();
    let (mut edits, mut changed) = (Vec::new(), 0);
    for document in ids.iter().filter_map(|id| document(store, id)) {
        let before = edits.len();
        let mut meta = document.meta.clone();
        meta.published = day.or(meta.published);
        if !source.is_empty() {
            source.clone_into(&mut meta.source);
        }
        if meta != document.meta {
            edits.push(Edit::Describe(document.id.clone(), meta));
        }
        if !case.is_empty() && document.location.case != case {
            let location = LibraryLocation { case: case.to_owned(), ..document.location.clone() };
            edits.push(Edit::Shelve(document.id.clone(), location));
        }
        changed += usize::from(edits.len() > before);
    }
    if !edits.is_empty() {
        store.act(Edit::All(edits));
    }
    store.notices.say(Notice::said((store.texts().library_list.described)(changed)).about(Notices::DONE));
}

/// Puts documents away as one act.
pub(crate) fn archive_all(store: Store, ids: &[Id]) {
    let here = ids.iter().filter_map(|id| document(store, id)).filter(|document| !document.location.archived);
    let away = |document: Arc<Document>| {
        Edit::Shelve(document.id.clone(), LibraryLocation { archived: true, ..document.location.clone() })
    };
    let edits: Vec<Edit> = here.map(away).collect();
    store.library.several.set(Some(Vec::new()));
    let said = (store.texts().library_list.all_archived)(edits.len());
    if !edits.is_empty() {
        store.act(Edit::All(edits));
    }
    store.notices.say(Notice::said(said).about(Notices::DONE));
}

/// Deletes documents as one act, and says how to take that back.
pub(crate) fn delete_all(store: Store, ids: &[Id]) {
    let old: Vec<Arc<Document>> = ids.iter().filter_map(|id| document(store, id)).collect();
    if old.is_empty() {
        return;
    }
    store.act(Edit::All(old.iter().map(|document| Edit::Delete(document.id.clone())).collect()));
    store.library.several.set(Some(Vec::new()));
    let said = (store.texts().library_list.all_deleted)(old.len());
    // The history may have gone on since: those that are still gone come back.
    let back = move || {
        let gone = old.iter().rev().filter(|old| document(store, &old.id).is_none());
        store.act(Edit::All(gone.cloned().map(Edit::Open).collect()));
    };
    store.notices.say(Notice::said(said).with(store.texts().library_list.bring_back, back).about(Notices::DONE));
}

/// Looks at documents together, across articles.
pub(crate) fn look_at(store: Store, ids: &[Id]) {
    store.across.chosen.set(ids.to_vec());
    store.across.scope.set(Scope::Chosen);
    navigate::show(store, Some(Tab::Incidents));
}

/// Puts a document into a case; an empty name takes it out.
pub(crate) fn put_into(store: Store, id: &Id, case: &str) {
    shelve(store, id, |location| case.trim().clone_into(&mut location.case));
    // Its row stands on another section now: the keys go on there.
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
        let says = &store.texts().library_list;
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

/// Puts a document before or behind another, into the section of that one.
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
    store.preferences.update(|preferences| preferences.sorting = Sorting::Own);
}

/// Moves a document up or down among those of its section.
pub(crate) fn move_by(store: Store, id: &Id, down: bool) {
    let other = store.library.view.with_untracked(|view| {
        let rows = view.sections.iter().map(|(_, rows)| rows).find(|rows| rows.iter().any(|row| row.id == *id))?;
        let at = rows.iter().position(|row| row.id == *id)?;
        let other = if down { at + 1 } else { at.checked_sub(1)? };
        rows.get(other).map(|row| row.id.clone())
    });
    if let Some(other) = other {
        put_beside(store, id, &other, down);
    }
}

/// Opens the next document below or above in the library.
pub(crate) fn turn(store: Store, down: bool) {
    let next = store.library.view.with_untracked(|view| {
        let rows: Vec<_> = view.sections.iter().flat_map(|(_, rows)| rows).collect();
        let current = store.reading.current.get_untracked();
        let start = Start::at(&rows, |row| Some(&row.id) == current.as_ref());
        stepping::step(rows.len(), start, down || start == Start::Before(0), false).map(|at| rows[at].id.clone())
    });
    if next.is_some() {
        navigate::open(store, next);
    }
}

/// Deletes a document; undo brings it back.
pub(crate) fn delete(store: Store, id: &Id) {
    store.act(Edit::Delete(id.clone()));
}

/// Opens a document where words were found, with all of them painted.
pub(crate) fn go_to_found(store: Store, id: &Id, snippet: Option<&Snippet>) {
    navigate::open(store, Some(id.clone()));
    let words = store.library.words.get_untracked();
    store.reading.finding.set(words.clone());
    match snippet.map(|snippet| &snippet.part) {
        Some(MatchField::Text(span)) => {
            let hits = store.reading.document.with_untracked(|d| d.as_ref().map(|d| places::hits(&d.text, &words)));
            let at = hits.unwrap_or_default().iter().position(|hit| hit == span);
            store.reading.found.set(at.map_or(0, |at| at + 1));
            let span = *span;
            store.reading.position.set_value(span.start);
            after_drawing(move || places::scroll_to(store, span));
        }
        Some(MatchField::Claim(claim)) => go_to(store, claim),
        Some(MatchField::Note(claim)) => navigate::open_claim(store, claim),
        Some(MatchField::Title) | None => {}
    }
}
