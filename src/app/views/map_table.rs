//! The map as a table: each incident, or each place, with its coordinates.

use super::elements::on;
use super::incident_words::{name, span};
use super::parts::{ROWS, more};
use crate::app::actions::{incidents, navigate};
use crate::app::state::across::Tab;
use crate::app::state::map::Layer;
use crate::app::state::store;
use crate::app::texts::texts;
use crate::browser::dom;
use crate::desk::{FigureKey, Incident, Spot};
use crate::model::Effect;
use crate::places::Place;
use leptos::ev;
use leptos::prelude::*;
use std::sync::Arc;

pub(super) fn table(spots: Memo<Vec<Spot>>) -> AnyView {
    let (says, this) = (texts().map, store().map);
    let limit = RwSignal::new(ROWS);
    let shown = move || {
        let kept = this.place.get();
        spots.with(|spots| {
            let is_kept = |spot: &&Spot| kept.is_none_or(|place| spot.place == place);
            let of = |spot: &Spot| match this.layer.get() {
                Layer::Incidents => {
                    let rows = spot.incidents.iter().map(|incident| incident_row(&spot.place, incident));
                    rows.collect::<Vec<_>>()
                }
                Layer::Places => vec![place_row(spot)],
            };
            spots.iter().filter(is_kept).flat_map(of).take(limit.get()).collect::<Vec<_>>()
        })
    };
    let count = move || {
        let kept = this.place.get();
        spots.with(|spots| {
            let kept = spots.iter().filter(|spot| kept.is_none_or(|place| spot.place == place));
            match this.layer.get() {
                Layer::Incidents => kept.map(|spot| spot.incidents.len()).sum(),
                Layer::Places => kept.count(),
            }
        })
    };
    let kept = move || {
        this.place.get().map(|place| {
            view! {
                <p class="row kept">
                    {(says.only)(place.name)}
                    <button class="small" type="button" on:click=on(ev::click, move |_| this.place.set(None))>
                        {says.all}
                    </button>
                </p>
            }
            .into_any()
        })
    };
    let heads = move || {
        let names = match this.layer.get() {
            Layer::Incidents => [says.place, says.incident, says.killed, says.grade, says.coordinates],
            Layer::Places => [says.place, "", "", "", says.coordinates],
        };
        let named = names.into_iter().filter(|name| !name.is_empty());
        named.map(|name| view! { <th scope="col">{name}</th> }.into_any()).collect::<Vec<_>>()
    };
    view! {
        {kept}
        <div class="wide" tabindex="0" role="region" aria-label=says.table hidden=move || spots.with(Vec::is_empty)>
            <table>
                <caption class="hidden">{says.table}</caption>
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{shown}</tbody>
            </table>
        </div>
        {more(limit, count)}
    }
    .into_any()
}

fn coordinates(place: &Place) -> AnyView {
    let precision = (texts().map.precision)(place.precision);
    view! {
        <td class="n">
            {format!("{:.2}, {:.2}", place.lat, place.lon)}
            " "
            <small>{precision}</small>
        </td>
    }
    .into_any()
}

fn incident_row(place: &Place, incident: &Arc<Incident>) -> AnyView {
    let (store, says) = (store(), texts().incidents);
    let key = incident.key().map(FigureKey::name);
    let open = move |_| {
        incidents::open(store, key.clone());
        navigate::show(store, Some(Tab::Incidents));
        dom::after_drawing(|| dom::focus("#incident-title"));
    };
    let kind = incident.kind.map(|kind| (says.kind)(kind));
    view! {
        <tr>
            <th scope="row">{place.name}</th>
            <td>
                <button class="link" type="button" on:click=on(ev::click, open)>
                    {name(incident)}
                </button>
                " "
                <small>{kind}</small>
            </td>
            <td class="n">{incident.toll(Effect::Killed).map(span)}</td>
            <td data-grade=incident.grade.name()>{(says.grade)(incident.grade)}</td>
            {coordinates(place)}
        </tr>
    }
    .into_any()
}

fn place_row(spot: &Spot) -> AnyView {
    view! {
        <tr>
            <th scope="row">
                {spot.place.name}
                " "
                <small>{(texts().map.mentions)(spot.mentions)}</small>
            </th>
            {coordinates(&spot.place)}
        </tr>
    }
    .into_any()
}
