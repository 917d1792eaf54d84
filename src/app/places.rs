//! Places of the text on the page: where words are drawn, and where the person left
//! each article.

use super::doing::after_drawing;
use super::state::Store;
use crate::browser::{dom, events, selection};
use crate::desk::Id;
use crate::text::{Span, fold, search};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use std::cell::RefCell;
use web_sys::Range;

/// Milliseconds after which a place counts as left.
const REST: u32 = 250;

/// Where words of the current text are drawn; `None` where they are in none or in
/// several paragraphs that do not follow one another.
pub(crate) fn range_of(store: Store, span: Span) -> Option<Range> {
    let (first, last) = (spot(store, span.start, false)?, spot(store, span.end, true)?);
    selection::join(&first, &last)
}

/// A byte of the text as a place of the page; one between two paragraphs belongs to
/// the first where it is an end.
fn spot(store: Store, at: usize, is_end: bool) -> Option<Range> {
    let (selector, start, words) = store.sheet.with_untracked(|sheet| {
        let sheet = sheet.as_ref()?;
        let last = sheet.blocks.len().checked_sub(1)?;
        let block = sheet.blocks.partition_point(|b| if is_end { b.span.end < at } else { b.span.end <= at });
        let block = sheet.blocks.get(block.min(last))?;
        let words = block.span.of(&sheet.document.text).to_owned();
        Some((paragraph(block.span.start), block.span.start, words))
    })?;
    let at = (at - start).min(words.len());
    let paragraph = dom::one(&selector)?;
    selection::range(&paragraph, &words, at, at)
}

fn paragraph(start: usize) -> String {
    format!("[{}=\"{start}\"]", selection::AT)
}

/// Draws the marks around a byte of the text.
pub(crate) fn draw(store: Store, at: usize) {
    let portion = store.sheet.with_untracked(|sheet| sheet.as_ref().map(|sheet| sheet.portion_at(at)));
    portion.into_iter().for_each(|portion| store.show_portion(portion));
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

/// Follows where the person reads.
pub(crate) fn listen(store: Store) {
    thread_local! {
        static TIMER: RefCell<Option<Timeout>> = const { RefCell::new(None) };
    }
    events::on_scroll(move || {
        let timer = Timeout::new(REST, move || remember(store));
        TIMER.with(|slot| slot.replace(Some(timer)));
    });
}

/// Keeps where the person is in the current article.
pub(crate) fn remember(store: Store) {
    let Some(id) = store.current.get_untracked() else {
        return;
    };
    let Some(at) = selection::top_paragraph(".reader") else {
        return;
    };
    if store.habits.with_untracked(|habits| habits.places.get(&id).copied().unwrap_or_default() != at) {
        store.habits.update(|habits| {
            habits.places.insert(id, at);
        });
    }
}

/// Goes on where the person left an article.
pub(crate) fn go_on(store: Store, id: &Id) {
    let Some(at) = store.habits.with_untracked(|habits| habits.places.get(id).copied()) else {
        return;
    };
    store.position.set_value(at);
    after_drawing(move || {
        draw(store, at);
        // What was drawn now has its height in the next frame.
        after_drawing(move || dom::jump_to(&paragraph(at)));
    });
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
