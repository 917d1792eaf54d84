//! Claims: what the engine suggests and what the person works on.

use super::card::speaker;
use super::changed::changed;
use super::claim_form;
use super::parts::{ROWS, key, more};
use crate::app::doing;
use crate::app::el::{IntoKid, button, each, el, el_of, group};
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
    el_of("section", "panel claims")
        .attr("id", "claims")
        .attr("tabindex", "-1")
        .attr("aria-labelledby", "claims-title")
        .kid(el("h2").attr("id", "claims-title").kid(claims.region))
        .kid(changed())
        .show(move || {
            if all.get() {
                el_of("div", "filter")
                    .kid(
                        el("input")
                            .attr("type", "search")
                            .attr("placeholder", claims.filter)
                            .attr("aria-label", claims.filter)
                            .prop("value", move || words.get())
                            .on("input", move |event: web_sys::Event| words.set(event_target_value(&event))),
                    )
                    .kid(super::parts::choose(
                        &SHOWS,
                        show_name,
                        move || Some(show.get()),
                        move |s| show.set(s),
                        None,
                        Some(claims.status.to_owned()),
                    ))
                    .into_kid()
            } else {
                el_of("p", "empty").kid(claims.empty).into_kid()
            }
        })
        .kid(el("ul").kid(each(drawn, move |id| item(store, id))))
        .kid(more(limit, move || listed.with(Vec::len)))
        .show(move || (all.get() && listed.with(Vec::is_empty)).then(|| el_of("p", "empty").kid(claims.none_match)))
        .into_kid()
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
    el_of("li", "claim")
        .class("open", move || is_open.get())
        .class("active", move || is_active.get())
        .kid(
            button("quote", move || doing::go_to(store, &jumped))
                .kid(el("q").show(move || row.with(|row| row.as_ref().map(|row| row.quote.clone())))),
        )
        .kid(el_of("p", "said").show(move || {
            row.with(|row| {
                row.as_ref().map(|row| {
                    let tags =
                        row.claim.tags.iter().map(|tag| el_of("span", "tag").kid(tag.clone())).collect::<Vec<_>>();
                    group([
                        el("b").kid(row.source.clone()).into_kid(),
                        " ".into_kid(),
                        (claims.stances)(row.claim.stance).into_kid(),
                        " ".into_kid(),
                        (!row.is_open)
                            .then(|| {
                                el_of("span", "pill")
                                    .attr("data-status", row.claim.status.name())
                                    .kid((claims.statuses)(row.claim.status))
                            })
                            .into_kid(),
                        tags.into_kid(),
                    ])
                    .into_kid()
                })
            })
        }))
        .show(move || {
            if in_work.get() {
                claim_form::form(store, &form)
            } else {
                let (accepted, rejected, worked) = (accepted.clone(), rejected.clone(), worked.clone());
                el_of("div", "row")
                    .show(move || {
                        is_open.get().then(|| {
                            let (accepted, rejected) = (accepted.clone(), rejected.clone());
                            group([
                                button("small", move || doing::accept(store, &accepted))
                                    .kid(claims.accept)
                                    .kid(key(Command::Claim))
                                    .into_kid(),
                                button("quiet small", move || doing::reject(store, &rejected))
                                    .kid(claims.reject)
                                    .into_kid(),
                            ])
                        })
                    })
                    .kid(button("quiet small", move || doing::work_on(store, &worked)).kid(claims.work_on))
                    .into_kid()
            }
        })
        .into_kid()
}
