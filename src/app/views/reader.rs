//! The reading desk: what is known of the article, its text with the marks,
//! and the card. One listener for all marks.

use super::elements::on;
use crate::app::actions::dispatch;
use crate::app::state::layout::TextLayout;
use crate::app::state::{Store, store};
use crate::app::texts::texts;
use crate::browser::dom;
use crate::desk::Id;
use gloo::timers::callback::Timeout;
use leptos::ev;
use leptos::prelude::*;
use web_sys::EventTarget;

/// Milliseconds that the pointer rests before a card comes, and before it goes.
const REST: u32 = 260;

pub(super) fn reader() -> AnyView {
    let store = store();
    let id = Memo::new(move |_| store.reading.document.with(|d| d.as_ref().map(|d| d.id.clone())));
    // Another document is drawn anew; a change of this one is not.
    view! { {move || id.get().map(|_| article(store))} }.into_any()
}

fn article(store: Store) -> AnyView {
    let hover = Hover { store, timer: StoredValue::new_local(None), next: StoredValue::new(None) };
    view! {
        <div
            class="reader"
            on:click=on(ev::click, move |event| clicked(store, event.target()))
            on:focusin=on(ev::focusin, move |event| focused(store, event.target()))
            on:pointermove=on(ev::pointermove, move |event| {
                let moved = event.movement_x() != 0 || event.movement_y() != 0;
                if moved && event.pointer_type() == "mouse" {
                    hover.over(event.target());
                }
            })
            on:pointerdown=on(ev::pointerdown, move |_| store.selection.caret.set(None))
            on:pointerleave=on(ev::pointerleave, move |_| hover.over(None))
        >
            {super::legend::legend()}
            {super::about::about()}
            {boilerplate()}
            {super::text::text()}
            {super::card::card()}
            {super::handles::handles()}
            {super::toolbar::toolbar()}
        </div>
    }
    .into_any()
}

/// Says how much of the text is boilerplate, and brings it back.
fn boilerplate() -> AnyView {
    let (store, texts) = (store(), texts());
    let shown = Memo::new(move |_| store.reading.document.with(|d| d.as_ref().is_some_and(|d| d.boilerplate_shown)));
    view! {
        {move || {
            let shown = shown.get();
            let count = store.reading.document.with_untracked(|d| d.as_ref().map_or(0, |d| d.boilerplate().len()));
            (count > 0).then(|| {
                view! {
                    <p class="boilerplate-bar">
                        {(texts.reader.boilerplate)(count)}
                        " "
                        <button
                            class="link"
                            type="button"
                            on:click=on(ev::click, move |_| dispatch::show_boilerplate(store))
                        >
                            {if shown { texts.reader.dim_boilerplate } else { texts.reader.show_boilerplate }}
                        </button>
                    </p>
                }
                .into_any()
            })
        }}
    }
    .into_any()
}

/// The most exact mark at a segment.
fn mark_at(store: Store, target: Option<EventTarget>) -> Option<Id> {
    let ids = dom::closest(target, "mark[data-ids]")?.get_attribute("data-ids")?;
    store.reading.layout.with_untracked(|layout| {
        let layout: &TextLayout = layout.as_ref()?;
        let marks = ids.split(' ').filter_map(|id| layout.mark(id));
        marks.min_by_key(|mark| mark.span.len()).map(|mark| mark.id.clone())
    })
}

fn clicked(store: Store, target: Option<EventTarget>) {
    if store.selection.text.with_untracked(Option::is_some)
        || dom::closest(target.clone(), ".card, .toolbar, .about, .handle").is_some()
    {
        return;
    }
    if let Some(id) = mark_at(store, target.clone()) {
        pin(store, id);
    } else {
        let dimmed = dom::closest(target, ".text .boilerplate").is_some();
        let shown = store.reading.document.with_untracked(|d| d.as_ref().is_none_or(|d| d.boilerplate_shown));
        if dimmed && !shown {
            dispatch::show_boilerplate(store);
        }
        store.selection.close_card();
    }
}

fn focused(store: Store, target: Option<EventTarget>) {
    if let Some(id) = mark_at(store, target.clone()) {
        // A step came here for a wider mark over the same words.
        let ids = dom::closest(target, "mark").and_then(|mark| mark.get_attribute("data-ids")).unwrap_or_default();
        let stays =
            store.selection.active.with_untracked(|a| a.as_ref().is_some_and(|a| ids.split(' ').any(|id| id == &**a)));
        if !stays {
            pin(store, id);
        }
    }
}

fn pin(store: Store, id: Id) {
    if store.selection.active.with_untracked(|active| active.as_ref() == Some(&id)) {
        return;
    }
    if let Some((_, annotation)) = store.reading.annotation_now(&id) {
        store.reading.position.set_value(annotation.span.start);
    }
    store.selection.editing.set(false);
    store.selection.active.set(Some(id));
}

/// The pointer over marks: a card comes and goes after a rest, so that it is
/// no flicker and can be reached.
#[derive(Clone, Copy)]
struct Hover {
    store: Store,
    timer: StoredValue<Option<Timeout>, LocalStorage>,
    /// What the timer will show.
    next: StoredValue<Option<Id>>,
}

impl Hover {
    fn over(self, target: Option<EventTarget>) {
        let store = self.store;
        if dom::closest(target.clone(), ".card").is_some() {
            self.timer.set_value(None);
            return;
        }
        let mark = mark_at(store, target);
        if store.selection.hovered.with_untracked(|hovered| *hovered == mark) {
            self.timer.set_value(None);
            return;
        }
        if self.next.get_value() == mark && self.timer.with_value(Option::is_some) {
            return;
        }
        self.next.set_value(mark.clone());
        self.timer.set_value(Some(Timeout::new(REST, move || {
            store.selection.hovered.set(mark);
            self.timer.set_value(None);
        })));
    }
}
