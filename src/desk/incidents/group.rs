//! Figures while they are grouped into tolls, with the incident that they are of.

use super::figure_row::FigureRow;
use super::key::FigureKey;
use super::participant::Participant;
use super::places::Places;
use super::reasons::GroupingReason;
use crate::desk::annotation::Id;
use crate::model::{Currency, Day};
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// A figure while it is grouped.
#[derive(Clone, Debug)]
pub(super) struct Grouped {
    pub(super) row: Arc<FigureRow>,
    pub(super) reason: GroupingReason,
    /// The figure of its article that it is a part of.
    pub(super) whole: Option<FigureKey>,
}

/// Place and time of an incident, by most of its figures.
pub(super) struct IncidentSummary {
    pub(super) place: Option<Participant>,
    pub(super) when: Option<(Day, Day)>,
    /// Pairs of articles of one day of which one calls a count superseded that the other gives
    /// as current: the one that calls it so is the later.
    pub(super) later: FxHashSet<(Id, Id)>,
}

impl IncidentSummary {
    pub(super) fn of(reported: &[Grouped], known: &Places) -> Self {
        let rows = || reported.iter().map(|grouped| &grouped.row);
        let places = || rows().filter_map(|row| row.place.as_ref());
        let times = |party: &&Participant| places().filter(|place| place.id == party.id).count();
        // A superseded count often stands next to the day of the report.
        let stated = rows().filter(|row| row.figure.currency == Currency::Current);
        let days: Vec<(Day, Day)> =
            stated.filter_map(|row| row.when.filter(|(from, _)| row.as_of.is_none_or(|day| *from <= day))).collect();
        // The days that most of them have in common.
        let holds = |day: Day| days.iter().filter(move |(from, to)| *from <= day && day <= *to);
        let common = days.iter().map(|(from, _)| *from).rev().max_by_key(|day| holds(*day).count());
        let when = common.and_then(|day| {
            let (from, to) = (holds(day).map(|days| days.0).max()?, holds(day).map(|days| days.1).min()?);
            Some((from, to))
        });
        // A form that is not all capitals, as in datelines.
        let is_plain = |place: &Participant| place.name.contains(char::is_lowercase);
        let place = places().rev().max_by_key(|place| (times(place), is_plain(place)));
        let is_old = |row: &FigureRow| row.figure.currency == Currency::Superseded;
        let later = rows().filter(|row| is_old(row)).flat_map(|old| {
            let same = rows().filter(|row| !is_old(row) && gives_same_count(row, old));
            same.map(|row| (row.key.document.clone(), old.key.document.clone()))
        });
        let all: Vec<&Participant> = places().collect();
        let place = place.map(|place| narrowest(&all, place, known).clone());
        Self { place, when, later: later.collect() }
    }
}

/// The narrowest place within another on which figures agree: no two that lie apart. A town
/// is left for a place in it only where half as many name that one; a country or a division for
/// any, as it only says roughly where a thing was.
fn narrowest<'p>(all: &[&'p Participant], mut place: &'p Participant, known: &Places) -> &'p Participant {
    let is_in = |inner: &Participant, outer: &Participant| inner.id != outer.id && known.lies_in(&inner.id, &outer.id);
    let times = |place: &Participant| all.iter().filter(|one| one.id == place.id || is_in(one, place)).count();
    let own = |place: &Participant| all.iter().filter(|one| one.id == place.id).count();
    // Each step goes deeper, and no place lies in itself.
    for _ in 0..all.len() {
        let inner = || all.iter().copied().filter(|inner| is_in(inner, place));
        let Some(best) = inner().rev().max_by_key(|inner| times(inner)) else { break };
        let is_apart = |other: &&Participant| other.id != best.id && !is_in(other, best) && !is_in(best, other);
        let rival = inner().filter(is_apart).map(times).max().unwrap_or_default();
        let is_enough = known.is_wide(place) || 2 * times(best) >= own(place);
        if 2 * rival > times(best) || !is_enough {
            break;
        }
        place = best;
    }
    place
}

/// Whether two articles of one day give the same count.
fn gives_same_count(one: &FigureRow, other: &FigureRow) -> bool {
    one.key.document != other.key.document
        && one.as_of == other.as_of
        && one.figure.effect == other.figure.effect
        && one.count() == other.count()
}
