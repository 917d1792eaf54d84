//! Many articles at once: chosen in the library, they get a publication date, a source or a
//! case as one act; they are looked at together, exported, put away or deleted.

use super::elements::on;
use crate::app::actions::library;
use crate::app::state::library::Library;
use crate::app::state::{Store, store};
use crate::app::texts::texts;
use crate::browser::dom;
use crate::desk::Id;
use leptos::ev;
use leptos::prelude::*;

/// The button that begins or ends choosing, and what can be said of those chosen.
pub(super) fn several(this: Library) -> AnyView {
    let says = texts().library_list;
    let is_on = Memo::new(move |_| this.several.with(Option::is_some));
    let toggle = move |_| this.several.update(|several| *several = several.is_none().then(Vec::new));
    view! {
        <button
            class="link several"
            type="button"
            aria-expanded=move || is_on.get().to_string()
            on:click=on(ev::click, toggle)
        >
            {move || if is_on.get() { says.choose_done } else { says.choose_several }}
        </button>
        {move || is_on.get().then(|| form(this))}
    }
    .into_any()
}

fn form(this: Library) -> AnyView {
    let (store, texts) = (store(), texts());
    let (says, about) = (texts.library_list, &texts.about);
    let chosen = move || this.several.with(|several| several.as_ref().map_or(0, Vec::len));
    let all = move |_| this.several.set(Some(this.shown()));
    let apply = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let ids = this.several.get_untracked().unwrap_or_default();
        let typed = |name: &str| dom::typed(&format!(".several-form [name={name}]")).trim().to_owned();
        library::describe_all(store, &ids, &typed("day"), &typed("source"), &typed("case"));
    };
    let act = |name: &'static str, does: fn(Store, &[Id])| {
        let pressed = move |_| does(store, &this.several.get_untracked().unwrap_or_default());
        view! {
            <button
                class="small"
                type="button"
                prop:disabled=move || chosen() == 0
                on:click=on(ev::click, pressed)
            >
                {name}
            </button>
        }
        .into_any()
    };
    let field = |name: &'static str, label: &'static str, kind: &'static str| {
        view! {
            <label>
                {label}
                <input type=kind name=name autocomplete="off" />
            </label>
        }
        .into_any()
    };
    view! {
        <form class="fields several-form" on:submit=on(ev::submit, apply)>
            <p class="row">
                <span role="status">{move || (says.chosen)(chosen())}</span>
                <button class="small" type="button" on:click=on(ev::click, all)>
                    {says.choose_shown}
                </button>
            </p>
            <p class="row acts">
                {act(says.look_at, library::look_at)}
                {act(says.export, |store, _| store.dialogs.export.set(true))}
                {act(says.put_away, library::archive_all)}
                {act(says.delete, library::delete_all)}
            </p>
            {field("day", about.published, "date")}
            {field("source", about.source, "text")}
            {field("case", says.case, "text")}
            <button class="main small" type="submit" prop:disabled=move || chosen() == 0>
                {move || (says.apply)(chosen())}
            </button>
        </form>
    }
    .into_any()
}

/// The box by which an article is chosen, while several are; with Shift all from the last one.
pub(super) fn choice(this: Library, id: &Id, title: String) -> AnyView {
    let (own, changed) = (id.clone(), id.clone());
    let is_chosen = move || this.several.with(|several| several.as_ref().is_some_and(|several| several.contains(&own)));
    let with_shift = StoredValue::new(false);
    view! {
        <input
            type="checkbox"
            class="choice-box"
            aria-label=(texts().library_list.choose_one)(&title)
            prop:checked=is_chosen
            on:click=on(ev::click, move |event| with_shift.set_value(event.shift_key()))
            on:change=on(ev::change, move |event| {
                this.choose(&changed, event_target_checked(&event), with_shift.get_value());
            })
        />
    }
    .into_any()
}
