//! Checks: what a person should look at in a toll. None is resolved automatically.

use super::history::holds;
use super::key::FigureKey;
use super::reasons::{Check, CheckKind};
use super::figure_row::FigureRow;
use super::toll::{Member, days_between};
use crate::desk::annotation::Id;
use crate::model::Modality;
use rustc_hash::FxHashSet;

/// Reports of one count appear within so many days of each other.
const SAME_NEWS: i64 = 7;
/// Only counts of the same day contradict each other; later ones may have grown.
const SAME_DAY: i64 = 0;

/// The checks of a toll, in the order of their later figures. Each figure has one check at
/// most, so that their number grows linearly with the toll.
pub(super) fn checks(members: &[Member], later: &FxHashSet<(Id, Id)>) -> Vec<Check> {
    let mut checks: Vec<Check> = Vec::new();
    let reported: Vec<usize> = (0..members.len()).filter(|&i| !is_echo(members, &members[i])).collect();
    for (n, &i) in reported.iter().enumerate() {
        let member = &members[i];
        let before = reported[..n].iter().map(|&other| &members[other]);
        let found = match member.row.figure.modality {
            Modality::Hypothetical => None,
            Modality::Denied => denied(members, i).map(|other| (CheckKind::Denial, other)),
            Modality::Asserted => {
                let same = before.clone().filter(|other| is_double(other, member));
                // Of equal ones a figure with a source, rather than a headline.
                let double = || same.min_by_key(|o| o.row.source.is_none()).map(|o| (CheckKind::DoubleReport, o));
                let stands = |other: &Member| !is_left_at_once(members, other);
                let documents = |other: &Member| (other.row.key.document.clone(), member.row.key.document.clone());
                let against = || {
                    let mut others = before.clone().rev().filter(|other| !later.contains(&documents(other)));
                    others.find(|other| excludes(other, member) && stands(other) && stands(member))
                };
                let part = || whole_of(members, i).map(|other| (CheckKind::PartAsWhole, other));
                let own = || dissents(members, i).map(|other| (CheckKind::Contradiction, other));
                double().or_else(own).or_else(part).or_else(|| against().map(|other| (CheckKind::Contradiction, other)))
            }
        };
        let found = found.filter(|(kind, other)| {
            *kind != CheckKind::Contradiction || !is_contradicted_already(&checks, members, other, member)
        });
        if let Some((kind, other)) = found {
            let (first, second) = (other.row.key.clone(), member.row.key.clone());
            checks.push(Check { kind, first, second });
        }
    }
    checks
}

/// Whether the source of a figure has a check for a contradiction of the other figure already.
fn is_contradicted_already(checks: &[Check], members: &[Member], other: &Member, this: &Member) -> bool {
    let source_of = |member: &Member| member.row.source.as_ref().map(|source| source.id.clone());
    let own = source_of(this);
    let is_own = |key: &FigureKey| members.iter().any(|member| member.row.key == *key && source_of(member) == own);
    own.is_some()
        && checks.iter().filter(|flag| flag.kind == CheckKind::Contradiction).any(|Check { first, second, .. }| {
            [first, second].contains(&&other.row.key) && (is_own(first) || is_own(second))
        })
}

/// Whether a headline gives a count that its article gives again below.
fn is_echo(members: &[Member], this: &Member) -> bool {
    let is_again = |other: &Member| {
        !other.row.is_headline
            && other.row.key.document == this.row.key.document
            && other.row.count() == this.row.count()
            && holds(other)
    };
    this.row.is_headline && members.iter().any(is_again)
}

/// The figure that a denial denies: the same count where it is stated, else the last count
/// stated before.
fn denied(members: &[Member], at: usize) -> Option<&Member> {
    let is_stated = |other: &Member| holds(other) && other.part_of.is_none() && !is_echo(members, other);
    let stated = || members.iter().enumerate().filter(|(_, other)| is_stated(other));
    let count = members[at].row.count();
    let elsewhere = |other: &Member| other.row.key.document != members[at].row.key.document;
    let same = stated().map(|(_, other)| other).filter(|other| other.row.count() == count);
    let same = same.min_by_key(|other| (!elsewhere(other), other.row.source.is_none()));
    same.or_else(|| stated().rev().find(|(i, _)| *i < at).or_else(|| stated().next()).map(|(_, other)| other))
}

