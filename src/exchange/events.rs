//! Events and named victims in the JSON Lines of the command, with the fields of the
//! annotation guide.

use super::place::{At, Place, PlaceConverter};
use crate::model::{Actor, Detection, Effect, Event, EventKind, InheritedFrom, Modality, NamedVictim, Sex};
use crate::text::Span;
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct EventFields {
    #[serde(rename = "type")]
    kind: EventKind,
    weapon: Option<Place>,
    by: Vec<ActorFields>,
    against: Vec<ActorFields>,
    date: Option<Place>,
    place: Option<Place>,
    inherited: InheritedFields,
    /// Indexes among the figures that are listed.
    figures: Vec<usize>,
    modality: Modality,
    mentions: Vec<Place>,
}

#[derive(Serialize)]
struct ActorFields {
    #[serde(flatten)]
    place: Place,
    denied: bool,
    /// Index in the list of claims.
    claim: Option<usize>,
}

#[derive(Serialize)]
struct InheritedFields {
    date: Option<InheritedFrom>,
    place: Option<InheritedFrom>,
}

#[derive(Serialize)]
pub(super) struct VictimFields {
    /// Index in the list of entities.
    person: usize,
    age: Option<u32>,
    sex: Option<Sex>,
    role: Option<Place>,
    effect: Effect,
    /// Index in the list of events.
    event: Option<usize>,
}

/// The events as they are written. `listed` gives for each figure its index among those
/// that are written.
pub(super) fn events(
    found: Vec<Detection<Event>>,
    listed: &[Option<usize>],
    converter: &PlaceConverter<'_>,
) -> Vec<At<EventFields>> {
    let place = |span: Span| converter.place(span);
    let actors = |actors: Vec<Actor>| {
        let fields = |actor: Actor| ActorFields { place: place(actor.span), denied: actor.denied, claim: actor.claim };
        actors.into_iter().map(fields).collect()
    };
    let fields = |event: Event| EventFields {
        kind: event.kind,
        weapon: event.weapon.map(place),
        by: actors(event.by),
        against: actors(event.against),
        date: event.date.map(place),
        place: event.place.map(place),
        inherited: InheritedFields { date: event.inherited.date, place: event.inherited.place },
        figures: event.figures.into_iter().filter_map(|at| listed.get(at).copied().flatten()).collect(),
        modality: event.modality,
        mentions: event.mentions.into_iter().map(place).collect(),
    };
    found.into_iter().map(|found| At { place: place(found.span), what: fields(found.what) }).collect()
}

/// The named victims as they are written.
pub(super) fn victims(found: Vec<Detection<NamedVictim>>, converter: &PlaceConverter<'_>) -> Vec<At<VictimFields>> {
    let fields = |victim: NamedVictim| VictimFields {
        person: victim.person,
        age: victim.age,
        sex: victim.sex,
        role: victim.role.map(|role| converter.place(role)),
        effect: victim.effect,
        event: victim.event,
    };
    found.into_iter().map(|found| At { place: converter.place(found.span), what: fields(found.what) }).collect()
}
