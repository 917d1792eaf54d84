//! The legend: what the lines mean, how many there are, which are shown.

use super::elements::on;
use super::parts::key;
use crate::app::actions::dispatch::run;
use crate::app::services::services;
use crate::app::state::command::Command;
use crate::app::state::store;
use crate::app::texts::texts;
use crate::desk::Kind;
use leptos::ev;
use leptos::prelude::*;

/// How many readings the engine is not sure of; a press goes to the next of them.
fn unsure(count: usize) -> Option<AnyView> {
    let next = move |_| run(store(), services(), Command::NextUnsure);
    (count > 0).then(|| {
        view! {
            <button type="button" class="unsure" on:click=on(ev::click, next)>
                {(texts().reader.unsure)(count)}
                {key(Command::NextUnsure)}
            </button>
        }
        .into_any()
    })
}

/// A press accepts all marks of a kind that are sure.
fn accept(kind: Kind, count: usize) -> Option<AnyView> {
    let label = move || (texts().reader.accept_kind)(count, texts().kinds.name(kind));
    let act = move |_| run(store(), services(), Command::AcceptKind(kind));
    (count > 1).then(|| {
        view! {
            <button type="button" class="accept-kind" title=label() aria-label=label() on:click=on(ev::click, act)>
                "✓"
            </button>
        }
        .into_any()
    })
}

pub(super) fn legend() -> AnyView {
    let (store, texts) = (store(), texts());
    let items: Vec<AnyView> = Kind::ALL
        .into_iter()
        .map(|kind| {
            let shown = move || store.look.hidden.with(|hidden| !hidden.contains(&kind));
            view! {
                <button
                    type="button"
                    aria-pressed=move || shown().to_string()
                    on:click=on(ev::click, move |_| store.look.toggle(kind))
                >
                    <span class="ink" data-kind=kind.name()>{texts.kinds.name(kind)}</span>
                    <span class="n">{move || store.reading.count(kind)}</span>
                </button>
                {move || accept(kind, store.reading.undecided(kind))}
            }
            .into_any()
        })
        .collect();
    view! {
        <div class="legend" role="group" aria-label=texts.reader.legend>
            {items}
            {move || unsure(store.reading.unsure())}
            <span class="steps" aria-hidden="true">
                {key(Command::Previous)}
                {key(Command::Next)}
            </span>
        </div>
    }
    .into_any()
}
