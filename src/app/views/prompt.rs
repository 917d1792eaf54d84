//! What is asked before a file comes in: what its labels mean, and what becomes of other
//! work on articles that are here.

use super::beside;
use super::elements::{each, on};
use super::parts::{ROWS, more};
use crate::app::state::prompt::{Decision, MergePreview, Question};
use crate::app::state::{Store, store};
use crate::app::texts::{describe, texts};
use crate::browser::dom;
use crate::desk::{Id, Kind};
use crate::exchange::formats::{Format, UnitSample};
use crate::files::{ImportSummary, SeenLabel, kind};
use crate::text::Unit;
use leptos::ev;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

const DIALOG: &str = "dialog.incoming";

pub(super) fn prompt() -> AnyView {
    let store = store();
    let number = Memo::new(move |_| store.dialogs.prompt.number());
    Effect::new(move |_| dom::open_dialog(DIALOG, number.get().is_some()));
    view! {
        <dialog
            class="incoming"
            aria-labelledby="incoming-title"
            on:close=on(ev::close, move |_| {
                if let Some(number) = number.get_untracked().filter(|_| !dom::is_open(DIALOG)) {
                    store.dialogs.prompt.answer(number, Decision::Leave);
                }
            })
        >
            {move || {
                let number = number.get()?;
                store.dialogs.prompt.question(number).map(|question| match question {
                    Question::Labels { name, came } => labels(store, number, &name, &came),
                    Question::Merge(preview) => merge(store, number, &preview),
                })
            }}
        </dialog>
    }
    .into_any()
}

fn title(words: String) -> AnyView {
    view! { <h2 id="incoming-title" tabindex="-1">{words}</h2> }.into_any()
}

/// What is in the file of another tool, and what its labels are read as.
fn labels(store: Store, number: usize, name: &str, came: &ImportSummary) -> AnyView {
    let (says, texts) = (texts().exchange, texts());
    let format = came.format.as_deref().and_then(Format::named).map(|format| (texts.files.format)(format).0);
    let read: BTreeMap<String, Option<String>> =
        came.labels.iter().map(|seen| (seen.label.clone(), seen.kind.clone())).collect();
    let (read, predictions) = (RwSignal::new(read), RwSignal::new(store.preferences.with_untracked(|h| h.predictions)));
    let unit = RwSignal::new(came.open_unit.as_ref().map(|_| Unit::Utf16));
    let label = |SeenLabel { label, count, kind: as_kind, words }: &SeenLabel| {
        let (chosen, is_out) = (label.clone(), as_kind.is_none());
        let option = |kind: Kind| {
            let is_it = as_kind.as_deref() == Some(kind.name());
            view! {
                <option value=kind.name() prop:selected=is_it>{texts.kinds.name(kind)}</option>
            }
            .into_any()
        };
        let out = view! { <option value="" prop:selected=is_out>{says.leave_out}</option> }.into_any();
        let pick = move |event: web_sys::Event| {
            let kind = kind(&event_target_value(&event)).map(|kind| kind.name().to_owned());
            read.update(|read| {
                read.insert(chosen.clone(), kind);
            });
        };
        let options = Kind::ALL.map(option).into_iter().chain([out]).collect::<Vec<_>>();
        view! {
            <tr>
                <th scope="row"><code>{label.clone()}</code></th>
                <td class="n">{*count}</td>
                <td class="words">{(says.quoted_words)(words)}</td>
                <td>
                    <select aria-label=(says.read_label_as)(label) on:change=on(ev::change, pick)>
                        {options}
                    </select>
                </td>
            </tr>
        }
        .into_any()
    };
    let rows = came.labels.iter().map(label).collect::<Vec<_>>();
    let unseen = (came.predicted > 0).then(|| {
        view! {
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=move || predictions.get()
                    on:change=on(ev::change, move |event| predictions.set(event_target_checked(&event)))
                />
                <span>{(says.predictions)(came.predicted)}</span>
            </label>
        }
        .into_any()
    });
    let units = came.open_unit.as_ref().map(|sample| units(sample, unit));
    let take = move |_| {
        let (labels, predictions) = (read.get_untracked(), predictions.get_untracked());
        store.dialogs.prompt.answer(number, Decision::Take { labels, predictions, unit: unit.get_untracked() });
    };
    let head = [says.label, says.marks, says.first_words, says.read_as]
        .map(|name| view! { <th scope="col">{name}</th> }.into_any());
    view! {
        {title((says.in_file)(name))}
        <p class="lead">{(says.found)(format.unwrap_or_default(), came)} " " {says.labels_lead}</p>
        <div class="wide" tabindex="0" role="group" aria-label=says.label>
            <table class="labels">
                <thead><tr>{head}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {units}
        {unseen}
        <div class="row">
            <button class="main" type="button" on:click=on(ev::click, take)>{says.bring}</button>
            {leave(store, number)}
        </div>
    }
    .into_any()
}

