//! Long texts in IndexedDB, which has far more room than local storage. A text is stored when
//! the future of `put` is ready, not before.

use super::database::{Access, Shelf, answer};
use js_sys::Array;
use std::collections::HashMap;
use std::sync::Arc;
use wasm_bindgen::JsCast;

const TEXTS: Shelf = Shelf { database: "tallymark", store: "texts" };

/// Milliseconds that a text is kept although no record names it: another tab may be about to
/// write that record.
const A_WHILE: f64 = 24.0 * 60.0 * 60.0 * 1000.0;

/// Stores texts under their names, all or none; `false` where the browser has no
/// room for them or refuses.
pub async fn put(texts: &[(Arc<str>, Arc<str>)]) -> bool {
    let stored = async {
        let (transaction, store) = TEXTS.open(Access::Write).await?;
        let now = js_sys::Date::now();
        for (name, text) in texts {
            store.put_with_key(&Array::of2(&(&**text).into(), &now.into()), &(&**name).into())?;
        }
        transaction.finished().await
    };
    stored.await.is_ok()
}

/// Those of the named texts that are stored.
pub async fn get(names: &[Arc<str>]) -> HashMap<Arc<str>, Arc<str>> {
    let mut found = HashMap::new();
    let Ok((_, store)) = TEXTS.open(Access::Read).await else {
        return found;
    };
    for name in names {
        if let Ok(request) = store.get(&(&**name).into())
            && let Ok(value) = answer(&request).await
            && let Some(text) = value.dyn_ref::<Array>().and_then(|value| value.get(0).as_string())
        {
            found.insert(name.clone(), text.into());
        }
    }
    found
}

/// Removes texts that `is_named` does not know, if they are older than [`A_WHILE`].
pub async fn sweep(is_named: impl Fn(&str) -> bool) {
    // What could not be removed is tried again at the next visit.
    let _ = async {
        let (transaction, store) = TEXTS.open(Access::Write).await?;
        let names = answer(&store.get_all_keys()?).await?.unchecked_into::<Array>();
        for name in names.iter().filter(|name| !name.as_string().is_some_and(|name| is_named(&name))) {
            let value = answer(&store.get(&name)?).await?;
            let since = value.dyn_ref::<Array>().and_then(|value| value.get(1).as_f64()).unwrap_or_default();
            if js_sys::Date::now() - since > A_WHILE {
                store.delete(&name)?;
            }
        }
        transaction.finished().await
    }
    .await;
}
