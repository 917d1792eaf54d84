//! The tolls of many documents: which figures speak of the same dead, wounded or
//! fled, across articles and languages; which of them the news has left behind; and
//! which ones a person should look at together. Every membership has its reason.
//!
//! Figures of one document are first sorted by events (`strands`), those of all
//! documents are then met by place, day and size (`events`). Nothing is added up: a
//! part stays under its whole, and sources stand side by side.

mod events;
mod flags;
mod history;
mod links;
mod reasons;
mod rows;
mod strands;
mod voices;

pub use links::{TollLink, join, part};
pub use reasons::{Because, Doubt, Flag};
pub use rows::{FigureKey, FigureRow, Figures, Party, figures, sentence};

use super::annotation::Id;
use super::document::Document;
use crate::model::{Day, Effect, Victim};
use crate::text::ranked;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// A figure in its toll.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// The figure.
    pub row: Arc<FigureRow>,
    /// Why it belongs here.
    pub because: Because,
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
    pub place: Option<Party>,
    /// First and last day of the event, as the figures that give them agree.
    pub when: Option<(Day, Day)>,
    /// Its figures, by the day of their articles.
    pub members: Vec<Member>,
    /// What a person should look at.
    pub flags: Vec<Flag>,
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
    let mut groups: Vec<Vec<Grouped>> = Vec::new();
    for event in events::events(figures) {
        let told = event.strands.iter().flat_map(|(strand, because)| {
            let own = &figures[strand.document];
            let in_order = ranked(strand.rows.clone(), |(i, _)| (*i, 0));
            in_order.into_iter().map(move |(i, inner)| {
                let because = if inner == Because::First { *because } else { inner };
                let whole = own.wholes[i].map(|whole| own.rows[whole].key.clone());
                (own.rows[i].clone(), because, whole)
            })
        });
        let told: Vec<(Arc<FigureRow>, Because, Option<FigureKey>)> = told.collect();
        let scene = Arc::new(Scene::of(&told));
        let grouped = |(row, because, whole)| Grouped { row, because, whole, scene: scene.clone() };
        let mut rows: Vec<Grouped> = told.into_iter().map(grouped).collect();
        for effect in Effect::ALL {
            let (of_effect, rest) = rows.into_iter().partition(|grouped| grouped.row.figure.effect == effect);
            groups.extend(camps(of_effect));
            rows = rest;
        }
    }
    let groups = links::obey(documents, groups);
    let order = documents.iter().enumerate().map(|(i, document)| (&document.id, i)).collect();
    let tolls: Vec<Toll> = groups.into_iter().filter_map(|group| toll(group, &order)).collect();
    ranked(tolls, |toll| (usize::MAX - toll.members.len(), 0))
}

/// A figure on its way to a toll.
#[derive(Clone)]
struct Grouped {
    row: Arc<FigureRow>,
    because: Because,
    /// The figure of its article that it is a part of.
    whole: Option<FigureKey>,
    scene: Arc<Scene>,
}

/// Where and when an event was, as most of its figures have it.
struct Scene {
    place: Option<Party>,
    when: Option<(Day, Day)>,
}

impl Scene {
    fn of(told: &[(Arc<FigureRow>, Because, Option<FigureKey>)]) -> Self {
        let places = || told.iter().filter_map(|(row, ..)| row.place.as_ref());
        let times = |party: &&Party| places().filter(|place| place.id == party.id).count();
        // A count that is replaced often stands beside the day of the report.
        let stated = told.iter().filter(|(_, because, _)| *because != Because::Replaced);
        let mut days =
            stated.filter_map(|(row, ..)| row.when.filter(|(from, _)| row.as_of.is_none_or(|day| *from <= day)));
        let agree = |(from, to): (Day, Day), (other_from, other_to): (Day, Day)| {
            let both = (from.max(other_from), to.min(other_to));
            if both.0 <= both.1 { both } else { (from, to) }
        };
        let first = days.next();
        Self { place: places().rev().max_by_key(times).cloned(), when: first.map(|first| days.fold(first, agree)) }
    }
}

/// Whom a count is of, as far as such counts exclude each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Camp {
    Armed,
    Civil,
}

fn camp(victims: &[Victim]) -> Option<Camp> {
    let is_armed = |victim: &Victim| matches!(victim, Victim::Combatant | Victim::Police | Victim::Peacekeeper);
    let any = victims.first()?;
    Some(if is_armed(any) { Camp::Armed } else { Camp::Civil })
}

/// Parts figures of one event and effect where they count different people: soldiers
/// here, civilians there. A count of people is of either, if it can hold them.
fn camps(rows: Vec<Grouped>) -> Vec<Vec<Grouped>> {
    let wholes = || rows.iter().filter(|grouped| grouped.whole.is_none()).map(|grouped| &grouped.row);
    let of = |wanted: Option<Camp>| wholes().filter(move |row| camp(&row.figure.victims) == wanted);
    let people = of(None).filter_map(|row| row.count()).max();
    let has_civil = of(Some(Camp::Civil)).next().is_some();
    let too_many = |row: &&Arc<FigureRow>| people.map_or(has_civil, |people| row.count() > Some(people));
    let apart: Vec<FigureKey> = of(Some(Camp::Armed)).filter(too_many).map(|row| row.key.clone()).collect();
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
fn toll(group: Vec<Grouped>, order: &FxHashMap<&Id, usize>) -> Option<Toll> {
    let article = |row: &FigureRow| order.get(&row.key.document).copied().unwrap_or(usize::MAX);
    let day = |row: &FigureRow| row.as_of.map_or(usize::MAX, events::number);
    let mut group = ranked(group, |grouped| (day(&grouped.row), article(&grouped.row)));
    voices::meet(&mut group);
    let at: FxHashMap<&FigureKey, usize> = group.iter().enumerate().map(|(i, g)| (&g.row.key, i)).collect();
    let parts: Vec<Option<usize>> = group.iter().map(|g| at.get(g.whole.as_ref()?).copied()).collect();
    let member = |(grouped, part_of): (&Grouped, Option<usize>)| Member {
        row: grouped.row.clone(),
        because: grouped.because,
        part_of,
        replaced_by: None,
    };
    let mut members: Vec<Member> = group.iter().zip(parts).map(member).collect();
    history::replace(&mut members);
    let first = group.first()?;
    let flags = flags::flags(&members);
    let (place, when) = (first.scene.place.clone(), first.scene.when);
    Some(Toll { effect: first.row.figure.effect, place, when, members, flags })
}
