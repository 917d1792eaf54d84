//! Claims: what the engine suggests and what the person works on.

use super::card::speaker;
use super::claim_form;
use super::parts::{ROWS, key, more};
use crate::app::doing;
use crate::app::keys::Command;
use crate::app::state::{Store, store, texts};
use crate::desk::{Annotation, Body, ClaimBody, Document, Id, State, Status};
use crate::text::key as fold;
use leptos::prelude::*;

/// Which claims are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Show {
    All,
    Suggested,
    Mine,
    With(Status),
}

static SHOWS: [Show; 9] = [
    Show::All,
    Show::Suggested,
    Show::Mine,
    Show::With(Status::Unverified),
    Show::With(Status::Corroborated),
    Show::With(Status::Disputed),
    Show::With(Status::False),
    Show::With(Status::Misleading),
    Show::With(Status::Unverifiable),
];

pub(super) fn claims() -> AnyView {
    let (store, texts) = (store(), texts());
    let claims = &texts.claims;
    let (show, words) = (RwSignal::new(Show::All), RwSignal::new(String::new()));
    let limit = RwSignal::new(ROWS);
    let all = Memo::new(move |_| {
        store.document.with(|d| d.as_ref().is_some_and(|d| d.annotations().iter().any(|a| is_claim(a))))
    });
    let listed = Memo::new(move |_| {
        store.document.with(|document| {
            let Some(document) = document else {
                return Vec::new();
            };
            let wanted = words.with(|words| fold(words.trim()).into_owned());
            let open = store.claim.get();
            let annotations = document.annotations();
            let listed = annotations
                .into_iter()
                .filter(|a| is_claim(a) && (Some(&a.id) == open.as_ref() || matches(document, a, show.get(), &wanted)));
            listed.map(|a| a.id.clone()).collect::<Vec<Id>>()
        })
    });
    let drawn = move || listed.with(|listed| listed[..listed.len().min(limit.get())].to_vec());
    let show_name = |show: Show| match show {
        Show::All => claims.all,
        Show::Suggested => claims.open,
        Show::Mine => claims.mine,
        Show::With(status) => (claims.statuses)(status),
    };
    view! {
        <section class="panel claims" id="claims" tabindex="-1" aria-labelledby="claims-title">
            <h2 id="claims-title">{claims.region}</h2>
            {move || if all.get() {
                view! {
                    <div class="filter">
                        <input type="search" placeholder=claims.filter aria-label=claims.filter prop:value=move || words.get()
                            on:input=move |event| words.set(event_target_value(&event)) />
                        {super::parts::choose(&SHOWS, show_name, move || Some(show.get()), move |s| show.set(s), None, Some(claims.status))}
                    </div>
                }.into_any()
            } else {
                view! { <p class="empty">{claims.empty}</p> }.into_any()
            }}
            <ul><For each=drawn key=Clone::clone let:id>{item(store, id)}</For></ul>
            {more(limit, move || listed.with(Vec::len))}
            {move || (all.get() && listed.with(Vec::is_empty)).then(|| view! { <p class="empty">{claims.none_match}</p> })}
        </section>
    }
    .into_any()
}

fn is_claim(annotation: &Annotation) -> bool {
    annotation.is_live() && matches!(annotation.body, Body::Claim(_))
}

fn matches(document: &Document, annotation: &Annotation, show: Show, wanted: &str) -> bool {
    let Body::Claim(claim) = &annotation.body else {
        return false;
    };
    let is_open = annotation.state == State::Suggested;
    let shown = match show {
        Show::All => true,
        Show::Suggested => is_open,
        Show::Mine => !is_open,
        Show::With(status) => !is_open && claim.status == status,
    };
    let says = || {
        let speaker = speaker(document, claim);
        let words = [annotation.span.of(&document.text), &claim.note, speaker.as_deref().unwrap_or_default()];
        words.into_iter().chain(claim.tags.iter().map(String::as_str)).any(|text| fold(text).contains(wanted))
    };
    shown && (wanted.is_empty() || says())
}

/// What an item shows of a claim.
#[derive(Clone, PartialEq)]
struct Row {
    quote: String,
    source: String,
    claim: ClaimBody,
    is_open: bool,
}

fn item(store: Store, id: Id) -> AnyView {
    let claims = &texts().claims;
    let wanted = id.clone();
    let row = Memo::new(move |_| {
        store.document.with(|document| {
            let document = document.as_ref()?;
            let annotation = document.annotation(&wanted)?;
            let Body::Claim(claim) = &annotation.body else {
                return None;
            };
            Some(Row {
                quote: annotation.span.of(&document.text).to_owned(),
                source: speaker(document, claim).unwrap_or_else(|| claims.no_source.to_owned()),
                claim: claim.clone(),
                is_open: annotation.state == State::Suggested,
            })
        })
    });
    let is_open = Memo::new(move |_| row.with(|row| row.as_ref().is_some_and(|row| row.is_open)));
    let (this, active) = (id.clone(), id.clone());
    let in_work = Memo::new(move |_| store.claim.with(|claim| claim.as_ref() == Some(&this)));
    let is_active = Memo::new(move |_| store.active.with(|a| a.as_ref() == Some(&active)));
    let (jumped, accepted, rejected, worked, form) = (id.clone(), id.clone(), id.clone(), id.clone(), id);
    view! {
        <li class="claim" class:open=move || is_open.get() class:active=move || is_active.get()>
            <button type="button" class="quote" on:click=move |_| doing::go_to(store, &jumped)>
                <q>{move || row.with(|row| row.as_ref().map(|row| row.quote.clone()))}</q>
            </button>
            <p class="said">
                {move || row.with(|row| row.as_ref().map(|row| {
                    let tags = row.claim.tags.iter().map(|tag| view! { <span class="tag">{tag.clone()}</span> }).collect_view();
                    view! {
                        <b>{row.source.clone()}</b> " " {(claims.stances)(row.claim.stance)} " "
                        {(!row.is_open).then(|| view! {
                            <span class="pill" data-status=row.claim.status.name()>{(claims.statuses)(row.claim.status)}</span>
                        })}
                        {tags}
                    }.into_any()
                }))}
            </p>
            {move || if in_work.get() {
                claim_form::form(store, &form)
            } else {
                let (accepted, rejected, worked) = (accepted.clone(), rejected.clone(), worked.clone());
                view! {
                    <div class="row">
                        {move || is_open.get().then(|| {
                            let (accepted, rejected) = (accepted.clone(), rejected.clone());
                            view! {
                                <button type="button" class="small" on:click=move |_| doing::accept(store, &accepted)>
                                    {claims.accept} {key(Command::Claim)}
                                </button>
                                <button type="button" class="quiet small" on:click=move |_| doing::reject(store, &rejected)>
                                    {claims.reject}
                                </button>
                            }
                        })}
                        <button type="button" class="quiet small" on:click=move |_| doing::work_on(store, &worked)>{claims.work_on}</button>
                    </div>
                }.into_any()
            }}
        </li>
    }
    .into_any()
}
