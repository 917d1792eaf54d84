//! What is known of the article beside its text; every field can be edited.

use super::el::{IntoKid, el, el_of};
use crate::app::state::store;
use crate::app::texts::texts;
use crate::desk::{Edit, Meta};
use leptos::prelude::*;

pub(super) fn about() -> AnyView {
    let (store, texts) = (store(), texts());
    let about = &texts.about;
    let meta =
        Memo::new(move |_| store.reading.document.with(|d| d.as_ref().map(|d| d.meta.clone()).unwrap_or_default()));
    let describe = move |field: &str, change: &dyn Fn(&mut Meta)| {
        if let Some(document) = store.reading.document.get_untracked() {
            let mut meta = document.meta.clone();
            change(&mut meta);
            store.act_typing(&format!("{} {field}", document.id), Edit::Describe(document.id.clone(), meta));
        }
    };
    let line = move |class: &'static str, name: &'static str, get: fn(&mut Meta) -> &mut String, kind: &'static str| {
        let value = move || {
            let mut meta = meta.get();
            std::mem::take(get(&mut meta))
        };
        let input = move |event: web_sys::Event| {
            let typed = event_target_value(&event);
            describe(name, &|meta| typed.clone_into(get(meta)));
        };
        el("label")
            .attr("class", class)
            .kid(el("span").kid(name))
            .kid(
                el("input")
                    .attr("type", kind)
                    .prop("value", value)
                    .on("input", input)
                    .attr("autocomplete", "off")
                    .attr("spellcheck", "false")
                    .attr("placeholder", "—"),
            )
            .into_kid()
    };
    let day = move || meta.with(|meta| meta.published.map(|day| day.to_string()).unwrap_or_default());
    let change_day = move |event: web_sys::Event| {
        let day = event_target_value(&event).parse().ok();
        describe("published", &|meta| meta.published = day);
    };
    let change_language = move |event: web_sys::Event| {
        let code = event_target_value(&event);
        describe("language", &|meta| meta.language.clone_from(&code));
    };
    let languages = about
        .languages
        .into_iter()
        .map(|(code, name)| {
            let chosen = move || meta.with(|meta| meta.language == code);
            el("option").attr("value", code).flag("selected", chosen).kid(name)
        })
        .collect::<Vec<_>>();
    let undetected = Memo::new(move |_| meta.with(|meta| meta.language.is_empty()));
    el_of("section", "about")
        .attr("aria-label", about.region)
        .kid(line("title", about.title, |meta| &mut meta.title, "text"))
        .kid(line("source", about.source, |meta| &mut meta.source, "text"))
        .kid(
            el_of("label", "day")
                .kid(el("span").kid(about.published))
                .kid(el("input").attr("type", "date").prop("value", day).on("change", change_day)),
        )
        .kid(
            el_of("label", "language").kid(el("span").kid(about.language)).kid(
                el("select")
                    .on("change", change_language)
                    .show(move || undetected.get().then(|| el("option").attr("value", "").kid("—")))
                    .kid(languages),
            ),
        )
        .kid(line("url", about.url, |meta| &mut meta.url, "url"))
        .into_kid()
}
