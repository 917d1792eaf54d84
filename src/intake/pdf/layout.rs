//! Reconstructs lines and paragraphs from the places of glyphs.

use super::content::{Glyph, Page};
use rustc_hash::FxHashMap;

/// A gap wider than this share of the font's height is a blank.
const BLANK: f64 = 0.2;
/// A line farther than the usual distance times this begins a paragraph.
const WIDER: f64 = 1.3;

struct Line {
    text: String,
    start: f64,
    end: f64,
    y: f64,
    size: f64,
}

/// The text of the pages: paragraphs separated by an empty line, without running headers and
/// footers.
pub(super) fn text(pages: &[Page]) -> String {
    let mut pages: Vec<Vec<Line>> = pages.iter().map(|page| lines(&page.glyphs)).collect();
    drop_running(&mut pages);
    let mut text = String::new();
    let mut before: Option<&Line> = None;
    for page in &pages {
        let usual = usual_distance(page);
        let columns = Columns::of(page);
        for (at, line) in page.iter().enumerate() {
            if let Some(last) = before {
                let goes_on =
                    if at == 0 { goes_on_behind_page(last, line) } else { goes_on(last, line, usual, &columns) };
                if goes_on {
                    join(&mut text, &line.text)
                } else {
                    text.push_str("\n\n")
                }
                if goes_on {
                    before = Some(line);
                    continue;
                }
            }
            text.push_str(&line.text);
            before = Some(line);
        }
    }
    text
}

/// Glyphs as lines, in the order in which they are drawn.
fn lines(glyphs: &[Glyph]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for glyph in glyphs.iter().filter(|glyph| glyph.x.is_finite() && glyph.y.is_finite()) {
        let same = lines.last_mut().filter(|line| {
            let height = line.size.max(glyph.size);
            (line.y - glyph.y).abs() < height * 0.5 && glyph.x > line.end - height
        });
        match same {
            Some(line) => {
                let gap = glyph.x - line.end;
                let apart = gap > BLANK * line.size.max(glyph.size);
                if apart && !line.text.ends_with(char::is_whitespace) && !glyph.text.starts_with(char::is_whitespace) {
                    line.text.push(' ');
                }
                line.text.push_str(&glyph.text);
                line.end = glyph.end;
                line.size = line.size.max(glyph.size);
            }
            None => lines.push(Line {
                text: glyph.text.clone(),
                start: glyph.x,
                end: glyph.end,
                y: glyph.y,
                size: glyph.size,
            }),
        }
    }
    lines.retain(|line| !line.text.trim().is_empty());
    for line in &mut lines {
        line.text =
            line.text.split([' ', '\n', '\r', '\t']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    }
    lines
}

/// Drops headers, footers and page numbers: first and last lines that pages have in common,
/// numbers ignored.
fn drop_running(pages: &mut [Vec<Line>]) {
    if pages.len() < 2 {
        return;
    }
    let key = |line: &Line| {
        let text: String = line.text.chars().map(|c| if c.is_ascii_digit() { '#' } else { c }).collect();
        (text.replace("##", "#").replace("##", "#"), line.y.round() as i64)
    };
    let mut seen: FxHashMap<(String, i64), usize> = FxHashMap::default();
    for page in pages.iter() {
        for line in outermost(page) {
            *seen.entry(key(&page[line])).or_default() += 1;
        }
    }
    let often = 2.max(pages.len() / 3);
    for page in pages {
        let mut running: Vec<usize> =
            outermost(page).into_iter().filter(|&at| seen[&key(&page[at])] >= often).collect();
        running.sort_unstable();
        for at in running.into_iter().rev() {
            page.remove(at);
        }
    }
}

/// The indices of the two highest and the two lowest lines of a page.
fn outermost(page: &[Line]) -> Vec<usize> {
    let mut by_height: Vec<usize> = (0..page.len()).collect();
    by_height.sort_by(|&a, &b| page[b].y.total_cmp(&page[a].y));
    let low = by_height.len().saturating_sub(2).max(2.min(by_height.len()));
    let mut outer = by_height[..2.min(by_height.len())].to_vec();
    outer.extend_from_slice(&by_height[low..]);
    outer
}

/// The usual distance between lines of a page, in points.
fn usual_distance(page: &[Line]) -> f64 {
    let mut distances: Vec<f64> = page.windows(2).map(|two| two[0].y - two[1].y).filter(|d| *d > 0.0).collect();
    distances.sort_by(f64::total_cmp);
    // Between paragraphs it is larger, never smaller.
    distances.get(distances.len() / 3).copied().unwrap_or(0.0)
}

/// The right edges of the columns of a page, by the left edges of their lines.
struct Columns(FxHashMap<i64, f64>);

impl Columns {
    /// Lines whose left edges are nearer than this are of one column, in points; an indent is
    /// smaller.
    const APART: f64 = 20.0;

    fn of(page: &[Line]) -> Self {
        let mut ends: FxHashMap<i64, f64> = FxHashMap::default();
        // Headers and footers are as wide as the page, not as its columns.
        let outer = if page.len() > 8 { outermost(page) } else { Vec::new() };
        for (_, line) in page.iter().enumerate().filter(|(at, _)| !outer.contains(at)) {
            let end = ends.entry(Self::place(line)).or_insert(line.end);
            *end = end.max(line.end);
        }
        Self(ends)
    }

    fn place(line: &Line) -> i64 {
        (line.start / Self::APART).round() as i64
    }

    fn end(&self, line: &Line) -> f64 {
        let place = Self::place(line);
        let near = [place.saturating_sub(1), place, place.saturating_add(1)];
        near.iter().filter_map(|place| self.0.get(place)).fold(line.end, |end, other| end.max(*other))
    }
}

fn goes_on(above: &Line, line: &Line, usual: f64, columns: &Columns) -> bool {
    let distance = above.y - line.y;
    let same_font = (above.size - line.size).abs() < above.size * 0.12;
    let indented = line.start > above.start + line.size * 0.8;
    same_font && distance > 0.0 && distance <= usual * WIDER && !indented && !ends_early(above, line, columns)
}

/// Whether the next word would have fitted with room to spare, so that the break is intended.
fn ends_early(above: &Line, line: &Line, columns: &Columns) -> bool {
    let right = columns.end(above);
    let word = line.text.split(' ').next().unwrap_or_default().chars().count() + 1;
    let letter = (line.end - line.start) / line.text.chars().count().max(1) as f64;
    right - above.end > word as f64 * letter + (right - above.start) * 0.1
}

/// Whether a sentence continues on the next page.
fn goes_on_behind_page(last: &Line, first: &Line) -> bool {
    !is_end(&last.text) && first.text.starts_with(char::is_lowercase)
}

fn is_end(text: &str) -> bool {
    let closing = |c: char| matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']');
    text.trim_end_matches(closing).ends_with(['.', '!', '?', ':', '…'])
}

/// Appends the next line of a paragraph; a hyphenated word is joined.
fn join(text: &mut String, line: &str) {
    let letters_go_on = line.starts_with(char::is_lowercase);
    let parted = text.strip_suffix(['-', '\u{2010}', '\u{ad}']).filter(|_| letters_go_on);
    match parted.filter(|start| start.ends_with(char::is_alphabetic)) {
        Some(start) => text.truncate(start.len()),
        None => text.push(' '),
    }
    text.push_str(line);
}
