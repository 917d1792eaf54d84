//! The listed claims for paper: every word of the work on them, no controls.

use super::line::line;
use crate::app::state::Store;
use crate::app::state::claim_list::ClaimList;
use crate::app::texts::texts;
use crate::app::views::parts::{source_of, title_of};
use crate::browser::clock;
use crate::desk::{Annotation, Body, ClaimBody, ClaimRow, Document, Evidence, Id, StatusChange};
use leptos::prelude::*;
use rustc_hash::FxHashMap;
use std::sync::Arc;

pub(super) fn claims(store: Store) -> AnyView {
    articles(store, store.claim_list).into_any()
}

/// The articles in the order of the library, each with its claims in the order of
/// the list.
fn articles(store: Store, listing: ClaimList) -> Vec<AnyView> {
    let mut claims: FxHashMap<Id, Vec<Arc<ClaimRow>>> = FxHashMap::default();
    for claim in listing.shown().iter().filter_map(|key| listing.claim(key)) {
        claims.entry(claim.document.clone()).or_default().push(claim);
    }
    let documents = store.work.with(|work| work.desk.documents().to_vec());
    let mut articles = Vec::new();
    for document in documents.into_iter().rev() {
        if let Some(own) = claims.get(&document.id) {
            articles.push(article(&document, own));
        }
    }
    articles
}

fn article(document: &Document, claims: &[Arc<ClaimRow>]) -> AnyView {
    let texts = texts();
    let meta = &document.meta;
    let day = meta.published.map(texts.values.short_day);
    let about = [Some(meta.source.clone()), day, Some(meta.url.clone())].into_iter().flatten();
    let about: Vec<String> = about.filter(|part| !part.trim().is_empty()).collect();
    let listed: Vec<Option<AnyView>> = claims.iter().map(|claim| one(document, claim)).collect();
    view! {
        <article>
            <h2>{title_of(&meta.title)}</h2>
            <p class="about">{about.join(" · ")}</p>
            <ol>{listed}</ol>
        </article>
    }
    .into_any()
}

pub(super) fn one(document: &Document, listed: &ClaimRow) -> Option<AnyView> {
    let texts = texts();
    let claims = &texts.claims;
    let Body::Claim(claim) = &document.annotation(&listed.id)?.body else {
        return None;
    };
    let status = listed.status.map_or(claims.open, claims.statuses);
    let linked: Vec<&str> = claim.links.iter().filter_map(|id| linked(document, id)).collect();
    Some(
        view! {
            <li>
                <q>{listed.quote.clone()}</q>
                <p>{format!("{} {}", source_of(listed), (claims.stances)(claim.stance))}</p>
                {line(claims.status, history(claim).unwrap_or_else(|| status.to_owned()))}
                {line(claims.tags, claim.tags.join(", "))}
                {line(claims.links, linked.join(" · "))}
                {line(claims.note, claim.note.clone())}
                {claim.evidence.iter().map(|evidence| line(claims.evidence, proof(evidence))).collect::<Vec<_>>()}
            </li>
        }
        .into_any(),
    )
}

/// Every status that was given, with its time; the last one holds.
fn history(claim: &ClaimBody) -> Option<String> {
    let texts = texts();
    let change = |change: &StatusChange| {
        let time = clock::in_words(&change.at, texts.lang.code());
        format!("{} ({time})", (texts.claims.statuses)(change.status))
    };
    let changes: Vec<String> = claim.history.iter().map(change).collect();
    (!changes.is_empty()).then(|| changes.join(" → "))
}

fn linked<'a>(document: &'a Document, id: &Id) -> Option<&'a str> {
    document.annotation(id).filter(|a| Annotation::is_live(a)).map(|a| a.span.of(&document.text))
}

fn proof(evidence: &Evidence) -> String {
    let parts = [evidence.url.trim(), evidence.comment.trim()].into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" – ")
}
