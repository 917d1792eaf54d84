//! All fields of a claim.

use super::claim_links::{self, Claim, This};
use super::el::{IntoKid, button, each, el, el_of, group, show};
use super::parts::choose;
use crate::app::actions::claims::{self, change_claim};
use crate::app::actions::marks;
use crate::app::state::Store;
use crate::app::texts::texts;
use crate::browser::{clock, dom};
use crate::desk::{Annotation, Body, ClaimBody, Document, Evidence, Id, Kind, Origin, Speaker, Status, speaker};
use crate::model::{EntityKind, Stance};
use leptos::prelude::*;
use std::collections::BTreeSet;
use web_sys::KeyboardEvent;

pub(super) fn form(store: Store, id: &Id) -> AnyView {
    let claims = &texts().claims;
    let id = StoredValue::new(id.clone());
    let claim = Memo::new(move |_| match store.reading.annotation(&id.get_value()).map(|a| a.body) {
        Some(Body::Claim(claim)) => Some(claim),
        _ => None,
    });
    let stance = move || claim.with(|claim| claim.as_ref().map(|claim| claim.stance));
    let status = move || claim.with(|claim| claim.as_ref().map(|claim| claim.status));
    let note = move || claim.with(|claim| claim.as_ref().map(|claim| claim.note.clone())).unwrap_or_default();
    let write_note = move |event: web_sys::Event| {
        let note = event_target_value(&event);
        change_claim(store, &id.get_value(), Some("note"), |claim| claim.note = note);
    };
    let stepping = StoredValue::new(false);
    let own = store.reading.annotation_now(&id.get_value()).is_some_and(|(_, a)| a.origin == Origin::Person);
    el_of("form", "fields claim-form")
        .on("submit", |event: web_sys::Event| event.prevent_default())
        .kid(
            el_of("div", "pair")
                .kid(
                    el("label")
                        .on("keydown", move |event: KeyboardEvent| stepping.set_value(event.key().starts_with("Arrow")))
                        .on("pointerdown", move |_: web_sys::Event| stepping.set_value(false))
                        .on("focusout", move |_: web_sys::Event| store.stop_typing())
                        .kid(claims.status)
                        .kid(choose(
                            &Status::ALL,
                            claims.statuses,
                            status,
                            move |status| {
                                claims::set_status(store, &id.get_value(), status, stepping.get_value());
                            },
                            None,
                            None,
                        )),
                )
                .kid(el("label").kid(claims.stance).kid(choose(
                    &Stance::ALL,
                    claims.stances,
                    stance,
                    move |stance| {
                        change_claim(store, &id.get_value(), None, |claim| claim.stance = stance);
                    },
                    None,
                    None,
                ))),
        )
        .kid(history(claim))
        .kid(source(store, id, claim))
        .kid(tags(store, id, claim))
        .kid(
            el("label")
                .kid(claims.note)
                .kid(el("textarea").attr("rows", "2").prop("value", note).on("input", write_note)),
        )
        .kid(evidence(store, id, claim))
        .kid(claim_links::links(store, id, claim))
        .kid(
            el_of("div", "row")
                .kid(button("main small", move || store.selection.claim.set(None)).kid(claims.close))
                .kid(button("quiet small", move || marks::reject(store, &id.get_value())).kid(if own {
                    claims.remove
                } else {
                    claims.reject
                })),
        )
        .into_kid()
}
/// Every status that was given, with its time.
fn history(claim: Claim) -> AnyView {
    let texts = texts();
    let changes = Memo::new(move |_| claim.with(|c| c.as_ref().map(|c| c.history.clone()).unwrap_or_default()));
    show(move || {
        (!changes.with(Vec::is_empty)).then(|| {
            el_of("details", "history").kid(el("summary").kid(texts.claims.history)).kid(
                el("ol").kid(
                    changes
                        .get()
                        .into_iter()
                        .map(|change| {
                            el("li")
                                .kid(
                                    el_of("span", "pill").attr("data-status", change.status.name()).kid((texts
                                        .claims
                                        .statuses)(
                                        change.status,
                                    )),
                                )
                                .kid(" ")
                                .kid(
                                    el("time")
                                        .attr("datetime", change.at.clone())
                                        .kid(clock::in_words(&change.at, texts.lang.code())),
                                )
                        })
                        .collect::<Vec<_>>(),
                ),
            )
        })
    })
    .into_kid()
}

