//! What stands in place of the text while the person looks across articles.

use super::elements::on;
use super::parts::choose;
use super::{adjudicate, compare, incidents, map, matrix, pick, row_table, time};
use crate::app::actions::navigate;
use crate::app::state::across::{Scope, Tab};
use crate::app::state::store;
use crate::app::texts::texts;
use leptos::ev;
use leptos::prelude::*;

pub(super) fn across() -> AnyView {
    let (store, texts, across) = (store(), texts(), store().across);
    let says = texts.across;
    // What is compared with somebody else's marks came with a file.
    let is_scoped = Memo::new(move |_| store.across.tab.get() != Some(Tab::Agreement));
    let tab = |tab: Tab| {
        view! {
            <button
                class="tab"
                type="button"
                aria-current=move || (store.across.tab.get() == Some(tab)).then_some("page")
                on:click=on(ev::click, move |_| navigate::show(store, Some(tab)))
            >
                {(says.tabs)(tab)}
            </button>
        }
        .into_any()
    };
    view! {
        <section class="across" id="across" tabindex="-1" aria-label=says.region>
            <div class="bar">
                <nav aria-label=says.region>{Tab::ALL.map(tab)}</nav>
                <div class="spring" />
                {move || {
                    is_scoped.get().then(|| {
                        view! {
                            <span class="n">
                                {move || (says.articles)(across.documents.with(Vec::len))}
                            </span>
                            {choose(
                                &Scope::ALL,
                                says.scopes,
                                move || Some(across.scope.get()),
                                move |scope| across.scope.set(scope),
                                None,
                                Some(says.scope.to_owned()),
                            )}
                        }
                        .into_any()
                    })
                }}
                <button
                    class="small"
                    type="button"
                    on:click=on(ev::click, move |_| navigate::toggle_across(store))
                >
                    {says.close}
                </button>
            </div>
            {move || (is_scoped.get() && across.scope.get() == Scope::Chosen).then(|| pick::articles(across.chosen))}
            {move || match store.across.tab.get() {
                Some(Tab::Incidents) => incidents::incidents(),
                Some(Tab::Rows) => row_table::row_table(),
                Some(Tab::Map) => map::map(),
                Some(Tab::Timeline) => time::time(),
                Some(Tab::Entities) => matrix::matrix(),
                Some(Tab::Compare) => compare::compare(),
                Some(Tab::Agreement) => adjudicate::adjudicate(),
                None => ().into_any(),
            }}
        </section>
    }
    .into_any()
}
