//! What an expression means by itself, without a day to count from.

use super::parts::Parts;
use crate::model::{
    Amount, Calendar, Day, DayPart, Qualifier, TimeOfDay, TimeUnit, Timex, TimexType, TimexValue, Unplaced, Vague,
};

/// What a year and the other stated parts make.
pub(super) fn calendar(parts: &Parts, year: i32) -> Option<Calendar> {
    Some(match (parts.month, parts.day) {
        (Some(month), Some(day)) => Calendar::Day(Day::new(year, month, day)?),
        (Some(month), None) => match parts.weekday.zip(parts.nth) {
            Some((weekday, nth)) => Calendar::Day(nth_weekday(year, month, weekday, nth)?),
            None => Calendar::Month(year, month),
        },
        (None, _) => match (parts.season, parts.quarter, parts.half) {
            (Some(season), _, _) => Calendar::Season(year, season),
            (_, Some(quarter), _) => Calendar::Quarter(year, quarter),
            (_, _, Some(half)) => Calendar::Half(year, half),
            (None, None, None) => Calendar::Year(year),
        },
    })
}

/// The first, second … Sunday of a month; −1 is the last.
fn nth_weekday(year: i32, month: u8, weekday: u8, nth: i8) -> Option<Day> {
    const WEEK: i64 = 7;
    let first = Day::new(year, month, 1)?;
    let ahead = (i64::from(weekday) - i64::from(first.weekday())).rem_euclid(WEEK);
    let weeks = if nth > 0 { i64::from(nth) - 1 } else { (first.plus_months(1).days_since(first) - 1 - ahead) / WEEK };
    Some(first.plus_days(ahead + weeks * WEEK)).filter(|day| day.month() == month)
}

/// How many units; a unit without a count is one (a year ago).
pub(super) fn exact_count(parts: &Parts) -> Option<f64> {
    let Some(quantity) = &parts.count else { return (!parts.many && !parts.half_unit).then_some(1.0) };
    let quantity = Some(quantity).filter(|q| q.qualifier != Qualifier::Indefinite)?;
    quantity.low.or(quantity.high).filter(|n| n.fract() == 0.0 && *n < 1e6)
}

/// A length of time.
pub(super) fn length(parts: &Parts) -> Option<TimexValue> {
    let count = match &parts.count {
        Some(quantity) if quantity.qualifier == Qualifier::Indefinite => None,
        Some(quantity) => quantity.low.or(quantity.high).map(|n| if parts.half_unit { n + 0.5 } else { n }),
        None if parts.half_unit => Some(0.5),
        None => (!parts.many).then_some(1.0),
    };
    Some(TimexValue::length(count.map(Amount::of), parts.unit?))
}

/// What recurs: a weekday, or each of a unit.
pub(super) fn recurrence(parts: &Parts) -> Option<TimexValue> {
    match parts.weekday {
        Some(weekday) => Some(TimexValue::Unplaced(Unplaced::Weekday(weekday), None)),
        None => Some(TimexValue::length(Some(Amount::of(1.0)), parts.unit?)),
    }
}

/// The time of day, on the 24-hour clock.
pub(super) fn time_of_day(parts: &Parts) -> Option<TimeOfDay> {
    match (parts.hour, parts.part) {
        (Some(hour), part) => {
            let hour = part.map_or(hour, |part| on_24_hours(hour, part));
            Some(TimeOfDay::Clock(hour, parts.minute.unwrap_or(0)))
        }
        (None, part) => part.map(TimeOfDay::Part),
    }
}

/// The hour on the 24-hour clock that "7 in the evening" means.
fn on_24_hours(hour: u8, part: DayPart) -> u8 {
    match (part, hour) {
        (DayPart::Morning, 12) => 0,
        (DayPart::Night, 12) => 24,
        (DayPart::Midday, 1..=3) | (DayPart::Afternoon | DayPart::Evening, 1..=11) | (DayPart::Night, 6..=11) => {
            hour + 12
        }
        _ => hour,
    }
}

/// A date that nothing places in a year; `timed` where it is of some day.
pub(super) fn unplaced(parts: &Parts, timed: bool) -> Option<Unplaced> {
    const LEAP_YEAR: i32 = 2000;
    Some(match (parts.month, parts.day, parts.weekday) {
        // A day that the calendar does not have is no date.
        (Some(month), Some(day), _) if parts.year.is_some() || Day::new(LEAP_YEAR, month, day).is_none() => {
            return None;
        }
        (Some(month), Some(day), _) => Unplaced::Day(month, day),
        (Some(month), None, _) => Unplaced::Month(month),
        (None, _, Some(weekday)) => Unplaced::Weekday(weekday),
        _ if timed => Unplaced::Any(TimeUnit::Day),
        _ => Unplaced::Any(match parts.shift.map(|(unit, _)| unit).or(parts.unit)? {
            TimeUnit::Hour | TimeUnit::Minute | TimeUnit::Second => TimeUnit::Day,
            unit => unit,
        }),
    })
}

/// A TIMEX3 that lies nowhere on the calendar.
pub(super) fn plain(kind: TimexType, value: TimexValue, parts: &Parts) -> Timex {
    Timex { kind, value, modifier: parts.modifier, earliest: None, latest: None, inference: None }
}

/// A vague expression.
pub(super) fn vague(parts: &Parts) -> Timex {
    plain(TimexType::Date, TimexValue::Vague(parts.vague.unwrap_or(Vague::Present)), parts)
}
