//! The glyphs that a page draws, each with its text and its place (ISO 32000-1, 8.3 and 9).

use hayro_font::hayro_cmap::BfString;
use hayro_font::{CMapResolverFn, Font, FontCache, FontGlyph, FontResolverFn, StandardFont};
use hayro_syntax::Pdf;
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Dict, Name, Number, Object};
use hayro_syntax::page::Resources;
use std::sync::Arc;

/// The most operators and glyphs of a file that are read, as many as 5,000 full pages have:
/// nested forms may draw each other exponentially often.
const MOST_STEPS: usize = 20_000_000;
/// Bytes of a form that cost a step: an operator has no fewer.
const BYTES_OF_STEP: usize = 16;
/// The deepest stack of graphics states (ISO 32000-1, annex C, requires 28).
const MOST_SAVED: usize = 512;
/// The deepest nesting of forms.
const DEEPEST: usize = 12;

/// A page as far as it is text.
#[derive(Default)]
pub(super) struct Page {
    /// In the order in which they are drawn.
    pub(super) glyphs: Vec<Glyph>,
    /// The number of glyphs without a known letter.
    pub(super) unknown: usize,
    /// Whether it shows a picture.
    pub(super) has_picture: bool,
}

/// A glyph; places are in points, from the lower left corner of the page.
pub(super) struct Glyph {
    pub(super) text: String,
    pub(super) x: f64,
    pub(super) y: f64,
    /// Where it ends.
    pub(super) end: f64,
    /// The height of its font.
    pub(super) size: f64,
}

/// Reads the pages of a file, one after the other: the glyphs of all would not fit a browser's
/// memory. Returns whether all was read that the pages draw.
pub(super) fn each_page(pdf: &Pdf, mut take: impl FnMut(Page)) -> bool {
    let fonts = Fonts::default();
    let mut left = MOST_STEPS;
    for page in pdf.pages().iter() {
        let mut reader = Reader { fonts: &fonts, left: &mut left, page: Page::default() };
        let state = State { ctm: page.initial_transform(false).as_coeffs(), ..State::default() };
        reader.run(page.typed_operations(), page.resources(), state, 0);
        take(reader.page);
    }
    left > 0
}

/// The text of a glyph; ligatures of Latin letters are separated.
fn letters(text: BfString) -> String {
    const LIGATURES: [&str; 7] = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];
    let text = match text {
        BfString::Char(letter) => letter.into(),
        BfString::String(letters) => letters,
    };
    let is_ligature = |c: char| matches!(c, '\u{fb00}'..='\u{fb06}');
    if !text.contains(is_ligature) {
        return text;
    }
    let apart = |c: char| if is_ligature(c) { LIGATURES[c as usize - 0xfb00].to_owned() } else { c.into() };
    text.chars().map(apart).collect()
}

struct Fonts<'a> {
    cache: FontCache<'a>,
    programs: FontResolverFn,
    maps: CMapResolverFn,
}

impl Default for Fonts<'_> {
    fn default() -> Self {
        Self {
            cache: FontCache::new(),
            // A font that is not embedded still has its codes and widths in the file. Nothing
            // is drawn, so one substitute is enough for all.
            programs: Arc::new(|_| Some(StandardFont::Helvetica.get_font_data())),
            maps: Arc::new(|_| None),
        }
    }
}

/// A transform [a b c d e f] of PDF.
type Matrix = [f64; 6];

const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// First `m`, then `n`.
fn times(m: Matrix, n: Matrix) -> Matrix {
    [
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    ]
}

fn matrix(numbers: [&Number; 6]) -> Matrix {
    numbers.map(Number::as_f64)
}

/// The part of the graphics state that places text.
#[derive(Clone)]
struct State<'a> {
    ctm: Matrix,
    text: Matrix,
    line: Matrix,
    font: Option<Font<'a>>,
    size: f64,
    char_space: f64,
    word_space: f64,
    scale: f64,
    leading: f64,
    rise: f64,
}

impl Default for State<'_> {
    fn default() -> Self {
        Self {
            ctm: IDENTITY,
            text: IDENTITY,
            line: IDENTITY,
            font: None,
            size: 0.0,
            char_space: 0.0,
            word_space: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
        }
    }
}

impl State<'_> {
    fn next_line(&mut self, x: f64, y: f64) {
        self.line = times([1.0, 0.0, 0.0, 1.0, x, y], self.line);
        self.text = self.line;
    }

    fn advance(&mut self, x: f64) {
        self.text = times([1.0, 0.0, 0.0, 1.0, x, 0.0], self.text);
    }
}

struct Reader<'r, 'a> {
    fonts: &'r Fonts<'a>,
    left: &'r mut usize,
    page: Page,
}

