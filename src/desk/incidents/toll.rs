//! A toll: figures of one effect on the same people in one event.

use super::figure_row::FigureRow;
use super::key::FigureKey;
use super::participant::Participant;
use super::reasons::{Check, GroupingReason};
use crate::lang::PeopleClass;
use crate::model::{Currency, Day, Effect, Modality};
use std::sync::Arc;

/// A figure in its toll.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// The figure.
    pub row: Arc<FigureRow>,
    /// Why it belongs here.
    pub reason: GroupingReason,
    /// The place in the toll of the figure that it is a part of.
    pub part_of: Option<usize>,
    /// The place in the toll of the figure that replaces it.
    pub replaced_by: Option<usize>,
}

impl Member {
    /// Whether it is asserted and current.
    pub fn holds(&self) -> bool {
        self.row.figure.modality == Modality::Asserted && self.row.figure.currency == Currency::Current
    }

    /// Whether it holds and no other figure replaces it.
    pub fn stands(&self) -> bool {
        self.holds() && self.replaced_by.is_none()
    }
}

/// Figures of one effect on the same people in one event.
#[derive(Clone, Debug, PartialEq)]
pub struct Toll {
    /// How they came to harm.
    pub effect: Effect,
    /// Where its incident happened, as most figures have it.
    pub place: Option<Participant>,
    /// First and last day of the incident, as the figures that give them agree.
    pub when: Option<(Day, Day)>,
    /// Its figures, by the day of their articles.
    pub members: Vec<Member>,
    /// What a person should look at.
    pub checks: Vec<Check>,
}

impl Toll {
    /// The key of its first figure, which names the toll.
    pub fn key(&self) -> Option<&FigureKey> {
        self.members.first().map(|member| &member.row.key)
    }

    /// The group of people that most of its counts of the whole are of, by the key that all
    /// languages share; people, where none says more.
    pub fn whose(&self) -> &'static str {
        let wholes = || self.members.iter().filter(|member| member.part_of.is_none());
        let named = || wholes().filter_map(|member| member.row.people).filter(|p| p.class != PeopleClass::Any);
        let times = |group: &str| named().filter(|people| people.group == group).count();
        named().map(|people| people.group).max_by_key(|group| (times(group), *group)).unwrap_or("people")
    }

    /// The figures that stand for the toll: of the whole, asserted, and replaced by no other; of
    /// a toll that has none of the whole, those of some.
    pub fn leading(&self) -> Vec<&Member> {
        let standing: Vec<usize> = (0..self.members.len()).filter(|at| self.members[*at].stands()).collect();
        let leading: Vec<usize> = standing.iter().copied().filter(|at| self.leads(*at)).collect();
        let shown = if leading.is_empty() { standing } else { leading };
        shown.into_iter().map(|at| &self.members[at]).collect()
    }

    /// The least and the greatest count that stand. The greatest is open where the largest count
    /// is only bounded from below.
    pub fn bounds(&self) -> (Option<u64>, Option<u64>) {
        let leading = self.leading();
        let counts = || leading.iter().filter_map(|member| member.row.count());
        let high = leading.iter().filter_map(|member| member.row.figure.high).max();
        (counts().min(), high.filter(|high| counts().max().is_none_or(|least| least <= *high)))
    }

    /// Whether a figure is a count of the whole toll: no part, not of certain people where
    /// others are of all, no headline that the article repeats below, and no count without a
    /// source beside a larger one.
    pub fn leads(&self, at: usize) -> bool {
        let this = &self.members[at];
        let wholes = || self.members.iter().filter(|other| other.part_of.is_none());
        let of_all = |member: &Member| member.row.figure.victims.is_empty();
        let is_outdone = |other: &Member| {
            let (row, own) = (&other.row, &this.row);
            row.key != own.key
                && row.key.document == own.key.document
                && row.figure.modality == own.figure.modality
                && other.replaced_by.is_none()
                && (row.count() > own.count() || (row.count() == own.count() && row.source.is_some()))
        };
        this.part_of.is_none()
            && (of_all(this) || !wholes().any(of_all))
            && (this.row.source.is_some() || !wholes().any(is_outdone))
    }
}

/// Days from one figure to another, by the publication of their articles.
pub(super) fn days_between(one: &Member, other: &Member) -> Option<i64> {
    Some(other.row.as_of?.days_since(one.row.as_of?))
}
