//! The state of the page, apart from how it is drawn: the desk with its
//! history, and where the person stands.

use super::across::Tab;
use super::adjudication::Comparing;
use super::called::Called;
use super::engine::Engine;
use super::files::Files;
use super::incoming::Incoming;
use super::keymap::Keymap;
use super::notices::{Notice, Notices};
use super::sheet::Sheet;
use super::texts::{Lang, Texts};
use crate::browser::clock;
use crate::desk::{
    self, Annotation, Desk, Document, Edit, EntityRow, History, Id, Kind, LibraryFilter, Signature, Sorting,
};
use crate::text::Span;
use leptos::prelude::*;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

/// The desk and what can be undone on it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Work {
    pub(crate) desk: Desk,
    pub(crate) history: History,
    /// The field that is being typed into: its letters are one act.
    typing: Option<String>,
}

/// What the page shows beside the work; kept with the settings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

/// How the person works; what of it lasts stands in the settings.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Habits {
    pub(crate) keys: Keymap,
    /// The byte at which each article was left.
    pub(crate) places: FxHashMap<Id, usize>,
    /// Shelves of the library that are folded, by their names.
    pub(crate) folded: Vec<String>,
    /// The format of the last export for other tools; empty: none yet.
    pub(crate) format: String,
    /// Whether exports of our own are sealed.
    pub(crate) with_digest: bool,
    /// What labels of other tools are read as; `None` leaves their marks out.
    pub(crate) labels: BTreeMap<String, Option<String>>,
    /// Whether the predictions of models come in as marks.
    pub(crate) predictions: bool,
    pub(crate) sorting: Sorting,
    pub(crate) wanted: LibraryFilter,
}

/// A selection in the text that can be marked, and where it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Selection {
    pub(crate) span: Span,
    /// Middle, top and bottom in the window.
    pub(crate) at: (f64, f64, f64),
}

/// Everything that views read, and the few verbs by which they write.
#[derive(Clone, Copy)]
pub(crate) struct Store {
    pub(crate) work: RwSignal<Work>,
    /// The document on the reading desk; none: a new one is awaited.
    pub(crate) current: RwSignal<Option<Id>>,
    /// The mark whose card is pinned.
    pub(crate) active: RwSignal<Option<Id>>,
    /// The mark under the pointer.
    pub(crate) hovered: RwSignal<Option<Id>>,
    /// Whether the pinned card is being edited.
    pub(crate) editing: RwSignal<bool>,
    /// The claim whose form is open.
    pub(crate) claim: RwSignal<Option<Id>>,
    /// A mention of the entity whose details are open.
    pub(crate) entity: RwSignal<Option<Id>>,
    pub(crate) selection: RwSignal<Option<Selection>>,
    /// The mark of another version that waits for words to stand on.
    pub(crate) placing: RwSignal<Option<Id>>,
    /// The byte where the person stands; stepping goes on from here.
    pub(crate) position: StoredValue<usize>,
    /// Portions of a long text whose marks are drawn.
    pub(crate) drawn: RwSignal<HashSet<usize>>,
    /// Kinds that the legend turned off.
    pub(crate) hidden: RwSignal<HashSet<Kind>>,
    pub(crate) lang: RwSignal<Lang>,
    pub(crate) theme: RwSignal<Theme>,
    pub(crate) help: RwSignal<bool>,
    /// The view across articles that stands in place of the text.
    pub(crate) across: RwSignal<Option<Tab>>,
    /// Whether the list of commands is open.
    pub(crate) palette: RwSignal<bool>,
    /// Whether the export for other tools is open.
    pub(crate) exporting: RwSignal<bool>,
    /// The person's name, where they gave one.
    pub(crate) person: RwSignal<String>,
    pub(crate) habits: RwSignal<Habits>,
    /// What is looked for in the text, and the number of the hit at hand.
    pub(crate) finding: RwSignal<String>,
    pub(crate) found: RwSignal<usize>,
    /// The words that the mark at hand would have, while an end of it is moved.
    pub(crate) stretch: RwSignal<Option<Selection>>,
    /// Whether that is its last end.
    pub(crate) stretches_end: RwSignal<bool>,
    /// The caret in the text; it stands at its left, top and height.
    pub(crate) caret: RwSignal<Option<Selection>>,
    pub(crate) notices: Notices,
    /// When all documents were exported last, in this visit.
    pub(crate) exported: RwSignal<String>,
    pub(crate) engine: Engine,
    pub(crate) files: Files,
    /// What came and waits for the person's word.
    pub(crate) incoming: Incoming,
    /// Somebody else's work beside what is here.
    pub(crate) comparing: Comparing,
    /// Articles that came and were not read yet.
    pub(crate) newcomers: StoredValue<HashSet<Id>>,
    /// What is read aloud of an act that shows by itself.
    pub(crate) aloud: RwSignal<String>,
    /// The current document.
    pub(crate) document: Memo<Option<Arc<Document>>>,
    /// The current document as it is drawn.
    pub(crate) sheet: Memo<Option<Arc<Sheet>>>,
    /// The entities of the current document, the most frequent first.
    pub(crate) entities: Memo<Vec<EntityRow>>,
}

