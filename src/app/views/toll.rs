//! One toll: its chart, its figures, what to check, and what a person says of it.

use super::el::{El, IntoKid, button, el, el_of, show};
use super::toll_words::{name, span};
use super::{coding, parts, toll_chart};
use crate::app::actions::across;
use crate::app::state::{self, store};
use crate::app::texts::texts;
use crate::desk::{Check, Codebook, FigureKey, Id, Kind, Member, Toll};
use crate::model::{Currency, Modality};
use leptos::prelude::*;
use std::sync::Arc;

pub(super) fn toll(toll: Arc<Toll>) -> AnyView {
    let says = texts().across;
    let rows = in_order(&toll).into_iter().map(|i| row(&toll, i)).collect::<Vec<_>>();
    let head = |name: &'static str| el("th").attr("scope", "col").kid(name);
    sheet(&toll)
        .kid(toll_chart::chart(toll.clone()))
        .kid((!toll.checks.is_empty()).then(|| checks(&toll)))
        .kid(
            el_of("div", "wide").attr("tabindex", "0").attr("role", "region").attr("aria-label", says.table).kid(
                el("table")
                    .kid(el_of("caption", "hidden").kid(says.table))
                    .kid(
                        el("thead").kid(
                            el("tr")
                                .kid(el("td"))
                                .kid(head(says.as_of))
                                .kid(head(says.count).attr("class", "n"))
                                .kid(head(says.who))
                                .kid(head(says.says))
                                .kid(head(says.article))
                                .kid(head(says.why)),
                        ),
                    )
                    .kid(el("tbody").kid(rows)),
            ),
        )
        .kid(acts(toll))
        .into_kid()
}

/// A toll as a row of a dataset.
pub(super) fn coded(toll: &Toll, codebook: Codebook) -> AnyView {
    sheet(toll).kid(coding::coding(toll, codebook)).into_kid()
}

fn sheet(toll: &Toll) -> El {
    el_of("article", "toll")
        .attr("aria-labelledby", "toll-title")
        .kid(
            el_of("header", "row")
                .kid(el("h3").attr("id", "toll-title").kid(name(toll)))
                .kid(el_of("p", "sum n").kid(span(toll))),
        )
        .kid(coding::looks())
}

/// Wholes by the day of their articles, each with its parts behind it.
fn in_order(toll: &Toll) -> Vec<usize> {
    let mut order = Vec::with_capacity(toll.members.len());
    let is_whole = |member: &Member| member.part_of.is_none();
    for (i, _) in toll.members.iter().enumerate().filter(|(_, member)| is_whole(member)) {
        push(toll, i, &mut order);
    }
    // What is a part of itself over its parents has no whole to stand under.
    let rest: Vec<usize> = (0..toll.members.len()).filter(|i| !order.contains(i)).collect();
    order.extend(rest);
    order
}

fn push(toll: &Toll, at: usize, order: &mut Vec<usize>) {
    order.push(at);
    for (i, part) in toll.members.iter().enumerate() {
        if part.part_of == Some(at) && !order.contains(&i) {
            push(toll, i, order);
        }
    }
}

fn row(toll: &Toll, at: usize) -> El {
    let (store, texts, across) = (store(), texts(), store().across);
    let (says, values) = (texts.across, &texts.values);
    let member = &toll.members[at];
    let row = &member.row;
    let figure = &row.figure;
    let (asked, toggled) = (row.key.name(), row.key.name());
    let toggle = move |_: web_sys::Event| across::toggle(across.rows, &toggled);
    let words = (values.figure)(figure);
    let note = match (member.replaced_by, figure.modality, figure.currency) {
        (Some(by), ..) => Some((says.replaced_by)(&(values.count)(&toll.members[by].row.figure))),
        (None, Modality::Denied, _) => Some(says.denied.to_owned()),
        (None, Modality::Hypothetical, _) => Some(says.hypothetical.to_owned()),
        (None, _, Currency::Current) => None,
        (None, _, currency) => Some((values.currency)(currency).to_owned()),
    };
    let is_part = member.part_of.is_some();
    let is_doubtful = member.replaced_by.is_some() || figure.modality != Modality::Asserted;
    el("tr")
        .class("part", move || is_part)
        .class("doubt", move || is_doubtful)
        .kid(
            el("td").kid(
                el("input")
                    .attr("type", "checkbox")
                    .attr("aria-label", (says.choose_figure)(&words))
                    .flag("checked", move || across.rows.with(|rows| rows.contains(&asked)))
                    .on("change", toggle),
            ),
        )
        .kid(el_of("td", "day").kid(row.as_of.map(values.short_day)))
        .kid(
            el_of("td", "n")
                .kid(jump(store, &row.key, (values.count)(figure)).attr("title", row.sentence.clone()))
                .kid(note.map(|note| el("small").kid(note))),
        )
        .kid(el("td").kid((values.victims)(figure)))
        .kid(el("td").kid(row.source.as_ref().map(|source| source.name.clone())))
        .kid(el_of("td", "from").kid(row.title.to_string()))
        .kid(el_of("td", "why").kid((says.reason)(member.reason)))
}

