//! The events of one article: its passages, grouped by the evidence that they tell of one.

use super::evidence::Evidence;
use super::figure_row::TELLING;
use super::kinds::{are_unlike, likeness};
use super::passages::Passage;
use super::places::{Places, Relation};
use super::report::ArticleReport;
use super::terms::{TermWeights, Weighed, terms};
use super::weights::{score, weights};
use super::when::{When, days_apart};
use crate::desk::annotation::Id;
use crate::model::{Effect, EventKind, Qualifier};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// Counts by effect, in the order of the text.
pub(super) type Counts = FxHashMap<Effect, Vec<u64>>;

/// What one article says of one event.
#[derive(Clone, Debug)]
pub(super) struct DocumentEvent {
    /// The article, as an index in the reports.
    pub(super) article: usize,
    /// Its passages, as indexes in those of the article.
    pub(super) passages: Vec<usize>,
    /// Its figures, as indexes in the rows of the article.
    pub(super) rows: Vec<usize>,
    /// The place that most of its passages state.
    pub(super) place: Option<Id>,
    /// The place where the story stands, where it states none.
    pub(super) scene: Option<Id>,
    /// Whether it is a sum over events at several places.
    pub(super) is_sum: bool,
    /// When it happened.
    pub(super) when: When,
    /// Its counts that can be compared.
    pub(super) counts: Counts,
    /// The kind of event that most of its passages tell.
    pub(super) kind: Option<EventKind>,
    /// The sites that its sentences name.
    pub(super) sites: Vec<&'static str>,
    /// The names in and before its sentences.
    pub(super) names: Weighed,
    /// The words of its sentences.
    pub(super) words: Weighed,
}

/// A passage with where its story stands.
pub(super) struct Told<'r> {
    passage: &'r Passage,
    place: Option<Id>,
    scene: Option<Id>,
    when: When,
    counts: Counts,
    names: Weighed,
    words: Weighed,
}

/// Passages of a group that a new one is compared with: the last ones.
/// Longer memories change no score of the development cases.
const COMPARED: usize = 12;
/// Groups of an article that a passage is compared with: those that were opened last, so that
/// the work grows linearly with the article. No article of the development sets has half as
/// many.
const REACH: usize = 100;
/// A count that is so many times another is not of the same people in one article; a town
/// and the whole war.
const SCALE: u64 = 20;

/// The events of an article whose passages are told; `article` is its index in the reports.
pub(super) fn document_events(
    (article, report): (usize, &ArticleReport),
    told: &[Told<'_>],
    places: &Places,
    weighed: [&TermWeights; 2],
) -> Vec<DocumentEvent> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for at in 0..told.len() {
        let mean = |group: &Vec<usize>| {
            let compared: Vec<usize> = group.iter().copied().rev().take(COMPARED).collect();
            let sum: f32 = compared.iter().map(|other| score(&inside(&told[*other], &told[at], places, weighed))).sum();
            sum / compared.len() as f32
        };
        let is_apart = |other: &usize| told[*other].passage.is_told_apart_from(told[at].passage);
        // Few passages are of a sum: the others are compared with the last ones of a group alone.
        let may_join = |group: &Vec<usize>| told[at].passage.summed.is_none() || !group.iter().any(is_apart);
        let near = groups.iter().enumerate().rev().take(REACH).filter(|(_, group)| may_join(group));
        let scored = near.map(|(i, group)| (mean(group), i));
        let best = scored.reduce(|best, next| if next.0 > best.0 { next } else { best });
        match best.filter(|(mean, _)| *mean >= weights().inside) {
            Some((_, group)) => groups[group].push(at),
            None => groups.push(vec![at]),
        }
    }
    groups.into_iter().map(|group| event((article, report), told, group, weighed)).collect()
}

