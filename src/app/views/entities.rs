//! The entities of the document: each once, with its mentions.

use super::parts::{ROWS, more};
use crate::app::doing;
use crate::app::state::{store, texts};
use crate::desk::{Body, Document, Id, Kind};
use leptos::prelude::*;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

#[derive(Clone, PartialEq)]
struct Row {
    kind: Kind,
    name: String,
    /// Other forms in the text.
    forms: Vec<String>,
    mentions: Vec<Id>,
}

pub(super) fn entities() -> AnyView {
    let (store, texts) = (store(), texts());
    let panels = &texts.panels;
    let rows = Memo::new(move |_| store.document.with(|d| d.as_ref().map(|d| rows(d)).unwrap_or_default()));
    let limit = RwSignal::new(ROWS);
    let line = move |row: Row| {
        let mentions = row.mentions.clone();
        // Each press goes on to the next mention.
        let go = move |_| {
            let active = store.active.get_untracked();
            let at =
                mentions.iter().position(|id| Some(id) == active.as_ref()).map_or(0, |at| (at + 1) % mentions.len());
            doing::go_to(store, &mentions[at]);
        };
        view! {
            <li>
                <button type="button" class="jump" on:click=go><span class="ink" data-kind=row.kind.name()>{row.name}</span></button>
                <span class="n">{(panels.times)(row.mentions.len())}</span>
                {(!row.forms.is_empty()).then(|| view! { <small>{row.forms.join(" · ")}</small> })}
            </li>
        }
    };
    view! {
        <section class="panel entities" id="entities" tabindex="-1" aria-labelledby="entities-title">
            <h2 id="entities-title">{panels.entities}</h2>
            {move || {
                let mut rows = rows.get();
                rows.truncate(limit.get());
                if rows.is_empty() {
                    return view! { <p class="empty">{panels.no_entities}</p> }.into_any();
                }
                let groups = Kind::ALL.into_iter().filter_map(|kind| {
                    let own: Vec<Row> = rows.iter().filter(|row| row.kind == kind).cloned().collect();
                    (!own.is_empty()).then(|| view! {
                        <h3>{texts.kinds.name(kind)}</h3>
                        <ul>{own.into_iter().map(line).collect_view()}</ul>
                    })
                });
                groups.collect_view().into_any()
            }}
            {more(limit, move || rows.with(Vec::len))}
        </section>
    }
    .into_any()
}

fn rows(document: &Document) -> Vec<Row> {
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
        let (key, name) = match &entity.canonical {
            Some(canonical) => (canonical.id.clone(), canonical.name.clone()),
            None => (quote.to_owned(), quote.to_owned()),
        };
        match places.entry((kind, key)) {
            Entry::Occupied(place) => {
                let row = &mut rows[*place.get()];
                row.mentions.push(annotation.id.clone());
                if quote != row.name && row.forms.iter().all(|form| form != quote) {
                    row.forms.push(quote.to_owned());
                }
            }
            Entry::Vacant(place) => {
                let forms = if quote == name { Vec::new() } else { vec![quote.to_owned()] };
                place.insert(rows.len());
                rows.push(Row { kind, name, forms, mentions: vec![annotation.id.clone()] });
            }
        }
    }
    rows.sort_by_key(|row| std::cmp::Reverse(row.mentions.len()));
    rows
}
