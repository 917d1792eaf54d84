//! Downloads.

use gloo::file::{Blob, BlobContents, ObjectUrl};
use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;

/// Offers a text or bytes as a file to be saved. Nothing leaves the browser.
pub fn offer(name: &str, mime: &str, content: impl BlobContents) {
    let url = ObjectUrl::from(Blob::new_with_options(content, Some(mime)));
    offer_address(name, &url);
    // The browser may read the address after the click, so it is kept for a minute.
    gloo::timers::callback::Timeout::new(60_000, move || drop(url)).forget();
}

/// A text as a `data:` address, in Base64 of its UTF-8.
pub fn address(mime: &str, text: &str) -> String {
    let bytes: String = text.bytes().map(char::from).collect();
    // Refused only for letters beyond a byte, of which there are none.
    let packed = window().btoa(&bytes).unwrap_or_default();
    format!("data:{mime};base64,{packed}")
}

/// Offers the content of a `blob:` or `data:` address as a file to be saved.
pub fn offer_address(name: &str, address: &str) {
    let Some(link) = document().create_element("a").ok().and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) else {
        return;
    };
    // Attributes with constant names cannot be refused.
    let _ = link.set_attribute("href", address);
    let _ = link.set_attribute("download", name);
    link.click();
}
