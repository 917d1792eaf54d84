//! What stands in place of the text while the person looks across articles.

use super::el::{IntoKid, button, el, el_of, group};
use super::parts::choose;
use super::{adjudicate, compare, matrix, pick, time, tolls};
use crate::app::actions::navigate;
use crate::app::state::across::{Scope, Tab};
use crate::app::state::store;
use crate::app::texts::texts;
use leptos::prelude::*;

pub(super) fn across() -> AnyView {
    let (store, texts, across) = (store(), texts(), store().across);
    let says = texts.across;
    // What is compared with somebody else's marks came with a file.
    let is_scoped = Memo::new(move |_| store.across.tab.get() != Some(Tab::Agreement));
    let tab = |tab: Tab| {
        button("tab", move || store.across.tab.set(Some(tab)))
            .live("aria-current", move || (store.across.tab.get() == Some(tab)).then_some("page"))
            .kid((says.tabs)(tab))
    };
    el_of("section", "across")
        .attr("id", "across")
        .attr("tabindex", "-1")
        .attr("aria-label", says.region)
        .kid(
            el_of("div", "bar")
                .kid(el("nav").attr("aria-label", says.region).kid(Tab::ALL.map(tab).into_iter().collect::<Vec<_>>()))
                .kid(el_of("div", "spring"))
                .show(move || {
                    is_scoped.get().then(|| {
                        group([
                            el_of("span", "n")
                                .show(move || (says.articles)(across.documents.with(Vec::len)))
                                .into_kid(),
                            choose(
                                &Scope::ALL,
                                says.scopes,
                                move || Some(across.scope.get()),
                                move |scope| across.scope.set(scope),
                                None,
                                Some(says.scope.to_owned()),
                            ),
                        ])
                    })
                })
                .kid(button("small", move || navigate::toggle_across(store)).kid(says.close)),
        )
        .show(move || (is_scoped.get() && across.scope.get() == Scope::Chosen).then(|| pick::articles(across.chosen)))
        .show(move || match store.across.tab.get() {
            Some(Tab::Figures) => tolls::tolls(),
            Some(Tab::Timeline) => time::time(),
            Some(Tab::Entities) => matrix::matrix(),
            Some(Tab::Compare) => compare::compare(),
            Some(Tab::Agreement) => adjudicate::adjudicate(),
            None => ().into_any(),
        })
        .into_kid()
}
