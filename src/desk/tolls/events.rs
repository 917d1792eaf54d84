//! Groups the events of single documents into events over all documents.

use super::document_events::{DocumentEvent, SCALE, When, document_events};
use super::places::Places;
use super::reasons::GroupingReason;
use super::rows::Figures;
use crate::desk::annotation::Id;
use crate::model::{Day, Effect, Qualifier};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;
use std::sync::Arc;

/// An event without a date happened within so many days before its article appeared.
const RECENT: i64 = 7;
/// Articles on one event without any date appear within so many days of each other.
const SAME_NEWS: i64 = 3;
/// A stated day may be that of the report, so many days off the event.
const NEIGHBOURS: i64 = 2;
/// The smallest count that reports of different events rarely share by chance.
const TELLING: u64 = 5;
/// Counts of one event differ at most by this factor.
const CLOSE: u64 = 5;
/// So many common places that are no countries suggest one event.
const COMMON: usize = 2;
/// Days in a bucket of the index; at least as many as any of the distances above, so that
/// neighbouring buckets suffice.
const BUCKET: i64 = 8;

/// An event: the document events of different documents that report it.
pub(super) struct Event {
    /// Its document events, each with the reason why it belongs here.
    pub(super) document_events: Vec<(DocumentEvent, GroupingReason)>,
    place: Option<Id>,
    /// Places that its documents name.
    named: FxHashSet<Id>,
    when: When,
    counts: Counts,
}

impl Event {
    /// Of two places the one that more of its documents give.
    fn more_reported(&self, known: Id, place: &Id) -> Id {
        let times = |wanted: &Id| {
            self.document_events
                .iter()
                .filter(|(document_event, _)| document_event.place.as_ref() == Some(wanted))
                .count()
        };
        if times(place) + 1 > times(&known) { place.clone() } else { known }
    }
}

/// All counts of wholes, by effect.
type Counts = FxHashMap<Effect, Vec<u64>>;

/// Groups the figures of documents by events. Each document event is compared only with the
/// events of about its time at a place that its document names.
pub(super) fn events(documents: &[Arc<Figures>], places: &Places) -> Vec<Event> {
    let document_events = documents.iter().enumerate().flat_map(|(i, figures)| document_events(i, figures, places));
    let mut document_events: Vec<DocumentEvent> = document_events.collect();
    let distinct = distinct_places(&document_events, places);
    // Document events with an exact day come first; those with a week or no date join them.
    document_events.sort_by_key(|document_event| match document_event.when {
        When::Days(from, to) if to.days_since(from) <= 1 => (0, Some(from), 0),
        When::Days(from, _) => (1, Some(from), 0),
        When::Recent(by) => (2, Some(by), 0),
        When::Period(from, _) => (3, Some(from), 0),
        When::Unknown => (4, None, document_event.document),
    });
    let mut grouper = EventGrouper { documents, places, distinct, events: Vec::new(), buckets: FxHashMap::default() };
    for document_event in document_events {
        grouper.take(document_event);
    }
    grouper.events
}

/// The number of a day, counted from the first day of the calendar.
fn number(day: Day) -> i64 {
    Day::new(-9999, 1, 1).map_or(0, |first| day.days_since(first)).max(0)
}

/// Pairs of places for which one document gives different figures: two events.
fn distinct_places(document_events: &[DocumentEvent], places: &Places) -> FxHashSet<(Id, Id)> {
    let mut distinct = FxHashSet::default();
    for pair in document_events.chunk_by(|a, b| a.document == b.document) {
        let named: Vec<&Id> = pair.iter().filter_map(|document_event| document_event.place.as_ref()).collect();
        for (i, one) in named.iter().enumerate() {
            for other in named[i + 1..].iter().filter(|other| !places.agree(one, other)) {
                distinct.insert(((*one).clone(), (*other).clone()));
                distinct.insert(((*other).clone(), (*one).clone()));
            }
        }
    }
    distinct
}

/// Indefinite counts (several, dozens) are left out: their size cannot be compared.
fn counts(document_event: &DocumentEvent, figures: &Figures) -> Counts {
    let mut counts = Counts::default();
    for (i, _) in document_event.rows.iter().filter(|(i, _)| figures.wholes[*i].is_none()) {
        let row = &figures.rows[*i];
        if row.figure.qualifier == Qualifier::Indefinite {
            continue;
        }
        counts.entry(row.figure.effect).or_default().extend(row.count().filter(|&count| count > 0));
    }
    counts
}

