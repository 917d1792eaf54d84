//! What a person set, kept beside the work: theme, language, name, keys, hidden kinds,
//! the open document and where each one was left.

use super::keymap::Keymap;
use super::library::Library;
use super::state::{Store, Theme};
use super::texts::Lang;
use crate::browser::{language, storage::Shelf};
use crate::desk::{Id, Kind};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

const SETTINGS: &str = "tallymark:settings";

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Settings {
    theme: Option<String>,
    language: Option<String>,
    hidden: Vec<String>,
    current: Option<String>,
    /// The person's name.
    person: String,
    /// Whether keys that write a sign are switched off.
    quiet: bool,
    /// Keys of their own, by command.
    keys: BTreeMap<String, String>,
    /// The byte at which each article was left.
    places: BTreeMap<Id, usize>,
    /// Cases that are folded in the library.
    folded: BTreeSet<String>,
}

/// The interface language: `?lang=`, then what was chosen, then the browser's.
pub(crate) fn language(shelf: &Shelf) -> Lang {
    let mut wanted = language::wanted();
    let at = usize::from(language::is_asked_for()).min(wanted.len());
    wanted.splice(at..at, read(shelf).language);
    Lang::among(&wanted).unwrap_or(Lang::En)
}

/// Takes up the settings and keeps every change of them.
pub(crate) fn start(store: Store, library: Library, shelf: Rc<Shelf>) {
    let settings = read(&shelf);
    store.theme.set(match settings.theme.as_deref() {
        Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        _ => Theme::System,
    });
    store.hidden.set(Kind::ALL.into_iter().filter(|k| settings.hidden.iter().any(|h| h == k.name())).collect());
    let (open, last) = store.work.with_untracked(|work| {
        let known = |id: &String| work.desk.document(id).map(|d| d.id.clone());
        (settings.current.as_ref().and_then(known), work.desk.documents().last().map(|d| d.id.clone()))
    });
    store.person.set(settings.person);
    store.keymap.set(Keymap { is_quiet: settings.quiet, own: settings.keys });
    store.places.set(settings.places);
    library.folded.set(settings.folded);
    store.open(open.or(last));
    let spoken = StoredValue::new(settings.language);
    Effect::new(move |before: Option<Lang>| {
        let lang = store.lang.get();
        language::set_page_language(lang.code());
        // What the browser asked for is no choice of the person's.
        if before.is_some_and(|before| before != lang) {
            spoken.set_value(Some(lang.code().to_owned()));
        }
        let theme = match store.theme.get() {
            Theme::System => None,
            Theme::Light => Some("light"),
            Theme::Dark => Some("dark"),
        };
        language::set_theme(theme);
        let settings = Settings {
            theme: theme.map(str::to_owned),
            language: spoken.get_value(),
            hidden: store.hidden.with(|hidden| hidden.iter().map(|k| k.name().to_owned()).collect()),
            current: store.current.get().map(|id| id.to_string()),
            person: store.person.get(),
            quiet: store.keymap.with(|keys| keys.is_quiet),
            keys: store.keymap.with(|keys| keys.own.clone()),
            places: store.places.get(),
            folded: library.folded.get(),
        };
        if let Ok(raw) = serde_json::to_string(&settings) {
            // Settings are a comfort: a full storage is said of documents.
            let _ = shelf.set(SETTINGS, &raw);
        }
        lang
    });
}

fn read(shelf: &Shelf) -> Settings {
    shelf.get(SETTINGS).and_then(|raw| serde_json::from_str(&raw).ok()).unwrap_or_default()
}
