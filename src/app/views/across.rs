//! What stands in place of the text while the person looks across articles.

use super::parts::choose;
use super::{compare, matrix, time, tolls};
use crate::app::across::{self, Across, Scope, Tab};
use crate::app::doing;
use crate::app::el::{IntoKid, button, el, el_of};
use crate::app::state::{store, texts};
use crate::desk::Document;
use leptos::prelude::*;
use std::sync::Arc;

pub(super) fn across() -> AnyView {
    let (store, texts, across) = (store(), texts(), expect_context::<Across>());
    let says = texts.across;
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
                .kid(el_of("span", "n").show(move || (says.articles)(across.documents.with(Vec::len))))
                .kid(choose(
                    &Scope::ALL,
                    says.scopes,
                    move || Some(across.scope.get()),
                    move |scope| across.scope.set(scope),
                    None,
                    Some(says.scope.to_owned()),
                ))
                .kid(button("small", move || doing::across(store)).kid(says.close)),
        )
        .show(move || (across.scope.get() == Scope::Chosen).then(choice))
        .show(move || match store.across.get() {
            Some(Tab::Figures) => tolls::tolls(),
            Some(Tab::Timeline) => time::time(),
            Some(Tab::Entities) => matrix::matrix(),
            Some(Tab::Compare) => compare::compare(),
            None => ().into_any(),
        })
        .into_kid()
}

/// The articles, each to be looked at or not.
fn choice() -> AnyView {
    let (store, texts, across) = (store(), texts(), expect_context::<Across>());
    let title = move |document: Arc<Document>| {
        let (asked, toggled) = (document.id.clone(), document.id.clone());
        let toggle = move |_: web_sys::Event| across::toggle(across.chosen, &toggled);
        el("label")
            .kid(
                el("input")
                    .attr("type", "checkbox")
                    .flag("checked", move || across.chosen.with(|chosen| chosen.contains(&asked)))
                    .on("change", toggle),
            )
            .kid(
                Some(document.meta.title.clone())
                    .filter(|title| !title.is_empty())
                    .unwrap_or_else(|| texts.library.untitled.to_owned()),
            )
    };
    let all = move || store.work.with(|work| work.desk.documents().to_vec());
    el_of("fieldset", "choice")
        .kid(el("legend").kid(texts.across.choose))
        .show(move || all().into_iter().map(title).collect::<Vec<_>>())
        .into_kid()
}