struct EventGrouper<'f> {
    documents: &'f [Arc<Figures>],
    places: &'f Places,
    distinct: FxHashSet<(Id, Id)>,
    events: Vec<Event>,
    /// The index: events by place and bucket of time.
    buckets: FxHashMap<(Id, i64), Vec<usize>>,
}

impl EventGrouper<'_> {
    fn take(&mut self, document_event: DocumentEvent) {
        let figures = &self.documents[document_event.document];
        let counts = counts(&document_event, figures);
        let mut best: Option<((GroupingReason, bool, i64), usize)> = None;
        for at in self.candidates(&document_event) {
            let event = &self.events[at];
            if event.document_events.last().is_some_and(|(last, _)| last.document == document_event.document)
                || event.document_events.iter().any(|(other, _)| other.document == document_event.document)
            {
                continue;
            }
            // A count in common outweighs a smaller distance in days.
            let differs = !is_shared(&counts, &event.counts);
            if let Some((reason, days)) = self.compare(&document_event, &counts, event)
                && let found = (reason, differs, days)
                && best.is_none_or(|(so_far, _)| found < so_far)
            {
                best = Some((found, at));
            }
        }
        match best {
            Some(((reason, ..), at)) => self.join(document_event, counts, reason, at),
            None => self.open(document_event, counts),
        }
    }

    fn join(&mut self, document_event: DocumentEvent, counts: Counts, reason: GroupingReason, at: usize) {
        let event = &mut self.events[at];
        event.named.extend(self.documents[document_event.document].places.keys().cloned());
        for (effect, more) in counts {
            event.counts.entry(effect).or_default().extend(more);
        }
        event.when = match (event.when, document_event.when) {
            // The days that both give: a later report may be more exact.
            (When::Days(a, b), When::Days(c, d)) if a <= d && c <= b => When::Days(a.max(c), b.min(d)),
            (When::Recent(a), When::Recent(b)) => When::Recent(a.min(b)),
            (known, _) => known,
        };
        let place = match (event.place.clone(), &document_event.place) {
            (Some(known), Some(place)) => Some(self.places.narrower(event.more_reported(known, place), place)),
            (known, place) => known.or(place.clone()),
        };
        if event.place != place {
            event.place = place;
            if let (Some(place), bucket) = (event.place.clone(), bucket(event.when)) {
                self.buckets.entry((place, bucket)).or_default().push(at);
            }
        }
        self.events[at].document_events.push((document_event, reason));
    }

    fn open(&mut self, document_event: DocumentEvent, counts: Counts) {
        /// An event is indexed under so many places: its own, and those that its document
        /// names most.
        const SIGNS: usize = 3;
        let places = &self.documents[document_event.document].places;
        let at = self.events.len();
        let mut most: Vec<(&Id, &usize)> = places.iter().collect();
        most.sort_by_key(|(id, times)| (Reverse(**times), self.is_country(&document_event, id), id.len()));
        let most = most.into_iter().map(|(id, _)| id);
        let mut signs: Vec<Id> = document_event.place.iter().chain(most).take(SIGNS).cloned().collect();
        signs.dedup();
        for sign in signs {
            self.buckets.entry((sign, bucket(document_event.when))).or_default().push(at);
        }
        self.events.push(Event {
            place: document_event.place.clone(),
            named: places.keys().cloned().collect(),
            when: document_event.when,
            counts,
            document_events: vec![(document_event, GroupingReason::First)],
        });
    }

    fn is_country(&self, document_event: &DocumentEvent, place: &Id) -> bool {
        self.documents[document_event.document].countries.contains(place)
    }

    fn candidates(&self, document_event: &DocumentEvent) -> Vec<usize> {
        let places = &self.documents[document_event.document].places;
        let near = document_event.place.iter().flat_map(|place| self.places.around(place));
        let signs = document_event.place.iter().chain(places.keys()).chain(near);
        let middle = bucket(document_event.when);
        let mut found: Vec<usize> = signs
            .flat_map(|sign| (middle - 1..=middle + 1).map(move |bucket| (sign.clone(), bucket)))
            .filter_map(|at| self.buckets.get(&at))
            .flatten()
            .copied()
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Why a document event reports an event, and the distance in days; `None` where it does
    /// not.
    fn compare(&self, document_event: &DocumentEvent, counts: &Counts, event: &Event) -> Option<(GroupingReason, i64)> {
        let places = &self.documents[document_event.document].places;
        let both = document_event.place.as_ref().zip(event.place.as_ref());
        let is_same = both.is_some_and(|(one, other)| one == other);
        let same_place = is_same || both.is_some_and(|(one, other)| self.places.agree(one, other));
        let named = || {
            let other = event.place.as_ref().is_none_or(|place| places.contains_key(place));
            // Equal counts outweigh a place that was only inherited.
            let is_guess = document_event.is_inherited && is_close(counts, &event.counts, 1);
            let own = is_guess || document_event.place.as_ref().is_none_or(|place| event.named.contains(place));
            let both_nowhere = document_event.place.is_none() && event.place.is_none();
            let distinct =
                document_event.place.clone().zip(event.place.clone()).is_some_and(|pair| self.distinct.contains(&pair));
            let share = || places.keys().any(|place| event.named.contains(place));
            other && own && (is_guess || !distinct) && (!both_nowhere || share())
        };
        // An equal count with one common place, or two common places.
        let in_common = || {
            let common = places
                .keys()
                .filter(|place| !self.is_country(document_event, place))
                .filter(|place| event.named.contains(*place))
                .count();
            common >= if is_shared(counts, &event.counts) { 1 } else { COMMON }
        };
        let close = |factor| is_close(counts, &event.counts, factor);
        match (document_event.when, event.when) {
            (When::Days(a, b), When::Days(c, d)) => {
                let gap = a.days_since(d).max(c.days_since(b)).max(0);
                if gap == 0 {
                    return if same_place && close(if is_same { SCALE } else { CLOSE }) {
                        Some((GroupingReason::PlaceAndDay, 0))
                    } else {
                        let is_one = !same_place && close(CLOSE) && (named() || in_common());
                        is_one.then_some((GroupingReason::NamedAndDay, 0))
                    };
                }
                (gap <= NEIGHBOURS && same_place && is_shared(counts, &event.counts))
                    .then_some((GroupingReason::PlaceAndCount, gap))
            }
            (When::Recent(by), When::Days(_, last)) => {
                let gap = by.days_since(last);
                let in_time = (0..=RECENT).contains(&gap) && close(CLOSE);
                if in_time && same_place {
                    Some((GroupingReason::PlaceAndRecent, gap))
                } else {
                    (in_time && (named() || in_common())).then_some((GroupingReason::NamedAndRecent, gap))
                }
            }
            (When::Recent(one), When::Recent(other)) => {
                let gap = one.days_since(other).abs();
                let in_time = gap <= SAME_NEWS && close(CLOSE);
                if in_time && same_place {
                    Some((GroupingReason::PlaceAndRecent, gap))
                } else {
                    (in_time && named()).then_some((GroupingReason::NamedAndRecent, gap))
                }
            }
            (When::Period(a, b), When::Period(c, d)) => {
                let common = b.min(d).days_since(a.max(c)) + 1;
                let all = b.max(d).days_since(a.min(c)) + 1;
                let common_place = || places.keys().any(|place| event.named.contains(place));
                let shares_count = || is_shared(counts, &event.counts) && common_place();
                let same = 2 * common > all && close(SCALE) && (same_place || named() || shares_count());
                same.then_some((GroupingReason::Period, all - common))
            }
            (When::Unknown, When::Unknown) => {
                (is_close(counts, &event.counts, 2) && (same_place || named())).then_some((GroupingReason::Size, 0))
            }
            _ => None,
        }
    }
}

