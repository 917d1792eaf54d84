//! One toll: its chart, what to check, and its figures.

use super::elements::on;
use super::incident_words::standing;
use super::toll_chart;
use crate::app::actions::across;
use crate::app::state::across::Dragged;
use crate::app::state::{self, store};
use crate::app::texts::texts;
use crate::desk::{Check, CheckKind, FigureKey, Kind, Member, Toll};
use crate::model::Modality;
use leptos::ev;
use leptos::prelude::*;
use std::sync::Arc;

pub(super) fn toll(toll: &Arc<Toll>) -> AnyView {
    let says = texts().across;
    let rows = in_order(toll).into_iter().map(|i| row(toll, i)).collect::<Vec<_>>();
    let head = |name: &'static str| view! { <th scope="col">{name}</th> }.into_any();
    view! {
        {toll_chart::chart(toll.clone())}
        {(!toll.checks.is_empty()).then(|| checks(toll))}
        <div class="wide" tabindex="0" role="region" aria-label=says.table>
            <table>
                <caption class="hidden">{says.table}</caption>
                <thead>
                    <tr>
                        <td />
                        {head(says.as_of)}
                        <th class="n" scope="col">{says.count}</th>
                        {head(says.who)}
                        {head(says.says)}
                        {head(says.article)}
                        {head(says.why)}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// Wholes by the day of their articles, each with its parts behind it.
fn in_order(toll: &Toll) -> Vec<usize> {
    let mut order = Vec::with_capacity(toll.members.len());
    let is_whole = |member: &Member| member.part_of.is_none();
    for (i, _) in toll.members.iter().enumerate().filter(|(_, member)| is_whole(member)) {
        push(toll, i, &mut order);
    }
    // What is a part of itself over its parents has no whole to stand under.
    let rest: Vec<usize> = (0..toll.members.len()).filter(|i| !order.contains(i)).collect();
    order.extend(rest);
    order
}

fn push(toll: &Toll, at: usize, order: &mut Vec<usize>) {
    order.push(at);
    for (i, part) in toll.members.iter().enumerate() {
        if part.part_of == Some(at) && !order.contains(&i) {
            push(toll, i, order);
        }
    }
}

fn row(toll: &Toll, at: usize) -> AnyView {
    let (store, texts, across) = (store(), texts(), store().across);
    let (says, values) = (texts.across, &texts.values);
    let member = &toll.members[at];
    let row = &member.row;
    let figure = &row.figure;
    let [asked, toggled, dragged] = [(); 3].map(|()| row.key.name());
    let toggle = move |_| across::toggle(across.rows, &toggled);
    let words = (values.figure)(figure);
    let note = standing(toll, member);
    let is_part = member.part_of.is_some();
    let is_doubtful = member.replaced_by.is_some() || figure.modality != Modality::Asserted;
    view! {
        <tr
            class:part=is_part
            class:doubt=is_doubtful
            draggable="true"
            on:dragstart=on(ev::dragstart, move |_| across.dragged.set(Some(Dragged::Figure(dragged.clone()))))
            on:dragend=on(ev::dragend, move |_| across.dragged.set(None))
        >
            <td>
                <input
                    type="checkbox"
                    aria-label=(says.choose_figure)(&words)
                    prop:checked=move || across.rows.with(|rows| rows.contains(&asked))
                    on:change=on(ev::change, toggle)
                />
            </td>
            <td class="day">{row.as_of.map(values.short_day)}</td>
            <td class="n">
                {jump(store, &row.key, (values.count)(figure), Some(row.sentence.to_string()))}
                {note.map(|note| view! { <small>{note}</small> }.into_any())}
            </td>
            <td>{(values.victims)(figure)}</td>
            <td>{row.source.as_ref().map(|source| source.name.clone())}</td>
            <td class="from">{row.title.to_string()}</td>
            <td class="why">{(texts.incidents.reason)(&member.reason)}</td>
        </tr>
    }
    .into_any()
}

fn jump(store: state::Store, key: &FigureKey, words: String, title: Option<String>) -> AnyView {
    let FigureKey { document, id } = key.clone();
    view! {
        <button
            class="jump"
            type="button"
            title=title
            on:click=on(ev::click, move |_| across::go_to(store, &document, &id))
        >
            <span class="ink" data-kind=Kind::Casualty.name()>{words}</span>
        </button>
    }
    .into_any()
}

/// What to check, each with its two sentences.
fn checks(toll: &Toll) -> AnyView {
    let (store, says) = (store(), texts().across);
    let sentence = |key: &FigureKey| {
        let member = toll.members.iter().find(|member| member.row.key == *key);
        member.map(|member| {
            let row = &member.row;
            view! {
                <li>
                    {jump(store, key, row.quote.clone(), None)}
                    <q lang=row.language.to_string()>{row.sentence.clone()}</q>
                    <small>{row.title.to_string()}</small>
                </li>
            }
            .into_any()
        })
    };
    let check = |check: &Check| {
        view! {
            <li>
                <ul>{[&check.first, &check.second].into_iter().filter_map(sentence).collect::<Vec<_>>()}</ul>
            </li>
        }
        .into_any()
    };
    // Those of one kind are one line that opens; a contradiction stands before a repetition.
    let kind = |group: &[Check]| {
        let kind = group[0].kind;
        let is_grave = matches!(kind, CheckKind::Denial | CheckKind::Contradiction);
        view! {
            <details data-doubt=kind.name() open=is_grave>
                <summary class="flag">{(says.check)(kind)} " " <span class="n">{group.len()}</span></summary>
                <ul>{group.iter().map(check).collect::<Vec<_>>()}</ul>
            </details>
        }
        .into_any()
    };
    view! {
        <section class="flags" aria-label=says.look_at>
            <h4>{says.look_at} " " <span class="n">{toll.checks.len()}</span></h4>
            {toll.checks.chunk_by(|one, other| one.kind == other.kind).map(kind).collect::<Vec<_>>()}
        </section>
    }
    .into_any()
}