impl Store {
    pub(crate) fn new(desk: Desk, lang: Lang) -> Self {
        let lang = RwSignal::new(lang);
        let current = RwSignal::new(desk.documents().last().map(|d| d.id.clone()));
        let work = RwSignal::new(Work { desk, ..Work::default() });
        let document = follow(work, move || current.get());
        let sheet = Memo::new_with_compare(
            move |before: Option<&Option<Arc<Sheet>>>| {
                let before = before.and_then(Option::as_deref);
                document.get().map(|document| Arc::new(Sheet::new(document, before)))
            },
            |_, _| true,
        );
        let entities = Memo::new(move |_| {
            let lang = lang.get();
            let mut rows = document.with(|d| d.as_ref().map(|d| desk::entities(d)).unwrap_or_default());
            for row in &mut rows {
                row.name = Called::new(lang, row.kind, row.canonical.as_ref(), &row.name).here;
            }
            rows
        });
        Self {
            work,
            current,
            active: RwSignal::new(None),
            hovered: RwSignal::new(None),
            editing: RwSignal::new(false),
            claim: RwSignal::new(None),
            entity: RwSignal::new(None),
            selection: RwSignal::new(None),
            placing: RwSignal::new(None),
            position: StoredValue::new(0),
            drawn: RwSignal::new(HashSet::new()),
            hidden: RwSignal::new(HashSet::new()),
            lang,
            theme: RwSignal::new(Theme::System),
            help: RwSignal::new(false),
            across: RwSignal::new(None),
            palette: RwSignal::new(false),
            exporting: RwSignal::new(false),
            person: RwSignal::new(String::new()),
            habits: RwSignal::new(Habits::default()),
            finding: RwSignal::new(String::new()),
            found: RwSignal::new(0),
            stretch: RwSignal::new(None),
            stretches_end: RwSignal::new(false),
            caret: RwSignal::new(None),
            notices: Notices::new(),
            exported: RwSignal::new(String::new()),
            engine: Engine::new(),
            files: Files::new(),
            incoming: Incoming::new(),
            comparing: Comparing::new(work),
            newcomers: StoredValue::new(HashSet::new()),
            aloud: RwSignal::new(String::new()),
            document,
            sheet,
            entities,
        }
    }

