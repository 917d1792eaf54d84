//! What a person set, kept beside the work: theme, language, name, keys, hidden kinds,
//! the open document and where each one was left.

use crate::app::state::Store;
use crate::app::state::keymap::Keymap;
use crate::app::state::language::Lang;
use crate::app::state::look::Theme;
use crate::app::state::preferences::Preferences;
use crate::browser::language;
use crate::browser::storage::KeyValueStore;
use crate::desk::{Document, Id, Kind};
use leptos::prelude::*;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

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
    /// Keys of their own, as `command=key`.
    keys: Vec<String>,
    /// The byte at which each article was left, as `id=byte`.
    places: Vec<String>,
    /// Shelves that are folded in the library.
    folded: Vec<String>,
    /// The format of the last export for other tools.
    format: String,
    /// Whether exports of our own are sealed.
    sealed: bool,
    /// What labels of other tools are read as: the name of a kind, or nothing.
    labels: BTreeMap<String, Option<String>>,
    /// Whether the predictions of models come in as marks.
    predictions: bool,
}

/// The interface language: `?lang=`, then what was chosen, then the browser's.
pub(crate) fn language(storage: &KeyValueStore) -> Lang {
    let mut wanted = language::wanted();
    let at = usize::from(language::is_asked_for()).min(wanted.len());
    wanted.splice(at..at, read(storage).language);
    Lang::among(&wanted).unwrap_or(Lang::En)
}

/// Takes up the settings and keeps every change of them. Gives the article that was open
/// last, else the newest.
pub(crate) fn start(store: Store, storage: Rc<KeyValueStore>) -> Option<Id> {
    let settings = read(&storage);
    store.look.theme.set(match settings.theme.as_deref() {
        Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        _ => Theme::System,
    });
    store.look.hidden.set(Kind::ALL.into_iter().filter(|k| settings.hidden.iter().any(|h| h == k.name())).collect());
    let (open, last) = store.work.with_untracked(|work| {
        let known = |id: &String| work.desk.document(id).map(|d| d.id.clone());
        (settings.current.as_ref().and_then(known), work.desk.documents().last().map(|d| d.id.clone()))
    });
    store.person.set(settings.person);
    let places = settings.places.iter().filter_map(|place| {
        let (id, at) = place.split_once('=')?;
        Some((Id::from(id), at.parse().ok()?))
    });
    store.preferences.set(Preferences {
        keys: Keymap { is_quiet: settings.quiet, own: settings.keys },
        places: places.collect(),
        folded: settings.folded,
        format: settings.format,
        with_digest: settings.sealed,
        labels: settings.labels,
        predictions: settings.predictions,
        ..Preferences::default()
    });
    let spoken = StoredValue::new(settings.language);
    Effect::new(move |before: Option<Lang>| {
        let lang = store.look.language.get();
        language::set_page_language(lang.code());
        // What the browser asked for is no choice of the person's.
        if before.is_some_and(|before| before != lang) {
            spoken.set_value(Some(lang.code().to_owned()));
        }
        let theme = match store.look.theme.get() {
            Theme::System => None,
            Theme::Light => Some("light"),
            Theme::Dark => Some("dark"),
        };
        language::set_theme(theme);
        let preferences = store.preferences.get();
        let settings = Settings {
            theme: theme.map(str::to_owned),
            language: spoken.get_value(),
            hidden: store.look.hidden.with(|hidden| hidden.iter().map(|k| k.name().to_owned()).collect()),
            current: store.reading.current.get().map(|id| id.to_string()),
            person: store.person.get(),
            quiet: preferences.keys.is_quiet,
            keys: preferences.keys.own,
            places: store.work.with_untracked(|work| left(work.desk.documents(), &preferences.places)),
            folded: preferences.folded,
            format: preferences.format,
            sealed: preferences.with_digest,
            labels: preferences.labels,
            predictions: preferences.predictions,
        };
        // What was opened is stored.
        if before.is_some() {
            write(&storage, &settings);
        }
        lang
    });
    open.or(last)
}

/// Where the articles that are still there were left.
fn left(documents: &[Arc<Document>], places: &FxHashMap<Id, usize>) -> Vec<String> {
    let left = documents.iter().filter_map(|document| Some((&document.id, places.get(&document.id)?)));
    left.map(|(id, at)| format!("{id}={at}")).collect()
}

fn read(storage: &KeyValueStore) -> Settings {
    storage.get(SETTINGS).map(|raw| parse(&raw)).unwrap_or_default()
}

fn parse(raw: &str) -> Settings {
    serde_json::from_str(raw).unwrap_or_default()
}

fn write(storage: &KeyValueStore, settings: &Settings) {
    if let Ok(raw) = serde_json::to_string(settings) {
        // Settings are a comfort: a full storage is said of documents.
        let _ = storage.set(SETTINGS, &raw);
    }
}
