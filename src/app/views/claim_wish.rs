//! What the person wants to see of the claims: words, which, order, groups.

use super::elements::on;
use super::parts::{choose, title_of};
use crate::app::state::claim_list::ClaimList;
use crate::app::texts::texts;
use crate::desk::{ClaimFilter, Grouping, Order, Status, source_key};
use leptos::ev;
use leptos::prelude::*;
use std::collections::BTreeMap;

pub(super) fn wish(listing: ClaimList) -> AnyView {
    let texts = texts();
    let (claims, says) = (&texts.claims, texts.listing);
    let wish = listing.wish;
    let typed = move |event: web_sys::Event| {
        wish.update(|wish| wish.words = event_target_value(&event));
    };
    view! {
        <div class="filter">
            <input
                type="search"
                placeholder=claims.filter
                aria-label=claims.filter
                prop:value=move || wish.with(|wish| wish.words.clone())
                on:input=on(ev::input, typed)
            />
            {shows(listing)}
            {choose(
                &Order::ALL,
                says.orders,
                move || wish.with(|wish| Some(wish.order)),
                move |order| wish.update(|wish| wish.order = order),
                None,
                Some(says.order.to_owned()),
            )}
            {choose(
                &Grouping::ALL,
                says.groupings,
                move || wish.with(|wish| Some(wish.grouping)),
                move |grouping| wish.update(|wish| wish.grouping = grouping),
                None,
                Some(says.grouping.to_owned()),
            )}
        </div>
    }
    .into_any()
}

/// The claims of this article or of all.
pub(super) fn scope(listing: ClaimList) -> AnyView {
    let says = texts().listing;
    choose(
        &[false, true],
        |whole: bool| says.scopes[usize::from(whole)],
        move || Some(listing.whole.get()),
        move |whole| listing.widen(whole),
        None,
        Some(says.whole.to_owned()),
    )
}

/// All, suggested, accepted; then each status, tag, source and article there is,
/// with its count.
fn shows(listing: ClaimList) -> AnyView {
    let texts = texts();
    let (claims, says) = (&texts.claims, texts.listing);
    let choices = StoredValue::new(Vec::<ClaimFilter>::new());
    let parts = move || {
        let all = counted(listing);
        let mut flat = Vec::new();
        let mut option = |show: ClaimFilter, name: String| {
            flat.push(show.clone());
            let value = flat.len() - 1;
            let chosen = move || listing.wish.with(|wish| wish.show == show);
            view! { <option value=value prop:selected=chosen>{name}</option> }.into_any()
        };
        let first =
            [(ClaimFilter::All, claims.all), (ClaimFilter::Suggested, claims.open), (ClaimFilter::Mine, claims.mine)];
        let mut parts: Vec<AnyView> = first.into_iter().map(|(show, name)| option(show, name.to_owned())).collect();
        for (label, choices) in all {
            if choices.is_empty() {
                continue;
            }
            let options = choices.into_iter().map(|(show, name, count)| option(show, format!("{name} ({count})")));
            let options: Vec<AnyView> = options.collect();
            parts.push(view! { <optgroup label=label>{options}</optgroup> }.into_any());
        }
        choices.set_value(flat);
        parts
    };
    let changed = move |event: web_sys::Event| {
        let at = event_target_value(&event).parse().ok();
        if let Some(show) = at.and_then(|at: usize| choices.with_value(|choices| choices.get(at).cloned())) {
            listing.wish.update(|wish| wish.show = show);
        }
    };
    view! { <select aria-label=says.show on:change=on(ev::change, changed)>{parts}</select> }.into_any()
}

type Choices = Vec<(ClaimFilter, String, usize)>;

/// The statuses, tags, sources and articles of the claims, with their counts.
fn counted(listing: ClaimList) -> [(&'static str, Choices); 4] {
    let texts = texts();
    let says = texts.listing;
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let (mut sources, mut tags, mut titles) = (Choices::new(), Choices::new(), Choices::new());
    let mut count = |list: &mut Choices, show: ClaimFilter, sorted: String, name: &str| {
        let place = *places.entry(sorted).or_insert(list.len());
        match list.get_mut(place) {
            Some((.., count)) => *count += 1,
            None => list.push((show, name.to_owned(), 1)),
        }
    };
    let statuses = listing.claims.with(|claims| {
        for claim in claims {
            if let (Some(key), Some(name)) = (source_key(claim), &claim.source) {
                count(&mut sources, ClaimFilter::Source(key.clone()), format!("source {key}"), name);
            }
            for tag in &claim.tags {
                count(&mut tags, ClaimFilter::Tag(tag.clone()), format!("tag {tag}"), tag);
            }
            let (show, sorted) = (ClaimFilter::Document(claim.document.clone()), format!("article {}", claim.document));
            count(&mut titles, show, sorted, &title_of(&claim.title));
        }
        let count = |status: Status| claims.iter().filter(|claim| claim.status == Some(status)).count();
        let statuses = Status::ALL.into_iter().map(|status| (status, count(status)));
        let there = statuses.filter(|(_, count)| *count > 0);
        there.map(|(s, count)| (ClaimFilter::Status(s), (texts.claims.statuses)(s).to_owned(), count)).collect()
    });
    // In the order of the alphabet, as the map has them; articles as in the library.
    let sorted = |list: &Choices, kind: &str| {
        let there = places.iter().filter(|(name, _)| name.starts_with(kind));
        there.filter_map(|(_, place)| list.get(*place).cloned()).collect::<Choices>()
    };
    let (sources, tags) = (sorted(&sources, "source "), sorted(&tags, "tag "));
    if titles.len() < 2 {
        titles.clear();
    }
    [(says.by_status, statuses), (says.by_tag, tags), (says.by_source, sources), (says.by_document, titles)]
}
