//! Listeners on the window and the document for the life of the page.

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::EventTarget;

/// Listens on the window until the page closes.
pub fn on_window<E: JsCast + 'static>(name: &'static str, listen: impl FnMut(E) + 'static) {
    listen_on(window().as_ref(), name, listen);
}

/// Listens on the document until the page closes.
pub fn on_document<E: JsCast + 'static>(name: &'static str, listen: impl FnMut(E) + 'static) {
    listen_on(document().as_ref(), name, listen);
}

/// Calls `scrolled` whenever any part of the page was scrolled.
pub fn on_scroll(scrolled: impl FnMut() + 'static) {
    let closure = Closure::<dyn FnMut()>::new(scrolled);
    // Scroll events do not bubble, so they are captured. Adding a listener to the document
    // cannot fail.
    let _ = document().add_event_listener_with_callback_and_bool("scroll", closure.as_ref().unchecked_ref(), true);
    closure.forget();
}

/// Whether the page is hidden; it may then be closed without another event.
pub fn is_hidden() -> bool {
    document().visibility_state() == web_sys::VisibilityState::Hidden
}

fn listen_on<E: JsCast + 'static>(target: &EventTarget, name: &'static str, mut listen: impl FnMut(E) + 'static) {
    let closure = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
        listen(event.unchecked_into());
    });
    // A listener on the window or the document cannot be refused.
    let _ = target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    closure.forget();
}

/// Calls `seen` whenever an element comes near the visible part of the page, until `seen`
/// returns that it is done.
pub fn when_near(element: &web_sys::Element, mut seen: impl FnMut() + 'static) {
    let closure = Closure::<dyn FnMut(js_sys::Array, web_sys::IntersectionObserver)>::new(
        move |entries: js_sys::Array, observer: web_sys::IntersectionObserver| {
            let near =
                entries.iter().any(|e| e.unchecked_into::<web_sys::IntersectionObserverEntry>().is_intersecting());
            if near {
                observer.disconnect();
                seen();
            }
        },
    );
    let options = web_sys::IntersectionObserverInit::new();
    options.set_root_margin("1200px");
    if let Ok(observer) = web_sys::IntersectionObserver::new_with_options(closure.as_ref().unchecked_ref(), &options) {
        observer.observe(element);
    }
    closure.forget();
}
