//! One incident: what happened, who did what to whom and who says so, the victims by name, its
//! tolls, and what a person says of it.

use super::elements::on;
use super::incident_words::{facts, grade, line, name, sums, toll_name};
use super::parts::key;
use super::{coding, description, parts, toll};
use crate::app::actions::{dossier, incidents};
use crate::app::state::command::Command;
use crate::app::state::store;
use crate::app::texts::texts;
use crate::desk::{FigureKey, Id, Incident, IncidentStatus, ToldActor, Toll, VictimRow};
use leptos::ev;
use leptos::prelude::*;
use std::sync::Arc;

/// The incident that is open. Its parts are drawn anew when it changes, but for those that a
/// person types into.
pub(super) fn incident() -> AnyView {
    let across = store().across;
    let coded = Memo::new(move |_| {
        let codebook = across.coding.get()?;
        across.open_subject(codebook).map(|subject| (codebook, subject.name.clone()))
    });
    view! {
        <article class="incident" aria-labelledby="incident-title">
            {move || across.open_incident().map(|open| told(&open))}
            {description::description()}
            {move || across.open_incident().map(|open| tolls(&open))}
            {move || match across.coding.get() {
                None => across.open_toll().map(|open| toll::toll(&open)),
                Some(codebook) => {
                    coded.get();
                    untrack(|| across.open_subject(codebook)).map(|subject| coding::coding(&subject, codebook))
                }
            }}
            {move || across.open_incident().map(acts)}
        </article>
    }
    .into_any()
}

/// What happened, by the articles and by what a person says.
fn told(incident: &Arc<Incident>) -> AnyView {
    let described = incident.described.as_ref();
    let status = described.map(|described| described.said.status).filter(|status| *status != IncidentStatus::Open);
    let status = status.map(|status| {
        view! { <span class="status" data-status=status.name()>{(texts().description.statuses)(status)}</span> }
            .into_any()
    });
    view! {
        <header class="row">
            <h3 id="incident-title" tabindex="-1">{name(incident)}</h3>
            <p class="sum n">{sums(incident)}</p>
        </header>
        <p class="facts">
            {status}
            {facts(incident)} " · " <span data-grade=incident.grade.name()>{grade(incident)}</span>
        </p>
        {described.map(|described| description::said(described, incident.located.is_some()))}
        {actors(incident)}
        {named(&incident.victims)}
        {perhaps_same(incident)}
    }
    .into_any()
}

/// Who did it, to whom, and with what, each with a sentence that says so.
fn actors(incident: &Incident) -> AnyView {
    let says = texts().incidents;
    let row = |name: &'static str, actors: &[ToldActor]| {
        let listed = actors.iter().map(actor).collect::<Vec<_>>();
        (!actors.is_empty()).then(|| {
            view! {
                <dt>{name}</dt>
                <dd>{listed}</dd>
            }
            .into_any()
        })
    };
    let weapon = incident.weapon.clone().map(|weapon| {
        view! {
            <dt>{says.weapon}</dt>
            <dd>{weapon}</dd>
        }
        .into_any()
    });
    view! { <dl class="actors">{row(says.by, &incident.by)} {row(says.against, &incident.against)} {weapon}</dl> }
        .into_any()
}

fn actor(actor: &ToldActor) -> AnyView {
    let says = texts().incidents;
    let notes = [(actor.denied, says.denied), (actor.is_claimed, says.claimed)];
    let notes: Vec<&str> = notes.into_iter().filter(|(holds, _)| *holds).map(|(_, note)| note).collect();
    view! {
        <details class="actor">
            <summary>
                {actor.participant.name.clone()}
                {(!notes.is_empty()).then(|| view! { <small>{notes.join(", ")}</small> }.into_any())}
            </summary>
            <q lang=actor.language.to_string()>{actor.sentence.clone()}</q>
        </details>
    }
    .into_any()
}

/// The victims whom the articles name.
fn named(victims: &[VictimRow]) -> AnyView {
    let (says, values) = (texts().incidents, &texts().values);
    if victims.is_empty() {
        return ().into_any();
    }
    let about = |victim: &VictimRow| {
        let age = victim.age.map(says.age);
        let sex = victim.sex.map(|sex| (says.sex)(sex).to_owned());
        let parts = [age, sex, victim.role.clone(), Some((values.effect)(victim.effect).to_owned())];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    };
    let row = |victim: &VictimRow| {
        view! {
            <li title=victim.sentence.clone()>
                <b>{victim.name.clone()}</b>
                " "
                <small>{about(victim)}</small>
            </li>
        }
        .into_any()
    };
    view! {
        <details class="named" open=true>
            <summary>{says.victims} " " <span class="n">{victims.len()}</span></summary>
            <ul>{victims.iter().map(row).collect::<Vec<_>>()}</ul>
        </details>
    }
    .into_any()
}