fn source(store: Store, id: This, claim: Claim) -> AnyView {
    let claims = &texts().claims;
    let value =
        move || store.reading.document.with(|d| claim.with(|c| speaker(d.as_ref()?, c.as_ref()?))).unwrap_or_default();
    let names = Memo::new(move |_| store.reading.document.with(|d| d.as_ref().map(|d| names(d)).unwrap_or_default()));
    let typed = move |event: web_sys::Event| {
        let name = event_target_value(&event);
        let Some((document, annotation)) = store.reading.annotation_now(&id.get_value()) else {
            return;
        };
        let source = match name.trim() {
            "" => None,
            name_in_text => match mention(&document, &annotation, name_in_text) {
                Some(mention) => Some(Speaker::Quoted(mention)),
                None => Some(Speaker::Named(name)),
            },
        };
        change_claim(store, &id.get_value(), Some("source"), |claim| claim.source = source);
    };
    group([
        el("label")
            .kid(claims.source)
            .kid(
                el("input")
                    .attr("type", "text")
                    .attr("list", "claim-sources")
                    .attr("autocomplete", "off")
                    .attr("placeholder", claims.source_help)
                    .prop("value", value)
                    .on("input", typed),
            )
            .into_kid(),
        el("datalist")
            .attr("id", "claim-sources")
            .show(move || names.get().into_iter().map(|n| el("option").attr("value", n)).collect::<Vec<_>>())
            .into_kid(),
    ])
    .into_kid()
}

/// Persons and organizations of a document, and who says its other claims.
fn names(document: &Document) -> BTreeSet<String> {
    let annotations = document.annotations();
    let named = annotations.iter().filter(|a| a.is_live()).filter_map(|a| match (&a.body, a.kind()) {
        (_, Kind::Entity(EntityKind::Person | EntityKind::Organization)) => Some(a.span.of(&document.text).to_owned()),
        (Body::Claim(claim), _) => speaker(document, claim),
        _ => None,
    });
    named.collect()
}

/// The mention of a name that stands nearest to a claim.
fn mention(document: &Document, claim: &Annotation, name: &str) -> Option<crate::text::Span> {
    let annotations = document.annotations();
    let sources = annotations.iter().filter(|a| a.is_live()).filter_map(|a| match &a.body {
        Body::Entity(_) => Some(a.span),
        Body::Claim(ClaimBody { source: Some(Speaker::Quoted(span)), .. }) => Some(*span),
        _ => None,
    });
    sources
        .filter(|span| span.of(&document.text) == name)
        .min_by_key(|span| span.start.abs_diff(claim.span.start).min(span.start.abs_diff(claim.span.end)))
}

