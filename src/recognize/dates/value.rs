//! TIMEX3 values and the days that they span.

use super::parts::{DayPart, Season, Unit};
use crate::model::Day;

/// A place on the calendar, as fine as the text tells.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Value {
    /// The year without its last two digits; of years before the common era as [`before_christ`].
    Century(i32),
    /// The year without its last digit; of years before the common era as [`before_christ`].
    Decade(i32),
    Year(i32),
    Half(i32, u8),
    Quarter(i32, u8),
    Season(i32, Season),
    Month(i32, u8),
    Week(i32, u8),
    Weekend(i32, u8),
    Day(Day),
}

impl Value {
    /// The week that a day belongs to.
    pub(super) fn week_of(day: Day) -> Self {
        let (year, week) = day.week();
        Value::Week(year, week)
    }

    /// First and last day (ISO 8601). A season is that of the northern
    /// hemisphere by whole months; a winter is named by the year that it starts in.
    pub(super) fn bounds(self) -> Option<(Day, Day)> {
        let months = |year: i32, from: u8, count: i64| {
            let first = Day::new(year, from, 1)?;
            Some((first, first.plus_months(count).plus_days(-1)))
        };
        match self {
            Value::Century(_) | Value::Decade(_) => {
                let (first, last) = self.years();
                Some((Day::new(first, 1, 1)?, Day::new(last, 12, 31)?))
            }
            Value::Year(year) => months(year, 1, 12),
            Value::Half(year, half) => months(year, half * 6 - 5, 6),
            Value::Quarter(year, quarter) => months(year, quarter * 3 - 2, 3),
            Value::Season(year, season) => months(year, season.first_month(), 3),
            Value::Month(year, month) => months(year, month, 1),
            Value::Week(year, week) => Some((Day::from_week(year, week, 1)?, Day::from_week(year, week, 7)?)),
            Value::Weekend(year, week) => Some((Day::from_week(year, week, 6)?, Day::from_week(year, week, 7)?)),
            Value::Day(day) => Some((day, day)),
        }
    }

    /// The year that it lies in.
    pub(super) fn year(self) -> i32 {
        match self {
            Value::Century(_) | Value::Decade(_) => self.years().0,
            Value::Year(year)
            | Value::Half(year, _)
            | Value::Quarter(year, _)
            | Value::Season(year, _)
            | Value::Month(year, _)
            | Value::Week(year, _)
            | Value::Weekend(year, _) => year,
            Value::Day(day) => day.year(),
        }
    }

    /// The first and the last year.
    fn years(self) -> (i32, i32) {
        match self {
            // 400 to 301 BC, 479 to 470 BC; 1 BC is the year 0.
            Value::Century(century @ ..0) => ((century + 1) * 100 - 99, (century + 1) * 100),
            Value::Decade(decade @ ..0) => ((decade + 1) * 10 - 8, (decade + 1) * 10 + 1),
            Value::Century(century) => (century * 100, century * 100 + 99),
            Value::Decade(decade) => (decade * 10, decade * 10 + 9),
            _ => (self.year(), self.year()),
        }
    }

    /// The TIMEX3 `value`.
    pub(super) fn write(self) -> String {
        match self {
            Value::Century(century @ ..0) => format!("BC{:02}", before_christ(century)),
            Value::Decade(decade @ ..0) => format!("BC{:03}", before_christ(decade)),
            Value::Century(century) => format!("{century:02}"),
            Value::Decade(decade) => format!("{decade:03}"),
            Value::Year(year) => year_name(year),
            Value::Half(year, half) => format!("{}-H{half}", year_name(year)),
            Value::Quarter(year, quarter) => format!("{}-Q{quarter}", year_name(year)),
            Value::Season(year, season) => format!("{}-{}", year_name(year), season.name()),
            Value::Month(year, month) => format!("{}-{month:02}", year_name(year)),
            Value::Week(year, week) => format!("{}-W{week:02}", year_name(year)),
            Value::Weekend(year, week) => format!("{}-W{week:02}-WE", year_name(year)),
            Value::Day(day) => format!("{}-{:02}-{:02}", year_name(day.year()), day.month(), day.day()),
        }
    }
}

/// A century or decade before the common era counts down from −1; from there
/// and back.
pub(super) const fn before_christ(number: i32) -> i32 {
    -1 - number
}

/// Years before the common era as TIMEX3 writes them: 44 BC, −43 here, is `BC0044`.
fn year_name(year: i32) -> String {
    if year > 0 { format!("{year:04}") } else { format!("BC{:04}", 1 - year) }
}

impl Season {
    fn name(self) -> &'static str {
        match self {
            Season::Spring => "SP",
            Season::Summer => "SU",
            Season::Autumn => "FA",
            Season::Winter => "WI",
        }
    }

    /// Meteorological seasons: March, June, September, December.
    pub(super) fn first_month(self) -> u8 {
        match self {
            Season::Spring => 3,
            Season::Summer => 6,
            Season::Autumn => 9,
            Season::Winter => 12,
        }
    }
}

impl DayPart {
    pub(super) fn name(self) -> &'static str {
        match self {
            DayPart::Morning => "TMO",
            DayPart::Midday => "TMI",
            DayPart::Afternoon => "TAF",
            DayPart::Evening => "TEV",
            DayPart::Night => "TNI",
        }
    }

    /// The hour on the 24-hour clock that "7 in the evening" means.
    pub(super) fn hour(self, hour: u8) -> u8 {
        match (self, hour) {
            (DayPart::Morning, 12) => 0,
            (DayPart::Night, 12) => 24,
            (DayPart::Midday, 1..=3) | (DayPart::Afternoon | DayPart::Evening, 1..=11) | (DayPart::Night, 6..=11) => {
                hour + 12
            }
            _ => hour,
        }
    }
}

impl Unit {
    /// The designator of an ISO 8601 duration, with `DE` and `CE` of TIMEX3,
    /// and whether it stands behind the `T`.
    fn designator(self) -> (&'static str, bool) {
        match self {
            Unit::Second => ("S", true),
            Unit::Minute => ("M", true),
            Unit::Hour => ("H", true),
            Unit::Day => ("D", false),
            Unit::Week => ("W", false),
            Unit::Month => ("M", false),
            Unit::Quarter => ("Q", false),
            Unit::Year => ("Y", false),
            Unit::Decade => ("DE", false),
            Unit::Century => ("CE", false),
        }
    }
}

/// An ISO 8601 duration; an unstated count is `X`, a part of a unit is told in
/// tenths.
pub(super) fn duration(count: Option<f64>, unit: Unit) -> String {
    let (designator, timed) = unit.designator();
    let tenths = count.map(|n| (n * 10.0).round() as u64);
    let count = match tenths {
        None => "X".to_owned(),
        Some(n) if n % 10 == 0 => (n / 10).to_string(),
        Some(n) => format!("{}.{}", n / 10, n % 10),
    };
    format!("P{}{count}{designator}", if timed { "T" } else { "" })
}
