//! The edits by which a person joins tolls and splits them.

use super::key::{FigureKey, TollLink};
use super::toll::Toll;
use crate::desk::annotation::Id;
use crate::desk::edit::Edit;
use crate::desk::state::Desk;
use rustc_hash::{FxHashMap, FxHashSet};

/// Joins two tolls; an empty edit where they are of different effects.
pub fn join(desk: &Desk, one: &Toll, other: &Toll) -> Edit {
    let (Some(first), Some(second)) = (one.key(), other.key()) else {
        return Edit::All(Vec::new());
    };
    if one.effect != other.effect || first == second {
        return Edit::All(Vec::new());
    }
    let (ones, others) = (keys(one), keys(other));
    let mut changes = LinkChanges::new(desk);
    changes.drop(|own, link| !link.together && crosses(own, &link.other, &ones, &others));
    changes.add(second, first, true);
    changes.edit()
}

/// Splits figures off their toll, as a toll of their own.
pub fn part(desk: &Desk, toll: &Toll, figures: &[FigureKey]) -> Edit {
    let (out, rest): (FxHashSet<_>, FxHashSet<_>) = keys(toll).into_iter().partition(|key| figures.contains(key));
    let chosen: Vec<&FigureKey> = toll.members.iter().map(|m| &m.row.key).filter(|key| out.contains(*key)).collect();
    let anchor = toll.members.iter().map(|member| &member.row.key).find(|key| rest.contains(*key));
    let (Some(&first), Some(anchor)) = (chosen.first(), anchor) else {
        return Edit::All(Vec::new());
    };
    let mut changes = LinkChanges::new(desk);
    changes.drop(|own, link| link.together && crosses(own, &link.other, &out, &rest));
    for key in chosen {
        changes.add(key, anchor, false);
        if key != first {
            changes.add(key, first, true);
        }
    }
    changes.edit()
}

fn keys(toll: &Toll) -> FxHashSet<FigureKey> {
    toll.members.iter().map(|member| member.row.key.clone()).collect()
}

fn crosses(a: &FigureKey, b: &FigureKey, ones: &FxHashSet<FigureKey>, others: &FxHashSet<FigureKey>) -> bool {
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
            if document.links.iter().any(is_unwanted)
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
