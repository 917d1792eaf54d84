//! The card while a mark is corrected: what kind it is, and what it says.

use super::elements::on;
use super::parts::choose;
use super::{card_edit_date, card_edit_figure};
use crate::app::actions::{entities, marks, navigate};
use crate::app::services::services;
use crate::app::state::Store;
use crate::app::texts::texts;
use crate::desk::{self, Annotation, Body, Id, Kind};
use crate::model::EntityKind;
use leptos::ev;
use leptos::prelude::*;

/// The form for what the mark is; drawn once, so that typing is not disturbed.
pub(super) fn form(store: Store, id: &Id, annotation: Memo<Option<Annotation>>) -> AnyView {
    let card = &texts().card;
    let with_kind = |fields: AnyView| {
        view! {
            {kind_of(store, id, annotation, |_| {})}
            {fields}
        }
        .into_any()
    };
    let fields = match annotation.get_untracked().map(|a| a.body) {
        Some(Body::Entity(_)) => entity(store, id, annotation),
        Some(Body::Date(_)) => with_kind(card_edit_date::date(store, id, annotation)),
        Some(Body::Figure(_)) => with_kind(card_edit_figure::figure(store, id, annotation)),
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

/// The kinds of marks that the card corrects: claims have a form of their own.
const MARKS: &[Kind] = Kind::ALL.split_at(6).0;

/// What a mark is: `rekind` makes one entity another, else a mark of another kind takes its
/// place.
fn kind_of(
    store: Store,
    id: &Id,
    annotation: Memo<Option<Annotation>>,
    rekind: impl Fn(EntityKind) + 'static,
) -> AnyView {
    let (texts, services, id) = (texts(), services(), StoredValue::new(id.clone()));
    let current = move || annotation.with(|a| a.as_ref().map(Annotation::kind));
    let change = move |kind: Kind| {
        let now = untrack(current);
        match (now, kind) {
            _ if now == Some(kind) => {}
            (Some(Kind::Entity(_)), Kind::Entity(kind)) => rekind(kind),
            _ => id.with_value(|id| marks::replace(store, services, id, kind)),
        }
    };
    let name = |kind: Kind| texts.kinds.name(kind);
    view! {
        <label>
            {texts.card.kind}
            {choose(MARKS, name, current, change, None, None)}
        </label>
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
    let own = id.clone();
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
        {kind_of(store, &own, annotation, change)}
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
