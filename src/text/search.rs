//! Words looked for in a text, in whatever case and composition, and, where
//! nothing else is meant, without the marks of their letters.

use super::characters::is_combining;
use super::normalise::bare;
use super::{Span, is_apostrophe, key};

/// A place where a text says what is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Where it stands.
    pub span: Span,
    /// Whether the letters wear the same marks.
    pub exact: bool,
}

/// A text as it is searched: small letters without their marks. Its lines are those
/// of the text.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    text.chars().for_each(|c| push(c, &mut folded));
    folded
}

/// Where a text says `wanted`, in its order; `folded` is its [`fold`].
pub fn search(text: &str, folded: &str, wanted: &str) -> Vec<Hit> {
    let (bare, strict) = (fold(wanted.trim()), key(wanted.trim()));
    let mut hits = Vec::new();
    if bare.is_empty() || !folded.contains(&bare) {
        return hits;
    }
    let mut start = 0;
    for (line, folded) in text.split_inclusive('\n').zip(folded.split_inclusive('\n')) {
        for (at, _) in folded.match_indices(&bare) {
            let place = unfold(line, at, at + bare.len());
            let exact = key(place.of(line)) == strict;
            hits.push(Hit { span: Span::new(start + place.start, start + place.end), exact });
        }
        start += line.len();
    }
    hits
}

/// The place in a line of bytes of its fold.
fn unfold(line: &str, start: usize, end: usize) -> Span {
    let (mut buffer, mut done) = (String::new(), 0);
    let mut place = Span::new(line.len(), line.len());
    for (at, c) in line.char_indices() {
        buffer.clear();
        push(c, &mut buffer);
        if done >= end && !buffer.is_empty() {
            place.end = at;
            break;
        }
        if !buffer.is_empty() && done <= start {
            place.start = at;
        }
        done += buffer.len();
    }
    place
}

fn push(c: char, out: &mut String) {
    match c {
        c if c.is_ascii() => out.push(c.to_ascii_lowercase()),
        c if is_combining(c) => {}
        c if is_apostrophe(c) => out.push('\''),
        c => out.extend(c.to_lowercase().filter(|&c| !is_combining(c)).map(bare)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn hits_are_found_in_any_case_and_composition() {
        let text = "Nga và NGA\nthie\u{323}\u{302}t mạng, Đà Nẵng; ngã 🕊 ngà";
        for (wanted, expected) in [
            ("nga", vec![("Nga", true), ("NGA", true), ("ngã", false), ("ngà", false)]),
            ("thiệt", vec![("thie\u{323}\u{302}t", true)]),
            (" THIET ", vec![("thie\u{323}\u{302}t", false)]),
            ("da nang", vec![("Đà Nẵng", false)]),
            ("🕊", vec![("🕊", true)]),
            ("x", vec![]),
            (" ", vec![]),
        ] {
            let found = search(text, &fold(text), wanted);
            let found: Vec<(&str, bool)> = found.into_iter().map(|hit| (hit.span.of(text), hit.exact)).collect();
            assert_eq!(found, expected, "{wanted}");
        }
    }

    proptest! {
        #[test]
        fn every_hit_folds_to_what_is_looked_for(
            text in "[aàáạăâ\u{301}\u{323}đDĐİß’\n🕊]{0,24}",
            wanted in "[aàAđd\u{301}i]{1,3}",
        ) {
            for Hit { span, exact } in search(&text, &fold(&text), &wanted) {
                prop_assert!(fold(span.of(&text)).contains(&fold(&wanted)));
                prop_assert!(!exact || key(span.of(&text)) == key(&wanted));
            }
        }
    }
}
