//! From a selection in the page to a span of the text, and back.
//!
//! Each paragraph is an element with the attribute [`AT`], the byte at which
//! its text starts; it holds the text and nothing else. The DOM counts in
//! UTF-16 units, a text in bytes.

use super::segments;
use super::utf16::bytes;
use crate::text::Span;
use js_sys::{Function, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomRect, Element, Node, Range};

/// Attribute of a paragraph: the byte at which it starts.
pub const AT: &str = "data-at";

/// What is selected of a text, and where it stands in the window.
#[derive(Clone, Debug)]
pub struct Selected {
    /// The span in the text: whole letters, without blanks at its ends.
    pub span: Span,
    /// Where it is drawn.
    pub rect: DomRect,
}

/// What the person has selected of `text`; `None` when nothing, or when an end
/// of the selection lies outside the paragraphs.
pub fn selected(text: &str) -> Option<Selected> {
    let selection = window().get_selection().ok().flatten()?;
    if selection.is_collapsed() || selection.range_count() == 0 {
        return None;
    }
    let range = selection.get_range_at(0).ok()?;
    let start = place(text, &range.start_container().ok()?, range.start_offset().ok()?)?;
    let end = place(text, &range.end_container().ok()?, range.end_offset().ok()?)?;
    let span = segments::widened(text, Span::new(start, end.max(start))).trimmed(text);
    (!span.is_empty()).then(|| Selected { span, rect: range.get_bounding_client_rect() })
}

/// Selects a span of `text`; nothing where it is not drawn.
pub fn select(text: &str, span: Span) -> Option<()> {
    let range = document().create_range().ok()?;
    let (node, offset) = drawn_at(text, span.start)?;
    range.set_start(&node, offset).ok()?;
    let (node, offset) = drawn_at(text, span.end)?;
    range.set_end(&node, offset).ok()?;
    let selection = window().get_selection().ok().flatten()?;
    selection.remove_all_ranges().ok()?;
    selection.add_range(&range).ok()
}

/// The place of the DOM where a byte of `text` is drawn.
fn drawn_at(text: &str, byte: usize) -> Option<(Node, u32)> {
    let paragraphs = document().query_selector_all(&format!("[{AT}]")).ok()?;
    let paragraphs = (0..paragraphs.length()).filter_map(|i| paragraphs.item(i)?.dyn_into::<Element>().ok());
    let (start, paragraph) =
        paragraphs.filter_map(|p| Some((start_of(&p)?, p))).take_while(|(at, _)| *at <= byte).last()?;
    node_at(&paragraph, text.get(start..byte)?.encode_utf16().count())
}

/// Takes the selection away.
pub fn clear() {
    if let Ok(Some(selection)) = window().get_selection() {
        // Nothing is lost where the browser refuses.
        let _ = selection.remove_all_ranges();
    }
}

/// Whether the selection or the caret stands in the text.
pub fn is_in_text() -> bool {
    let selection = window().get_selection().ok().flatten();
    let node = selection.and_then(|selection| selection.focus_node());
    node.is_some_and(|node| paragraph_of(&node).is_some())
}

/// Puts the caret at the start of a range.
pub fn put_caret(range: &Range) {
    if let (Ok(Some(selection)), Ok(node), Ok(offset)) =
        (window().get_selection(), range.start_container(), range.start_offset())
    {
        // A node of the page takes the caret.
        let _ = selection.collapse_with_offset(Some(&node), offset);
    }
}

/// Moves the caret by a `character`, a `word` or a `line`, or the end of what is
/// selected from it.
pub fn modify(extend: bool, forward: bool, by: &str) {
    if let Ok(Some(selection)) = window().get_selection() {
        let (alter, direction) = (if extend { "extend" } else { "move" }, if forward { "forward" } else { "backward" });
        // A browser that cannot leaves the selection as it is.
        let _ = selection.modify(alter, direction, by);
    }
}

/// The byte at the caret, or at the moving end of the selection, and where it is drawn.
pub fn caret(text: &str) -> Option<(usize, DomRect)> {
    let selection = window().get_selection().ok().flatten()?;
    let (node, offset) = (selection.focus_node()?, selection.focus_offset());
    let at = place(text, &node, offset)?;
    let range = document().create_range().ok()?;
    range.set_start(&node, offset).ok()?;
    range.collapse_with_to_start(true);
    let drawn = range.get_client_rects().and_then(|rects| rects.get(0));
    Some((at, drawn.unwrap_or_else(|| range.get_bounding_client_rect())))
}

