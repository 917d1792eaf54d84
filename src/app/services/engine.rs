//! The engine in its worker: started when the page has been painted, and once more
//! when that failed and the person asks. Texts wait for it in a queue, so that
//! reading never holds up what the person does.

use crate::app::services::files::Files;
use crate::app::services::offline;
use crate::app::services::persistence::Persistence;
use crate::app::state::Store;
use crate::app::state::notices::Notice;
use crate::browser::worker::Worker;
use crate::browser::{assets, lockdown, selection};
use crate::desk::{Document, Findings, Id, Question};
use crate::exchange::engine::{Part, Request, findings};
use crate::lang;
use crate::text::Span;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Names the matter for its notices.
const ENGINE: &str = "engine";

/// Articles that are with the engine at once: while it reads one, the next is there.
const AT_ONCE: usize = 2;

/// Bytes from which on a text takes so long that its progress is shown.
const LONG: usize = 300_000;

/// What becomes of an answer; nothing came where the engine is not here.
type Then = Box<dyn FnOnce(Option<Findings>)>;

/// A text that is with the engine.
struct Asked {
    text: Arc<str>,
    /// The article that it is, if it is one.
    article: Option<Id>,
    parts: Vec<Part>,
    then: Then,
}

/// The engine, from the page's side.
#[derive(Clone, Copy)]
pub(crate) struct Engine {
    worker: StoredValue<Option<Worker>, LocalStorage>,
    asked: StoredValue<BTreeMap<usize, Asked>, LocalStorage>,
    next: StoredValue<usize>,
    /// Whether it runs.
    is_here: RwSignal<bool>,
    /// How much of a long article it has read, in percent.
    progress: RwSignal<Option<(Id, usize)>>,
}

impl Engine {
    /// The engine, not started yet; it says in `progress` how far it is.
    pub(crate) fn new(progress: RwSignal<Option<(Id, usize)>>) -> Self {
        Self {
            worker: StoredValue::new_local(None),
            asked: StoredValue::new_local(BTreeMap::new()),
            next: StoredValue::new(1),
            is_here: RwSignal::new(false),
            progress,
        }
    }

    /// Has the engine read a text that is no article.
    pub(crate) fn read(self, text: &str, question: &Question, then: impl FnOnce(Option<Findings>) + 'static) {
        self.ask(text.into(), None, question, Box::new(then));
    }

    fn ask(self, text: Arc<str>, article: Option<Id>, question: &Question, then: Then) {
        if !self.is_here.get_untracked() {
            return then(None);
        }
        let number = self.next.get_value();
        self.next.set_value(number.wrapping_add(1));
        let request = Request { number, text: text.clone(), question: question.clone() };
        self.asked.update_value(|asked| {
            asked.insert(number, Asked { text, article, parts: Vec::new(), then });
        });
        self.worker.with_value(|worker| worker.iter().for_each(|worker| worker.say(&request)));
    }

    /// Takes a part of an answer.
    fn hear(self, part: Part) {
        let (number, percent) = (part.number, part.percent);
        let mut done = None;
        self.asked.update_value(|asked| {
            if let Some(waiting) = asked.get_mut(&number) {
                waiting.parts.push(part);
                if let Some(id) = waiting.article.clone().filter(|_| waiting.text.len() >= LONG) {
                    self.progress.set(Some((id, percent)).filter(|_| percent < 100));
                }
            }
            if percent == 100 {
                done = asked.remove(&number);
            }
        });
        if let Some(Asked { text, parts, then, .. }) = done {
            then(findings(&text, parts));
        }
    }

    /// The articles that are with the engine.
    fn articles(self) -> Vec<Id> {
        self.asked.with_value(|asked| asked.values().filter_map(|asked| asked.article.clone()).collect())
    }

    /// Stops it; what it was asked has no answer.
    fn stop(self) {
        self.worker.set_value(None);
        self.is_here.set(false);
        self.progress.set(None);
        let mut left = BTreeMap::new();
        self.asked.update_value(|asked| left = std::mem::take(asked));
        left.into_values().for_each(|asked| (asked.then)(None));
    }
}

