//! What waits for the person since another version of the article came.

use super::elements::{each, on};
use crate::app::actions::versions;
use crate::app::state::{Store, store};
use crate::app::texts::texts;
use crate::desk::{Id, NeedsReview};
use leptos::ev;
use leptos::prelude::*;

/// The list, or nothing where nothing waits.
pub(super) fn changed() -> AnyView {
    let (store, changes) = (store(), &texts().changes);
    let ids = Memo::new(move |_| {
        store.reading.document.with(|document| {
            let waiting = document.iter().flat_map(|document| &document.needs_review);
            waiting.map(|waiting| waiting.mark.id.clone()).collect::<Vec<Id>>()
        })
    });
    let any = Memo::new(move |_| ids.with(|ids| !ids.is_empty()));
    (move || {
        any.get().then(|| {
            view! {
                <section class="changed" id="changed" tabindex="-1" aria-labelledby="changed-title">
                    <h3 id="changed-title">{changes.region}</h3>
                    <ul>{each(move || ids.get(), move |id| item(store, id))}</ul>
                </section>
            }
            .into_any()
        })
    })
    .into_any()
}

fn item(store: Store, id: Id) -> AnyView {
    let texts = texts();
    let changes = &texts.changes;
    let wanted = id.clone();
    let found = store.reading.document.with_untracked(|document| {
        document.as_ref()?.needs_review.iter().find(|waiting| waiting.mark.id == wanted).cloned()
    });
    let Some(waiting) = found else {
        return ().into_any();
    };
    let now = store.reading.document.with_untracked(|d| d.as_ref().map(|d| waiting.mark.span.of(&d.text).to_owned()));
    let NeedsReview { mark, quote, was, now: became } = &waiting;
    let is_lost = waiting.is_lost();
    let act = |label: &'static str, act: fn(Store, &Id)| {
        let id = id.clone();
        view! {
            <button
                class="quiet small"
                type="button"
                aria-label=format!("{label}: {quote}")
                on:click=on(ev::click, move |_| act(store, &id))
            >
                {label}
            </button>
        }
        .into_any()
    };
    let placed = id.clone();
    let is_placing = Memo::new(move |_| store.selection.placing.with(|placing| placing.as_ref() == Some(&placed)));
    view! {
        <li class:lost=is_lost>
            <p class="said">
                {texts.kinds.name(mark.kind())}
                " · "
                <b>
                    {if is_lost { changes.lost.to_owned() } else { (changes.became)(was, became) }}
                </b>
            </p>
            <p class="was"><q>{quote.clone()}</q></p>
            {(!is_lost).then(|| {
                view! {
                    <span class="said">{changes.now}</span>
                    " "
                    <q>{now.unwrap_or_default()}</q>
                }
                .into_any()
            })}
            <div class="row">
                {(!is_lost).then(|| act(changes.take, versions::take))}
                {act(changes.choose, versions::choose)}
                {act(changes.drop, versions::drop_mark)}
            </div>
            {move || {
                is_placing.get().then(|| view! { <p class="said" role="status">{changes.choose_help}</p> }.into_any())
            }}
        </li>
    }
    .into_any()
}