/// The byte of the text at a point of the window.
pub fn at_point(text: &str, x: f64, y: f64) -> Option<usize> {
    let page: JsValue = document().into();
    let ask = |name: &str| {
        let ask: Function = Reflect::get(&page, &name.into()).ok()?.dyn_into().ok()?;
        ask.call2(&page, &x.into(), &y.into()).ok().filter(|answer| !answer.is_null())
    };
    let get = |object: &JsValue, name: &str| Reflect::get(object, &name.into()).ok();
    // Safari has the older of the two.
    let (node, offset) = match ask("caretPositionFromPoint") {
        Some(place) => (get(&place, "offsetNode")?, get(&place, "offset")?),
        None => {
            let range = ask("caretRangeFromPoint")?;
            (get(&range, "startContainer")?, get(&range, "startOffset")?)
        }
    };
    let node: Node = node.dyn_into().ok()?;
    paragraph_of(&node)?;
    place(text, &node, offset.as_f64()? as u32)
}

/// The byte at which the first paragraph in sight starts, in a part of the page; 0
/// above the first.
pub fn top_paragraph(part: &str) -> Option<usize> {
    /// What stays over the text while it scrolls.
    const HEAD: f64 = 64.0;
    const LINE: f64 = 24.0;
    let frame = super::dom::one(part)?.get_bounding_client_rect();
    if frame.top() > 0.0 {
        return Some(0);
    }
    let middle = (frame.left() + frame.width() / 2.0) as f32;
    let at = |line: u32| document().element_from_point(middle, (HEAD + f64::from(line) * LINE) as f32);
    let paragraph = (0..8).filter_map(at).find_map(|element| element.closest(&format!("[{AT}]")).ok().flatten());
    Some(paragraph.and_then(|paragraph| start_of(&paragraph)).unwrap_or_default())
}

/// One range from the start of the first to the end of the second.
pub fn join(first: &Range, last: &Range) -> Option<Range> {
    let range = document().create_range().ok()?;
    range.set_start(&first.start_container().ok()?, first.start_offset().ok()?).ok()?;
    range.set_end(&last.end_container().ok()?, last.end_offset().ok()?).ok()?;
    Some(range)
}

/// The paragraph around a node.
fn paragraph_of(node: &Node) -> Option<Element> {
    let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
    element.closest(&format!("[{AT}]")).ok().flatten()
}

/// The byte at a place of the DOM.
fn place(text: &str, node: &Node, offset: u32) -> Option<usize> {
    let Some(paragraph) = paragraph_of(node) else {
        let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
        return between(text, &element, offset);
    };
    let start = start_of(&paragraph)?;
    let before = document().create_range().ok()?;
    before.set_start(&paragraph, 0).ok()?;
    before.set_end(node, offset).ok()?;
    let units = String::from(before.to_string()).encode_utf16().count();
    Some(start + bytes(text.get(start..)?, units))
}

/// The byte at a place between paragraphs, as when all is selected: the start
/// of the next one, or the end of the text where none follows.
fn between(text: &str, around: &Element, offset: u32) -> Option<usize> {
    around.query_selector(&format!("[{AT}]")).ok().flatten()?;
    let next = around.child_nodes().item(offset).and_then(|node| node.dyn_into::<Element>().ok());
    let Some(next) = next else {
        return Some(text.len());
    };
    let paragraph = if next.has_attribute(AT) { Some(next) } else { next.query_selector(&format!("[{AT}]")).ok()? };
    start_of(&paragraph?)
}

fn start_of(paragraph: &Element) -> Option<usize> {
    paragraph.get_attribute(AT)?.parse().ok()
}

/// The range of `start..end`, in bytes of a paragraph's text, in the DOM.
pub fn range(paragraph: &Element, text: &str, start: usize, end: usize) -> Option<Range> {
    let units = |byte: usize| text.get(..byte).map(|t| t.encode_utf16().count());
    let range = document().create_range().ok()?;
    let (node, offset) = node_at(paragraph.as_ref(), units(start)?)?;
    range.set_start(&node, offset).ok()?;
    let (node, offset) = node_at(paragraph.as_ref(), units(end)?)?;
    range.set_end(&node, offset).ok()?;
    Some(range)
}

/// The text node that holds the UTF-16 unit `unit`, and the place in it.
/// Paragraphs are two levels deep at most.
fn node_at(parent: &Node, mut unit: usize) -> Option<(Node, u32)> {
    let children = parent.child_nodes();
    for child in (0..children.length()).filter_map(|i| children.item(i)) {
        let length = child.text_content().unwrap_or_default().encode_utf16().count();
        if unit <= length && length > 0 {
            return match child.node_type() {
                Node::TEXT_NODE => Some((child, unit as u32)),
                _ => node_at(&child, unit),
            };
        }
        unit -= length;
    }
    None
}
