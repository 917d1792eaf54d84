//! What the languages write alike.

use crate::desk::{Criterion, Id};
use crate::model::{Figure, Qualifier};

/// A number with a separator between its thousands.
pub(super) fn grouped(number: u64, separator: char) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() * 4 / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

/// A number of things in English.
pub(super) fn some(n: usize, one: &str, many: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }
}

/// The count of a figure as a short cell.
pub(super) fn short_count(figure: &Figure<Id>, number: fn(u64) -> String) -> String {
    let about = if figure.qualifier == Qualifier::About { "≈ " } else { "" };
    let strict = figure.qualifier == Qualifier::MoreThan;
    match (figure.low, figure.high) {
        (Some(low), Some(high)) if low == high => format!("{about}{}", number(low)),
        (Some(low), Some(high)) => format!("{}–{}", number(low), number(high)),
        (Some(low), None) => format!("{} {}", if strict { ">" } else { "≥" }, number(low)),
        (None, Some(high)) => format!("≤ {}", number(high)),
        (None, None) => "?".to_owned(),
    }
}

/// What speaks for a claim: first what it holds, in one phrase, then the rest.
pub(super) fn listed(
    points: &[Criterion],
    words: impl Fn(&Criterion) -> &'static str,
    holds: &str,
    and: &str,
) -> String {
    let (held, rest): (Vec<&Criterion>, Vec<&Criterion>) =
        points.iter().partition(|point| matches!(point, Criterion::Figure | Criterion::Date));
    let held: Vec<&str> = held.into_iter().map(&words).collect();
    let first = (!held.is_empty()).then(|| format!("{holds}{}", held.join(and)));
    let all: Vec<String> = first.into_iter().chain(rest.into_iter().map(|point| words(point).to_owned())).collect();
    all.join("; ")
}

/// How many of which; what there is none of is left out.
pub(super) fn counted(counts: &[(usize, &str)]) -> String {
    let some = counts.iter().filter(|(n, _)| *n > 0);
    some.map(|(n, what)| format!("{n} {what}")).collect::<Vec<_>>().join(", ")
}
