//! Everything that the page shows, in groups.

use super::across::Across;
use super::claim_list::ClaimList;
use super::comparison::Comparison;
use super::dialogs::Dialogs;
use super::language::Lang;
use super::library::Library;
use super::look::Look;
use super::map::Map;
use super::notices::Notices;
use super::paper::Paper;
use super::preferences::Preferences;
use super::reading::Reading;
use super::selection::Selection;
use super::work::Work;
use leptos::prelude::*;

/// Everything that the page shows.
#[derive(Clone, Copy)]
pub(crate) struct Store {
    pub(crate) work: RwSignal<Work>,
    pub(crate) look: Look,
    pub(crate) reading: Reading,
    pub(crate) selection: Selection,
    pub(crate) dialogs: Dialogs,
    pub(crate) library: Library,
    pub(crate) claim_list: ClaimList,
    pub(crate) across: Across,
    pub(crate) map: Map,
    /// What is drawn for paper, while it is.
    pub(crate) paper: RwSignal<Option<Paper>>,
    /// Another annotator's work beside what is here.
    pub(crate) comparison: Comparison,
    pub(crate) preferences: RwSignal<Preferences>,
    /// The person's name; empty where none was given.
    pub(crate) person: RwSignal<String>,
    pub(crate) notices: Notices,
    /// What a screen reader says of an act that shows by itself.
    pub(crate) live_region: RwSignal<String>,
    /// When all documents were exported last, in this visit (RFC 3339); empty before.
    pub(crate) exported: RwSignal<String>,
}

impl Store {
    /// An empty desk under an interface in `language`.
    pub(crate) fn new(language: Lang) -> Self {
        let work = RwSignal::new(Work::default());
        let preferences = RwSignal::new(Preferences::default());
        let look = Look::new(language);
        let reading = Reading::new(work, look);
        let selection = Selection::new();
        Self {
            work,
            look,
            reading,
            selection,
            dialogs: Dialogs::new(),
            library: Library::new(work, preferences),
            claim_list: ClaimList::new(work, reading, selection),
            across: Across::new(work, reading),
            map: Map::new(),
            paper: RwSignal::new(None),
            comparison: Comparison::new(work),
            preferences,
            person: RwSignal::new(String::new()),
            notices: Notices::new(),
            live_region: RwSignal::new(String::new()),
            exported: RwSignal::new(String::new()),
        }
    }
}

/// The state, from anywhere in a view.
pub(crate) fn store() -> Store {
    expect_context()
}
