//! The text that altered marks were made on, as far as they quote it.

use serde_json::{Map, Value};

/// A text as far as its marks quote it, with blanks for the rest: every mark
/// stands where it stood. `None` where the marks lie so far apart that no such
/// text was ever exported; `most` is the greatest length in code points.
pub(super) fn sketch<'v>(marks: impl Iterator<Item = &'v Value>, furthest: usize, most: usize) -> Option<String> {
    if furthest > most {
        return None;
    }
    let mut letters = vec![' '; furthest];
    for mark in marks {
        let place = |field: &str| mark.get(field).and_then(Value::as_u64).and_then(|at| usize::try_from(at).ok());
        let quoted = |field: &str| mark.get(field).and_then(Value::as_str).unwrap_or_default();
        let (Some(start), Some(end)) = (place("start"), place("end")) else {
            continue;
        };
        let before = start.checked_sub(quoted("prefix").chars().count());
        for (at, words) in [(before, quoted("prefix")), (Some(start), quoted("quote")), (Some(end), quoted("suffix"))] {
            let rest = at.and_then(|at| letters.get_mut(at..)).unwrap_or_default();
            rest.iter_mut().zip(words.chars()).for_each(|(place, letter)| *place = letter);
        }
    }
    Some(letters.into_iter().collect())
}

/// The greatest `end` of any place in a document of a file.
pub(super) fn furthest_place(fields: &Map<String, Value>) -> usize {
    let within = |value: &Value| match value {
        Value::Array(values) => values.iter().filter_map(Value::as_object).map(furthest_place).max(),
        Value::Object(fields) => Some(furthest_place(fields)),
        _ => None,
    };
    let end = fields.get("end").and_then(Value::as_u64).and_then(|end| usize::try_from(end).ok());
    fields.values().filter_map(within).chain(end).max().unwrap_or(0)
}
