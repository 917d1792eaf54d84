//! The start view. `index.html` holds it, in both languages, so that it needs no program;
//! here it is shown and hidden, and its form, its samples and what is dropped are answered.

use crate::app::actions::import::{clipboard, file, paste};
use crate::app::services::Services;
use crate::app::state::Store;
use crate::app::state::language::Lang;
use crate::app::state::notices::Notice;
use crate::app::texts::samples::sample;
use crate::app::texts::texts;
use crate::browser::early::{self, EarlyAct};
use crate::browser::{dom, events, files};
use crate::desk::Meta;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

const BOX: &str = "#article-text";

/// Answers what the person does in the start view, beginning with what they did before the
/// program was here.
pub(super) fn listen(store: Store, services: Services) {
    for act in early::take_over() {
        match act {
            EarlyAct::Annotate => annotate(store, services),
            EarlyAct::Sample(code) => open_sample(store, &code),
            EarlyAct::Brought { files, html, plain } => bring(store, services, files, &html, &plain),
        }
    }
    events::on_document("submit", move |event: web_sys::SubmitEvent| {
        if dom::closest(event.target(), "#start").is_some() {
            event.prevent_default();
            annotate(store, services);
        }
    });
    events::on_document("click", move |event: web_sys::MouseEvent| {
        let code = dom::closest(event.target(), "[data-sample]").and_then(|button| button.get_attribute("data-sample"));
        code.into_iter().for_each(|code| open_sample(store, &code));
    });
    events::on_document("change", move |event: web_sys::Event| {
        if dom::closest(event.target(), "#files").is_some() {
            file::read(store, services.files, chosen(&event));
        }
    });
    listen_to_drops(store, services);
}

/// Shows the start view while no article is open, in the language of the interface.
pub(super) fn show_when(store: Store, is_shown: impl Fn() -> bool + 'static) {
    Effect::new(move |_| {
        if let Some(start) = dom::one("#start") {
            start.set_hidden(!is_shown());
        }
    });
    Effect::new(move |_| {
        let language = store.look.language.get();
        if let Some(text) = dom::one(BOX) {
            let words = text.get_attribute(&format!("data-{}", language.code())).unwrap_or_default();
            // A constant name cannot be refused.
            let _ = text.set_attribute("placeholder", &words);
        }
    });
}

fn annotate(store: Store, services: Services) {
    if clipboard::plain(store, services.files, &dom::value(BOX), Meta::default()) {
        dom::set_value(BOX, "");
        dom::after_drawing(|| dom::focus("#text"));
    } else {
        store.notices.say(Notice::error(store.texts().trouble.empty_box.to_owned()).about("empty"));
        dom::focus(BOX);
    }
}

fn open_sample(store: Store, code: &str) {
    if let Some(language) = Lang::among(&[code.to_owned()]) {
        let (text, meta) = sample(language);
        paste::text(store, text, meta);
    }
}

/// Takes what was pasted or dropped: files, else the text.
pub(super) fn bring(store: Store, services: Services, files: Vec<gloo::file::File>, html: &str, plain: &str) {
    if html.is_empty() && plain.is_empty() && !files.is_empty() {
        file::read(store, services.files, files);
    } else {
        clipboard::rich(store, services.files, html, plain);
    }
}

/// The files of a file input, which is emptied: the same file can come again.
pub(super) fn chosen(event: &web_sys::Event) -> Vec<gloo::file::File> {
    let Some(input) = event.target().and_then(|t| t.dyn_into::<web_sys::HtmlInputElement>().ok()) else {
        return Vec::new();
    };
    let files = files::of_list(input.files());
    input.set_value("");
    files
}

/// Takes drops anywhere on the window, and shows that it would.
fn listen_to_drops(store: Store, services: Services) {
    let show = |shown: bool| dom::toggle_class(".drop-zone", "shown", shown);
    events::on_window("dragover", move |event: web_sys::DragEvent| {
        event.prevent_default();
        show(!is_moving(store));
    });
    events::on_window("dragleave", move |event: web_sys::DragEvent| {
        // Nothing is entered when the pointer leaves the window.
        if event.related_target().is_none() {
            show(false);
        }
    });
    events::on_window("drop", move |event: web_sys::DragEvent| {
        event.prevent_default();
        show(false);
        if is_moving(store) {
            return;
        }
        let Some(data) = event.data_transfer() else {
            return;
        };
        let files = files::of_list(data.files());
        let get = |kind: &str| if files.is_empty() { data.get_data(kind).unwrap_or_default() } else { String::new() };
        let (html, plain) = (get("text/html"), get("text/plain"));
        bring(store, services, files, &html, &plain);
    });
}

/// Whether what is dragged is a thing of the page itself.
fn is_moving(store: Store) -> bool {
    store.library.dragged.with_untracked(Option::is_some) || store.across.dragged.with_untracked(Option::is_some)
}

pub(super) fn drop_zone() -> AnyView {
    view! { <div class="drop-zone" aria-hidden="true"><p>{texts().drop}</p></div> }.into_any()
}
