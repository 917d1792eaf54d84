//! What stands in place of the text while the person looks across articles.

use super::parts::choose;
use super::{adjudicate, compare, matrix, pick, time, tolls};
use crate::app::across::{Across, Scope, Tab};
use crate::app::doing;
use crate::app::el::{IntoKid, button, el, el_of, group};
use crate::app::state::{store, texts};
use leptos::prelude::*;

pub(super) fn across() -> AnyView {
    let (store, texts, across) = (store(), texts(), expect_context::<Across>());
    let says = texts.across;
    // What is compared with somebody else's marks came with a file.
    let is_scoped = Memo::new(move |_| store.across.get() != Some(Tab::Agreement));
    let tab = |tab: Tab| {
        button("tab", move || store.across.set(Some(tab)))
            .live("aria-current", move || (store.across.get() == Some(tab)).then_some("page"))
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
                .kid(button("small", move || doing::across(store)).kid(says.close)),
        )
        .show(move || (is_scoped.get() && across.scope.get() == Scope::Chosen).then(|| pick::articles(across.chosen)))
        .show(move || match store.across.get() {
            Some(Tab::Figures) => tolls::tolls(),
            Some(Tab::Timeline) => time::time(),
            Some(Tab::Entities) => matrix::matrix(),
            Some(Tab::Compare) => compare::compare(),
            Some(Tab::Agreement) => adjudicate::adjudicate(),
            None => ().into_any(),
        })
        .into_kid()
}
