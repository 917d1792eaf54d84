//! Which kinds of event two reports may give one incident.

use crate::model::EventKind;

/// Families of kinds that reports of one attack or accident use for each other: a rocket is
/// shelling to one and an airstrike to another, a storm brings floods and landslides.
const FAMILIES: [&[EventKind]; 6] = [
    &[EventKind::Airstrike, EventKind::Drone, EventKind::Shelling],
    &[EventKind::Bombing, EventKind::SuicideBombing, EventKind::Mine],
    &[EventKind::Shooting, EventKind::Clash, EventKind::Raid, EventKind::Execution],
    &[EventKind::Raid, EventKind::Abduction, EventKind::Execution],
    &[EventKind::Flood, EventKind::Storm, EventKind::Landslide, EventKind::Collapse],
    &[EventKind::Riot, EventKind::Stampede, EventKind::Shooting],
];

/// Whether two kinds are one (`true`) or exclude each other (`false`); `None` where reports of
/// one incident may give both, or one says nothing.
pub(super) fn likeness(one: EventKind, other: EventKind) -> Option<bool> {
    let is_open = |kind: EventKind| kind == EventKind::Other;
    match () {
        () if is_open(one) || is_open(other) => None,
        () if one == other => Some(true),
        () if FAMILIES.iter().any(|family| family.contains(&one) && family.contains(&other)) => None,
        () => Some(false),
    }
}

/// Whether two kinds exclude each other beyond doubt: a fire is no storm, a crash no attack.
/// Reports call one attack by many names, and what collapses may have been struck.
pub(super) fn are_unlike(one: EventKind, other: EventKind) -> bool {
    let is_attack = |kind: EventKind| !kind.has_no_author();
    let collapses = [one, other].contains(&EventKind::Collapse);
    likeness(one, other) == Some(false) && !collapses && !(is_attack(one) && is_attack(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_storm_may_be_a_flood_but_no_crash() {
        assert_eq!(likeness(EventKind::Storm, EventKind::Storm), Some(true));
        assert_eq!(likeness(EventKind::Storm, EventKind::Flood), None);
        assert_eq!(likeness(EventKind::Storm, EventKind::Crash), Some(false));
        assert_eq!(likeness(EventKind::Other, EventKind::Crash), None);
        assert!(are_unlike(EventKind::Fire, EventKind::Storm) && are_unlike(EventKind::Fire, EventKind::Crash));
        assert!(!are_unlike(EventKind::Fire, EventKind::Collapse));
        assert!(!are_unlike(EventKind::Drone, EventKind::Mine));
    }
}
