//! The page, on four floors: the state; above it texts and services; then actions; then
//! views. Each floor knows only what is below it. An act of the person comes back only as a
//! `desk::Edit`.

mod actions;
mod services;
mod state;
mod texts;
mod views;

use crate::browser::storage::KeyValueStore;
use actions::{navigate, versions};
use leptos::prelude::*;
use leptos::task::{Executor, spawn_local};
use services::engine::{self, Engine};
use services::files::Files;
use services::persistence::{self, Kept, Persistence};
use services::{Services, reading_position, settings};
use state::Store;
use std::rc::Rc;

/// Opens what was kept and draws the page.
pub fn mount() {
    // Fails only where an executor is there already.
    let _ = Executor::init_wasm_bindgen();
    spawn_local(async {
        let storage = Rc::new(KeyValueStore::open());
        let kept = persistence::open(&storage).await;
        let page = Owner::new();
        page.with(|| start(storage, kept));
        // The page lives until its tab closes.
        std::mem::forget(page);
    });
}

fn start(storage: Rc<KeyValueStore>, kept: Kept) {
    let store = Store::new(settings::language(&storage));
    provide_context(store);
    let persistence = Persistence::start(store, storage.clone(), kept);
    let services = Services { engine: Engine::new(store.reading.progress), files: Files::new(), persistence };
    provide_context(services);
    let left = settings::start(store, storage);
    navigate::open(store, left);
    navigate::leave_what_is_deleted(store);
    reading_position::listen(store);
    engine::start(store, services.engine, services.files, persistence, move |article| versions::offer(store, article));
    views::draw(store);
    views::listen(store, services);
}
