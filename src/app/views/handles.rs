//! The ends of the mark at hand, to take hold of, and the caret of the keys.

use super::elements::on;
use crate::app::actions::mark_ends;
use crate::app::services::places;
use crate::app::state::selection::SelectedText;
use crate::app::state::{Store, store};
use crate::app::texts::texts;
use crate::browser::dom::{self, after_drawing};
use crate::browser::events;
use crate::browser::segments::Unit;
use leptos::ev;
use leptos::prelude::*;
use web_sys::{KeyboardEvent, PointerEvent};

/// Follows the pointer that took hold of an end, wherever it goes.
pub(super) fn listen(store: Store) {
    let taken = move || store.selection.stretch.with_untracked(Option::is_some);
    events::on_window("pointermove", move |event: PointerEvent| {
        if taken() {
            let x = f64::from(event.client_x());
            mark_ends::drag(store, x, f64::from(event.client_y()) - lift(&event));
        }
    });
    events::on_window("pointerup", move |_: PointerEvent| mark_ends::drop(store, true));
    events::on_window("pointercancel", move |_: PointerEvent| mark_ends::drop(store, false));
    events::on_window("resize", move |_: web_sys::Event| place(store));
}

/// A finger lies under the line that it means.
fn lift(event: &PointerEvent) -> f64 {
    if event.pointer_type() == "touch" { 22.0 } else { 0.0 }
}

pub(super) fn handles() -> AnyView {
    let (store, keys) = (store(), texts().keys);
    let is_shown = Memo::new(move |_| {
        let annotation = store.selection.active.get().and_then(|id| store.reading.annotation(&id));
        annotation.is_some_and(|annotation| annotation.is_live())
    });
    let has_caret = Memo::new(move |_| store.selection.caret.with(Option::is_some));
    Effect::new(move |_| {
        store.selection.active.track();
        store.reading.layout.track();
        store.selection.stretch.track();
        store.selection.caret.track();
        after_drawing(move || place(store));
    });
    view! {
        {move || is_shown.get().then(|| vec![handle(store, false, keys.start), handle(store, true, keys.end)])}
        {move || has_caret.get().then(|| view! { <i class="caret" aria-hidden="true" /> }.into_any())}
    }
    .into_any()
}

fn handle(store: Store, end: bool, label: &'static str) -> AnyView {
    let pressed = move |event: KeyboardEvent| {
        let forward = match &*event.key() {
            "ArrowRight" => true,
            "ArrowLeft" => false,
            _ => return,
        };
        event.prevent_default();
        let unit = if event.ctrl_key() || event.meta_key() { Unit::Word } else { Unit::Letter };
        mark_ends::stretch_by(store, end, forward, unit);
    };
    view! {
        <button
            class=if end { "handle end" } else { "handle" }
            type="button"
            aria-label=label
            class:held=move || {
                store.selection.stretch.with(Option::is_some) && store.selection.stretches_end.get() == end
            }
            on:pointerdown=on(ev::pointerdown, move |event| {
                event.prevent_default();
                mark_ends::take(store, end);
            })
            on:keydown=on(ev::keydown, pressed)
        />
    }
    .into_any()
}

/// Puts the caret in its place, and the handles at the ends of what they move.
fn place(store: Store) {
    if let Some(SelectedText { at: (left, top, height), .. }) = store.selection.caret.get_untracked() {
        stand(".caret", left, top, height);
    }
    let held = store.selection.stretch.with_untracked(|held| held.as_ref().map(|held| held.span));
    let active =
        || store.selection.active.get_untracked().and_then(|id| store.reading.annotation_now(&id)).map(|(_, a)| a.span);
    let Some(span) = held.or_else(active) else {
        return;
    };
    for (selector, is_end) in [(".handle:not(.end)", false), (".handle.end", true)] {
        let Some(rects) = places::range_of(store, span).and_then(|range: web_sys::Range| range.get_client_rects())
        else {
            return;
        };
        let rect = rects.get(if is_end { rects.length().saturating_sub(1) } else { 0 });
        if let Some(rect) = rect {
            stand(selector, if is_end { rect.right() } else { rect.left() }, rect.top(), rect.height());
        }
    }
}

/// Puts what has no width at a place of the window.
fn stand(selector: &str, left: f64, top: f64, height: f64) {
    if let (Some(element), Some(reader)) = (dom::one(selector), dom::one(".reader")) {
        let frame = reader.get_bounding_client_rect();
        dom::place(&element, &[("left", left - frame.left()), ("top", top - frame.top()), ("height", height)]);
    }
}
