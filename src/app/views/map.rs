//! The map: where the incidents of the articles lie, and a table that says the same.

use super::elements::on;
use super::map_drawing::{DRAWING, at, drawing};
use super::map_table::table;
use super::parts::choose;
use crate::app::services::place_data;
use crate::app::state::map::{Frame, Layer, SIZE};
use crate::app::state::store;
use crate::app::texts::texts;
use crate::browser::{download, picture};
use crate::desk::{incident_spots, place_spots};
use crate::exchange::geography;
use leptos::ev;
use leptos::prelude::*;

pub(super) fn map() -> AnyView {
    let (store, says) = (store(), texts().map);
    let (across, this) = (store.across, store.map);
    place_data::load_land(store);
    let spots = Memo::new_with_compare(
        move |_| match this.layer.get() {
            Layer::Incidents => across.incidents.with(|incidents| incident_spots(incidents)),
            Layer::Places => {
                let documents: Vec<_> = store.reading.document.get().into_iter().collect();
                let reports = across.counting.reports(&documents, across.places_are_here.get());
                reports.first().map(|report| place_spots(report)).unwrap_or_default()
            }
        },
        |_, _| true,
    );
    let elsewhere = move || {
        let count = across.incidents.with(|all| all.iter().filter(|incident| incident.located.is_none()).count());
        (this.layer.get() == Layer::Incidents && count > 0)
            .then(|| view! { <p class="n">{(says.elsewhere)(count)}</p> }.into_any())
    };
    let none = move || {
        (spots.with(Vec::is_empty) && !across.counting.is_counting.get()).then(|| {
            let words = match this.layer.get() {
                Layer::Incidents => says.none,
                Layer::Places => says.no_places,
            };
            view! { <p class="empty">{words}</p> }.into_any()
        })
    };
    let frame = Signal::derive(move || {
        this.frame.get().unwrap_or_else(|| spots.with(|spots| Frame::around(spots.iter().map(at))))
    });
    let change = move |change: fn(Frame) -> Frame| move |_| this.frame.set(Some(change(frame.get_untracked())));
    view! {
        <section class="map" id="map" tabindex="-1" aria-labelledby="map-title">
            <div class="tools">
                <h2 id="map-title">{says.region}</h2>
                {choose(
                    &Layer::ALL,
                    says.layers,
                    move || Some(this.layer.get()),
                    move |layer| {
                        this.layer.set(layer);
                        this.frame.set(None);
                        this.place.set(None);
                    },
                    None,
                    Some(says.layer.to_owned()),
                )}
                <div class="row">
                    <button
                        class="small"
                        type="button"
                        on:click=on(ev::click, change(|frame| frame.zoomed(0.5, frame.middle)))
                    >
                        {says.closer}
                    </button>
                    <button
                        class="small"
                        type="button"
                        on:click=on(ev::click, change(|frame| frame.zoomed(2.0, frame.middle)))
                    >
                        {says.wider}
                    </button>
                    <button class="small" type="button" on:click=on(ev::click, move |_| this.frame.set(None))>
                        {says.everything}
                    </button>
                </div>
                <span class="spring" />
                {saving()}
            </div>
            {drawing(spots, frame)}
            <p class="borders">{says.borders}</p>
            {elsewhere}
            {none}
            {table(spots)}
        </section>
    }
    .into_any()
}

/// The buttons that save the map and its incidents.
fn saving() -> AnyView {
    let (says, across) = (texts().map, store().across);
    let drawn = move |_| {
        if let Some(svg) = picture::svg(DRAWING) {
            download::offer("tallymark-map.svg", "image/svg+xml", &*svg);
        }
    };
    let painted = move |_| picture::offer_png(DRAWING, "tallymark-map.png".to_owned(), SIZE.0, SIZE.1);
    let written = move |_| {
        let file = across.incidents.with_untracked(|incidents| geography::geojson(incidents));
        download::offer("tallymark-incidents.geojson", "application/geo+json", &*file);
    };
    let marked = move |_| {
        let file = across.incidents.with_untracked(|incidents| geography::kml(incidents));
        download::offer("tallymark-incidents.kml", "application/vnd.google-earth.kml+xml", &*file);
    };
    let button = |format: &str, save: Box<dyn FnMut(web_sys::MouseEvent)>| {
        view! {
            <button class="small" type="button" on:click=on(ev::click, save)>
                {(says.save)(format)}
            </button>
        }
        .into_any()
    };
    view! {
        <div class="row">
            {button("SVG", Box::new(drawn))} {button("PNG", Box::new(painted))} {button("GeoJSON", Box::new(written))}
            {button("KML", Box::new(marked))}
        </div>
    }
    .into_any()
}
