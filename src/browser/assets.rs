//! Assets that the page loads after its first paint. Tags in the page name them with their
//! checksums.

use js_sys::futures::JsFuture;
use js_sys::{ArrayBuffer, Function, Promise, Uint8Array};
use leptos::prelude::{document, request_animation_frame, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{RequestCache, RequestInit, Response};

/// Loads the assets that `<link rel=…>` tags name, in parallel; `afresh` bypasses the
/// browser's cache, which may hold a truncated copy. `None` unless all are loaded and their
/// checksums fit.
pub async fn load<const N: usize>(rels: [&str; N], afresh: bool) -> Option<[Vec<u8>; N]> {
    let answers = rels.map(|rel| ask(rel, afresh));
    let mut parts = [const { Vec::new() }; N];
    for (part, answer) in parts.iter_mut().zip(answers) {
        *part = read(answer?).await.ok()?;
    }
    Some(parts)
}

/// The checksums of assets, as one text: another version of one of them has another.
pub fn checksums(rels: &[&str]) -> String {
    let tags = rels.iter().filter_map(|rel| document().query_selector(&format!("link[rel={rel}]")).ok()?);
    tags.filter_map(|tag| tag.get_attribute("integrity")).collect()
}

fn ask(rel: &str, afresh: bool) -> Option<Promise> {
    let tag = document().query_selector(&format!("link[rel={rel}]")).ok()??;
    let options = RequestInit::new();
    options.set_integrity(&tag.get_attribute("integrity")?);
    options.set_cache(if afresh { RequestCache::Reload } else { RequestCache::Default });
    Some(window().fetch_with_str_and_init(&tag.get_attribute("href")?, &options))
}

async fn read(answer: Promise) -> Result<Vec<u8>, JsValue> {
    let body = JsFuture::from(JsFuture::from(answer).await?.dyn_into::<Response>()?.array_buffer()?).await?;
    Ok(Uint8Array::new(body.dyn_ref::<ArrayBuffer>().ok_or(JsValue::NULL)?).to_vec())
}

/// Loads a worker that is packed into a script. Returns its script and its program.
pub async fn load_packed(rel: &str) -> Option<(Vec<u8>, Vec<u8>)> {
    let left = load_script(rel).await?;
    let part = |name: &str| js_sys::Reflect::get(&left, &name.into()).ok()?.as_string();
    // The program is in Base64.
    let program = window().atob(&part("program")?).ok()?;
    Some((part("script")?.into_bytes(), program.chars().map(|byte| byte as u8).collect()))
}

/// Loads a text that is packed into a script.
pub async fn load_text(rel: &str) -> Option<String> {
    let text = load_script(rel).await?.as_string();
    // The page needs it once, and it may be large.
    let _ = js_sys::Reflect::delete_property(&window(), &rel.into());
    text
}

/// Loads a script, which a locked-down page may still do from its own origin, by the tag that
/// names it with its checksum. Returns what the script stores in the global with the name of
/// its tag.
async fn load_script(rel: &str) -> Option<JsValue> {
    let tag = document().query_selector(&format!("link[rel={rel}]")).ok()??;
    let script = document().create_element("script").ok()?;
    script.set_attribute("integrity", &tag.get_attribute("integrity")?).ok()?;
    script.set_attribute("crossorigin", "anonymous").ok()?;
    script.set_attribute("src", &tag.get_attribute("href")?).ok()?;
    let element: &web_sys::HtmlElement = script.unchecked_ref();
    let loaded = Promise::new(&mut |done: Function, failed: Function| {
        element.set_onload(Some(&done));
        element.set_onerror(Some(&failed));
    });
    document().head()?.append_child(&script).ok()?;
    let came = JsFuture::from(loaded).await;
    script.remove();
    came.ok()?;
    js_sys::Reflect::get(&window(), &rel.into()).ok()
}

/// Runs a function after the first paint.
pub fn after_first_paint(then: impl FnOnce() + 'static) {
    // The first frame is painted after its callbacks, before those of the second.
    request_animation_frame(|| request_animation_frame(then));
}
