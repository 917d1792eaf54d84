//! Listens to what can happen anywhere on the page.

use super::{handles, keys, paper, start, toolbar};
use crate::app::services::Services;
use crate::app::state::Store;
use crate::browser::{dom, events, files, launch};
use leptos::prelude::*;

/// Listens to what can happen anywhere on the page.
pub(crate) fn listen(store: Store, services: Services) {
    events::on_document("paste", move |event: web_sys::ClipboardEvent| {
        if dom::takes_typing(event.target()) {
            return;
        }
        let Some(data) = event.clipboard_data() else {
            return;
        };
        event.prevent_default();
        let html = data.get_data("text/html").unwrap_or_default();
        let plain = data.get_data("text/plain").unwrap_or_default();
        start::bring(store, services, files::of_list(data.files()), &html, &plain);
    });
    launch::on_files(move |files| start::bring(store, services, files, "", ""));
    listen_to_movement(store);
    toolbar::listen(store);
    handles::listen(store);
    paper::listen(store);
    start::listen(store, services);
    keys::listen(store, services);
}

/// Tells the views that the page was scrolled or has another size, once a frame.
fn listen_to_movement(store: Store) {
    let is_due = StoredValue::new(false);
    let moved = move || {
        if is_due.try_update_value(|is_due| std::mem::replace(is_due, true)) == Some(false) {
            dom::with_next_frame(move || {
                is_due.set_value(false);
                store.look.moved.set(());
            });
        }
    };
    events::on_scroll(moved);
    events::on_window("resize", move |_: web_sys::Event| moved());
}
