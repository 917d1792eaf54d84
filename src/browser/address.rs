//! The fragment of the page's address and the browser's history. A fragment is never sent.

use leptos::prelude::window;
use wasm_bindgen::JsValue;
use web_sys::UrlSearchParams;

/// The names and values of the fragment (`#article=a1&view=timeline`); none where there is none.
pub fn fragment() -> Vec<(String, String)> {
    let hash = window().location().hash().unwrap_or_default();
    let Ok(params) = UrlSearchParams::new_with_str(hash.trim_start_matches('#')) else {
        return Vec::new();
    };
    let text = |value: JsValue| value.as_string().unwrap_or_default();
    let pairs = params.entries().into_iter().flatten().map(|pair| js_sys::Array::from(&pair));
    pairs.map(|pair| (text(pair.get(0)), text(pair.get(1)))).collect()
}

/// The address of the page without its fragment and its query.
pub fn home() -> String {
    let location = window().location();
    [location.origin(), location.pathname()].map(Result::unwrap_or_default).concat()
}

/// Whether the fragment is the name of a part of the page (`#main`).
pub fn is_anchor() -> bool {
    window().location().hash().is_ok_and(|hash| !hash.is_empty() && !hash.contains('='))
}

/// Names and values as a fragment, with its `#`; empty without any.
pub fn write(pairs: &[(&str, String)]) -> String {
    let Ok(params) = UrlSearchParams::new() else {
        return String::new();
    };
    pairs.iter().for_each(|(name, value)| params.append(name, value));
    if pairs.is_empty() { String::new() } else { format!("#{}", params.to_string()) }
}

/// Makes a new entry of the history, or changes the present one. `depth` is kept in it, for
/// [`depth`].
pub fn enter(pairs: &[(&str, String)], depth: usize, is_new: bool) {
    let location = window().location();
    let place = [location.pathname(), location.search()].map(Result::unwrap_or_default).concat() + &write(pairs);
    if let Ok(history) = window().history() {
        let state = JsValue::from_f64(depth as f64);
        // Refused where a page does it hundreds of times in half a minute: the address then
        // stands behind by a step.
        let _ = if is_new {
            history.push_state_with_url(&state, "", Some(&place))
        } else {
            history.replace_state_with_url(&state, "", Some(&place))
        };
    }
}

/// Leaves it to the page where it is scrolled to when the person goes back.
pub fn keep_scroll() {
    if let Ok(history) = window().history() {
        // A browser that refuses it scrolls by itself.
        let _ = history.set_scroll_restoration(web_sys::ScrollRestoration::Manual);
    }
}

/// Goes back by so many entries; the event `popstate` tells of it.
pub fn go_back(steps: usize) {
    if let Ok(history) = window().history() {
        // Refused only while the page is closed.
        let _ = history.go_with_delta(-i32::try_from(steps).unwrap_or(1));
    }
}

/// What [`enter`] kept in the present entry; `None` where a link made it.
pub fn depth() -> Option<usize> {
    window().history().ok()?.state().ok()?.as_f64().map(|depth| depth as usize)
}
