//! Somebody else's marks beside mine: the agreement of both, and the differences one
//! after the other.

use super::beside;
use super::el::{El, IntoKid, button, each, el, el_of, group, show};
use super::parts::{ROWS, key, more};
use crate::app::actions::{across, adjudication, navigate};
use crate::app::state::command::Command;
use crate::app::state::comparison::{Contrast, Point};
use crate::app::state::{Store, store};
use crate::app::texts::{describe, texts};
use crate::browser::dom;
use crate::desk::{Agreement, Annotation, Choice, Id, Layer};
use crate::text::Sentences;
use leptos::prelude::*;
use std::sync::Arc;

pub(super) fn adjudicate() -> AnyView {
    let (store, says) = (store(), texts().exchange);
    let is_there = Memo::new(move |_| store.comparison.contrast.with(|contrast| !contrast.pairs.is_empty()));
    el_of("section", "agree")
        .attr("id", "agreement")
        .attr("tabindex", "-1")
        .attr("aria-labelledby", "agreement-title")
        .kid(el("h2").attr("id", "agreement-title").kid(says.agreement))
        .show(move || if is_there.get() { compared(store) } else { nothing(store) })
        .into_kid()
}

fn nothing(store: Store) -> AnyView {
    let says = texts().exchange;
    let choose = || dom::one("#import").into_iter().for_each(|input| input.click());
    el("div")
        .kid(el_of("p", "lead").kid(says.no_comparison))
        .kid(el_of("div", "row").kid(button("", choose).kid(says.choose_file)).show(move || {
            let again = move || adjudication::again(store);
            store.comparison.has_finished().then(|| button("quiet", again).kid(says.again))
        }))
        .into_kid()
}

fn compared(store: Store) -> AnyView {
    let (says, comparing) = (texts().exchange, store.comparison);
    let any = Memo::new(move |_| comparing.contrast.with(|contrast| !contrast.points.is_empty()));
    let lead = move || (says.lead)(comparing.contrast.with(|contrast| contrast.pairs.len()), &comparing.people());
    group([
        el_of("p", "lead").show(lead).into_kid(),
        show(move || comparing.contrast.with(|contrast| agreement(contrast))),
        el("h2").kid(says.differences).into_kid(),
        show(move || {
            if any.get() {
                walk(store)
            } else {
                let put_away = move || adjudication::leave(store);
                el("div")
                    .kid(el_of("p", "lead").kid(says.no_differences))
                    .kid(button("", put_away).kid(says.stop))
                    .into_kid()
            }
        }),
    ])
    .into_kid()
}

fn agreement(contrast: &Contrast) -> El {
    let says = texts().exchange;
    let share = |share: Option<f64>| el_of("td", "n").kid(share.map_or_else(|| "–".to_owned(), says.share));
    let row = |(layer, agreement): &(Layer, Agreement)| {
        el("tr")
            .kid(el("th").attr("scope", "row").kid((says.layer)(*layer)))
            .kid(el_of("td", "n").kid(agreement.a))
            .kid(el_of("td", "n").kid(agreement.b))
            .kid(share(agreement.exact_f()))
            .kid(share(agreement.overlap_f()))
            .kid(share(agreement.kappa()))
    };
    let head = |name: &'static str, class| el_of("th", class).attr("scope", "col").kid(name);
    let numbers = [says.mine, says.theirs, says.exact, says.overlap, says.kappa].map(|name| head(name, "n"));
    el_of("div", "wide")
        .attr("tabindex", "0")
        .attr("role", "group")
        .attr("aria-labelledby", "agreement-title")
        .kid(
            el_of("table", "layers")
                .kid(el("thead").kid(el("tr").kid(head(says.layer_head, "")).kid(Vec::from(numbers))))
                .kid(el("tbody").kid(contrast.layers.iter().map(row).collect::<Vec<_>>())),
        )
        .kid(el_of("p", "said").kid(says.measures))
}

/// The differences: all of them, the one at hand, and how far it is.
fn walk(store: Store) -> AnyView {
    let (says, comparing) = (texts().exchange, store.comparison);
    let limit = RwSignal::new(4 * ROWS);
    let total = move || comparing.contrast.with(|contrast| contrast.points.len());
    let names = move || {
        comparing.contrast.with(|contrast| {
            contrast.points.iter().map(|point| point.name.clone()).take(limit.get()).collect::<Vec<Id>>()
        })
    };
    let at = Memo::new(move |_| comparing.point().map(|point| point.name.clone()));
    let is_done = move || comparing.decided() == total();
    let rest = move |label: &'static str, choice: Choice| {
        button("quiet small", move || adjudication::decide_rest(store, choice)).live("disabled", is_done).kid(label)
    };
    group([
        el_of("div", "walk")
            .kid(
                el_of("div", "points")
                    .kid(el("ol").kid(each(names, move |name| row(store, name, at))))
                    .kid(more(limit, total)),
            )
            .show(move || {
                at.track();
                comparing.contrast.track();
                untrack(|| comparing.point()).map(|point| one(store, &point))
            })
            .into_kid(),
        el_of("div", "row finish")
            .kid(
                el("progress")
                    .attr("aria-hidden", "true")
                    .live("max", move || total().to_string())
                    .live("value", move || comparing.decided().to_string()),
            )
            .kid(el_of("span", "n").show(move || (says.progress)(comparing.decided(), total())))
            .kid(rest(says.rest_mine, Choice::A))
            .kid(rest(says.rest_theirs, Choice::B))
            .kid(el_of("div", "spring"))
            .kid(button("quiet", move || adjudication::leave(store)).kid(says.stop))
            .kid(
                button("main", move || adjudication::finish(store))
                    .attr("id", "finish")
                    .live("disabled", move || !is_done())
                    .kid(says.finish),
            )
            .into_kid(),
    ])
    .into_kid()
}

