//! Claims: what the engine suggests and what the person works on.

use super::changed::changed;
use super::el::{IntoKid, button, each, el, el_of, group};
use super::parts::{ROWS, key, more, source_of, title_of};
use super::{claim_bulk, claim_form, claim_tags, claim_wish};
use crate::app::actions::claim_list;
use crate::app::state::claim_list::ClaimList;
use crate::app::state::command::Command;
use crate::app::state::{Store, store};
use crate::app::texts::texts;
use crate::desk::{Bulk, ClaimRow, Group, Grouping, Id, tag_of};
use leptos::prelude::*;
use std::sync::Arc;

pub(super) fn claims() -> AnyView {
    let (store, listing, texts) = (store(), store().claim_list, texts());
    let claims = &texts.claims;
    let limit = RwSignal::new(ROWS);
    let any = Memo::new(move |_| listing.whole.get() || listing.claims.with(|claims| !claims.is_empty()));
    let none_shown = Memo::new(move |_| listing.groups.with(Vec::is_empty));
    let keys = move || listing.groups.with(|groups| groups.iter().map(|group| group.key.clone()).collect());
    let total = move || listing.groups.with(|groups| groups.iter().map(|group| group.claims.len()).sum());
    el_of("section", "panel claims")
        .attr("id", "claims")
        .attr("tabindex", "-1")
        .attr("aria-labelledby", "claims-title")
        .kid(el_of("div", "row").kid(el("h2").attr("id", "claims-title").kid(claims.region)).show(move || {
            any.get().then(|| {
                group([
                    claim_wish::scope(listing),
                    button("quiet small", move || claim_list::print(store)).kid(texts.listing.print).into_kid(),
                ])
            })
        }))
        .kid(changed())
        .show(move || {
            if any.get() {
                group([claim_wish::wish(listing), claim_tags::tags(store), claim_bulk::choosing(store, listing)])
            } else {
                el_of("p", "empty").kid(claims.empty).into_kid()
            }
        })
        .kid(el("div").kid(each(keys, move |key| group_of(store, listing, key, limit))))
        .kid(more(limit, total))
        .show(move || (any.get() && none_shown.get()).then(|| el_of("p", "empty").kid(claims.none_match)))
        .into_kid()
}

/// A heading with its count, and the claims under it.
fn group_of(store: Store, listing: ClaimList, key: Id, limit: RwSignal<usize>) -> AnyView {
    let (this, named) = (key.clone(), key.clone());
    let rows = move || {
        listing.groups.with(|groups| {
            let mut left = limit.get();
            for group in groups {
                if group.key == this {
                    return group.claims.iter().take(left).map(|claim| claim.key.clone()).collect();
                }
                left = left.saturating_sub(group.claims.len());
            }
            Vec::new()
        })
    };
    let heading = move || {
        let grouping = listing.wish.with(|wish| wish.grouping);
        listing.groups.with(|groups| {
            let group = groups.iter().find(|group| group.key == named)?;
            let name = name_of(group, grouping)?;
            let aloud = (texts().listing.group)(group.claims.len(), &name);
            let count = el_of("span", "n").kid(group.claims.len());
            Some(el_of("h3", "heading").attr("aria-label", aloud).kid(name).kid(" ").kid(count))
        })
    };
    el("div").show(heading).kid(el("ul").kid(each(rows, move |claim| item(store, listing, claim, &key)))).into_kid()
}

/// What the claims of a group share, in words.
pub(super) fn name_of(group: &Group, grouping: Grouping) -> Option<String> {
    let texts = texts();
    let first = group.claims.first()?;
    match grouping {
        Grouping::None => None,
        Grouping::Source => Some(source_of(first)),
        Grouping::Status => Some(first.status.map_or(texts.claims.open, texts.claims.statuses).to_owned()),
        Grouping::Tag => Some(tag_of(group).unwrap_or(texts.listing.untagged).to_owned()),
        Grouping::Document => Some(title_of(&first.title)),
    }
}

/// The first words of a claim, by which buttons name it.
fn called(claim: &ClaimRow) -> String {
    const MOST: usize = 60;
    let quote = claim.quote.split_whitespace().collect::<Vec<_>>().join(" ");
    match quote.char_indices().nth(MOST) {
        Some((cut, _)) => {
            let cut = quote[..cut].rfind(' ').unwrap_or(cut);
            format!("“{}…”", &quote[..cut])
        }
        None => format!("“{quote}”"),
    }
}