    /// The texts of the interface, read once.
    pub(crate) fn texts(&self) -> &'static Texts {
        self.lang.get_untracked().texts()
    }

    /// Does an act of the person.
    pub(crate) fn act(&self, edit: Edit) {
        self.apply(edit, None);
    }

    /// Does an act that is one with the others on the same field.
    pub(crate) fn act_typing(&self, field: &str, edit: Edit) {
        self.apply(edit, Some(field));
    }

    /// Whether the last act was on this field, and the next one carries it on.
    pub(crate) fn is_typing(&self, field: &str) -> bool {
        self.work.with_untracked(|work| work.typing.as_deref() == Some(field))
    }

    /// The person left the field: what comes next is another act.
    pub(crate) fn stop_typing(&self) {
        self.work.update_untracked(|work| work.typing = None);
    }

    fn apply(&self, edit: Edit, field: Option<&str>) {
        let person = self.person.with_untracked(|name| name.trim().into());
        let engine = env!("CARGO_PKG_VERSION").into();
        let edit = edit.signed(&Signature { person, at: clock::now().into(), engine });
        let mut result = Ok(());
        self.work.update(|work| {
            let Work { desk, history, typing } = work;
            let carries_on = field.is_some() && typing.as_deref() == field;
            result = if carries_on { history.carry_on(desk, edit) } else { history.act(desk, edit) };
            *typing = field.map(str::to_owned);
        });
        if let Err(error) = result {
            self.notices.say(Notice::error((self.texts().trouble.not_applied)(&error.to_string())));
        }
    }

    /// Says what went wrong.
    pub(crate) fn fail(&self, sentence: String) {
        self.notices.say(Notice::error(sentence));
    }

    pub(crate) fn undo(&self) {
        self.step(History::undo);
    }

    pub(crate) fn redo(&self) {
        self.step(History::redo);
    }

    fn step(&self, step: fn(&mut History, &mut Desk) -> Result<bool, crate::desk::EditError>) {
        self.notices.settle(Notices::DONE);
        let mut result = Ok(false);
        self.work.update(|work| {
            work.typing = None;
            result = step(&mut work.history, &mut work.desk);
        });
        if let Err(error) = result {
            self.notices.say(Notice::error((self.texts().trouble.not_applied)(&error.to_string())));
        }
        self.settle();
    }

    /// Takes a change that another tab or the storage made: it is not an act of
    /// this person here, so it cannot be undone here.
    pub(crate) fn take_in(&self, edit: Edit) {
        self.work.update(|work| {
            // An edit that names what is gone has nothing left to change.
            let _ = work.desk.apply(edit);
        });
        self.settle();
    }

    /// After a document or a mark went: stand where something is.
    fn settle(&self) {
        let (gone, last) = self.work.with_untracked(|work| {
            let current = self.current.get_untracked();
            let gone = current.is_some_and(|id| work.desk.document(&id).is_none());
            (gone, work.desk.documents().last().map(|d| d.id.clone()))
        });
        if gone {
            self.open(last);
        }
    }

    /// Puts a document on the reading desk, or clears it for a new one.
    pub(crate) fn open(&self, id: Option<Id>) {
        self.put_down();
        self.across.set(None);
        self.claim.set(None);
        self.entity.set(None);
        self.selection.set(None);
        self.placing.set(None);
        if self.current.with_untracked(|current| *current != id) {
            super::places::remember(*self);
            self.position.set_value(0);
            self.found.set(0);
            self.drawn.set(HashSet::new());
            self.current.set(id.clone());
            crate::browser::dom::scroll_to_top();
            id.into_iter().for_each(|id| super::places::go_on(*self, &id));
        }
    }

    /// Draws the marks of a portion of a long text.
    pub(crate) fn show_portion(&self, portion: usize) {
        if self.drawn.with_untracked(|drawn| !drawn.contains(&portion)) {
            self.drawn.update(|drawn| {
                drawn.insert(portion);
            });
        }
    }

    /// Closes the card.
    pub(crate) fn put_down(&self) {
        self.editing.set(false);
        self.hovered.set(None);
        self.active.set(None);
        self.caret.set(None);
    }

    /// Deletes a document; undo brings it back.
    pub(crate) fn delete(&self, id: &Id) {
        self.act(Edit::Delete(id.clone()));
        self.settle();
    }

    /// Whether the engine has yet to read the current document.
    pub(crate) fn is_waiting(&self) -> bool {
        self.document.with(|document| document.as_ref().is_some_and(|document| !document.is_read()))
    }

    /// The annotation with this id in the current document.
    pub(crate) fn annotation(&self, id: &str) -> Option<Annotation> {
        self.document.with(|document| document.as_ref()?.annotation(id).cloned())
    }

    /// The same, without following its changes.
    pub(crate) fn annotation_now(&self, id: &str) -> Option<(Arc<Document>, Annotation)> {
        let document = self.document.get_untracked()?;
        let annotation = document.annotation(id)?.clone();
        Some((document, annotation))
    }

    /// How many marks of a kind the text has.
    pub(crate) fn count(&self, kind: Kind) -> usize {
        self.sheet.with(|sheet| sheet.as_ref().map_or(0, |sheet| sheet.count(kind)))
    }

    /// The mark whose card is shown.
    pub(crate) fn shown(&self) -> Option<Id> {
        self.active.get().or_else(|| self.hovered.get())
    }
}

/// A document of the desk; news only when it is another or has changed.
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

/// The state, from anywhere in a view.
pub(crate) fn store() -> Store {
    expect_context()
}

/// The texts of the interface, from anywhere in a view. The shell is drawn anew
/// when the language changes, so a view may read them once.
pub(crate) fn texts() -> &'static Texts {
    store().texts()
}
