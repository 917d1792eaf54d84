//! The edits by which a person joins incidents and parts them.

use super::incident::Incident;
use super::key::{FigureKey, TollLink};
use crate::desk::annotation::Id;
use crate::desk::edit::Edit;
use crate::desk::state::Desk;
use rustc_hash::{FxHashMap, FxHashSet};

/// Joins incidents with one.
pub fn join(desk: &Desk, one: &Incident, others: &[&Incident]) -> Edit {
    let mut changes = LinkChanges::new(desk);
    let ones: FxHashSet<&FigureKey> = one.keys().collect();
    for (i, other) in others.iter().enumerate() {
        let Some((first, second)) = one.key().zip(other.key()).filter(|(first, second)| first != second) else {
            continue;
        };
        let joined: FxHashSet<&FigureKey> =
            ones.iter().copied().chain(others[..i].iter().flat_map(|other| other.keys())).collect();
        let own = other.keys().collect();
        changes.drop(|own_key, link| !link.together && crosses(own_key, &link.other, &joined, &own));
        changes.add(second, first, true);
    }
    changes.edit()
}

/// Says that two incidents are not one.
pub fn keep_apart(desk: &Desk, one: &Incident, other: &Incident) -> Edit {
    let mut changes = LinkChanges::new(desk);
    if let Some((first, second)) = one.key().zip(other.key()) {
        changes.add(first, second, false);
    }
    changes.edit()
}

/// Takes figures out of an incident, as an incident of their own or as figures of another one.
/// The others stay together.
pub fn part(desk: &Desk, incident: &Incident, figures: &[FigureKey], to: Option<&Incident>) -> Edit {
    let (chosen, rest): (Vec<&FigureKey>, Vec<&FigureKey>) = incident.keys().partition(|key| figures.contains(key));
    let (Some(&first), Some(&anchor)) = (chosen.first(), rest.first()) else {
        return Edit::All(Vec::new());
    };
    let (out, stay) = (chosen.iter().copied().collect(), rest.iter().copied().collect());
    let mut changes = LinkChanges::new(desk);
    changes.drop(|own, link| link.together && crosses(own, &link.other, &out, &stay));
    for key in &chosen {
        changes.add(key, anchor, false);
        if *key != first {
            changes.add(key, first, true);
        }
    }
    rest.into_iter().skip(1).for_each(|key| changes.add(key, anchor, true));
    if let Some((to, target)) = to.and_then(|to| Some((to, to.key()?))) {
        let there = to.keys().collect();
        changes.drop(|own, link| !link.together && crosses(own, &link.other, &out, &there));
        changes.add(first, target, true);
    }
    changes.edit()
}

fn crosses(a: &FigureKey, b: &FigureKey, ones: &FxHashSet<&FigureKey>, others: &FxHashSet<&FigureKey>) -> bool {
    (ones.contains(a) && others.contains(b)) || (others.contains(a) && ones.contains(b))
}

/// Changes of the links of a desk, collected into one edit.
struct LinkChanges<'d> {
    desk: &'d Desk,
    changed: FxHashMap<Id, Vec<TollLink>>,
}

impl<'d> LinkChanges<'d> {
    fn new(desk: &'d Desk) -> Self {
        Self { desk, changed: FxHashMap::default() }
    }

    fn of(&mut self, document: &Id) -> Option<&mut Vec<TollLink>> {
        let links = self.desk.document(document)?.links.clone();
        Some(self.changed.entry(document.clone()).or_insert(links))
    }

    fn drop(&mut self, unwanted: impl Fn(&FigureKey, &TollLink) -> bool) {
        let desk = self.desk;
        for document in desk.documents() {
            let is_unwanted =
                |link: &TollLink| unwanted(&FigureKey { document: document.id.clone(), id: link.own.clone() }, link);
            let links = self.changed.get(&document.id).unwrap_or(&document.links);
            if links.iter().any(is_unwanted)
                && let Some(links) = self.of(&document.id)
            {
                links.retain(|link| !is_unwanted(link));
            }
        }
    }

    fn add(&mut self, own: &FigureKey, other: &FigureKey, together: bool) {
        let link = TollLink { own: own.id.clone(), other: other.clone(), together };
        if let Some(links) = self.of(&own.document)
            && !links.contains(&link)
        {
            links.push(link);
        }
    }

    fn edit(self) -> Edit {
        let Self { desk, mut changed } = self;
        let in_order = desk.documents().iter().filter_map(|d| Some(Edit::Toll(d.id.clone(), changed.remove(&d.id)?)));
        Edit::All(in_order.collect())
    }
}
