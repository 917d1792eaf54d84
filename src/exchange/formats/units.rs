//! Tells the unit of offsets by where they fall.

use crate::exchange::place::PlaceConverter;
use crate::text::{Span, Unit};
use serde::{Deserialize, Serialize};

/// How many offsets fall on words in each unit, where the two differ.
#[derive(Default)]
pub(super) struct UnitVotes {
    points: usize,
    units: usize,
    /// The words of the first mark that lies elsewhere in the other unit, in both.
    sample: Option<UnitSample>,
}

/// What the same offsets stand on in each unit: by that a person sees which it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitSample {
    /// In code points; empty where it is no place of the text.
    pub code_points: String,
    /// In UTF-16 units; empty where it is no place of the text.
    pub utf16: String,
}

impl UnitVotes {
    /// Counts a mark of a text.
    pub(super) fn count(&mut self, place: (usize, usize), converter: &PlaceConverter<'_>, text: &str) {
        let in_unit = |unit| converter.span_in(place, unit).filter(|span| !span.is_empty());
        let (points, units) = (in_unit(Unit::CodePoint), in_unit(Unit::Utf16));
        if points == units {
            return;
        }
        let words = |span: Option<Span>| span.map_or("", |span| span.of(text)).to_owned();
        self.sample.get_or_insert_with(|| UnitSample { code_points: words(points), utf16: words(units) });
        let falls = |span: Option<Span>| usize::from(span.is_some_and(|span| is_on_words(text, span)));
        self.points += falls(points);
        self.units += falls(units);
    }

    /// The unit in which more marks fall on words; `None` where both could be.
    pub(super) fn winner(&self) -> Option<Unit> {
        match self.points.cmp(&self.units) {
            std::cmp::Ordering::Greater => Some(Unit::CodePoint),
            std::cmp::Ordering::Less => Some(Unit::Utf16),
            std::cmp::Ordering::Equal => None,
        }
    }

    /// A mark by which the two differ, where both could be.
    pub(super) fn open(self) -> Option<UnitSample> {
        let is_open = self.winner().is_none();
        self.sample.filter(|_| is_open)
    }
}

/// Whether a span begins and ends between words, and with none of their blanks.
fn is_on_words(text: &str, span: Span) -> bool {
    let inside = span.of(text);
    let is_cut = |before: Option<char>, behind: Option<char>| {
        before.is_some_and(char::is_alphanumeric) && behind.is_some_and(char::is_alphanumeric)
    };
    let starts = !is_cut(text[..span.start].chars().next_back(), inside.chars().next());
    let ends = !is_cut(inside.chars().next_back(), text[span.end..].chars().next());
    starts && ends && inside.trim() == inside
}
