//! Records that cannot be read: moved out of the way, unchanged, and offered.

use super::{ASIDE, Keeper};
use crate::app::notices::Notice;
use crate::browser::{download, storage::KeyValueStore};
use leptos::prelude::*;

/// Moves what stands under a key out of the way; gives the name that it has there.
pub(super) fn put_aside(shelf: &KeyValueStore, key: &str, raw: &str) -> String {
    let short = key.rsplit(':').next().unwrap_or(key);
    // An earlier one of the same article stays.
    let taken = shelf.names(ASIDE);
    let is_free = |name: &String| !taken.contains(&format!("{ASIDE}{name}"));
    let numbered = (2..=taken.len() + 2).map(|number| format!("{short}-{number}"));
    let name = [short.to_owned()].into_iter().chain(numbered).find(is_free).unwrap_or_else(|| short.to_owned());
    let there = format!("{ASIDE}{name}");
    if shelf.set(&there, raw).is_ok() {
        shelf.remove(key);
    } else {
        // There is no room for it twice.
        shelf.remove(key);
        if shelf.set(&there, raw).is_err() && shelf.set(key, raw).is_err() {
            // There was room for it a moment ago; should there be none now, it goes
            // to the person.
            offer(&name, raw);
        }
    }
    name
}

fn offer(name: &str, raw: &str) {
    download::offer(&format!("tallymark-record-{name}.txt"), "text/plain", raw);
}

impl Keeper {
    /// Names of records that were set aside.
    pub(crate) fn set_aside(self) -> Vec<String> {
        self.aside.get()
    }

    /// Offers a record that was set aside as a file.
    pub(crate) fn download_aside(self, name: &str) {
        if let Some(raw) = self.shelf().get(&format!("{ASIDE}{name}")) {
            offer(name, &raw);
        }
    }

    /// Throws a record away that was set aside.
    pub(crate) fn discard_aside(self, name: &str) {
        self.shelf().remove(&format!("{ASIDE}{name}"));
        self.aside.update(|aside| aside.retain(|other| other != name));
    }

    pub(super) fn names_aside(self) -> Vec<String> {
        self.shelf().names(ASIDE).iter().filter_map(|name| name.strip_prefix(ASIDE)).map(str::to_owned).collect()
    }

    /// Says which record was set aside, and offers it.
    pub(super) fn say_set_aside(self, name: &str) {
        let texts = self.store.texts();
        let wanted = name.to_owned();
        let notice = Notice::error((texts.trouble.corrupt)(name))
            .about(format!("aside {name}"))
            .with(texts.trouble.download, move || self.download_aside(&wanted));
        self.store.notices.say(notice);
    }
}
