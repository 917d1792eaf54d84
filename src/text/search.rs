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
    hits(text, folded, wanted).collect()
}

/// How often a text says `wanted`, by its [`fold`] alone.
pub fn count_hits(folded: &str, wanted: &str) -> usize {
    let bare = fold(wanted.trim());
    if bare.is_empty() { 0 } else { folded.split_inclusive('\n').map(|line| line.matches(&bare).count()).sum() }
}

/// The places of [`search`], each found when it is asked for. Takes time linear in the text
/// for all of them.
pub fn hits<'t>(text: &'t str, folded: &'t str, wanted: &str) -> impl Iterator<Item = Hit> + use<'t> {
    let (bare, strict) = (fold(wanted.trim()), key(wanted.trim()).into_owned());
    let is_there = !bare.is_empty() && folded.contains(&bare);
    let lines = text.split_inclusive('\n').zip(folded.split_inclusive('\n')).take_while(move |_| is_there);
    let lines = lines.scan(0, |start, (line, folded)| {
        let this = *start;
        *start += line.len();
        Some((this, line, folded))
    });
    lines.flat_map(move |(start, line, folded)| {
        let (strict, length) = (strict.clone(), bare.len());
        let places: Vec<usize> = folded.match_indices(&bare).map(|(at, _)| at).collect();
        let mut folds = Folds::of(line);
        places.into_iter().map(move |at| {
            let place = folds.unfold(at, at + length);
            let exact = key(place.of(line)) == strict;
            Hit { span: Span::new(start + place.start, start + place.end), exact }
        })
    })
}

/// The places in a line of bytes of its fold, asked for in their order.
struct Folds<'l> {
    line: &'l str,
    /// The first letter of the line that may be asked for, and what of the fold is before it.
    from: (usize, usize),
    buffer: String,
}

impl<'l> Folds<'l> {
    fn of(line: &'l str) -> Self {
        Self { line, from: (0, 0), buffer: String::new() }
    }

    /// The place of the bytes from `start` to `end` of the fold.
    fn unfold(&mut self, start: usize, end: usize) -> Span {
        let (first, mut done) = self.from;
        let mut place = Span::new(self.line.len(), self.line.len());
        for (at, c) in self.line[first..].char_indices().map(|(at, c)| (first + at, c)) {
            self.buffer.clear();
            push(c, &mut self.buffer);
            if done >= end && !self.buffer.is_empty() {
                place.end = at;
                break;
            }
            if !self.buffer.is_empty() && done <= start {
                place.start = at;
                // The next hit is not before this one.
                self.from = (at, done);
            }
            done += self.buffer.len();
        }
        place
    }
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
