//! Dates, times, durations and sets: TIMEX3 of ISO-TimeML (ISO 24617-1).

use super::{Day, TimexValue};
use serde::{Deserialize, Serialize};

/// TIMEX3 types of ISO-TimeML (ISO 24617-1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimexType {
    /// A day or anything longer on the calendar.
    Date,
    /// A time or part of a day.
    Time,
    /// A length of time.
    Duration,
    /// Something that recurs.
    Set,
}

impl TimexType {
    /// All types, in the order in which the product lists them.
    pub const ALL: [TimexType; 4] = [Self::Date, Self::Time, Self::Duration, Self::Set];

    /// The name in exports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Duration => "DURATION",
            Self::Set => "SET",
        }
    }
}

/// TIMEX3 `mod`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Modifier {
    /// early, đầu.
    Start,
    /// mid-, giữa.
    Mid,
    /// late, cuối.
    End,
    /// about, khoảng.
    Approx,
    /// more than, hơn.
    MoreThan,
    /// less than, gần.
    LessThan,
}

impl Modifier {
    /// All modifiers, in the order in which the product lists them.
    pub const ALL: [Modifier; 6] = [Self::Start, Self::Mid, Self::End, Self::Approx, Self::MoreThan, Self::LessThan];

    /// The name in exports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Start => "START",
            Self::Mid => "MID",
            Self::End => "END",
            Self::Approx => "APPROX",
            Self::MoreThan => "MORE_THAN",
            Self::LessThan => "LESS_THAN",
        }
    }
}

/// A part of a date that the text leaves out and the reader infers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The century of a two-digit year or a decade.
    Century,
    /// The year.
    Year,
    /// The month.
    Month,
    /// The day.
    Day,
}

impl Part {
    /// All parts, the largest first.
    pub const ALL: [Part; 4] = [Self::Century, Self::Year, Self::Month, Self::Day];
}

/// What a date was resolved against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Anchor {
    /// The publication date of the article.
    Published,
    /// A date named before in the text.
    #[serde(rename = "told")]
    Narrated,
    /// The other end of the same range.
    Range,
}

impl Anchor {
    /// All of them.
    pub const ALL: [Anchor; 3] = [Self::Published, Self::Narrated, Self::Range];
}

/// What was inferred, and from where; all else the text states.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inference {
    /// The parts that the text does not state.
    pub parts: Vec<Part>,
    /// What kind of date they come from.
    pub anchor: Anchor,
    /// That date.
    pub against: Day,
}

/// A date, time, duration or set (TIMEX3 of ISO-TimeML, ISO 24617-1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timex {
    /// TIMEX3 `type`.
    #[serde(rename = "type")]
    pub kind: TimexType,
    /// TIMEX3 `value`.
    pub value: TimexValue,
    /// TIMEX3 `mod`.
    #[serde(rename = "mod")]
    pub modifier: Option<Modifier>,
    /// First day that the expression may mean; `None` for durations, sets and
    /// vague expressions.
    pub earliest: Option<Day>,
    /// Last day that the expression may mean.
    pub latest: Option<Day>,
    /// What was inferred; `None` when the text states everything.
    pub inference: Option<Inference>,
}

impl Timex {
    /// A TIMEX3 of a value alone: with its type and its days, and nothing inferred.
    pub fn of(value: TimexValue, modifier: Option<Modifier>) -> Self {
        let kind = match &value {
            TimexValue::Duration(_) => TimexType::Duration,
            _ if value.time_of_day().is_some() => TimexType::Time,
            _ => TimexType::Date,
        };
        let bounds = match &value {
            TimexValue::Date(date, _) => date.bounds(),
            _ => None,
        };
        let (earliest, latest) = bounds.unzip();
        Self { kind, value, modifier, earliest, latest, inference: None }
    }
}
