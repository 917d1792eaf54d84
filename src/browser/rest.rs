//! The second half of the program: what the page needs when a person acts, and not to be
//! painted. The build takes it out of the first (`scripts/split.mjs`); it is joined to
//! that behind the first paint.

use super::parts;
use js_sys::futures::JsFuture;
use js_sys::{Object, Reflect, Uint8Array, WebAssembly};
use leptos::prelude::document;
use std::sync::atomic::{AtomicBool, Ordering};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, XmlHttpRequest};

static IS_HERE: AtomicBool = AtomicBool::new(false);
static IS_MISSING: AtomicBool = AtomicBool::new(false);

/// Loads the second half, where the program was split. Nothing where it could not be
/// loaded whole and unchanged.
pub async fn load(afresh: bool) -> Option<()> {
    // Nothing in the first half calls it but the stubs that the build puts there.
    std::hint::black_box(bring as fn());
    if tag().is_none() || IS_HERE.load(Ordering::Relaxed) {
        return Some(());
    }
    let loaded = fetch(afresh).await;
    IS_MISSING.store(loaded.is_none() && !IS_HERE.load(Ordering::Relaxed), Ordering::Relaxed);
    loaded
}

async fn fetch(afresh: bool) -> Option<()> {
    let [program] = parts::load(["rest"], afresh).await?;
    let module = JsFuture::from(WebAssembly::compile(&Uint8Array::from(&*program))).await.ok()?;
    join(module.unchecked_ref()).ok()
}

/// Whether the second half could not be loaded. What a person does then must not reach
/// it: a call that fails would leave what called it unable to be called again.
pub fn is_missing() -> bool {
    IS_MISSING.load(Ordering::Relaxed)
}

/// Whether the second half is there for what a person does now, or on its way; one that
/// is missing is asked for once more.
pub fn is_at_hand() -> bool {
    !is_missing() || bring_now().is_ok()
}

/// Brings the second half at once: the person was faster than the network. Where it
/// cannot be had, the call for it fails as one of what is not there.
#[inline(never)]
fn bring() {
    // What fails here has failed before a word of the person's was touched.
    let _ = bring_now();
}

fn bring_now() -> Result<(), JsValue> {
    let address = tag().and_then(|tag| tag.get_attribute("href")).ok_or(JsValue::NULL)?;
    let request = XmlHttpRequest::new()?;
    request.open_with_async("GET", &address, false)?;
    request.override_mime_type("text/plain; charset=x-user-defined")?;
    request.send()?;
    let text = request.response_text()?.unwrap_or_default();
    // Each byte came as one character, those from 0x80 on in the private use area.
    let program: Vec<u8> = text.chars().map(|byte| byte as u32 as u8).collect();
    join(&WebAssembly::Module::new(&Uint8Array::from(&*program))?)
}

/// Starts the second half on the memory and the functions of the first.
fn join(module: &WebAssembly::Module) -> Result<(), JsValue> {
    let imports = Object::new();
    Reflect::set(&imports, &".".into(), &wasm_bindgen::exports())?;
    WebAssembly::Instance::new(module, &imports)?;
    IS_HERE.store(true, Ordering::Relaxed);
    IS_MISSING.store(false, Ordering::Relaxed);
    Ok(())
}

fn tag() -> Option<Element> {
    document().query_selector("link[rel=rest]").ok()?
}
