//! What is asked before a file comes in: what its labels mean, and what becomes of other
//! work on articles that are here.

use super::beside;
use super::el::{El, IntoKid, button, each, el, el_of, group};
use super::parts::{ROWS, more};
use crate::app::state::prompt::{Decision, MergePreview, Question};
use crate::app::state::{Store, store};
use crate::app::texts::{describe, texts};
use crate::browser::dom;
use crate::desk::{Id, Kind};
use crate::exchange::formats::Format;
use crate::files::{ImportSummary, kind};
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

const DIALOG: &str = "dialog.incoming";

pub(super) fn prompt() -> AnyView {
    let store = store();
    let number = Memo::new(move |_| store.dialogs.prompt.number());
    Effect::new(move |_| dom::open_dialog(DIALOG, number.get().is_some()));
    el_of("dialog", "incoming")
        .attr("aria-labelledby", "incoming-title")
        .on("close", move |_: web_sys::Event| {
            // The next question may have opened it again.
            if let Some(number) = number.get_untracked().filter(|_| !dom::is_open(DIALOG)) {
                store.dialogs.prompt.answer(number, Decision::Leave);
            }
        })
        .show(move || {
            let number = number.get()?;
            store.dialogs.prompt.question(number).map(|question| match question {
                Question::Labels { name, came } => labels(store, number, &name, &came),
                Question::Merge(preview) => merge(store, number, &preview),
            })
        })
        .into_kid()
}

fn title(words: String) -> El {
    el("h2").attr("id", "incoming-title").attr("tabindex", "-1").kid(words)
}

/// What is in the file of another tool, and what its labels are read as.
fn labels(store: Store, number: usize, name: &str, came: &ImportSummary) -> AnyView {
    let (says, texts) = (texts().exchange, texts());
    let format = came.format.as_deref().and_then(Format::named).map(|format| (texts.files.format)(format).0);
    let read: BTreeMap<String, Option<String>> =
        came.labels.iter().map(|(label, _, kind)| (label.clone(), kind.clone())).collect();
    let (read, predictions) = (RwSignal::new(read), RwSignal::new(store.preferences.with_untracked(|h| h.predictions)));
    let label = |(label, count, as_kind): &(String, usize, Option<String>)| {
        let (chosen, is_out) = (label.clone(), as_kind.is_none());
        let option = |kind: Kind| {
            let is_it = as_kind.as_deref() == Some(kind.name());
            el("option").attr("value", kind.name()).flag("selected", move || is_it).kid(texts.kinds.name(kind))
        };
        let out = el("option").attr("value", "").flag("selected", move || is_out).kid(says.leave_out);
        let pick = move |event: web_sys::Event| {
            let kind = kind(&event_target_value(&event)).map(|kind| kind.name().to_owned());
            read.update(|read| {
                read.insert(chosen.clone(), kind);
            });
        };
        let options = Kind::ALL.map(option).into_iter().chain([out]).collect::<Vec<_>>();
        el("tr")
            .kid(el("th").attr("scope", "row").kid(el("code").kid(label.clone())))
            .kid(el_of("td", "n").kid(*count))
            .kid(
                el("td")
                    .kid(el("select").attr("aria-label", (says.read_label_as)(label)).on("change", pick).kid(options)),
            )
    };
    let rows = came.labels.iter().map(label).collect::<Vec<_>>();
    let unseen = (came.predicted > 0).then(|| {
        el_of("label", "check")
            .kid(
                el("input")
                    .attr("type", "checkbox")
                    .flag("checked", move || predictions.get())
                    .on("change", move |event: web_sys::Event| predictions.set(event_target_checked(&event))),
            )
            .kid(el("span").kid((says.predictions)(came.predicted)))
    });
    let take = move || {
        let labels = read.get_untracked();
        store.dialogs.prompt.answer(number, Decision::Take { labels, predictions: predictions.get_untracked() });
    };
    let head = [says.label, says.marks, says.read_as].map(|name| el("th").attr("scope", "col").kid(name));
    group([
        title((says.in_file)(name)).into_kid(),
        el_of("p", "lead")
            .kid((says.found)(format.unwrap_or_default(), came))
            .kid(" ")
            .kid(says.labels_lead)
            .into_kid(),
        el_of("div", "wide")
            .attr("tabindex", "0")
            .attr("role", "group")
            .attr("aria-label", says.label)
            .kid(
                el_of("table", "labels").kid(el("thead").kid(el("tr").kid(Vec::from(head)))).kid(el("tbody").kid(rows)),
            )
            .into_kid(),
        unseen.into_kid(),
        el_of("div", "row")
            .kid(button("main", take).kid(says.bring))
            .kid(button("quiet", move || store.dialogs.prompt.answer(number, Decision::Leave)).kid(says.leave))
            .into_kid(),
    ])
    .into_kid()
}

