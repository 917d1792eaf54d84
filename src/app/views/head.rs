//! The top bar: name, search, how safe the work is, and what applies to all.

use super::elements::on;
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
use leptos::ev;
use leptos::prelude::*;

pub(super) fn head() -> AnyView {
    let (store, services, texts) = (store(), services(), texts());
    let head = &texts.head;
    let can = move |which: fn(&crate::desk::History) -> bool| move || store.work.with(|work| which(&work.history));
    let (can_undo, can_redo) = (can(crate::desk::History::can_undo), can(crate::desk::History::can_redo));
    let several = Memo::new(move |_| store.work.with(|work| work.desk.documents().len() > 1));
    let reading = Memo::new(move |_| store.across.tab.get().is_none() && store.reading.document.with(Option::is_some));
    let any = Memo::new(move |_| store.work.with(|work| !work.desk.documents().is_empty()));
    let choose_files = move |_| {
        if let Some(input) = dom::one("#import") {
            input.click();
        }
    };
    view! {
        <header class="head">
            <a class="skip" href="#main">{head.skip}</a>
            <h1 class="brand">{tally()} "Tallymark"</h1>
            {move || reading.get().then(super::find::find)}
            {move || {
                any.get().then(|| {
                    view! {
                        <button
                            class="quiet look"
                            type="button"
                            aria-pressed=move || store.across.tab.get().is_some().to_string()
                            on:click=on(ev::click, move |_| navigate::toggle_across(store))
                        >
                            {arrow("M3 16h14M5 13V9M10 13V4M15 13V7")}
                            <span class="word">{texts.across.region}</span>
                        </button>
                    }
                    .into_any()
                })
            }}
            <div class="spring" />
            {safety()}
            <div class="group">
                <button
                    class="quiet"
                    type="button"
                    disabled=move || !can_undo()
                    on:click=on(ev::click, move |_| store.undo())
                >
                    {arrow("M8 4 4 8l4 4M4 8h7a4 4 0 0 1 0 8H8")}
                    <span class="word">{head.undo}</span>
                </button>
                <button
                    class="quiet"
                    type="button"
                    disabled=move || !can_redo()
                    on:click=on(ev::click, move |_| store.redo())
                >
                    {arrow("M12 4l4 4-4 4M16 8H9a4 4 0 0 0 0 8h3")}
                    <span class="word">{head.redo}</span>
                </button>
            </div>
            <input
                class="hidden"
                id="import"
                type="file"
                multiple=""
                tabindex="-1"
                aria-hidden="true"
                accept=".json,.jsonl,.jsonld,.ndjson,.txt,.md,.html,.htm,.xhtml,.docx,.pdf,.ann,.xml,.xmi,.tml,.zip"
                on:change=on(ev::change, move |event| file::read(store, services.files, chosen(&event)))
            />
            <button class="import" type="button" on:click=on(ev::click, choose_files)>
                {head.import}
            </button>
            <div class="split">
                <button
                    class="main"
                    type="button"
                    on:click=on(ev::click, move |_| {
                        export::export(store, store.reading.current.get_untracked().as_deref());
                    })
                >
                    {head.export}
                </button>
                {move || {
                    several.get().then(|| {
                        view! {
                            <button
                                class="main more"
                                type="button"
                                title=head.export_all
                                aria-label=head.export_all
                                on:click=on(ev::click, move |_| export::export(store, None))
                            >
                                {arrow("M6 5h8M6 9h8M6 13h8")}
                            </button>
                        }
                        .into_any()
                    })
                }}
                <button
                    class="main more"
                    type="button"
                    title=texts.files.other_formats
                    aria-label=texts.files.other_formats
                    on:click=on(ev::click, move |_| store.dialogs.export.set(true))
                >
                    {arrow("M5 10h.01M10 10h.01M15 10h.01")}
                </button>
            </div>
            {settings()}
        </header>
    }
    .into_any()
}

fn arrow(path: &'static str) -> AnyView {
    view! { <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d=path /></svg> }.into_any()
}

/// Saved, Saving, or what is wrong.
fn safety() -> AnyView {
    let (persistence, texts) = (services().persistence, texts());
    let (head, keeping) = (&texts.head, texts.persistence);
    let safety = Memo::new(move |_| persistence.safety());
    let class = move || match safety.get() {
        Safety::Saved => "safety saved",
        Safety::Loose => "safety saved loose",
        Safety::Saving => "safety saving",
        Safety::Memory | Safety::Trouble(_) => "safety wrong",
    };
    let word = move || match safety.get() {
        Safety::Saved | Safety::Loose => head.saved,
        Safety::Saving => head.saving,
        Safety::Memory => head.memory_only,
        Safety::Trouble(_) => head.not_saved,
    };
    let sentence = move || match safety.get() {
        Safety::Trouble(sentence) => Some(sentence),
        Safety::Loose => Some(keeping.loose.to_owned()),
        Safety::Saved | Safety::Saving | Safety::Memory => None,
    };
    view! {
        <span class=class role="status" title=sentence>
            <i aria-hidden="true" />
            {word}
        </span>
    }
    .into_any()
}

/// Language, theme and help.
fn settings() -> AnyView {
    const THEMES: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];
    let (store, head, keys) = (store(), &texts().head, texts().keys);
    let theme_name = |theme: Theme| head.themes[THEMES.iter().position(|&t| t == theme).unwrap_or_default()];
    view! {
        <details class="menu">
            <summary aria-label=head.menu>{arrow("M4 6h12M4 14h12M8 4v4M13 12v4")}</summary>
            <div class="sheet">
                <label>
                    {head.language}
                    {super::parts::choose(
                        &Lang::ALL,
                        Lang::name,
                        move || Some(store.look.language.get()),
                        move |lang| {
                            store.look.language.set(lang);
                        },
                        Some("language".to_owned()),
                        None,
                    )}
                </label>
                <label>
                    {head.theme}
                    {super::parts::choose(
                        &THEMES,
                        theme_name,
                        move || Some(store.look.theme.get()),
                        move |theme| {
                            store.look.theme.set(theme);
                        },
                        Some("theme".to_owned()),
                        None,
                    )}
                </label>
                <label>
                    {keys.person}
                    <input
                        type="text"
                        autocomplete="name"
                        aria-describedby="person-help"
                        prop:value=move || store.person.get()
                        on:change=on(ev::change, move |event| {
                            store.person.set(event_target_value(&event).trim().to_owned())
                        })
                    />
                    <small id="person-help">{keys.person_help}</small>
                </label>
                <button
                    class="narrow"
                    type="button"
                    on:click=on(ev::click, move |_| store.dialogs.export.set(true))
                >
                    {texts().files.other_formats}
                </button>
                <button type="button" on:click=on(ev::click, move |_| store.dialogs.commands.set(true))>
                    {keys.commands}
                    {key(Command::Commands)}
                </button>
                <button type="button" on:click=on(ev::click, move |_| store.dialogs.help.set(true))>
                    {head.help}
                    {key(Command::Help)}
                </button>
            </div>
        </details>
    }
    .into_any()
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
