//! Long texts in IndexedDB, which has far more room than local storage. A text is stored when
//! the future of `put` is ready, not before.

use js_sys::futures::JsFuture;
use js_sys::{Array, Promise};
use leptos::prelude::window;
use std::collections::HashMap;
use std::sync::Arc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction, IdbTransactionMode};

const DATABASE: &str = "tallymark";
const TEXTS: &str = "texts";

/// Milliseconds that a text is kept although no record names it: another tab may be about to
/// write that record.
const A_WHILE: f64 = 24.0 * 60.0 * 60.0 * 1000.0;

/// Milliseconds until a database that does not answer counts as failed.
const PATIENCE: i32 = 10_000;

/// Stores texts under their names, all or none; `false` where the browser has no
/// room for them or refuses.
pub async fn put(texts: &[(Arc<str>, Arc<str>)]) -> bool {
    let stored = async {
        let (transaction, store) = open(IdbTransactionMode::Readwrite).await?;
        let now = js_sys::Date::now();
        for (name, text) in texts {
            store.put_with_key(&Array::of2(&(&**text).into(), &now.into()), &(&**name).into())?;
        }
        finished(&transaction).await
    };
    stored.await.is_ok()
}

/// Those of the named texts that are stored.
pub async fn get(names: &[Arc<str>]) -> HashMap<Arc<str>, Arc<str>> {
    let mut found = HashMap::new();
    let Ok((_, store)) = open(IdbTransactionMode::Readonly).await else {
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
        let (transaction, store) = open(IdbTransactionMode::Readwrite).await?;
        let names = answer(&store.get_all_keys()?).await?.unchecked_into::<Array>();
        for name in names.iter().filter(|name| !name.as_string().is_some_and(|name| is_named(&name))) {
            let value = answer(&store.get(&name)?).await?;
            let since = value.dyn_ref::<Array>().and_then(|value| value.get(1).as_f64()).unwrap_or_default();
            if js_sys::Date::now() - since > A_WHILE {
                store.delete(&name)?;
            }
        }
        finished(&transaction).await
    }
    .await;
}

async fn open(mode: IdbTransactionMode) -> Result<(IdbTransaction, IdbObjectStore), JsValue> {
    let factory = window().indexed_db()?.ok_or(JsValue::NULL)?;
    let request = factory.open_with_u32(DATABASE, 1)?;
    let fresh = request.clone();
    let upgrade = Closure::once(move || {
        if let Ok(database) = fresh.result() {
            // Fails only where it exists already.
            let _ = database.unchecked_into::<IdbDatabase>().create_object_store(TEXTS);
        }
    });
    request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
    let database = answer(&request).await?.unchecked_into::<IdbDatabase>();
    let transaction = database.transaction_with_str_and_mode(TEXTS, mode)?;
    let store = transaction.object_store(TEXTS)?;
    // Closes when the transaction is over.
    database.close();
    Ok((transaction, store))
}

/// The result of a request.
async fn answer(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let promise = Promise::new(&mut |keep, refuse| {
        request.set_onsuccess(Some(&keep));
        request.set_onerror(Some(&refuse));
    });
    in_time(promise).await?;
    request.result()
}

/// Waits for the end of a transaction, from which on all of it is stored.
async fn finished(transaction: &IdbTransaction) -> Result<(), JsValue> {
    let promise = Promise::new(&mut |keep, refuse| {
        transaction.set_oncomplete(Some(&keep));
        transaction.set_onabort(Some(&refuse));
        transaction.set_onerror(Some(&refuse));
    });
    in_time(promise).await
}

/// Waits for a promise, but no longer than [`PATIENCE`].
async fn in_time(promise: Promise) -> Result<(), JsValue> {
    let timer = Promise::new(&mut |_, refuse| {
        // Fails only without a window.
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&refuse, PATIENCE);
    });
    JsFuture::from(Promise::race(&Array::of2(&promise, &timer))).await.map(|_| ())
}
