//! Which counts of a toll are of some of the people that others count.

use super::toll::Member;
use crate::lang::PeopleClass;
use crate::model::Currency;

/// Sentences between a count that an article calls superseded and the one that replaces it.
const NEAR: usize = 2;

/// Sets the whole of parts that no sentence connects with the right one: a part of a count that
/// its article replaces is of the new one, and children and women are some of the people that
/// the article counts.
pub(super) fn hang(members: &mut [Member]) {
    for at in 0..members.len() {
        let whole = match members[at].part_of {
            Some(old) => of_the_new(members, at, old),
            None => around(members, at),
        };
        members[at].part_of = whole.filter(|whole| !is_within(members, *whole, at));
    }
}

/// The count that an article puts in the place of one that it calls superseded: the nearest
/// current one, of the same sentence first, a tally before others.
pub(super) fn current_beside(members: &[Member], old: usize, may: impl Fn(usize) -> bool) -> Option<usize> {
    let row = &members[old].row;
    let apart = |new: &usize| members[*new].row.at_sentence.abs_diff(row.at_sentence);
    let near = |new: &usize| {
        let other = &members[*new];
        *new != old && other.holds() && other.row.key.document == row.key.document && apart(new) <= NEAR && may(*new)
    };
    (0..members.len()).filter(near).min_by_key(|new| (apart(new), !members[*new].row.is_tally, new.abs_diff(old)))
}

/// The whole of a part, or what replaces it in its article.
fn of_the_new(members: &[Member], part: usize, whole: usize) -> Option<usize> {
    if members[whole].row.figure.currency != Currency::Superseded {
        return Some(whole);
    }
    let may = |new: usize| {
        let new = &members[new];
        new.part_of.is_none() && new.row.count() > members[part].row.count()
    };
    Some(current_beside(members, whole, may).unwrap_or(whole))
}

/// For children or women: the last count of people before them in their article, else the next
/// one.
fn around(members: &[Member], at: usize) -> Option<usize> {
    let this = &members[at];
    let is_some = this.row.people.is_some_and(|people| people.is_of_any_side());
    if !is_some || !this.holds() || this.row.count().is_none_or(|count| count == 0) {
        return None;
    }
    let is_of_all = |member: &Member| {
        member.row.figure.victims.is_empty() && member.row.people.is_none_or(|people| people.class == PeopleClass::Any)
    };
    let is_whole = |other: &usize| {
        let other = &members[*other];
        other.part_of.is_none()
            && other.holds()
            && is_of_all(other)
            && other.row.key.document == this.row.key.document
            && other.row.count() > this.row.count()
    };
    let wholes: Vec<usize> = (0..members.len()).filter(is_whole).collect();
    wholes.iter().rev().find(|whole| **whole < at).or(wholes.first()).copied()
}

/// Whether a count is another or a part of it.
fn is_within(members: &[Member], inner: usize, outer: usize) -> bool {
    let up = std::iter::successors(Some(inner), |at| members[*at].part_of);
    up.take(members.len() + 1).any(|at| at == outer)
}
