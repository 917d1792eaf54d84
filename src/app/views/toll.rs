//! One toll: its chart, its figures, what to check, and what a person says of it.

use super::elements::on;
use super::toll_words::{name, span};
use super::{coding, parts, toll_chart};
use crate::app::actions::across;
use crate::app::state::{self, store};
use crate::app::texts::texts;
use crate::desk::{Check, Codebook, FigureKey, Id, Kind, Member, Toll};
use crate::model::{Currency, Modality};
use leptos::ev;
use leptos::prelude::*;
use std::sync::Arc;

pub(super) fn toll(toll: Arc<Toll>) -> AnyView {
    let says = texts().across;
    let rows = in_order(&toll).into_iter().map(|i| row(&toll, i)).collect::<Vec<_>>();
    let head = |name: &'static str| view! { <th scope="col">{name}</th> }.into_any();
    let kids = view! {
        {toll_chart::chart(toll.clone())}
        {(!toll.checks.is_empty()).then(|| checks(&toll))}
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
        {acts(toll.clone())}
    }
    .into_any();
    sheet(&toll, kids)
}

/// A toll as a row of a dataset.
pub(super) fn coded(toll: &Toll, codebook: Codebook) -> AnyView {
    sheet(toll, coding::coding(toll, codebook))
}

fn sheet(toll: &Toll, kids: AnyView) -> AnyView {
    view! {
        <article class="toll" aria-labelledby="toll-title">
            <header class="row">
                <h3 id="toll-title">{name(toll)}</h3>
                <p class="sum n">{span(toll)}</p>
            </header>
            {coding::looks()}
            {kids}
        </article>
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
    let (asked, toggled) = (row.key.name(), row.key.name());
    let toggle = move |_| across::toggle(across.rows, &toggled);
    let words = (values.figure)(figure);
    let note = match (member.replaced_by, figure.modality, figure.currency) {
        (Some(by), ..) => Some((says.replaced_by)(&(values.count)(&toll.members[by].row.figure))),
        (None, Modality::Denied, _) => Some(says.denied.to_owned()),
        (None, Modality::Hypothetical, _) => Some(says.hypothetical.to_owned()),
        (None, _, Currency::Current) => None,
        (None, _, currency) => Some((values.currency)(currency).to_owned()),
    };
    let is_part = member.part_of.is_some();
    let is_doubtful = member.replaced_by.is_some() || figure.modality != Modality::Asserted;
    view! {
        <tr class:part=is_part class:doubt=is_doubtful>
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
            <td class="why">{(says.reason)(member.reason)}</td>
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
            <li data-doubt=format!("{:?}", check.kind).to_lowercase()>
                <p class="flag">{(says.check)(check.kind)}</p>
                <ul>
                    {[&check.first, &check.second].into_iter().filter_map(sentence).collect::<Vec<_>>()}
                </ul>
            </li>
        }
        .into_any()
    };
    view! {
        <details class="flags" open=true>
            <summary>{says.look_at} <span class="n">{toll.checks.len()}</span></summary>
            <ul>{toll.checks.iter().map(check).collect::<Vec<_>>()}</ul>
        </details>
    }
    .into_any()
}

/// What a person can say: these are another toll, or this and that one are the same.
fn acts(toll: Arc<Toll>) -> AnyView {
    let (store, texts, across) = (store(), texts(), store().across);
    let says = texts.across;
    let to = RwSignal::new(None::<Id>);
    let (whole, joined, own) = (toll.clone(), toll.clone(), toll.key().cloned());
    let effect = toll.effect;
    let others = move || {
        across.tolls.with(|tolls| {
            let same = tolls.iter().filter(|other| other.effect == effect && other.key() != own.as_ref());
            same.take(parts::ROWS).cloned().collect::<Vec<_>>()
        })
    };
    let listed = others.clone();
    let options = move || {
        let option = |other: Arc<Toll>| {
            let words = [name(&other), span(&other)].join(" · ");
            view! { <option value=other.key().map(|key| key.name().to_string())>{words}</option> }.into_any()
        };
        let none = view! { <option value="">{says.another}</option> }.into_any();
        std::iter::once(none).chain(listed().into_iter().map(option)).collect::<Vec<_>>()
    };
    let size = toll.members.len();
    let chosen = move || across.rows.with(Vec::len);
    let join = move |_| {
        let wanted = to.get_untracked();
        let other = untrack(&others).into_iter().find(|other| other.key().map(FigureKey::name) == wanted);
        if let Some(other) = other {
            across::join(store, across, &joined, &other);
        }
    };
    view! {
        <div class="acts row">
            <button
                type="button"
                prop:disabled=move || !(1..size).contains(&chosen())
                on:click=on(ev::click, move |_| across::part(store, across, &whole))
            >
                {move || (says.part)(chosen())}
            </button>
            <label>
                {says.join_with}
                <select
                    on:change=on(ev::change, move |event| {
                        to.set(Some(event_target_value(&event)).filter(|id| !id.is_empty()).map(Id::from));
                    })
                >
                    {options}
                </select>
            </label>
            <button type="button" prop:disabled=move || to.with(Option::is_none) on:click=on(ev::click, join)>
                {says.join}
            </button>
        </div>
    }
    .into_any()
}
