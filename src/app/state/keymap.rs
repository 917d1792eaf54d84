//! Which key does what for this person: the table's keys, and their own in place of
//! them. Pure.

use crate::app::state::command::{Binding, Command, TABLE};

/// The keys of a person.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Keymap {
    /// Whether keys that write a sign do nothing without Ctrl.
    pub(crate) is_quiet: bool,
    /// A command and its key, with `=` between; the key is empty for none.
    pub(crate) own: Vec<String>,
}

/// Keys that move the focus or press a button, and so do nothing else.
const TAKEN: [&str; 8] = ["tab", "enter", "escape", "shift", "control", "alt", "meta", "altgraph"];

impl Keymap {
    /// The key of a command; empty for none.
    pub(crate) fn key<'a>(&'a self, binding: &'a Binding) -> &'a str {
        let own = self.own.iter().filter_map(|own| own.split_once('='));
        own.filter(|(name, _)| *name == binding.name).map(|(_, key)| key).next().unwrap_or(binding.key)
    }

    /// What a key does.
    pub(crate) fn command(&self, key: &str) -> Option<Command> {
        if self.is_quiet && writes(key) {
            return None;
        }
        self.of(key).map(|binding| binding.command)
    }

    fn of(&self, key: &str) -> Option<&'static Binding> {
        TABLE.iter().find(|binding| !key.is_empty() && self.key(binding) == key)
    }

    /// The key of a command as it is printed; empty where it has none or where it
    /// does nothing.
    pub(crate) fn shown(&self, command: Command) -> String {
        let binding = TABLE.iter().find(|binding| binding.command == command);
        let key = binding.map_or("", |binding| self.key(binding));
        if self.is_quiet && writes(key) { String::new() } else { printed(key) }
    }

    /// Gives a command another key, or with an empty one none.
    ///
    /// # Errors
    /// The command that has this key, or `None` where no command can have it.
    pub(crate) fn give(&mut self, binding: &Binding, key: &str) -> Result<(), Option<Command>> {
        let bare = key.rsplit('+').next().unwrap_or_default();
        if TAKEN.contains(&bare) || bare == " " {
            return Err(None);
        }
        match self.of(key) {
            Some(other) if other.command != binding.command => return Err(Some(other.command)),
            _ => {}
        }
        self.own.retain(|own| own.split_once('=').is_none_or(|(name, _)| name != binding.name));
        if key != binding.key {
            self.own.push(format!("{}={key}", binding.name));
        }
        Ok(())
    }
}

/// Whether a key writes a sign.
fn writes(key: &str) -> bool {
    let bare = key.strip_prefix("shift+").unwrap_or(key);
    bare.chars().count() == 1
}

/// What was pressed, as it stands in the table: `ctrl+shift+z`, `?`, `arrowleft`. A
/// digit with Shift writes another sign on each keyboard: it is both.
pub(crate) fn pressed(key: &str, code: &str, ctrl: bool, shift: bool) -> Vec<String> {
    let ctrl = if ctrl { "ctrl+" } else { "" };
    let is_sign = key.chars().count() == 1 && !key.chars().all(char::is_alphabetic);
    let shifted = if shift && !is_sign { "shift+" } else { "" };
    let first = format!("{ctrl}{shifted}{}", key.to_lowercase());
    let digit = code.strip_prefix("Digit").filter(|_| shift && is_sign && !key.chars().all(|c| c.is_ascii_digit()));
    let second = digit.map(|digit| format!("{ctrl}shift+{digit}"));
    [first].into_iter().chain(second).collect()
}

/// A key as it is printed on buttons.
pub(crate) fn printed(key: &str) -> String {
    let (mut printed, mut bare) = (String::new(), key);
    for (part, name) in [("ctrl+", "Ctrl+"), ("shift+", "Shift+")] {
        if let Some(rest) = bare.strip_prefix(part) {
            printed.push_str(name);
            bare = rest;
        }
    }
    match bare {
        "arrowleft" => printed.push('←'),
        "arrowright" => printed.push('→'),
        "arrowup" => printed.push('↑'),
        "arrowdown" => printed.push('↓'),
        "escape" => printed.push_str("Esc"),
        bare if printed.is_empty() => printed.push_str(bare),
        bare => printed.push_str(&bare.to_uppercase()),
    }
    printed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn binding(name: &str) -> &'static Binding {
        TABLE.iter().find(|binding| binding.name == name).unwrap()
    }

    #[test]
    fn what_is_pressed_finds_its_command() {
        let keys = Keymap::default();
        for (key, code, ctrl, shift, expected) in [
            ("j", "KeyJ", false, false, Some("next")),
            ("J", "KeyJ", false, false, Some("next")),
            ("J", "KeyJ", false, true, Some("next-alike")),
            ("!", "Digit1", false, true, Some("mark-all-person")),
            ("1", "Digit1", false, false, Some("mark-person")),
            // A French keyboard writes digits with Shift, a German one the slash.
            ("1", "Digit1", false, true, Some("mark-person")),
            ("/", "Digit7", false, true, Some("find")),
            ("?", "Slash", false, true, Some("help")),
            ("z", "KeyZ", true, false, Some("undo")),
            ("Z", "KeyZ", true, true, Some("redo")),
            ("ArrowLeft", "ArrowLeft", true, true, Some("select-word-left")),
            ("q", "KeyQ", false, false, None),
            ("", "", false, false, None),
        ] {
            let found = pressed(key, code, ctrl, shift).iter().find_map(|key| keys.command(key));
            assert_eq!(found, expected.map(|name| binding(name).command), "{key} {code}");
        }
    }

    #[test]
    fn a_key_is_given_once() {
        let mut keys = Keymap::default();
        assert_eq!(keys.give(binding("next"), "k"), Err(Some(Command::Previous)));
        assert_eq!(keys.give(binding("next"), "ctrl+tab"), Err(None));
        assert_eq!(keys.give(binding("next"), "w"), Ok(()));
        assert_eq!((keys.command("w"), keys.command("j")), (Some(Command::Next), None));
        assert_eq!(keys.give(binding("accept"), "j"), Ok(()));
        assert_eq!(keys.give(binding("next"), "j"), Err(Some(Command::Accept)));
        assert_eq!(keys.give(binding("accept"), ""), Ok(()));
        assert_eq!(keys.shown(Command::Accept), "");
        assert_eq!(keys.give(binding("next"), "j"), Ok(()));
        assert_eq!(keys.give(binding("accept"), "a"), Ok(()));
        assert_eq!(keys, Keymap::default());
    }

    #[test]
    fn signs_can_be_switched_off() {
        let keys = Keymap { is_quiet: true, ..Keymap::default() };
        for (key, works) in [("j", false), ("shift+j", false), ("?", false), ("ctrl+k", true), ("arrowleft", true)] {
            assert_eq!(keys.command(key).is_some(), works, "{key}");
        }
        assert_eq!(keys.shown(Command::Next), "");
    }

    #[test]
    fn keys_are_printed_as_on_a_keyboard() {
        for (key, expected) in [
            ("j", "j"),
            ("shift+j", "Shift+J"),
            ("ctrl+shift+arrowleft", "Ctrl+Shift+←"),
            ("ctrl++", "Ctrl++"),
            ("+", "+"),
            ("", ""),
        ] {
            assert_eq!(printed(key), expected);
        }
    }
}
