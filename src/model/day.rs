//! A day of the calendar.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use thiserror::Error;
use time::{Date, Duration, Month};

/// A text that is no calendar day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("not a calendar day in the form YYYY-MM-DD")]
pub struct DayError;

/// A day of the proleptic Gregorian calendar (ISO 8601), years −9999 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Day(Date);

impl Day {
    /// The day of a year, month (1–12) and day of the month; `None` where the
    /// calendar has no such day.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok().map(Self)
    }

    /// Monday (ISO weekday 1) to Sunday (7) of an ISO week.
    pub fn from_week(year: i32, week: u8, weekday: u8) -> Option<Self> {
        let weekday = time::Weekday::Monday.nth_next(weekday.checked_sub(1)?);
        Date::from_iso_week_date(year, week, weekday).ok().map(Self)
    }

    /// The year; 0 is 1 BC.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.0.month() as u8
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u8 {
        self.0.day()
    }

    /// ISO weekday: Monday is 1, Sunday 7.
    pub fn weekday(self) -> u8 {
        self.0.weekday().number_from_monday()
    }

    /// ISO week-numbering year and week.
    pub fn week(self) -> (i32, u8) {
        let (year, week, _) = self.0.to_iso_week_date();
        (year, week)
    }

    /// The day `days` later, or the last one that the calendar reaches.
    pub fn plus_days(self, days: i64) -> Self {
        Self(self.0.saturating_add(Duration::days(days)))
    }

    /// The same day of the month `months` later, or that month's last day.
    pub fn plus_months(self, months: i64) -> Self {
        let count = i64::from(self.year()) * 12 + i64::from(self.month()) - 1;
        let count = count.saturating_add(months).clamp(-9999 * 12, 9999 * 12 + 11);
        let (year, month) = (count.div_euclid(12) as i32, count.rem_euclid(12) as u8 + 1);
        Self::last_of_month(year, month).map_or(self, |last| Day::new(year, month, self.day()).unwrap_or(last))
    }

    /// The last day of a month.
    pub fn last_of_month(year: i32, month: u8) -> Option<Self> {
        let month = Month::try_from(month).ok()?;
        Self::new(year, month as u8, month.length(year))
    }

    /// Days from `earlier` to `self`; negative when `earlier` comes later.
    pub fn days_since(self, earlier: Day) -> i64 {
        (self.0 - earlier.0).whole_days()
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, year) = if self.year() < 0 { ("-", -self.year()) } else { ("", self.year()) };
        write!(f, "{sign}{year:04}-{:02}-{:02}", self.month(), self.day())
    }
}

impl FromStr for Day {
    type Err = DayError;

    fn from_str(text: &str) -> Result<Self, DayError> {
        let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let mut parts = digits.splitn(3, '-');
        let mut part = |length: usize| {
            parts
                .next()
                .filter(|p| p.len() == length && p.bytes().all(|b| b.is_ascii_digit()))
                .and_then(|p| p.parse::<i32>().ok())
        };
        let (Some(year), Some(month), Some(day)) = (part(4), part(2), part(2)) else {
            return Err(DayError);
        };
        Day::new(if negative { -year } else { year }, month as u8, day as u8).ok_or(DayError)
    }
}

impl From<Day> for String {
    fn from(day: Day) -> String {
        day.to_string()
    }
}

impl TryFrom<String> for Day {
    type Error = DayError;

    fn try_from(text: String) -> Result<Self, DayError> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_written_and_moved() {
        let day: Day = "2023-09-20".parse().unwrap();
        assert_eq!((day.weekday(), day.week()), (3, (2023, 38)));
        assert_eq!(day.plus_days(-1).to_string(), "2023-09-19");
        assert_eq!("2024-01-31".parse::<Day>().unwrap().plus_months(1).to_string(), "2024-02-29");
        assert_eq!(Day::from_week(2023, 38, 1).unwrap().to_string(), "2023-09-18");
        assert_eq!("-0044-03-15".parse::<Day>().unwrap().to_string(), "-0044-03-15");
        for bad in ["", "2023-9-20", "2023-02-30", "20230920", "2023-09-20T10:00", "áááá-09-20"] {
            assert_eq!(bad.parse::<Day>(), Err(DayError), "{bad}");
        }
    }
}
