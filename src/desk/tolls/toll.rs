//! A toll: figures of one effect on the same people in one event.

use super::key::FigureKey;
use super::participant::Participant;
use super::reasons::{Check, GroupingReason};
use super::rows::FigureRow;
use crate::model::{Day, Effect};
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

/// Figures of one effect on the same people in one event.
#[derive(Clone, Debug, PartialEq)]
pub struct Toll {
    /// How they came to harm.
    pub effect: Effect,
    /// Where it happened, as most figures have it.
    pub place: Option<Participant>,
    /// First and last day of the event, as the figures that give them agree.
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

    /// Whether a figure is one that its article gives for the whole toll: no part, not
    /// only of certain people where others are of all, no headline that is told again
    /// below, and no count that nobody answers for beside a larger one that holds.
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

/// From the day of one figure to that of another.
pub(super) fn days_between(one: &Member, other: &Member) -> Option<i64> {
    Some(other.row.as_of?.days_since(one.row.as_of?))
}
