//! Articles, each with a box: some of the library are chosen, one by one or by case.

use super::el::{El, IntoKid, button, each, el, el_of};
use crate::app::actions::across;
use crate::app::state::{Store, store};
use crate::app::texts::texts;
use crate::desk::{self, Document, Id};
use leptos::prelude::*;
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
    let all = move || {
        let shown = untrack(shown);
        chosen.update(|chosen| {
            chosen.retain(|id| !shown.contains(id));
            chosen.extend(shown);
        });
    };
    let none = move || chosen.set(Vec::new());
    el_of("fieldset", "choice")
        .kid(el("legend").kid(texts.across.choose))
        .kid(
            el_of("div", "row")
                .kid(cases(store, case))
                .kid(button("quiet small", all).kid(says.choose_shown))
                .kid(button("quiet small", none).kid(says.choose_none)),
        )
        .kid(each(shown, move |id| article(store, id, chosen)))
        .into_kid()
}

fn article(store: Store, id: Id, chosen: RwSignal<Vec<Id>>) -> AnyView {
    let (titled, asked) = (id.clone(), id.clone());
    let title = move || {
        let title = store.work.with(|work| work.desk.document(&titled).map(|document| document.meta.title.clone()));
        title.filter(|title| !title.is_empty()).unwrap_or_else(|| texts().library.untitled.to_owned())
    };
    let toggle = move |_: web_sys::Event| across::toggle(chosen, &id);
    el("label")
        .kid(
            el("input")
                .attr("type", "checkbox")
                .flag("checked", move || chosen.with(|chosen| chosen.contains(&asked)))
                .on("change", toggle),
        )
        .kid(el("span").show(title))
        .into_kid()
}

/// The case whose articles are listed, where there are cases.
fn cases(store: Store, case: RwSignal<String>) -> Option<El> {
    let says = texts().exchange;
    let names = store.work.with_untracked(|work| desk::cases(&work.desk));
    let option = |name: String, label: String| el("option").attr("value", name).kid(label);
    let first = option(String::new(), says.every_case.to_owned());
    let options = [first].into_iter().chain(names.iter().map(|name| option(name.clone(), name.clone())));
    (!names.is_empty()).then(|| {
        el("select")
            .attr("aria-label", says.case)
            .on("change", move |event: web_sys::Event| case.set(event_target_value(&event)))
            .kid(options.collect::<Vec<_>>())
    })
}