/// The tolls of an incident, of which one is open.
fn tolls(incident: &Incident) -> AnyView {
    let (says, across) = (texts().incidents, store().across);
    let open = Memo::new(move |_| across.open_toll().and_then(|toll| toll.key().map(FigureKey::name)));
    let tab = |toll: &Toll| {
        let own = toll.key().map(FigureKey::name);
        let chosen = own.clone();
        view! {
            <button
                class="tab"
                type="button"
                aria-pressed=move || (open.get() == own).to_string()
                on:click=on(ev::click, move |_| across.toll.set(chosen.clone()))
            >
                {toll_name(toll)}
            </button>
        }
        .into_any()
    };
    view! {
        <div class="looks row" role="group" aria-label=says.tolls>
            <span class="row" hidden=move || across.coding.with(Option::is_some)>
                {incident.tolls.iter().map(tab).collect::<Vec<_>>()}
            </span>
            <span class="spring" />
            {coding::looks()}
        </div>
    }
    .into_any()
}

/// Incidents of which the person is asked whether they are the same.
fn perhaps_same(incident: &Arc<Incident>) -> AnyView {
    let (store, says) = (store(), texts().incidents);
    let across = store.across;
    let found: Vec<Arc<Incident>> = across.incidents.with_untracked(|all| {
        let of = |key: &FigureKey| all.iter().find(|other| other.key() == Some(key)).cloned();
        incident.perhaps_same.iter().filter_map(of).collect()
    });
    if found.is_empty() {
        return ().into_any();
    }
    // The keys answer for the likeliest, which stands first.
    let ask = |(at, other): (usize, Arc<Incident>)| {
        let (own, words, joined, apart) = (incident.clone(), line(&other), other.clone(), other);
        let one = own.clone();
        let hint = move |command| (at == 0).then(|| key(command));
        view! {
            <li class="row">
                <button
                    class="small"
                    type="button"
                    on:click=on(ev::click, move |_| incidents::join(store, &[own.clone(), joined.clone()]))
                >
                    {(says.same)(&words)}
                    {hint(Command::Same(true))}
                </button>
                <button
                    class="small quiet"
                    type="button"
                    on:click=on(ev::click, move |_| incidents::keep_apart(store, &one, &apart))
                >
                    {says.apart}
                    {hint(Command::Same(false))}
                </button>
            </li>
        }
        .into_any()
    };
    view! {
        <div class="perhaps">
            <p>{says.perhaps}</p>
            <ul>{found.into_iter().enumerate().map(ask).collect::<Vec<_>>()}</ul>
        </div>
    }
    .into_any()
}

/// What a person can say: these are another incident, or this and that one are the same.
fn acts(incident: Arc<Incident>) -> AnyView {
    let (store, texts, across) = (store(), texts(), store().across);
    let says = texts.across;
    let to = across.joining;
    let (whole, joined, own) = (incident.clone(), incident.clone(), incident.key().cloned());
    let others = move || {
        across.incidents.with(|all| {
            all.iter().filter(|other| other.key() != own.as_ref()).take(parts::ROWS).cloned().collect::<Vec<_>>()
        })
    };
    let listed = others.clone();
    let options = move || {
        let option = |other: Arc<Incident>| {
            let words = line(&other);
            let name = other.key().map(FigureKey::name);
            let own = name.clone();
            view! {
                <option value=name.map(|name| name.to_string()) selected=move || to.get() == own>
                    {words}
                </option>
            }
            .into_any()
        };
        let none = view! { <option value="">{says.another}</option> }.into_any();
        std::iter::once(none).chain(listed().into_iter().map(option)).collect::<Vec<_>>()
    };
    let size = incident.figures();
    let chosen = move || across.rows.with(Vec::len);
    let join = move |_| {
        let wanted = to.get_untracked();
        let other = untrack(&others).into_iter().find(|other| other.key().map(FigureKey::name) == wanted);
        if let Some(other) = other {
            incidents::join(store, &[joined.clone(), other]);
        }
    };
    view! {
        <div class="acts row">
            <button type="button" on:click=on(ev::click, move |_| dossier::save(store))>
                {texts.paper.save}
            </button>
            <button
                type="button"
                prop:disabled=move || !(1..size).contains(&chosen())
                on:click=on(ev::click, move |_| incidents::part(store, &whole))
            >
                {move || (says.part)(chosen())}
            </button>
            <label>
                {says.join_with}
                <select
                    on:change=on(ev::change, move |event| {
                        to.set(Some(event_target_value(&event)).filter(|id| !id.is_empty()).map(Id::from));
                    })
                >
                    {options}
                </select>
            </label>
            <button type="button" prop:disabled=move || to.with(Option::is_none) on:click=on(ev::click, join)>
                {says.join}
            </button>
        </div>
    }
    .into_any()
}
