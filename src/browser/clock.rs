//! The time, which the desk takes as an argument.

use wasm_bindgen::JsValue;

/// Now, RFC 3339 in UTC.
pub fn now() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

/// Now, in milliseconds since 1970.
pub fn milliseconds() -> u64 {
    js_sys::Date::now() as u64
}

/// A time as a reader of `language` writes it, in the zone of the browser.
pub fn in_words(rfc3339: &str, language: &str) -> String {
    let options = js_sys::Object::new();
    for (name, style) in [("dateStyle", "medium"), ("timeStyle", "short")] {
        // Setting a property of a fresh object cannot fail.
        let _ = js_sys::Reflect::set(&options, &name.into(), &style.into());
    }
    js_sys::Date::new(&JsValue::from_str(rfc3339)).to_locale_string(language, &options).into()
}
