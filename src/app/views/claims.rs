//! Claims: what the engine suggests and what the person works on.

use super::changed::changed;
use super::elements::on;
use super::long_list::{LongList, gap_in_blocks, gap_in_list};
use super::parts::{key, source_of, title_of};
use super::{claim_bulk, claim_form, claim_tags, claim_wish};
use crate::app::actions::claim_list;
use crate::app::state::claim_list::ClaimList;
use crate::app::state::command::Command;
use crate::app::state::{Store, store};
use crate::app::texts::texts;
use crate::desk::{Bulk, ClaimRow, Group, Grouping, Id, claim_key, tag_of};
use leptos::ev;
use leptos::prelude::*;
use std::sync::Arc;

pub(super) fn claims() -> AnyView {
    let (store, listing, texts) = (store(), store().claim_list, texts());
    let claims = &texts.claims;
    let any = Memo::new(move |_| listing.whole.get() || listing.claims.with(|claims| !claims.is_empty()));
    let none_shown = Memo::new(move |_| listing.groups.with(Vec::is_empty));
    let keys = move || listing.groups.with(|groups| groups.iter().map(|group| group.key.clone()).collect());
    let list = LongList::new(keys, move || {
        let open = open_claim(store)?;
        listing.groups.with(|groups| Some(groups.iter().find(|group| group.has(&open))?.key.clone()))
    });
    view! {
        <section class="panel claims" id="claims" tabindex="-1" aria-labelledby="claims-title">
            <div class="row">
                <h2 id="claims-title">{claims.region}</h2>
                {move || {
                    any.get().then(|| {
                        view! {
                            {claim_wish::scope(listing)}
                            <button
                                class="quiet small"
                                type="button"
                                on:click=on(ev::click, move |_| claim_list::print(store))
                            >
                                {texts.listing.print}
                            </button>
                        }
                        .into_any()
                    })
                }}
            </div>
            {changed()}
            {move || {
                if any.get() {
                    view! {
                        {claim_wish::wish(listing)}
                        {claim_tags::tags(store)}
                        {claim_bulk::choosing(store, listing)}
                    }
                    .into_any()
                } else {
                    view! { <p class="empty">{claims.empty}</p> }.into_any()
                }
            }}
            <div data-list=list.name()>
                {list.rows(gap_in_blocks, move |key| group_of(store, listing, key))}
            </div>
            {move || {
                (any.get() && none_shown.get()).then(|| view! { <p class="empty">{claims.none_match}</p> }.into_any())
            }}
        </section>
    }
    .into_any()
}

/// A heading with its count, and the claims under it.
fn group_of(store: Store, listing: ClaimList, key: Id) -> AnyView {
    let (this, named) = (key.clone(), key.clone());
    let rows = move || {
        listing.groups.with(|groups| {
            let group = groups.iter().find(|group| group.key == this);
            group.map(|group| group.claims.iter().map(|claim| claim.key.clone()).collect()).unwrap_or_default()
        })
    };
    let list = LongList::new(rows, move || open_claim(store));
    let heading = move || {
        let grouping = listing.wish.with(|wish| wish.grouping);
        listing.groups.with(|groups| {
            let group = groups.iter().find(|group| group.key == named)?;
            let name = name_of(group, grouping)?;
            let aloud = (texts().listing.group)(group.claims.len(), &name);
            Some(
                view! {
                    <h3 class="heading" aria-label=aloud>
                        {name}
                        " "
                        <span class="n">{group.claims.len()}</span>
                    </h3>
                }
                .into_any(),
            )
        })
    };
    view! {
        <div>
            {heading}
            <ul data-list=list.name()>
                {list.rows(gap_in_list, move |claim| item(store, listing, claim, &key))}
            </ul>
        </div>
    }
    .into_any()
}

/// The key of the claim that is worked on.
fn open_claim(store: Store) -> Option<Id> {
    Some(claim_key(&store.reading.current.get()?, &store.selection.claim.get()?))
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
        return ().into_any();
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
            let first = groups.iter().find(|group| group.has(&key));
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
    view! {
        <li class="claim" class:open=move || is_open.get() class:active=is_active>
            {claim_bulk::choice(listing, &now.key, &called(&now))}
            <button class="quote" type="button" on:click=on(ev::click, move |_| with(claim_list::go_to))>
                <q>{move || claim.with(|claim| claim.as_ref().map(|claim| claim.quote.clone()))}</q>
            </button>
            {move || claim.get().map(|claim| said(listing, &claim))}
            {move || {
                if in_work.get() {
                    claim_form::form(store, &shown.with_value(|claim| claim.id.clone()))
                } else {
                    let name = shown.with_value(|claim| called(claim));
                    view! {
                        <div class="row">
                            {is_open.get().then(|| deciding(store, shown, &name))}
                            <button
                                class="quiet small"
                                type="button"
                                aria-label=(texts().listing.work_on_one)(&name)
                                on:click=on(ev::click, move |_| with(claim_list::open_form))
                            >
                                {texts().claims.work_on}
                            </button>
                        </div>
                    }
                    .into_any()
                }
            }}
        </li>
    }
    .into_any()
}

/// Who says it and how, how far it is verified, its tags, and why to check it first.
fn said(listing: ClaimList, claim: &Arc<ClaimRow>) -> AnyView {
    let texts = texts();
    let claims = &texts.claims;
    let status = claim.status.map(|status| {
        view! { <span class="pill" data-status=status.name()>{(claims.statuses)(status)}</span> }.into_any()
    });
    let tags =
        claim.tags.iter().map(|tag| view! { <span class="tag">{tag.clone()}</span> }.into_any()).collect::<Vec<_>>();
    let worth = (texts.listing.check_worthiness)(&claim.check_worthiness.points);
    let away = listing.whole.get() && listing.wish.with(|wish| wish.grouping != Grouping::Document);
    view! {
        <p class="said">
            <b>{source_of(claim)}</b>
            " "
            {(claims.stances)(claim.stance)}
            " "
            {status}
            " "
            {tags}
        </p>
        {(!worth.is_empty()).then(|| view! { <p class="worth">{worth}</p> }.into_any())}
        {away.then(|| view! { <p class="worth from">{title_of(&claim.title)}</p> }.into_any())}
    }
    .into_any()
}

/// Accept and reject, where nobody has decided.
fn deciding(store: Store, claim: StoredValue<Arc<ClaimRow>>, name: &str) -> AnyView {
    let texts = texts();
    let decide = move |act: Bulk| {
        claim_list::judge(store, &[claim.with_value(|claim| claim.key.clone())], &act);
    };
    view! {
        <button
            class="small"
            type="button"
            aria-label=(texts.listing.accept_one)(name)
            on:click=on(ev::click, move |_| decide(Bulk::Accept))
        >
            {texts.claims.accept}
            {key(Command::Claim)}
        </button>
        <button
            class="quiet small"
            type="button"
            aria-label=(texts.listing.reject_one)(name)
            on:click=on(ev::click, move |_| decide(Bulk::Reject))
        >
            {texts.claims.reject}
        </button>
    }
    .into_any()
}
