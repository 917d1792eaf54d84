//! How the library is arranged, and what is searched for in it.

use super::preferences::Preferences;
use super::work::Work;
use crate::desk::{self, Document, Id, Index, LibraryRow, LibrarySection, Match, Snippet};
use leptos::prelude::*;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// How the library is shown.
#[derive(Clone, Copy)]
pub(crate) struct Library {
    preferences: RwSignal<Preferences>,
    /// What is looked for in texts, claims and notes.
    pub(crate) words: RwSignal<String>,
    /// The document whose details are open.
    pub(crate) details: RwSignal<Option<Id>>,
    /// The documents that are chosen, while several are.
    pub(crate) several: RwSignal<Option<Vec<Id>>>,
    /// The one that was chosen last.
    from: StoredValue<Option<Id>>,
    /// The document that is being dragged.
    pub(crate) dragged: RwSignal<Option<Id>>,
    /// All rows, and those that are wanted.
    pub(crate) view: Memo<Arc<LibraryView>>,
    /// The documents with the words that are looked for.
    pub(crate) found: Memo<Vec<Match>>,
    index: StoredValue<Index>,
}

/// What stands in the library.
#[derive(Default)]
pub(crate) struct LibraryView {
    /// Documents with their rows, in the order of the desk.
    pub(crate) rows: Vec<(Arc<Document>, Arc<LibraryRow>)>,
    /// The place of each document among them.
    places: FxHashMap<Id, usize>,
    /// The rows that are wanted, in their sections.
    pub(crate) sections: Vec<(LibrarySection, Vec<Arc<LibraryRow>>)>,
    /// How many articles the engine has not read.
    pub(crate) unread: usize,
}

/// The names of two sections in the settings.
pub(crate) const LOOSE: &str = "loose";
const ARCHIVE: &str = "archive";

impl Library {
    pub(crate) fn new(work: RwSignal<Work>, preferences: RwSignal<Preferences>) -> Self {
        let view = Memo::new_with_compare(
            move |before: Option<&Arc<LibraryView>>| Arc::new(view(work, preferences, before.map(|before| &**before))),
            |_, _| true,
        );
        let (words, index) = (RwSignal::new(String::new()), StoredValue::new(Index::default()));
        let found = Memo::new(move |_| {
            work.with(|work| index.update_value(|index| index.follow(&work.desk)));
            index.with_value(|index| words.with(|words| index.search(words)))
        });
        Self {
            preferences,
            words,
            details: RwSignal::new(None),
            several: RwSignal::new(None),
            from: StoredValue::new(None),
            dragged: RwSignal::new(None),
            view,
            found,
            index,
        }
    }

    /// The row of a document.
    pub(crate) fn row(self, id: &Id) -> Option<Arc<LibraryRow>> {
        self.view.with(|view| Some(view.rows.get(*view.places.get(id)?)?.1.clone()))
    }

    /// The rows of a section, by its name.
    pub(crate) fn on(self, name: &str) -> Vec<Arc<LibraryRow>> {
        self.view.with(|view| {
            let section = view.sections.iter().find(|(section, _)| name_of(section) == name);
            section.map(|(_, rows)| rows.clone()).unwrap_or_default()
        })
    }

    /// Where a document says the words that are looked for.
    pub(crate) fn snippets(self, id: &Id) -> Vec<Snippet> {
        let words = self.words.get();
        // The index follows the desk with what is found.
        self.found.track();
        self.index.with_value(|index| index.snippets(id, &words))
    }

    /// Chooses a document or no longer; with `range` all that are shown from the last one to it.
    pub(crate) fn choose(self, id: &Id, on: bool, range: bool) {
        let shown = self.shown();
        let at = |id: &Id| shown.iter().position(|other| other == id);
        let Some(to) = at(id) else { return };
        let from = self.from.get_value().filter(|_| range).and_then(|from| at(&from)).unwrap_or(to);
        self.from.set_value(Some(id.clone()));
        let meant = &shown[from.min(to)..=from.max(to)];
        self.several.update(|several| {
            let chosen = several.get_or_insert_default();
            chosen.retain(|other| !meant.contains(other));
            if on {
                chosen.extend_from_slice(meant);
            }
        });
    }

    /// The documents whose rows are shown, in their order.
    pub(crate) fn shown(self) -> Vec<Id> {
        let is_folded = |section: &LibrarySection| untrack(|| self.is_folded(&name_of(section)));
        self.view.with_untracked(|view| {
            let rows = view.sections.iter().filter(|(section, _)| !is_folded(section));
            rows.flat_map(|(_, rows)| rows).map(|row| row.id.clone()).collect()
        })
    }

    /// Folds or unfolds a section.
    pub(crate) fn fold(self, name: &str) {
        self.preferences.update(|Preferences { folded, .. }| match folded.iter().position(|other| other == name) {
            Some(at) => {
                folded.remove(at);
            }
            None => folded.push(name.to_owned()),
        });
    }

    /// Whether a section is folded. The archive is until it is asked for.
    pub(crate) fn is_folded(self, name: &str) -> bool {
        let is_listed = self.preferences.with(|preferences| preferences.folded.iter().any(|other| other == name));
        is_listed != (name == ARCHIVE)
    }
}

/// A section as the settings name it.
pub(crate) fn name_of(section: &LibrarySection) -> String {
    match section {
        LibrarySection::Loose => LOOSE.to_owned(),
        LibrarySection::Case(name) => format!("case {name}"),
        LibrarySection::Archive => ARCHIVE.to_owned(),
    }
}

/// The section of a name.
pub(crate) fn section_of(name: &str) -> LibrarySection {
    match name.strip_prefix("case ") {
        Some(case) => LibrarySection::Case(case.to_owned()),
        None if name == ARCHIVE => LibrarySection::Archive,
        None => LibrarySection::Loose,
    }
}

/// A document that has not changed is not read again.
fn view(work: RwSignal<Work>, preferences: RwSignal<Preferences>, before: Option<&LibraryView>) -> LibraryView {
    let mut view = LibraryView::default();
    work.with(|work| {
        for (at, document) in work.desk.documents().iter().enumerate() {
            let same = |entry: &&(Arc<Document>, Arc<LibraryRow>)| Arc::ptr_eq(&entry.0, document);
            let known = before.and_then(|before| before.rows.get(*before.places.get(&document.id)?)).filter(same);
            let row = known.map_or_else(|| Arc::new(LibraryRow::of(document)), |(_, row)| row.clone());
            view.places.insert(document.id.clone(), at);
            view.rows.push((document.clone(), row));
        }
    });
    let rows: Vec<Arc<LibraryRow>> = view.rows.iter().map(|(_, row)| row.clone()).collect();
    view.unread = rows.iter().filter(|row| !row.is_read).count();
    view.sections = preferences.with(|preferences| desk::sections(&rows, preferences.sorting, preferences.filter));
    view
}
