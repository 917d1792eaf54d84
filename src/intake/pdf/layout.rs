//! Reconstructs paragraphs from lines.

use super::line::Line;
use super::running::{self, outermost};
use crate::intake::legacy::{LegacyEncoding, converted, recognize};
use crate::text::LeftOut;
use rustc_hash::{FxHashMap, FxHashSet};

/// A line farther than the usual distance times this begins a paragraph.
const WIDER: f64 = 1.3;

/// A page as it is drawn.
pub(super) struct Drawn {
    pub(super) lines: Vec<Line>,
    /// Whether it shows a picture.
    pub(super) has_picture: bool,
}

/// The text of pages, and what was done to it.
pub(super) struct Laid {
    pub(super) text: String,
    pub(super) left_out: LeftOut,
    pub(super) converted: Option<LegacyEncoding>,
}

/// The text of the pages: paragraphs separated by an empty line, without running headers and
/// footers. Letters of before Unicode are converted before lines are joined, for one of them
/// looks like a hyphen; with `as_written` they stay.
pub(super) fn text(drawn: Vec<Drawn>, as_written: bool) -> Laid {
    let pictures = drawn.iter().filter(|page| page.lines.is_empty() && page.has_picture).count();
    let mut pages: Vec<Vec<Line>> = drawn.into_iter().map(|page| page.lines).collect();
    let all: Vec<&str> = pages.iter().flatten().map(|line| &*line.text).collect();
    let encoding = recognize(&all.join("\n")).map(|(encoding, _)| encoding).filter(|_| !as_written);
    if let Some(encoding) = encoding {
        pages.iter_mut().flatten().for_each(|line| line.text = converted(encoding, &line.text));
    }
    let left_out = LeftOut { running: running::drop(&mut pages), pictures, ..LeftOut::default() };
    Laid { text: paragraphs(&pages), left_out, converted: encoding }
}

fn paragraphs(pages: &[Vec<Line>]) -> String {
    let compounds = compounds(pages);
    let mut text = String::new();
    let mut before: Option<&Line> = None;
    for page in pages {
        let usual = usual_distance(page);
        let columns = Columns::of(page);
        for (at, line) in page.iter().enumerate() {
            if let Some(last) = before {
                // Up again: the next page, or the next column.
                let is_up = at == 0 || line.y > last.y;
                if last.is_row || line.is_row {
                    text.push_str(if last.is_row && line.is_row && !is_up { "\n" } else { "\n\n" });
                    text.push_str(&line.text);
                    before = Some(line);
                    continue;
                }
                let goes_on = if is_up { goes_on_above(last, line) } else { goes_on(last, line, usual, &columns) };
                if goes_on {
                    join(&mut text, &line.text, &compounds);
                    before = Some(line);
                    continue;
                }
                text.push_str("\n\n");
            }
            text.push_str(&line.text);
            before = Some(line);
        }
    }
    text
}

/// Words with a hyphen inside of a line, in lower case: at its end they keep it.
fn compounds(pages: &[Vec<Line>]) -> FxHashSet<String> {
    let words = pages.iter().flatten().flat_map(|line| line.text.split(' '));
    let plain = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    plain.filter(|word| word.contains('-')).map(str::to_lowercase).collect()
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
    // A word that is cut goes on, however short its line.
    let is_cut = cut(&above.text).is_some() && line.text.starts_with(char::is_lowercase);
    let goes_on = is_cut || !indented && !ends_early(above, line, columns);
    same_font && distance > 0.0 && distance <= usual * WIDER && goes_on
}

/// A text up to the hyphen that it ends with, if a word stands before it.
fn cut(text: &str) -> Option<&str> {
    text.strip_suffix(['-', '\u{2010}', '\u{ad}']).filter(|start| start.ends_with(char::is_alphanumeric))
}

/// Whether the next word would have fitted with room to spare, so that the break is intended.
fn ends_early(above: &Line, line: &Line, columns: &Columns) -> bool {
    let right = columns.end(above);
    let word = line.text.split(' ').next().unwrap_or_default().chars().count() + 1;
    let letter = (line.end - line.start) / line.text.chars().count().max(1) as f64;
    right - above.end > word as f64 * letter + (right - above.start) * 0.1
}

/// Whether a sentence continues on the next page or in the next column.
fn goes_on_above(last: &Line, first: &Line) -> bool {
    let is_inside = last.text.ends_with(|c: char| c.is_alphabetic() || c == ',') && last.text.split(' ').count() > 3;
    let begins = |is: fn(char) -> bool| first.text.starts_with(is);
    !is_end(&last.text) && (begins(char::is_lowercase) || begins(|c| c.is_ascii_digit()) && is_inside)
}

fn is_end(text: &str) -> bool {
    let closing = |c: char| matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']');
    text.trim_end_matches(closing).ends_with(['.', '!', '?', ':', '…'])
}

/// Appends the next line of a paragraph. A word that is cut at the end of the line is joined:
/// without its hyphen, unless it has another one or stands elsewhere with it.
fn join(text: &mut String, line: &str, compounds: &FxHashSet<String>) {
    if let Some(start) = cut(text).filter(|_| line.starts_with(char::is_alphanumeric)) {
        let first = start.rsplit(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or_default();
        let second = line.split(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or_default();
        let is_word = line.starts_with(char::is_lowercase) && first.ends_with(char::is_alphabetic);
        let is_compound = first.contains('-') || compounds.contains(&format!("{first}-{second}").to_lowercase());
        if is_word && !is_compound || text.ends_with('\u{ad}') {
            text.truncate(start.len());
        }
    } else {
        text.push(' ');
    }
    text.push_str(line);
}
