//! The top bar: name, search, how safe the work is, and what applies to all.

use super::el::{IntoKid, button, el, el_of};
use super::parts::{key, tally};
use super::start::chosen;
use crate::app::actions::import::file;
use crate::app::actions::{library, navigate};
use crate::app::services::persistence::Safety;
use crate::app::services::{export, services};
use crate::app::state::command::Command;
use crate::app::state::language::Lang;
use crate::app::state::look::Theme;
use crate::app::state::{notices, store};
use crate::app::texts::texts;
use crate::browser::dom;
use crate::desk::Edit;
use leptos::prelude::*;

pub(super) fn head() -> AnyView {
    let (store, services, texts) = (store(), services(), texts());
    let head = &texts.head;
    let can = move |which: fn(&crate::desk::History) -> bool| move || store.work.with(|work| which(&work.history));
    let (can_undo, can_redo) = (can(crate::desk::History::can_undo), can(crate::desk::History::can_redo));
    let several = Memo::new(move |_| store.work.with(|work| work.desk.documents().len() > 1));
    let reading = Memo::new(move |_| store.across.tab.get().is_none() && store.reading.document.with(Option::is_some));
    let any = Memo::new(move |_| store.work.with(|work| !work.desk.documents().is_empty()));
    let choose_files = move || {
        if let Some(input) = dom::one("#import") {
            input.click();
        }
    };
    el_of("header", "head")
        .kid(el_of("a", "skip").attr("href", "#main").kid(head.skip))
        .kid(el_of("h1", "brand").kid(tally()).kid("Tallymark"))
        .show(move || reading.get().then(super::find::find))
        .show(move || {
            any.get().then(|| {
                button("quiet look", move || navigate::toggle_across(store))
                    .live("aria-pressed", move || store.across.tab.get().is_some().to_string())
                    .kid(arrow("M3 16h14M5 13V9M10 13V4M15 13V7"))
                    .kid(el_of("span", "word").kid(texts.across.region))
            })
        })
        .kid(el_of("div", "spring"))
        .kid(safety())
        .kid(
            el_of("div", "group")
                .kid(
                    button("quiet", move || store.undo())
                        .live("disabled", move || !can_undo())
                        .kid(arrow("M8 4 4 8l4 4M4 8h7a4 4 0 0 1 0 8H8"))
                        .kid(el_of("span", "word").kid(head.undo)),
                )
                .kid(
                    button("quiet", move || store.redo())
                        .live("disabled", move || !can_redo())
                        .kid(arrow("M12 4l4 4-4 4M16 8H9a4 4 0 0 0 0 8h3"))
                        .kid(el_of("span", "word").kid(head.redo)),
                ),
        )
        .kid(
            el_of("input", "hidden")
                .attr("id", "import")
                .attr("type", "file")
                .attr("multiple", "")
                .attr("tabindex", "-1")
                .attr("aria-hidden", "true")
                .attr("accept", ".json,.jsonl,.jsonld,.ndjson,.txt,.md,.html,.htm,.xhtml,.docx,.pdf,.zip")
                .on("change", move |event: web_sys::Event| file::read(store, services.files, chosen(&event))),
        )
        .kid(button("import", choose_files).kid(head.import))
        .kid(
            el_of("div", "split")
                .kid(
                    button("main", move || {
                        export::export(store, store.reading.current.get_untracked().as_deref());
                    })
                    .kid(head.export),
                )
                .show(move || {
                    several.get().then(|| {
                        button("main more", move || export::export(store, None))
                            .attr("title", head.export_all)
                            .attr("aria-label", head.export_all)
                            .kid(arrow("M6 5h8M6 9h8M6 13h8"))
                    })
                })
                .kid(
                    button("main more", move || store.dialogs.export.set(true))
                        .attr("title", texts.files.other_formats)
                        .attr("aria-label", texts.files.other_formats)
                        .kid(arrow("M5 10h.01M10 10h.01M15 10h.01")),
                ),
        )
        .kid(settings())
        .into_kid()
}

fn arrow(path: &'static str) -> AnyView {
    view! { <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d=path /></svg> }.into_any()
}

/// Saved, Saving, or what is wrong.
fn safety() -> AnyView {
    let (persistence, head) = (services().persistence, &texts().head);
    let safety = Memo::new(move |_| persistence.safety());
    let class = move || match safety.get() {
        Safety::Saved => "safety saved",
        Safety::Saving => "safety saving",
        Safety::Memory | Safety::Trouble(_) => "safety wrong",
    };
    let word = move || match safety.get() {
        Safety::Saved => head.saved,
        Safety::Saving => head.saving,
        Safety::Memory => head.memory_only,
        Safety::Trouble(_) => head.not_saved,
    };
    let sentence = move || match safety.get() {
        Safety::Trouble(sentence) => Some(sentence),
        _ => None,
    };
    el("span")
        .live("class", class)
        .attr("role", "status")
        .live("title", sentence)
        .kid(el("i").attr("aria-hidden", "true"))
        .show(word)
        .into_kid()
}

/// Language, theme and help.
fn settings() -> AnyView {
    const THEMES: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];
    let (store, head, keys) = (store(), &texts().head, texts().keys);
    let theme_name = |theme: Theme| head.themes[THEMES.iter().position(|&t| t == theme).unwrap_or_default()];
    el_of("details", "menu")
        .kid(el("summary").attr("aria-label", head.menu).kid(arrow("M4 6h12M4 14h12M8 4v4M13 12v4")))
        .kid(
            el_of("div", "sheet")
                .kid(el("label").kid(head.language).kid(super::parts::choose(
                    &Lang::ALL,
                    Lang::name,
                    move || Some(store.look.language.get()),
                    move |lang| {
                        store.look.language.set(lang);
                    },
                    Some("language".to_owned()),
                    None,
                )))
                .kid(el("label").kid(head.theme).kid(super::parts::choose(
                    &THEMES,
                    theme_name,
                    move || Some(store.look.theme.get()),
                    move |theme| {
                        store.look.theme.set(theme);
                    },
                    Some("theme".to_owned()),
                    None,
                )))
                .kid(
                    el("label")
                        .kid(keys.person)
                        .kid(
                            el("input")
                                .attr("type", "text")
                                .attr("autocomplete", "name")
                                .attr("aria-describedby", "person-help")
                                .prop("value", move || store.person.get())
                                .on("change", move |event: web_sys::Event| {
                                    store.person.set(event_target_value(&event).trim().to_owned())
                                }),
                        )
                        .kid(el("small").attr("id", "person-help").kid(keys.person_help)),
                )
                .kid(button("narrow", move || store.dialogs.export.set(true)).kid(texts().files.other_formats))
                .kid(
                    button("", move || store.dialogs.commands.set(true)).kid(keys.commands).kid(key(Command::Commands)),
                )
                .kid(button("", move || store.dialogs.help.set(true)).kid(head.help).kid(key(Command::Help))),
        )
        .into_kid()
}

/// Deletes a document and says how to take that back.
pub(super) fn delete(id: &crate::desk::Id, title: &str) {
    let (store, said) = (store(), &texts().said);
    let old = store.work.with_untracked(|work| work.desk.document(id).cloned());
    library::delete(store, id);
    let sentence = (said.deleted)(title);
    let notice = notices::Notice::said(sentence).with(said.undo, move || {
        // The history may have gone on since: this one document comes back.
        if let Some(old) = old.clone() {
            let id = old.id.clone();
            store.act(Edit::Open(old));
            navigate::open(store, Some(id));
        }
    });
    store.notices.say(notice.about(format!("deleted {id}")));
}
