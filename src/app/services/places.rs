//! Places of the text on the page: where words are drawn.

use crate::app::state::Store;
use crate::browser::dom::{self, after_drawing};
use crate::browser::selection;
use crate::text::{Span, fold, search};
use leptos::prelude::*;
use web_sys::Range;

/// Where words of the current text are drawn; `None` where they are in none or in
/// several paragraphs that do not follow one another.
pub(crate) fn range_of(store: Store, span: Span) -> Option<Range> {
    let (first, last) = (spot(store, span.start, false)?, spot(store, span.end, true)?);
    selection::join(&first, &last)
}

/// A byte of the text as a place of the page; one between two paragraphs belongs to
/// the first where it is an end.
fn spot(store: Store, at: usize, is_end: bool) -> Option<Range> {
    let (selector, start, words) = store.reading.layout.with_untracked(|layout| {
        let layout = layout.as_ref()?;
        let last = layout.blocks.len().checked_sub(1)?;
        let block = layout.blocks.partition_point(|b| if is_end { b.span.end < at } else { b.span.end <= at });
        let block = layout.blocks.get(block.min(last))?;
        let words = block.span.of(&layout.document.text).to_owned();
        Some((paragraph(block.span.start), block.span.start, words))
    })?;
    let at = (at - start).min(words.len());
    let paragraph = dom::one(&selector)?;
    selection::range(&paragraph, &words, at, at)
}

pub(super) fn paragraph(start: usize) -> String {
    format!("[{}=\"{start}\"]", selection::AT)
}

/// Draws the marks around a byte of the text.
pub(crate) fn draw(store: Store, at: usize) {
    let portion = store.reading.layout.with_untracked(|layout| layout.as_ref().map(|layout| layout.portion_at(at)));
    portion.into_iter().for_each(|portion| store.reading.show_portion(portion));
}

/// Brings words into sight.
pub(crate) fn scroll_to(store: Store, span: Span) {
    draw(store, span.start);
    after_drawing(move || {
        let element = range_of(store, span).and_then(|range| range.start_container().ok()?.parent_element());
        if let Some(element) = element {
            dom::scroll_to(&element, true);
        }
    });
}

/// Where a text says the words; with the marks of their letters where it does so at all.
pub(crate) fn hits(text: &str, wanted: &str) -> Vec<Span> {
    if wanted.trim().is_empty() {
        return Vec::new();
    }
    let hits = search(text, &fold(text), wanted);
    let is_exact = hits.iter().any(|hit| hit.exact);
    hits.into_iter().filter(|hit| hit.exact || !is_exact).map(|hit| hit.span).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_letters_count_where_any_hit_has_them() {
        let text = "Nga, ngã ba, ngà";
        for (wanted, expected) in [("nga", 1), ("ngã", 1), ("ngạ", 3), ("ng", 3), ("", 0)] {
            assert_eq!(hits(text, wanted).len(), expected, "{wanted}");
        }
    }
}
