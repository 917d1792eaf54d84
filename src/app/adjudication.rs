//! Somebody else's marks beside mine: how far both agree, where they differ, and the
//! third version that comes of deciding it. Nothing changes before that.

use super::across::Tab;
use super::doing::after_drawing;
use super::notices::{Notice, Notices};
use super::state::{Store, Work};
use crate::browser::dom;
use crate::desk::{self, Agreement, Annotation, Choice, DifferenceKind, Document, Edit, Id, Layer};
use crate::text::Span;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What is compared, and what was decided.
#[derive(Clone, Copy)]
pub(crate) struct Comparing {
    /// Somebody else's versions of articles that are here.
    pub(crate) theirs: RwSignal<Vec<Arc<Document>>>,
    /// Those that were compared last, to be taken up again.
    finished: RwSignal<Vec<Arc<Document>>>,
    /// What was decided, by the names of the points.
    pub(crate) choices: RwSignal<BTreeMap<Id, Choice>>,
    /// The point where the person stands.
    at: RwSignal<Option<Id>>,
    /// Both versions side by side.
    pub(crate) contrast: Memo<Arc<Contrast>>,
}

/// Two versions of some articles side by side.
#[derive(Default)]
pub(crate) struct Contrast {
    /// Mine and theirs of each article.
    pub(crate) pairs: Vec<(Arc<Document>, Arc<Document>)>,
    /// How far they agree in each layer.
    pub(crate) layers: Vec<(Layer, Agreement)>,
    /// Where they differ, article by article in the order of the text.
    pub(crate) points: Vec<Arc<Point>>,
}

/// A place where both versions differ.
pub(crate) struct Point {
    pub(crate) name: Id,
    pub(crate) document: Arc<Document>,
    pub(crate) how: DifferenceKind,
    pub(crate) mine: Option<Annotation>,
    pub(crate) theirs: Option<Annotation>,
    pub(crate) span: Span,
}

impl Comparing {
    pub(crate) fn new(work: RwSignal<Work>) -> Self {
        let theirs = RwSignal::new(Vec::<Arc<Document>>::new());
        let contrast = Memo::new_with_compare(
            move |before: Option<&Arc<Contrast>>| {
                let pairs = theirs.with(|theirs| if theirs.is_empty() { Vec::new() } else { pairs(work, theirs) });
                match before {
                    Some(before) if is_same(&before.pairs, &pairs) => before.clone(),
                    _ => Arc::new(Contrast::of(pairs)),
                }
            },
            |a, b| a.map(Arc::as_ptr) != b.map(Arc::as_ptr),
        );
        Self {
            theirs,
            finished: RwSignal::new(Vec::new()),
            choices: RwSignal::new(BTreeMap::new()),
            at: RwSignal::new(None),
            contrast,
        }
    }

    /// Takes up what was compared at the last visit.
    pub(crate) fn take_up(self, theirs: Vec<Document>, choices: BTreeMap<Id, Choice>) {
        self.theirs.set(theirs.into_iter().map(Arc::new).collect());
        self.choices.set(choices);
    }

    /// The point at hand: where the person stands, or the first that is open.
    pub(crate) fn point(self) -> Option<Arc<Point>> {
        let (contrast, at) = (self.contrast.get(), self.at.get());
        let stands = contrast.points.iter().find(|point| Some(&point.name) == at.as_ref());
        let open =
            || self.choices.with(|choices| contrast.points.iter().find(|point| !choices.contains_key(&point.name)));
        stands.or_else(open).or(contrast.points.first()).cloned()
    }

    /// How many points are decided.
    pub(crate) fn decided(self) -> usize {
        let contrast = self.contrast.get();
        self.choices.with(|choices| contrast.points.iter().filter(|point| choices.contains_key(&point.name)).count())
    }

    /// Whose marks mine are compared with, where they have names.
    pub(crate) fn people(self) -> String {
        self.theirs.with(|theirs| people(theirs.iter().map(|document| &**document)).join(", "))
    }

    /// Whether something was compared before that can be taken up again.
    pub(crate) fn has_finished(self) -> bool {
        self.finished.with(|finished| !finished.is_empty())
    }
}

impl Contrast {
    fn of(pairs: Vec<(Arc<Document>, Arc<Document>)>) -> Self {
        let (mut layers, mut points) = (Layer::ALL.map(|layer| (layer, Agreement::default())).to_vec(), Vec::new());
        for (mine, theirs) in &pairs {
            for (layer, agreement) in &mut layers {
                *agreement += Agreement::on(&mine.text, *layer, mine.kept(), theirs.kept());
            }
            points.extend(mine.compared(theirs).differences().iter().map(|difference| {
                Arc::new(Point {
                    name: name(&mine.id, &difference.name()),
                    document: mine.clone(),
                    how: difference.how,
                    mine: difference.a.cloned(),
                    theirs: difference.b.cloned(),
                    span: difference.span(),
                })
            }));
        }
        Self { pairs, layers, points }
    }
}

/// The name of a difference among those of all articles.
fn name(document: &Id, difference: &Id) -> Id {
    format!("{document} {difference}").into()
}

