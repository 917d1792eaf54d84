//! Records that cannot be read: moved out of the way, unchanged, and offered.

use super::handle::Persistence;
use super::keys::QUARANTINE;
use crate::app::state::notices::Notice;
use crate::browser::download;
use crate::browser::storage::KeyValueStore;
use leptos::prelude::*;

/// What a person calls the record under a key.
pub(super) fn short(key: &str) -> &str {
    key.rsplit(':').next().unwrap_or(key)
}

/// A name that nothing has that was set aside before: an earlier one of the same article stays.
fn free_name(storage: &KeyValueStore, short: &str) -> String {
    let taken = storage.names(QUARANTINE);
    let is_free = |name: &String| !taken.contains(&format!("{QUARANTINE}{name}"));
    let numbered = (2..=taken.len() + 2).map(|number| format!("{short}-{number}"));
    [short.to_owned()].into_iter().chain(numbered).find(is_free).unwrap_or_else(|| short.to_owned())
}

/// Sets aside what stands elsewhere; gives the name that it has here.
pub(super) fn set_aside(storage: &KeyValueStore, short: &str, raw: &str) -> String {
    let name = free_name(storage, short);
    if storage.set(&format!("{QUARANTINE}{name}"), raw).is_err() {
        offer(&name, raw);
    }
    name
}

/// Moves what stands under a key out of the way; gives the name that it has there.
pub(super) fn quarantine(storage: &KeyValueStore, key: &str, raw: &str) -> String {
    let name = free_name(storage, short(key));
    let there = format!("{QUARANTINE}{name}");
    if storage.set(&there, raw).is_ok() {
        storage.remove(key);
    } else {
        // There is no room for it twice.
        storage.remove(key);
        if storage.set(&there, raw).is_err() && storage.set(key, raw).is_err() {
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

impl Persistence {
    /// Names of records that were set aside.
    pub(crate) fn quarantined(self) -> Vec<String> {
        self.quarantined.get()
    }

    /// Offers a record that was set aside as a file.
    pub(crate) fn download_quarantined(self, name: &str) {
        if let Some(raw) = self.storage().get(&format!("{QUARANTINE}{name}")) {
            offer(name, &raw);
        }
    }

    /// Throws a record away that was set aside.
    pub(crate) fn discard_quarantined(self, name: &str) {
        self.storage().remove(&format!("{QUARANTINE}{name}"));
        self.quarantined.update(|names| names.retain(|other| other != name));
    }

    pub(super) fn quarantined_names(self) -> Vec<String> {
        self.storage()
            .names(QUARANTINE)
            .iter()
            .filter_map(|name| name.strip_prefix(QUARANTINE))
            .map(str::to_owned)
            .collect()
    }

    /// Says which record was set aside, and offers it.
    pub(super) fn report_quarantined(self, name: &str) {
        let texts = self.store.texts();
        let wanted = name.to_owned();
        let notice = Notice::error((texts.trouble.corrupt)(name))
            .about(format!("aside {name}"))
            .with(texts.trouble.download, move || self.download_quarantined(&wanted));
        self.store.notices.say(notice);
    }
}
