//! The card while a mark is corrected.

use super::el::{IntoKid, button, el, el_of, group, show};
use super::parts::choose;
use crate::app::actions::{entities, marks, navigate};
use crate::app::state::Store;
use crate::app::texts::texts;
use crate::desk::{self, Annotation, Body, Id};
use crate::model::{Currency, Effect as Harm, EntityKind, Figure, Qualifier, Timex, Victim};
use leptos::prelude::*;

/// The form for what the mark is; drawn once, so that typing is not disturbed.
pub(super) fn form(store: Store, id: &Id, annotation: Memo<Option<Annotation>>) -> AnyView {
    let card = &texts().card;
    let fields = match annotation.get_untracked().map(|a| a.body) {
        Some(Body::Entity(_)) => entity(store, id, annotation),
        Some(Body::Date(_)) => date(store, id, annotation),
        Some(Body::Figure(_)) => figure(store, id, annotation),
        Some(Body::Claim(_)) | None => ().into_kid(),
    };
    let done = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        store.selection.editing.set(false);
        if let Some(id) = store.selection.active.get_untracked() {
            navigate::go_to(store, &id);
        }
    };
    el_of("form", "fields")
        .on("submit", done)
        .kid(fields)
        .kid(el_of("div", "row").kid(el_of("button", "main").attr("type", "submit").kid(card.done)))
        .into_kid()
}

fn entity(store: Store, id: &Id, annotation: Memo<Option<Annotation>>) -> AnyView {
    let texts = texts();
    let says = &texts.entities;
    let Some((document, mark)) = store.reading.annotation_now(id) else {
        return ().into_kid();
    };
    let current = move || annotation.with(|a| a.as_ref().and_then(entity_kind));
    // The marks that were equal when the form opened: each act makes them differ.
    let equal = desk::equal(&document, &mark);
    let words = mark.span.of(&document.text).to_owned();
    let others = equal.len().saturating_sub(1);
    let (all, id) = (StoredValue::new(equal), StoredValue::new(id.clone()));
    let together = RwSignal::new(false);
    let change = move |kind| {
        if together.get_untracked() {
            all.with_value(|all| entities::rekind(store, all, kind));
        } else {
            id.with_value(|id| entities::rekind(store, std::slice::from_ref(id), kind));
        }
    };
    let toggled = move |event: web_sys::Event| {
        together.set(event_target_checked(&event));
        if let Some(kind) = untrack(current).filter(|_| together.get_untracked()) {
            change(kind);
        }
    };
    let alone = words.clone();
    let split = move || id.with_value(|id| entities::split(store, std::slice::from_ref(id), &alone));
    let is_one_of_many =
        Memo::new(move |_| id.with_value(|id| entities::row_of(store, id)).is_some_and(|row| row.mentions.len() > 1));
    group([
        el("label")
            .kid(texts.card.kind)
            .kid(choose(&EntityKind::ALL, texts.kinds.entity, current, change, None, None))
            .into_kid(),
        (others > 0)
            .then(|| {
                el_of("label", "check")
                    .kid(el("input").attr("type", "checkbox").on("change", toggled))
                    .kid((says.also_equal)(others, &words))
            })
            .into_kid(),
        show(move || is_one_of_many.get().then(|| button("link", split.clone()).kid(says.split_mention))),
    ])
}

fn entity_kind(annotation: &Annotation) -> Option<EntityKind> {
    match &annotation.body {
        Body::Entity(entity) => Some(entity.kind),
        _ => None,
    }
}

