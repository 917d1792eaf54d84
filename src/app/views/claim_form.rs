//! All fields of a claim.

use super::card::speaker;
use super::parts::choose;
use crate::app::doing::{self, change_claim};
use crate::app::state::{Store, texts};
use crate::browser::clock;
use crate::desk::{Annotation, Body, ClaimBody, Document, Evidence, Id, Kind, Origin, Speaker, Status};
use crate::model::{EntityKind, Stance};
use leptos::prelude::*;
use std::collections::BTreeSet;
use web_sys::KeyboardEvent;

pub(super) fn form(store: Store, id: &Id) -> AnyView {
    let claims = &texts().claims;
    let id = StoredValue::new(id.clone());
    let claim = Memo::new(move |_| match store.annotation(&id.get_value()).map(|a| a.body) {
        Some(Body::Claim(claim)) => Some(claim),
        _ => None,
    });
    let stance = move || claim.with(|claim| claim.as_ref().map(|claim| claim.stance));
    let status = move || claim.with(|claim| claim.as_ref().map(|claim| claim.status));
    let note = move || claim.with(|claim| claim.as_ref().map(|claim| claim.note.clone()));
    let write_note = move |event: web_sys::Event| {
        let note = event_target_value(&event);
        change_claim(store, &id.get_value(), Some("note"), |claim| claim.note = note);
    };
    let own = store.annotation_now(&id.get_value()).is_some_and(|(_, a)| a.origin == Origin::Person);
    view! {
        <form class="fields claim-form" on:submit=|event| event.prevent_default()>
            <div class="pair">
                <label>{claims.status}
                    {choose(&Status::ALL, claims.statuses, status, move |status| {
                        doing::set_status(store, &id.get_value(), status);
                    }, None, None)}
                </label>
                <label>{claims.stance}
                    {choose(&Stance::ALL, claims.stances, stance, move |stance| {
                        change_claim(store, &id.get_value(), None, |claim| claim.stance = stance);
                    }, None, None)}
                </label>
            </div>
            {history(claim)}
            {source(store, id, claim)}
            {tags(store, id, claim)}
            <label>{claims.note}
                <textarea rows="2" prop:value=note on:input=write_note></textarea>
            </label>
            {evidence(store, id, claim)}
            {links(store, id, claim)}
            <div class="row">
                <button type="button" class="main small" on:click=move |_| store.claim.set(None)>{claims.close}</button>
                <button type="button" class="quiet small" on:click=move |_| doing::reject(store, &id.get_value())>
                    {if own { claims.remove } else { claims.reject }}
                </button>
            </div>
        </form>
    }
    .into_any()
}

type This = StoredValue<Id>;
type Claim = Memo<Option<ClaimBody>>;

/// Every status that was given, with its time.
fn history(claim: Claim) -> AnyView {
    let texts = texts();
    let changes = Memo::new(move |_| claim.with(|c| c.as_ref().map(|c| c.history.clone()).unwrap_or_default()));
    view! {
        {move || (!changes.with(Vec::is_empty)).then(|| view! {
            <details class="history">
                <summary>{texts.claims.history}</summary>
                <ol>
                    {changes.get().into_iter().map(|change| view! {
                        <li>
                            <span class="pill" data-status=change.status.name()>{(texts.claims.statuses)(change.status)}</span> " "
                            <time datetime=change.at.clone()>{clock::in_words(&change.at, texts.lang.code())}</time>
                        </li>
                    }).collect_view()}
                </ol>
            </details>
        })}
    }
    .into_any()
}

