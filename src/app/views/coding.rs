//! The coding sheet: an incident as a row of a dataset, each column with what the articles
//! offer for it.

use super::elements::on;
use crate::app::actions::across;
use crate::app::actions::coding::{Coder, field};
use crate::app::state::store;
use crate::app::texts::texts;
use crate::desk::{Candidate, Cited, Codebook, Column, RowState, RowSubject, Section};
use crate::model::Effect;
use leptos::ev;
use leptos::prelude::*;
use std::sync::Arc;

/// What of an incident is looked at: its figures, or its row in a dataset.
pub(super) fn looks() -> AnyView {
    let (says, across) = (texts().coding, store().across);
    let look = |name: &'static str, codebook: Option<Codebook>| {
        view! {
            <button
                class="tab"
                type="button"
                aria-pressed=move || (across.coding.get() == codebook).to_string()
                on:click=on(ev::click, move |_| across.coding.set(codebook))
            >
                {name}
            </button>
        }
        .into_any()
    };
    let sheets = Codebook::ALL.map(|codebook| look((says.codebooks)(codebook), Some(codebook)));
    view! {
        <div class="looks row" role="group" aria-label=says.look>
            {look(says.figures, None)}
            {sheets}
        </div>
    }
    .into_any()
}

/// The sheet of the row that is open. It is drawn once for a row, so that typing is not
/// disturbed.
pub(super) fn coding(subject: &RowSubject, codebook: Codebook) -> AnyView {
    let (store, says) = (store(), texts().coding);
    let coder = Coder::new(store, store.across, codebook);
    let state = Memo::new(move |_| coder.row.with(|row| row.as_ref().map_or(RowState::Draft, |row| row.state)));
    let is_kept = Memo::new(move |_| state.get() != RowState::Draft);
    let has_deaths = subject.toll().is_some_and(|toll| toll.effect == Effect::Killed);
    let others = Memo::new(move |_| coder.row.with(|row| row.as_ref().map_or(0, |row| row.others.len())));
    let rows = Memo::new(move |_| coder.rows());
    let hint =
        |(key, does): (&'static str, &'static str)| view! { <span><kbd>{key}</kbd> " " {does}</span> }.into_any();
    view! {
        <div class="coding" class:kept=move || is_kept.get()>
            {(codebook == Codebook::CasualtyRecord).then(|| victims(codebook))}
            <div class="standing row">
                <p class="state" role="status">
                    {move || match state.get() {
                        RowState::Draft => says.draft,
                        RowState::Kept => says.kept,
                        RowState::Checked => says.checked,
                    }}
                </p>
                {move || match is_kept.get() {
                    true => view! {
                        <button
                            class="small"
                            type="button"
                            on:click=on(ev::click, move |_| {
                                coder.check(state.get_untracked() != RowState::Checked);
                            })
                        >
                            {move || if state.get() == RowState::Checked { says.uncheck } else { says.check }}
                        </button>
                        <button class="small" type="button" on:click=on(ev::click, move |_| coder.drop())>
                            {says.drop}
                        </button>
                    }
                    .into_any(),
                    false => view! {
                        <button
                            class="small main"
                            type="button"
                            on:click=on(ev::click, move |_| coder.keep())
                        >
                            {says.keep}
                        </button>
                    }
                    .into_any(),
                }}
                <button class="small" type="button" on:click=on(ev::click, move |_| coder.save(false))>
                    {says.save}
                </button>
                {move || {
                    (rows.get() > 1).then(|| {
                        view! {
                            <button
                                class="small"
                                type="button"
                                on:click=on(ev::click, move |_| coder.save(true))
                            >
                                {(says.save_all)(rows.get())}
                            </button>
                        }
                        .into_any()
                    })
                }}
            </div>
            {move || {
                (others.get() > 0).then(|| {
                    view! {
                        <p class="twice">
                            {(says.twice)(others.get() + 1)}
                            " "
                            <button
                                class="link"
                                type="button"
                                on:click=on(ev::click, move |_| coder.drop_others())
                            >
                                {says.drop_other}
                            </button>
                        </p>
                    }
                    .into_any()
                })
            }}
            {(!has_deaths).then(|| view! { <p class="state">{says.no_deaths}</p> }.into_any())}
            <p class="hints" aria-hidden="true">{says.keys.map(hint)}</p>
            {Section::ALL.map(|part| group(coder, part))}
        </div>
    }
    .into_any()
}

