//! The grade of an incident, from who counts and who denies.

use super::grade::Grade;
use super::participant::Participant;
use super::reasons::CheckKind;
use super::told::ToldActor;
use super::toll::{Member, Toll};
use crate::lang::PeopleClass;
use crate::model::{Effect, EntityKind, Modality};
use rustc_hash::FxHashSet;

/// The grade of an incident with these tolls, which these are said to have done.
pub(super) fn grade(tolls: &[Toll], by: &[ToldActor]) -> Grade {
    let members = || tolls.iter().flat_map(|toll| &toll.members);
    let stated = || members().filter(|member| member.row.figure.modality == Modality::Asserted);
    let is_denied = tolls.iter().flat_map(|toll| &toll.checks).any(|check| check.kind == CheckKind::Denial);
    if is_denied || by.iter().any(|actor| actor.denied) {
        return Grade::Contested;
    }
    if stated().any(counts_its_own) {
        return Grade::Confirmed;
    }
    let named: FxHashSet<&str> =
        stated().filter_map(|member| member.row.source.as_ref()).map(|source| &*source.id).collect();
    // Articles that name no source answer for the count themselves; beside somebody who is named
    // they may only repeat it, so that they are no second source.
    let articles: FxHashSet<&str> = stated().map(|member| &*member.row.key.document).collect();
    let sources = if named.is_empty() { articles.len() } else { named.len() };
    match sources {
        0 => Grade::Weak,
        2.. => Grade::Fair,
        _ if stated().all(|member| member.row.source.as_ref().is_some_and(is_private)) => Grade::Discounted,
        _ => Grade::Weak,
    }
}

/// Whether the army or the police counts soldiers or policemen who died: they are its own,
/// unless they are another state's.
fn counts_its_own(member: &Member) -> bool {
    const FORCES: [&str; 6] = ["army", "defence ministry", "police", "navy", "air force", "border guard"];
    let is_state = member.row.people.is_some_and(|people| people.class == PeopleClass::State);
    let body = member.row.source.as_ref().and_then(|source| source.body.as_ref());
    let is_dead = member.row.figure.effect == Effect::Killed;
    is_dead && is_state && body.is_some_and(|body| FORCES.contains(&body.kind))
}

/// Whether a source is a person who speaks for no institution.
fn is_private(source: &Participant) -> bool {
    source.kind == Some(EntityKind::Person) && source.body.is_none()
}
