//! What a codebook leaves to judgement, as what an article says suggests it: types of event and
//! what the actors are.
//!
//! After the codebooks of ACLED (2024) and UCDP GED (24.1). Accidents and forces of nature are
//! in neither.

use super::account::{Account, Side};
use crate::lang::PeopleClass;
use crate::model::EventKind;

const BATTLES: &str = "Battles";
const REMOTE: &str = "Explosions/Remote violence";
const CIVILIANS: &str = "Violence against civilians";
const RIOTS: &str = "Riots";

/// ACLED's type and sub-type of an event.
pub(super) fn event_type(account: &Account) -> Option<(&'static str, &'static str)> {
    use EventKind::*;
    Some(match account.kind {
        Airstrike | Drone => (REMOTE, "Air/drone strike"),
        Shelling => (REMOTE, "Shelling/artillery/missile attack"),
        Bombing | Mine => (REMOTE, "Remote explosive/landmine/IED"),
        SuicideBombing => (REMOTE, "Suicide bomb"),
        Clash => (BATTLES, "Armed clash"),
        Abduction => (CIVILIANS, "Abduction/forced disappearance"),
        Riot => (RIOTS, "Mob violence"),
        Shooting | Raid | Other if are_armed(&account.by) && are_armed(&account.against) => (BATTLES, "Armed clash"),
        Shooting | Raid | Execution => (CIVILIANS, "Attack"),
        Other if !account.by.is_empty() && !account.against.is_empty() => (CIVILIANS, "Attack"),
        _ => return None,
    })
}

/// ACLED's type of disorder.
pub(super) fn disorder_type(account: &Account) -> Option<&'static str> {
    event_type(account).map(|_| "Political violence")
}

/// ACLED's mark of events whose only or main target are civilians.
pub(super) fn civilian_targeting(account: &Account) -> Option<&'static str> {
    let (kind, _) = event_type(account)?;
    let struck = account.against.first();
    let is_civil = struck.is_some_and(|side| side.class == Some(PeopleClass::Civil));
    (kind == CIVILIANS || is_civil && kind != BATTLES).then_some("Civilian targeting")
}

/// What ACLED calls an actor that is this.
pub(super) fn inter(side: &Side) -> Option<&'static str> {
    match side.class? {
        PeopleClass::State => Some("State forces"),
        PeopleClass::Civil => Some("Civilians"),
        // Rebels or militias: that is a coder's to say.
        PeopleClass::Armed | PeopleClass::Any => None,
    }
}

/// UCDP's type of organized violence.
pub(super) fn type_of_violence(account: &Account) -> Option<&'static str> {
    let class = |sides: &[Side]| sides.first().and_then(|side| side.class);
    let is = |wanted: PeopleClass| class(&account.by) == Some(wanted) || class(&account.against) == Some(wanted);
    match event_type(account)?.0 {
        CIVILIANS => Some("3"),
        _ if class(&account.against) == Some(PeopleClass::Civil) => Some("3"),
        _ if account.by.is_empty() || account.against.is_empty() => None,
        _ if is(PeopleClass::State) => Some("1"),
        _ => Some("2"),
    }
}

fn are_armed(sides: &[Side]) -> bool {
    sides.iter().any(Side::is_armed)
}
