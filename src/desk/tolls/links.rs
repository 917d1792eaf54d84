//! What a person says of tolls: these two figures are of one, those two are not.

use super::{FigureKey, Grouped, GroupingReason, Toll};
use crate::desk::annotation::Id;
use crate::desk::document::Document;
use crate::desk::edit::Edit;
use crate::desk::state::Desk;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// A person's word on two figures. It is kept with the document of the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TollLink {
    /// A figure of the document that keeps the link.
    pub own: Id,
    /// Another figure, of any document.
    pub other: FigureKey,
    /// Whether they are of one toll.
    pub together: bool,
}

/// Makes two tolls one, where they are of one effect.
pub fn join(desk: &Desk, one: &Toll, other: &Toll) -> Edit {
    let (Some(first), Some(second)) = (one.key(), other.key()) else {
        return Edit::All(Vec::new());
    };
    if one.effect != other.effect || first == second {
        return Edit::All(Vec::new());
    }
    let (ones, others) = (keys(one), keys(other));
    let mut work = Work::new(desk);
    work.drop(|own, link| !link.together && crosses(own, &link.other, &ones, &others));
    work.add(second, first, true);
    work.edit()
}

/// Takes figures out of their toll, to be one of their own.
pub fn part(desk: &Desk, toll: &Toll, figures: &[FigureKey]) -> Edit {
    let (out, rest): (FxHashSet<_>, FxHashSet<_>) = keys(toll).into_iter().partition(|key| figures.contains(key));
    let chosen: Vec<&FigureKey> = toll.members.iter().map(|m| &m.row.key).filter(|key| out.contains(*key)).collect();
    let anchor = toll.members.iter().map(|member| &member.row.key).find(|key| rest.contains(*key));
    let (Some(&first), Some(anchor)) = (chosen.first(), anchor) else {
        return Edit::All(Vec::new());
    };
    let mut work = Work::new(desk);
    work.drop(|own, link| link.together && crosses(own, &link.other, &out, &rest));
    for key in chosen {
        work.add(key, anchor, false);
        if key != first {
            work.add(key, first, true);
        }
    }
    work.edit()
}

fn keys(toll: &Toll) -> FxHashSet<FigureKey> {
    toll.members.iter().map(|member| member.row.key.clone()).collect()
}

fn crosses(a: &FigureKey, b: &FigureKey, ones: &FxHashSet<FigureKey>, others: &FxHashSet<FigureKey>) -> bool {
    (ones.contains(a) && others.contains(b)) || (others.contains(a) && ones.contains(b))
}

/// The links of a desk while they are changed.
struct Work<'d> {
    desk: &'d Desk,
    changed: FxHashMap<Id, Vec<TollLink>>,
}

impl<'d> Work<'d> {
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

/// Groups as the rules made them, then as the person wants them.
pub(super) fn apply_user_constraints(documents: &[Arc<Document>], groups: Vec<Vec<Grouped>>) -> Vec<Vec<Grouped>> {
    let links: Vec<(FigureKey, &TollLink)> = documents
        .iter()
        .flat_map(|d| d.links.iter().map(|l| (FigureKey { document: d.id.clone(), id: l.own.clone() }, l)))
        .collect();
    if links.is_empty() {
        return groups;
    }
    let rows: Vec<(usize, Grouped)> =
        groups.into_iter().enumerate().flat_map(|(at, group)| group.into_iter().map(move |row| (at, row))).collect();
    let place: FxHashMap<FigureKey, usize> =
        rows.iter().enumerate().map(|(i, (_, grouped))| (grouped.row.key.clone(), i)).collect();
    let find_link = |(own, link): &(FigureKey, &TollLink)| {
        let (own, other) = (*place.get(own)?, *place.get(&link.other)?);
        let same_effect = rows[own].1.row.figure.effect == rows[other].1.row.figure.effect;
        same_effect.then_some((own, other, link.together))
    };
    let links: Vec<(usize, usize, bool)> = links.iter().filter_map(find_link).collect();
    let apart: Vec<(usize, usize)> = links.iter().filter(|l| !l.2).map(|l| (l.0, l.1)).collect();
    let mut sets = Sets { parent: (0..rows.len()).collect(), apart };
    for &(own, other, _) in links.iter().filter(|link| link.2) {
        sets.unite(own, other);
    }
    // In each group those come first that others were parted from, so that the rest
    // stays with them; those that were parted come last.
    let rank = |i: &usize| match (sets.apart.iter().any(|l| l.1 == *i), sets.apart.iter().any(|l| l.0 == *i)) {
        (true, _) => 0,
        (false, false) => 1,
        (false, true) => 2,
    };
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by_key(|i| (rows[*i].0, rank(i)));
    for group in order.chunk_by(|a, b| rows[*a].0 == rows[*b].0) {
        for &other in &group[1..] {
            sets.unite(group[0], other);
        }
    }
    let linked: FxHashSet<usize> = links.iter().flat_map(|link| [link.0, link.1]).collect();
    let mut made: Vec<Vec<Grouped>> = Vec::new();
    let mut of: FxHashMap<usize, usize> = FxHashMap::default();
    for (i, (_, mut grouped)) in rows.into_iter().enumerate() {
        if linked.contains(&i) {
            grouped.reason = GroupingReason::Person;
        }
        let at = *of.entry(sets.root(i)).or_insert_with(|| {
            made.push(Vec::new());
            made.len() - 1
        });
        made[at].push(grouped);
    }
    made
}

/// Sets of rows that are united, but for those that the person holds apart.
struct Sets {
    parent: Vec<usize>,
    apart: Vec<(usize, usize)>,
}

impl Sets {
    fn root(&mut self, mut at: usize) -> usize {
        while self.parent[at] != at {
            self.parent[at] = self.parent[self.parent[at]];
            at = self.parent[at];
        }
        at
    }

    fn unite(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        for i in 0..self.apart.len() {
            let (a, b) = self.apart[i];
            let pair = (self.root(a), self.root(b));
            if pair == (one, other) || pair == (other, one) {
                return;
            }
        }
        self.parent[other] = one;
    }
}
