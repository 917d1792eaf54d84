//! A shelf of values by name in IndexedDB, which has far more room than local storage, and where
//! a write has reached the disk when it is said to be done.

use js_sys::futures::JsFuture;
use js_sys::{Array, Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction};

/// Milliseconds until a database that does not answer counts as failed.
const PATIENCE: i32 = 10_000;

/// The one store of a database. Each stands in a database of its own, so that none of them
/// changes its version, which a page of an earlier release could not open any more.
pub(super) struct Shelf {
    pub(super) database: &'static str,
    pub(super) store: &'static str,
}

/// What a transaction does.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    Read,
    /// What is said to be written is on the disk, and not on its way there.
    Write,
    /// What is written can be lost: it is found again.
    WriteLoosely,
}

/// A transaction: all of it, or nothing.
pub(super) struct Transaction(IdbTransaction);

#[wasm_bindgen]
extern "C" {
    /// A database, for what `web-sys` does not have yet.
    type Database;

    /// Begins a transaction with options.
    #[wasm_bindgen(method, catch)]
    fn transaction(this: &Database, store: &str, mode: &str, options: &Object) -> Result<IdbTransaction, JsValue>;
}

impl Shelf {
    /// Begins a transaction on this shelf.
    pub(super) async fn open(&self, access: Access) -> Result<(Transaction, IdbObjectStore), JsValue> {
        let factory = window().indexed_db()?.ok_or(JsValue::NULL)?;
        let request = factory.open_with_u32(self.database, 1)?;
        let (fresh, store) = (request.clone(), self.store);
        let upgrade = Closure::once(move || {
            if let Ok(database) = fresh.result() {
                // Fails only where it exists already.
                let _ = database.unchecked_into::<IdbDatabase>().create_object_store(store);
            }
        });
        request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
        let database = answer(&request).await?.unchecked_into::<IdbDatabase>();
        let options = Object::new();
        let durability = if access == Access::WriteLoosely { "relaxed" } else { "strict" };
        Reflect::set(&options, &"durability".into(), &durability.into())?;
        let mode = if access == Access::Read { "readonly" } else { "readwrite" };
        let transaction = database.unchecked_ref::<Database>().transaction(self.store, mode, &options)?;
        let store = transaction.object_store(self.store)?;
        // Closes when the transaction is over.
        database.close();
        Ok((Transaction(transaction), store))
    }
}

impl Transaction {
    /// Waits for the end of the transaction, from which on all of it is on the disk.
    pub(super) async fn finished(&self) -> Result<(), JsValue> {
        let promise = Promise::new(&mut |keep, refuse| {
            self.0.set_oncomplete(Some(&keep));
            self.0.set_onabort(Some(&refuse));
            self.0.set_onerror(Some(&refuse));
        });
        in_time(promise).await
    }
}

/// The result of a request.
pub(super) async fn answer(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let promise = Promise::new(&mut |keep, refuse| {
        request.set_onsuccess(Some(&keep));
        request.set_onerror(Some(&refuse));
    });
    in_time(promise).await?;
    request.result()
}

/// Waits for a promise, but no longer than [`PATIENCE`].
async fn in_time(promise: Promise) -> Result<(), JsValue> {
    let timer = Promise::new(&mut |_, refuse| {
        // Fails only without a window.
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&refuse, PATIENCE);
    });
    JsFuture::from(Promise::race(&Array::of2(&promise, &timer))).await.map(|_| ())
}
