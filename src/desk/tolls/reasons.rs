//! Why a figure belongs to its toll.

use super::rows::FigureKey;

/// Why a figure belongs to its toll. Told to the person in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum GroupingReason {
    /// It is the first: the others are compared with it.
    First,
    /// Its article counts it as a part of another figure there.
    Part,
    /// Its article replaces it by another figure there.
    Replaced,
    /// Its article goes on with an event, and gives no other day or place.
    Follows,
    /// The same place on the same day.
    PlaceAndDay,
    /// The same place; the article gives no day and appeared shortly after.
    PlaceAndRecent,
    /// The same day, and each article names the place of the other.
    NamedAndDay,
    /// Each article names the place of the other, and they appeared within days.
    NamedAndRecent,
    /// The same place and the same count on neighbouring days: one of them may be
    /// the day of the report.
    PlaceAndCount,
    /// The same stretch of time, and the places agree.
    Period,
    /// A count of about the same size without a date, and the places agree.
    Size,
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
    /// A part of one is told as a whole of its own in the other.
    PartAsWhole,
}

/// Two figures that a person should look at together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// What is doubtful about them.
    pub kind: CheckKind,
    /// The earlier one.
    pub first: FigureKey,
    /// The later one.
    pub second: FigureKey,
}
