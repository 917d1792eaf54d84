//! The engine in its workers, from the page's side: what is with it, and what came back. Texts
//! wait for it in a queue, so that reading never holds up what the person does, and what it
//! found comes to the desk once a frame.

mod pool;
mod queue;
mod start;

use super::kept_findings::ReadArticle;
use crate::browser::dom;
use crate::desk::{Findings, Id, Question};
use crate::exchange::engine::{Found, LONG, Part, Request, findings};
use leptos::prelude::*;
use pool::Pool;
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;
use std::sync::Arc;

pub(crate) use start::start;

/// What becomes of an answer; nothing came where the engine is not here.
type Then = Box<dyn FnOnce(Option<Findings>)>;

/// A text to be read.
struct Task {
    text: Arc<str>,
    question: Question,
    asker: Asker,
}

/// Who asked.
enum Asker {
    Article(Id),
    Other(Then),
}

/// A text that is with the engine.
struct Asked {
    task: Task,
    worker: usize,
    found: Vec<Found>,
}

/// The engine, from the page's side.
#[derive(Clone, Copy)]
pub(crate) struct Engine {
    pool: StoredValue<Pool, LocalStorage>,
    asked: StoredValue<BTreeMap<usize, Asked>, LocalStorage>,
    next: StoredValue<usize>,
    /// The articles that are with it, or whose answers the desk has not got yet.
    articles: StoredValue<FxHashSet<Id>>,
    /// What it found since the last frame.
    came: StoredValue<Vec<ReadArticle>>,
    /// Says that something came.
    has_come: RwSignal<()>,
    /// Whether it runs.
    is_here: RwSignal<bool>,
    /// Whether the person wants the open article read alone.
    pub(crate) is_paused: RwSignal<bool>,
    /// How much of a long article it has read, in percent.
    progress: RwSignal<Option<(Id, usize)>>,
}

impl Engine {
    /// The engine, not started yet; it says in `progress` how far it is.
    pub(crate) fn new(progress: RwSignal<Option<(Id, usize)>>) -> Self {
        Self {
            pool: StoredValue::new_local(Pool::default()),
            asked: StoredValue::new_local(BTreeMap::new()),
            next: StoredValue::new(1),
            articles: StoredValue::new(FxHashSet::default()),
            came: StoredValue::new(Vec::new()),
            has_come: RwSignal::new(()),
            is_here: RwSignal::new(false),
            is_paused: RwSignal::new(false),
            progress,
        }
    }

    /// Has the engine read a text that is no article.
    pub(crate) fn read(self, text: &str, question: &Question, then: impl FnOnce(Option<Findings>) + 'static) {
        let asker = Asker::Other(Box::new(then));
        let task = Task { text: text.into(), question: question.clone(), asker };
        match self.pool.with_value(Pool::freest) {
            Some(worker) if self.is_here.get_untracked() => {
                self.pool.update_value(|pool| pool.give(worker, task.text.len()));
                self.ask(worker, vec![task]);
            }
            _ => self.give_up(task),
        }
    }

    /// Has a worker read texts that it was given, in one message.
    fn ask(self, worker: usize, tasks: Vec<Task>) {
        let first = self.next.get_value();
        self.next.set_value(first + tasks.len());
        let numbered = tasks.iter().zip(first..);
        let requests: Vec<Request<&str>> = numbered
            .map(|(task, number)| Request { number, text: &*task.text, question: task.question.clone() })
            .collect();
        self.pool.with_value(|pool| pool.say(worker, &requests));
        self.articles.update_value(|articles| {
            articles.extend(tasks.iter().filter_map(|task| task.asker.article().cloned()));
        });
        self.asked.update_value(|asked| {
            asked.extend((first..).zip(tasks.into_iter().map(|task| Asked { task, worker, found: Vec::new() })));
        });
    }

    /// Takes parts of answers.
    fn hear(self, parts: Vec<Part>) {
        for Part { number, percent, found } in parts {
            let done = self.asked.try_update_value(|asked| {
                let waiting = asked.get_mut(&number)?;
                waiting.found.extend(found);
                if let Some(id) = waiting.task.asker.article().filter(|_| waiting.task.text.len() >= LONG) {
                    self.progress.set(Some((id.clone(), percent)).filter(|_| percent < 100));
                }
                if percent == 100 { asked.remove(&number) } else { None }
            });
            if let Some(Asked { task, worker, found }) = done.flatten() {
                self.pool.update_value(|pool| pool.took(worker, task.text.len()));
                self.finish(task, found);
            }
        }
    }

    /// A text was read to its end.
    fn finish(self, task: Task, found: Vec<Found>) {
        let Task { text, question, asker } = task;
        match asker {
            Asker::Other(then) => then(findings(&text, &found)),
            Asker::Article(id) => {
                let is_first = self.came.try_update_value(|came| {
                    came.push(ReadArticle { id, text, question, found });
                    came.len() == 1
                });
                if is_first == Some(true) {
                    dom::with_next_frame(move || self.has_come.set(()));
                }
            }
        }
    }

    /// What came since this was asked last.
    fn take(self) -> Vec<ReadArticle> {
        let came = self.came.try_update_value(std::mem::take).unwrap_or_default();
        self.articles.update_value(|articles| {
            for read in &came {
                articles.remove(&read.id);
            }
        });
        came
    }

    /// Stops it; what it was asked has no answer.
    fn stop(self) {
        self.pool.set_value(Pool::default());
        self.is_here.set(false);
        self.progress.set(None);
        self.articles.set_value(FxHashSet::default());
        let left = self.asked.try_update_value(std::mem::take).unwrap_or_default();
        left.into_values().for_each(|asked| self.give_up(asked.task));
    }

    fn give_up(self, task: Task) {
        if let Asker::Other(then) = task.asker {
            then(None);
        }
    }
}

impl Asker {
    fn article(&self) -> Option<&Id> {
        match self {
            Self::Article(id) => Some(id),
            Self::Other(_) => None,
        }
    }
}
