//! The entities of the document, a row for each in the real world: how it is
//! written, where it stands, and what a person says of it.

use super::el::{IntoKid, button, each, el, el_of, group, show};
use super::parts::{ROWS, choose, more, other_name};
use crate::app::actions::entities as actions;
use crate::app::state::display_name::DisplayName;
use crate::app::state::{Store, store};
use crate::app::texts::texts;
use crate::browser::dom;
use crate::desk::{EntityRow, Form, Id};
use crate::model::EntityKind;
use leptos::prelude::*;

pub(super) fn entities() -> AnyView {
    let (store, texts) = (store(), texts());
    let panels = &texts.panels;
    let limit = RwSignal::new(ROWS);
    let total = move || store.reading.entities.with(Vec::len);
    let of_kind = |kind| {
        let ids = Memo::new(move |_| drawn(store, kind, limit.get()));
        let has_rows = Memo::new(move |_| !ids.with(Vec::is_empty));
        group([
            show(move || has_rows.get().then(|| el("h3").kid((texts.kinds.entity)(kind)))),
            el("ul").kid(each(move || ids.get(), move |id| item(store, id))).into_kid(),
        ])
    };
    el_of("section", "panel entities")
        .attr("id", "entities")
        .attr("tabindex", "-1")
        .attr("aria-labelledby", "entities-title")
        .kid(el("h2").attr("id", "entities-title").kid(panels.entities))
        .show(move || (total() == 0).then(|| el_of("p", "empty").kid(panels.no_entities)))
        .kid(group(EntityKind::ALL.map(of_kind)))
        .kid(more(limit, total))
        .into_kid()
}

/// The rows of a kind that are drawn, by their first mention: those within the
/// limit, and the open one.
fn drawn(store: Store, kind: EntityKind, limit: usize) -> Vec<Id> {
    let open = store.selection.entity.get();
    store.reading.entities.with(|rows| {
        let rows = rows.iter().enumerate().filter(|(i, row)| {
            row.kind == kind && (*i < limit || open.as_ref().is_some_and(|open| row.mentions.contains(open)))
        });
        rows.filter_map(|(_, row)| row.mentions.first().cloned()).collect()
    })
}

fn item(store: Store, id: Id) -> AnyView {
    let row = Memo::new(move |_| {
        store.reading.entities.with(|rows| rows.iter().find(|row| row.mentions.first() == Some(&id)).cloned())
    });
    let is_open = Memo::new(move |_| {
        let open = store.selection.entity.get();
        row.with(|row| row.as_ref().zip(open).is_some_and(|(row, open)| row.mentions.contains(&open)))
    });
    el_of("li", "entity")
        .class("open", move || is_open.get())
        // The row is read first: a memo that was checked through another memo
        // does not tell the reader of both that it changed.
        .show(move || row.get().map(|row| line(store, &row, is_open.get())))
        .show(move || row.get().filter(|_| is_open.get()).map(|row| details(store, row)))
        .into_kid()
}

/// The name, how often it stands there, and the button that opens the details.
fn line(store: Store, row: &EntityRow, is_open: bool) -> AnyView {
    let texts = texts();
    let called = DisplayName::new(texts.lang, row.kind, row.canonical.as_ref(), &row.name);
    let others: Vec<&str> = row.forms.iter().map(|form| &*form.words).filter(|words| !called.is(words)).collect();
    let others = others.join(" · ");
    let (mentions, first, counted) = (row.mentions.clone(), row.mentions.first().cloned(), row.mentions.clone());
    let place = move || {
        let at = store.selection.active.with(|active| counted.iter().position(|id| Some(id) == active.as_ref()));
        at.filter(|_| counted.len() > 1)
            .map_or_else(|| (texts.panels.times)(counted.len()), |at| (texts.head.found)(at + 1, counted.len()))
    };
    let toggle = move || store.selection.entity.set(first.clone().filter(|_| !is_open));
    group([
        button("jump", move || actions::step(store, &mentions, true, true))
            .attr("aria-label", (texts.entities.go_to)(&row.name))
            .kid(el_of("span", "ink").attr("data-kind", row.kind.name()).kid(row.name.clone()))
            .into_kid(),
        other_name(&called).into_kid(),
        el_of("span", "n").attr("aria-live", "polite").show(place).into_kid(),
        (is_open && row.mentions.len() > 1).then(|| steps(store, row)).into_kid(),
        button("quiet toggle", toggle)
            .attr("aria-label", (texts.entities.details)(&row.name))
            .attr("aria-expanded", is_open.to_string())
            .into_kid(),
        (!is_open && !others.is_empty()).then(|| el("small").kid(others)).into_kid(),
    ])
}

