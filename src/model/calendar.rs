//! Stretches of the calendar, as fine as a text states them, and the units of time.

use super::Day;
use std::fmt;
use std::str::FromStr;
use thiserror::Error;

/// A text that is no TIMEX3 value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("not a TIMEX3 value")]
pub struct TimexValueError;

/// A stretch of the proleptic Gregorian calendar. The year 0 is 1 BC; a century or a decade
/// before the common era counts down from −1 ([`Calendar::before_christ`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Calendar {
    /// The year without its last two digits.
    Century(i32),
    /// The year without its last digit.
    Decade(i32),
    /// A year.
    Year(i32),
    /// A half of a year, 1 or 2.
    Half(i32, u8),
    /// A quarter of a year, 1 to 4.
    Quarter(i32, u8),
    /// A season; a winter is named by the year in which it begins.
    Season(i32, Season),
    /// A month, 1 to 12.
    Month(i32, u8),
    /// An ISO week.
    Week(i32, u8),
    /// Saturday and Sunday of an ISO week.
    Weekend(i32, u8),
    /// A day.
    Day(Day),
}

/// A season.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are the definition")]
pub enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are the definition")]
pub enum DayPart {
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
}

/// A unit of the calendar or the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are the definition")]
pub enum TimeUnit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

/// A date in no known year: what is known of it, `X` for the rest (ISO 8601-2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unplaced {
    /// A month: `XXXX-05`.
    Month(u8),
    /// A month and its day: `XXXX-05-12`.
    Day(u8, u8),
    /// An ISO weekday: `XXXX-WXX-1` is a Monday.
    Weekday(u8),
    /// One such unit: `XXXX-XX-XX` is a day, `XXXX-WXX` a week.
    Any(TimeUnit),
}

/// An amount of a unit of time, in hundredths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Amount(u64);

impl Calendar {
    /// The number of a century or a decade before the common era, from the number that is
    /// written, and back: the 470s BC, `BC047`, are −48.
    pub const fn before_christ(number: i32) -> i32 {
        -1 - number
    }

    /// The ISO week that a day belongs to.
    pub fn week_of(day: Day) -> Self {
        let (year, week) = day.week();
        Self::Week(year, week)
    }

    /// First and last day; `None` past the years that [`Day`] knows. A season is that of the
    /// northern hemisphere by whole months.
    pub fn bounds(self) -> Option<(Day, Day)> {
        let months = |year: i32, from: u8, count: i64| {
            let first = Day::new(year, from, 1)?;
            Some((first, first.plus_months(count).plus_days(-1)))
        };
        match self {
            Self::Century(_) | Self::Decade(_) => {
                let (first, last) = self.years();
                Some((Day::new(first, 1, 1)?, Day::new(last, 12, 31)?))
            }
            Self::Year(year) => months(year, 1, 12),
            Self::Half(year, half) => months(year, half * 6 - 5, 6),
            Self::Quarter(year, quarter) => months(year, quarter * 3 - 2, 3),
            Self::Season(year, season) => months(year, season.first_month(), 3),
            Self::Month(year, month) => months(year, month, 1),
            Self::Week(year, week) => Some((Day::from_week(year, week, 1)?, Day::from_week(year, week, 7)?)),
            Self::Weekend(year, week) => Some((Day::from_week(year, week, 6)?, Day::from_week(year, week, 7)?)),
            Self::Day(day) => Some((day, day)),
        }
    }

    /// The year that it lies in; of centuries and decades the first.
    pub fn year(self) -> i32 {
        self.years().0
    }

    /// The first and the last year.
    fn years(self) -> (i32, i32) {
        match self {
            // 400 to 301 BC, 479 to 470 BC; 1 BC is the year 0.
            Self::Century(century @ ..0) => ((century + 1) * 100 - 99, (century + 1) * 100),
            Self::Decade(decade @ ..0) => ((decade + 1) * 10 - 8, (decade + 1) * 10 + 1),
            Self::Century(century) => (century * 100, century * 100 + 99),
            Self::Decade(decade) => (decade * 10, decade * 10 + 9),
            Self::Year(year)
            | Self::Half(year, _)
            | Self::Quarter(year, _)
            | Self::Season(year, _)
            | Self::Month(year, _)
            | Self::Week(year, _)
            | Self::Weekend(year, _) => (year, year),
            Self::Day(day) => (day.year(), day.year()),
        }
    }
}

