//! The article that is open, and what is derived from it for the reader.

use super::display_name::DisplayName;
use super::layout::{Mark, TextLayout};
use super::look::Look;
use super::work::Work;
use crate::desk::{self, Annotation, Document, EntityRow, Id, Kind, State};
use leptos::prelude::*;
use std::collections::HashSet;
use std::sync::Arc;

/// The article that is open.
#[derive(Clone, Copy)]
pub(crate) struct Reading {
    /// Its id; none while a new one is awaited.
    pub(crate) current: RwSignal<Option<Id>>,
    /// The article; none also where it was deleted.
    pub(crate) document: Memo<Option<Arc<Document>>>,
    /// The article as it is drawn.
    pub(crate) layout: Memo<Option<Arc<TextLayout>>>,
    /// Its entities, the most frequent first.
    pub(crate) entities: Memo<Vec<EntityRow>>,
    /// The byte from which stepping goes on.
    pub(crate) position: StoredValue<usize>,
    /// Portions of a long text whose marks are drawn.
    pub(crate) drawn: RwSignal<HashSet<usize>>,
    /// What is searched for in the text.
    pub(crate) finding: RwSignal<String>,
    /// The number of the hit that is shown, from 1; 0 for none.
    pub(crate) found: RwSignal<usize>,
    /// How much of a long article the engine has read, in percent.
    pub(crate) progress: RwSignal<Option<(Id, usize)>>,
    /// Articles that came in and that the engine has not read yet.
    pub(crate) newcomers: StoredValue<HashSet<Id>>,
}

impl Reading {
    pub(crate) fn new(work: RwSignal<Work>, look: Look) -> Self {
        let current = RwSignal::new(work.with_untracked(|work| work.desk.documents().last().map(|d| d.id.clone())));
        let document = follow(work, move || current.get());
        let layout = Memo::new_with_compare(
            move |before: Option<&Option<Arc<TextLayout>>>| {
                let before = before.and_then(Option::as_deref);
                document.get().map(|document| Arc::new(TextLayout::new(document, before)))
            },
            |_, _| true,
        );
        let entities = Memo::new(move |_| {
            let language = look.language.get();
            let mut rows = document.with(|d| d.as_ref().map(|d| desk::entities(d)).unwrap_or_default());
            for row in &mut rows {
                row.name = DisplayName::new(language, row.kind, row.canonical.as_ref(), &row.name).here;
            }
            rows
        });
        Self {
            current,
            document,
            layout,
            entities,
            position: StoredValue::new(0),
            drawn: RwSignal::new(HashSet::new()),
            finding: RwSignal::new(String::new()),
            found: RwSignal::new(0),
            progress: RwSignal::new(None),
            newcomers: StoredValue::new(HashSet::new()),
        }
    }

    /// Puts another article on the page, from its beginning.
    pub(crate) fn show(self, id: Option<Id>) {
        self.position.set_value(0);
        self.found.set(0);
        self.drawn.set(HashSet::new());
        self.current.set(id);
    }

    /// Draws the marks of a portion of a long text.
    pub(crate) fn show_portion(self, portion: usize) {
        if self.drawn.with_untracked(|drawn| !drawn.contains(&portion)) {
            self.drawn.update(|drawn| {
                drawn.insert(portion);
            });
        }
    }

    /// Whether the engine has yet to read the article.
    pub(crate) fn is_waiting(self) -> bool {
        self.document.with(|document| document.as_ref().is_some_and(|document| !document.is_read()))
    }

    /// How much of the article the engine has read, in percent, where it is a long one.
    pub(crate) fn percent_read(self) -> Option<usize> {
        let current = self.current.get();
        self.progress.with(|progress| {
            progress.as_ref().filter(|(id, _)| Some(id) == current.as_ref()).map(|(_, percent)| *percent)
        })
    }

    /// The annotation with this id.
    pub(crate) fn annotation(self, id: &str) -> Option<Annotation> {
        self.document.with(|document| document.as_ref()?.annotation(id).cloned())
    }

    /// The same with its article, without following its changes.
    pub(crate) fn annotation_now(self, id: &str) -> Option<(Arc<Document>, Annotation)> {
        let document = self.document.get_untracked()?;
        let annotation = document.annotation(id)?.clone();
        Some((document, annotation))
    }

    /// How many marks the engine is not sure of.
    pub(crate) fn unsure(self) -> usize {
        self.layout.with(|layout| layout.as_ref().map_or(0, |layout| layout.unsure()))
    }

    /// How many marks of a kind are sure and nobody decided.
    pub(crate) fn undecided(self, kind: Kind) -> usize {
        let is_open = |mark: &&Mark| mark.kind == kind && mark.state == State::Suggested && !mark.is_unsure;
        self.layout.with(|layout| layout.as_ref().map_or(0, |layout| layout.marks.iter().filter(is_open).count()))
    }

    /// How many marks of a kind the text has.
    pub(crate) fn count(self, kind: Kind) -> usize {
        self.layout.with(|layout| layout.as_ref().map_or(0, |layout| layout.count(kind)))
    }
}

/// A document of the desk; changes only when it is another one or was edited.
fn follow(work: RwSignal<Work>, id: impl Fn() -> Option<Id> + Send + Sync + 'static) -> Memo<Option<Arc<Document>>> {
    Memo::new_with_compare(
        move |_| {
            let id = id()?;
            work.with(|work| work.desk.document(&id).cloned())
        },
        |a, b| {
            let pointer = |d: Option<&Option<Arc<Document>>>| d.and_then(Option::as_ref).map(Arc::as_ptr);
            pointer(a) != pointer(b)
        },
    )
}
