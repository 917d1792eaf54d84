//! A TIMEX3 value taken apart, so that each interface language can say it.

use crate::model::{Day, Modifier, Timex, TimexType};

/// What a TIMEX3 value says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Calendar {
    Day(Day, Option<Hour>),
    Month(i32, u8),
    Year(i32),
    Week(i32, u8, bool),
    Season(i32, Season),
    Quarter(i32, u8),
    Half(i32, u8),
    /// Its first year.
    Decade(i32),
    /// Its number: 21 is 2001 to 2100.
    Century(i32),
    /// What stands so many years, decades or centuries before the common era.
    BeforeChrist(Box<Calendar>),
    /// A day of the week, 1 is Monday, of no certain week.
    Weekday(u8),
    /// A month, and its day, of no certain year.
    Yearless(u8, Option<u8>),
    /// A day of which nothing is known.
    Unknown,
    /// Amounts with their units, as written (`2.5`); no amount where the text states none.
    Length(Vec<(Option<String>, Length)>),
    Past,
    Present,
    Future,
    /// A value that has no words here.
    Other,
}

/// A time of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hour {
    Clock(u8, u8),
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Length {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
    Decade,
    Century,
}

/// Takes a value apart.
pub(crate) fn read(value: &str) -> Calendar {
    match value {
        "PAST_REF" => return Calendar::Past,
        "PRESENT_REF" => return Calendar::Present,
        "FUTURE_REF" => return Calendar::Future,
        _ => {}
    }
    if let Some(length) = value.strip_prefix('P') {
        return lengths(length).map_or(Calendar::Other, Calendar::Length);
    }
    date(value).unwrap_or(Calendar::Other)
}

/// A date as a person gives it; `None` when the value says nothing.
pub(crate) fn timex(value: &str, modifier: Option<Modifier>) -> Option<Timex> {
    let calendar = read(value);
    let kind = match calendar {
        Calendar::Other => return None,
        Calendar::Length(_) => TimexType::Duration,
        Calendar::Day(_, Some(_)) => TimexType::Time,
        _ => TimexType::Date,
    };
    let (earliest, latest) = days(&calendar).unzip();
    Some(Timex { kind, value: value.to_owned(), modifier, earliest, latest, inference: None })
}

/// The first and the last day of what stands on the calendar.
fn days(calendar: &Calendar) -> Option<(Day, Day)> {
    let months = |year, first, last| Some((Day::new(year, first, 1)?, Day::last_of_month(year, last)?));
    match *calendar {
        Calendar::Day(day, _) => Some((day, day)),
        Calendar::Month(year, month) => months(year, month, month),
        Calendar::Year(year) => months(year, 1, 12),
        Calendar::BeforeChrist(ref calendar) => match **calendar {
            // The year 0 is 1 BC.
            Calendar::Year(year) => months(1 - year, 1, 12),
            Calendar::Month(year, month) => months(1 - year, month, month),
            _ => None,
        },
        Calendar::Week(year, week, weekend) => {
            Some((Day::from_week(year, week, if weekend { 6 } else { 1 })?, Day::from_week(year, week, 7)?))
        }
        Calendar::Season(year, Season::Spring) => months(year, 3, 5),
        Calendar::Season(year, Season::Summer) => months(year, 6, 8),
        Calendar::Season(year, Season::Autumn) => months(year, 9, 11),
        Calendar::Season(year, Season::Winter) => Some((Day::new(year, 12, 1)?, Day::last_of_month(year + 1, 2)?)),
        Calendar::Quarter(year, n @ 1..=4) => months(year, n * 3 - 2, n * 3),
        Calendar::Half(year, n @ 1..=2) => months(year, n * 6 - 5, n * 6),
        Calendar::Decade(year) => Some((Day::new(year, 1, 1)?, Day::last_of_month(year + 9, 12)?)),
        Calendar::Century(n) => Some((Day::new(n * 100 - 99, 1, 1)?, Day::last_of_month(n * 100, 12)?)),
        _ => None,
    }
}

fn date(value: &str) -> Option<Calendar> {
    if let Some((day, time)) = value.split_once('T') {
        return Some(Calendar::Day(day.parse().ok()?, Some(hour(time)?)));
    }
    if let Ok(day) = value.parse::<Day>() {
        return Some(Calendar::Day(day, None));
    }
    if let Some(before_christ) = value.strip_prefix("BC") {
        // Nobody counts weekdays in that time.
        let calendar = date(before_christ).filter(|calendar| !matches!(calendar, Calendar::Day(..)))?;
        return Some(Calendar::BeforeChrist(Box::new(calendar)));
    }
    if let Some(rest) = value.strip_prefix("XXXX-") {
        return yearless(rest);
    }
    let Some((year, rest)) = value.split_once('-') else {
        let number: i32 = value.parse().ok()?;
        return match value.len() {
            4 => Some(Calendar::Year(number)),
            3 => Some(Calendar::Decade(number * 10)),
            2 => Some(Calendar::Century(number + 1)),
            _ => None,
        };
    };
    let year: i32 = (year.len() == 4).then(|| year.parse().ok())??;
    Some(match rest {
        "SP" => Calendar::Season(year, Season::Spring),
        "SU" => Calendar::Season(year, Season::Summer),
        "FA" => Calendar::Season(year, Season::Autumn),
        "WI" => Calendar::Season(year, Season::Winter),
        _ => match rest.split_at_checked(1)? {
            ("W", week) => {
                let (week, weekend) = week.strip_suffix("-WE").map_or((week, false), |week| (week, true));
                Calendar::Week(year, week.parse().ok()?, weekend)
            }
            ("Q", quarter) => Calendar::Quarter(year, quarter.parse().ok()?),
            ("H", half) => Calendar::Half(year, half.parse().ok()?),
            _ => Calendar::Month(year, rest.parse().ok().filter(|month| (1..=12).contains(month))?),
        },
    })
}

