//! Search in the text: hits are painted, Enter goes on to the next.

use super::elements::on;
use super::parts::key;
use crate::app::services::places::{hits, range_of, scroll_to};
use crate::app::state::command::Command;
use crate::app::state::{Store, store};
use crate::app::texts::texts;
use crate::browser::{dom, find as paint};
use crate::text::Span;
use leptos::ev;
use leptos::prelude::*;
use web_sys::{KeyboardEvent, Range};

/// More hits than this are counted and not painted.
const MOST: usize = 500;

pub(super) fn find() -> AnyView {
    let (store, head) = (store(), &texts().head);
    let (query, at) = (store.reading.finding, store.reading.found);
    let hits = Memo::new(move |_| {
        let wanted = query.get();
        store.reading.document.with(|d| d.as_ref().map(|d| hits(&d.text, &wanted)).unwrap_or_default())
    });
    Effect::new(move |_| {
        let (hits, at) = (hits.get(), at.get());
        dom::after_drawing(move || paint_hits(store, &hits, at));
    });
    on_cleanup(|| {
        paint::paint("found", &[]);
        paint::paint("here", &[]);
    });
    let typed = move |event: web_sys::Event| {
        query.set(event_target_value(&event));
        at.set(0);
    };
    let go = move |event: KeyboardEvent| {
        if event.is_composing() {
            return;
        }
        let count = hits.with(Vec::len);
        match &*event.key() {
            "Enter" if count > 0 => {
                event.prevent_default();
                let step = if event.shift_key() { count - 1 } else { 1 };
                let next = if at.get_untracked() == 0 { 1 } else { (at.get_untracked() - 1 + step) % count + 1 };
                at.set(next);
                scroll_to(store, hits.with_untracked(|hits| hits[next - 1]));
            }
            "Escape" => {
                query.set(String::new());
                at.set(0);
                dom::focus("#text");
            }
            _ => {}
        }
    };
    let said = move || match (query.with(String::is_empty), hits.with(Vec::len)) {
        (true, _) => String::new(),
        (_, 0) => head.not_found.to_owned(),
        (_, count) => (head.found)(at.get(), count),
    };
    view! {
        <div class="find" role="search">
            <input
                id="find"
                type="text"
                autocomplete="off"
                spellcheck="false"
                placeholder=head.find
                aria-label=head.find
                prop:value=move || query.get()
                on:input=on(ev::input, typed)
                on:keydown=on(ev::keydown, go)
            />
            <span class="said" role="status">{said}</span>
            {key(Command::Find)}
        </div>
    }
    .into_any()
}

fn paint_hits(store: Store, hits: &[Span], at: usize) {
    let ranges: Vec<Range> = hits.iter().take(MOST).filter_map(|&hit| range_of(store, hit)).collect();
    paint::paint("found", &ranges);
    let here = at.checked_sub(1).and_then(|at| hits.get(at)).and_then(|&hit| range_of(store, hit));
    paint::paint("here", here.as_slice());
}
