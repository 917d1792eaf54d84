//! The page, on four floors: the state; above it texts and services; then actions; then
//! views. Each floor knows only what is below it. An act of the person comes back only as a
//! `desk::Edit`.

mod actions;
mod services;
mod state;
mod texts;
mod views;

use crate::browser::storage::KeyValueStore;
use actions::{addresses, navigate, versions};
use js_sys::futures::spawn_local;
use leptos::prelude::*;
use services::engine::{self, Engine};
use services::files::Files;
use services::kept_findings::KeptFindings;
use services::persistence::{self, Kept, Persistence};
use services::{Services, counting, place_data, reading_position, settings};
use state::Store;
use std::rc::Rc;

/// Opens what was kept and draws the page.
pub fn mount() {
    spawn_local(async {
        let storage = Rc::new(KeyValueStore::open());
        let kept = persistence::open(&storage).await;
        // Draws nothing by itself: it owns the parts, which are drawn into their places.
        leptos::mount::mount_to_body(|| start(storage, kept));
    });
}

fn start(storage: Rc<KeyValueStore>, kept: Kept) {
    let store = Store::new(settings::language(&storage));
    provide_context(store);
    let persistence = Persistence::start(store, storage.clone(), kept);
    let services = Services { engine: Engine::new(store.reading.progress), files: Files::new(), persistence };
    provide_context(services);
    let left = settings::start(store, storage);
    place_data::load_places(store);
    addresses::start(store, services, left);
    navigate::leave_what_is_deleted(store);
    reading_position::listen(store);
    let kept = KeptFindings::new(store, persistence);
    engine::start(store, services.engine, services.files, kept, move |articles| versions::offer(store, articles));
    counting::start(store);
    views::draw(store);
    views::listen(store, services);
}
