//! The legend: what the lines mean, how many there are, which are shown.

use super::parts::key;
use crate::app::keys::Command;
use crate::app::state::{store, texts};
use crate::desk::Kind;
use leptos::prelude::*;

pub(super) fn legend() -> AnyView {
    let (store, texts) = (store(), texts());
    let counts = Memo::new(move |_| {
        let mut counts = [0usize; Kind::ALL.len()];
        store.sheet.with(|sheet| {
            for mark in sheet.iter().flat_map(|sheet| &sheet.marks) {
                if let Some(at) = Kind::ALL.iter().position(|&kind| kind == mark.kind) {
                    counts[at] += 1;
                }
            }
        });
        counts
    });
    let items: Vec<AnyView> = Kind::ALL
        .into_iter()
        .enumerate()
        .map(|(at, kind)| {
            let shown = move || store.hidden.with(|hidden| !hidden.contains(&kind));
            let toggle = move |_| {
                store.hidden.update(|hidden| {
                    if !hidden.remove(&kind) {
                        hidden.insert(kind);
                    }
                });
            };
            view! {
                <button type="button" aria-pressed=move || shown().to_string() on:click=toggle>
                    <span class="ink" data-kind=kind.name()>{texts.kinds.name(kind)}</span>
                    <span class="n">{move || counts.get()[at]}</span>
                </button>
            }
            .into_any()
        })
        .collect();
    view! {
        <div class="legend" role="group" aria-label=texts.reader.legend>
            {items}
            <span class="steps" aria-hidden="true">{key(Command::Previous)} {key(Command::Next)}</span>
        </div>
    }
    .into_any()
}
