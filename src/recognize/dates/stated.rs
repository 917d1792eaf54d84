//! What an expression means by itself, without a day to count from.

use super::parts::{Parts, Vague};
use super::value::{Value, duration};
use crate::model::{Day, Qualifier, Timex, TimexType};

/// What a year and the other stated parts make.
pub(super) fn calendar(parts: &Parts, year: i32) -> Option<Value> {
    Some(match (parts.month, parts.day) {
        (Some(month), Some(day)) => Value::Day(Day::new(year, month, day)?),
        (Some(month), None) => Value::Month(year, month),
        (None, _) => match (parts.season, parts.quarter, parts.half) {
            (Some(season), _, _) => Value::Season(year, season),
            (_, Some(quarter), _) => Value::Quarter(year, quarter),
            (_, _, Some(half)) => Value::Half(year, half),
            (None, None, None) => Value::Year(year),
        },
    })
}

/// How many units; a unit without a count is one (a year ago).
pub(super) fn exact_count(parts: &Parts) -> Option<f64> {
    let Some(quantity) = &parts.count else { return (!parts.many && !parts.half_unit).then_some(1.0) };
    let quantity = Some(quantity).filter(|q| q.qualifier != Qualifier::Indefinite)?;
    quantity.low.or(quantity.high).filter(|n| n.fract() == 0.0 && *n < 1e6)
}

/// TIMEX3 value of a length of time.
pub(super) fn length(parts: &Parts) -> Option<String> {
    let count = match &parts.count {
        Some(quantity) if quantity.qualifier == Qualifier::Indefinite => None,
        Some(quantity) => quantity.low.or(quantity.high).map(|n| if parts.half_unit { n + 0.5 } else { n }),
        None if parts.half_unit => Some(0.5),
        None => (!parts.many).then_some(1.0),
    };
    Some(duration(count, parts.unit?))
}

/// TIMEX3 value of what recurs.
pub(super) fn recurrence(parts: &Parts) -> Option<String> {
    match (parts.weekday, parts.unit) {
        (Some(weekday), _) => Some(format!("XXXX-WXX-{weekday}")),
        (None, Some(unit)) => Some(duration(Some(1.0), unit)),
        (None, None) => None,
    }
}

/// `hh:mm` on the 24-hour clock.
pub(super) fn clock(hour: u8, parts: &Parts) -> String {
    let hour = parts.part.map_or(hour, |part| part.hour(hour));
    format!("{hour:02}:{:02}", parts.minute.unwrap_or(0))
}

/// A TIMEX3 that lies nowhere on the calendar.
pub(super) fn plain(kind: TimexType, value: String, parts: &Parts) -> Timex {
    Timex { kind, value, modifier: parts.modifier, earliest: None, latest: None, inference: None }
}

/// TIMEX3's word for a vague expression.
pub(super) fn vague(parts: &Parts) -> Timex {
    let value = match parts.vague {
        Some(Vague::Past) => "PAST_REF",
        Some(Vague::Future) => "FUTURE_REF",
        Some(Vague::Present) | None => "PRESENT_REF",
    };
    plain(TimexType::Date, value.to_owned(), parts)
}