/// Whose row is looked at in a record of casualties: those by name, and the rest.
fn victims(codebook: Codebook) -> AnyView {
    let (says, across) = (texts().coding, store().across);
    let tab = move |subject: RowSubject| {
        let (own, chosen) = (subject.victim.clone(), subject.victim.clone());
        view! {
            <button
                class="tab"
                type="button"
                aria-pressed=move || {
                    let open = across.open_subject(codebook).map(|subject| subject.victim);
                    (open.as_ref() == Some(&own)).to_string()
                }
                on:click=on(ev::click, move |_| across.victim.set(chosen.clone()))
            >
                {whose(&subject)}
            </button>
        }
        .into_any()
    };
    view! {
        <div class="looks row victims" role="group" aria-label=says.whose>
            {move || across.open_subjects(codebook).into_iter().map(tab).collect::<Vec<_>>()}
        </div>
    }
    .into_any()
}

/// Whom a row of a record is of, in words.
pub(super) fn whose(subject: &RowSubject) -> String {
    let says = texts().coding;
    match (&subject.named, subject.unnamed()) {
        (Some(victim), _) => victim.name.clone(),
        (None, _) if !subject.victim.is_empty() => subject.victim.to_string(),
        (None, Some((Some(low), Some(high)))) if low != high => (says.unnamed)(&format!("{low}–{high}")),
        (None, Some((low, high))) => {
            let count = low.or(high).map_or_else(String::new, |count| count.to_string());
            (says.unnamed)(&count)
        }
        (None, None) => (says.unnamed)("0"),
    }
}

fn group(coder: Coder, part: Section) -> AnyView {
    let says = texts().coding;
    let columns = coder.codebook.columns().iter().filter(|column| column.part == part);
    let rows: Vec<AnyView> = columns.map(|column| row(coder, column)).collect();
    let name = (says.parts)(part);
    match part {
        Section::Codes => view! { <details class="part"><summary>{name}</summary> {rows}</details> }.into_any(),
        _ => view! { <section class="part" aria-label=name><h4>{name}</h4> {rows}</section> }.into_any(),
    }
}

fn row(coder: Coder, column: &'static Column) -> AnyView {
    let says = texts().coding;
    let name = column.name;
    let label = (says.columns)(name);
    let value = Memo::new(move |_| coder.value(name));
    // Only where the coder comes and goes the candidates are drawn anew.
    let is_open = Memo::new(move |_| coder.at.get() == Some(name));
    let typed = move |event: web_sys::Event| {
        let typed = event_target_value(&event);
        coder.put(&[(name, if typed.trim().is_empty() { "" } else { &typed })], true);
    };
    let pressed = move |event: web_sys::KeyboardEvent| {
        let act: Option<Box<dyn Fn()>> = match &*event.key() {
            _ if event.is_composing() || event.ctrl_key() || event.alt_key() || event.meta_key() => None,
            "ArrowDown" => Some(Box::new(move || coder.step(name, true))),
            "ArrowUp" => Some(Box::new(move || coder.step(name, false))),
            "Enter" => {
                let forward = !event.shift_key();
                Some(Box::new(move || coder.move_on(forward)))
            }
            _ => None,
        };
        if let Some(act) = act {
            event.prevent_default();
            act();
        }
    };
    view! {
        <div
            class="entry"
            class:open=move || is_open.get()
            class:blank=move || value.with(String::is_empty)
            on:focusin=on(ev::focusin, move |_| coder.at.set(Some(name)))
        >
            <label for=field(name)>
                {(!label.is_empty()).then(|| view! { <span>{label}</span> }.into_any())}
                <code>{name}</code>
            </label>
            <div class="cell">
                <input
                    id=field(name)
                    type="text"
                    autocomplete="off"
                    spellcheck="false"
                    prop:value=move || value.get()
                    on:input=on(ev::input, typed)
                    on:keydown=on(ev::keydown, pressed)
                    on:blur=on(ev::blur, move |_| coder.leave())
                />
                <small class="n">{move || place(coder, name, &value.get())}</small>
            </div>
            <div class="offer">{move || offer(coder, column, value, is_open.get())}</div>
        </div>
    }
    .into_any()
}

