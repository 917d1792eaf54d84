//! Keys: what is pressed becomes a command.

use crate::app::actions::dispatch;
use crate::app::services::Services;
use crate::app::state::command::Command;
use crate::app::state::{Store, keymap};
use crate::browser::{dom, events};
use leptos::prelude::{GetUntracked, WithUntracked, untrack};
use web_sys::KeyboardEvent;

/// Listens to the keys until the page closes.
pub(super) fn listen(store: Store, services: Services) {
    events::on_window("keydown", move |event: KeyboardEvent| {
        if let Some(command) = command(&event, store) {
            event.prevent_default();
            dispatch::run(store, services, command);
        }
    });
}

fn command(event: &KeyboardEvent, store: Store) -> Option<Command> {
    // 229 is what browsers say while an input method composes.
    if event.is_composing() || event.key_code() == 229 || event.alt_key() || event.default_prevented() {
        return None;
    }
    let pressed = keymap::pressed(&event.key(), &event.code(), event.ctrl_key() || event.meta_key(), event.shift_key());
    let command =
        store.preferences.with_untracked(|preferences| pressed.iter().find_map(|key| preferences.keys.command(key)))?;
    // A letter chooses in a select; with Ctrl it does nothing there.
    let typing = if event.ctrl_key() || event.meta_key() {
        dom::takes_text(event.target())
    } else {
        dom::takes_typing(event.target())
    };
    // What is asked in a dialog is answered there.
    if store.dialogs.export.get_untracked() || untrack(|| store.dialogs.prompt.number().is_some()) {
        return None;
    }
    let dialog = store.dialogs.help.get_untracked() || store.dialogs.commands.get_untracked();
    let allowed = match command {
        Command::Escape if dom::closest(event.target(), ".claim-form").is_some() => true,
        // A digit sets the status where the box of the status has the focus.
        Command::Mark(_) | Command::NextClaim if dom::closest(event.target(), ".claim-form select").is_some() => true,
        Command::Escape => !typing || store.selection.editing.get_untracked() || dialog,
        Command::Help => !typing,
        Command::Commands => !store.dialogs.help.get_untracked(),
        Command::Export | Command::Search => !dialog,
        // The arrows scroll what is no text.
        Command::Caret { select: false, .. } => !dialog && dom::closest(event.target(), "#text").is_some(),
        _ => !typing && !dialog,
    };
    allowed.then_some(command)
}