/// What follows a year that is not known.
fn yearless(rest: &str) -> Option<Calendar> {
    if rest == "XX-XX" {
        return Some(Calendar::Unknown);
    }
    if let Some(weekday) = rest.strip_prefix("WXX-") {
        return Some(Calendar::Weekday(weekday.parse().ok().filter(|n| (1..=7).contains(n))?));
    }
    let (month, day) = rest.split_once('-').map_or((rest, None), |(month, day)| (month, Some(day)));
    let month = month.parse().ok().filter(|n| (1..=12).contains(n))?;
    Some(Calendar::Yearless(month, day.map(str::parse).transpose().ok()?))
}

fn hour(time: &str) -> Option<Hour> {
    Some(match time {
        "MO" => Hour::Morning,
        "MI" => Hour::Midday,
        "AF" => Hour::Afternoon,
        "EV" => Hour::Evening,
        "NI" => Hour::Night,
        _ => {
            let (hour, minute) = time.split_once(':').unwrap_or((time, "0"));
            Hour::Clock(hour.parse().ok()?, minute.split(':').next()?.parse().ok()?)
        }
    })
}

fn lengths(value: &str) -> Option<Vec<(Option<String>, Length)>> {
    let (days, times) = value.split_once('T').unwrap_or((value, ""));
    let mut found = Vec::new();
    for (part, is_time) in [(days, false), (times, true)] {
        let mut rest = part;
        while !rest.is_empty() {
            let end = rest.find(|c: char| !c.is_ascii_digit() && !matches!(c, 'X' | '.'))?;
            let amount = &rest[..end];
            let plain = |number: &str| !number.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit());
            let (whole, part) = amount.split_once('.').unwrap_or((amount, "0"));
            if amount != "X" && !(plain(whole) && plain(part)) {
                return None;
            }
            let amount = (amount != "X").then(|| amount.to_owned());
            let (unit, width) = match &rest[end..] {
                u if u.starts_with("DE") => (Length::Decade, 2),
                u if u.starts_with("CE") => (Length::Century, 2),
                u if u.starts_with('Y') => (Length::Year, 1),
                u if u.starts_with('W') => (Length::Week, 1),
                u if u.starts_with('D') => (Length::Day, 1),
                u if u.starts_with('H') => (Length::Hour, 1),
                u if u.starts_with('S') => (Length::Second, 1),
                u if u.starts_with('M') => (if is_time { Length::Minute } else { Length::Month }, 1),
                _ => return None,
            };
            found.push((amount, unit));
            rest = &rest[end + width..];
        }
    }
    (!found.is_empty()).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn length(amount: Option<&str>, unit: Length) -> Calendar {
        Calendar::Length(vec![(amount.map(str::to_owned), unit)])
    }

    #[test]
    fn values_are_taken_apart() {
        let day = "2020-11-10".parse().unwrap();
        for (value, expected) in [
            ("2020-11-10", Calendar::Day(day, None)),
            ("2020-11-10TNI", Calendar::Day(day, Some(Hour::Night))),
            ("2020-11-10T08:30", Calendar::Day(day, Some(Hour::Clock(8, 30)))),
            ("2022-10", Calendar::Month(2022, 10)),
            ("2022", Calendar::Year(2022)),
            ("2022-W38", Calendar::Week(2022, 38, false)),
            ("2022-W38-WE", Calendar::Week(2022, 38, true)),
            ("2020-FA", Calendar::Season(2020, Season::Autumn)),
            ("2020-Q1", Calendar::Quarter(2020, 1)),
            ("198", Calendar::Decade(1980)),
            ("20", Calendar::Century(21)),
            ("P44D", length(Some("44"), Length::Day)),
            ("P0.5CE", length(Some("0.5"), Length::Century)),
            ("BC0480", Calendar::BeforeChrist(Box::new(Calendar::Year(480)))),
            ("BC03", Calendar::BeforeChrist(Box::new(Calendar::Century(4)))),
            ("XXXX-WXX-1", Calendar::Weekday(1)),
            ("XXXX-05-12", Calendar::Yearless(5, Some(12))),
            ("XXXX-XX-XX", Calendar::Unknown),
            ("PXDE", length(None, Length::Decade)),
            ("PT3H", length(Some("3"), Length::Hour)),
            (
                "P1Y6M",
                Calendar::Length(vec![(Some("1".to_owned()), Length::Year), (Some("6".to_owned()), Length::Month)]),
            ),
            ("PAST_REF", Calendar::Past),
            ("XXXX-WXX", Calendar::Other),
            ("Đêm", Calendar::Other),
            ("P", Calendar::Other),
        ] {
            assert_eq!(read(value), expected, "{value}");
        }
    }
}
