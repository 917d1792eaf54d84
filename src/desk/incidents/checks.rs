//! Checks: what a person should look at in a toll. None is resolved automatically.
//!
//! An article that sets two counts against each other knows of the contradiction; that two
//! articles differ may only mean that the toll has risen between them.

use super::reasons::{Check, CheckKind};
use super::toll::{Member, days_between};
use crate::lang::PeopleClass;
use crate::model::Modality;
use rustc_hash::FxHashSet;

/// Sentences between two counts that an article sets against each other.
const NEAR: usize = 3;

/// The checks of a toll: denials first, then contradictions, then what could be counted twice.
/// What its article tells as a whole may be a part of what another tells.
pub(super) fn checks(members: &[Member], is_told_as_whole: &[bool]) -> Vec<Check> {
    let mut articles: Vec<Vec<usize>> = Vec::new();
    for (at, member) in members.iter().enumerate() {
        let document = &member.row.key.document;
        match articles.iter_mut().find(|own| members[own[0]].row.key.document == *document) {
            Some(own) => own.push(at),
            None => articles.push(vec![at]),
        }
    }
    let mut found: Vec<(CheckKind, usize, usize)> = Vec::new();
    for own in &articles {
        let article = Article { members, own };
        found.extend(article.denials());
        found.extend(article.contradictions());
        found.extend(article.doubles());
    }
    found.extend(contradictions_between(members, &found));
    let wholes = (0..members.len()).filter(|at| is_told_as_whole[*at]);
    let alone = wholes.filter_map(|at| Some((CheckKind::PartAsWhole, part_elsewhere(members, at)?, at)));
    found.extend(alone);
    found.sort_by_key(|(kind, one, other)| (*kind, *one, *other));
    let key = |at: usize| members[at].row.key.clone();
    found.into_iter().map(|(kind, one, other)| Check { kind, first: key(one), second: key(other) }).collect()
}

/// The figures of a toll that one article gives, in its order.
struct Article<'m> {
    members: &'m [Member],
    own: &'m [usize],
}

impl Article<'_> {
    /// Current counts of the whole that are asserted, each value once. A headline gives what
    /// its article says.
    fn values(&self) -> Vec<usize> {
        let is_whole = |at: &usize| {
            let member = &self.members[*at];
            member.holds() && member.part_of.is_none() && !member.row.is_added && !counts_nobody(member)
        };
        let wholes = || self.own.iter().copied().filter(is_whole);
        let body: Vec<usize> = wholes().filter(|at| !self.members[*at].row.is_headline).collect();
        let all = if body.is_empty() { wholes().collect() } else { body };
        let mut seen = FxHashSet::default();
        all.into_iter().filter(|at| seen.insert(bounds(&self.members[*at]))).collect()
    }

    /// Who says that nobody came to harm, or calls a count false, denies what another source
    /// says of such people nearby.
    fn denials(&self) -> Vec<(CheckKind, usize, usize)> {
        let values = self.values();
        let denies = |at: &usize| {
            let member = &self.members[*at];
            let is_denied = member.row.figure.modality == Modality::Denied;
            !member.row.is_headline && (is_denied || member.holds() && counts_nobody(member))
        };
        let denied = |at: usize| {
            let this = &self.members[at];
            let may = |other: &usize| {
                let other = &self.members[*other];
                are_alike(this, other) && (speak_apart(this, other) || this.row.source.is_none())
            };
            let distance = |other: &usize| {
                let other = &self.members[*other];
                (bounds(other) != bounds(this), this.row.at_sentence.abs_diff(other.row.at_sentence))
            };
            let here = values.iter().copied().filter(may).min_by_key(distance);
            here.or_else(|| self.stated_elsewhere(at)).map(|other| (CheckKind::Denial, other, at))
        };
        self.own.iter().copied().filter(denies).filter_map(denied).collect()
    }

    /// What a denial denies where its article does not say it: the same count in another
    /// article, else the last one before.
    fn stated_elsewhere(&self, at: usize) -> Option<usize> {
        let this = &self.members[at];
        let is_stated = |other: &usize| {
            let other = &self.members[*other];
            other.holds() && other.part_of.is_none() && !counts_nobody(other) && are_alike(this, other)
        };
        let stated: Vec<usize> = (0..self.members.len()).filter(is_stated).collect();
        let same = stated.iter().copied().find(|other| bounds(&self.members[*other]) == bounds(this));
        same.or_else(|| stated.iter().copied().rfind(|other| *other < at))
    }

    /// Counts of such people that another source sets against one nearby.
    fn contradictions(&self) -> Vec<(CheckKind, usize, usize)> {
        let values = self.values();
        let against = |(n, other): (usize, &usize)| {
            let this = &self.members[*other];
            let is_rival = |one: &usize| {
                let one = &self.members[*one];
                let is_near = this.row.at_sentence.abs_diff(one.row.at_sentence) <= NEAR;
                is_near && are_alike(one, this) && speak_apart(one, this) && !self.is_update(one, this)
            };
            let first = values[..n].iter().copied().find(is_rival)?;
            Some((CheckKind::Contradiction, first, *other))
        };
        values.iter().enumerate().filter_map(against).collect()
    }

    /// Whether one of two counts replaces the other.
    fn is_update(&self, one: &Member, other: &Member) -> bool {
        let leads_to =
            |old: &Member, new: &Member| old.replaced_by.is_some_and(|next| bounds(&self.members[next]) == bounds(new));
        leads_to(one, other) || leads_to(other, one)
    }

    /// One count that a sentence gives twice, as if others were meant: 12 here and 12 more
    /// there.
    fn doubles(&self) -> Vec<(CheckKind, usize, usize)> {
        let held: Vec<usize> = self.own.iter().copied().filter(|at| self.members[*at].holds()).collect();
        let is_again = |pair: &[usize]| {
            let [one, other] = [pair[0], pair[1]].map(|at| &self.members[at]);
            one.row.at_sentence == other.row.at_sentence && bounds(one) == bounds(other) && !counts_nobody(one)
        };
        held.windows(2).filter(|pair| is_again(pair)).map(|pair| (CheckKind::DoubleReport, pair[0], pair[1])).collect()
    }
}

