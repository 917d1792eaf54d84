//! A place in a stored text, and sets of places.

use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::ops::Range;

/// A half-open range `[start, end)` of **byte** offsets into a stored text, on
/// character boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` to `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The quoted surface; empty where the span does not fit the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// Whether at least one byte belongs to both.
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether all of `other` lies inside.
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that holds both.
    pub fn cover(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The same span without white space at its ends.
    pub fn trimmed(self, text: &str) -> Span {
        let quote = self.of(text);
        let start = self.start + (quote.len() - quote.trim_start().len());
        Span::new(start, start + quote.trim().len())
    }

    /// The same span as a person means it who selects words: without white space at
    /// its ends, without the stop or comma behind, and without a quotation mark or
    /// bracket whose other half lies outside. `U.S.` keeps its stop.
    pub fn worded(self, text: &str) -> Span {
        const PAIRS: [(char, char); 8] =
            [('(', ')'), ('[', ']'), ('{', '}'), ('“', '”'), ('‘', '’'), ('«', '»'), ('„', '“'), ('"', '"')];
        let mut span = self.trimmed(text);
        loop {
            let quote = span.of(text);
            let (Some(first), Some(last)) = (quote.chars().next(), quote.chars().next_back()) else {
                return self.trimmed(text);
            };
            let word = quote.trim_end_matches(last).rsplit(char::is_whitespace).next().unwrap_or_default();
            let stops = match last {
                '.' => !word.contains('.'),
                ',' | ';' | ':' | '!' | '?' | '…' | '–' | '—' => true,
                _ => PAIRS.iter().any(|&(open, close)| close == last && half(quote, open, close)),
            };
            if stops {
                span.end -= last.len_utf8();
            } else if PAIRS.iter().any(|&(open, close)| open == first && half(quote, open, close)) {
                span.start += first.len_utf8();
            } else {
                return span;
            }
            span = span.trimmed(text);
        }
    }

    /// The key by which places are sorted in the order of the text: by their start, of
    /// equal ones the longer first.
    pub const fn outer_first(self) -> (usize, Reverse<usize>) {
        (self.start, Reverse(self.end))
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the span holds nothing.
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }
}

/// Whether an opening or a closing sign of these stands alone.
fn half(quote: &str, open: char, close: char) -> bool {
    let count = |sign| quote.matches(sign).count();
    if open == close { count(open) % 2 == 1 } else { count(open) != count(close) }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Span::new(range.start, range.end)
    }
}

/// A set of places that is asked, in logarithmic time, whether a place overlaps
/// any of them.
#[derive(Clone, Debug, Default)]
pub struct Cover {
    /// Each place's start, and the furthest end of the places up to it.
    places: Vec<(usize, usize)>,
}

impl Cover {
    /// The set of these places, in any order.
    pub fn new(places: impl IntoIterator<Item = Span>) -> Self {
        let mut places: Vec<Span> = places.into_iter().collect();
        places.sort_unstable();
        let mut furthest = 0;
        let places = places.into_iter().map(|span| {
            furthest = furthest.max(span.end);
            (span.start, furthest)
        });
        Self { places: places.collect() }
    }

    /// Whether at least one byte of `span` belongs to one of the places.
    pub fn overlaps(&self, span: Span) -> bool {
        let before = self.places.partition_point(|&(start, _)| start < span.end);
        before > 0 && self.places[before - 1].1 > span.start
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cover_knows_what_it_overlaps() {
        let cover = Cover::new([Span::new(10, 12), Span::new(0, 8), Span::new(2, 3)]);
        for (span, expected) in [((5, 6), true), ((8, 10), false), ((11, 20), true), ((12, 20), false)] {
            assert_eq!(cover.overlaps(Span::new(span.0, span.1)), expected, "{span:?}");
        }
        assert!(!Cover::default().overlaps(Span::new(0, 1)));
    }

    #[test]
    fn a_selection_means_its_words() {
        for (text, expected) in [
            (" Karsa, ", "Karsa"),
            ("the U.S.", "the U.S."),
            ("U.S.,", "U.S."),
            ("it fell...", "it fell"),
            ("“We hold”.", "“We hold”"),
            ("We hold.”", "We hold"),
            ("(Karsa", "Karsa"),
            ("Karsa (north)", "Karsa (north)"),
            ("the men’s", "the men’s"),
            ("\"Karsa\"", "\"Karsa\""),
            ("?!", "?!"),
            (" ", ""),
            ("Nẵng…", "Nẵng"),
            ("🕊!", "🕊"),
        ] {
            assert_eq!(Span::new(0, text.len()).worded(text).of(text), expected, "{text}");
        }
    }

    #[test]
    fn outer_places_come_first_and_equal_ones_keep_their_order() {
        let mut things = [(4, 6, 'a'), (0, 2, 'b'), (0, 9, 'c'), (4, 6, 'd')];
        things.sort_by_key(|&(start, end, _)| Span::new(start, end).outer_first());
        assert_eq!(things.iter().map(|thing| thing.2).collect::<String>(), "cbad");
    }
}
