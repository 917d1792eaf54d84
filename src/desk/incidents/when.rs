//! When an event happened, as far as its article says.

use crate::model::Day;

/// The longest event in days; what is longer is a period, such as a month or a war.
const LONGEST_EVENT: i64 = 10;
/// An event that an article gives no day for happened within so many days before it
/// appeared.
const RECENT: i64 = 7;

/// When an event happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// On one of these days.
    Days(Day, Day),
    /// Through these days: a year, a war.
    Period(Day, Day),
    /// Not long before this day, on which the article appeared.
    Recent(Day),
    /// Nobody says.
    Unknown,
}

impl When {
    /// From the days that a sentence states and the publication. What a count is compared
    /// with is not recent.
    pub(super) fn of(stated: Option<(Day, Day)>, published: Option<Day>, is_comparison: bool) -> Self {
        match (stated, published) {
            (Some((from, to)), _) if to.days_since(from) < LONGEST_EVENT => Self::Days(from, to),
            (Some((from, to)), _) => Self::Period(from, to),
            (None, Some(by)) if !is_comparison => Self::Recent(by),
            _ => Self::Unknown,
        }
    }

    /// The time of what both tell: the days that both give, else the more exact one.
    pub(super) fn with(self, other: Self) -> Self {
        match (self, other) {
            (Self::Days(a, b), Self::Days(c, d)) if a <= d && c <= b => Self::Days(a.max(c), b.min(d)),
            (Self::Days(..), _) => self,
            (_, Self::Days(..)) => other,
            (Self::Period(..), _) | (_, Self::Unknown) => self,
            (_, Self::Period(..)) | (Self::Unknown, _) => other,
            (Self::Recent(a), Self::Recent(b)) => Self::Recent(a.min(b)),
        }
    }

    /// Whether it is of days not long before another day.
    pub(super) fn is_shortly_before(self, day: Day) -> bool {
        matches!(self, Self::Days(_, to) if (-1..=RECENT).contains(&day.days_since(to)))
    }
}

/// Days between two stretches of days; 0 where they overlap.
pub(super) fn days_apart((a, b): (Day, Day), (c, d): (Day, Day)) -> i64 {
    a.days_since(d).max(c.days_since(b)).max(0)
}
