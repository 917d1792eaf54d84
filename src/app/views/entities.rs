//! The entities of the document, a row for each in the real world: how it is
//! written, where it stands, and what a person says of it.

use super::elements::{each, on};
use super::parts::{ROWS, choose, more, other_name};
use crate::app::actions::entities as actions;
use crate::app::state::display_name::DisplayName;
use crate::app::state::{Store, store};
use crate::app::texts::texts;
use crate::browser::dom;
use crate::desk::{EntityRow, Form, Id, State};
use crate::model::EntityKind;
use leptos::ev;
use leptos::prelude::*;

pub(super) fn entities() -> AnyView {
    let (store, texts) = (store(), texts());
    let panels = &texts.panels;
    let limit = RwSignal::new(ROWS);
    let total = move || store.reading.entities.with(Vec::len);
    let of_kind = |kind| {
        let ids = Memo::new(move |_| drawn(store, kind, limit.get()));
        let has_rows = Memo::new(move |_| !ids.with(Vec::is_empty));
        view! {
            {move || has_rows.get().then(|| view! { <h3>{(texts.kinds.entity)(kind)}</h3> }.into_any())}
            <ul>{each(move || ids.get(), move |id| item(store, id))}</ul>
        }
        .into_any()
    };
    view! {
        <section class="panel entities" id="entities" tabindex="-1" aria-labelledby="entities-title">
            <h2 id="entities-title">{panels.entities}</h2>
            {move || (total() == 0).then(|| view! { <p class="empty">{panels.no_entities}</p> }.into_any())}
            {EntityKind::ALL.map(of_kind)}
            {more(limit, total)}
        </section>
    }
    .into_any()
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
    view! {
        <li class="entity" class:open=move || is_open.get()>
            {move || row.get().map(|row| line(store, &row, is_open.get()))}
            {move || row.get().filter(|_| is_open.get()).map(|row| details(store, row))}
        </li>
    }
    .into_any()
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
    let toggle = move |_| store.selection.entity.set(first.clone().filter(|_| !is_open));
    view! {
        <button
            class="jump"
            type="button"
            aria-label=(texts.entities.go_to)(&row.name)
            on:click=on(ev::click, move |_| actions::step(store, &mentions, true, true))
        >
            <span class="ink" data-kind=row.kind.name()>{row.name.clone()}</span>
        </button>
        {other_name(&called)}
        <span class="n" aria-live="polite">{place}</span>
        {(is_open && row.mentions.len() > 1).then(|| steps(store, row))}
        <button
            class="quiet toggle"
            type="button"
            aria-label=(texts.entities.details)(&row.name)
            aria-expanded=is_open.to_string()
            on:click=on(ev::click, toggle)
        />
        {(!is_open && !others.is_empty()).then(|| view! { <small>{others}</small> }.into_any())}
    }
    .into_any()
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
    view! {
        <div class="details fields">
            {says_more.then(|| view! { <ul>{forms()}</ul> }.into_any())}
            <label>
                {texts.card.kind}
                {choose(&EntityKind::ALL, texts.kinds.entity, move || Some(kind), rekind, None, Some(kind_name))}
            </label>
            {accepting(&row)}
            {merging(store, row)}
        </div>
    }
    .into_any()
}

/// The button that accepts every mention, where somebody still has to.
fn accepting(row: &EntityRow) -> AnyView {
    let store = store();
    let mentions = row.mentions.clone();
    let open = store.reading.document.with_untracked(|document| {
        let is_open = |id: &&Id| {
            let annotation = document.as_ref().and_then(|document| document.annotation(id));
            annotation.is_some_and(|annotation| annotation.state == State::Suggested)
        };
        mentions.iter().filter(is_open).count()
    });
    let name = row.name.clone();
    let accept = move |_| actions::accept_all(store, &mentions, &name);
    (open > 0)
        .then(|| {
            view! {
                <button class="small" type="button" on:click=on(ev::click, accept)>
                    {(texts().entities.accept_all)(open)}
                </button>
            }
            .into_any()
        })
        .into_any()
}

/// From mention to mention; the focus stays, so that a press can be repeated.
fn steps(store: Store, row: &EntityRow) -> AnyView {
    let says = &texts().entities;
    let step = |sign: &'static str, name: String, forward: bool| {
        let mentions = row.mentions.clone();
        view! {
            <button
                class="small"
                type="button"
                aria-label=name
                on:click=on(ev::click, move |_| actions::step(store, &mentions, forward, false))
            >
                {sign}
            </button>
        }
        .into_any()
    };
    view! {
        <div class="steps">
            {step("↑", (says.previous)(&row.name), false)}
            {step("↓", (says.next)(&row.name), true)}
        </div>
    }
    .into_any()
}

/// One way of writing an entity, which can be split off where there are others.
fn form(store: Store, row: &EntityRow, form: &Form) -> AnyView {
    let texts = texts();
    let mentions = form.mentions.clone();
    let is_one_of_many = row.forms.len() > 1;
    let (whole, part) = (row.mentions.clone(), form.clone());
    view! {
        <li>
            <button
                class="jump"
                type="button"
                aria-label=(texts.entities.go_to)(&form.words)
                on:click=on(ev::click, move |_| actions::step(store, &mentions, true, true))
            >
                <span class="ink" data-kind=form.kind.name()>{form.words.clone()}</span>
            </button>
            <span class="n">{(texts.panels.times)(form.mentions.len())}</span>
            {is_one_of_many.then(|| {
                let split = move |_| {
                    actions::split(store, &part.mentions, &part.words);
                    actions::show(store, whole.iter().find(|id| !part.mentions.contains(id)));
                };
                view! {
                    <button
                        class="link"
                        type="button"
                        aria-label=(texts.entities.split_form)(&form.words, &row.name)
                        on:click=on(ev::click, split)
                    >
                        {texts.entities.split}
                    </button>
                }
                .into_any()
            })}
        </li>
    }
    .into_any()
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
            view! { <option value=other.mentions.first().map(ToString::to_string)>{name}</option> }.into_any()
        };
        let none = view! { <option value="">{says.another}</option> }.into_any();
        std::iter::once(none).chain(others().into_iter().map(option)).collect::<Vec<_>>()
    };
    let chosen = move |event: web_sys::Event| {
        to.set(Some(event_target_value(&event)).filter(|id| !id.is_empty()).map(Id::from));
    };
    let merge = move |_| {
        if let Some(other) = to.get_untracked().and_then(|id| untrack(|| actions::row_of(store, &id))) {
            actions::merge(store, &row, &other);
        }
    };
    view! {
        <div class="merge">
            <label>
                {says.merge_with}
                <select
                    aria-label=(says.merge_name)(&name)
                    prop:value=move || to.with(|to| to.as_deref().unwrap_or_default().to_owned())
                    on:change=on(ev::change, chosen)
                >
                    {options}
                </select>
            </label>
            <button
                type="button"
                aria-label=(says.merge_now)(&name)
                prop:disabled=move || to.with(Option::is_none)
                on:click=on(ev::click, merge)
            >
                {says.merge}
            </button>
        </div>
    }
    .into_any()
}