/// The bucket of a time in the index; periods and unknown times have buckets of their own.
fn bucket(when: When) -> i64 {
    const PERIODS: i64 = 1 << 40;
    match when {
        When::Days(from, _) => number(from) / BUCKET,
        When::Recent(by) => number(by) / BUCKET,
        When::Period(from, _) => PERIODS + i64::from(from.year()),
        When::Unknown => 2 * PERIODS,
    }
}

/// Whether counts of the effects that both have differ at most by a factor.
fn is_close(one: &Counts, other: &Counts, factor: u64) -> bool {
    let bounds = |counts: &[u64]| Some((*counts.iter().min()?, *counts.iter().max()?));
    one.iter().all(|(effect, counts)| {
        let pair = bounds(counts).zip(other.get(effect).and_then(|counts| bounds(counts)));
        pair.is_none_or(|((a, b), (c, d))| a <= d.saturating_mul(factor) && c <= b.saturating_mul(factor))
    })
}

/// Whether both give an equal count of one effect that is unlikely by chance.
fn is_shared(one: &Counts, other: &Counts) -> bool {
    one.iter().any(|(effect, counts)| {
        let other = other.get(effect).map(Vec::as_slice).unwrap_or_default();
        counts.iter().any(|count| *count >= TELLING && other.contains(count))
    })
}
