//! Places in the units of files.

use crate::text::{Offsets, Span, Unit};
use serde::{Deserialize, Serialize};

/// A half-open range `[start, end)` of **code points**.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Place {
    /// First code point.
    pub(super) start: usize,
    /// One past the last code point.
    pub(super) end: usize,
}

/// What was found, with its place.
#[derive(Serialize)]
pub(super) struct At<T> {
    #[serde(flatten)]
    pub(super) place: Place,
    #[serde(flatten)]
    pub(super) what: T,
}

/// Converts the places of one text.
pub(super) struct PlaceConverter<'a> {
    text: &'a str,
    offsets: Offsets,
}

impl<'a> PlaceConverter<'a> {
    /// A converter for a text; reads all of it once.
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, offsets: Offsets::new(text) }
    }

    /// The code points of a span.
    pub(super) fn place(&self, span: Span) -> Place {
        let (start, end) = self.offsets.from_span(self.text, span, Unit::CodePoint);
        Place { start, end }
    }

    /// The span of a place; `None` where it does not fit the text.
    pub(super) fn span(&self, place: Place) -> Option<Span> {
        self.offsets.to_span(self.text, (place.start, place.end), Unit::CodePoint)
    }

    /// The `(start, end)` of a span in a unit.
    pub(super) fn in_unit(&self, span: Span, unit: Unit) -> (usize, usize) {
        self.offsets.from_span(self.text, span, unit)
    }

    /// The span of a place in a unit; `None` where it does not fit the text.
    pub(super) fn span_in(&self, place: (usize, usize), unit: Unit) -> Option<Span> {
        self.offsets.to_span(self.text, place, unit)
    }

    /// The quote at a span.
    pub(super) fn quote(&self, span: Span) -> &'a str {
        &self.text[span.start..span.end]
    }

    /// Up to `count` code points before and after a span.
    pub(super) fn context(&self, span: Span, count: usize) -> (&'a str, &'a str) {
        let (before, after) = (&self.text[..span.start], &self.text[span.end..]);
        let start = before.char_indices().rev().take(count).last().map_or(before.len(), |(at, _)| at);
        let end = after.char_indices().nth(count).map_or(after.len(), |(at, _)| at);
        (&before[start..], &after[..end])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn context_is_cut_between_characters() {
        let text = "🕊️ Đêm qua 🕊️";
        let converter = PlaceConverter::new(text);
        let start = text.find("Đêm").unwrap();
        let span = Span::new(start, start + "Đêm".len());
        assert_eq!(converter.context(span, 2), ("\u{fe0f} ", " q"));
        assert_eq!(converter.context(span, 99), ("🕊️ ", " qua 🕊️"));
        assert_eq!(converter.place(span), Place { start: 3, end: 6 });
        assert_eq!(converter.span(Place { start: 3, end: 6 }), Some(span));
        assert_eq!(converter.span(Place { start: 6, end: 3 }), None);
        assert_eq!(converter.span(Place { start: 3, end: 600 }), None);
    }
}
