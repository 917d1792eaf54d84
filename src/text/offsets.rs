//! Converts byte offsets to code points and UTF-16 units, and back.

use super::Span;
use serde::{Deserialize, Serialize};

/// The unit in which a place in a text is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Unicode code points: our files, W3C Web Annotation, spaCy.
    CodePoint,
    /// UTF-16 code units: the DOM and JavaScript strings.
    Utf16,
}

/// Bytes between two remembered positions: 24 bytes of memory for each, and at most this
/// many bytes to read for a conversion.
const STRIDE: usize = 512;

/// Converts between byte offsets and other units.
///
/// Built once for a text in linear time; each conversion then looks at no
/// more than a few hundred bytes.
#[derive(Clone, Debug)]
pub struct Offsets {
    /// (byte, code point, UTF-16) about every [`STRIDE`] bytes, on boundaries.
    marks: Vec<(usize, usize, usize)>,
}

impl Offsets {
    /// Reads the whole text once.
    pub fn new(text: &str) -> Self {
        let mut marks = vec![(0, 0, 0)];
        let (mut points, mut units, mut next) = (0, 0, STRIDE);
        for (byte, c) in text.char_indices() {
            if byte >= next {
                marks.push((byte, points, units));
                next = byte + STRIDE;
            }
            points += 1;
            units += c.len_utf16();
        }
        Self { marks }
    }

    /// The place of a byte offset in `unit`. An offset inside a character
    /// counts as the character's start; one past the end as the end.
    pub fn from_byte(&self, text: &str, byte: usize, unit: Unit) -> usize {
        let at = self.marks.partition_point(|m| m.0 <= byte) - 1;
        let (start, points, units) = self.marks[at];
        let mut count = pick(points, units, unit);
        for (i, c) in text[start..].char_indices() {
            if start + i + c.len_utf8() > byte {
                break;
            }
            count += width(c, unit);
        }
        count
    }

    /// The byte offset of a place counted in `unit`; `None` past the end of
    /// the text and inside a character (between two surrogates).
    pub fn to_byte(&self, text: &str, place: usize, unit: Unit) -> Option<usize> {
        let at = self.marks.partition_point(|m| pick(m.1, m.2, unit) <= place) - 1;
        let (start, points, units) = self.marks[at];
        let mut count = pick(points, units, unit);
        for (i, c) in text[start..].char_indices() {
            if count >= place {
                return (count == place).then_some(start + i);
            }
            count += width(c, unit);
        }
        (count == place).then_some(text.len())
    }

    /// A span in `unit`, as `(start, end)`.
    pub fn from_span(&self, text: &str, span: Span, unit: Unit) -> (usize, usize) {
        (self.from_byte(text, span.start, unit), self.from_byte(text, span.end, unit))
    }

    /// The span of `(start, end)` in `unit`; `None` where either does not fit
    /// the text or the end lies before the start.
    pub fn to_span(&self, text: &str, place: (usize, usize), unit: Unit) -> Option<Span> {
        let start = self.to_byte(text, place.0, unit)?;
        let end = self.to_byte(text, place.1, unit)?;
        (start <= end).then_some(Span::new(start, end))
    }
}

const fn pick(points: usize, units: usize, unit: Unit) -> usize {
    match unit {
        Unit::CodePoint => points,
        Unit::Utf16 => units,
    }
}

const fn width(c: char, unit: Unit) -> usize {
    match unit {
        Unit::CodePoint => 1,
        Unit::Utf16 => c.len_utf16(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_boundary_goes_there_and_back() {
        let text = "Đêm 10/11 🕊️ A\u{301}nh\r\n".repeat(120);
        let offsets = Offsets::new(&text);
        let (mut points, mut units) = (0, 0);
        for (byte, c) in text.char_indices() {
            assert_eq!(offsets.from_byte(&text, byte, Unit::CodePoint), points);
            assert_eq!(offsets.from_byte(&text, byte, Unit::Utf16), units);
            assert_eq!(offsets.to_byte(&text, points, Unit::CodePoint), Some(byte));
            assert_eq!(offsets.to_byte(&text, units, Unit::Utf16), Some(byte));
            points += 1;
            units += c.len_utf16();
        }
        assert_eq!(offsets.to_byte(&text, points, Unit::CodePoint), Some(text.len()));
        assert_eq!(offsets.to_byte(&text, points + 1, Unit::CodePoint), None);
    }

    #[test]
    fn the_middle_of_a_surrogate_pair_is_no_place() {
        let offsets = Offsets::new("🕊");
        assert_eq!(offsets.to_byte("🕊", 1, Unit::Utf16), None);
        assert_eq!(offsets.to_span("🕊", (0, 2), Unit::Utf16), Some(Span::new(0, 4)));
    }
}
