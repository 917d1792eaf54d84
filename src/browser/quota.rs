//! How much room the browser gives, and whether it may take it back.

use js_sys::futures::JsFuture;
use leptos::prelude::window;
use wasm_bindgen::JsValue;
use web_sys::StorageEstimate;

/// How much of what the browser gives to this page is used, from 0 to 1; `None`
/// where it does not tell.
pub async fn share() -> Option<f64> {
    let estimate = JsFuture::from(window().navigator().storage().estimate().ok()?).await.ok()?;
    let estimate = StorageEstimate::from(estimate);
    Some(estimate.get_usage()? / estimate.get_quota().filter(|quota| *quota > 0.0)?)
}

/// Asks the browser not to clear what is stored when room gets short. It may ask
/// the person, or say no.
pub async fn ask_to_persist() {
    let storage = window().navigator().storage();
    // A browser that says no keeps what it has as long as it can.
    let _ = async {
        let persists = JsFuture::from(storage.persisted()?).await?.is_truthy();
        if !persists {
            JsFuture::from(storage.persist()?).await?;
        }
        Ok::<(), JsValue>(())
    }
    .await;
}
