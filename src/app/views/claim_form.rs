//! All fields of a claim.

use super::claim_links::{self, Claim, This};
use super::elements::{each, on};
use super::parts::choose;
use crate::app::actions::claims::{self, change_claim};
use crate::app::actions::marks;
use crate::app::state::Store;
use crate::app::texts::texts;
use crate::browser::{clock, dom};
use crate::desk::{Annotation, Body, ClaimBody, Document, Evidence, Id, Kind, Origin, Speaker, Status, speaker};
use crate::model::{EntityKind, Stance};
use leptos::ev;
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
    view! {
        <form class="fields claim-form" on:submit=on(ev::submit, |event| event.prevent_default())>
            <div class="pair">
                <label
                    on:keydown=on(ev::keydown, move |event| stepping.set_value(event.key().starts_with("Arrow")))
                    on:pointerdown=on(ev::pointerdown, move |_| stepping.set_value(false))
                    on:focusout=on(ev::focusout, move |_| store.stop_typing())
                >
                    {claims.status}
                    {choose(
                        &Status::ALL,
                        claims.statuses,
                        status,
                        move |status| {
                            claims::set_status(store, &id.get_value(), status, stepping.get_value());
                        },
                        None,
                        None,
                    )}
                </label>
                <label>
                    {claims.stance}
                    {choose(
                        &Stance::ALL,
                        claims.stances,
                        stance,
                        move |stance| {
                            change_claim(store, &id.get_value(), None, |claim| claim.stance = stance);
                        },
                        None,
                        None,
                    )}
                </label>
            </div>
            {history(claim)}
            {source(store, id, claim)}
            {tags(store, id, claim)}
            <label>
                {claims.note}
                <textarea rows="2" prop:value=note on:input=on(ev::input, write_note) />
            </label>
            {evidence(store, id, claim)}
            {claim_links::links(store, id, claim)}
            <div class="row">
                <button
                    class="main small"
                    type="button"
                    on:click=on(ev::click, move |_| claims::close(store))
                >
                    {claims.close}
                </button>
                <button
                    class="quiet small"
                    type="button"
                    on:click=on(ev::click, move |_| marks::reject(store, &id.get_value()))
                >
                    {if own { claims.remove } else { claims.reject }}
                </button>
            </div>
        </form>
    }
    .into_any()
}
/// Every status that was given, with its time.
fn history(claim: Claim) -> AnyView {
    let texts = texts();
    let changes = Memo::new(move |_| claim.with(|c| c.as_ref().map(|c| c.history.clone()).unwrap_or_default()));
    view! {
        {move || {
            (!changes.with(Vec::is_empty)).then(|| {
                view! {
                    <details class="history">
                        <summary>{texts.claims.history}</summary>
                        <ol>
                            {changes
                                .get()
                                .into_iter()
                                .map(|change| {
                                    view! {
                                        <li>
                                            <span class="pill" data-status=change.status.name()>
                                                {(texts.claims.statuses)(change.status)}
                                            </span>
                                            " "
                                            <time datetime=change.at.clone()>
                                                {clock::in_words(&change.at, texts.lang.code())}
                                            </time>
                                        </li>
                                    }
                                    .into_any()
                                })
                                .collect::<Vec<_>>()}
                        </ol>
                    </details>
                }
                .into_any()
            })
        }}
    }
    .into_any()
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
    view! {
        <label>
            {claims.source}
            <input
                type="text"
                list="claim-sources"
                autocomplete="off"
                placeholder=claims.source_help
                prop:value=value
                on:input=on(ev::input, typed)
            />
        </label>
        <datalist id="claim-sources">
            {move || { names.get().into_iter().map(|n| view! { <option value=n /> }.into_any()).collect::<Vec<_>>() }}
        </datalist>
    }
    .into_any()
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
    view! {
        <div class="field">
            <label for="claim-tag">{claims.tags}</label>
            <div class="chips">
                {move || {
                    own.get()
                        .into_iter()
                        .map(|tag| {
                            let label = (claims.remove_tag)(&tag);
                            let gone = tag.clone();
                            view! {
                                <span class="tag">
                                    {tag}
                                    <button
                                        type="button"
                                        aria-label=label
                                        on:click=on(ev::click, move |_| drop_tag(&gone))
                                    >
                                        "×"
                                    </button>
                                </span>
                            }
                            .into_any()
                        })
                        .collect::<Vec<_>>()
                }}
                <input
                    id="claim-tag"
                    type="text"
                    list="tags-in-use"
                    autocomplete="off"
                    placeholder=claims.tags_help
                    prop:value=move || draft.get()
                    on:input=on(ev::input, move |event| draft.set(event_target_value(&event)))
                    on:keydown=on(ev::keydown, keydown)
                    on:blur=on(ev::blur, move |_| add())
                />
            </div>
        </div>
    }
    .into_any()
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
        view! {
            <input
                type=kind
                aria-label=label
                placeholder=label
                autocomplete="off"
                prop:value=value
                on:input=on(ev::input, typed)
                on:keydown=on(ev::keydown, keydown)
            />
        }
        .into_any()
    };
    let row = move |at: usize| {
        let remove = move |_| {
            change_claim(store, &id.get_value(), None, |claim| drop(claim.evidence.remove(at)));
            dom::after_drawing(|| dom::focus(".claim-form .add-evidence"));
        };
        // A memo: the link stays while another field is typed in.
        let address = Memo::new(move |_| claim.with(|c| Some(c.as_ref()?.evidence.get(at)?.link()?.to_owned())));
        let open = move || {
            let address = address.get()?;
            let link = view! {
                <a
                    class="open"
                    href=address
                    target="_blank"
                    rel="noopener noreferrer"
                    aria-label=claims.open_evidence
                    title=claims.open_evidence
                >
                    "↗"
                </a>
            };
            Some(link.into_any())
        };
        view! {
            <div class="evidence">
                {field(at, "url", claims.evidence_url, |e| &mut e.url)}
                {field(at, "text", claims.evidence_comment, |e| &mut e.comment)}
                {open}
                <button
                    class="quiet small"
                    type="button"
                    aria-label=claims.remove_evidence
                    on:click=on(ev::click, remove)
                >
                    "×"
                </button>
            </div>
        }
        .into_any()
    };
    // A row stays while there are so many, and so does the caret in it.
    let rows = each(
        move || (0..count.get()).map(|at| at.to_string().into()).collect(),
        move |at| at.parse().ok().map(row).into_any(),
    );
    view! {
        <fieldset>
            <legend>{claims.evidence}</legend>
            {rows}
            <button class="link add-evidence" type="button" on:click=on(ev::click, move |_| add())>
                {claims.add_evidence}
            </button>
        </fieldset>
    }
    .into_any()
}
