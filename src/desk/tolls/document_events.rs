//! Groups one document's figures by event.

use super::places::Places;
use super::reasons::GroupingReason;
use super::rows::{FigureRow, Figures};
use crate::desk::annotation::Id;
use crate::model::{Currency, Day, Effect, Modality};

/// The longest event in days; what is longer is a period.
const LONGEST_EVENT: i64 = 10;
/// A count without a date that is so many times the largest of an event in its article is not
/// of that event.
pub(super) const SCALE: u64 = 20;

/// Smaller counts (two of them) say nothing about the size of an event.
const LEAST: u64 = 5;

/// The time of an event, as far as its article states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// On one of these days.
    Days(Day, Day),
    /// Through these days: a year, a war.
    Period(Day, Day),
    /// Not long before this day, on which the article appeared.
    Recent(Day),
    /// Not stated.
    Unknown,
}

impl When {
    /// The time of a figure's event. A day after the article appeared is a misreading, since
    /// what is counted has happened.
    fn of(row: &FigureRow) -> Option<Self> {
        let (from, to) = row.when.filter(|(from, _)| row.as_of.is_none_or(|as_of| *from <= as_of))?;
        Some(if to.days_since(from) < LONGEST_EVENT { Self::Days(from, to) } else { Self::Period(from, to) })
    }

    fn is_recent(self) -> bool {
        matches!(self, Self::Days(..) | Self::Recent(_))
    }

    fn agrees(self, other: Self) -> bool {
        match (self, other) {
            (Self::Days(a, b), Self::Days(c, d)) => a <= d && c <= b,
            (a, b) => a == b,
        }
    }
}

/// The figures of a document that are of one event.
#[derive(Clone, Debug)]
pub(super) struct DocumentEvent {
    pub(super) document: usize,
    /// Rows of the document, and why each belongs to it.
    pub(super) rows: Vec<(usize, GroupingReason)>,
    pub(super) place: Option<Id>,
    /// Whether the place is inherited from the event before, and not stated.
    pub(super) is_inherited: bool,
    pub(super) when: When,
}

impl DocumentEvent {
    /// The largest current count of an effect that is no part.
    pub(super) fn most(&self, figures: &Figures, effect: Effect) -> Option<u64> {
        let counts = self.rows.iter().filter(|(i, _)| figures.wholes[*i].is_none()).map(|(i, _)| &figures.rows[*i]);
        let held = counts.filter(|row| row.figure.effect == effect && row.figure.modality == Modality::Asserted);
        held.filter_map(|row| row.count()).max()
    }
}