/// The figure that is denied by whoever gives this count: both cannot hold, whomever each
/// counts.
fn dissents(members: &[Member], at: usize) -> Option<&Member> {
    let this = &members[at].row;
    let speaks = |other: &Member| {
        let row = &other.row;
        let same_source = this.source.as_ref().zip(row.source.as_ref()).is_some_and(|(a, b)| a.id == b.id);
        row.figure.modality == Modality::Denied
            && row.key.document == this.key.document
            && (same_source || row.sentence == this.sentence)
    };
    let denial = members.iter().position(speaks).filter(|_| members[at].part_of.is_none())?;
    let speaker = |row: &FigureRow| row.source.as_ref().map(|source| source.id.clone());
    let is_other = |other: &Member| other.row.key.document != this.key.document || speaker(&other.row) != speaker(this);
    denied(members, denial).filter(|other| is_other(other) && other.row.count() != this.count())
}

/// The same count of the same people in two articles of the same days.
pub(super) fn is_double(one: &Member, other: &Member) -> bool {
    let (a, b) = (&one.row.figure, &other.row.figure);
    holds(one)
        && holds(other)
        && one.row.key.document != other.row.key.document
        && one.part_of.is_none()
        && other.part_of.is_none()
        && (a.low, a.high, &a.victims) == (b.low, b.high, &b.victims)
        && within(one, other, SAME_NEWS)
}

/// Whether two sources contradict each other: counts of the same day of which at most one can
/// be right.
fn excludes(one: &Member, other: &Member) -> bool {
    let (a, b) = (&one.row.figure, &other.row.figure);
    let above = |low: Option<u64>, high: Option<u64>| low.zip(high).is_some_and(|(low, high)| low > high);
    let [first, second] = [one, other].map(|member| member.row.source.as_ref().map(|source| &source.id));
    let same_source = first.is_some() && first == second;
    // One article may report two sources, but does not contradict itself.
    let apart = one.row.key.document != other.row.key.document || first.is_some() && second.is_some();
    // Nine soldiers of the 22 dead, and 40 of whom others speak.
    let are_whole = one.part_of.is_none() || !a.victims.is_empty() && b.low > a.high.or(a.low);
    holds(one)
        && holds(other)
        && are_whole
        && other.part_of.is_none()
        && apart
        && a.victims == b.victims
        && !same_source
        && within(one, other, SAME_DAY)
        && (above(a.low, b.high) || above(b.low, a.high))
}

/// Whether a count was replaced on the day on which it was given, and so does not contradict
/// others of that day.
fn is_left_at_once(members: &[Member], this: &Member) -> bool {
    this.replaced_by.is_some_and(|new| within(this, &members[new], SAME_DAY))
}

/// The figure of another article that includes a separate count of certain people: the same
/// people as a part, else all people of the toll.
fn whole_of(members: &[Member], at: usize) -> Option<&Member> {
    let this = &members[at];
    if this.part_of.is_some() || this.row.figure.victims.is_empty() || !holds(this) {
        return None;
    }
    let others = || members.iter().filter(|o| holds(o) && o.row.key.document != this.row.key.document);
    let people = |other: &&Member| other.row.figure.victims.is_empty() && other.part_of.is_none();
    let is_same = |o: &&Member| o.row.figure.victims == this.row.figure.victims && o.row.count() == this.row.count();
    let part = others().rev().find(|other| other.part_of.is_some() && is_same(other));
    // Only earlier wholes and those of that day: a later whole has grown.
    let is_there = |other: &&Member| days_between(other, this).is_none_or(|days| days >= 0);
    let holds_it = |other: &&Member| people(other) && is_there(other) && other.row.count() >= this.row.count();
    part.or_else(|| others().rev().find(holds_it))
}

fn within(one: &Member, other: &Member, most: i64) -> bool {
    days_between(one, other).is_some_and(|days| days.abs() <= most)
}
