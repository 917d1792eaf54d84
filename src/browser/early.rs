//! What the person did before the program was here. The script in `index.html` remembers
//! it; the program takes it over once, and answers everything from then on.

use gloo::file::File;
use js_sys::{Array, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};

/// Something that the person did.
pub enum EarlyAct {
    /// Pressed Annotate; the text stands in the box.
    Annotate,
    /// Opened the sample of a language (BCP 47).
    Sample(String),
    /// Chose, dropped or pasted files or text.
    Brought {
        /// Files, if any.
        files: Vec<File>,
        /// HTML; empty for none.
        html: String,
        /// Plain text; empty for none.
        plain: String,
    },
}

/// Takes over what was done so far, in its order, and ends the remembering.
pub fn take_over() -> Vec<EarlyAct> {
    let Some(early) = Reflect::get(&window(), &"early".into()).ok().filter(JsValue::is_object) else {
        return Vec::new();
    };
    // The script's own object takes every property.
    let _ = Reflect::set(&early, &"isOver".into(), &true.into());
    if let Some(root) = document().document_element() {
        for name in ["data-waiting", "data-kept"] {
            // A constant name cannot be refused.
            let _ = root.remove_attribute(name);
        }
    }
    let acts = Reflect::get(&early, &"acts".into()).ok().and_then(|acts| acts.dyn_into::<Array>().ok());
    acts.iter().flat_map(Array::iter).filter_map(|act| read(&act)).collect()
}

fn read(act: &JsValue) -> Option<EarlyAct> {
    let get = |name: &str| Reflect::get(act, &name.into()).ok().filter(|value| !value.is_undefined());
    let text = |name: &str| get(name).and_then(|value| value.as_string()).unwrap_or_default();
    if get("annotate").is_some() {
        return Some(EarlyAct::Annotate);
    }
    if let Some(code) = get("sample").and_then(|code| code.as_string()) {
        return Some(EarlyAct::Sample(code));
    }
    let list = get("files").and_then(|files| files.dyn_into::<Array>().ok());
    let files = list.iter().flat_map(Array::iter).filter_map(|file| file.dyn_into::<web_sys::File>().ok());
    Some(EarlyAct::Brought { files: files.map(File::from).collect(), html: text("html"), plain: text("plain") })
}
