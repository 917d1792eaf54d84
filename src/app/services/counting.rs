//! Finds the incidents of a large library, in steps between which the page is drawn and
//! answers, and again when an article changed.

use crate::app::state::Store;
use crate::app::state::across::Tab;
use crate::app::state::counting::Counting;
use crate::browser::clock;
use crate::desk::{self, Document};
use gloo::timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Milliseconds of work between two pauses: less than a frame has.
const STEP: u64 = 12;

/// Articles that are read between two looks at the clock.
const ARTICLES: usize = 5;

/// Milliseconds between two rounds while the engine still reads: each of its answers changes
/// the library, and both would be slower.
const BREATH: u32 = 1_000;

/// Finds incidents while they are looked at; a first time also before, once all is read.
pub(crate) fn start(store: Store) {
    let across = store.across;
    let is_read = Memo::new(move |_| store.work.with(|work| work.desk.documents().iter().all(|d| !d.is_due())));
    let is_first = StoredValue::new(true);
    Effect::new(move |_| {
        across.places_are_here.track();
        let is_looked_at = matches!(across.tab.get(), Some(Tab::Incidents | Tab::Rows | Tab::Map));
        let is_large = across.documents.with(|documents| !Counting::is_quick(documents));
        if is_large && (is_looked_at || is_first.get_value() && is_read.get()) {
            is_first.set_value(!is_read.get_untracked());
            if !across.counting.is_counting.get_untracked() {
                across.counting.is_counting.set(true);
                spawn_local(async move {
                    count(store).await;
                    across.counting.is_counting.set(false);
                });
            }
        }
    });
}

/// Finds incidents until they are those of the articles as they are.
async fn count(store: Store) {
    let (across, counting) = (store.across, store.across.counting);
    let mut since = clock::milliseconds();
    loop {
        let (documents, places) = (across.documents.get_untracked(), across.places_are_here.get_untracked());
        if Counting::is_quick(&documents) || counting.is_of(&documents, places) {
            return;
        }
        for few in documents.chunks(ARTICLES) {
            counting.reports(few, places);
            pause(&mut since).await;
        }
        let reports = counting.reports(&documents, places);
        let found = desk::incidents_in_steps(&documents, &reports, async || pause(&mut since).await).await;
        counting.take(documents, places, found);
        if across.documents.with_untracked(|documents| documents.iter().any(|document| Document::is_due(document))) {
            TimeoutFuture::new(BREATH).await;
        }
    }
}

/// Lets the page go on, where enough was done since it could.
async fn pause(since: &mut u64) {
    if clock::milliseconds().saturating_sub(*since) >= STEP {
        TimeoutFuture::new(0).await;
        *since = clock::milliseconds();
    }
}
