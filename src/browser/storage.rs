//! A key-value store: local storage, or memory where the browser blocks that.

use gloo::storage::{LocalStorage, Storage};
use std::cell::RefCell;
use std::collections::BTreeMap;
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};

/// Why a value could not be stored. The value stored before is still there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum StorageError {
    /// The quota is used up.
    #[error("the storage of the browser is full")]
    Full,
    /// The browser refuses.
    #[error("the browser refuses to store")]
    Refused,
}

/// UTF-16 units that local storage holds: 10 MiB in Chromium, 5 MiB of mostly narrow
/// letters in Firefox, 5 Mi units in Safari.
pub const ROOM: usize = 5 << 20;

/// A store of strings by name.
#[derive(Debug)]
pub enum KeyValueStore {
    /// The local storage of this origin.
    Local,
    /// This page only; gone when it closes.
    Memory(RefCell<BTreeMap<String, String>>),
}

impl KeyValueStore {
    /// Local storage where it works, else memory. Asking is the only way to
    /// know: private windows and settings block it in several ways.
    pub fn open() -> Self {
        const PROBE: &str = "tallymark:probe";
        let local = web_sys::window().and_then(|w| w.local_storage().ok().flatten());
        match local {
            Some(local) if local.get_item(PROBE).is_ok() => {
                // A full storage refuses the probe and is still one to read from.
                let works = match local.set_item(PROBE, "1") {
                    Ok(()) => local.remove_item(PROBE).is_ok(),
                    Err(error) => why(&error) == StorageError::Full,
                };
                if works { KeyValueStore::Local } else { KeyValueStore::Memory(RefCell::default()) }
            }
            _ => KeyValueStore::Memory(RefCell::default()),
        }
    }

    /// Whether values outlive the page.
    pub fn lasts(&self) -> bool {
        matches!(self, KeyValueStore::Local)
    }

    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<String> {
        match self {
            KeyValueStore::Local => LocalStorage::raw().get_item(name).ok().flatten(),
            KeyValueStore::Memory(map) => map.borrow().get(name).cloned(),
        }
    }

    /// Stores the value of a name.
    ///
    /// # Errors A [`StorageError`]; the old value is still there.
    pub fn set(&self, name: &str, value: &str) -> Result<(), StorageError> {
        match self {
            KeyValueStore::Local => LocalStorage::raw().set_item(name, value).map_err(|error| why(&error)),
            KeyValueStore::Memory(map) => {
                map.borrow_mut().insert(name.to_owned(), value.to_owned());
                Ok(())
            }
        }
    }

    /// Removes a name.
    pub fn remove(&self, name: &str) {
        match self {
            KeyValueStore::Local => LocalStorage::delete(name),
            KeyValueStore::Memory(map) => {
                map.borrow_mut().remove(name);
            }
        }
    }

    /// The total length of all names and values, in UTF-16 units. Values of local storage are
    /// not copied for this.
    pub fn used(&self) -> usize {
        match self {
            KeyValueStore::Local => {
                let local = LocalStorage::raw();
                let length = |name: &String| {
                    let value = js_sys::Reflect::get(&local, &name.as_str().into());
                    value
                        .ok()
                        .and_then(|value| value.dyn_into::<js_sys::JsString>().ok())
                        .map_or(0, |v| v.length() as usize)
                };
                self.names("").iter().map(|name| name.len() + length(name)).sum()
            }
            KeyValueStore::Memory(map) => map.borrow().iter().map(|(name, value)| name.len() + value.len()).sum(),
        }
    }

    /// All names that begin with `prefix`, sorted.
    pub fn names(&self, prefix: &str) -> Vec<String> {
        let mut names: Vec<String> = match self {
            KeyValueStore::Local => {
                let local = LocalStorage::raw();
                let count = local.length().unwrap_or_default();
                (0..count).filter_map(|i| local.key(i).ok().flatten()).collect()
            }
            KeyValueStore::Memory(map) => map.borrow().keys().cloned().collect(),
        };
        names.retain(|name| name.starts_with(prefix));
        names.sort_unstable();
        names
    }
}

fn why(error: &JsValue) -> StorageError {
    let name = error.dyn_ref::<web_sys::DomException>().map(web_sys::DomException::name).unwrap_or_default();
    if name == "QuotaExceededError" || name == "NS_ERROR_DOM_QUOTA_REACHED" {
        StorageError::Full
    } else {
        StorageError::Refused
    }
}