/// As TIMEX3 writes it; years before the common era as `BC0044`.
impl fmt::Display for Calendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Century(century @ ..0) => return write!(f, "BC{:02}", Self::before_christ(century)),
            Self::Decade(decade @ ..0) => return write!(f, "BC{:03}", Self::before_christ(decade)),
            Self::Century(century) => return write!(f, "{century:02}"),
            Self::Decade(decade) => return write!(f, "{decade:03}"),
            _ => {}
        }
        match self.year() {
            year @ ..=0 => write!(f, "BC{:04}", 1 - year)?,
            year => write!(f, "{year:04}")?,
        }
        match *self {
            Self::Century(_) | Self::Decade(_) | Self::Year(_) => Ok(()),
            Self::Half(_, half) => write!(f, "-H{half}"),
            Self::Quarter(_, quarter) => write!(f, "-Q{quarter}"),
            Self::Season(_, season) => write!(f, "-{}", season.name()),
            Self::Month(_, month) => write!(f, "-{month:02}"),
            Self::Week(_, week) => write!(f, "-W{week:02}"),
            Self::Weekend(_, week) => write!(f, "-W{week:02}-WE"),
            Self::Day(day) => write!(f, "-{:02}-{:02}", day.month(), day.day()),
        }
    }
}

impl FromStr for Calendar {
    type Err = TimexValueError;

    fn from_str(text: &str) -> Result<Self, TimexValueError> {
        read(text).ok_or(TimexValueError)
    }
}

fn read(text: &str) -> Option<Calendar> {
    let (digits, is_before_christ) = text.strip_prefix("BC").map_or((text, false), |digits| (digits, true));
    let length = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    let (digits, rest) = digits.split_at(length);
    let number: i32 = digits.parse().ok()?;
    let counted = if is_before_christ { Calendar::before_christ(number) } else { number };
    let year = if is_before_christ { 1 - number } else { number };
    match (length, rest) {
        (2, "") => Some(Calendar::Century(counted)),
        (3, "") => Some(Calendar::Decade(counted)),
        (4, "") => Some(Calendar::Year(year)),
        (4, _) => within_year(year, rest.strip_prefix('-')?),
        _ => None,
    }
}

/// What stands behind the year.
fn within_year(year: i32, text: &str) -> Option<Calendar> {
    if let Some(season) = Season::ALL.into_iter().find(|season| season.name() == text) {
        return Some(Calendar::Season(year, season));
    }
    if let Some(week) = text.strip_prefix('W') {
        return Some(match week.strip_suffix("-WE") {
            Some(week) => Calendar::Weekend(year, within(week, 53)?),
            None => Calendar::Week(year, within(week, 53)?),
        });
    }
    if let Some(quarter) = text.strip_prefix('Q') {
        return Some(Calendar::Quarter(year, within(quarter, 4)?));
    }
    if let Some(half) = text.strip_prefix('H') {
        return Some(Calendar::Half(year, within(half, 2)?));
    }
    Some(match text.split_once('-') {
        Some((month, day)) => Calendar::Day(Day::new(year, within(month, 12)?, within(day, 31)?)?),
        None => Calendar::Month(year, within(text, 12)?),
    })
}

/// A number from 1 to `most`, of one or two digits.
fn within(text: &str, most: u8) -> Option<u8> {
    let is_number = text.len() <= 2 && text.bytes().all(|digit| digit.is_ascii_digit());
    text.parse().ok().filter(|number| is_number && (1..=most).contains(number))
}

impl Season {
    /// All seasons, in the order of the year.
    pub const ALL: [Self; 4] = [Self::Spring, Self::Summer, Self::Autumn, Self::Winter];

    /// TIMEX3's name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Spring => "SP",
            Self::Summer => "SU",
            Self::Autumn => "FA",
            Self::Winter => "WI",
        }
    }

    /// The month in which it begins, as meteorologists count.
    const fn first_month(self) -> u8 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Autumn => 9,
            Self::Winter => 12,
        }
    }
}