impl<'a> Reader<'_, 'a> {
    fn run(&mut self, mut operators: TypedIter<'_>, resources: &Resources<'a>, mut now: State<'a>, depth: usize) {
        use TypedInstruction as Is;
        let mut saved = Vec::new();
        while let Some(operator) = operators.next() {
            if !self.step() {
                return;
            }
            match operator {
                Is::SaveState(_) if saved.len() < MOST_SAVED => saved.push(now.clone()),
                Is::RestoreState(_) => now = saved.pop().unwrap_or(now),
                Is::Transform(m) => now.ctm = times(matrix([&m.0, &m.1, &m.2, &m.3, &m.4, &m.5]), now.ctm),
                Is::BeginText(_) => (now.text, now.line) = (IDENTITY, IDENTITY),
                Is::SetTextMatrix(m) => {
                    now.line = matrix([&m.0, &m.1, &m.2, &m.3, &m.4, &m.5]);
                    now.text = now.line;
                }
                Is::TextFont(font) => {
                    let dict = resources.get_font(font.0);
                    now.font =
                        dict.and_then(|dict| self.fonts.cache.font(&dict, &self.fonts.programs, &self.fonts.maps));
                    now.size = font.1.as_f64();
                }
                Is::CharacterSpacing(space) => now.char_space = space.0.as_f64(),
                Is::WordSpacing(space) => now.word_space = space.0.as_f64(),
                Is::HorizontalScaling(percent) => now.scale = percent.0.as_f64() / 100.0,
                Is::TextLeading(leading) => now.leading = leading.0.as_f64(),
                Is::TextRise(rise) => now.rise = rise.0.as_f64(),
                Is::NextLine(by) => now.next_line(by.0.as_f64(), by.1.as_f64()),
                Is::NextLineAndSetLeading(by) => {
                    now.leading = -by.1.as_f64();
                    now.next_line(by.0.as_f64(), by.1.as_f64());
                }
                Is::NextLineUsingLeading(_) => now.next_line(0.0, -now.leading),
                Is::ShowText(text) => self.show(&mut now, text.0.as_bytes()),
                Is::NextLineAndShowText(text) => {
                    now.next_line(0.0, -now.leading);
                    self.show(&mut now, text.0.as_bytes());
                }
                Is::ShowTextWithParameters(text) => {
                    (now.word_space, now.char_space) = (text.0.as_f64(), text.1.as_f64());
                    now.next_line(0.0, -now.leading);
                    self.show(&mut now, text.2.as_bytes());
                }
                Is::ShowTexts(texts) => {
                    for part in texts.0.iter::<Object<'_>>() {
                        match part {
                            Object::String(text) => self.show(&mut now, text.as_bytes()),
                            Object::Number(by) => now.advance(-by.as_f64() / 1000.0 * now.size * now.scale),
                            _ => {}
                        }
                    }
                }
                Is::XObject(name) if depth < DEEPEST => self.form(name.0, resources, &now, depth),
                _ => {}
            }
        }
    }

    /// Counts a step; returns whether the limit is not reached.
    fn step(&mut self) -> bool {
        let left = self.left.checked_sub(1);
        *self.left = left.unwrap_or(0);
        left.is_some()
    }

    /// Draws a form; a picture is only noted.
    fn form(&mut self, name: &Name<'_>, resources: &Resources<'a>, now: &State<'a>, depth: usize) {
        let Some(stream) = resources.get_x_object(name) else { return };
        let dict = stream.dict();
        let kind = dict.get::<Name<'_>>("Subtype");
        self.page.has_picture |= kind.as_ref().is_some_and(|kind| kind.as_str() == "Image");
        if kind.is_none_or(|kind| kind.as_str() != "Form") {
            return;
        }
        let Ok(data) = stream.decoded_data() else { return };
        *self.left = self.left.saturating_sub(data.len() / BYTES_OF_STEP);
        let own = dict.get::<Dict<'a>>("Resources").map(Resources::new);
        let placed = dict.get::<[f64; 6]>("Matrix").unwrap_or(IDENTITY);
        let state = State { ctm: times(placed, now.ctm), ..now.clone() };
        self.run(TypedIter::new(&data), own.as_ref().unwrap_or(resources), state, depth + 1);
    }

    fn show(&mut self, now: &mut State<'a>, bytes: &[u8]) {
        let Some(font) = now.font.clone() else {
            self.page.unknown += bytes.len();
            return;
        };
        let mut at = 0;
        while at < bytes.len() && self.step() {
            let (code, length) = font.read_code(bytes, at);
            at += length.max(1);
            let advance = font.code_advance(code).x / 1000.0 * now.size + now.char_space;
            let blank = if code == 32 && length == 1 { now.word_space } else { 0.0 };
            let text = match font.glyph(font.map_code(code), code) {
                FontGlyph::Outline(glyph) => glyph.as_unicode(),
                FontGlyph::Type3(glyph) => glyph.as_unicode(),
            };
            let place = |state: &State<'_>| times(times([1.0, 0.0, 0.0, 1.0, 0.0, now.rise], state.text), state.ctm);
            let start = place(now);
            let mut ahead = now.clone();
            ahead.advance((advance + blank) * now.scale);
            let end = place(&ahead);
            match text {
                Some(text) => self.page.glyphs.push(Glyph {
                    text: letters(text),
                    x: start[4],
                    y: start[5],
                    end: end[4],
                    size: start[2].hypot(start[3]) * now.size.abs(),
                }),
                None => self.page.unknown += 1,
            }
            now.text = ahead.text;
        }
    }
}
