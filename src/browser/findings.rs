//! What the engine found in texts, in IndexedDB: bytes by name, which can be lost and are found
//! again. `exchange::kept_findings` says what they mean.

use super::database::{Access, Shelf, answer};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::IdbKeyRange;

const FINDINGS: Shelf = Shelf { database: "tallymark-findings", store: "findings" };

/// What stands under a name.
pub async fn get(name: &str) -> Option<Vec<u8>> {
    let (_, store) = FINDINGS.open(Access::Read).await.ok()?;
    bytes(&answer(&store.get(&name.into()).ok()?).await.ok()?)
}

/// The entries behind a name, at most `most`, in the order of their names; `None` where the
/// browser refuses. What is not bytes is empty.
pub async fn behind(name: &str, most: u32) -> Option<Vec<(String, Vec<u8>)>> {
    let read = async {
        let (_, store) = FINDINGS.open(Access::Read).await?;
        let range = IdbKeyRange::lower_bound_with_open(&name.into(), true)?;
        let names = store.get_all_keys_with_key_and_limit(&range, most)?;
        let entries = store.get_all_with_key_and_limit(&range, most)?;
        let names = answer(&names).await?.unchecked_into::<Array>();
        // Both were asked for in order.
        let entries = answer(&entries).await?.unchecked_into::<Array>();
        Ok::<_, JsValue>((names, entries))
    };
    let (names, entries) = read.await.ok()?;
    let names = names.iter().map(|name| name.as_string().unwrap_or_default());
    Some(names.zip(entries.iter().map(|entry| bytes(&entry).unwrap_or_default())).collect())
}

/// Writes entries, all or none; `false` where the browser has no room for them or refuses.
pub async fn put(entries: &[(impl AsRef<str>, Vec<u8>)]) -> bool {
    let stored = async {
        let (transaction, store) = FINDINGS.open(Access::WriteLoosely).await?;
        for (name, entry) in entries {
            store.put_with_key(&Uint8Array::from(&**entry), &name.as_ref().into())?;
        }
        transaction.finished().await
    };
    stored.await.is_ok()
}

/// Removes entries.
pub async fn remove(names: &[String]) {
    // What could not be removed is tried again at the next visit.
    let _ = async {
        let (transaction, store) = FINDINGS.open(Access::WriteLoosely).await?;
        for name in names {
            store.delete(&name.as_str().into())?;
        }
        transaction.finished().await
    }
    .await;
}

/// Removes all, to give room.
pub async fn clear() {
    // Where even that is refused, nothing depends on it.
    let _ = async {
        let (transaction, store) = FINDINGS.open(Access::WriteLoosely).await?;
        store.clear()?;
        transaction.finished().await
    }
    .await;
}

fn bytes(value: &JsValue) -> Option<Vec<u8>> {
    value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec)
}
