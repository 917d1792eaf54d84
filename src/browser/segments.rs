//! Letters and words as people see them (grapheme clusters and words of Unicode), by
//! the browser's own segmenter: its tables would weigh more than the page's code.

use super::utf16::bytes;
use crate::text::Span;
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// What is stepped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// What a person sees as one letter, an emoji or a letter with its marks.
    Letter,
    /// A word, with what stands before it.
    Word,
}

/// The span without half of a letter at its ends: they are taken in.
pub fn widened(text: &str, span: Span) -> Span {
    let start = |at: usize| around(text, at, Unit::Letter).map_or(at, |(segment, _)| segment.start);
    let end = match around(text, span.end, Unit::Letter) {
        Some((segment, _)) if segment.start < span.end => segment.end,
        _ => span.end,
    };
    Span::new(start(span.start), end)
}

/// The next place behind or before a byte at which a letter or a word ends or starts.
pub fn step(text: &str, at: usize, forward: bool, unit: Unit) -> usize {
    let mut place = at;
    loop {
        let inside = if forward {
            place
        } else {
            match text[..place].char_indices().next_back() {
                Some((before, _)) => before,
                None => return place,
            }
        };
        let Some((segment, is_word)) = around(text, inside, unit) else {
            return place;
        };
        place = if forward { segment.end } else { segment.start };
        if unit == Unit::Letter || is_word || place == text.len() {
            return place;
        }
    }
}

/// The segment that holds a byte, and whether it is a word. Where the browser has no
/// segmenter it is the character.
fn around(text: &str, at: usize, unit: Unit) -> Option<(Span, bool)> {
    let c = text.get(at..)?.chars().next()?;
    let line = text[..at].rfind('\n').map_or(0, |line| line + 1);
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end + 1);
    let found = segment(&text[line..end], at - line, unit);
    let by_character = (Span::new(at, at + c.len_utf8()), c.is_alphanumeric());
    Some(found.map_or(by_character, |(span, is_word)| (Span::new(line + span.start, line + span.end), is_word)))
}

fn segment(line: &str, at: usize, unit: Unit) -> Option<(Span, bool)> {
    let get = |object: &JsValue, name: &str| Reflect::get(object, &name.into()).ok();
    let call = |object: &JsValue, name: &str, argument: &JsValue| {
        get(object, name)?.dyn_into::<Function>().ok()?.call1(object, argument).ok()
    };
    let segmenter: Function = get(&get(&js_sys::global(), "Intl")?, "Segmenter")?.dyn_into().ok()?;
    let options = Object::new();
    let granularity = if unit == Unit::Letter { "grapheme" } else { "word" };
    Reflect::set(&options, &"granularity".into(), &granularity.into()).ok()?;
    let segmenter = Reflect::construct(&segmenter, &Array::of2(&JsValue::UNDEFINED, &options)).ok()?;
    let segments = call(&segmenter, "segment", &line.into())?;
    let units = line[..at].encode_utf16().count();
    let segment = call(&segments, "containing", &(units as u32).into())?;
    let index = get(&segment, "index")?.as_f64()? as usize;
    let words = get(&segment, "segment")?.as_string()?;
    let is_word = get(&segment, "isWordLike").and_then(|is| is.as_bool()).unwrap_or_default();
    let start = bytes(line, index);
    Some((Span::new(start, start + words.len()), is_word))
}
