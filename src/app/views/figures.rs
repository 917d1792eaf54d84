//! The figures of the document, parts under their wholes.

use super::parts::{ROWS, empty, jump, more};
use crate::app::state::store;
use crate::app::texts::texts;
use crate::desk::{Body, Document, Id, Kind};
use crate::model::{Currency, Figure, Modality};
use leptos::prelude::*;
use std::collections::{HashMap, HashSet};

#[derive(Clone, PartialEq)]
struct Row {
    id: Id,
    figure: Figure<Id>,
    source: Option<String>,
    is_part: bool,
    is_unsure: bool,
}

pub(super) fn figures() -> AnyView {
    let (store, texts) = (store(), texts());
    let (panels, values) = (&texts.panels, &texts.values);
    let rows = Memo::new(move |_| store.reading.document.with(|d| d.as_ref().map(|d| rows(d)).unwrap_or_default()));
    let limit = RwSignal::new(ROWS);
    let row = move |row: Row| {
        let words = format!("{} {}", (values.victims)(&row.figure), (values.effect)(row.figure.effect));
        let count = (values.count)(&row.figure);
        let doubt = row.figure.modality != Modality::Asserted || row.figure.currency != Currency::Current;
        let currency = (row.figure.currency != Currency::Current)
            .then(|| view! { <small>{(values.currency)(row.figure.currency)}</small> }.into_any());
        let unsure = row.is_unsure.then(|| view! { <small class="unsure">{texts.card.unsure}</small> }.into_any());
        view! {
            <tr class:part=row.is_part class:doubt=doubt data-effect=row.figure.effect.name()>
                <td>{jump(row.id, Kind::Casualty, words)} {currency} {unsure}</td>
                <td class="n">{count}</td>
                <td>{row.source}</td>
            </tr>
        }
        .into_any()
    };
    view! {
        <section class="panel" id="figures" tabindex="-1" aria-labelledby="figures-title">
            <h2 id="figures-title">{panels.figures}</h2>
            {move || {
                let rows = rows.get();
                if rows.is_empty() {
                    return empty(panels.no_figures).into_any();
                }
                view! {
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">{panels.who}</th>
                                <th class="n" scope="col">{panels.count}</th>
                                <th scope="col">{panels.says}</th>
                            </tr>
                        </thead>
                        <tbody>
                            {rows.into_iter().take(limit.get()).map(row).collect::<Vec<_>>()}
                        </tbody>
                    </table>
                }
                .into_any()
            }}
            {more(limit, move || rows.with(Vec::len))}
        </section>
    }
    .into_any()
}

/// Wholes in the order of the text, each followed by its parts.
fn rows(document: &Document) -> Vec<Row> {
    let annotations = document.annotations();
    let all: Vec<Row> = annotations
        .into_iter()
        .filter(|a| a.is_live())
        .filter_map(|a| match &a.body {
            Body::Figure(figure) => Some(Row {
                id: a.id.clone(),
                source: figure.source.map(|span| span.of(&document.text).to_owned()),
                figure: figure.clone(),
                is_part: false,
                is_unsure: a.doubt().is_some(),
            }),
            _ => None,
        })
        .collect();
    let known: HashSet<Id> = all.iter().map(|row| row.id.clone()).collect();
    let mut parts: HashMap<Id, Vec<Row>> = HashMap::new();
    let mut wholes = Vec::new();
    for row in all {
        match row.figure.part_of.clone().filter(|whole| known.contains(whole)) {
            Some(whole) => parts.entry(whole).or_default().push(Row { is_part: true, ..row }),
            None => wholes.push(row),
        }
    }
    let mut rows = Vec::with_capacity(known.len());
    for whole in wholes {
        push(whole, &mut parts, &mut rows);
    }
    rows
}

/// A figure and all its parts; each is taken once, so a circle ends.
fn push(row: Row, parts: &mut HashMap<Id, Vec<Row>>, rows: &mut Vec<Row>) {
    let own = parts.remove(&row.id).unwrap_or_default();
    rows.push(row);
    for part in own {
        push(part, parts, rows);
    }
}