/// In which unit the offsets of a file are, where they could be in two.
fn units(sample: &UnitSample, unit: RwSignal<Option<Unit>>) -> AnyView {
    let says = texts().exchange;
    let choices = [(Unit::Utf16, &sample.utf16), (Unit::CodePoint, &sample.code_points)].map(|(of, words)| {
        view! {
            <label class="check">
                <input
                    type="radio"
                    name="unit"
                    prop:checked=move || unit.get() == Some(of)
                    on:change=on(ev::change, move |_| unit.set(Some(of)))
                />
                <span>{(says.counted_in)(of, words)}</span>
            </label>
        }
        .into_any()
    });
    view! {
        <fieldset class="units">
            <legend>{says.which_unit}</legend>
            {choices.into_iter().collect::<Vec<_>>()}
        </fieldset>
    }
    .into_any()
}

/// The button by which nothing comes in.
fn leave(store: Store, number: usize) -> AnyView {
    let answer = move |_| store.dialogs.prompt.answer(number, Decision::Leave);
    view! {
        <button class="quiet" type="button" on:click=on(ev::click, answer)>{texts().exchange.leave}</button>
    }
    .into_any()
}

/// Other work on articles that are here: what becomes of it, and of each conflict.
fn merge(store: Store, number: usize, here: &Arc<MergePreview>) -> AnyView {
    let says = texts().exchange;
    let all = here.conflicts.len();
    let theirs = RwSignal::new(vec![false; all]);
    let is_file = here.name.is_some();
    let add = move |_| store.dialogs.prompt.answer(number, Decision::Add(theirs.get_untracked()));
    let compare = is_file.then(|| {
        view! {
            <button
                type="button"
                on:click=on(ev::click, move |_| store.dialogs.prompt.answer(number, Decision::Compare))
            >
                {says.compare}
            </button>
        }
        .into_any()
    });
    let every = move |label: &'static str, side: bool| {
        view! {
            <button
                class="small"
                type="button"
                on:click=on(ev::click, move |_| theirs.update(|theirs| theirs.fill(side)))
            >
                {label}
            </button>
        }
        .into_any()
    };
    let limit = RwSignal::new(ROWS);
    let (shown, drawn) =
        (here.clone(), move || (0..all.min(limit.get())).map(|at| Id::from(at.to_string())).collect::<Vec<Id>>());
    let conflicts = (all > 0).then(|| {
        view! {
            <section aria-label=says.differences>
                <p class="said">{(says.conflicts)(all)}</p>
                {(all > 1).then(|| {
                    view! {
                        <div class="row">
                            {every(says.all_mine, false)}
                            {every(says.all_theirs, true)}
                        </div>
                    }
                    .into_any()
                })}
                <ul class="conflicts">
                    {each(drawn, move |at: Id| {
                        at.parse().map(|at: usize| conflict(&shown, at, theirs)).unwrap_or_else(|_| ().into_any())
                    })}
                </ul>
                {more(limit, move || all)}
            </section>
        }
        .into_any()
    });
    view! {
        {title((says.here)(here.name.as_deref()))}
        {is_file.then(|| view! { <p class="lead">{(says.here_lead)(here)}</p> }.into_any())}
        {conflicts}
        <div class="row acts">
            <button class="main" type="button" on:click=on(ev::click, add)>
                {if is_file { says.add } else { says.choose_so }}
            </button>
            {compare}
            {leave(store, number)}
        </div>
    }
    .into_any()
}

/// A conflict field by field, and the two buttons that settle it.
fn conflict(here: &MergePreview, at: usize, theirs: RwSignal<Vec<bool>>) -> AnyView {
    let texts = texts();
    let says = texts.exchange;
    let Some((document, conflict)) = here.conflicts.get(at) else {
        return ().into_any();
    };
    let name = texts.conflicting(conflict, &document.text);
    let side = move |label: &'static str, side: bool| {
        view! {
            <label>
                <input
                    type="radio"
                    name=format!("side-{at}")
                    prop:checked=move || theirs.with(|theirs| theirs.get(at) == Some(&side))
                    on:change=on(ev::change, move |_| {
                        theirs.update(|theirs| {
                            theirs.iter_mut().skip(at).take(1).for_each(|taken| *taken = side)
                        });
                    })
                />
                {label}
            </label>
        }
        .into_any()
    };
    let article = (here.articles > 1).then(|| view! { <small>{document.meta.title.clone()}</small> }.into_any());
    view! {
        <li>
            <fieldset class="sides">
                <legend><b>{name}</b> " " {article}</legend>
                {side(says.mine, false)}
                {side(says.theirs, true)}
            </fieldset>
            {beside::table(describe::conflict(texts, document, conflict))}
        </li>
    }
    .into_any()
}
