//! The card while a mark is corrected.

use super::elements::on;
use super::parts::choose;
use crate::app::actions::{entities, marks, navigate};
use crate::app::state::Store;
use crate::app::texts::texts;
use crate::desk::{self, Annotation, Body, Id};
use crate::model::{Currency, Effect as Harm, EntityKind, Figure, Qualifier, Timex, Victim};
use leptos::ev;
use leptos::prelude::*;

/// The form for what the mark is; drawn once, so that typing is not disturbed.
pub(super) fn form(store: Store, id: &Id, annotation: Memo<Option<Annotation>>) -> AnyView {
    let card = &texts().card;
    let fields = match annotation.get_untracked().map(|a| a.body) {
        Some(Body::Entity(_)) => entity(store, id, annotation),
        Some(Body::Date(_)) => date(store, id, annotation),
        Some(Body::Figure(_)) => figure(store, id, annotation),
        Some(Body::Claim(_)) | None => ().into_any(),
    };
    let done = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        store.selection.editing.set(false);
        if let Some(id) = store.selection.active.get_untracked() {
            navigate::go_to(store, &id);
        }
    };
    view! {
        <form class="fields" on:submit=on(ev::submit, done)>
            {fields}
            <div class="row"><button class="main" type="submit">{card.done}</button></div>
        </form>
    }
    .into_any()
}

fn entity(store: Store, id: &Id, annotation: Memo<Option<Annotation>>) -> AnyView {
    let texts = texts();
    let says = &texts.entities;
    let Some((document, mark)) = store.reading.annotation_now(id) else {
        return ().into_any();
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
    let split = move |_| id.with_value(|id| entities::split(store, std::slice::from_ref(id), &alone));
    let is_one_of_many =
        Memo::new(move |_| id.with_value(|id| entities::row_of(store, id)).is_some_and(|row| row.mentions.len() > 1));
    view! {
        <label>
            {texts.card.kind}
            {choose(&EntityKind::ALL, texts.kinds.entity, current, change, None, None)}
        </label>
        {(others > 0).then(|| {
            view! {
                <label class="check">
                    <input type="checkbox" on:change=on(ev::change, toggled) />
                    {(says.also_equal)(others, &words)}
                </label>
            }
            .into_any()
        })}
        {move || {
            is_one_of_many.get().then(|| {
                view! {
                    <button class="link" type="button" on:click=on(ev::click, split.clone())>
                        {says.split_mention}
                    </button>
                }
                .into_any()
            })
        }}
    }
    .into_any()
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
    view! {
        <p class="v">{move || timex().map(|timex| (values.date)(&timex))}</p>
        <label>
            {card.value}
            <input
                type="text"
                value=start
                autocomplete="off"
                spellcheck="false"
                aria-invalid=move || wrong.get().to_string()
                aria-describedby="value-help"
                on:input=on(ev::input, typed)
            />
        </label>
        <p class="hint" id="value-help" class:wrong=move || wrong.get()>
            {move || if wrong.get() { card.bad_value } else { card.value_help }}
        </p>
    }
    .into_any()
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
        view! {
            <label>
                {name}
                <input
                    type="number"
                    min="0"
                    step="1"
                    value=start
                    placeholder="—"
                    on:input=on(ev::input, typed)
                />
            </label>
        }
        .into_any()
    };
    let victims: Vec<AnyView> = Victim::ALL
        .into_iter()
        .map(|victim| {
            let chosen = move || figure().is_some_and(|figure| figure.victims.contains(&victim));
            let toggle = move |_| {
                change(None, &|figure| match figure.victims.binary_search(&victim) {
                    Ok(at) => drop(figure.victims.remove(at)),
                    Err(at) => figure.victims.insert(at, victim),
                });
            };
            view! {
                <label class="check">
                    <input type="checkbox" prop:checked=chosen on:change=on(ev::change, toggle) />
                    {(values.victim)(victim)}
                </label>
            }
            .into_any()
        })
        .collect();
    view! {
        <p class="v">{move || figure().map(|figure| (values.figure)(&figure))}</p>
        <div class="pair">
            <label>
                {card.effect}
                {choose(
                    &Harm::ALL,
                    values.effect,
                    move || figure().map(|f| f.effect),
                    move |effect| {
                        change(None, &|figure| figure.effect = effect);
                    },
                    None,
                    None,
                )}
            </label>
            <label>
                {card.qualifier}
                {choose(
                    &Qualifier::ALL,
                    values.qualifier,
                    move || figure().map(|f| f.qualifier),
                    move |qualifier| {
                        change(None, &|figure| figure.qualifier = qualifier);
                    },
                    None,
                    None,
                )}
            </label>
            <label>
                {card.currency}
                {choose(
                    &Currency::ALL,
                    values.currency,
                    move || figure().map(|f| f.currency),
                    move |currency| {
                        change(None, &|figure| figure.currency = currency);
                    },
                    None,
                    None,
                )}
            </label>
            {bound(card.low, |figure| &mut figure.low)}
            {bound(card.high, |figure| &mut figure.high)}
        </div>
        <fieldset><legend>{card.victims}</legend> {victims}</fieldset>
    }
    .into_any()
}
