//! The data file of the page, which a tag in the page names with its checksum.

use js_sys::futures::JsFuture;
use js_sys::{ArrayBuffer, Uint8Array};
use leptos::prelude::{document, request_animation_frame, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{RequestCache, RequestInit, Response};

/// Loads the file; `afresh`: not from the browser's cache, which may hold half of
/// it. Nothing where it could not be loaded whole and unchanged.
pub async fn load(afresh: bool) -> Option<Vec<u8>> {
    let tag = document().query_selector("link[rel=data]").ok()??;
    let options = RequestInit::new();
    options.set_integrity(&tag.get_attribute("integrity")?);
    options.set_cache(if afresh { RequestCache::Reload } else { RequestCache::Default });
    fetch(&tag.get_attribute("href")?, &options).await.ok()
}

async fn fetch(address: &str, options: &RequestInit) -> Result<Vec<u8>, JsValue> {
    let answer = JsFuture::from(window().fetch_with_str_and_init(address, options)).await?;
    let body = JsFuture::from(answer.dyn_into::<Response>()?.array_buffer()?).await?;
    Ok(Uint8Array::new(body.dyn_ref::<ArrayBuffer>().ok_or(JsValue::NULL)?).to_vec())
}

/// Runs what can wait until the page has been painted.
pub fn after_first_paint(then: impl FnOnce() + 'static) {
    // The first frame is painted behind its own callbacks, before those of the second.
    request_animation_frame(|| request_animation_frame(then));
}
