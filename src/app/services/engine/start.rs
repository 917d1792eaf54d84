//! Starting the engine: when the page has been painted, and once more when that failed and
//! the person asks.

use super::Engine;
use super::pool::Pool;
use crate::app::services::files::Files;
use crate::app::services::kept_findings::KeptFindings;
use crate::app::services::offline;
use crate::app::state::Store;
use crate::app::state::notices::Notice;
use crate::browser::worker::Program;
use crate::browser::{assets, lockdown};
use crate::desk::Id;
use crate::lang;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Names the matter for its notices.
const ENGINE: &str = "engine";

/// What the engine is started among.
#[derive(Clone, Copy)]
struct Around {
    store: Store,
    engine: Engine,
    files: Files,
    kept: KeptFindings,
}

/// Starts the engine as soon as the page has been painted, and has it read every article
/// that waits for it, but for those of which is kept what it found. `read` is called with the
/// articles that it has read.
pub(crate) fn start(store: Store, engine: Engine, files: Files, kept: KeptFindings, read: impl Fn(Vec<Id>) + 'static) {
    let around = Around { store, engine, files, kept };
    Effect::new(move |_| {
        store.work.track();
        store.reading.current.track();
        engine.is_paused.track();
        if engine.is_here.get() {
            around.keep_reading();
        }
    });
    Effect::new(move |_| {
        engine.has_come.track();
        let articles = engine.take();
        let ids = articles.iter().map(|article| article.id.clone()).collect();
        kept.take(articles);
        read(ids);
    });
    assets::after_first_paint(move || {
        // Before the page is shut off.
        offline::start(store);
        around.load(false);
    });
}

impl Around {
    fn load(self, afresh: bool) {
        let store = self.store;
        spawn_local(async move {
            if self.begin(afresh).await.is_some() {
                store.notices.settle(ENGINE);
            } else {
                self.complain(store.texts().trouble.no_data, true);
            }
        });
    }

    /// Says what went wrong, and offers to load the engine again.
    fn complain(self, sentence: &str, afresh: bool) {
        let again = move || self.load(afresh);
        let notice = Notice::error(sentence.to_owned()).about(ENGINE);
        self.store.notices.say(notice.with(self.store.texts().trouble.try_again, again));
    }

    /// Loads the parts, shuts the page off, gives the articles what is kept of them, and
    /// starts the first worker.
    async fn begin(self, afresh: bool) -> Option<()> {
        let [data, script, program] = assets::load(["data", "engine-script", "engine"], afresh).await?;
        lockdown::lock_down();
        self.files.supply(data.clone());
        lang::supply(data.clone()).ok()?;
        let program = Program::new(&script, &program).await?;
        self.engine.pool.set_value(Pool::new(program, data));
        self.start_worker();
        // It starts while what is kept is read.
        self.kept.take_up(assets::checksums(&["data", "engine"])).await;
        self.engine.pool.with_value(Pool::freest)?;
        self.engine.is_here.set(true);
        Some(())
    }

    fn start_worker(self) -> bool {
        let engine = self.engine;
        let fail = move || {
            engine.stop();
            self.complain(self.store.texts().trouble.engine_stopped, false);
        };
        let hear = move |parts| engine.hear(parts);
        engine.pool.try_update_value(|pool| pool.start(hear, fail)).unwrap_or_default()
    }

    /// Asks for what waits, with as many workers as that is worth.
    fn keep_reading(self) {
        let Self { store, engine, .. } = self;
        let waiting = engine.ask_for_what_waits(store);
        let wanted = engine.pool.with_value(|pool| pool.wants(waiting));
        if (0..wanted).filter(|_| self.start_worker()).count() > 0 {
            engine.ask_for_what_waits(store);
        } else if waiting == 0 && engine.is_idle() {
            engine.pool.update_value(Pool::rest);
        }
    }
}
