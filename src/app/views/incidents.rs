//! The incidents of the articles: a list that can be searched and sorted, and beside it the one
//! that is open.

use super::elements::on;
use super::incident::incident;
use super::incident_words::{facts, name, scene, sums};
use super::long_list::{LongList, gap_in_list};
use super::parts::empty;
use crate::app::actions::{across, incidents};
use crate::app::state::across::{Dragged, IncidentOrder};
use crate::app::state::{Store, store};
use crate::app::texts::texts;
use crate::desk::{FigureKey, Id, Incident, IncidentStatus, Toll};
use crate::model::Effect;
use crate::text::key;
use leptos::ev;
use leptos::prelude::*;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::sync::Arc;
use web_sys::DragEvent;

pub(super) fn incidents() -> AnyView {
    let (says, across) = (texts().incidents, store().across);
    let described = Memo::new_with_compare(
        move |_| {
            let all = across.incidents.get();
            all.into_iter().map(|incident| (described(&incident), incident)).collect::<Vec<_>>()
        },
        |_, _| true,
    );
    let shown = Memo::new_with_compare(
        move |_| {
            let listing = across.listing.get();
            let wanted = key(listing.search.trim()).into_owned();
            let has_all = |words: &str| wanted.split_whitespace().all(|word| words.contains(word));
            let mut shown: Vec<Arc<Incident>> = described.with(|all| {
                all.iter().filter(|(words, _)| has_all(words)).map(|(_, incident)| incident.clone()).collect()
            });
            sort(&mut shown, listing.order);
            shown
        },
        |_, _| true,
    );
    let open = Memo::new(move |_| across.open_incident().and_then(|open| open.key().map(FigureKey::name)));
    view! {
        <section class="incidents" id="incidents" tabindex="-1" aria-labelledby="incidents-title">
            <div class="list">
                <h2 id="incidents-title">{says.region}</h2>
                {filters()}
                {undated()}
                {counting()}
                {chosen()}
                {move || {
                    shown.with(|incidents| {
                        if across.incidents.with(Vec::is_empty) {
                            let is_known = !across.counting.is_counting.get();
                            return is_known.then(|| empty(says.none)).flatten().into_any();
                        }
                        if incidents.is_empty() {
                            return view! { <p class="empty">{says.none_found}</p> }.into_any();
                        }
                        let incidents = Arc::new(incidents.clone());
                        let names: Vec<Id> = incidents.iter().enumerate().map(|(at, one)| name_in_list(at, one)).collect();
                        let list = LongList::new(move || names.clone(), move || open.get());
                        let at: FxHashMap<Id, usize> =
                            incidents.iter().enumerate().map(|(at, one)| (name_in_list(at, one), at)).collect();
                        let draw = move |id: Id| at.get(&id).map(|at| row(&incidents[*at], open)).into_any();
                        view! {
                            <ul aria-label=says.region data-list=list.name()>{list.rows(gap_in_list, draw)}</ul>
                        }
                        .into_any()
                    })
                }}
                {beside()}
            </div>
            {move || open.get().map(|_| incident())}
        </section>
    }
    .into_any()
}

/// The search and the order of the list.
fn filters() -> AnyView {
    let (says, across) = (texts().incidents, store().across);
    let option = |order: IncidentOrder| {
        let at = IncidentOrder::ALL.iter().position(|known| *known == order).map(|at| at.to_string());
        view! {
            <option value=at selected=move || across.listing.with(|listing| listing.order == order)>
                {(says.orders)(order)}
            </option>
        }
        .into_any()
    };
    let sort = move |event: web_sys::Event| {
        let at = event_target_value(&event).parse().ok().and_then(|at: usize| IncidentOrder::ALL.get(at).copied());
        across.listing.update(|listing| listing.order = at.unwrap_or_default());
    };
    let search = move |event: web_sys::Event| {
        across.listing.update(|listing| listing.search = event_target_value(&event));
    };
    view! {
        <div class="filters">
            <input
                type="search"
                aria-label=says.search
                placeholder=says.search
                prop:value=move || across.listing.with(|listing| listing.search.clone())
                on:input=on(ev::input, search)
            />
            <label>
                {says.order}
                <select on:change=on(ev::change, sort)>{IncidentOrder::ALL.map(option)}</select>
            </label>
        </div>
    }
    .into_any()
}

/// Says that the incidents of many articles are being found.
fn counting() -> AnyView {
    let (says, counting) = (texts().across.counting, store().across.counting);
    view! {
        <div role="status">
            {move || counting.is_counting.get().then(|| view! { <p class="counting">{says}</p> }.into_any())}
        </div>
    }
    .into_any()
}

/// How many articles lack the day that their incidents are dated by.
fn undated() -> AnyView {
    let (says, across) = (texts().incidents, store().across);
    let count = Memo::new(move |_| {
        across.documents.with(|all| all.iter().filter(|document| document.meta.published.is_none()).count())
    });
    view! {
        {move || (count.get() > 0).then(|| view! { <p class="undated">{(says.undated)(count.get())}</p> }.into_any())}
    }
    .into_any()
}

/// The name of an incident in the list: that of its first figure.
fn name_in_list(at: usize, incident: &Incident) -> Id {
    incident.key().map_or_else(|| at.to_string().into(), FigureKey::name)
}

