//! The value of a date, time, duration or set (TIMEX3 `value`, ISO-TimeML) as a type.
//! It becomes text only at the border: [`Display`](fmt::Display) writes it, and
//! [`From<String>`] and [`FromStr`] read it.

use super::{Amount, Calendar, DayPart, TimeUnit, TimexValueError, Unplaced};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// TIMEX3 `value`: ISO 8601 with TIMEX3's additions.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", from = "String")]
pub enum TimexValue {
    /// A stretch of the calendar, and a time of day where the text states one:
    /// `2024-05`, `2024-05-13TNI`.
    Date(Calendar, Option<TimeOfDay>),
    /// A date in no known year: `XXXX-05-12`.
    Unplaced(Unplaced, Option<TimeOfDay>),
    /// A length of time, the units of the calendar before those of the clock: `P1Y6M`,
    /// `PT2H`. No amount where the text states none: `PXD`.
    Duration(Vec<(Option<Amount>, TimeUnit)>),
    /// `PAST_REF`, `PRESENT_REF`, `FUTURE_REF`.
    Vague(Vague),
    /// A value that a file holds and that is none of these, kept as it came.
    Other(String),
}

/// A time of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeOfDay {
    /// Hour and minute on the 24-hour clock; 24:00 ends a day.
    Clock(u8, u8),
    /// A part of the day.
    Part(DayPart),
}

/// TIMEX3's vague references.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Vague {
    /// `PAST_REF`: recently.
    Past,
    /// `PRESENT_REF`: now.
    Present,
    /// `FUTURE_REF`: soon.
    Future,
}

impl TimexValue {
    /// A length of time of one unit.
    pub fn length(amount: Option<Amount>, unit: TimeUnit) -> Self {
        Self::Duration(vec![(amount, unit)])
    }

    /// The time of day, where the value has one.
    pub fn time_of_day(&self) -> Option<TimeOfDay> {
        match self {
            Self::Date(_, time) | Self::Unplaced(_, time) => *time,
            Self::Duration(_) | Self::Vague(_) | Self::Other(_) => None,
        }
    }
}

impl fmt::Display for TimexValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date, None) => write!(f, "{date}"),
            Self::Date(date, Some(time)) => write!(f, "{date}{time}"),
            Self::Unplaced(date, None) => write!(f, "{date}"),
            Self::Unplaced(date, Some(time)) => write!(f, "{date}{time}"),
            Self::Duration(lengths) => {
                f.write_str("P")?;
                let first_timed = lengths.iter().position(|(_, unit)| unit.is_of_the_clock());
                for (i, (amount, unit)) in lengths.iter().enumerate() {
                    if first_timed == Some(i) {
                        f.write_str("T")?;
                    }
                    match amount {
                        Some(amount) => write!(f, "{amount}{}", unit.designator())?,
                        None => write!(f, "X{}", unit.designator())?,
                    }
                }
                Ok(())
            }
            Self::Vague(vague) => f.write_str(vague.name()),
            Self::Other(text) => f.write_str(text),
        }
    }
}

/// What a time of day adds to a date: `T08:30`, `TNI`.
impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Clock(hour, minute) => write!(f, "T{hour:02}:{minute:02}"),
            Self::Part(part) => f.write_str(part.name()),
        }
    }
}

impl Vague {
    const ALL: [Self; 3] = [Self::Past, Self::Present, Self::Future];

    /// TIMEX3's word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Past => "PAST_REF",
            Self::Present => "PRESENT_REF",
            Self::Future => "FUTURE_REF",
        }
    }
}

/// Reads what a person typed: a form that differs from the standard one (`2024-5`) is
/// the same value.
impl FromStr for TimexValue {
    type Err = TimexValueError;

    fn from_str(text: &str) -> Result<Self, TimexValueError> {
        if let Some(vague) = Vague::ALL.into_iter().find(|vague| vague.name() == text) {
            return Ok(Self::Vague(vague));
        }
        let value = match text.strip_prefix('P') {
            Some(lengths) => durations(lengths).map(Self::Duration),
            None => date(text),
        };
        value.ok_or(TimexValueError)
    }
}

/// Reads what a file holds: a value that would be written with other letters is kept as
/// it came, so that a file is written as it was read.
impl From<String> for TimexValue {
    fn from(text: String) -> Self {
        match text.parse::<Self>() {
            Ok(value) if value.to_string() == text => value,
            _ => Self::Other(text),
        }
    }
}

