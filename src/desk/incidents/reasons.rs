//! Why figures are grouped, and what a person should check.

use super::evidence::Evidence;
use super::key::FigureKey;
use std::sync::Arc;

/// Why a figure belongs to its toll. The page explains it in words.
#[derive(Clone, Debug, PartialEq)]
pub enum GroupingReason {
    /// It is the first: the others are compared with it.
    First,
    /// Its article counts it as a part of another figure there.
    Part,
    /// Its article tells of the same event there.
    SameArticle,
    /// Another article tells of the same event, because of this evidence: what speaks most
    /// for it stands first.
    Alike(Arc<[Evidence]>),
    /// The person says so.
    Person,
}

/// What a person should look at in a toll.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CheckKind {
    /// One denies what the other states.
    Denial,
    /// The counts of two sources exclude each other.
    Contradiction,
    /// The same count of the same victims in two reports: one count, not two.
    DoubleReport,
    /// A part in one report is given as a separate count in the other.
    PartAsWhole,
}

impl CheckKind {
    /// The name in exports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Denial => "denial",
            Self::Contradiction => "contradiction",
            Self::DoubleReport => "double",
            Self::PartAsWhole => "part_as_whole",
        }
    }
}

/// Two figures that a person should look at together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// The kind of doubt.
    pub kind: CheckKind,
    /// The earlier one.
    pub first: FigureKey,
    /// The later one.
    pub second: FigureKey,
}
