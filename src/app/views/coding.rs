//! The coding sheet: a toll as a row of a dataset, each column with what the articles
//! offer for it.

use super::el::{El, IntoKid, button, el, el_of, show};
use crate::app::actions::across;
use crate::app::actions::coding::{Coder, field};
use crate::app::state::store;
use crate::app::texts::texts;
use crate::desk::{Candidate, Cited, Codebook, Column, Section, Toll};
use crate::model::Effect;
use leptos::prelude::*;
use std::sync::Arc;

/// What of a toll is looked at: its figures, or its row in a dataset.
pub(super) fn looks() -> El {
    let (says, across) = (texts().coding, store().across);
    let look = |name: &'static str, codebook: Option<Codebook>| {
        button("tab", move || across.coding.set(codebook))
            .live("aria-pressed", move || (across.coding.get() == codebook).to_string())
            .kid(name)
    };
    let sheets = Codebook::ALL.map(|codebook| look((says.codebooks)(codebook), Some(codebook)));
    el_of("div", "looks row")
        .attr("role", "group")
        .attr("aria-label", says.look)
        .kid(look(says.figures, None))
        .kid(Vec::from(sheets))
}

/// The sheet of the toll that is open. It is drawn once for a toll, so that typing is
/// not disturbed.
pub(super) fn coding(toll: &Toll, codebook: Codebook) -> AnyView {
    let (store, says) = (store(), texts().coding);
    let coder = Coder::new(store, expect_context(), codebook);
    let is_kept = Memo::new(move |_| coder.row.with(|row| row.as_ref().is_some_and(|row| row.is_kept)));
    let others = Memo::new(move |_| coder.row.with(|row| row.as_ref().map_or(0, |row| row.others.len())));
    let rows = Memo::new(move |_| coder.rows());
    let hint = |(key, does): (&'static str, &'static str)| el("span").kid(el("kbd").kid(key)).kid(" ").kid(does);
    el_of("div", "coding")
        .class("kept", move || is_kept.get())
        .kid(
            el_of("div", "standing row")
                .kid(
                    el_of("p", "state")
                        .attr("role", "status")
                        .show(move || if is_kept.get() { says.kept } else { says.draft }),
                )
                .show(move || match is_kept.get() {
                    true => button("small", move || coder.drop()).kid(says.drop),
                    false => button("small main", move || coder.keep()).kid(says.keep),
                })
                .kid(button("small", move || coder.save(false)).kid(says.save))
                .show(move || {
                    (rows.get() > 1).then(|| button("small", move || coder.save(true)).kid((says.save_all)(rows.get())))
                }),
        )
        .show(move || {
            (others.get() > 0).then(|| {
                let drop = button("link", move || coder.drop_others()).kid(says.drop_other);
                el_of("p", "twice").kid((says.twice)(others.get() + 1)).kid(" ").kid(drop)
            })
        })
        .kid((toll.effect != Effect::Killed).then(|| el_of("p", "state").kid(says.no_deaths)))
        .kid(el_of("p", "hints").attr("aria-hidden", "true").kid(Vec::from(says.keys.map(hint))))
        .kid(Section::ALL.map(|part| group(coder, part)).into_iter().collect::<Vec<_>>())
        .into_kid()
}

fn group(coder: Coder, part: Section) -> El {
    let says = texts().coding;
    let columns = coder.codebook.columns().iter().filter(|column| column.part == part);
    let rows: Vec<El> = columns.map(|column| row(coder, column)).collect();
    let name = (says.parts)(part);
    match part {
        Section::Codes => el_of("details", "part").kid(el("summary").kid(name)).kid(rows),
        _ => el_of("section", "part").attr("aria-label", name).kid(el("h4").kid(name)).kid(rows),
    }
}

fn row(coder: Coder, column: &'static Column) -> El {
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
    el_of("div", "entry")
        .class("open", move || is_open.get())
        .class("blank", move || value.with(String::is_empty))
        .on("focusin", move |_: web_sys::Event| coder.at.set(Some(name)))
        .kid(
            el("label")
                .attr("for", field(name))
                .kid((!label.is_empty()).then(|| el("span").kid(label)))
                .kid(el("code").kid(name)),
        )
        .kid(
            el_of("div", "cell")
                .kid(
                    el("input")
                        .attr("id", field(name))
                        .attr("type", "text")
                        .attr("autocomplete", "off")
                        .attr("spellcheck", "false")
                        .prop("value", move || value.get())
                        .on("input", typed)
                        .on("keydown", pressed)
                        .on("blur", move |_: web_sys::Event| coder.leave()),
                )
                .kid(el_of("small", "n").show(move || place(coder, name, &value.get()))),
        )
        .kid(el_of("div", "offer").show(move || offer(coder, column, value, is_open.get())))
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
            return el_of("p", "nothing").kid(says.nothing).into_kid();
        }
        let list = entry.candidates.into_iter().map(|one| candidate(coder, column.name, one, value));
        return el("ul").attr("aria-label", (says.candidates)(column.name)).kid(list.collect::<Vec<_>>()).into_kid();
    }
    let candidates = Arc::new(entry.candidates);
    show(move || {
        let value = value.get();
        let chosen = candidates.iter().find(|candidate| candidate.value == value)?;
        match chosen.cited.first() {
            Some(cited) => Some(el("q").attr("lang", cited.language.to_string()).kid(cited.sentence.concat())),
            None => (!chosen.means.is_empty()).then(|| el("span").attr("lang", "en").kid(chosen.means)),
        }
    })
}

fn candidate(coder: Coder, column: &'static str, one: Candidate, value: Memo<String>) -> El {
    let says = texts().coding;
    let own = one.value.clone();
    let (words, quotes, means) = (one.value.clone(), one.cited.iter().map(quote).collect::<Vec<_>>(), one.means);
    el("li")
        .kid(
            button("take", move || coder.take(column, &one))
                .attr("aria-label", (says.take)(&words))
                .live("aria-pressed", move || (value.get() == own).to_string())
                .kid(el("b").kid(words))
                .kid((!means.is_empty()).then(|| el("small").attr("lang", "en").kid(means))),
        )
        .kid(quotes)
}

/// A sentence that leads to its place.
fn quote(cited: &Cited) -> El {
    let store = store();
    let [before, words, behind] = cited.sentence.clone();
    let (document, mark) = (cited.document.clone(), cited.mark.clone());
    el_of("p", "quote")
        .kid(
            button("jump", move || across::go_to(store, &document, &mark))
                .attr("lang", cited.language.to_string())
                .kid(before)
                .kid(el("strong").kid(words))
                .kid(behind),
        )
        .kid(el("small").kid(cited.title.to_string()))
}
