//! The tolls of many documents: which figures speak of the same dead, wounded or
//! fled, across articles and languages; which of them the news has left behind; and
//! which ones a person should look at together. Every membership has its reason.
//!
//! Figures of one document are first sorted by events (`document_events`), those of all
//! documents are then met by place, day and size (`events`). Nothing is added up: a
//! part stays under its whole, and sources stand side by side.

mod checks;
mod document_events;
mod events;
mod history;
mod links;
mod places;
mod reasons;
mod rows;
mod sources;

pub use links::{TollLink, join, part};
use places::Places;
pub use reasons::{Check, CheckKind, GroupingReason};
pub use rows::{FigureKey, FigureRow, Figures, Participant, figures};

use super::annotation::Id;
use super::document::Document;
use crate::model::{Currency, Day, Effect, Victim};
use crate::text::key;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;
use std::sync::Arc;

/// A figure in its toll.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// The figure.
    pub row: Arc<FigureRow>,
    /// Why it belongs here.
    pub reason: GroupingReason,
    /// The place in the toll of the figure that it is a part of.
    pub part_of: Option<usize>,
    /// The place in the toll of the figure that replaces it.
    pub replaced_by: Option<usize>,
}

/// Figures of one effect on the same people in one event.
#[derive(Clone, Debug, PartialEq)]
pub struct Toll {
    /// How they came to harm.
    pub effect: Effect,
    /// Where it happened, as most figures have it.
    pub place: Option<Participant>,
    /// First and last day of the event, as the figures that give them agree.
    pub when: Option<(Day, Day)>,
    /// Its figures, by the day of their articles.
    pub members: Vec<Member>,
    /// What a person should look at.
    pub checks: Vec<Check>,
}

impl Toll {
    /// The key of its first figure, which names the toll.
    pub fn key(&self) -> Option<&FigureKey> {
        self.members.first().map(|member| &member.row.key)
    }

    /// Whether a figure is one that its article gives for the whole toll: no part, not
    /// only of certain people where others are of all, no headline that is told again
    /// below, and no count that nobody answers for beside a larger one that holds.
    pub fn leads(&self, at: usize) -> bool {
        let this = &self.members[at];
        let wholes = || self.members.iter().filter(|other| other.part_of.is_none());
        let of_all = |member: &Member| member.row.figure.victims.is_empty();
        let is_outdone = |other: &Member| {
            let (row, own) = (&other.row, &this.row);
            row.key != own.key
                && row.key.document == own.key.document
                && row.figure.modality == own.figure.modality
                && other.replaced_by.is_none()
                && (row.count() > own.count() || (row.count() == own.count() && row.source.is_some()))
        };
        this.part_of.is_none()
            && (of_all(this) || !wholes().any(of_all))
            && (this.row.source.is_some() || !wholes().any(is_outdone))
    }
}

/// The tolls of some documents, the largest events of the news first: by the number
/// of figures, then as they came.
pub fn tolls(documents: &[Arc<Document>], figures: &[Arc<Figures>]) -> Vec<Toll> {
    let places = Places::of(figures);
    let figures = places.narrow(figures);
    let mut groups: Vec<Vec<Grouped>> = Vec::new();
    for event in events::events(&figures, &places) {
        let told = event.document_events.iter().flat_map(|(document_event, reason)| {
            let own = &figures[document_event.document];
            let mut rows = document_event.rows.clone();
            rows.sort_by_key(|(i, _)| *i);
            rows.into_iter().map(move |(i, inner)| {
                let reason = if inner == GroupingReason::First { *reason } else { inner };
                let whole = own.wholes[i].map(|whole| own.rows[whole].key.clone());
                (own.rows[i].clone(), reason, whole)
            })
        });
        let told: Vec<(Arc<FigureRow>, GroupingReason, Option<FigureKey>)> = told.collect();
        let summary = Arc::new(EventSummary::of(&told));
        let grouped = |(row, reason, whole)| Grouped { row, reason, whole, summary: summary.clone() };
        let mut rows: Vec<Grouped> = told.into_iter().map(grouped).collect();
        for effect in Effect::ALL {
            let (of_effect, rest) = rows.into_iter().partition(|grouped| grouped.row.figure.effect == effect);
            groups.extend(sides(of_effect));
            rows = rest;
        }
    }
    let groups = links::apply_user_constraints(documents, groups);
    let order = documents.iter().enumerate().map(|(i, document)| (&document.id, i)).collect();
    let mut tolls: Vec<Toll> = groups.into_iter().filter_map(|group| toll(group, &order)).collect();
    tolls.sort_by_key(|toll| Reverse(toll.members.len()));
    tolls
}

/// A figure on its way to a toll.
#[derive(Clone)]
struct Grouped {
    row: Arc<FigureRow>,
    reason: GroupingReason,
    /// The figure of its article that it is a part of.
    whole: Option<FigureKey>,
    summary: Arc<EventSummary>,
}

