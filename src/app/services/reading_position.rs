//! Where the person left each article.

use crate::app::services::places;
use crate::app::state::Store;
use crate::browser::dom::{self, after_drawing};
use crate::browser::{events, selection};
use crate::desk::Id;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use std::cell::RefCell;

/// Milliseconds without scrolling after which a position is noted: about a glance, so that
/// settings are not written while the text moves.
const REST: u32 = 250;

/// Follows where the person reads.
pub(crate) fn listen(store: Store) {
    thread_local! {
        static TIMER: RefCell<Option<Timeout>> = const { RefCell::new(None) };
    }
    events::on_scroll(move || {
        let timer = Timeout::new(REST, move || remember(store));
        TIMER.with(|slot| slot.replace(Some(timer)));
    });
}

/// Keeps where the person is in the current article.
pub(crate) fn remember(store: Store) {
    let Some(id) = store.reading.current.get_untracked() else {
        return;
    };
    let Some(at) = selection::top_paragraph(".reader") else {
        return;
    };
    if store.preferences.with_untracked(|preferences| preferences.places.get(&id).copied().unwrap_or_default() != at) {
        store.preferences.update(|preferences| {
            preferences.places.insert(id, at);
        });
    }
}

/// Goes on where the person left an article.
pub(crate) fn resume(store: Store, id: &Id) {
    let Some(at) = store.preferences.with_untracked(|preferences| preferences.places.get(id).copied()) else {
        return;
    };
    store.reading.position.set_value(at);
    after_drawing(move || {
        places::draw(store, at);
        // What was drawn now has its height in the next frame.
        after_drawing(move || dom::jump_to(&places::paragraph(at)));
    });
}
