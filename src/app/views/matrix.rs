//! The entities of the articles, joined over languages, by article.

use super::el::{El, IntoKid, button, el, el_of};
use super::parts::{ROWS, more, other_name};
use crate::app::actions::across as actions;
use crate::app::state::across::Tab;
use crate::app::state::display_name::DisplayName;
use crate::app::state::store;
use crate::app::texts::texts;
use crate::desk::{CrossDocumentEntity, Document};
use leptos::prelude::*;
use std::sync::Arc;

/// Articles that have a column; the total counts all.
const COLUMNS: usize = 12;

pub(super) fn matrix() -> AnyView {
    let (texts, across) = (texts(), store().across);
    let says = texts.across;
    let limit = RwSignal::new(ROWS / 2);
    let head = |document: &Arc<Document>| {
        el("th")
            .attr("scope", "col")
            .attr("title", document.meta.title.clone())
            .kid(el("span").kid(document.meta.title.clone()))
    };
    el_of("section", "matrix")
        .attr("id", "entities")
        .attr("tabindex", "-1")
        .attr("aria-labelledby", "matrix-title")
        .kid(el("h2").attr("id", "matrix-title").kid((says.tabs)(Tab::Entities)))
        .show(acts)
        .show(move || {
            let documents = across.documents.get();
            across.entities.with(|all| {
                if all.is_empty() {
                    return el_of("p", "empty").kid(says.no_entities).into_kid();
                }
                // The newest articles, as in the library.
                let first = documents.len().saturating_sub(COLUMNS);
                let rows: Vec<El> = all.iter().take(limit.get()).map(|one| row(one, &documents, first)).collect();
                let heads: Vec<El> = documents[first..].iter().rev().map(head).collect();
                el_of("div", "wide")
                    .attr("tabindex", "0")
                    .attr("role", "region")
                    .attr("aria-label", says.entities)
                    .kid(
                        el("table")
                            .kid(el_of("caption", "hidden").kid(says.entities))
                            .kid(
                                el("thead").kid(
                                    el("tr")
                                        .kid(el("td"))
                                        .kid(el("th").attr("scope", "col").kid((says.tabs)(Tab::Entities)))
                                        .kid(el_of("th", "n").attr("scope", "col").kid(says.all))
                                        .kid(heads),
                                ),
                            )
                            .kid(el("tbody").kid(rows)),
                    )
                    .into_kid()
            })
        })
        .kid(more(limit, move || across.entities.with(Vec::len)))
        .into_kid()
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
        [] => el_of("p", "hint").kid(says.choose_rows),
        [one] if one.mentions.len() > 1 => split_off(one.clone(), name(one)),
        [one, other] => {
            let into = |one: &CrossDocumentEntity, other: &CrossDocumentEntity| {
                let (one, other, names) = (one.clone(), other.clone(), [name(one), name(other)]);
                let says = (says.make_one)(&names[0], &names[1]);
                button("", move || actions::merge(store, across, &one, &other, [&names[0], &names[1]])).kid(says)
            };
            el_of("div", "row").kid(into(one, other)).kid(into(other, one))
        }
        _ => el_of("p", "hint").kid(says.choose_other_rows),
    };
    el_of("div", "acts").kid(acts).into_kid()
}

/// The articles of an entity, of which one can be taken off.
fn split_off(one: CrossDocumentEntity, name: String) -> El {
    let (store, says, across) = (store(), texts().across, store().across);
    let at = RwSignal::new(None::<usize>);
    let option = |(place, mentions): &(usize, Vec<crate::desk::Id>)| {
        let title = across.documents.with(|documents| documents.get(*place).map(|d| d.meta.title.clone()));
        el("option").attr("value", *place).kid(format!("{} ({})", title.unwrap_or_default(), mentions.len()))
    };
    let none = el("option").attr("value", "").kid(says.an_article);
    let options: Vec<El> = std::iter::once(none).chain(one.mentions.iter().map(option)).collect();
    let label = (says.split_in)(&name);
    let split = move || {
        if let Some(at) = at.get_untracked() {
            actions::split_off(store, across, &one, at, &name);
        }
    };
    el_of("div", "row")
        .kid(
            el("label").kid(label).kid(
                el("select")
                    .on("change", move |event: web_sys::Event| at.set(event_target_value(&event).parse().ok()))
                    .kid(options),
            ),
        )
        .kid(button("", split).flag("disabled", move || at.with(Option::is_none)).kid(says.split))
}

fn row(one: &CrossDocumentEntity, documents: &[Arc<Document>], first: usize) -> El {
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
                button("jump", move || actions::go_to(store, &document, &id))
                    .attr("aria-label", name)
                    .kid(mentions.len()),
            )
        });
        el_of("td", "n").kid(jump)
    };
    let (asked, toggled) = (one.id(), one.id());
    el("tr")
        .kid(
            el("td").kid(
                el("input")
                    .attr("type", "checkbox")
                    .attr("aria-label", (says.choose_figure)(&called.here))
                    .flag("checked", move || across.chosen_entities.with(|chosen| chosen.contains(&asked)))
                    .on("change", move |_: web_sys::Event| actions::toggle(across.chosen_entities, &toggled)),
            ),
        )
        .kid(
            el("th")
                .attr("scope", "row")
                .kid(el_of("span", "ink").attr("data-kind", one.row.kind.name()).kid(called.here.clone()))
                .kid(" ")
                .kid(other_name(&called)),
        )
        .kid(el_of("td", "n").kid(one.times()))
        .kid((first..documents.len()).rev().map(cell).collect::<Vec<_>>())
}
