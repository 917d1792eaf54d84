//! The languages' data files: loaded when the page has been painted, and once more
//! when that failed and the person asks. Articles that came before are shown and
//! wait for the engine.

use super::keeping::Keeper;
use super::notices::Notice;
use super::state::Store;
use crate::browser::data;
use crate::lang;
use leptos::task::spawn_local;

/// Names the matter for its notices.
const DATA: &str = "data";

/// Loads the data as soon as the page has been painted.
pub(crate) fn start(store: Store, keeper: Keeper) {
    data::after_first_paint(move || load(store, keeper, false));
}

fn load(store: Store, keeper: Keeper, afresh: bool) {
    spawn_local(async move {
        let came = data::load(afresh).await.is_some_and(|bundle| lang::supply(bundle).is_ok());
        if came {
            store.notices.settle(DATA);
            keeper.catch_up();
        } else {
            let trouble = &store.texts().trouble;
            let notice = Notice::error(trouble.no_data.to_owned())
                .about(DATA)
                .with(trouble.try_again, move || load(store, keeper, true));
            store.notices.say(notice);
        }
    });
}
