//! A line of text with its place.

use super::content::Glyph;

/// A gap wider than this share of the font's height is one between the cells of a table;
/// justified text has none so wide.
const CELLS: f64 = 2.0;

/// A line of a column; places are in points, as those of its glyphs.
#[derive(Clone)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) start: f64,
    pub(super) end: f64,
    pub(super) y: f64,
    pub(super) size: f64,
    /// Whether it is the row of a table: it has wide gaps.
    pub(super) is_row: bool,
}

impl Line {
    /// A line that begins with a glyph.
    pub(super) fn of(glyph: &Glyph) -> Self {
        Self { text: glyph.text.clone(), start: glyph.x, end: glyph.end, y: glyph.y, size: glyph.size, is_row: false }
    }

    /// The line with another one to its right, a blank apart.
    pub(super) fn and(mut self, right: Self) -> Self {
        self.is_row |= right.start - self.end > CELLS * self.size.max(right.size);
        self.text.push(' ');
        self.text.push_str(&right.text);
        self.end = right.end;
        self.size = self.size.max(right.size);
        self
    }
}