/// Starts the engine as soon as the page has been painted, and has it read every article
/// that waits for it. `read` is called for each article that it has read.
pub(crate) fn start(
    store: Store,
    engine: Engine,
    files: Files,
    persistence: Persistence,
    read: impl Fn(Id) + Copy + 'static,
) {
    Effect::new(move |_| {
        store.work.track();
        store.reading.current.track();
        if engine.is_here.get() {
            read_what_waits(store, engine, persistence, read);
        }
    });
    assets::after_first_paint(move || {
        // Before the page is shut off.
        offline::start(store);
        load(store, engine, files, false);
    });
}

fn load(store: Store, engine: Engine, files: Files, afresh: bool) {
    spawn_local(async move {
        let trouble = &store.texts().trouble;
        if begin(store, engine, files, afresh).await.is_some() {
            store.notices.settle(ENGINE);
        } else {
            let again = move || load(store, engine, files, true);
            let notice = Notice::error(trouble.no_data.to_owned()).about(ENGINE).with(trouble.try_again, again);
            store.notices.say(notice);
        }
    });
}

/// Loads the parts, shuts the page off, and starts the worker in it.
async fn begin(store: Store, engine: Engine, files: Files, afresh: bool) -> Option<()> {
    let [data, script, program] = assets::load(["data", "engine-script", "engine"], afresh).await?;
    lockdown::lock_down();
    let fail = move || {
        engine.stop();
        let trouble = &store.texts().trouble;
        let again = move || load(store, engine, files, false);
        let notice = Notice::error(trouble.engine_stopped.to_owned()).about(ENGINE).with(trouble.try_again, again);
        store.notices.say(notice);
    };
    let worker = Worker::start(&script, &program, move |part| engine.hear(part), fail).await?;
    worker.supply(&data);
    files.supply(data.clone());
    lang::supply(data).ok()?;
    engine.worker.set_value(Some(worker));
    engine.is_here.set(true);
    Some(())
}

/// Asks for the articles that the engine has not read as they are now, the open one
/// first.
fn read_what_waits(store: Store, engine: Engine, persistence: Persistence, read: impl Fn(Id) + Copy + 'static) {
    let asked = engine.articles();
    let current = store.reading.current.get_untracked();
    let waits = |document: &&Arc<Document>| document.asks().is_some() && !asked.contains(&document.id);
    let next: Vec<Arc<Document>> = store.work.with_untracked(|work| {
        let documents = || work.desk.documents().iter().filter(waits);
        let is_current = |document: &&Arc<Document>| Some(&document.id) == current.as_ref();
        let in_order = documents().filter(is_current).chain(documents().filter(|document| !is_current(document)));
        in_order.take(AT_ONCE.saturating_sub(asked.len())).cloned().collect()
    });
    for document in next {
        let (id, question) = (document.id.clone(), document.asks().unwrap_or_default());
        let asked = question.clone();
        let then = move |findings: Option<Findings>| {
            if let Some(findings) = findings {
                let selected = selected(store);
                persistence.answered(&id, &asked, findings);
                select_again(selected);
                read(id);
            }
        };
        engine.ask(document.text.clone(), Some(document.id.clone()), &question, Box::new(then));
    }
}

/// What is selected in the open text, also where the page has not heard
/// of it yet.
fn selected(store: Store) -> Option<(Arc<Document>, Span)> {
    let document = store.reading.document.get_untracked()?;
    let span = selection::selected(&document.text)?.span;
    Some((document, span))
}

/// What was selected in a text that is drawn anew is selected still.
fn select_again(selected: Option<(Arc<Document>, Span)>) {
    let Some((document, span)) = selected else {
        return;
    };
    spawn_local(async move {
        // Before the browser says that nothing is selected any more.
        leptos::task::tick().await;
        selection::select(&document.text, span);
    });
}
