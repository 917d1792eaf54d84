//! An incident: one event over all articles.

use super::attested::grade;
use super::description::Described;
use super::grade::Grade;
use super::key::FigureKey;
use super::participant::Participant;
use super::reasons::Check;
use super::told::{ToldActor, ToldEvent, VictimRow};
use super::toll::Toll;
use crate::desk::annotation::Id;
use crate::lang::counted_people;
use crate::model::{Day, Effect, EventKind, Modality};
use crate::places::Place;
use rustc_hash::FxHashSet;
use std::borrow::Borrow;
use std::cmp::Reverse;
use std::sync::Arc;

/// One event at one place and time in which people came to harm, over all articles.
#[derive(Clone, Debug, PartialEq)]
pub struct Incident {
    /// Where it happened, as most figures have it.
    pub place: Option<Participant>,
    /// Where that is on the map, if its articles leave no doubt.
    pub located: Option<Place>,
    /// First and last day, as the figures that give them agree.
    pub when: Option<(Day, Day)>,
    /// What happened, as most articles tell it.
    pub kind: Option<EventKind>,
    /// The words for the weapon that most articles name.
    pub weapon: Option<String>,
    /// Who did it, each once, with a sentence that says so; those whom most articles name first.
    pub by: Vec<ToldActor>,
    /// Whom it struck, likewise.
    pub against: Vec<ToldActor>,
    /// Those whom the articles name among the victims, each once.
    pub victims: Vec<VictimRow>,
    /// Its tolls, that of most figures first.
    pub tolls: Vec<Toll>,
    /// How well it is attested.
    pub grade: Grade,
    /// The keys of incidents that are perhaps the same, the likeliest first.
    pub perhaps_same: Vec<FigureKey>,
    /// What a person says of it, which stands over what its articles say.
    pub described: Option<Described>,
}

impl Incident {
    /// From what its articles tell.
    pub(super) fn new(
        (place, located): (Option<Participant>, Option<Place>),
        when: Option<(Day, Day)>,
        told: &[&ToldEvent],
        victims: Vec<VictimRow>,
        tolls: Vec<Toll>,
    ) -> Self {
        let happened: Vec<&ToldEvent> =
            told.iter().copied().filter(|event| event.modality == Modality::Asserted).collect();
        // What killed says what happened: people who were also taken away do not.
        let worst = happened.iter().filter_map(|event| event.worst).min();
        let kinds = happened.iter().filter(|event| event.kind != EventKind::Other);
        let kinds = kinds.filter(|event| worst.is_none() || event.worst == worst).map(|event| event.kind);
        let weapons = happened.iter().filter_map(|event| event.weapon.clone());
        let by = actors(happened.iter().flat_map(|event| &event.by));
        let against = actors(happened.iter().flat_map(|event| &event.against));
        Self {
            place,
            located,
            when,
            kind: most_told(kinds).or_else(|| happened.first().map(|event| event.kind)),
            weapon: most_told(weapons),
            grade: grade(&tolls, &by),
            by,
            against,
            victims: each_once(victims),
            tolls,
            perhaps_same: Vec::new(),
            described: None,
        }
    }

    /// The number of its figures.
    pub fn figures(&self) -> usize {
        self.tolls.iter().map(|toll| toll.members.len()).sum()
    }

    /// The key of its first figure, which names the incident.
    pub fn key(&self) -> Option<&FigureKey> {
        self.tolls.first().and_then(Toll::key)
    }

    /// The keys of all its figures.
    pub fn keys(&self) -> impl Iterator<Item = &FigureKey> {
        self.tolls.iter().flat_map(|toll| &toll.members).map(|member| &member.row.key)
    }

    /// Whether a figure is of it.
    pub fn holds(&self, key: &FigureKey) -> bool {
        self.keys().any(|own| own == key)
    }

    /// The first toll of an effect: that of most figures.
    pub fn toll(&self, effect: Effect) -> Option<&Toll> {
        self.tolls.iter().find(|toll| toll.effect == effect)
    }

    /// What a person should look at, over all tolls.
    pub fn checks(&self) -> impl Iterator<Item = &Check> {
        self.tolls.iter().flat_map(|toll| &toll.checks)
    }

    /// The documents that report it, each once, in the order of their publication.
    pub fn documents(&self) -> Vec<&Id> {
        let mut rows: Vec<_> = self.tolls.iter().flat_map(|toll| &toll.members).map(|member| &member.row).collect();
        rows.sort_by_key(|row| (row.as_of.is_none(), row.as_of));
        let mut seen = FxHashSet::default();
        rows.into_iter().map(|row| &row.key.document).filter(|document| seen.insert(*document)).collect()
    }
}

/// The tolls of incidents, in their order.
pub fn tolls<I: Borrow<Incident>>(incidents: &[I]) -> Vec<Arc<Toll>> {
    incidents.iter().flat_map(|incident| incident.borrow().tolls.iter().cloned().map(Arc::new)).collect()
}

/// What is told most often; of equals the first.
fn most_told<T: PartialEq + Clone>(told: impl Iterator<Item = T>) -> Option<T> {
    let told: Vec<T> = told.collect();
    let times = |one: &T| told.iter().filter(|other| *other == one).count();
    told.iter().enumerate().max_by_key(|(i, one)| (times(one), Reverse(*i))).map(|(_, one)| one.clone())
}

/// Actors, each once; those whom most articles name first. Who is denied somewhere is denied.
fn actors<'a>(told: impl Iterator<Item = &'a ToldActor>) -> Vec<ToldActor> {
    let mut found: Vec<(Id, ToldActor, FxHashSet<&'a Id>)> = Vec::new();
    for actor in told {
        let Some(id) = identity(actor) else { continue };
        match found.iter_mut().find(|(known, ..)| *known == id) {
            Some((_, known, documents)) => {
                documents.insert(&actor.document);
                known.denied |= actor.denied;
                known.is_claimed &= actor.is_claimed;
            }
            None => found.push((id, actor.clone(), FxHashSet::from_iter([&actor.document]))),
        }
    }
    found.sort_by_key(|(_, actor, documents)| (actor.participant.kind.is_none(), Reverse(documents.len())));
    found.into_iter().map(|(_, actor, _)| actor).collect()
}

/// What an actor is known by: its name, else the group of people that its words count (three
/// soldiers, lính). A bare number names nobody.
fn identity(actor: &ToldActor) -> Option<Id> {
    if actor.participant.kind.is_some() {
        return Some(actor.participant.id.clone());
    }
    match counted_people(&actor.language, &actor.words) {
        Some(people) => Some(people.group.into()),
        None if actor.words.split_whitespace().count() > 1 => Some(actor.participant.id.clone()),
        None => None,
    }
}

/// Victims, each once by name: the row that says most.
fn each_once(mut victims: Vec<VictimRow>) -> Vec<VictimRow> {
    let says = |victim: &VictimRow| {
        (victim.effect != Effect::Killed, Reverse(victim.age.is_some()), Reverse(victim.role.is_some()))
    };
    victims.sort_by_key(says);
    let mut seen = FxHashSet::default();
    victims.retain(|victim| seen.insert(victim.folded()));
    victims
}