fn item(store: Store, listing: ClaimList, key: Id, home: &Id) -> AnyView {
    let wanted = key.clone();
    let claim = Memo::new(move |_| listing.claim(&wanted));
    let Some(now) = claim.get_untracked() else {
        return ().into_kid();
    };
    let (document, id, home) = (now.document.clone(), now.id.clone(), home.clone());
    let is_here = move |other: &RwSignal<Option<Id>>| {
        other.with(|other| other.as_ref() == Some(&id))
            && store.reading.current.with(|now| now.as_ref() == Some(&document))
    };
    let here = is_here.clone();
    // Under several tags a claim stands several times; its form is there once.
    let in_work = Memo::new(move |_| {
        let first = |groups: &Vec<Group>| {
            let first = groups.iter().find(|group| group.claims.iter().any(|claim| claim.key == key));
            first.is_none_or(|group| group.key == home)
        };
        here(&store.selection.claim) && listing.groups.with(first)
    });
    let is_active = move || is_here(&store.selection.active);
    let is_open = Memo::new(move |_| claim.with(|claim| claim.as_ref().is_some_and(|claim| claim.status.is_none())));
    let with = move |act: fn(Store, &ClaimRow)| {
        if let Some(claim) = claim.get_untracked() {
            act(store, &claim);
        }
    };
    let shown = StoredValue::new(now.clone());
    el_of("li", "claim")
        .class("open", move || is_open.get())
        .class("active", is_active)
        .kid(claim_bulk::choice(listing, &now.key, &called(&now)))
        .kid(
            button("quote", move || with(claim_list::go_to))
                .kid(el("q").show(move || claim.with(|claim| claim.as_ref().map(|claim| claim.quote.clone())))),
        )
        .show(move || claim.get().map(|claim| said(listing, &claim)))
        .show(move || {
            if in_work.get() {
                claim_form::form(store, &shown.with_value(|claim| claim.id.clone()))
            } else {
                let name = shown.with_value(|claim| called(claim));
                el_of("div", "row")
                    .kid(is_open.get().then(|| deciding(store, shown, &name)))
                    .kid(
                        button("quiet small", move || with(claim_list::open_form))
                            .attr("aria-label", (texts().listing.work_on_one)(&name))
                            .kid(texts().claims.work_on),
                    )
                    .into_kid()
            }
        })
        .into_kid()
}

/// Who says it and how, how far it is verified, its tags, and why to check it first.
fn said(listing: ClaimList, claim: &Arc<ClaimRow>) -> AnyView {
    let texts = texts();
    let claims = &texts.claims;
    let status = claim
        .status
        .map(|status| el_of("span", "pill").attr("data-status", status.name()).kid((claims.statuses)(status)));
    let tags = claim.tags.iter().map(|tag| el_of("span", "tag").kid(tag.clone())).collect::<Vec<_>>();
    let worth = (texts.listing.check_worthiness)(&claim.check_worthiness.points);
    let away = listing.whole.get() && listing.wish.with(|wish| wish.grouping != Grouping::Document);
    group([
        el_of("p", "said")
            .kid(el("b").kid(source_of(claim)))
            .kid(" ")
            .kid((claims.stances)(claim.stance))
            .kid(" ")
            .kid(status)
            .kid(" ")
            .kid(tags)
            .into_kid(),
        (!worth.is_empty()).then(|| el_of("p", "worth").kid(worth)).into_kid(),
        away.then(|| el_of("p", "worth from").kid(title_of(&claim.title))).into_kid(),
    ])
}

/// Accept and reject, where nobody has decided.
fn deciding(store: Store, claim: StoredValue<Arc<ClaimRow>>, name: &str) -> AnyView {
    let texts = texts();
    let decide = move |act: Bulk| {
        claim_list::judge(store, &[claim.with_value(|claim| claim.key.clone())], &act);
    };
    group([
        button("small", move || decide(Bulk::Accept))
            .attr("aria-label", (texts.listing.accept_one)(name))
            .kid(texts.claims.accept)
            .kid(key(Command::Claim))
            .into_kid(),
        button("quiet small", move || decide(Bulk::Reject))
            .attr("aria-label", (texts.listing.reject_one)(name))
            .kid(texts.claims.reject)
            .into_kid(),
    ])
}
