//! The empty desk: a large sheet for an article, and two samples.

use super::el::{El, IntoKid, button, el, el_of};
use super::head::chosen;
use crate::app::actions::import::{file, paste};
use crate::app::services::{Services, services};
use crate::app::state::language::Lang;
use crate::app::state::notices::Notice;
use crate::app::state::{Store, store};
use crate::app::texts::samples::sample;
use crate::app::texts::texts;
use crate::browser::{dom, events, files};
use crate::desk::Meta;
use leptos::prelude::*;

pub(super) fn start() -> AnyView {
    let (store, services, texts) = (store(), services(), texts());
    let start = &texts.start;
    let annotate = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let text = dom::value("#article-text");
        if !paste::text(store, &text, Meta::default()) {
            store.notices.say(Notice::error(texts.trouble.empty_box.to_owned()).about("empty"));
            dom::focus("#article-text");
        } else {
            dom::after_drawing(|| dom::focus("#text"));
        }
    };
    let samples: Vec<El> = [Lang::Vi, Lang::En]
        .into_iter()
        .zip(start.samples)
        .map(|(lang, name)| {
            let open = move || {
                let (text, meta) = sample(lang);
                paste::text(store, text, meta);
            };
            button("link", open).attr("lang", lang.code()).kid(name)
        })
        .collect();
    el_of("div", "start")
        .kid(el_of("div", "hero").kid(el("h2").kid(start.heading)).kid(el_of("p", "lead").kid(start.lead)))
        .kid(
            el_of("form", "paper")
                .on("submit", annotate)
                .kid(el("label").attr("for", "article-text").kid(start.label))
                .kid(
                    el("textarea")
                        .attr("id", "article-text")
                        .attr("rows", "14")
                        .attr("placeholder", start.placeholder)
                        .attr("spellcheck", "false"),
                )
                .kid(
                    el_of("div", "row")
                        .kid(el_of("button", "main large").attr("type", "submit").kid(start.annotate))
                        .kid(
                            el_of("label", "button").attr("for", "files").kid(start.files).kid(
                                el("input")
                                    .attr("id", "files")
                                    .attr("type", "file")
                                    .attr("multiple", "")
                                    .attr("accept", ".txt,.md,.html,.htm,.json")
                                    .on("change", move |event: web_sys::Event| {
                                        file::read(store, services.files, chosen(&event))
                                    }),
                            ),
                        )
                        .kid(el_of("span", "hint").kid(start.hint)),
                ),
        )
        .kid(el_of("p", "samples").kid(start.or_sample).kid(" ").kid(samples))
        .kid(el_of("p", "privacy").kid(start.privacy))
        .into_kid()
}

/// Takes drops anywhere on the window, and shows that it would.
pub(super) fn listen_to_drops(store: Store, services: Services) {
    let show = |shown: bool| {
        if let Some(zone) = dom::one(".drop-zone") {
            // A class with a constant name cannot be refused.
            let _ = zone.class_list().toggle_with_force("shown", shown);
        }
    };
    events::on_window("dragover", move |event: web_sys::DragEvent| {
        event.prevent_default();
        show(store.library.dragged.with_untracked(Option::is_none));
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
        if store.library.dragged.with_untracked(Option::is_some) {
            return;
        }
        let Some(data) = event.data_transfer() else {
            return;
        };
        let files = files::of_list(data.files());
        if files.is_empty() {
            let html = data.get_data("text/html").unwrap_or_default();
            paste::rich(store, &html, &data.get_data("text/plain").unwrap_or_default());
        } else {
            file::read(store, services.files, files);
        }
    });
}

pub(super) fn drop_zone() -> AnyView {
    el_of("div", "drop-zone").attr("aria-hidden", "true").kid(el("p").kid(texts().start.drop)).into_kid()
}