/// All pairs of passages of an article, with their evidence.
pub(super) fn inside_pairs(
    told: &[Told<'_>],
    places: &Places,
    weighed: [&TermWeights; 2],
) -> Vec<(usize, usize, Vec<Evidence>)> {
    let pairs = (0..told.len()).flat_map(|one| (one + 1..told.len()).map(move |other| (one, other)));
    pairs.map(|(one, other)| (one, other, inside(&told[one], &told[other], places, weighed))).collect()
}

/// The mean score of each event of an article with the next ones, by their places in `events`;
/// negative infinity of two that the article tells apart.
pub(super) fn inside_scores(
    told: &[Told<'_>],
    events: &[DocumentEvent],
    places: &Places,
    weighed: [&TermWeights; 2],
) -> Vec<((usize, usize), f32)> {
    let next = |one: usize| (one + 1..events.len()).take(REACH).map(move |other| (one, other));
    let scored = (0..events.len()).flat_map(next).map(|(one, other)| {
        let each = || events[one].passages.iter().flat_map(|a| events[other].passages.iter().map(move |b| (*a, *b)));
        if each().any(|(a, b)| told[a].passage.is_told_apart_from(told[b].passage)) {
            return ((one, other), f32::NEG_INFINITY);
        }
        let scores: Vec<f32> =
            each().map(|(a, b)| score(&inside(&told[a.min(b)], &told[a.max(b)], places, weighed))).collect();
        ((one, other), scores.iter().sum::<f32>() / scores.len().max(1) as f32)
    });
    scored.collect()
}

/// The passages of an article, each with the place where its story stands: its own, else the
/// last one, and at first the one that the article names most. A name that only other
/// articles know as a place is the place of a passage that states none.
pub(super) fn tell<'r>(report: &'r ArticleReport, places: &Places, [names, words]: [&TermWeights; 2]) -> Vec<Told<'r>> {
    // The place where the story stands, and where the text last said so.
    let mut story = (None, main_place(report, places));
    let mut told = Vec::with_capacity(report.passages.len());
    for passage in &report.passages {
        let place = passage.place.as_ref().or_else(|| passage.unnamed.iter().find(|name| places.is_known(name)));
        let here = place.or(passage.named_place.as_ref()).map(|place| (Some(passage.start), place.clone()));
        let of_event =
            || passage.event_place.clone().map(|(at, place)| (Some(at), place)).filter(|new| new.0 > story.0);
        let new = here.or_else(of_event).map(|(at, place)| (at, Some(place)));
        let scene = new.as_ref().unwrap_or(&story).1.clone();
        // A province that is named beside its town moves the story nowhere.
        let moves = |place: &Id| story.1.is_none() || !places.is_area(place);
        if let Some(new) = new.filter(|(_, place)| !passage.is_comparison && place.as_ref().is_some_and(moves)) {
            story = new;
        }
        let when = When::of(passage.when, report.published, passage.is_comparison);
        told.push(Told {
            passage,
            place: place.cloned(),
            scene,
            when,
            counts: counts(report, &passage.rows),
            names: names.weigh(passage.names.clone()),
            words: words.weigh(passage.words.clone()),
        });
    }
    told
}

/// The place that an article names most and that is no country; of equals the narrower, then
/// the first by id.
fn main_place(report: &ArticleReport, places: &Places) -> Option<Id> {
    let named = report.places.iter().filter(|(id, _)| !report.countries.contains(*id));
    let holds = |id: &Id| report.places.keys().filter(|inner| places.lies_in(inner, id)).count();
    named.max_by_key(|(id, times)| (**times, Reverse(holds(id)), Reverse((*id).clone()))).map(|(id, _)| id.clone())
}

/// The counts of figures, of wholes and of parts. Indefinite ones (several, dozens) cannot
/// be compared.
fn counts(report: &ArticleReport, rows: &[usize]) -> Counts {
    let mut counts = Counts::default();
    for row in rows.iter().map(|row| &report.rows[*row]) {
        if row.figure.qualifier != Qualifier::Indefinite {
            counts.entry(row.figure.effect).or_default().extend(row.count().filter(|&count| count > 0));
        }
    }
    counts
}

