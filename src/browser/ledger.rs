//! The ledger in IndexedDB, beside local storage: `exchange::ledger` says what its entries mean.

use super::database::{Access, Shelf, answer};
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

const LEDGER: Shelf = Shelf { database: "tallymark-ledger", store: "entries" };

/// A name for this tab that no other one has.
pub fn name_of_tab() -> String {
    // As many random bits as a number of JavaScript has.
    const NAMES: f64 = (1u64 << 53) as f64;
    format!("{:x}", (js_sys::Math::random() * NAMES) as u64)
}

/// All entries by name; `None` where the browser refuses.
pub async fn read() -> Option<Vec<(String, String)>> {
    let read = async {
        let (_, store) = LEDGER.open(Access::Read).await?;
        let (names, entries) = (store.get_all_keys()?, store.get_all()?);
        let names = answer(&names).await?.unchecked_into::<Array>();
        // Both were asked for in order.
        let entries = answer(&entries).await?.unchecked_into::<Array>();
        Ok::<_, JsValue>((names, entries))
    };
    let (names, entries) = read.await.ok()?;
    // What is no string is damaged, as an empty one is.
    let text = |value: JsValue| value.as_string().unwrap_or_default();
    Some(names.iter().map(text).zip(entries.iter().map(text)).collect())
}

/// Writes entries, all or none, and waits until they are on the disk; `false` where the browser
/// refuses. `entry` is given each name with the entry that stands there, in the moment of the
/// write, and gives the one to write, if any.
pub async fn write(names: &[String], mut entry: impl FnMut(&str, Option<String>) -> Option<String>) -> bool {
    let written = async {
        let (transaction, store) = LEDGER.open(Access::Write).await?;
        let mut old = Vec::new();
        for name in names {
            old.push(answer(&store.get(&name.into())?).await?.as_string());
        }
        for (name, old) in names.iter().zip(old) {
            if let Some(entry) = entry(name, old) {
                store.put_with_key(&entry.into(), &name.into())?;
            }
        }
        transaction.finished().await
    };
    written.await.is_ok()
}

/// Removes entries that are still what they were.
pub async fn remove(spent: &[(String, String)]) {
    // What could not be removed is tried again at the next visit.
    let _ = async {
        let (transaction, store) = LEDGER.open(Access::Write).await?;
        for (name, entry) in spent {
            if answer(&store.get(&name.into())?).await?.as_string().as_ref() == Some(entry) {
                store.delete(&name.into())?;
            }
        }
        transaction.finished().await
    }
    .await;
}
