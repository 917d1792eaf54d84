use super::Expression;
use crate::lang::Reading;
use crate::model::Day;

/// How far into a text a dateline may stand, in tokens.
const TOP: usize = 80;

/// A line that states a date and little else is at most this long, in tokens.
const SHORT_LINE: usize = 16;

/// The publication date that a text states of itself: a full day near the top
/// or on a short line of its own (datelines, print lines, "Published in …").
pub(super) fn stated(reading: &Reading<'_>, expressions: &[Expression]) -> Option<Day> {
    let day = |e: &Expression| Day::new(e.parts.year?, e.parts.month?, e.parts.day?);
    let full = || expressions.iter().filter(|e| e.parts.states_a_day());
    let short_line = |e: &&Expression| {
        let start = (0..=e.tokens.start).rev().find(|&i| reading.tokens[i].fresh_line).unwrap_or(0);
        let tail = &reading.tokens[e.tokens.end..];
        let end = e.tokens.end + tail.iter().position(|t| t.fresh_line).unwrap_or(tail.len());
        end - start <= SHORT_LINE
    };
    full().find(short_line).or_else(|| full().find(|e| e.tokens.start < TOP)).and_then(day)
}
