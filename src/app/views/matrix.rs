//! The entities of the articles, joined over languages, by article.

use super::elements::on;
use super::parts::{ROWS, more, other_name};
use crate::app::actions::across as actions;
use crate::app::state::across::Tab;
use crate::app::state::display_name::DisplayName;
use crate::app::state::store;
use crate::app::texts::texts;
use crate::desk::{CrossDocumentEntity, Document};
use leptos::ev;
use leptos::prelude::*;
use std::sync::Arc;

/// Articles that have a column; the total counts all.
const COLUMNS: usize = 12;

pub(super) fn matrix() -> AnyView {
    let (texts, across) = (texts(), store().across);
    let says = texts.across;
    let limit = RwSignal::new(ROWS / 2);
    let head = |document: &Arc<Document>| {
        view! {
            <th scope="col" title=document.meta.title.clone()>
                <span>{document.meta.title.clone()}</span>
            </th>
        }
        .into_any()
    };
    view! {
        <section class="matrix" id="entities" tabindex="-1" aria-labelledby="matrix-title">
            <h2 id="matrix-title">{(says.tabs)(Tab::Entities)}</h2>
            {acts}
            {move || {
                let documents = across.documents.get();
                across.entities.with(|all| {
                    if all.is_empty() {
                        return view! { <p class="empty">{says.no_entities}</p> }.into_any();
                    }
                    let first = documents.len().saturating_sub(COLUMNS);
                    let rows: Vec<AnyView> =
                        all.iter().take(limit.get()).map(|one| row(one, &documents, first)).collect();
                    let heads: Vec<AnyView> = documents[first..].iter().rev().map(head).collect();
                    // The newest articles, as in the library.
                    view! {
                        <div class="wide" tabindex="0" role="region" aria-label=says.entities>
                            <table>
                                <caption class="hidden">{says.entities}</caption>
                                <thead>
                                    <tr>
                                        <td />
                                        <th scope="col">{(says.tabs)(Tab::Entities)}</th>
                                        <th class="n" scope="col">{says.all}</th>
                                        {heads}
                                    </tr>
                                </thead>
                                <tbody>{rows}</tbody>
                            </table>
                        </div>
                    }
                    .into_any()
                })
            }}
            {more(limit, move || across.entities.with(Vec::len))}
        </section>
    }
    .into_any()
}

/// What can be said of the chosen rows: these two are one, that one is another in one
/// article.
fn acts() -> AnyView {
    let (store, texts, across) = (store(), texts(), store().across);
    let says = texts.across;
    let name = |one: &CrossDocumentEntity| {
        DisplayName::new(store.look.language.get_untracked(), one.row.kind, one.row.canonical.as_ref(), &one.row.name)
            .here
    };
    let acts = match &*across.those_chosen() {
        [] => view! { <p class="hint">{says.choose_rows}</p> }.into_any(),
        [one] if one.mentions.len() > 1 => split_off(one.clone(), name(one)),
        [one, other] => {
            let into = |one: &CrossDocumentEntity, other: &CrossDocumentEntity| {
                let (one, other, names) = (one.clone(), other.clone(), [name(one), name(other)]);
                let says = (says.make_one)(&names[0], &names[1]);
                view! {
                    <button
                        type="button"
                        on:click=on(ev::click, move |_| {
                            actions::merge(store, across, &one, &other, [&names[0], &names[1]])
                        })
                    >
                        {says}
                    </button>
                }
                .into_any()
            };
            view! { <div class="row">{into(one, other)} {into(other, one)}</div> }.into_any()
        }
        _ => view! { <p class="hint">{says.choose_other_rows}</p> }.into_any(),
    };
    view! { <div class="acts">{acts}</div> }.into_any()
}

/// The articles of an entity, of which one can be taken off.
fn split_off(one: CrossDocumentEntity, name: String) -> AnyView {
    let (store, says, across) = (store(), texts().across, store().across);
    let at = RwSignal::new(None::<usize>);
    let option = |(place, mentions): &(usize, Vec<crate::desk::Id>)| {
        let title = across.documents.with(|documents| documents.get(*place).map(|d| d.meta.title.clone()));
        view! {
            <option value=*place>
                {format!("{} ({})", title.unwrap_or_default(), mentions.len())}
            </option>
        }
        .into_any()
    };
    let none = view! { <option value="">{says.an_article}</option> }.into_any();
    let options: Vec<AnyView> = std::iter::once(none).chain(one.mentions.iter().map(option)).collect();
    let label = (says.split_in)(&name);
    let split = move |_| {
        if let Some(at) = at.get_untracked() {
            actions::split_off(store, across, &one, at, &name);
        }
    };
    view! {
        <div class="row">
            <label>
                {label}
                <select
                    on:change=on(ev::change, move |event| at.set(event_target_value(&event).parse().ok()))
                >
                    {options}
                </select>
            </label>
            <button
                type="button"
                prop:disabled=move || at.with(Option::is_none)
                on:click=on(ev::click, split)
            >
                {says.split}
            </button>
        </div>
    }
    .into_any()
}

fn row(one: &CrossDocumentEntity, documents: &[Arc<Document>], first: usize) -> AnyView {
    let (store, texts, across) = (store(), texts(), store().across);
    let says = texts.across;
    let called =
        DisplayName::new(store.look.language.get_untracked(), one.row.kind, one.row.canonical.as_ref(), &one.row.name);
    let cell = |at: usize| {
        let found = one.mentions.iter().find(|(document, _)| *document == at);
        let jump = found.and_then(|(_, mentions)| {
            let (document, id) = (documents[at].id.clone(), mentions.first()?.clone());
            let name = (says.mentions_in)(mentions.len(), &called.here, &documents[at].meta.title);
            Some(
                view! {
                    <button
                        class="jump"
                        type="button"
                        aria-label=name
                        on:click=on(ev::click, move |_| actions::go_to(store, &document, &id))
                    >
                        {mentions.len()}
                    </button>
                }
                .into_any(),
            )
        });
        view! { <td class="n">{jump}</td> }.into_any()
    };
    let (asked, toggled) = (one.id(), one.id());
    view! {
        <tr>
            <td>
                <input
                    type="checkbox"
                    aria-label=(says.choose_figure)(&called.here)
                    prop:checked=move || across.chosen_entities.with(|chosen| chosen.contains(&asked))
                    on:change=on(ev::change, move |_| actions::toggle(across.chosen_entities, &toggled))
                />
            </td>
            <th scope="row">
                <span class="ink" data-kind=one.row.kind.name()>{called.here.clone()}</span>
                " "
                {other_name(&called)}
            </th>
            <td class="n">{one.times()}</td>
            {(first..documents.len()).rev().map(cell).collect::<Vec<_>>()}
        </tr>
    }
    .into_any()
}
