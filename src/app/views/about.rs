//! What is known of the article beside its text; every field can be edited.

use super::elements::on;
use super::parts::typed_day;
use crate::app::state::store;
use crate::app::texts::texts;
use crate::browser::dom;
use crate::browser::language::name_of;
use crate::desk::{Annotation, Body, Edit, Meta};
use crate::lang::{LanguagePack, UNREAD, language_code};
use crate::model::TimexValue;
use leptos::ev;
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
        view! {
            <label class=class>
                <span>{name}</span>
                <input
                    type=kind
                    prop:value=value
                    autocomplete="off"
                    spellcheck="false"
                    placeholder="—"
                    on:input=on(ev::input, input)
                />
            </label>
        }
        .into_any()
    };
    let day = move || meta.with(|meta| meta.published.map(|day| day.to_string()).unwrap_or_default());
    let change_day = move |event: web_sys::Event| {
        let Some(day) = typed_day(&event) else { return };
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
            view! { <option value=code prop:selected=chosen>{name}</option> }.into_any()
        })
        .collect::<Vec<_>>();
    let lang = store.look.language.get_untracked().code();
    let unread = Memo::new(move |_| meta.with(|meta| unread(&meta.language)));
    let undetected = Memo::new(move |_| meta.with(|meta| meta.language.is_empty()));
    view! {
        <section class="about" aria-label=about.region>
            {line("title", about.title, |meta| &mut meta.title, "text")}
            {line("source", about.source, |meta| &mut meta.source, "text")}
            <label class="day">
                <span>{about.published}</span>
                <input type="date" prop:value=day on:change=on(ev::change, change_day) />
            </label>
            <label class="language">
                <span>{about.language}</span>
                <select on:change=on(ev::change, change_language)>
                    {move || undetected.get().then(|| view! { <option value="">"—"</option> }.into_any())}
                    {languages}
                    {move || {
                        unread.get().map(|code| {
                            view! { <option value=code prop:selected=true>{name_of(code, lang)}</option> }.into_any()
                        })
                    }}
                </select>
            </label>
            {line("url", about.url, |meta| &mut meta.url, "url")}
            {unread_notice(unread)}
            {undated()}
        </section>
    }
    .into_any()
}

/// The code of a language that is none of those that are read.
fn unread(language: &str) -> Option<&'static str> {
    language_code(language).filter(|code| LanguagePack::of(code).is_none())
}

/// Says that the article is in a language that is not read, with the way to the field where
/// another can be chosen.
fn unread_notice(unread: Memo<Option<&'static str>>) -> AnyView {
    let (lang, about) = (store().look.language.get_untracked().code(), &texts().about);
    let read = about.languages.map(|(_, name)| name).join(", ");
    let go = move |_| dom::focus(".about .language select");
    (move || {
        unread.get().map(|code| {
            let name = (code != UNREAD.code).then(|| name_of(code, lang));
            view! {
                <p class="undated" role="status">
                    {(about.unread)(name.as_deref(), &read)}
                    " "
                    <button class="link" type="button" on:click=on(ev::click, go)>
                        {about.give_language}
                    </button>
                </p>
            }
            .into_any()
        })
    })
    .into_any()
}

/// How many dates stay open because nobody said when the article appeared, with the way to the
/// field.
fn undated() -> AnyView {
    let (store, about) = (store(), &texts().about);
    let open = Memo::new(move |_| {
        store.reading.document.with(|document| {
            let Some(document) = document.as_ref().filter(|document| document.meta.published.is_none()) else {
                return 0;
            };
            let is_open = |annotation: &&Annotation| match &annotation.body {
                Body::Date(timex) => annotation.is_live() && matches!(timex.value, TimexValue::Unplaced(..)),
                _ => false,
            };
            document.annotations().into_iter().filter(is_open).count()
        })
    });
    let go = move |_| dom::focus(".about .day input");
    (move || {
        (open.get() > 0).then(|| {
            view! {
                <p class="undated">
                    {(about.undated)(open.get())}
                    " "
                    <button class="link" type="button" on:click=on(ev::click, go)>
                        {about.give_day}
                    </button>
                </p>
            }
            .into_any()
        })
    })
    .into_any()
}