fn pairs(work: RwSignal<Work>, theirs: &[Arc<Document>]) -> Vec<(Arc<Document>, Arc<Document>)> {
    work.with(|work| {
        let mine = |theirs: &Arc<Document>| Some((work.desk.document(&theirs.id)?.clone(), theirs.clone()));
        theirs.iter().filter_map(mine).collect()
    })
}

fn is_same(a: &[(Arc<Document>, Arc<Document>)], b: &[(Arc<Document>, Arc<Document>)]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| Arc::ptr_eq(&a.0, &b.0) && Arc::ptr_eq(&a.1, &b.1))
}

/// The names of those whose hands the marks of documents show, each once.
pub(crate) fn people<'d>(documents: impl Iterator<Item = &'d Document>) -> Vec<Arc<str>> {
    let mut people: Vec<Arc<str>> = Vec::new();
    for person in documents.flat_map(|document| document.kept()).filter_map(|mark| mark.provenance.person.as_ref()) {
        if !people.contains(person) {
            people.push(person.clone());
        }
    }
    people
}

/// Lays somebody else's versions of articles beside those that are here.
pub(crate) fn start(store: Store, theirs: Vec<Arc<Document>>) {
    let comparing = store.comparing;
    comparing.theirs.update(|all| {
        all.retain(|old| !theirs.iter().any(|new| new.id == old.id));
        all.extend(theirs);
    });
    comparing.at.set(None);
    open(store);
}

/// Takes up again what was compared last, with what was decided then.
pub(crate) fn again(store: Store) {
    start(store, store.comparing.finished.get_untracked());
}

/// Opens the view.
pub(crate) fn open(store: Store) {
    store.put_down();
    store.across.set(Some(Tab::Agreement));
    after_drawing(|| dom::focus("#agreement"));
}

/// Puts their versions away; what is here stays as it is.
pub(crate) fn leave(store: Store) {
    let comparing = store.comparing;
    comparing.finished.set(comparing.theirs.get_untracked());
    comparing.theirs.set(Vec::new());
    after_drawing(|| dom::focus("#agreement"));
}

/// Decides the point at hand and goes on to the next that is open.
pub(crate) fn decide(store: Store, choice: Choice) {
    if store.across.get_untracked() != Some(Tab::Agreement) {
        return;
    }
    let comparing = store.comparing;
    let Some(point) = untrack(|| comparing.point()) else {
        return;
    };
    comparing.choices.update(|choices| {
        choices.insert(point.name.clone(), choice);
    });
    let contrast = comparing.contrast.get_untracked();
    let place = contrast.points.iter().position(|other| other.name == point.name).unwrap_or_default();
    let (before, behind) = contrast.points.split_at(place);
    let open = comparing.choices.with_untracked(|choices| {
        behind.iter().chain(before).find(|point| !choices.contains_key(&point.name)).map(|point| point.name.clone())
    });
    let says = store.texts().exchange;
    store.aloud.set((says.progress)(untrack(|| comparing.decided()), contrast.points.len()));
    let is_done = open.is_none();
    go_to(store, open.unwrap_or_else(|| point.name.clone()));
    if is_done {
        after_drawing(|| dom::focus("#finish"));
    }
}

/// Decides all points that are open.
pub(crate) fn decide_rest(store: Store, choice: Choice) {
    let contrast = store.comparing.contrast.get_untracked();
    store.comparing.choices.update(|choices| {
        for point in &contrast.points {
            choices.entry(point.name.clone()).or_insert(choice);
        }
    });
    after_drawing(|| dom::focus("#finish"));
}

/// Goes to the next or the previous point; `false` where nothing is compared now.
pub(crate) fn step(store: Store, forward: bool) -> bool {
    if store.across.get_untracked() != Some(Tab::Agreement) {
        return false;
    }
    let contrast = store.comparing.contrast.get_untracked();
    if let Some(point) = untrack(|| store.comparing.point()) {
        let at = contrast.points.iter().position(|other| other.name == point.name).unwrap_or_default();
        let to = if forward { Some(at + 1) } else { at.checked_sub(1) };
        let to = to.and_then(|to| contrast.points.get(to));
        to.into_iter().for_each(|to| go_to(store, to.name.clone()));
    }
    true
}

/// Stands on a point.
pub(crate) fn go_to(store: Store, name: Id) {
    store.comparing.at.set(Some(name));
    after_drawing(|| {
        for part in [".points [aria-current]", ".point"] {
            dom::one(part).into_iter().for_each(|part| dom::scroll_to(&part, true));
        }
    });
}

/// Makes the third version of every article, as one act.
pub(crate) fn finish(store: Store) {
    let comparing = store.comparing;
    let contrast = comparing.contrast.get_untracked();
    let choices = comparing.choices.get_untracked();
    let third = |(mine, theirs): &(Arc<Document>, Arc<Document>)| {
        // What is not decided stays as it is here.
        desk::reconcile(mine, theirs, |difference| {
            choices.get(&name(&mine.id, &difference.name())).copied().unwrap_or(Choice::A)
        })
    };
    let edits = contrast.pairs.iter().map(third).filter(|edit| *edit != Edit::All(Vec::new())).collect();
    store.act(Edit::All(edits));
    let sentence = (store.texts().exchange.finished)(contrast.points.len());
    store.notices.say(Notice::said(sentence).about(Notices::DONE));
    leave(store);
}