fn jump(store: state::Store, key: &FigureKey, words: String) -> El {
    let FigureKey { document, id } = key.clone();
    button("jump", move || across::go_to(store, &document, &id))
        .kid(el_of("span", "ink").attr("data-kind", Kind::Casualty.name()).kid(words))
}

/// What to check, each with its two sentences.
fn checks(toll: &Toll) -> AnyView {
    let (store, says) = (store(), texts().across);
    let sentence = |key: &FigureKey| {
        let member = toll.members.iter().find(|member| member.row.key == *key);
        member.map(|member| {
            let row = &member.row;
            el("li")
                .kid(jump(store, key, row.quote.clone()))
                .kid(el("q").attr("lang", row.language.to_string()).kid(row.sentence.clone()))
                .kid(el("small").kid(row.title.to_string()))
        })
    };
    let check = |check: &Check| {
        el("li")
            .attr("data-doubt", format!("{:?}", check.kind).to_lowercase())
            .kid(el_of("p", "flag").kid((says.check)(check.kind)))
            .kid(el("ul").kid([&check.first, &check.second].into_iter().filter_map(sentence).collect::<Vec<_>>()))
    };
    el_of("details", "flags")
        .attr("open", true)
        .kid(el("summary").kid(says.look_at).kid(el_of("span", "n").kid(toll.checks.len())))
        .kid(el("ul").kid(toll.checks.iter().map(check).collect::<Vec<_>>()))
        .into_kid()
}

/// What a person can say: these are another toll, or this and that one are the same.
fn acts(toll: Arc<Toll>) -> AnyView {
    let (store, texts, across) = (store(), texts(), store().across);
    let says = texts.across;
    let to = RwSignal::new(None::<Id>);
    let (whole, joined, own) = (toll.clone(), toll.clone(), toll.key().cloned());
    let effect = toll.effect;
    let others = move || {
        across.tolls.with(|tolls| {
            let same = tolls.iter().filter(|other| other.effect == effect && other.key() != own.as_ref());
            same.take(parts::ROWS).cloned().collect::<Vec<_>>()
        })
    };
    let listed = others.clone();
    let options = move || {
        let option = |other: Arc<Toll>| {
            let words = [name(&other), span(&other)].join(" · ");
            el("option").attr("value", other.key().map(|key| key.name().to_string())).kid(words)
        };
        let none = el("option").attr("value", "").kid(says.another);
        std::iter::once(none).chain(listed().into_iter().map(option)).collect::<Vec<_>>()
    };
    let size = toll.members.len();
    let chosen = move || across.rows.with(Vec::len);
    let join = move || {
        let wanted = to.get_untracked();
        let other = untrack(&others).into_iter().find(|other| other.key().map(FigureKey::name) == wanted);
        if let Some(other) = other {
            across::join(store, across, &joined, &other);
        }
    };
    el_of("div", "acts row")
        .kid(
            button("", move || across::part(store, across, &whole))
                .flag("disabled", move || !(1..size).contains(&chosen()))
                .kid(show(move || (says.part)(chosen()))),
        )
        .kid(
            el("label").kid(says.join_with).kid(
                el("select")
                    .on("change", move |event: web_sys::Event| {
                        to.set(Some(event_target_value(&event)).filter(|id| !id.is_empty()).map(Id::from));
                    })
                    .show(options),
            ),
        )
        .kid(button("", join).flag("disabled", move || to.with(Option::is_none)).kid(says.join))
        .into_kid()
}
