//! The whole page.

use super::el::{IntoKid, el, el_of, group};
use super::{
    across, claims, entities, export, figures, head, help, library, notices, palette, parts, print, prompt, reader,
    start, timeline,
};
use crate::app::state::store;
use crate::app::texts::texts;
use leptos::prelude::*;

/// The whole page in the language of the interface.
pub(crate) fn shell() -> AnyView {
    let (store, texts) = (store(), texts());
    let has_documents = Memo::new(move |_| store.work.with(|work| !work.desk.documents().is_empty()));
    let is_across = Memo::new(move |_| store.across.tab.get().is_some());
    let is_reading = Memo::new(move |_| !is_across.get() && store.reading.document.with(Option::is_some));
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
        el_of("p", "hidden").attr("role", "status").show(move || store.live_region.get()).into_kid(),
        help::help().into_kid(),
        palette::palette().into_kid(),
        export::export().into_kid(),
        prompt::prompt().into_kid(),
        start::drop_zone().into_kid(),
        print::print().into_kid(),
    ])
    .into_kid()
}