impl From<&str> for TimexValue {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<TimexValue> for String {
    fn from(value: TimexValue) -> Self {
        value.to_string()
    }
}

fn date(text: &str) -> Option<TimexValue> {
    let (date, time) = match text.find('T') {
        Some(at) => (&text[..at], Some(time_of_day(&text[at..])?)),
        None => (text, None),
    };
    match date.parse() {
        Ok(date) => Some(TimexValue::Date(date, time)),
        Err(_) => Some(TimexValue::Unplaced(Unplaced::read(date)?, time)),
    }
}

/// `TNI`, `T08:30`; seconds are left out.
fn time_of_day(text: &str) -> Option<TimeOfDay> {
    if let Some(part) = DayPart::named(text) {
        return Some(TimeOfDay::Part(part));
    }
    let mut fields = text.strip_prefix('T')?.split(':');
    let hour = fields.next()?.parse().ok().filter(|hour| *hour <= 24)?;
    let minute = fields.next().unwrap_or("0").parse().ok().filter(|minute| *minute < 60)?;
    Some(TimeOfDay::Clock(hour, minute))
}

/// What stands behind the `P` of a duration.
fn durations(text: &str) -> Option<Vec<(Option<Amount>, TimeUnit)>> {
    let (dates, times) = text.split_once('T').unwrap_or((text, ""));
    let mut lengths = Vec::new();
    for (part, is_time) in [(dates, false), (times, true)] {
        let mut rest = part;
        while !rest.is_empty() {
            let end = rest.find(|c: char| !c.is_ascii_digit() && !matches!(c, 'X' | '.'))?;
            let (amount, behind) = rest.split_at(end);
            let amount = if amount == "X" { None } else { Some(amount.parse().ok()?) };
            let unit = TimeUnit::ALL
                .into_iter()
                .filter(|unit| unit.is_of_the_clock() == is_time && behind.starts_with(unit.designator()))
                .max_by_key(|unit| unit.designator().len())?;
            lengths.push((amount, unit));
            rest = &behind[unit.designator().len()..];
        }
    }
    (!lengths.is_empty()).then_some(lengths)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Season;
    use Calendar::*;

    fn length(amount: Option<&str>, unit: TimeUnit) -> TimexValue {
        TimexValue::length(amount.map(|amount| amount.parse().unwrap()), unit)
    }

    #[test]
    fn every_form_is_read_and_written() {
        let day = |year, month, day| Day(super::super::Day::new(year, month, day).unwrap());
        let date = |date| TimexValue::Date(date, None);
        let part = |date, part| TimexValue::Date(date, Some(TimeOfDay::Part(part)));
        let unplaced = |date| TimexValue::Unplaced(date, None);
        for (text, expected) in [
            ("2020-11-10", date(day(2020, 11, 10))),
            ("2020-11-10TNI", part(day(2020, 11, 10), DayPart::Night)),
            ("2020-11TMO", part(Month(2020, 11), DayPart::Morning)),
            ("2020-11-10T08:30", TimexValue::Date(day(2020, 11, 10), Some(TimeOfDay::Clock(8, 30)))),
            ("2020-11-10T24:00", TimexValue::Date(day(2020, 11, 10), Some(TimeOfDay::Clock(24, 0)))),
            ("2022-10", date(Month(2022, 10))),
            ("2022", date(Year(2022))),
            ("2022-W08", date(Week(2022, 8))),
            ("2022-W38-WE", date(Weekend(2022, 38))),
            ("2020-FA", date(Season(2020, Season::Autumn))),
            ("2020-Q1", date(Quarter(2020, 1))),
            ("2020-H2", date(Half(2020, 2))),
            ("198", date(Decade(198))),
            ("20", date(Century(20))),
            ("BC0480", date(Year(-479))),
            ("BC0044-03-15", date(day(-43, 3, 15))),
            ("BC0044-SP", date(Season(-43, Season::Spring))),
            ("BC047", date(Decade(-48))),
            ("BC03", date(Century(-4))),
            ("XXXX-WXX-1", unplaced(Unplaced::Weekday(1))),
            ("XXXX-05", unplaced(Unplaced::Month(5))),
            ("XXXX-05-12", unplaced(Unplaced::Day(5, 12))),
            ("XXXX-XX-XX", unplaced(Unplaced::Any(TimeUnit::Day))),
            ("XXXX-WXX", unplaced(Unplaced::Any(TimeUnit::Week))),
            ("XXXX-QX", unplaced(Unplaced::Any(TimeUnit::Quarter))),
            ("XX", unplaced(Unplaced::Any(TimeUnit::Century))),
            ("P44D", length(Some("44"), TimeUnit::Day)),
            ("P0.5CE", length(Some("0.5"), TimeUnit::Century)),
            ("PXDE", length(None, TimeUnit::Decade)),
            ("P3Q", length(Some("3"), TimeUnit::Quarter)),
            ("PT3H", length(Some("3"), TimeUnit::Hour)),
            (
                "P1Y6MT2M",
                TimexValue::Duration(
                    [("1", TimeUnit::Year), ("6", TimeUnit::Month), ("2", TimeUnit::Minute)]
                        .map(|(amount, unit)| (amount.parse().ok(), unit))
                        .to_vec(),
                ),
            ),
            ("PAST_REF", TimexValue::Vague(Vague::Past)),
        ] {
            assert_eq!(text.parse().as_ref(), Ok(&expected), "{text}");
            assert_eq!(expected.to_string(), text);
            assert_eq!(TimexValue::from(text.to_owned()), expected);
        }
    }

    #[test]
    fn what_a_person_types_is_written_in_the_standard_form() {
        for (typed, written) in [
            ("2022-9", "2022-09"),
            ("2022-W8", "2022-W08"),
            ("2020-11-10T8", "2020-11-10T08:00"),
            ("2020-11-10T08:30:15", "2020-11-10T08:30"),
            ("P2.50D", "P2.5D"),
        ] {
            assert_eq!(typed.parse::<TimexValue>().map(|value| value.to_string()).as_deref(), Ok(written));
        }
    }

    #[test]
    fn what_is_no_value_is_kept_as_it_came() {
        for text in [
            "",
            "P",
            "P.D",
            "PXX",
            "P1.234Y",
            "Đêm",
            "2022-13",
            "2022-Q5",
            "2022-H0",
            "2022-02-30",
            "20221010",
            "BC0000",
            "2020-11-10T25:00",
            "T08:30",
            "FY2024",
            "2022-9",
        ] {
            assert_eq!(TimexValue::from(text.to_owned()), TimexValue::Other(text.to_owned()));
            assert_eq!(TimexValue::Other(text.to_owned()).to_string(), text);
        }
    }
}
