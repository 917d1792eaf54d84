//! The person's preferences in the browser: language, colour scheme and motion.

use leptos::prelude::window;

/// The person's languages in order of preference: `?lang=` of the address, then those of the
/// browser's settings.
pub fn wanted() -> Vec<String> {
    let asked = window()
        .location()
        .search()
        .ok()
        .and_then(|query| web_sys::UrlSearchParams::new_with_str(&query).ok())
        .and_then(|query| query.get("lang"));
    let navigator = window().navigator();
    let others = navigator.languages().iter().filter_map(|code| code.as_string()).collect::<Vec<_>>();
    asked.into_iter().chain(navigator.language()).chain(others).collect()
}

/// Whether `?lang=` of the address names a language.
pub fn is_asked_for() -> bool {
    window().location().search().is_ok_and(|query| query.contains("lang="))
}

/// What a language is called in another (BCP 47 both); its code where the browser has no name.
pub fn name_of(code: &str, language: &str) -> String {
    let options = js_sys::Object::new();
    // Setting a property of a fresh object cannot fail.
    let _ = js_sys::Reflect::set(&options, &"type".into(), &"language".into());
    let names = js_sys::Intl::DisplayNames::new(&js_sys::Array::of1(&language.into()), &options);
    names.of(code).map_or_else(|| code.to_owned(), String::from)
}

/// Sets the language of the page, for speech and hyphenation.
pub fn set_page_language(code: &str) {
    set_root_attribute("lang", code);
}

/// Sets the colour scheme; `None` follows the system.
pub fn set_theme(theme: Option<&str>) {
    set_root_attribute("data-theme", theme.unwrap_or("system"));
}

/// Whether the system asks for dark colours.
pub fn prefers_dark() -> bool {
    window().match_media("(prefers-color-scheme: dark)").ok().flatten().is_some_and(|query| query.matches())
}

/// Whether the person asks for less movement.
pub fn prefers_stillness() -> bool {
    window().match_media("(prefers-reduced-motion: reduce)").ok().flatten().is_some_and(|query| query.matches())
}

fn set_root_attribute(name: &str, value: &str) {
    if let Some(root) = leptos::prelude::document().document_element() {
        // Fails for ill-formed names only, and these are constants.
        let _ = root.set_attribute(name, value);
    }
}
