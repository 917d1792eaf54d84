//! Keys: one table for what they do and for the help that tells of them.

use super::doing;
use super::state::Store;
use super::texts::Texts;
use crate::browser::{dom, events};
use crate::desk::Kind;
use crate::model::EntityKind;
use web_sys::KeyboardEvent;

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Command {
    Next,
    Previous,
    Accept,
    Reject,
    Edit,
    Mark(Kind),
    Claim,
    Link,
    Find,
    Across,
    Help,
    Undo,
    Redo,
    Export,
    Escape,
}

/// A key with what it does.
pub(crate) struct Binding {
    /// As `KeyboardEvent.key` says it, in lower case.
    key: &'static str,
    ctrl: bool,
    shift: Option<bool>,
    /// Whether it also works while a field has the focus.
    in_fields: bool,
    pub(crate) command: Command,
    /// As the help shows it.
    pub(crate) shown: &'static str,
}

const fn letter(key: &'static str, command: Command) -> Binding {
    Binding { key, ctrl: false, shift: None, in_fields: false, command, shown: key }
}

const fn number(key: &'static str, kind: Kind) -> Binding {
    letter(key, Command::Mark(kind))
}

/// All keys, in the order of the help.
pub(crate) static TABLE: [Binding; 20] = [
    letter("j", Command::Next),
    letter("k", Command::Previous),
    letter("a", Command::Accept),
    letter("x", Command::Reject),
    letter("e", Command::Edit),
    number("1", Kind::Entity(EntityKind::Person)),
    number("2", Kind::Entity(EntityKind::Organization)),
    number("3", Kind::Entity(EntityKind::Place)),
    number("4", Kind::Entity(EntityKind::Demonym)),
    number("5", Kind::Date),
    number("6", Kind::Casualty),
    letter("c", Command::Claim),
    letter("l", Command::Link),
    letter("/", Command::Find),
    letter("t", Command::Across),
    letter("?", Command::Help),
    Binding { key: "z", ctrl: true, shift: Some(false), in_fields: false, command: Command::Undo, shown: "Ctrl+Z" },
    Binding {
        key: "z",
        ctrl: true,
        shift: Some(true),
        in_fields: false,
        command: Command::Redo,
        shown: "Ctrl+Shift+Z",
    },
    Binding { key: "s", ctrl: true, shift: Some(false), in_fields: true, command: Command::Export, shown: "Ctrl+S" },
    Binding { key: "escape", ctrl: false, shift: None, in_fields: true, command: Command::Escape, shown: "Esc" },
];

/// The key of a command, for buttons that name it.
pub(crate) fn key_of(command: Command) -> &'static str {
    TABLE.iter().find(|binding| binding.command == command).map_or("", |binding| binding.shown)
}

/// What a command does, in words.
pub(crate) fn words(command: Command, texts: &Texts) -> String {
    let help = &texts.help;
    match command {
        Command::Next => help.next,
        Command::Previous => help.previous,
        Command::Accept => help.accept,
        Command::Reject => help.reject,
        Command::Edit => help.edit,
        Command::Mark(kind) => return (help.mark_as)(texts.kinds.name(kind)),
        Command::Claim => help.claim,
        Command::Link => help.link,
        Command::Find => help.find,
        Command::Across => help.across,
        Command::Help => help.help,
        Command::Undo => help.undo,
        Command::Redo => help.redo,
        Command::Export => help.export,
        Command::Escape => help.escape,
    }
    .to_owned()
}

/// Listens to the keys until the page closes.
pub(crate) fn listen(store: Store) {
    events::on_window("keydown", move |event: KeyboardEvent| {
        if let Some(command) = command(&event, store) {
            event.prevent_default();
            doing::command(store, command);
        }
    });
}

fn command(event: &KeyboardEvent, store: Store) -> Option<Command> {
    // 229 is what browsers say while an input method composes.
    if event.is_composing() || event.key_code() == 229 || event.alt_key() {
        return None;
    }
    use leptos::prelude::GetUntracked;
    let key = event.key().to_lowercase();
    let ctrl = event.ctrl_key() || event.meta_key();
    let binding = TABLE.iter().find(|binding| {
        binding.key == key && binding.ctrl == ctrl && binding.shift.is_none_or(|shift| shift == event.shift_key())
    })?;
    // A letter chooses in a select; with Ctrl it does nothing there.
    let typing = if ctrl { dom::takes_text(event.target()) } else { dom::takes_typing(event.target()) };
    let dialog = store.help.get_untracked();
    let allowed = match binding.command {
        Command::Escape => !typing || store.editing.get_untracked() || dialog,
        Command::Help => !typing,
        _ => (binding.in_fields || !typing) && !dialog,
    };
    allowed.then_some(binding.command)
}
