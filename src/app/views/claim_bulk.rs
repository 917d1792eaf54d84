//! Many claims at once: choosing them, and what is done to the chosen.

use super::elements::on;
use super::parts::choose;
use crate::app::actions::claim_list::{choice_selector, choose_none, judge};
use crate::app::state::Store;
use crate::app::state::claim_list::ClaimList;
use crate::app::texts::texts;
use crate::browser::dom;
use crate::desk::{Bulk, Id, Status};
use leptos::ev;
use leptos::prelude::*;
use rustc_hash::FxHashSet;
use wasm_bindgen::JsCast;
use web_sys::{KeyboardEvent, MouseEvent};

/// The box that chooses a claim. Shift chooses all from the last one to it; the
/// arrows go from box to box, with Shift they choose on their way.
pub(super) fn choice(listing: ClaimList, key: &Id, name: &str) -> AnyView {
    let (chosen, clicked, stepped) = (key.clone(), key.clone(), key.clone());
    let click = move |event: MouseEvent| {
        let on =
            event.target().and_then(|t| t.dyn_into::<web_sys::HtmlInputElement>().ok()).is_some_and(|b| b.checked());
        listing.choose(&clicked, on, event.shift_key());
    };
    let step = move |event: KeyboardEvent| {
        let forward = match &*event.key() {
            "ArrowDown" => true,
            "ArrowUp" => false,
            _ => return,
        };
        event.prevent_default();
        let shown = untrack(|| listing.shown());
        let at = shown.iter().position(|key| *key == stepped);
        let next = at.and_then(|at| if forward { at.checked_add(1) } else { at.checked_sub(1) });
        if let Some(next) = next.and_then(|at| shown.get(at)) {
            if event.shift_key() {
                listing.choose(&stepped, true, false);
                listing.choose(next, true, true);
            }
            dom::focus(&choice_selector(next));
        }
    };
    view! {
        <input
            class="choice"
            type="checkbox"
            data-key=key.to_string()
            aria-label=(texts().listing.choose)(name)
            prop:checked=move || listing.chosen.with(|keys| keys.contains(&chosen))
            on:click=on(ev::click, click)
            on:keydown=on(ev::keydown, step)
        />
    }
    .into_any()
}

/// The box that chooses all, and what can be done once something is chosen.
pub(super) fn choosing(store: Store, listing: ClaimList) -> AnyView {
    let says = texts().listing;
    let taken = Memo::new(move |_| listing.taken());
    let some = Memo::new(move |_| taken.with(|taken| !taken.is_empty()));
    let count = Memo::new(move |_| listing.shown().len());
    let all = move || some.get() && taken.with(Vec::len) == count.get();
    let toggle = move |_| {
        let is_all = untrack(all);
        listing.choose_all(&untrack(|| listing.shown()), !is_all);
    };
    view! {
        <div class="bulk" class:on=move || some.get()>
            <div class="row">
                <label class="check">
                    <input
                        class="choose-all"
                        type="checkbox"
                        prop:checked=all
                        on:click=on(ev::click, toggle)
                    />
                    <span>{move || (says.choose_all)(count.get())}</span>
                </label>
                <span class="n" role="status">
                    {move || some.get().then(|| (says.chosen)(taken.with(Vec::len)))}
                </span>
            </div>
            {move || some.get().then(|| acts(store, taken))}
        </div>
    }
    .into_any()
}

fn acts(store: Store, taken: Memo<Vec<Id>>) -> AnyView {
    let texts = texts();
    let (claims, says) = (&texts.claims, texts.listing);
    let act = move |act: Bulk| judge(store, &taken.get_untracked(), &act);
    let draft = RwSignal::new(String::new());
    let add = move || {
        let tag = draft.with_untracked(|draft| draft.trim().to_owned());
        draft.set(String::new());
        if !tag.is_empty() {
            act(Bulk::AddTag(tag));
        }
    };
    let keydown = move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            add();
        }
    };
    let worn = move || {
        store.claim_list.claims.with(|all| {
            let mut tags: Vec<String> = Vec::new();
            let taken: FxHashSet<Id> = taken.with(|taken| taken.iter().cloned().collect());
            let chosen = all.iter().filter(|claim| taken.contains(&claim.key));
            for tag in chosen.flat_map(|claim| &claim.tags) {
                if !tags.contains(tag) {
                    tags.push(tag.clone());
                }
            }
            tags
        })
    };
    let tags = move || {
        let drop = |tag: String| {
            let (name, gone) = ((says.drop_tag)(&tag), tag.clone());
            view! {
                <span class="tag">
                    {tag}
                    <button
                        type="button"
                        aria-label=name
                        on:click=on(ev::click, move |_| act(Bulk::DropTag(gone.clone())))
                    >
                        "×"
                    </button>
                </span>
            }
            .into_any()
        };
        worn().into_iter().map(drop).collect::<Vec<_>>()
    };
    // To look through the choices with the arrows must not judge.
    let status = RwSignal::new(0);
    let chosen = move || Status::ALL.get(status.get()).copied();
    view! {
        <div class="acts" role="group" aria-label=says.bulk>
            <button class="small" type="button" on:click=on(ev::click, move |_| act(Bulk::Accept))>
                {claims.accept}
            </button>
            <button class="small" type="button" on:click=on(ev::click, move |_| act(Bulk::Reject))>
                {claims.reject}
            </button>
            <span class="joined">
                {choose(
                    &Status::ALL,
                    claims.statuses,
                    chosen,
                    move |new| status.set(Status::ALL.iter().position(|status| *status == new).unwrap_or_default()),
                    None,
                    Some(says.status.to_owned()),
                )}
                <button
                    class="small"
                    type="button"
                    on:click=on(ev::click, move |_| act(Bulk::Status(untrack(chosen).unwrap_or_default())))
                >
                    {says.set_status}
                </button>
            </span>
            <input
                type="text"
                list="tags-in-use"
                autocomplete="off"
                placeholder=says.add_tag
                aria-label=says.add_tag
                prop:value=move || draft.get()
                on:input=on(ev::input, move |event| draft.set(event_target_value(&event)))
                on:keydown=on(ev::keydown, keydown)
            />
            {tags}
            <button class="quiet small" type="button" on:click=on(ev::click, move |_| choose_none(store))>
                {says.choose_none}
            </button>
        </div>
    }
    .into_any()
}
