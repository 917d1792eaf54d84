//! Articles, each with a box: some of the library are chosen, one by one or by case.

use super::elements::{each, on};
use crate::app::actions::across;
use crate::app::state::{Store, store};
use crate::app::texts::texts;
use crate::desk::{self, Document, Id};
use leptos::ev;
use leptos::prelude::*;
use rustc_hash::FxHashSet;
use std::sync::Arc;

pub(super) fn articles(chosen: RwSignal<Vec<Id>>) -> AnyView {
    let (store, texts) = (store(), texts());
    let says = texts.exchange;
    // The case whose articles are listed; none: all of them.
    let case = RwSignal::new(String::new());
    let shown = move || {
        let is_wanted =
            |document: &&Arc<Document>| case.with(|case| case.is_empty() || document.location.case == *case);
        store.work.with(|work| {
            work.desk.documents().iter().filter(is_wanted).map(|document| document.id.clone()).collect::<Vec<Id>>()
        })
    };
    let all = move |_| {
        let shown = untrack(shown);
        chosen.update(|chosen| {
            let listed: FxHashSet<&Id> = shown.iter().collect();
            chosen.retain(|id| !listed.contains(id));
            chosen.extend(shown);
        });
    };
    let none = move |_| chosen.set(Vec::new());
    view! {
        <fieldset class="choice">
            <legend>{texts.across.choose}</legend>
            <div class="row">
                {cases(store, case)}
                <button class="quiet small" type="button" on:click=on(ev::click, all)>
                    {says.choose_shown}
                </button>
                <button class="quiet small" type="button" on:click=on(ev::click, none)>
                    {says.choose_none}
                </button>
            </div>
            {each(shown, move |id| article(store, id, chosen))}
        </fieldset>
    }
    .into_any()
}

fn article(store: Store, id: Id, chosen: RwSignal<Vec<Id>>) -> AnyView {
    let (titled, asked) = (id.clone(), id.clone());
    let title = move || {
        let title = store.library.row(&titled).map(|row| row.title.clone());
        title.filter(|title| !title.is_empty()).unwrap_or_else(|| texts().library.untitled.to_owned())
    };
    let toggle = move |_| across::toggle(chosen, &id);
    view! {
        <label>
            <input
                type="checkbox"
                prop:checked=move || chosen.with(|chosen| chosen.contains(&asked))
                on:change=on(ev::change, toggle)
            />
            <span>{title}</span>
        </label>
    }
    .into_any()
}

/// The case whose articles are listed, where there are cases.
fn cases(store: Store, case: RwSignal<String>) -> Option<AnyView> {
    let says = texts().exchange;
    let names = store.work.with_untracked(|work| desk::cases(&work.desk));
    let option = |name: String, label: String| view! { <option value=name>{label}</option> }.into_any();
    let first = option(String::new(), says.every_case.to_owned());
    let options = [first].into_iter().chain(names.iter().map(|name| option(name.clone(), name.clone())));
    (!names.is_empty()).then(|| {
        view! {
            <select
                aria-label=says.case
                on:change=on(ev::change, move |event| case.set(event_target_value(&event)))
            >
                {options.collect::<Vec<_>>()}
            </select>
        }
        .into_any()
    })
}