fn date(store: Store, id: &Id, annotation: Memo<Option<Annotation>>) -> AnyView {
    let (card, values) = (&texts().card, &texts().values);
    let id = id.clone();
    let timex = move || {
        annotation.with(|a| match a.as_ref().map(|a| &a.body) {
            Some(Body::Date(timex)) => Some(timex.clone()),
            _ => None,
        })
    };
    let wrong = RwSignal::new(false);
    let typed = move |event: web_sys::Event| {
        let Some(old) = untrack(timex) else {
            return;
        };
        let new = event_target_value(&event).trim().parse().ok().map(|value| Timex::of(value, old.modifier));
        wrong.set(new.is_none());
        if let Some(new) = new.filter(|new| new.value != old.value) {
            marks::correct(store, &id, Some("value"), Body::Date(new));
        }
    };
    let start = untrack(timex).map(|timex: Timex| timex.value.to_string());
    group([
        el_of("p", "v").show(move || timex().map(|timex| (values.date)(&timex))).into_kid(),
        el("label")
            .kid(card.value)
            .kid(
                el("input")
                    .attr("type", "text")
                    .attr("value", start)
                    .on("input", typed)
                    .attr("autocomplete", "off")
                    .attr("spellcheck", "false")
                    .live("aria-invalid", move || wrong.get().to_string())
                    .attr("aria-describedby", "value-help"),
            )
            .into_kid(),
        el_of("p", "hint")
            .attr("id", "value-help")
            .class("wrong", move || wrong.get())
            .show(move || if wrong.get() { card.bad_value } else { card.value_help })
            .into_kid(),
    ])
    .into_kid()
}

fn figure(store: Store, id: &Id, annotation: Memo<Option<Annotation>>) -> AnyView {
    let (card, values) = (&texts().card, &texts().values);
    let id = StoredValue::new(id.clone());
    let figure = move || {
        annotation.with(|a| match a.as_ref().map(|a| &a.body) {
            Some(Body::Figure(figure)) => Some(figure.clone()),
            _ => None,
        })
    };
    let change = move |field: Option<&str>, change: &dyn Fn(&mut Figure<Id>)| {
        if let Some(mut figure) = untrack(figure) {
            change(&mut figure);
            marks::correct(store, &id.get_value(), field, Body::Figure(figure));
        }
    };
    let bound = move |name: &'static str, get: fn(&mut Figure<Id>) -> &mut Option<u64>| {
        let start = untrack(figure).and_then(|mut figure| *get(&mut figure)).map(|n| n.to_string());
        let typed = move |event: web_sys::Event| {
            let number = event_target_value(&event).parse().ok();
            change(Some(name), &|figure| *get(figure) = number);
        };
        el("label")
            .kid(name)
            .kid(
                el("input")
                    .attr("type", "number")
                    .attr("min", "0")
                    .attr("step", "1")
                    .attr("value", start)
                    .on("input", typed)
                    .attr("placeholder", "—"),
            )
            .into_kid()
    };
    let victims: Vec<AnyView> = Victim::ALL
        .into_iter()
        .map(|victim| {
            let chosen = move || figure().is_some_and(|figure| figure.victims.contains(&victim));
            let toggle = move |_: web_sys::Event| {
                change(None, &|figure| match figure.victims.binary_search(&victim) {
                    Ok(at) => drop(figure.victims.remove(at)),
                    Err(at) => figure.victims.insert(at, victim),
                });
            };
            el_of("label", "check")
                .kid(el("input").attr("type", "checkbox").flag("checked", chosen).on("change", toggle))
                .kid((values.victim)(victim))
                .into_kid()
        })
        .collect();
    group([
        el_of("p", "v").show(move || figure().map(|figure| (values.figure)(&figure))).into_kid(),
        el_of("div", "pair")
            .kid(el("label").kid(card.effect).kid(choose(
                &Harm::ALL,
                values.effect,
                move || figure().map(|f| f.effect),
                move |effect| {
                    change(None, &|figure| figure.effect = effect);
                },
                None,
                None,
            )))
            .kid(el("label").kid(card.qualifier).kid(choose(
                &Qualifier::ALL,
                values.qualifier,
                move || figure().map(|f| f.qualifier),
                move |qualifier| {
                    change(None, &|figure| figure.qualifier = qualifier);
                },
                None,
                None,
            )))
            .kid(el("label").kid(card.currency).kid(choose(
                &Currency::ALL,
                values.currency,
                move || figure().map(|f| f.currency),
                move |currency| {
                    change(None, &|figure| figure.currency = currency);
                },
                None,
                None,
            )))
            .kid(bound(card.low, |figure| &mut figure.low))
            .kid(bound(card.high, |figure| &mut figure.high))
            .into_kid(),
        el("fieldset").kid(el("legend").kid(card.victims)).kid(victims).into_kid(),
    ])
    .into_kid()
}
