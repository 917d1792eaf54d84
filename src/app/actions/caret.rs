//! The caret of the keyboard in the text.

use crate::app::services::places;
use crate::app::state::Store;
use crate::app::state::command::CaretStep;
use crate::app::state::selection::SelectedText;
use crate::browser::segments::Unit;
use crate::browser::{dom, selection};
use crate::text::Span;
use leptos::prelude::*;

/// Moves the caret, or selects from it. It starts where the person stands.
pub(crate) fn step(store: Store, select: bool, step: CaretStep) {
    let active = store.selection.active.get_untracked().and_then(|id| store.reading.annotation_now(&id));
    // A caret that only a click left is no place where the keys stand. The browser knows
    // what is selected before its event says so.
    let is_selecting = store
        .reading
        .document
        .with_untracked(|document| document.as_ref().is_some_and(|d| selection::selected(&d.text).is_some()));
    let goes_on = store.selection.caret.with_untracked(Option::is_some) || is_selecting;
    if !(selection::is_in_text() && (goes_on || active.is_none())) {
        let at = active.map_or_else(|| store.reading.position.get_value(), |(_, annotation)| annotation.span.start);
        places::draw(store, at);
        if let Some(range) = places::range_of(store, Span::new(at, at)) {
            selection::put_caret(&range);
        }
    }
    let (forward, by) = match step {
        CaretStep::Along(Unit::Letter, forward) => (forward, "character"),
        CaretStep::Along(Unit::Word, forward) => (forward, "word"),
        CaretStep::Line(forward) => (forward, "line"),
    };
    selection::modify(select, forward, by);
    let Some((place, rect)) = store.reading.document.with_untracked(|d| selection::caret(&d.as_ref()?.text)) else {
        return;
    };
    store.reading.position.set_value(place);
    if !select {
        store.selection.close_card();
    }
    let at = (rect.left(), rect.top(), rect.height());
    store.selection.caret.set((!select).then(|| SelectedText { span: Span::new(place, place), at }));
    dom::keep_in_sight(".reader", &rect);
}
