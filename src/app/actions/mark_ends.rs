//! Moving the ends of a mark, by key and by handle.

use crate::app::actions::navigate::stand_on;
use crate::app::services::places;
use crate::app::state::Store;
use crate::app::state::selection::SelectedText;
use crate::browser::dom::after_drawing;
use crate::browser::segments::{self, Unit};
use crate::browser::{find, selection};
use crate::desk::{self, Id};
use crate::text::Span;
use leptos::prelude::*;

/// Moves an end of the mark at hand by a letter or a word. Steps that follow one
/// another are one act.
pub(crate) fn stretch_by(store: Store, end: bool, forward: bool, unit: Unit) {
    let Some(id) = store.selection.active.get_untracked() else {
        return;
    };
    let Some((document, annotation)) = store.reading.annotation_now(&id) else {
        return;
    };
    let (text, span) = (&document.text, annotation.span);
    let place = if end { span.end } else { span.start };
    let moved = with_end(span, end, segments::step(text, place, forward, unit));
    // Blanks belong to no mark: a step that takes only blanks in goes on.
    let moved = match moved.trimmed(text) {
        trimmed if trimmed == span && unit == Unit::Letter => {
            let place = if end { moved.end } else { moved.start };
            with_end(span, end, segments::step(text, place, forward, unit)).trimmed(text)
        }
        trimmed => trimmed,
    };
    resize(store, &id, moved, Some("ends"));
    after_drawing(move || stand_on(store, &id, false));
}

/// The span with another end; it keeps at least something.
fn with_end(span: Span, end: bool, place: usize) -> Span {
    match end {
        true if place > span.start => Span::new(span.start, place),
        false if place < span.end => Span::new(place, span.end),
        _ => span,
    }
}

fn resize(store: Store, id: &Id, span: Span, field: Option<&str>) {
    if let Some((document, annotation)) = store.reading.annotation_now(id)
        && span != annotation.span
        && !span.is_empty()
    {
        let edit = desk::resize(&document, &annotation, span);
        match field {
            Some(field) => store.act_typing(&format!("{id} {field}"), edit),
            None => store.act(edit),
        }
        store.live_region.set(span.of(&document.text).to_owned());
    }
}

/// Takes an end of the mark at hand.
pub(crate) fn take(store: Store, end: bool) {
    if let Some((_, annotation)) =
        store.selection.active.get_untracked().and_then(|id| store.reading.annotation_now(&id))
    {
        store.selection.stretches_end.set(end);
        store.selection.stretch.set(Some(SelectedText { span: annotation.span, at: (0.0, 0.0, 0.0) }));
    }
}

/// Moves the end that was taken to a point of the window.
pub(crate) fn drag(store: Store, x: f64, y: f64) {
    let Some(SelectedText { span, .. }) = store.selection.stretch.get_untracked() else {
        return;
    };
    let place = store.reading.document.with_untracked(|document| selection::at_point(&document.as_ref()?.text, x, y));
    if let Some(place) = place {
        let span = with_end(span, store.selection.stretches_end.get_untracked(), place);
        store.selection.stretch.set(Some(SelectedText { span, at: (x, y, 0.0) }));
        find::paint("stretch", places::range_of(store, span).as_slice());
    }
}

/// Lets the end go; the mark stands where it would have stood.
pub(crate) fn drop(store: Store, keep: bool) {
    if let Some(SelectedText { span, .. }) = store.selection.stretch.get_untracked() {
        store.selection.stretch.set(None);
        find::paint("stretch", &[]);
        if let Some((document, id)) =
            store.reading.document.get_untracked().zip(store.selection.active.get_untracked()).filter(|_| keep)
        {
            let span = segments::widened(&document.text, span).trimmed(&document.text);
            resize(store, &id, span, None);
        }
    }
}
