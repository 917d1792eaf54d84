//! The places with coordinates, and the land that a map is drawn on: data files of their own,
//! which the views across articles load when they first open.

use crate::app::state::Store;
use crate::app::state::map::Outlines;
use crate::browser::assets;
use crate::lang;
use crate::places::Land;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// Loads the places behind the first view across articles. Without them incidents are
/// compared by the names of their places alone.
pub(crate) fn load_places(store: Store) {
    let is_asked = StoredValue::new(false);
    Effect::new(move |_| {
        if store.across.tab.get().is_some() && !is_asked.get_value() {
            is_asked.set_value(true);
            spawn_local(async move {
                let text = assets::load_text("places").await;
                if text.is_some_and(|text| lang::supply_places(text).is_ok()) {
                    store.across.places_are_here.set(true);
                }
            });
        }
    });
}

/// Loads the land behind the first map; once it is here or on its way, it is not asked for
/// again.
pub(crate) fn load_land(store: Store) {
    if store.map.is_asked.get_value() {
        return;
    }
    store.map.is_asked.set_value(true);
    spawn_local(async move {
        let land = assets::load_text("land").await.and_then(|text| Land::read(&text));
        // A map without land still shows its places.
        store.map.outlines.set(Some(Arc::new(Outlines::new(&land.unwrap_or_default()))));
    });
}