/// What can be done with an entity.
fn details(store: Store, row: EntityRow) -> AnyView {
    let texts = texts();
    let says = &texts.entities;
    let kind = row.kind;
    // A city that is also meant as its government is re-kinded as the city.
    let meant = row.forms.iter().filter(|form| form.kind == kind).flat_map(|form| form.mentions.clone());
    let meant: Vec<Id> = meant.collect();
    let rekind = move |kind| {
        actions::rekind(store, &meant, kind);
        // The row goes to the others of that kind, and the focus with it.
        dom::after_drawing(|| dom::focus(".entity.open select"));
    };
    let kind_name = (says.kind_of)(&row.name);
    let says_more = row.forms.len() > 1 || row.forms.iter().any(|form| form.words != row.name);
    let forms = || row.forms.iter().map(|form| self::form(store, &row, form)).collect::<Vec<_>>();
    el_of("div", "details fields")
        .kid(says_more.then(|| el("ul").kid(forms())))
        .kid(el("label").kid(texts.card.kind).kid(choose(
            &EntityKind::ALL,
            texts.kinds.entity,
            move || Some(kind),
            rekind,
            None,
            Some(kind_name),
        )))
        .kid(merging(store, row))
        .into_kid()
}

/// From mention to mention; the focus stays, so that a press can be repeated.
fn steps(store: Store, row: &EntityRow) -> AnyView {
    let says = &texts().entities;
    let step = |sign: &'static str, name: String, forward: bool| {
        let mentions = row.mentions.clone();
        button("small", move || actions::step(store, &mentions, forward, false)).attr("aria-label", name).kid(sign)
    };
    el_of("div", "steps")
        .kid(step("↑", (says.previous)(&row.name), false))
        .kid(step("↓", (says.next)(&row.name), true))
        .into_kid()
}

/// One way of writing an entity, which can be split off where there are others.
fn form(store: Store, row: &EntityRow, form: &Form) -> AnyView {
    let texts = texts();
    let mentions = form.mentions.clone();
    let is_one_of_many = row.forms.len() > 1;
    let (whole, part) = (row.mentions.clone(), form.clone());
    el("li")
        .kid(
            button("jump", move || actions::step(store, &mentions, true, true))
                .attr("aria-label", (texts.entities.go_to)(&form.words))
                .kid(el_of("span", "ink").attr("data-kind", form.kind.name()).kid(form.words.clone())),
        )
        .kid(el_of("span", "n").kid((texts.panels.times)(form.mentions.len())))
        .kid(is_one_of_many.then(|| {
            let split = move || {
                actions::split(store, &part.mentions, &part.words);
                actions::show(store, whole.iter().find(|id| !part.mentions.contains(id)));
            };
            button("link", split)
                .attr("aria-label", (texts.entities.split_form)(&form.words, &row.name))
                .kid(texts.entities.split)
        }))
        .into_kid()
}

/// The choice of another entity, and the button that makes the two one: to look
/// through the choices with the arrows must not merge.
fn merging(store: Store, row: EntityRow) -> AnyView {
    let texts = texts();
    let says = &texts.entities;
    let to = RwSignal::new(None::<Id>);
    let (own, name) = (row.mentions.first().cloned(), row.name.clone());
    let others = move || {
        let mut others = store.reading.entities.get();
        others.retain(|other| other.mentions.first() != own.as_ref());
        others
    };
    let options = move || {
        let option = |other: EntityRow| {
            let name = [&*other.name, (texts.kinds.entity)(other.kind), &(texts.panels.times)(other.mentions.len())]
                .join(" · ");
            el("option").attr("value", other.mentions.first().map(ToString::to_string)).kid(name)
        };
        let none = el("option").attr("value", "").kid(says.another);
        std::iter::once(none).chain(others().into_iter().map(option)).collect::<Vec<_>>()
    };
    let chosen = move |event: web_sys::Event| {
        to.set(Some(event_target_value(&event)).filter(|id| !id.is_empty()).map(Id::from));
    };
    let merge = move || {
        if let Some(other) = to.get_untracked().and_then(|id| untrack(|| actions::row_of(store, &id))) {
            actions::merge(store, &row, &other);
        }
    };
    el_of("div", "merge")
        .kid(
            el("label").kid(says.merge_with).kid(
                el("select")
                    .attr("aria-label", (says.merge_name)(&name))
                    .prop("value", move || to.with(|to| to.as_deref().unwrap_or_default().to_owned()))
                    .on("change", chosen)
                    .show(options),
            ),
        )
        .kid(
            button("", merge)
                .attr("aria-label", (says.merge_now)(&name))
                .flag("disabled", move || to.with(Option::is_none))
                .kid(says.merge),
        )
        .into_kid()
}
