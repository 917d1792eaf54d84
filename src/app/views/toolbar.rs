//! The bar over a selection: what it can be marked as.

use super::elements::on;
use super::parts::key;
use crate::app::actions::{marks, versions};
use crate::app::services::services;
use crate::app::state::command::Command;
use crate::app::state::selection::SelectedText;
use crate::app::state::{Store, store};
use crate::app::texts::texts;
use crate::browser::{dom, events, selection};
use crate::desk::Kind;
use leptos::ev;
use leptos::prelude::*;

/// Follows the selection of the browser.
pub(super) fn listen(store: Store) {
    events::on_document("selectionchange", move |_: web_sys::Event| {
        let Some(document) = store.reading.document.get_untracked() else {
            return;
        };
        let selected = selection::selected(&document.text).map(|s| SelectedText {
            span: s.span.worded(&document.text),
            at: (s.rect.left() + s.rect.width() / 2.0, s.rect.top(), s.rect.bottom()),
        });
        if store.selection.text.with_untracked(|old| *old != selected) {
            store.selection.text.set(selected);
        }
    });
}

pub(super) fn toolbar() -> AnyView {
    let (store, services, texts) = (store(), services(), texts());
    let shown = Memo::new(move |_| store.selection.text.with(Option::is_some));
    // Only an active mark that the selection touches can be moved to it.
    let can_resize = Memo::new(move |_| {
        let (Some(active), Some(selection)) = (store.selection.active.get(), store.selection.text.get()) else {
            return false;
        };
        store.reading.annotation(&active).is_some_and(|active| active.span.overlaps(selection.span))
    });
    // The same words elsewhere can be marked with these.
    let places = Memo::new(move |_| marks::occurrences(store).len());
    let is_placing = Memo::new(move |_| store.selection.placing.with(Option::is_some));
    Effect::new(move |_| {
        if let Some(SelectedText { at, .. }) = store.selection.text.get() {
            dom::after_drawing(move || place(at));
        }
    });
    let buttons = move |all: RwSignal<bool>| {
        Kind::ALL
            .into_iter()
            .map(|kind| {
                let command = if kind == Kind::Claim { Command::Claim } else { Command::Mark(kind) };
                let mark = move |_| {
                    if all.get_untracked() && kind != Kind::Claim {
                        marks::mark_all(store, services, kind);
                    } else {
                        marks::mark_selection(store, services, kind);
                    }
                };
                view! {
                    <button type="button" on:click=on(ev::click, mark)>
                        <span class="ink" data-kind=kind.name()>{texts.kinds.name(kind)}</span>
                        {key(command)}
                    </button>
                }
                .into_any()
            })
            .collect::<Vec<_>>()
    };
    view! {
        {move || {
            shown.get().then(|| {
                let all = RwSignal::new(false);
                view! {
                    <div
                        class="toolbar"
                        role="toolbar"
                        aria-label=texts.reader.mark_as
                        on:pointerdown=on(ev::pointerdown, |event| event.prevent_default())
                        on:mousedown=on(ev::mousedown, |event| event.prevent_default())
                    >
                        {buttons(all)}
                        {move || {
                            let count = places.get();
                            (count > 1).then(|| {
                                view! {
                                    <button
                                        class="all"
                                        type="button"
                                        aria-pressed=move || all.get().to_string()
                                        on:click=on(ev::click, move |_| all.update(|all| *all = !*all))
                                    >
                                        {(texts.keys.mark_all)(count)}
                                    </button>
                                }
                                .into_any()
                            })
                        }}
                        {move || {
                            can_resize.get().then(|| {
                                view! {
                                    <button
                                        class="resize"
                                        type="button"
                                        on:click=on(ev::click, move |_| marks::resize_to_selection(store))
                                    >
                                        {texts.reader.resize}
                                    </button>
                                }
                                .into_any()
                            })
                        }}
                        {move || {
                            is_placing.get().then(|| {
                                view! {
                                    <button
                                        class="resize"
                                        type="button"
                                        on:click=on(ev::click, move |_| versions::put_here(store))
                                    >
                                        {texts.changes.put_here}
                                    </button>
                                }
                                .into_any()
                            })
                        }}
                    </div>
                }
                .into_any()
            })
        }}
    }
    .into_any()
}

/// Over the selection, or under it where there is no room.
fn place((middle, top, bottom): (f64, f64, f64)) {
    let (Some(bar), Some(reader)) = (dom::one(".toolbar"), dom::one(".reader")) else {
        return;
    };
    const GAP: f64 = 8.0;
    let frame = reader.get_bounding_client_rect();
    let (width, height) = (f64::from(bar.offset_width()), f64::from(bar.offset_height()));
    let over = top - GAP - height;
    let top = if over > 60.0 { over } else { bottom + GAP } - frame.top();
    let left = (middle - width / 2.0 - frame.left()).min(frame.width() - width).max(0.0);
    dom::place(&bar, &[("top", top), ("left", left)]);
}