fn event(
    (article, report): (usize, &ArticleReport),
    told: &[Told<'_>],
    passages: Vec<usize>,
    [names, words]: [&TermWeights; 2],
) -> DocumentEvent {
    let own = || passages.iter().map(|at| &told[*at]);
    let mut rows: Vec<usize> = own().flat_map(|told| told.passage.rows.iter().copied()).collect();
    rows.sort_unstable();
    let stated: Vec<&Id> = own().filter_map(|told| told.place.as_ref()).collect();
    let times = |place: &Id| stated.iter().filter(|other| **other == place).count();
    let place = stated.iter().rev().max_by_key(|place| times(place)).map(|place| (*place).clone());
    let kinds: Vec<EventKind> =
        own().filter_map(|told| told.passage.kind).filter(|kind| *kind != EventKind::Other).collect();
    let told_as = |kind: EventKind| kinds.iter().filter(|other| **other == kind).count();
    let kind = kinds.iter().rev().copied().max_by_key(|kind| told_as(*kind));
    let scene = own().next().and_then(|told| told.scene.clone());
    let when = own().map(|told| told.when).reduce(When::with).unwrap_or(When::Unknown);
    DocumentEvent {
        article,
        counts: counts(report, &rows),
        is_sum: own().any(|told| told.passage.is_sum),
        sites: own().flat_map(|told| told.passage.sites.iter().copied()).collect(),
        names: names.weigh(terms(own().flat_map(|told| told.passage.names.iter().copied()))),
        words: words.weigh(terms(own().flat_map(|told| told.passage.words.iter().copied()))),
        passages,
        rows,
        place,
        scene,
        when,
        kind,
    }
}

/// What speaks for and against two passages of an article telling of one event.
fn inside(one: &Told<'_>, other: &Told<'_>, places: &Places, [names, words]: [&TermWeights; 2]) -> Vec<Evidence> {
    use Evidence as E;
    let (a, b) = (one.passage, other.passage);
    let mut found = vec![match b.sentence - a.sentence {
        0 => E::InsideSentence,
        1 => E::InsideNext,
        2..=3 => E::InsideNear,
        4..=8 => E::InsideFar,
        _ => E::InsideApart,
    }];
    let mut add = |evidence: E, holds: bool| {
        if holds {
            found.push(evidence);
        }
    };
    add(E::InsideLine, a.line == b.line);
    add(E::InsideHeadline, a.is_headline != b.is_headline);
    add(E::InsideComparison, a.is_comparison != b.is_comparison);
    add(E::InsideSum, a.is_sum != b.is_sum);
    match (&one.place, &other.place) {
        (Some(place), Some(theirs)) => add(
            match places.relation(place, theirs) {
                Relation::Same => E::InsidePlaceSame,
                Relation::Within | Relation::Near => E::InsidePlaceWithin,
                Relation::Apart => E::InsidePlaceApart,
            },
            true,
        ),
        _ => {
            let agree = one.scene.as_ref().zip(other.scene.as_ref()).map(|(one, other)| places.agree(one, other));
            add(E::InsideSceneSame, agree == Some(true));
            add(E::InsideSceneApart, agree == Some(false));
        }
    }
    match (one.when, other.when) {
        (When::Period(..), When::Period(..)) => {}
        (When::Period(..), _) | (_, When::Period(..)) => add(E::InsidePeriod, true),
        (When::Days(from, to), When::Days(first, last)) => {
            let gap = days_apart((from, to), (first, last));
            add(E::InsideDaySame, gap == 0);
            add(E::InsideDayClose, (1..=2).contains(&gap));
            add(E::InsideDayApart, gap > 2);
        }
        (days @ When::Days(..), When::Recent(by)) | (When::Recent(by), days @ When::Days(..)) => {
            add(E::InsideDayRecent, days.is_shortly_before(by));
            add(E::InsideDayPast, !days.is_shortly_before(by));
        }
        _ => {}
    }
    let sites = share(&a.sites, &b.sites);
    add(E::InsideSiteSame, sites == Some(true));
    add(E::InsideSiteApart, sites == Some(false));
    match (a.kind.zip(a.event), b.kind.zip(b.event)) {
        (Some((_, one)), Some((_, other))) if one == other => add(E::InsideEventSame, true),
        (Some((one, _)), Some((other, _))) => match likeness(one, other) {
            Some(true) => add(E::InsideTypeSame, true),
            Some(false) if are_unlike(one, other) => add(E::InsideTypeUnlike, true),
            Some(false) => add(E::InsideTypeApart, true),
            None => {}
        },
        _ => {}
    }
    let pairs = || {
        one.counts.iter().flat_map(|(effect, counts)| {
            let others = other.counts.get(effect).map(Vec::as_slice).unwrap_or_default();
            counts.iter().flat_map(move |count| others.iter().map(move |other| (*count, *other)))
        })
    };
    add(E::InsideCountEqual, pairs().any(|(one, other)| one == other && one >= TELLING));
    let is_far = |(one, other): (u64, u64)| one.max(other) >= one.min(other).max(TELLING).saturating_mul(SCALE);
    add(E::InsideCountScale, pairs().next().is_some() && pairs().all(is_far));
    add(E::InsideNames, names.cosine(&one.names, &other.names).is_some_and(|cosine| cosine >= LIKE));
    add(E::InsideWords, words.cosine(&one.words, &other.words).is_some_and(|cosine| cosine >= LIKE_WORDS));
    found
}

/// Whether two lists share an entry; `None` where one is empty.
pub(super) fn share(one: &[&str], other: &[&str]) -> Option<bool> {
    (!one.is_empty() && !other.is_empty()).then(|| one.iter().any(|entry| other.contains(entry)))
}

/// Cosine of names from which two sentences share telling names.
pub(super) const LIKE: f32 = 0.3;
/// Cosine of words from which two sentences share telling words. Pairs of words rarely
/// meet, so that it lies low.
const LIKE_WORDS: f32 = 0.06;
