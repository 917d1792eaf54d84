//! Another annotator's marks beside mine: how far both agree, where they differ, and what
//! was decided of it.

use super::work::Work;
use crate::desk::{Agreement, Annotation, Choice, DifferenceKind, Document, Id, Layer};
use crate::text::Span;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What is compared, and what was decided.
#[derive(Clone, Copy)]
pub(crate) struct Comparison {
    /// Somebody else's versions of articles that are here.
    pub(crate) theirs: RwSignal<Vec<Arc<Document>>>,
    /// Those that were compared last, to be taken up again.
    pub(crate) finished: RwSignal<Vec<Arc<Document>>>,
    /// What was decided, by the names of the points.
    pub(crate) choices: RwSignal<BTreeMap<Id, Choice>>,
    /// The point where the person stands.
    pub(crate) at: RwSignal<Option<Id>>,
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

impl Comparison {
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
pub(crate) fn name(document: &Id, difference: &Id) -> Id {
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