impl DayPart {
    /// All parts, from morning to night.
    pub const ALL: [Self; 5] = [Self::Morning, Self::Midday, Self::Afternoon, Self::Evening, Self::Night];

    /// TIMEX3's name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Morning => "TMO",
            Self::Midday => "TMI",
            Self::Afternoon => "TAF",
            Self::Evening => "TEV",
            Self::Night => "TNI",
        }
    }

    /// The part that has this name in TIMEX3.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.name() == name)
    }
}

impl TimeUnit {
    /// All units, from the shortest to the longest.
    pub const ALL: [Self; 10] = [
        Self::Second,
        Self::Minute,
        Self::Hour,
        Self::Day,
        Self::Week,
        Self::Month,
        Self::Quarter,
        Self::Year,
        Self::Decade,
        Self::Century,
    ];

    /// The designator of an ISO 8601 duration, with `Q`, `DE` and `CE` of TIMEX3.
    pub const fn designator(self) -> &'static str {
        match self {
            Self::Second => "S",
            Self::Minute | Self::Month => "M",
            Self::Hour => "H",
            Self::Day => "D",
            Self::Week => "W",
            Self::Quarter => "Q",
            Self::Year => "Y",
            Self::Decade => "DE",
            Self::Century => "CE",
        }
    }

    /// Whether its designator stands behind the `T` of a duration.
    pub const fn is_of_the_clock(self) -> bool {
        matches!(self, Self::Second | Self::Minute | Self::Hour)
    }
}

impl Unplaced {
    /// The units that have a form of their own; a time of day is of some day.
    const FORMS: [(TimeUnit, &'static str); 7] = [
        (TimeUnit::Day, "XXXX-XX-XX"),
        (TimeUnit::Week, "XXXX-WXX"),
        (TimeUnit::Month, "XXXX-XX"),
        (TimeUnit::Quarter, "XXXX-QX"),
        (TimeUnit::Year, "XXXX"),
        (TimeUnit::Decade, "XXX"),
        (TimeUnit::Century, "XX"),
    ];

    pub(super) fn read(text: &str) -> Option<Self> {
        if let Some((unit, _)) = Self::FORMS.into_iter().find(|(_, form)| *form == text) {
            return Some(Self::Any(unit));
        }
        let rest = text.strip_prefix("XXXX-")?;
        if let Some(weekday) = rest.strip_prefix("WXX-") {
            return Some(Self::Weekday(within(weekday, 7)?));
        }
        Some(match rest.split_once('-') {
            Some((month, day)) => Self::Day(within(month, 12)?, within(day, 31)?),
            None => Self::Month(within(rest, 12)?),
        })
    }
}

impl fmt::Display for Unplaced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Month(month) => write!(f, "XXXX-{month:02}"),
            Self::Day(month, day) => write!(f, "XXXX-{month:02}-{day:02}"),
            Self::Weekday(weekday) => write!(f, "XXXX-WXX-{weekday}"),
            Self::Any(unit) => {
                let form = Self::FORMS.into_iter().find(|(other, _)| *other == unit);
                f.write_str(form.unwrap_or(Self::FORMS[0]).1)
            }
        }
    }
}

impl Amount {
    /// A count of units, rounded to tenths.
    pub fn of(count: f64) -> Self {
        Self(((count * 10.0).round() as u64).saturating_mul(10))
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0 / 100, self.0 % 100) {
            (whole, 0) => write!(f, "{whole}"),
            (whole, part) if part % 10 == 0 => write!(f, "{whole}.{}", part / 10),
            (whole, part) => write!(f, "{whole}.{part:02}"),
        }
    }
}

impl FromStr for Amount {
    type Err = TimexValueError;

    fn from_str(text: &str) -> Result<Self, TimexValueError> {
        let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
        let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
        if !is_number(whole) || !is_number(part) || part.len() > 2 {
            return Err(TimexValueError);
        }
        let hundredths = || format!("{part:0<2}").parse::<u64>().ok();
        let whole: Option<u64> = whole.parse().ok();
        let amount = whole.and_then(|whole| whole.checked_mul(100)?.checked_add(hundredths()?));
        amount.map(Self).ok_or(TimexValueError)
    }
}
