//! Separates figures of one incident and effect that count different people: soldiers,
//! fighters, civilians.

use super::cluster::{Ties, cluster};
use super::evidence::Evidence;
use super::figure_row::{FigureRow, TELLING};
use super::group::Grouped;
use super::key::FigureKey;
use super::steps::at_once;
use super::weights::{score, weights};
use crate::lang::PeopleClass;
use crate::model::Currency;
use rustc_hash::{FxHashMap, FxHashSet};

/// Counts further apart than by this factor rarely count the same people.
const FAR: u64 = 5;
/// With more figures of one effect, a figure is compared with so many before it and behind
/// it: the work stays linear.
const COMPARED: usize = 60;

/// Groups figures of one incident and effect by whom they count. A part goes with its whole.
pub(super) fn sides(rows: Vec<Grouped>) -> Vec<Vec<Grouped>> {
    let compared = pairs(&rows);
    let wholes = wholes(&rows);
    let place: FxHashMap<usize, usize> = wholes.iter().enumerate().map(|(n, i)| (*i, n)).collect();
    let scores = compared.into_iter().map(|(one, other, evidence)| ((place[&one], place[&other]), score(&evidence)));
    let apart = apart(&rows, &wholes);
    let ties = Ties { scores: scores.collect(), apart, ..Ties::default() };
    let thresholds = [weights().toll, f32::INFINITY, weights().unseen];
    let groups = at_once(cluster(wholes.len(), &ties, thresholds, &mut async || {})).groups;
    let mut of: FxHashMap<FigureKey, usize> = FxHashMap::default();
    for (n, group) in groups.iter().enumerate() {
        of.extend(group.iter().map(|at| (rows[wholes[*at]].row.key.clone(), n)));
    }
    let whole_of: FxHashMap<FigureKey, FigureKey> =
        rows.iter().filter_map(|grouped| Some((grouped.row.key.clone(), grouped.whole.clone()?))).collect();
    let mut made: Vec<Vec<Grouped>> = groups.iter().map(|_| Vec::new()).collect();
    for grouped in rows {
        let up = std::iter::successors(Some(&grouped.row.key), |key| whole_of.get(*key)).take(whole_of.len() + 1);
        let at = up.into_iter().find_map(|key| of.get(key)).copied();
        // A circle of parts, or a whole of another effect: a toll of its own.
        match at {
            Some(at) => made[at].push(grouped),
            None => made.push(vec![grouped]),
        }
    }
    made
}

/// The figures that are no part of another of these.
fn wholes(rows: &[Grouped]) -> Vec<usize> {
    let here: FxHashSet<&FigureKey> = rows.iter().map(|grouped| &grouped.row.key).collect();
    let is_part = |grouped: &Grouped| grouped.whole.as_ref().is_some_and(|whole| here.contains(whole));
    (0..rows.len()).filter(|i| !is_part(&rows[*i])).collect()
}