/// What is done with the incidents that are chosen.
fn chosen() -> AnyView {
    let (store, says) = (store(), texts().incidents);
    let chosen = store.across.chosen_incidents;
    view! {
        {move || {
            let count = chosen.with(Vec::len);
            (count > 0).then(|| {
                view! {
                    <div class="chosen row">
                        <button
                            class="small main"
                            type="button"
                            disabled=count < 2
                            on:click=on(ev::click, move |_| incidents::join_chosen(store))
                        >
                            {(says.join_chosen)(count)}
                        </button>
                        <button class="small" type="button" on:click=on(ev::click, move |_| chosen.set(Vec::new()))>
                            {says.choose_none}
                        </button>
                    </div>
                }
                .into_any()
            })
        }}
    }
    .into_any()
}

/// Where a figure that is dragged becomes an incident of its own.
fn beside() -> AnyView {
    let (store, says) = (store(), texts().incidents);
    let dragged = store.across.dragged;
    let is_figure = Memo::new(move |_| dragged.with(|dragged| matches!(dragged, Some(Dragged::Figure(_)))));
    view! {
        {move || {
            is_figure.get().then(|| {
                view! {
                    <p
                        class="beside-drop"
                        on:dragover=on(ev::dragover, allow(store))
                        on:drop=on(ev::drop, move |event| {
                            taken(&event);
                            incidents::drop_beside(store);
                        })
                    >
                        {says.drop_beside}
                    </p>
                }
                .into_any()
            })
        }}
    }
    .into_any()
}

/// Lets what is dragged here be dropped.
fn allow(store: Store) -> impl FnMut(DragEvent) + 'static {
    move |event: DragEvent| {
        if store.across.dragged.with_untracked(Option::is_some) {
            taken(&event);
        }
    }
}

/// Nobody else has to look at an event.
fn taken(event: &DragEvent) {
    event.prevent_default();
    event.stop_propagation();
}

fn row(incident: &Arc<Incident>, open: Memo<Option<Id>>) -> AnyView {
    let (store, says) = (store(), texts().incidents);
    let across = store.across;
    let own = incident.key().map(FigureKey::name).unwrap_or_default();
    let [opened, chosen, asked, dragged, target] = [(); 5].map(|()| own.clone());
    let checks = incident.checks().count();
    let described = incident.described.as_ref();
    let status = described.map(|described| described.said.status).filter(|status| *status != IncidentStatus::Open);
    let status = status.map(|status| (texts().description.statuses)(status).to_owned());
    let about = [Some(facts(incident)), Some((says.grade)(incident.grade).to_owned()), status];
    let about = about.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let tags = described.map(|described| described.said.tags.join(", ")).filter(|tags| !tags.is_empty());
    let over = RwSignal::new(false);
    view! {
        <li
            draggable="true"
            class:over=move || over.get()
            on:dragstart=on(ev::dragstart, move |_| across.dragged.set(Some(Dragged::Incident(dragged.clone()))))
            on:dragend=on(ev::dragend, move |_| across.dragged.set(None))
            on:dragleave=on(ev::dragleave, move |_| over.set(false))
            on:dragover=on(ev::dragover, move |event| {
                // Said again and again, so that going from the row to its button changes nothing.
                over.set(across.dragged.with_untracked(Option::is_some));
                allow(store)(event);
            })
            on:drop=on(ev::drop, move |event| {
                taken(&event);
                over.set(false);
                incidents::drop_on(store, &target);
            })
        >
            <input
                type="checkbox"
                aria-label=(says.choose)(&name(incident))
                prop:checked=move || across.chosen_incidents.with(|chosen| chosen.contains(&asked))
                on:change=on(ev::change, move |_| across::toggle(across.chosen_incidents, &chosen))
            />
            <button
                class="item"
                type="button"
                aria-current=move || (open.get().as_ref() == Some(&own)).then_some("true")
                on:click=on(ev::click, move |_| incidents::open(store, Some(opened.clone())))
            >
                <b>{name(incident)}</b>
                <span class="n">{sums(incident)}</span>
                <small>{about}</small>
                {tags.map(|tags| view! { <small>{tags}</small> }.into_any())}
                {(checks > 0).then(|| view! { <small class="doubts">{(says.to_check)(checks)}</small> }.into_any())}
            </button>
        </li>
    }
    .into_any()
}

/// All words of an incident that a search looks through, folded.
pub(super) fn described(incident: &Incident) -> String {
    let texts = texts();
    let said = incident.described.as_ref().map(|described| &described.said);
    let tags = said.map(|said| said.tags.join(" ")).unwrap_or_default();
    let status = said.map(|said| (texts.description.statuses)(said.status)).unwrap_or_default().to_owned();
    let note = said.map(|said| said.note.clone()).unwrap_or_default();
    let kind = incident.kind.map(texts.incidents.kind).unwrap_or_default().to_owned();
    let words = [name(incident), scene(incident), kind, tags, status, note];
    let actors = incident.by.iter().chain(&incident.against);
    let actors = actors.flat_map(|actor| [actor.words.as_str(), actor.participant.name.as_str()]);
    let victims = incident.victims.iter().map(|victim| victim.name.as_str());
    let all: Vec<&str> = words.iter().map(String::as_str).chain(actors).chain(victims).collect();
    key(&all.join(" ")).into_owned()
}

fn sort(incidents: &mut [Arc<Incident>], order: IncidentOrder) {
    let killed =
        |incident: &Incident| incident.toll(Effect::Killed).map(Toll::bounds).and_then(|(low, high)| high.or(low));
    match order {
        // So they come.
        IncidentOrder::Figures => {}
        IncidentOrder::Day => incidents.sort_by_key(|incident| Reverse(incident.when.map(|(_, last)| last))),
        IncidentOrder::Killed => incidents.sort_by_key(|incident| Reverse(killed(incident))),
        IncidentOrder::Checks => incidents.sort_by_key(|incident| Reverse(incident.checks().count())),
    }
}
