//! The page without a network: kept by the browser, and a newer version offered when
//! it is there.

use crate::app::state::Store;
use crate::app::state::notices::Notice;
use crate::browser::offline;

/// Names the matter for its notices.
const NEWER: &str = "newer page";

/// Has the browser keep the page.
pub(crate) fn start(store: Store) {
    offline::keep(move |newer| {
        let said = &store.texts().said;
        // The page saves its work when it goes.
        let notice = Notice::said(said.newer_page.to_owned()).about(NEWER).with(said.reload, move || newer.take_over());
        store.notices.say(notice);
    });
}
