//! The places with coordinates: a data file of its own, which the views across articles load
//! when they first open.

use crate::app::state::Store;
use crate::browser::assets;
use crate::lang;
use leptos::prelude::*;
use leptos::task::spawn_local;

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