/// Sorts the figures of a document by events.
pub(super) fn document_events(document: usize, figures: &Figures, places: &Places) -> Vec<DocumentEvent> {
    let published = figures.rows.first().and_then(|row| row.as_of);
    let now = published.map_or(When::Unknown, When::Recent);
    let mut document_events: Vec<DocumentEvent> = Vec::new();
    let mut of: Vec<Option<usize>> = vec![None; figures.rows.len()];
    let mut waiting = Vec::new();
    let mut last = None;
    for (i, row) in figures.rows.iter().enumerate() {
        if figures.wholes[i].is_some()
            || row.figure.currency == Currency::Superseded
            || repetition(figures, i).is_some()
        {
            waiting.push(i);
            continue;
        }
        // The place where people are held or have fled to is not that of the event.
        let is_there = !matches!(row.figure.effect, Effect::Captured | Effect::Displaced) || last.is_none();
        let place = row.place.as_ref().filter(|_| is_there).map(|place| place.id.clone());
        let when = When::of(row);
        let is_another = row.figure.currency == Currency::Comparison;
        // A headline without place and day waits for the first event that has one.
        if when.is_none() && place.is_none() && document_events.is_empty() && !is_another {
            waiting.push(i);
            continue;
        }
        let at =
            if is_another { None } else { home(&document_events, figures, row, (when, place.as_ref()), places, last) };
        let at = at.unwrap_or_else(|| {
            let unknown = place.is_none() || is_another;
            let inherited =
                when.filter(|when| when.is_recent()).and_then(|_| document_events.get(last?)?.place.clone());
            let when = when.unwrap_or(if unknown { When::Unknown } else { now });
            let is_inherited = place.is_none() && inherited.is_some();
            document_events.push(DocumentEvent {
                document,
                rows: Vec::new(),
                place: place.clone().or(inherited),
                is_inherited,
                when,
            });
            document_events.len() - 1
        });
        let event = &mut document_events[at];
        let reason = if event.rows.is_empty() { GroupingReason::First } else { GroupingReason::Follows };
        event.rows.push((i, reason));
        event.is_inherited &= place.is_none();
        event.place = match (event.place.take(), place) {
            (Some(known), Some(place)) => Some(places.narrower(known, &place)),
            (known, place) => known.or(place),
        };
        if let (When::Recent(_), Some(when)) = (event.when, when) {
            event.when = when;
        }
        of[i] = Some(at);
        if event.when.is_recent() && !is_another {
            last = Some(at);
        }
    }
    let lead = |document_events: &[DocumentEvent]| document_events.iter().position(|event| event.when.is_recent());
    for i in waiting {
        let row = &figures.rows[i];
        let neighbour = (0..i).rev().chain(i + 1..of.len()).find(|&other| {
            figures.rows[other].figure.effect == row.figure.effect
                && of[other].is_some()
                && figures.wholes[other].is_none()
        });
        let (at, reason) = match whole(figures, i) {
            Some(whole) => (of[whole], GroupingReason::Part),
            None if row.figure.currency == Currency::Superseded => {
                (neighbour.and_then(|n| of[n]), GroupingReason::Replaced)
            }
            None if repetition(figures, i).is_some() => {
                (repetition(figures, i).and_then(|row| of[row]), GroupingReason::Follows)
            }
            None => {
                (lead(&document_events).filter(|&at| fits(&document_events[at], figures, row)), GroupingReason::Follows)
            }
        };
        let (at, reason) = match at {
            Some(at) => (at, reason),
            None => {
                document_events.push(DocumentEvent {
                    document,
                    rows: Vec::new(),
                    place: None,
                    is_inherited: false,
                    when: When::of(row).unwrap_or(now),
                });
                (document_events.len() - 1, GroupingReason::First)
            }
        };
        document_events[at].rows.push((i, reason));
        of[i] = Some(at);
    }
    document_events
}

/// The figure in the article that repeats the count of a headline.
fn repetition(figures: &Figures, row: usize) -> Option<usize> {
    let this = &figures.rows[row];
    let is_again = |&other: &usize| {
        let again = &figures.rows[other];
        this.is_headline
            && !again.is_headline
            && figures.wholes[other].is_none()
            && again.figure.effect == this.figure.effect
            && again.count() == this.count()
            && again.figure.currency == Currency::Current
    };
    (row + 1..figures.rows.len()).find(is_again)
}

/// The outermost whole that a row is a part of; a circle has none.
fn whole(figures: &Figures, row: usize) -> Option<usize> {
    let mut at = figures.wholes[row]?;
    for _ in 0..figures.wholes.len() {
        match figures.wholes[at] {
            Some(next) => at = next,
            None => return Some(at),
        }
    }
    None
}

/// The event that a figure continues.
fn home(
    document_events: &[DocumentEvent],
    figures: &Figures,
    row: &FigureRow,
    (when, place): (Option<When>, Option<&Id>),
    places: &Places,
    last: Option<usize>,
) -> Option<usize> {
    let agrees = |at: &usize| {
        let event = &document_events[*at];
        let in_time = match (when, event.when) {
            (Some(when), When::Recent(_)) => when.is_recent(),
            (Some(when), other) => when.agrees(other),
            // By place alone; periods do not count here.
            (None, other) => other.is_recent(),
        };
        let there = match (place, &event.place) {
            (Some(place), Some(other)) => places.agree(place, other),
            _ => true,
        };
        let same = place.is_none() || place == event.place.as_ref();
        in_time && there && (when.is_some() && same || fits(event, figures, row))
    };
    let latest_first = last.into_iter().chain((0..document_events.len()).rev());
    latest_first.into_iter().find(agrees)
}

/// Whether a count is not too large for an event.
fn fits(event: &DocumentEvent, figures: &Figures, row: &FigureRow) -> bool {
    let most = event.most(figures, row.figure.effect).filter(|&most| most > 0);
    most.zip(row.count()).is_none_or(|(most, count)| count < most.max(LEAST).saturating_mul(SCALE))
}
