//! Listens to what can happen anywhere on the page.

use super::{handles, keys, paper, start, toolbar};
use crate::app::services::Services;
use crate::app::state::Store;
use crate::browser::{dom, events, files, launch};

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
    toolbar::listen(store);
    handles::listen(store);
    paper::listen(store);
    start::listen(store, services);
    keys::listen(store, services);
}