/// Which of the candidates stands in the row.
fn place(coder: Coder, column: &str, value: &str) -> String {
    let says = texts().coding;
    coder.sheet.with(|sheet| {
        let entry = sheet.as_ref().and_then(|sheet| sheet.entry(column));
        let count = entry.map_or(0, |entry| entry.candidates.len());
        match entry.and_then(|entry| entry.chosen(value)) {
            Some(at) => (says.place)(at + 1, count),
            None if !value.is_empty() => says.own.to_owned(),
            None if count > 0 => (says.place)(0, count),
            None => String::new(),
        }
    })
}

/// What the articles offer: all of it where the person is, else the quote of what was
/// chosen.
fn offer(coder: Coder, column: &'static Column, value: Memo<String>, is_open: bool) -> AnyView {
    let says = texts().coding;
    let entry = coder.sheet.with(|sheet| sheet.as_ref()?.entry(column.name).cloned());
    let Some(entry) = entry else { return ().into_any() };
    if is_open {
        if entry.candidates.is_empty() {
            return view! { <p class="nothing">{says.nothing}</p> }.into_any();
        }
        let list = entry.candidates.into_iter().map(|one| candidate(coder, column.name, one, value));
        return view! { <ul aria-label=(says.candidates)(column.name)>{list.collect::<Vec<_>>()}</ul> }.into_any();
    }
    let candidates = Arc::new(entry.candidates);
    (move || {
        let value = value.get();
        let chosen = candidates.iter().find(|candidate| candidate.value == value)?;
        match chosen.cited.first() {
            Some(cited) => Some(view! { <q lang=cited.language.to_string()>{cited.sentence.concat()}</q> }.into_any()),
            None => (!chosen.means.is_empty()).then(|| view! { <span lang="en">{chosen.means}</span> }.into_any()),
        }
    })
    .into_any()
}

fn candidate(coder: Coder, column: &'static str, one: Candidate, value: Memo<String>) -> AnyView {
    let says = texts().coding;
    let own = one.value.clone();
    let (words, quotes, means) = (one.value.clone(), one.cited.iter().map(quote).collect::<Vec<_>>(), one.means);
    let take = (says.take)(&words);
    let derived = one.derived.then(|| view! { <small>{says.derived}</small> }.into_any());
    view! {
        <li>
            <button
                class="take"
                type="button"
                aria-label=take
                aria-pressed=move || (value.get() == own).to_string()
                on:click=on(ev::click, move |_| coder.take(column, &one))
            >
                <b>{words}</b>
                {(!means.is_empty()).then(|| view! { <small lang="en">{means}</small> }.into_any())}
                {derived}
            </button>
            {quotes}
        </li>
    }
    .into_any()
}

/// A sentence that leads to its place.
fn quote(cited: &Cited) -> AnyView {
    let store = store();
    let [before, words, behind] = cited.sentence.clone();
    let (document, mark) = (cited.document.clone(), cited.mark.clone());
    view! {
        <p class="quote">
            <button
                class="jump"
                type="button"
                lang=cited.language.to_string()
                on:click=on(ev::click, move |_| across::go_to(store, &document, &mark))
            >
                {before}
                <strong>{words}</strong>
                {behind}
            </button>
            <small>{cited.title.to_string()}</small>
        </p>
    }
    .into_any()
}