fn source(store: Store, id: This, claim: Claim) -> AnyView {
    let claims = &texts().claims;
    let value = move || store.document.with(|d| claim.with(|c| speaker(d.as_ref()?, c.as_ref()?))).unwrap_or_default();
    let names = Memo::new(move |_| store.document.with(|d| d.as_ref().map(|d| names(d)).unwrap_or_default()));
    let typed = move |event: web_sys::Event| {
        let name = event_target_value(&event);
        let Some((document, annotation)) = store.annotation_now(&id.get_value()) else {
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
        <label>{claims.source}
            <input type="text" list="claim-sources" autocomplete="off" placeholder=claims.source_help prop:value=value on:input=typed />
        </label>
        <datalist id="claim-sources">{move || names.get().into_iter().map(|n| view! { <option value=n></option> }).collect_view()}</datalist>
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
    let in_use = Memo::new(move |_| {
        store.work.with(|work| {
            let kept = work.desk.documents().iter().flat_map(|d| &d.kept);
            let tags = kept.filter_map(|a| if let Body::Claim(c) = &a.body { Some(&c.tags) } else { None }).flatten();
            tags.cloned().collect::<BTreeSet<String>>()
        })
    });
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
                {move || own.get().into_iter().map(|tag| {
                    let label = (claims.remove_tag)(&tag);
                    let gone = tag.clone();
                    view! {
                        <span class="tag">{tag}
                            <button type="button" aria-label=label on:click=move |_| drop_tag(&gone)>"×"</button>
                        </span>
                    }
                }).collect_view()}
                <input id="claim-tag" type="text" list="claim-tags" autocomplete="off" placeholder=claims.tags_help
                    prop:value=move || draft.get() on:input=move |event| draft.set(event_target_value(&event))
                    on:keydown=keydown on:blur=move |_| add() />
            </div>
            <datalist id="claim-tags">{move || in_use.get().into_iter().map(|t| view! { <option value=t></option> }).collect_view()}</datalist>
        </div>
    }
    .into_any()
}

fn evidence(store: Store, id: This, claim: Claim) -> AnyView {
    let claims = &texts().claims;
    let count = Memo::new(move |_| claim.with(|c| c.as_ref().map_or(0, |c| c.evidence.len())));
    let add = move |_| change_claim(store, &id.get_value(), None, |claim| claim.evidence.push(Evidence::default()));
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
        view! { <input type=kind aria-label=label placeholder=label autocomplete="off" prop:value=value on:input=typed /> }
            .into_any()
    };
    let rows = move || {
        (0..count.get())
            .map(|at| {
                let gone = move |_| change_claim(store, &id.get_value(), None, |claim| drop(claim.evidence.remove(at)));
                view! {
                    <div class="evidence">
                        {field(at, "url", claims.evidence_url, |e| &mut e.url)}
                        {field(at, "text", claims.evidence_comment, |e| &mut e.comment)}
                        <button type="button" class="quiet small" aria-label=claims.remove_evidence on:click=gone>"×"</button>
                    </div>
                }
            })
            .collect_view()
    };
    view! {
        <fieldset>
            <legend>{claims.evidence}</legend>
            {rows}
            <button type="button" class="link" on:click=add>{claims.add_evidence}</button>
        </fieldset>
    }
    .into_any()
}

/// Figures, dates and places that belong to the claim.
fn links(store: Store, id: This, claim: Claim) -> AnyView {
    let claims = &texts().claims;
    let linked = Memo::new(move |_| claim.with(|c| c.as_ref().map(|c| c.links.clone()).unwrap_or_default()));
    let others = Memo::new(move |_| {
        store.document.with(|document| {
            let Some(document) = document else {
                return Vec::new();
            };
            let fits = |a: &&Annotation| {
                matches!(a.kind(), Kind::Casualty | Kind::Date | Kind::Entity(EntityKind::Place)) && a.is_live()
            };
            let line = |a: &Annotation| (a.id.clone(), a.kind(), a.span.of(&document.text).to_owned());
            document.annotations().into_iter().filter(fits).map(line).collect::<Vec<_>>()
        })
    });
    let chips = move || {
        let ids = linked.get();
        let chosen = others.get().into_iter().filter(|(id, ..)| ids.contains(id));
        chosen
            .map(|(link, kind, quote)| {
                let label = (claims.remove_link)(&quote);
                let gone =
                    move |_| change_claim(store, &id.get_value(), None, |claim| claim.links.retain(|l| *l != link));
                view! {
                    <span class="tag"><span class="ink" data-kind=kind.name()>{quote}</span>
                        <button type="button" aria-label=label on:click=gone>"×"</button>
                    </span>
                }
            })
            .collect_view()
    };
    let add = move |event: web_sys::Event| {
        let link: Id = event_target_value(&event).into();
        if !link.is_empty() {
            change_claim(store, &id.get_value(), None, |claim| claim.links.push(link));
        }
    };
    let choices = move || {
        let ids = linked.get();
        let rest = others.get().into_iter().filter(|(id, ..)| !ids.contains(id));
        rest.map(|(id, kind, quote)| {
            view! { <option value=id.to_string()>{format!("{}: {quote}", texts().kinds.name(kind))}</option> }
        })
        .collect_view()
    };
    view! {
        <div class="field">
            <span class="name" id="claim-links">{claims.links}</span>
            <div class="chips">
                {chips}
                <select aria-labelledby="claim-links" prop:value="" on:change=add>
                    <option value="">{claims.add_link}</option>
                    {choices}
                </select>
            </div>
        </div>
    }
    .into_any()
}
