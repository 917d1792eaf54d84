//! Figures on their way to a toll, with the event that they are of.

use super::key::FigureKey;
use super::participant::Participant;
use super::reasons::GroupingReason;
use super::rows::FigureRow;
use crate::desk::annotation::Id;
use crate::model::{Currency, Day};
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// A figure on its way to a toll.
#[derive(Clone)]
pub(super) struct Grouped {
    pub(super) row: Arc<FigureRow>,
    pub(super) reason: GroupingReason,
    /// The figure of its article that it is a part of.
    pub(super) whole: Option<FigureKey>,
    pub(super) summary: Arc<EventSummary>,
}

/// Where and when an event was, as most of its figures have it.
pub(super) struct EventSummary {
    pub(super) place: Option<Participant>,
    pub(super) when: Option<(Day, Day)>,
    /// Articles of one day of which the second gives counts of the first as left behind.
    pub(super) later: FxHashSet<(Id, Id)>,
}

impl EventSummary {
    pub(super) fn of(told: &[(Arc<FigureRow>, GroupingReason, Option<FigureKey>)]) -> Self {
        let places = || told.iter().filter_map(|(row, ..)| row.place.as_ref());
        let times = |party: &&Participant| places().filter(|place| place.id == party.id).count();
        // A count that is replaced often stands beside the day of the report.
        let stated = told.iter().filter(|(_, reason, _)| *reason != GroupingReason::Replaced);
        let days: Vec<(Day, Day)> = stated
            .filter_map(|(row, ..)| row.when.filter(|(from, _)| row.as_of.is_none_or(|day| *from <= day)))
            .collect();
        // What most of them can have in common.
        let holds = |day: Day| days.iter().filter(move |(from, to)| *from <= day && day <= *to);
        let common = days.iter().map(|(from, _)| *from).rev().max_by_key(|day| holds(*day).count());
        let when = common.and_then(|day| {
            let (from, to) = (holds(day).map(|days| days.0).max()?, holds(day).map(|days| days.1).min()?);
            Some((from, to))
        });
        // Not as a dateline writes it.
        let is_plain = |place: &Participant| place.name.contains(char::is_lowercase);
        let place = places().rev().max_by_key(|place| (times(place), is_plain(place)));
        let is_old = |row: &FigureRow| row.figure.currency == Currency::Superseded;
        let later = told.iter().filter(|(row, ..)| is_old(row)).flat_map(|(old, ..)| {
            let same = told.iter().map(|(row, ..)| row).filter(|row| !is_old(row) && tells(row, old));
            same.map(|row| (row.key.document.clone(), old.key.document.clone()))
        });
        Self { place: place.cloned(), when, later: later.collect() }
    }
}

/// Whether two articles of one day give the same count.
fn tells(one: &FigureRow, other: &FigureRow) -> bool {
    one.key.document != other.key.document
        && one.as_of == other.as_of
        && one.figure.effect == other.figure.effect
        && one.count() == other.count()
}
