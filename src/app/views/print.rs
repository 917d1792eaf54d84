//! The listed claims for paper: every word of the work on them, no controls.

use super::el::{El, IntoKid, el, el_of};
use super::parts::{source_of, title_of};
use crate::app::state::claim_list::ClaimList;
use crate::app::state::{Store, store};
use crate::app::texts::texts;
use crate::browser::{clock, events};
use crate::desk::{Annotation, Body, ClaimBody, ClaimRow, Document, Evidence, Id, StatusChange};
use leptos::prelude::*;
use std::sync::Arc;

/// Draws the view for paper whenever the browser is about to print.
pub(super) fn listen(store: Store) {
    let listing = store.claim_list;
    events::on_window("beforeprint", move |_: web_sys::Event| listing.printing.set(true));
    events::on_window("afterprint", move |_: web_sys::Event| listing.printing.set(false));
}

pub(super) fn print() -> AnyView {
    let (store, listing) = (store(), store().claim_list);
    el_of("section", "print").show(move || listing.printing.get().then(|| articles(store, listing))).into_kid()
}

/// The articles in the order of the library, each with its claims in the order of
/// the list.
fn articles(store: Store, listing: ClaimList) -> Vec<El> {
    let texts = texts();
    let mut claims: Vec<Arc<ClaimRow>> = listing.shown().iter().filter_map(|key| listing.claim(key)).collect();
    let documents = store.work.with(|work| work.desk.documents().to_vec());
    let mut articles = Vec::new();
    for document in documents.into_iter().rev() {
        let (own, others): (Vec<_>, Vec<_>) = claims.into_iter().partition(|claim| claim.document == document.id);
        claims = others;
        if !own.is_empty() {
            articles.push(article(&document, &own));
        }
    }
    let now = clock::in_words(&clock::now(), texts.lang.code());
    articles.push(el_of("p", "printed").kid((texts.listing.printed)(&now)));
    articles
}

fn article(document: &Document, claims: &[Arc<ClaimRow>]) -> El {
    let texts = texts();
    let meta = &document.meta;
    let day = meta.published.map(texts.values.short_day);
    let about = [Some(meta.source.clone()), day, Some(meta.url.clone())].into_iter().flatten();
    let about: Vec<String> = about.filter(|part| !part.trim().is_empty()).collect();
    let listed: Vec<Option<El>> = claims.iter().map(|claim| one(document, claim)).collect();
    el("article")
        .kid(el("h2").kid(title_of(&meta.title)))
        .kid(el_of("p", "about").kid(about.join(" · ")))
        .kid(el("ol").kid(listed))
}

fn one(document: &Document, listed: &ClaimRow) -> Option<El> {
    let texts = texts();
    let claims = &texts.claims;
    let Body::Claim(claim) = &document.annotation(&listed.id)?.body else {
        return None;
    };
    let status = listed.status.map_or(claims.open, claims.statuses);
    let linked: Vec<&str> = claim.links.iter().filter_map(|id| linked(document, id)).collect();
    let line = |name: &str, value: String| {
        (!value.trim().is_empty()).then(|| el("p").kid(el("b").kid(name)).kid(" ").kid(value))
    };
    Some(
        el("li")
            .kid(el("q").kid(listed.quote.clone()))
            .kid(el("p").kid(format!("{} {}", source_of(listed), (claims.stances)(claim.stance))))
            .kid(line(claims.status, history(claim).unwrap_or_else(|| status.to_owned())))
            .kid(line(claims.tags, claim.tags.join(", ")))
            .kid(line(claims.links, linked.join(" · ")))
            .kid(line(claims.note, claim.note.clone()))
            .kid(claim.evidence.iter().map(|evidence| line(claims.evidence, proof(evidence))).collect::<Vec<_>>()),
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
