//! Lines from the places of glyphs.

use super::columns;
use super::content::Glyph;
use super::line::Line;
use crate::text::raise;
use rustc_hash::FxHashMap;

/// A gap wider than this share of the font's height is a blank.
const BLANK: f64 = 0.2;
/// A gap wider than this share may be one between columns; blanks of justified text are
/// smaller, with few exceptions.
const GUTTER: f64 = 0.9;
/// A line beside another one is nearer to it, by its height, than the next line of the same
/// column.
const BESIDE: f64 = 0.9;
/// Text that is drawn again within this share of its height is drawn so to look bold, or
/// casts a shadow. The narrowest letters are twice as wide.
const DOUBLE: f64 = 0.12;
/// A mark of a note is smaller than the text by this share, and raised at least by that.
const SMALL: f64 = 0.85;
const RAISED: f64 = 0.15;
/// It stands no higher than the letters before it reach.
const HIGHEST: f64 = 0.75;

/// Glyphs as lines, in the order in which they are drawn; what is drawn row by row over
/// columns comes column by column.
pub(super) fn lines(glyphs: &[Glyph]) -> Vec<Line> {
    let mut rows: Vec<Vec<Line>> = Vec::new();
    let mut blank = false;
    for glyph in single(glyphs) {
        let line = rows.last_mut().and_then(|row| row.last_mut());
        let same = line.filter(|line| {
            let height = line.size.max(glyph.size);
            // The mark of a note may stand higher than a line of the same letters would.
            let near = match glyph.size < line.size * SMALL && glyph.y > line.y {
                true => HIGHEST,
                // Lines of columns beside each other need not stand at the same height.
                false if glyph.x - line.end > GUTTER * height => BESIDE,
                false => 0.5,
            };
            (line.y - glyph.y).abs() < height * near && glyph.x > line.end - height
        });
        let is_blank = glyph.text.trim().is_empty();
        match same {
            Some(_) if is_blank => blank = true,
            Some(line) if glyph.x - line.end <= GUTTER * line.size.max(glyph.size) => {
                let gap = glyph.x - line.end;
                let is_mark = glyph.size < line.size * SMALL && glyph.y - line.y > line.size * RAISED;
                let is_mark = is_mark && glyph.text.chars().all(|c| c.is_ascii_digit());
                if !is_mark && (blank || gap > BLANK * line.size.max(glyph.size)) {
                    line.text.push(' ');
                }
                line.text.push_str(&if is_mark { raise(&glyph.text) } else { glyph.text.clone() });
                line.end = glyph.end;
                line.size = line.size.max(glyph.size);
                blank = false;
            }
            _ if is_blank => blank = false,
            beside => {
                let is_beside = beside.is_some();
                match rows.last_mut().filter(|_| is_beside) {
                    Some(row) => row.push(Line::of(glyph)),
                    None => rows.push(vec![Line::of(glyph)]),
                }
                blank = false;
            }
        }
    }
    let mut lines = columns::in_order(rows);
    for line in &mut lines {
        line.text = line.text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    }
    lines.retain(|line| !line.text.is_empty());
    lines
}

/// The glyphs without those that are drawn over their like.
fn single<'g>(glyphs: &'g [Glyph]) -> Vec<&'g Glyph> {
    /// The side of a cell, in points: twice the farthest that a double of common sizes stands.
    const CELL: f64 = 2.0;
    let mut seen: FxHashMap<(&str, i64, i64), (f64, f64)> = FxHashMap::default();
    let mut is_new = |glyph: &&'g Glyph| {
        let (column, row) = ((glyph.x / CELL) as i64, (glyph.y / CELL) as i64);
        let near = (glyph.size * DOUBLE).min(CELL);
        let is_double = |by: (i64, i64)| {
            let cell = (&*glyph.text, column.saturating_add(by.0), row.saturating_add(by.1));
            seen.get(&cell).is_some_and(|(x, y)| (x - glyph.x).abs() < near && (y - glyph.y).abs() < near)
        };
        // One without a width does not move on, so its like may follow at the same place.
        let has_place = glyph.end - glyph.x > near && !glyph.text.trim().is_empty();
        let mut around = (-1..=1).flat_map(|column| (-1..=1).map(move |row| (column, row)));
        let is_double = has_place && around.any(is_double);
        seen.insert((&*glyph.text, column, row), (glyph.x, glyph.y));
        !is_double
    };
    let is_placed = |glyph: &&Glyph| glyph.x.is_finite() && glyph.y.is_finite();
    glyphs.iter().filter(is_placed).filter(|glyph| is_new(glyph)).collect()
}
