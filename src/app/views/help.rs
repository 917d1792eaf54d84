//! Help: the keys, from the table that answers to them; here they are changed.

use super::el::{IntoKid, button, el, el_of, group};
use crate::app::state::command::{Binding, Command, TABLE};
use crate::app::state::keymap::{self, printed};
use crate::app::state::{Store, store};
use crate::app::texts::texts;
use crate::browser::dom;
use leptos::prelude::*;

pub(super) fn help() -> AnyView {
    let (store, texts) = (store(), texts());
    let help = &texts.help;
    Effect::new(move |_| dom::open_dialog("dialog.help", store.dialogs.help.get()));
    el_of("dialog", "help")
        .attr("aria-labelledby", "help-title")
        .on("close", move |_: web_sys::Event| store.dialogs.help.set(false))
        .kid(el("h2").attr("id", "help-title").kid(help.title))
        .kid(el("p").kid(help.lead))
        .show(move || store.dialogs.help.get().then(|| keys(store)))
        .kid(super::privacy::privacy())
        .kid(button("main", move || store.dialogs.help.set(false)).kid(help.close))
        .into_kid()
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
    let reset = move || {
        store.preferences.update(|preferences| preferences.keys.own.clear());
        dom::focus(".help .main");
    };
    group([
        el_of("label", "check")
            .kid(
                el("input")
                    .attr("type", "checkbox")
                    .flag("checked", move || !store.preferences.with(|preferences| preferences.keys.is_quiet))
                    .on("change", toggled),
            )
            .kid(keys.letters)
            .into_kid(),
        el("dl").kid(rows).into_kid(),
        el_of("p", "said").attr("role", "status").show(move || says.get()).into_kid(),
        super::el::show(move || is_changed().then(|| button("link", reset).kid(keys.all_as_before))),
    ])
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
    let start = move || {
        says.set(keys.press_help.to_owned());
        waiting.set(binding.name.to_owned());
    };
    let label = name.clone();
    // The way out stays where it is.
    let key = if binding.command == Command::Escape {
        el("kbd").show(shown)
    } else {
        button("key", start)
            .live("aria-label", move || (keys.change)(&shown(), &label))
            .class("waiting", is_waiting)
            .class("none", move || store.preferences.with(|preferences| preferences.keys.key(binding).is_empty()))
            .on("keydown", pressed)
            .on("blur", move |_: web_sys::Event| {
                // Closing the help takes the focus, and what waits, away.
                if waiting.try_get_untracked().is_some_and(|waiting| waiting == binding.name) {
                    waiting.set(String::new());
                    says.set(String::new());
                }
            })
            .show(move || if is_waiting() { keys.press.to_owned() } else { shown() })
    };
    group([el("dt").kid(key).into_kid(), el("dd").kid(name).into_kid()])
}