fn tags(store: Store, id: This, claim: Claim) -> AnyView {
    let claims = &texts().claims;
    let own = Memo::new(move |_| claim.with(|c| c.as_ref().map(|c| c.tags.clone()).unwrap_or_default()));
    let draft = RwSignal::new(String::new());
    let add = move || {
        let tag = draft.with_untracked(|draft| draft.trim().to_owned());
        draft.set(String::new());
        if !tag.is_empty() && own.with_untracked(|own| !own.contains(&tag)) {
            change_claim(store, &id.get_value(), None, |claim| claim.tags.push(tag));
        }
    };
    let keydown = move |event: KeyboardEvent| {
        if matches!(&*event.key(), "Enter" | ",") && !event.is_composing() {
            event.prevent_default();
            add();
        }
    };
    let drop_tag = move |tag: &str| {
        change_claim(store, &id.get_value(), None, |claim| claim.tags.retain(|other| other != tag));
    };
    el_of("div", "field")
        .kid(el("label").attr("for", "claim-tag").kid(claims.tags))
        .kid(
            el_of("div", "chips")
                .show(move || {
                    own.get()
                        .into_iter()
                        .map(|tag| {
                            let label = (claims.remove_tag)(&tag);
                            let gone = tag.clone();
                            el_of("span", "tag")
                                .kid(tag)
                                .kid(button("", move || drop_tag(&gone)).attr("aria-label", label).kid("×"))
                        })
                        .collect::<Vec<_>>()
                })
                .kid(
                    el("input")
                        .attr("id", "claim-tag")
                        .attr("type", "text")
                        .attr("list", "tags-in-use")
                        .attr("autocomplete", "off")
                        .attr("placeholder", claims.tags_help)
                        .prop("value", move || draft.get())
                        .on("input", move |event: web_sys::Event| draft.set(event_target_value(&event)))
                        .on("keydown", keydown)
                        .on("blur", move |_: web_sys::Event| add()),
                ),
        )
        .into_kid()
}

fn evidence(store: Store, id: This, claim: Claim) -> AnyView {
    let claims = &texts().claims;
    let count = Memo::new(move |_| claim.with(|c| c.as_ref().map_or(0, |c| c.evidence.len())));
    // The caret goes into the new row: what is typed or pasted next is its address.
    let add = move || {
        change_claim(store, &id.get_value(), None, |claim| claim.evidence.push(Evidence::default()));
        dom::after_drawing(|| dom::focus(".claim-form div.evidence:last-of-type input"));
    };
    let field = move |at: usize, kind: &'static str, label: &'static str, get: fn(&mut Evidence) -> &mut String| {
        let value = move || {
            let mut evidence = claim.with(|c| c.as_ref().and_then(|c| c.evidence.get(at).cloned())).unwrap_or_default();
            std::mem::take(get(&mut evidence))
        };
        let typed = move |event: web_sys::Event| {
            let text = event_target_value(&event);
            change_claim(store, &id.get_value(), Some(&format!("evidence {at} {kind}")), |claim| {
                if let Some(evidence) = claim.evidence.get_mut(at) {
                    *get(evidence) = text;
                }
            });
        };
        let keydown = move |event: web_sys::KeyboardEvent| {
            if event.key() == "Enter" && !event.is_composing() {
                event.prevent_default();
                add();
            }
        };
        el("input")
            .attr("type", kind)
            .attr("aria-label", label)
            .attr("placeholder", label)
            .attr("autocomplete", "off")
            .prop("value", value)
            .on("input", typed)
            .on("keydown", keydown)
            .into_kid()
    };
    let row = move |at: usize| {
        let remove = move || {
            change_claim(store, &id.get_value(), None, |claim| drop(claim.evidence.remove(at)));
            dom::after_drawing(|| dom::focus(".claim-form .add-evidence"));
        };
        el_of("div", "evidence")
            .kid(field(at, "url", claims.evidence_url, |e| &mut e.url))
            .kid(field(at, "text", claims.evidence_comment, |e| &mut e.comment))
            .kid(button("quiet small", remove).attr("aria-label", claims.remove_evidence).kid("×"))
            .into_kid()
    };
    // A row stays while there are so many, and so does the caret in it.
    let rows = each(
        move || (0..count.get()).map(|at| at.to_string().into()).collect(),
        move |at| at.parse().map(row).into_iter().collect::<Vec<_>>().into_kid(),
    );
    el("fieldset")
        .kid(el("legend").kid(claims.evidence))
        .kid(rows)
        .kid(button("link add-evidence", add).kid(claims.add_evidence))
        .into_kid()
}