/// Where and when an event was, as most of its figures have it.
struct EventSummary {
    place: Option<Participant>,
    when: Option<(Day, Day)>,
    /// Articles of one day of which the second gives counts of the first as left behind.
    later: FxHashSet<(Id, Id)>,
}

impl EventSummary {
    fn of(told: &[(Arc<FigureRow>, GroupingReason, Option<FigureKey>)]) -> Self {
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

/// Whom a count is of, as far as such counts exclude each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Armed,
    Civil,
}

fn side(victims: &[Victim]) -> Option<Side> {
    let is_armed = |victim: &Victim| matches!(victim, Victim::Combatant | Victim::Police | Victim::Peacekeeper);
    let any = victims.first()?;
    Some(if is_armed(any) { Side::Armed } else { Side::Civil })
}

/// The last word of a count, which says whom it is of.
fn noun(row: &FigureRow) -> String {
    key(row.quote.rsplit(char::is_whitespace).next().unwrap_or_default()).into_owned()
}

/// The documents that tell a whole with parts which make it up: 9 soldiers and 13
/// civilians of 22. Who is in neither is not among them.
fn split(rows: &[Grouped]) -> FxHashSet<&Id> {
    let mut sums: FxHashMap<&FigureKey, u64> = FxHashMap::default();
    for grouped in rows {
        if let Some((whole, count)) = grouped.whole.as_ref().zip(grouped.row.count()) {
            *sums.entry(whole).or_default() += count;
        }
    }
    let is_whole = |row: &FigureRow| sums.get(&row.key).is_some_and(|sum| row.count() == Some(*sum));
    rows.iter().map(|grouped| &grouped.row).filter(|row| is_whole(row)).map(|row| &row.key.document).collect()
}

/// Parts figures of one event and effect where they count different people: soldiers
/// here, civilians there. A count of people is of either, if it can hold them.
fn sides(rows: Vec<Grouped>) -> Vec<Vec<Grouped>> {
    let wholes = || rows.iter().filter(|grouped| grouped.whole.is_none()).map(|grouped| &grouped.row);
    let of = |wanted: Option<Side>| wholes().filter(move |row| side(&row.figure.victims) == wanted);
    let people = of(None).filter_map(|row| row.count()).max();
    let has_civil = of(Some(Side::Civil)).next().is_some();
    let parts = || rows.iter().filter(|grouped| grouped.whole.is_some()).map(|grouped| &grouped.row);
    let armed = |row: &&Arc<FigureRow>| side(&row.figure.victims) == Some(Side::Armed);
    // Soldiers are among the dead, however many of them the other side claims.
    let counted: FxHashSet<String> = parts().filter(armed).map(|part| noun(part)).collect();
    let split = split(&rows);
    let is_counted = |row: &FigureRow| counted.contains(&noun(row));
    let is_left_out = |row: &FigureRow| split.contains(&row.key.document);
    let too_many = |row: &&Arc<FigureRow>| {
        !is_counted(row) && (is_left_out(row) || people.map_or(has_civil, |people| row.count() > Some(people)))
    };
    let apart: Vec<FigureKey> = of(Some(Side::Armed)).filter(too_many).map(|row| row.key.clone()).collect();
    let is_apart = |g: &Grouped| apart.contains(&g.row.key) || g.whole.as_ref().is_some_and(|w| apart.contains(w));
    let (apart, together): (Vec<Grouped>, Vec<Grouped>) = rows.into_iter().partition(is_apart);
    [together, apart].into_iter().filter(|group| !group.is_empty()).collect()
}

/// From the day of one figure to that of another.
fn days_between(one: &Member, other: &Member) -> Option<i64> {
    Some(other.row.as_of?.days_since(one.row.as_of?))
}

/// Figures that belong together as a toll, in the order of the news: those of a day as
/// their articles stand on the desk.
fn toll(mut group: Vec<Grouped>, order: &FxHashMap<&Id, usize>) -> Option<Toll> {
    let article = |row: &FigureRow| order.get(&row.key.document).copied().unwrap_or(usize::MAX);
    group.sort_by_key(|grouped| (grouped.row.as_of.is_none(), grouped.row.as_of, article(&grouped.row)));
    sources::unify_sources(&mut group);
    let at: FxHashMap<&FigureKey, usize> = group.iter().enumerate().map(|(i, g)| (&g.row.key, i)).collect();
    let parts: Vec<Option<usize>> = group.iter().map(|g| at.get(g.whole.as_ref()?).copied()).collect();
    let member = |(grouped, part_of): (&Grouped, Option<usize>)| Member {
        row: grouped.row.clone(),
        reason: grouped.reason,
        part_of,
        replaced_by: None,
    };
    let mut members: Vec<Member> = group.iter().zip(parts).map(member).collect();
    let first = group.first()?;
    history::replace(&mut members, &first.summary.later);
    let checks = checks::checks(&members, &first.summary.later);
    let (place, when) = (first.summary.place.clone(), first.summary.when);
    Some(Toll { effect: first.row.figure.effect, place, when, members, checks })
}