/// Counts of one day by which sources of two articles exclude each other and that nothing has
/// replaced since, where no article says so itself.
fn contradictions_between(members: &[Member], found: &[(CheckKind, usize, usize)]) -> Vec<(CheckKind, usize, usize)> {
    let stands = |at: &usize| {
        let member = &members[*at];
        member.stands() && member.part_of.is_none() && member.row.source.is_some()
    };
    let standing: Vec<usize> = (0..members.len()).filter(stands).collect();
    let said: FxHashSet<_> = found
        .iter()
        .filter(|(kind, ..)| *kind == CheckKind::Contradiction)
        .flat_map(|(_, one, other)| [(*one, *other), (*other, *one)])
        .map(|(one, other)| (bounds(&members[one]), bounds(&members[other])))
        .collect();
    let Some((&first, others)) = standing.split_first() else { return Vec::new() };
    let against = others.iter().copied().filter(|&other| {
        let [one, other] = [first, other].map(|at| &members[at]);
        excludes(one, other)
            && speak_apart(one, other)
            && one.row.figure.victims == other.row.figure.victims
            && one.row.key.document != other.row.key.document
            && days_between(one, other) == Some(0)
            && !said.contains(&(bounds(one), bounds(other)))
    });
    against.map(|other| (CheckKind::Contradiction, first, other)).collect()
}

/// The part of a whole in another article that a count gives as a whole: the same number of
/// the same people.
fn part_elsewhere(members: &[Member], at: usize) -> Option<usize> {
    let this = &members[at];
    if !this.holds() || counts_nobody(this) {
        return None;
    }
    let group = |member: &Member| member.row.people.map(|people| people.group);
    (0..members.len()).find(|&other| {
        let other = &members[other];
        other.part_of.is_some()
            && other.holds()
            && other.row.key.document != this.row.key.document
            && bounds(other) == bounds(this)
            && group(other).is_some()
            && group(other) == group(this)
    })
}

/// Whether two counts may be of the same people: their tags are the same, and their words name
/// no different groups.
fn are_alike(one: &Member, other: &Member) -> bool {
    let named = |member: &Member| member.row.people.filter(|people| people.class != PeopleClass::Any);
    let is_one_group = named(one).zip(named(other)).is_none_or(|(one, other)| one.class == other.class);
    is_one_group && (one.row.figure.victims == other.row.figure.victims || counts_nobody(one) || counts_nobody(other))
}

/// Whether different sources answer for two counts, or one is the article's own.
fn speak_apart(one: &Member, other: &Member) -> bool {
    let [first, second] = [one, other].map(|member| member.row.source.as_ref().map(|source| &source.id));
    first != second
}

fn excludes(one: &Member, other: &Member) -> bool {
    let (a, b) = (&one.row.figure, &other.row.figure);
    let above = |low: Option<u64>, high: Option<u64>| low.zip(high).is_some_and(|(low, high)| low > high);
    above(a.low, b.high) || above(b.low, a.high)
}

fn counts_nobody(member: &Member) -> bool {
    member.row.count() == Some(0)
}

fn bounds(member: &Member) -> (Option<u64>, Option<u64>) {
    (member.row.figure.low, member.row.figure.high)
}
