//! The entities of the document: each once, with its mentions.

use super::parts::{ROWS, empty, more};
use crate::app::called::Called;
use crate::app::doing;
use crate::app::el::{IntoKid, el, el_of, group};
use crate::app::state::{store, texts};
use crate::app::texts::Lang;
use crate::desk::{Body, Document, Id, Kind};
use leptos::prelude::*;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

#[derive(Clone, PartialEq)]
struct Row {
    kind: Kind,
    called: Called,
    /// Further forms in the text.
    forms: Vec<String>,
    mentions: Vec<Id>,
}

pub(super) fn entities() -> AnyView {
    let (store, texts) = (store(), texts());
    let panels = &texts.panels;
    let rows = Memo::new(move |_| store.document.with(|d| d.as_ref().map(|d| rows(d, texts.lang)).unwrap_or_default()));
    let limit = RwSignal::new(ROWS);
    let line = move |row: Row| {
        let mentions = row.mentions.clone();
        // Each press goes on to the next mention.
        let go = move || {
            let active = store.active.get_untracked();
            let at =
                mentions.iter().position(|id| Some(id) == active.as_ref()).map_or(0, |at| (at + 1) % mentions.len());
            doing::go_to(store, &mentions[at]);
        };
        el("li")
            .kid(
                el("button")
                    .attr("type", "button")
                    .attr("class", "jump")
                    .click(go)
                    .kid(el_of("span", "ink").attr("data-kind", row.kind.name()).kid(&*row.called.here)),
            )
            .kid(row.called.beside())
            .kid(el_of("span", "n").kid((panels.times)(row.mentions.len())))
            .kid((!row.forms.is_empty()).then(|| el("small").kid(row.forms.join(" · "))))
    };
    el_of("section", "panel entities")
        .attr("id", "entities")
        .attr("tabindex", "-1")
        .attr("aria-labelledby", "entities-title")
        .kid(el("h2").attr("id", "entities-title").kid(panels.entities))
        .show(move || {
            let mut rows = rows.get();
            rows.truncate(limit.get());
            if rows.is_empty() {
                return empty(panels.no_entities).into_kid();
            }
            let groups = Kind::ALL.into_iter().filter_map(|kind| {
                let own: Vec<Row> = rows.iter().filter(|row| row.kind == kind).cloned().collect();
                (!own.is_empty()).then(|| {
                    group([
                        el("h3").kid(texts.kinds.name(kind)).into_kid(),
                        el("ul").kid(own.into_iter().map(line).collect::<Vec<_>>()).into_kid(),
                    ])
                })
            });
            groups.collect::<Vec<_>>().into_kid()
        })
        .kid(more(limit, move || rows.with(Vec::len)))
        .into_kid()
}

fn rows(document: &Document, lang: Lang) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut places: HashMap<(Kind, String), usize> = HashMap::new();
    for annotation in document.annotations() {
        let Body::Entity(entity) = &annotation.body else {
            continue;
        };
        if !annotation.is_live() {
            continue;
        }
        let (quote, kind) = (annotation.span.of(&document.text), annotation.kind());
        // The canonical id, or the surface, makes two mentions one.
        let key = entity.canonical.as_ref().map_or(quote, |canonical| &canonical.id).to_owned();
        match places.entry((kind, key)) {
            Entry::Occupied(place) => {
                let row = &mut rows[*place.get()];
                row.mentions.push(annotation.id.clone());
                if !row.called.is(quote) && row.forms.iter().all(|form| form != quote) {
                    row.forms.push(quote.to_owned());
                }
            }
            Entry::Vacant(place) => {
                let called = Called::new(lang, entity, quote);
                let forms = if called.is(quote) { Vec::new() } else { vec![quote.to_owned()] };
                place.insert(rows.len());
                rows.push(Row { kind, called, forms, mentions: vec![annotation.id.clone()] });
            }
        }
    }
    rows.sort_by_key(|row| std::cmp::Reverse(row.mentions.len()));
    rows
}
