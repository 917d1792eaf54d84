//! The browser's storage quota, and persistent storage.

use js_sys::futures::JsFuture;
use leptos::prelude::window;
use wasm_bindgen::JsValue;
use web_sys::StorageEstimate;

/// The used share of the page's storage quota, from 0 to 1; `None` where the browser does not
/// state it.
pub async fn share() -> Option<f64> {
    let estimate = JsFuture::from(window().navigator().storage().estimate().ok()?).await.ok()?;
    let estimate = StorageEstimate::from(estimate);
    Some(estimate.get_usage()? / estimate.get_quota().filter(|quota| *quota > 0.0)?)
}

/// Asks the browser not to clear what is stored when room gets short. It may ask
/// the person, or say no.
pub async fn ask_to_persist() {
    let storage = window().navigator().storage();
    // A browser that declines still keeps data as long as it can.
    let _ = async {
        let persists = JsFuture::from(storage.persisted()?).await?.is_truthy();
        if !persists {
            JsFuture::from(storage.persist()?).await?;
        }
        Ok::<(), JsValue>(())
    }
    .await;
}
