//! The lockdown: a content-security policy by which the page, once its assets are loaded,
//! forbids itself all connections.

use js_sys::futures::JsFuture;
use leptos::prelude::{document, window};
use web_sys::RequestInit;

/// The policy. A further policy can only restrict (Content Security Policy Level 3, section
/// 8.1), and it holds for workers that are started from a blob as well.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src blob:; style-src 'self'; \
                      img-src data: blob:; connect-src 'none'; base-uri 'none'; form-action 'none'";

/// Locks the page down for as long as it is open.
pub fn lock_down() {
    let Some(head) = document().head() else {
        return;
    };
    if let Ok(tag) = document().create_element("meta") {
        // Constant names and values cannot be refused.
        let _ = tag.set_attribute("http-equiv", "Content-Security-Policy");
        let _ = tag.set_attribute("content", POLICY);
        let _ = head.append_child(&tag);
    }
}

/// Tries to send one byte to an address, as a leak would; returns whether the browser allowed
/// it.
pub async fn can_send_to(address: &str) -> bool {
    let options = RequestInit::new();
    options.set_method("POST");
    options.set_body(&"?".into());
    JsFuture::from(window().fetch_with_str_and_init(address, &options)).await.is_ok()
}
