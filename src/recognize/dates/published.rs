//! The publication date that a text states of itself.

use super::expression::Expression;
use super::parts::Parts;
use crate::lang::TokenizedText;
use crate::model::Day;

/// How far into a text a dateline may stand, in tokens.
const TOP: usize = 80;

/// A line that states a date and little else is at most this long, in tokens.
const SHORT_LINE: usize = 16;

/// A dateline names its date within this many tokens (MOSCOW, September 20.).
const DATELINE: usize = 6;

/// The years in which one date falls on each weekday at least once.
const WEEKDAY_CYCLE: i32 = 11;

/// A full day near the top or on a short line of its own (print lines,
/// "Published in …"); else a day without its year in a dateline or beside its
/// weekday (hôm thứ Ba (19/9)), in the first year that the text's own years
/// and the weekday allow.
pub(super) fn stated(reading: &TokenizedText<'_>, expressions: &[Expression]) -> Option<Day> {
    in_full(reading, expressions).or_else(|| {
        let latest = expressions.iter().filter_map(|e| first_day(&e.parts)).max()?;
        beside_weekday(expressions, latest).or_else(|| in_dateline(reading, expressions, latest))
    })
}

fn in_full(reading: &TokenizedText<'_>, expressions: &[Expression]) -> Option<Day> {
    let full = || expressions.iter().filter(|e| e.parts.states_a_day());
    let short_line = |e: &&Expression| {
        let last = reading.tokens.len();
        let end = (e.tokens.end..last.min(e.tokens.end + SHORT_LINE)).find(|&i| reading.tokens[i].fresh_line);
        let end = end.or((last <= e.tokens.end + SHORT_LINE).then_some(last));
        line_start(reading, e).zip(end).is_some_and(|(start, end)| end - start <= SHORT_LINE)
    };
    full().find(short_line).or_else(|| full().find(|e| e.tokens.start < TOP)).and_then(|e| first_day(&e.parts))
}

fn beside_weekday(expressions: &[Expression], latest: Day) -> Option<Day> {
    let alone = expressions.iter().map(|e| (e.parts.weekday, &e.parts));
    let pairs = expressions.windows(2).filter(|pair| pair[1].tokens.start - pair[0].tokens.end <= 1);
    let beside = pairs.map(|pair| (pair[0].parts.weekday, &pair[1].parts));
    let (weekday, month, day) = alone.chain(beside).find_map(|(weekday, parts)| {
        let (month, day) = without_year(parts)?;
        Some((weekday?, month, day))
    })?;
    let years = latest.year()..=latest.year() + WEEKDAY_CYCLE;
    years.filter_map(|year| Day::new(year, month, day)).find(|d| *d >= latest && d.weekday() == weekday)
}

fn in_dateline(reading: &TokenizedText<'_>, expressions: &[Expression], latest: Day) -> Option<Day> {
    let dateline = expressions.iter().take_while(|e| e.tokens.start < TOP).find(|e| {
        line_start(reading, e).is_some_and(|start| {
            let all_capitals = reading.surface(start).chars().all(char::is_uppercase);
            all_capitals && e.tokens.start > start && e.tokens.start - start <= DATELINE
        })
    })?;
    let (month, day) = without_year(&dateline.parts)?;
    (latest.year()..=latest.year() + 1).filter_map(|year| Day::new(year, month, day)).find(|d| *d >= latest)
}

/// The month and day of an expression that leaves the year out.
fn without_year(parts: &Parts) -> Option<(u8, u8)> {
    if parts.year.is_some() || parts.shift.is_some() { None } else { parts.month.zip(parts.day) }
}

/// The first day of an expression that states its year.
fn first_day(parts: &Parts) -> Option<Day> {
    let year = parts.year.filter(|_| !parts.before_christ)?;
    Day::new(year, parts.month.unwrap_or(1), parts.day.unwrap_or(1))
}

/// Where the line of an expression starts, if that is near.
fn line_start(reading: &TokenizedText<'_>, expression: &Expression) -> Option<usize> {
    let at = expression.tokens.start;
    (at.saturating_sub(SHORT_LINE)..=at).rev().find(|&i| reading.tokens[i].fresh_line)
}