fn point(store: Store, name: &Id) -> Option<Arc<Point>> {
    let points = store.comparison.contrast.get_untracked();
    points.points.iter().find(|point| point.name == *name).cloned()
}

/// A difference in the list: its words, how both differ, what was decided.
fn row(store: Store, name: Id, at: Memo<Option<Id>>) -> AnyView {
    let says = texts().exchange;
    let Some(point) = point(store, &name) else {
        return ().into_kid();
    };
    let mark = point.mine.as_ref().or(point.theirs.as_ref());
    let kind = mark.map(|mark| mark.kind().name());
    let words = mark.map(|mark| mark.span.of(&point.document.text).to_owned());
    let (here, decided, gone) = (name.clone(), name.clone(), name.clone());
    let choice = move || store.comparison.choices.with(|choices| choices.get(&decided).copied());
    let is_open = move || store.comparison.choices.with(|choices| !choices.contains_key(&gone));
    el("li")
        .kid(
            button("difference", move || adjudication::go_to(store, name.clone()))
                .live("aria-current", move || (at.get().as_ref() == Some(&here)).then_some("true"))
                .class("undecided", is_open)
                .kid(el_of("b", "ink").attr("data-kind", kind).kid(words))
                .kid(el_of("span", "choice-made").show(move || choice().map_or(says.undecided, says.choice)))
                .kid(el("small").kid((says.how)(point.how))),
        )
        .into_kid()
}

/// The difference at hand: its sentence on both sides, what each mark says, and the
/// buttons that decide it.
fn one(store: Store, point: &Point) -> El {
    let texts = texts();
    let says = texts.exchange;
    let document = &point.document;
    let several = store.comparison.contrast.with_untracked(|contrast| contrast.pairs.len() > 1);
    let sentence = Sentences::of(&document.text).around(point.span);
    let side = |name: &'static str, mark: Option<&Annotation>| {
        let quote = match mark {
            None => vec![el_of("span", "none").kid(sentence.of(&document.text).to_owned()).into_kid()],
            Some(mark) => {
                let whole = sentence.cover(mark.span);
                vec![
                    document.text[whole.start..mark.span.start].into_kid(),
                    el_of("span", "ink")
                        .attr("data-kind", mark.kind().name())
                        .kid(mark.span.of(&document.text))
                        .into_kid(),
                    document.text[mark.span.end..whole.end].into_kid(),
                ]
            }
        };
        el("figure")
            .kid(el("figcaption").kid(name))
            .kid(el("blockquote").attr("lang", document.meta.language.clone()).kid(quote))
            .kid(mark.is_none().then(|| el_of("p", "said").kid(says.nothing)))
    };
    let name = point.name.clone();
    let button_of = |choice: Choice| {
        let name = name.clone();
        let is_it = move || store.comparison.choices.with(|choices| choices.get(&name) == Some(&choice));
        button("", move || adjudication::decide(store, choice))
            .live("aria-pressed", move || is_it().to_string())
            .kid((says.choice)(choice))
            .kid(key(Command::Choose(choice)))
    };
    let (id, mark) = (document.id.clone(), point.mine.as_ref().map(|mark| mark.id.clone()));
    let title = document.meta.title.clone();
    let in_text = move || match &mark {
        Some(mark) => across::go_to(store, &id, mark),
        None => navigate::open(store, Some(id.clone())),
    };
    el_of("section", "point")
        .attr("aria-label", (says.how)(point.how))
        .kid(several.then(|| el_of("p", "article").kid(button("link", in_text).kid(title))))
        .kid(
            el_of("div", "two").kid(side(says.mine, point.mine.as_ref())).kid(side(says.theirs, point.theirs.as_ref())),
        )
        .kid(beside::table(describe::marks(texts, document, point.mine.as_ref(), point.theirs.as_ref())))
        .kid(
            el_of("div", "row decide")
                .attr("role", "group")
                .attr("aria-label", says.choose)
                .kid(Choice::ALL.map(button_of).into_iter().collect::<Vec<_>>())
                .kid(step(store, Command::Previous, false))
                .kid(step(store, Command::Next, true)),
        )
}

fn step(store: Store, command: Command, forward: bool) -> El {
    let texts = texts();
    button("quiet small", move || navigate::step(store, forward))
        .attr("aria-label", (texts.keys.names)(command, &texts.kinds))
        .kid(if forward { "→" } else { "←" })
        .kid(key(command))
}
