//! What is done to incidents: joined, parted, moved figure by figure, and described by hand.

use crate::app::actions::navigate;
use crate::app::state::Store;
use crate::app::state::across::{Dragged, Tab};
use crate::browser::dom::{self, after_drawing};
use crate::desk::{self, Edit, FigureKey, Id, Incident, IncidentDescription, RowSubject};
use leptos::prelude::*;
use std::sync::Arc;

/// Shows an incident among the others.
pub(crate) fn open(store: Store, name: Option<Id>) {
    let across = store.across;
    across.rows.set(Vec::new());
    across.joining.set(None);
    across.toll.set(name);
}

/// Leads from a row to its sheet on the page of its incident.
pub(crate) fn go_to_row(store: Store, subject: &RowSubject) {
    let across = store.across;
    open(store, subject.incident.key().map(FigureKey::name));
    across.victim.set(subject.victim.clone());
    across.coding.set(Some(across.row_listing.with_untracked(|listing| listing.codebook)));
    navigate::show(store, Some(Tab::Incidents));
    after_drawing(|| dom::focus("#incident-title"));
}

/// The incident of this name; a name that no longer stands for one is that of a figure in it.
fn named(store: Store, name: &Id) -> Option<Arc<Incident>> {
    let is_named = |incident: &&Arc<Incident>| incident.keys().any(|key| key.is_named(name));
    store.across.incidents.with_untracked(|all| all.iter().find(is_named).cloned())
}

/// Takes the chosen figures out of their incident.
pub(crate) fn part(store: Store, incident: &Incident) {
    let names = store.across.rows.get_untracked();
    let chosen: Vec<FigureKey> =
        incident.keys().filter(|key| names.iter().any(|name| key.is_named(name))).cloned().collect();
    let edit = store.work.with_untracked(|work| desk::part(&work.desk, incident, &chosen, None));
    store.act(edit);
    store.live_region.set((store.texts().across.parted)(chosen.len()));
    open(store, chosen.first().map(FigureKey::name));
}

/// Makes incidents one.
pub(crate) fn join(store: Store, incidents: &[Arc<Incident>]) {
    let Some((first, others)) = incidents.split_first() else { return };
    let others: Vec<&Incident> = others.iter().map(|other| &**other).collect();
    let edit = store.work.with_untracked(|work| desk::join(&work.desk, first, &others));
    store.act(edit);
    store.live_region.set(store.texts().across.joined.to_owned());
    store.across.chosen_incidents.set(Vec::new());
    open(store, first.key().map(FigureKey::name));
    keep_focus();
}

/// Where the button that was pressed is gone, the keys go on from the incident.
fn keep_focus() {
    after_drawing(|| {
        if dom::nothing_has_focus() {
            dom::focus("#incident-title");
        }
    });
}

/// Makes the incidents one that are chosen in the list.
pub(crate) fn join_chosen(store: Store) {
    let chosen = store.across.chosen_incidents.get_untracked();
    let found: Vec<Arc<Incident>> = chosen.iter().filter_map(|name| named(store, name)).collect();
    if found.len() > 1 {
        join(store, &found);
    }
}

/// Answers *perhaps the same?* of the incident that is open and the likeliest other one.
pub(crate) fn answer(store: Store, is_same: bool) {
    if store.across.tab.get_untracked() != Some(Tab::Incidents) {
        return;
    }
    let Some(incident) = untrack(|| store.across.open_incident()) else { return };
    match incident.perhaps_same.iter().find_map(|key| named(store, &key.name())) {
        Some(other) if is_same => join(store, &[incident, other]),
        Some(other) => keep_apart(store, &incident, &other),
        None => {}
    }
}

/// Says that two incidents are not one.
pub(crate) fn keep_apart(store: Store, incident: &Incident, other: &Incident) {
    let edit = store.work.with_untracked(|work| desk::keep_apart(&work.desk, incident, other));
    store.act(edit);
    store.live_region.set(store.texts().incidents.parted.to_owned());
    keep_focus();
}

/// What was dragged is dropped on an incident: another incident is joined with it, a figure of
/// another one becomes one of its.
pub(crate) fn drop_on(store: Store, target: &Id) {
    let Some(target) = named(store, target) else { return };
    match store.across.dragged.get_untracked() {
        Some(Dragged::Incident(name)) => {
            if let Some(other) = named(store, &name).filter(|other| other.key() != target.key()) {
                join(store, &[target, other]);
            }
        }
        Some(Dragged::Figure(name)) => take(store, &name, Some(&target)),
        None => {}
    }
    store.across.dragged.set(None);
}

/// A figure that was dragged is dropped beside the incidents: it is one of its own.
pub(crate) fn drop_beside(store: Store) {
    if let Some(Dragged::Figure(name)) = store.across.dragged.get_untracked() {
        take(store, &name, None);
    }
    store.across.dragged.set(None);
}

/// Takes a figure, with those that are chosen beside it, to another incident, or to one of its
/// own.
fn take(store: Store, name: &Id, to: Option<&Incident>) {
    let Some(from) = named(store, name).filter(|from| to.is_none_or(|to| from.key() != to.key())) else { return };
    let chosen = store.across.rows.get_untracked();
    let is_taken = |key: &&FigureKey| match chosen.contains(name) {
        true => chosen.iter().any(|name| key.is_named(name)),
        false => key.is_named(name),
    };
    let keys: Vec<FigureKey> = from.keys().filter(is_taken).cloned().collect();
    let edit = match to {
        // All of it: the incidents are one.
        Some(to) if keys.len() == from.figures() => {
            store.work.with_untracked(|work| desk::join(&work.desk, to, &[&*from]))
        }
        _ => store.work.with_untracked(|work| desk::part(&work.desk, &from, &keys, to)),
    };
    if edit == Edit::All(Vec::new()) {
        return;
    }
    store.act(edit);
    let says = store.texts().across;
    store.live_region.set(if to.is_some() { (says.moved)(keys.len()) } else { (says.parted)(keys.len()) });
    open(store, keys.first().map(FigureKey::name));
}

/// Says something of the incident that is open; letters that are typed into one field are one
/// act.
pub(crate) fn describe(store: Store, typed: Option<&str>, change: impl FnOnce(&mut IncidentDescription)) {
    let Some(incident) = untrack(|| store.across.open_incident()) else { return };
    // What the person writes of stays open, whatever other incidents come in front of it.
    if store.across.toll.with_untracked(Option::is_none) {
        store.across.toll.set(incident.key().map(FigureKey::name));
    }
    let edit = incident.described_as(change);
    match typed {
        Some(field) => store.act_typing(&format!("incident {field}"), edit),
        None => store.act(edit),
    }
}

/// Takes back all that was said of the incident that is open.
pub(crate) fn forget(store: Store) {
    let Some(incident) = untrack(|| store.across.open_incident()) else { return };
    let figures = incident.described.iter().flat_map(|described| &described.figures);
    let blank =
        figures.map(|key| Edit::DescribeIncident(key.document.clone(), IncidentDescription::blank(key.id.clone())));
    store.act(Edit::All(blank.collect()));
    store.live_region.set(store.texts().description.is_forgotten.to_owned());
    keep_focus();
}
