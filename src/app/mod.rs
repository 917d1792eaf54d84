//! The page: views over the desk. State and what is derived from it are plain
//! and apart from drawing; a person's act comes back only as a `desk::Edit`.

mod across;
mod adjudication;
mod bring;
mod called;
mod chart;
mod coding;
mod doing;
mod el;
mod engine;
mod entities;
mod files;
mod import;
mod incoming;
mod keeping;
mod keymap;
mod keys;
mod library;
mod listing;
mod marks;
mod notices;
mod offline;
mod palette;
mod places;
mod samples;
mod settings;
mod sheet;
mod state;
mod take_home;
mod telling;
mod texts;
mod versions;
mod views;

use crate::browser::storage::KeyValueStore;
use crate::desk::Desk;
use js_sys::futures::spawn_local;
use leptos::prelude::*;
use state::Store;
use std::rc::Rc;

/// Opens what was kept and draws the page into the body of the document.
pub fn mount() {
    spawn_local(async {
        let shelf = Rc::new(KeyValueStore::open());
        let kept = keeping::open(&shelf).await;
        leptos::mount::mount_to_body(|| page(shelf, kept));
    });
}

fn page(shelf: Rc<KeyValueStore>, kept: keeping::Kept) -> impl IntoView {
    let store = Store::new(Desk::default(), settings::language(&shelf));
    provide_context(store);
    provide_context(listing::Listing::new(store));
    provide_context(across::Across::new(store));
    let keeper = keeping::Keeper::start(store, shelf.clone(), kept);
    provide_context(keeper);
    let library = library::Library::new(store);
    provide_context(library);
    settings::start(store, shelf);
    places::listen(store);
    keys::listen(store, library);
    views::listen(store);
    engine::start(store, keeper);
    // A change of the language draws all anew: a view reads its texts once.
    move || {
        store.lang.track();
        views::shell()
    }
}