/// Other work on articles that are here: what becomes of it, and of each conflict.
fn merge(store: Store, number: usize, here: &Arc<MergePreview>) -> AnyView {
    let says = texts().exchange;
    let all = here.conflicts.len();
    let theirs = RwSignal::new(vec![false; all]);
    let is_file = here.name.is_some();
    let add = move || store.dialogs.prompt.answer(number, Decision::Add(theirs.get_untracked()));
    let compare =
        is_file.then(|| button("", move || store.dialogs.prompt.answer(number, Decision::Compare)).kid(says.compare));
    let every = move |label: &'static str, side: bool| {
        button("small", move || theirs.update(|theirs| theirs.fill(side))).kid(label)
    };
    let limit = RwSignal::new(ROWS);
    let (shown, drawn) =
        (here.clone(), move || (0..all.min(limit.get())).map(|at| Id::from(at.to_string())).collect::<Vec<Id>>());
    let conflicts = (all > 0).then(|| {
        el("section")
            .attr("aria-label", says.differences)
            .kid(el_of("p", "said").kid((says.conflicts)(all)))
            .kid(
                (all > 1)
                    .then(|| el_of("div", "row").kid(every(says.all_mine, false)).kid(every(says.all_theirs, true))),
            )
            .kid(el_of("ul", "conflicts").kid(each(drawn, move |at: Id| {
                at.parse().map(|at: usize| conflict(&shown, at, theirs)).unwrap_or_else(|_| ().into_kid())
            })))
            .kid(more(limit, move || all))
    });
    group([
        title((says.here)(here.name.as_deref())).into_kid(),
        is_file.then(|| el_of("p", "lead").kid((says.here_lead)(here))).into_kid(),
        conflicts.into_kid(),
        el_of("div", "row acts")
            .kid(button("main", add).kid(if is_file { says.add } else { says.choose_so }))
            .kid(compare)
            .kid(button("quiet", move || store.dialogs.prompt.answer(number, Decision::Leave)).kid(says.leave))
            .into_kid(),
    ])
    .into_kid()
}

/// A conflict field by field, and the two buttons that settle it.
fn conflict(here: &MergePreview, at: usize, theirs: RwSignal<Vec<bool>>) -> AnyView {
    let texts = texts();
    let says = texts.exchange;
    let Some((document, conflict)) = here.conflicts.get(at) else {
        return ().into_kid();
    };
    let name = texts.conflicting(conflict, &document.text);
    let side = move |label: &'static str, side: bool| {
        el("label")
            .kid(
                el("input")
                    .attr("type", "radio")
                    .attr("name", format!("side-{at}"))
                    .flag("checked", move || theirs.with(|theirs| theirs.get(at) == Some(&side)))
                    .on("change", move |_: web_sys::Event| {
                        theirs.update(|theirs| theirs.iter_mut().skip(at).take(1).for_each(|taken| *taken = side));
                    }),
            )
            .kid(label)
    };
    let article = (here.articles > 1).then(|| el("small").kid(document.meta.title.clone()));
    el("li")
        .kid(
            el_of("fieldset", "sides")
                .kid(el("legend").kid(el("b").kid(name)).kid(" ").kid(article))
                .kid(side(says.mine, false))
                .kid(side(says.theirs, true)),
        )
        .kid(beside::table(describe::conflict(texts, document, conflict)))
        .into_kid()
}
