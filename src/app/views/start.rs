//! The empty desk: a large sheet for an article, and two samples.

use super::head::chosen;
use crate::app::notices::Notice;
use crate::app::samples::sample;
use crate::app::state::{Store, store, texts};
use crate::app::texts::Lang;
use crate::app::{bring, doing};
use crate::browser::{dom, events, files};
use crate::desk::Meta;
use leptos::html::Textarea;
use leptos::prelude::*;

pub(super) fn start() -> AnyView {
    let (store, texts) = (store(), texts());
    let start = &texts.start;
    let area = NodeRef::<Textarea>::new();
    let annotate = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let text = area.get_untracked().map(|area| area.value()).unwrap_or_default();
        if !bring::text(store, &text, Meta::default()) {
            store.notices.say(Notice::error(texts.trouble.empty_box.to_owned()).about("empty"));
            dom::focus("#article-text");
        } else {
            doing::after_drawing(|| dom::focus("#text"));
        }
    };
    let samples: Vec<AnyView> = [Lang::Vi, Lang::En]
        .into_iter()
        .zip(start.samples)
        .map(|(lang, name)| {
            let open = move |_| {
                let (text, meta) = sample(lang);
                bring::text(store, text, meta);
            };
            view! { <button type="button" class="link" lang=lang.code() on:click=open>{name}</button> }.into_any()
        })
        .collect();
    view! {
        <div class="start">
            <div class="hero">
                <h2>{start.heading}</h2>
                <p class="lead">{start.lead}</p>
            </div>
            <form class="paper" on:submit=annotate>
                <label for="article-text">{start.label}</label>
                <textarea id="article-text" node_ref=area rows="14" placeholder=start.placeholder spellcheck="false"></textarea>
                <div class="row">
                    <button type="submit" class="main large">{start.annotate}</button>
                    <label class="button" for="files">{start.files}
                        <input id="files" type="file" multiple accept=".txt,.md,.html,.htm,.json"
                            on:change=move |event| bring::read_files(store, chosen(&event)) />
                    </label>
                    <span class="hint">{start.hint}</span>
                </div>
            </form>
            <p class="samples">{start.or_sample} " " {samples}</p>
            <p class="privacy">{start.privacy}</p>
        </div>
    }
    .into_any()
}

/// Takes drops anywhere on the window, and shows that it would.
pub(super) fn listen_to_drops(store: Store) {
    let show = |shown: bool| {
        if let Some(zone) = dom::one(".drop-zone") {
            // A class with a constant name cannot be refused.
            let _ = zone.class_list().toggle_with_force("shown", shown);
        }
    };
    events::on_window("dragover", move |event: web_sys::DragEvent| {
        event.prevent_default();
        show(true);
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
        let Some(data) = event.data_transfer() else {
            return;
        };
        let files = files::of_list(data.files());
        if files.is_empty() {
            let html = data.get_data("text/html").unwrap_or_default();
            bring::rich(store, &html, &data.get_data("text/plain").unwrap_or_default());
        } else {
            bring::read_files(store, files);
        }
    });
}

pub(super) fn drop_zone() -> AnyView {
    view! { <div class="drop-zone" aria-hidden="true"><p>{texts().start.drop}</p></div> }.into_any()
}
