//! From a selection in the page to a span of the text, and back.
//!
//! Each paragraph is an element with the attribute [`AT`], the byte at which
//! its text starts; it holds the text and nothing else. The DOM counts in
//! UTF-16 units, a text in bytes.

use crate::text::Span;
use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, Node, Range};

/// Attribute of a paragraph: the byte at which it starts.
pub const AT: &str = "data-at";

/// What is selected of a text, and where it stands in the window.
#[derive(Clone, Debug)]
pub struct Selected {
    /// The span in the text, without blanks at its ends.
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
    let span = Span::new(start, end.max(start)).trimmed(text);
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

/// The byte at a place of the DOM.
fn place(text: &str, node: &Node, offset: u32) -> Option<usize> {
    let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
    let Some(paragraph) = element.closest(&format!("[{AT}]")).ok().flatten() else {
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

/// The first `units` UTF-16 units of a text in bytes.
pub fn bytes(text: &str, units: usize) -> usize {
    let mut left = units;
    for (at, c) in text.char_indices() {
        if left < c.len_utf16() {
            return at;
        }
        left -= c.len_utf16();
    }
    text.len()
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
