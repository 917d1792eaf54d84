//! The views, one file for each part of the page.

mod about;
mod across;
mod adjudicate;
mod beside;
mod card;
mod card_edit;
mod card_figure;
mod changed;
mod claim_bulk;
mod claim_form;
mod claim_links;
mod claim_tags;
mod claim_wish;
mod claims;
mod coding;
mod compare;
mod entities;
mod export;
mod figures;
mod find;
mod handles;
mod head;
mod help;
mod incoming;
mod legend;
mod library;
mod library_found;
mod library_row;
mod matrix;
mod notices;
mod palette;
mod parts;
mod pick;
mod print;
mod privacy;
mod reader;
mod revised;
mod start;
mod text;
mod time;
mod timeline;
mod toll;
mod toll_chart;
mod tolls;
mod toolbar;

use super::bring;
use super::el::{IntoKid, el, el_of, group};
use super::state::{Store, store, texts};
use crate::browser::{dom, events, files};
use leptos::prelude::*;

/// Listens to what can happen anywhere on the page.
pub(crate) fn listen(store: Store) {
    events::on_document("paste", move |event: web_sys::ClipboardEvent| {
        if dom::takes_typing(event.target()) {
            return;
        }
        let Some(data) = event.clipboard_data() else {
            return;
        };
        event.prevent_default();
        let files = files::of_list(data.files());
        let html = data.get_data("text/html").unwrap_or_default();
        let plain = data.get_data("text/plain").unwrap_or_default();
        if html.is_empty() && plain.is_empty() && !files.is_empty() {
            bring::read_files(store, files);
        } else {
            bring::rich(store, &html, &plain);
        }
    });
    toolbar::listen(store);
    handles::listen(store);
    print::listen(expect_context());
    start::listen_to_drops(store, expect_context());
}

/// The whole page in the language of the interface.
pub(super) fn shell() -> AnyView {
    let (store, texts) = (store(), texts());
    let has_documents = Memo::new(move |_| store.work.with(|work| !work.desk.documents().is_empty()));
    let is_across = Memo::new(move |_| store.across.get().is_some());
    let is_reading = Memo::new(move |_| !is_across.get() && store.document.with(Option::is_some));
    group([
        head::head().into_kid(),
        el_of("div", "desk")
            .class("bare", move || !has_documents.get())
            .class("reading", move || is_reading.get())
            .kid(el("main").attr("id", "main").attr("tabindex", "-1").show(move || {
                match (is_across.get(), is_reading.get()) {
                    (true, _) => across::across(),
                    (false, true) => reader::reader(),
                    (false, false) => start::start(),
                }
            }))
            .show(move || {
                is_reading.get().then(|| {
                    el_of("aside", "findings").attr("aria-label", texts.panels.label).kid(parts::tabs()).kid(
                        el_of("div", "panels")
                            .kid(claims::claims())
                            .kid(figures::figures())
                            .kid(timeline::timeline())
                            .kid(entities::entities()),
                    )
                })
            })
            .show(move || has_documents.get().then(library::library))
            .into_kid(),
        notices::notices().into_kid(),
        el_of("p", "hidden").attr("role", "status").show(move || store.aloud.get()).into_kid(),
        help::help().into_kid(),
        palette::palette().into_kid(),
        export::export().into_kid(),
        incoming::incoming().into_kid(),
        start::drop_zone().into_kid(),
        print::print().into_kid(),
    ])
    .into_kid()
}