/// Pairs of wholes, by their places, that never count the same people: soldiers and fighters;
/// armed people and others, unless a count of all has parts of both; and a sum and what it is
/// the sum of. Children and women are on any side.
fn apart(rows: &[Grouped], wholes: &[usize]) -> Vec<(usize, usize)> {
    let class = |row: &FigureRow| {
        let people = row.people.filter(|people| !people.is_of_any_side())?;
        Some(people.class).filter(|class| *class != PeopleClass::Any)
    };
    let mut parts: FxHashMap<&FigureKey, FxHashSet<PeopleClass>> = FxHashMap::default();
    for grouped in rows {
        if let (Some(whole), Some(class)) = (&grouped.whole, class(&grouped.row)) {
            parts.entry(whole).or_default().insert(class);
        }
    }
    let is_mixed = parts.values().any(|classes| classes.len() > 1);
    let are_apart = |one: &FigureRow, other: &FigureRow| match (class(one), class(other)) {
        (Some(PeopleClass::State), Some(PeopleClass::Armed)) | (Some(PeopleClass::Armed), Some(PeopleClass::State)) => {
            true
        }
        (Some(one), Some(other)) => one != other && !is_mixed,
        _ => false,
    };
    let row = |n: usize| &rows[wholes[n]].row;
    let near = |n: usize| (n + 1..wholes.len()).take(COMPARED);
    let pairs = || (0..wholes.len()).flat_map(|n| near(n).map(move |other| (n, other)));
    let mut found: Vec<(usize, usize)> = pairs().filter(|(n, other)| are_apart(row(*n), row(*other))).collect();
    let is_one_article = |n: usize, other: usize| row(n).key.document == row(other).key.document;
    for (n, other) in pairs().filter(|(n, other)| is_one_article(*n, *other)) {
        let (Some(one), Some(two)) = (class(row(n)), class(row(other))) else { continue };
        let total = row(n).count().zip(row(other).count()).and_then(|(one, two)| one.checked_add(two));
        let is_sum = |sum: &usize| {
            class(row(*sum)).is_none()
                && is_one_article(*sum, n)
                && row(*sum).count() == total
                && total.is_some_and(|total| total >= TELLING)
        };
        if one != two {
            let sums = (n.saturating_sub(COMPARED)..wholes.len().min(n + COMPARED)).filter(is_sum);
            found.extend(sums.flat_map(|sum| [n, other].map(|part| (sum.min(part), sum.max(part)))));
        }
    }
    found
}

/// The pairs of figures that are compared, each with its evidence.
pub(super) fn pairs(rows: &[Grouped]) -> Vec<(usize, usize, Vec<Evidence>)> {
    let wholes = wholes(rows);
    let near = |n: usize| wholes[n + 1..].iter().take(COMPARED);
    let each = (0..wholes.len()).flat_map(|n| near(n).map(move |other| (n, *other)));
    each.map(|(n, other)| (wholes[n], other, compare(&rows[wholes[n]].row, &rows[other].row))).collect()
}

fn compare(one: &FigureRow, other: &FigureRow) -> Vec<Evidence> {
    let mut found = vec![people(one, other), sum(one, other)];
    let is_one_article = one.key.document == other.key.document;
    let is_current = |row: &FigureRow| row.figure.currency == Currency::Current;
    if is_one_article {
        found.push(match (one.at_sentence == other.at_sentence, is_current(one) && is_current(other)) {
            (true, true) => Evidence::SumBeside,
            (true, false) => Evidence::SumReplaced,
            (false, _) => Evidence::SumArticle,
        });
    }
    if let (Some(a), Some(b)) = (&one.source, &other.source) {
        found.push(if a.id == b.id { Evidence::SourceSame } else { Evidence::SourceApart });
    }
    found
}

fn people(one: &FigureRow, other: &FigureRow) -> Evidence {
    let (Some(a), Some(b)) = (one.people, other.people) else { return Evidence::PeopleUnsaid };
    match (a.class, b.class) {
        (PeopleClass::Any, PeopleClass::Any) => Evidence::PeopleAny,
        (PeopleClass::Any, _) | (_, PeopleClass::Any) => Evidence::PeopleHalf,
        _ if a == b => Evidence::PeopleSame,
        (one, other) if one == other => Evidence::PeopleClass,
        (PeopleClass::State, PeopleClass::Armed) | (PeopleClass::Armed, PeopleClass::State) => Evidence::PeopleSides,
        _ => Evidence::PeopleApart,
    }
}

fn sum(one: &FigureRow, other: &FigureRow) -> Evidence {
    let (Some(a), Some(b)) = (one.count(), other.count()) else { return Evidence::SumFar };
    match (a.min(b), a.max(b)) {
        (0, _) => Evidence::SumNone,
        (less, more) if less == more && less >= TELLING => Evidence::SumEqual,
        (less, more) if less == more => Evidence::SumSmall,
        (less, more) if 2 * more <= 3 * less => Evidence::SumNear,
        (less, more) if more <= less.saturating_mul(FAR) => Evidence::SumFar,
        _ => Evidence::SumApart,
    }
}
