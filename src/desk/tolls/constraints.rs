//! Applies what a person says of tolls to the groups that the rules computed.

use super::group::Grouped;
use super::key::{FigureKey, TollLink};
use super::reasons::GroupingReason;
use crate::desk::document::Document;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// Applies the user's joins and splits to the computed groups.
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
    let separate: Vec<(usize, usize)> = links.iter().filter(|l| !l.2).map(|l| (l.0, l.1)).collect();
    let mut sets = DisjointSets { parent: (0..rows.len()).collect(), separate };
    for &(own, other, _) in links.iter().filter(|link| link.2) {
        sets.unite(own, other);
    }
    // In each group, figures that others were split from come first, so that the rest stays
    // with them; figures that were split off come last.
    let rank = |i: &usize| match (sets.separate.iter().any(|l| l.1 == *i), sets.separate.iter().any(|l| l.0 == *i)) {
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

/// Disjoint sets (union-find) of rows, with pairs that must not be united.
struct DisjointSets {
    parent: Vec<usize>,
    separate: Vec<(usize, usize)>,
}

impl DisjointSets {
    fn root(&mut self, mut at: usize) -> usize {
        while self.parent[at] != at {
            self.parent[at] = self.parent[self.parent[at]];
            at = self.parent[at];
        }
        at
    }

    fn unite(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        for i in 0..self.separate.len() {
            let (a, b) = self.separate[i];
            let pair = (self.root(a), self.root(b));
            if pair == (one, other) || pair == (other, one) {
                return;
            }
        }
        self.parent[other] = one;
    }
}
