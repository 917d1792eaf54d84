//! Help: the keys, from the table that answers to them; here they are changed.

use super::elements::on;
use crate::app::actions::addresses;
use crate::app::state::command::{Binding, Command, TABLE};
use crate::app::state::keymap::{self, printed};
use crate::app::state::{Store, store};
use crate::app::texts::texts;
use crate::browser::dom;
use leptos::ev;
use leptos::prelude::*;

pub(super) fn help() -> AnyView {
    let (store, texts) = (store(), texts());
    let help = &texts.help;
    Effect::new(move |_| dom::open_dialog("dialog.help", store.dialogs.help.get()));
    view! {
        <dialog
            class="help"
            aria-labelledby="help-title"
            on:close=on(ev::close, move |_| store.dialogs.help.set(false))
        >
            <h2 id="help-title">{help.title}</h2>
            <p>{help.lead}</p>
            {move || store.dialogs.help.get().then(|| keys(store))}
            <p class="row bookmark">
                <a
                    class="button small"
                    href=addresses::bookmark()
                    on:click=on(ev::click, |event| event.prevent_default())
                >
                    {help.bookmark}
                </a>
                <small>{help.bookmark_help}</small>
            </p>
            {super::privacy::privacy()}
            <button class="main" type="button" on:click=on(ev::click, move |_| store.dialogs.help.set(false))>
                {help.close}
            </button>
        </dialog>
    }
    .into_any()
}

fn keys(store: Store) -> AnyView {
    let texts = texts();
    let keys = texts.keys;
    // The command that waits for its key, and what is said of the last try.
    let waiting = RwSignal::new(String::new());
    let says = RwSignal::new(String::new());
    let rows = TABLE.iter().map(|binding| row(store, binding, waiting, says)).collect::<Vec<_>>();
    let toggled = move |event: web_sys::Event| {
        store.preferences.update(|preferences| preferences.keys.is_quiet = !event_target_checked(&event));
    };
    let is_changed = move || store.preferences.with(|preferences| !preferences.keys.own.is_empty());
    let reset = move |_| {
        store.preferences.update(|preferences| preferences.keys.own.clear());
        dom::focus(".help .main");
    };
    view! {
        <label class="check">
            <input
                type="checkbox"
                prop:checked=move || !store.preferences.with(|preferences| preferences.keys.is_quiet)
                on:change=on(ev::change, toggled)
            />
            {keys.letters}
        </label>
        <dl>{rows}</dl>
        <p class="said" role="status">{move || says.get()}</p>
        {move || {
            is_changed().then(|| {
                view! {
                    <button class="link" type="button" on:click=on(ev::click, reset)>
                        {keys.all_as_before}
                    </button>
                }
                .into_any()
            })
        }}
    }
    .into_any()
}

fn row(store: Store, binding: &'static Binding, waiting: RwSignal<String>, says: RwSignal<String>) -> AnyView {
    let texts = texts();
    let keys = texts.keys;
    let name = (keys.names)(binding.command, &texts.kinds);
    let is_waiting = move || waiting.with(|waiting| waiting == binding.name);
    let shown = move || {
        let key = store.preferences.with(|preferences| printed(preferences.keys.key(binding)));
        Some(key).filter(|key| !key.is_empty()).unwrap_or_else(|| keys.no_key.to_owned())
    };
    let pressed = move |event: web_sys::KeyboardEvent| {
        if !untrack(is_waiting) || event.is_composing() {
            return;
        }
        let key = event.key();
        if key == "Tab" || matches!(&*key, "Shift" | "Control" | "Alt" | "Meta" | "AltGraph") {
            return;
        }
        event.prevent_default();
        event.stop_propagation();
        let (ctrl, shift) = (event.ctrl_key() || event.meta_key(), event.shift_key());
        let all = keymap::pressed(&key, &event.code(), ctrl, shift);
        let wanted = match &*key {
            "Escape" => None,
            "Delete" | "Backspace" => Some(String::new()),
            _ => all.into_iter().next_back(),
        };
        let Some(wanted) = wanted else {
            waiting.set(String::new());
            says.set(String::new());
            return;
        };
        let mut result = Ok(());
        store.preferences.update(|preferences| result = preferences.keys.give(binding, &wanted));
        says.set(match result {
            Ok(()) => {
                waiting.set(String::new());
                String::new()
            }
            Err(Some(other)) => (keys.taken)(&printed(&wanted), &(keys.names)(other, &texts.kinds)),
            Err(None) => (keys.reserved)(&printed(&wanted)),
        });
    };
    let start = move |_| {
        says.set(keys.press_help.to_owned());
        waiting.set(binding.name.to_owned());
    };
    let label = name.clone();
    // The way out stays where it is.
    let key = if binding.command == Command::Escape {
        view! { <kbd>{shown}</kbd> }.into_any()
    } else {
        view! {
            <button
                class="key"
                type="button"
                aria-label=move || (keys.change)(&shown(), &label)
                class:waiting=is_waiting
                class:none=move || store.preferences.with(|preferences| preferences.keys.key(binding).is_empty())
                on:click=on(ev::click, start)
                on:keydown=on(ev::keydown, pressed)
                on:blur=on(ev::blur, move |_| {
                    if waiting.try_get_untracked().is_some_and(|waiting| waiting == binding.name) {
                        waiting.set(String::new());
                        says.set(String::new());
                    }
                })
            >
                {move || if is_waiting() { keys.press.to_owned() } else { shown() }}
            </button>
        }
        .into_any()
    };
    view! { <dt>{key}</dt> <dd>{name}</dd> }.into_any()
}
