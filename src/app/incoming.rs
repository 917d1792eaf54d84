//! What came and cannot be taken without the person's word: a file whose labels have to
//! be understood, work on articles that are here already. One question after the other.

use crate::desk::{Conflict, Document};
use crate::files::ImportSummary;
use js_sys::futures::JsFuture;
use js_sys::{Function, Promise};
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;
use wasm_bindgen::JsValue;

/// What is asked.
#[derive(Clone)]
pub(crate) enum Matter {
    /// What is in the file of another tool, and what its labels are read as.
    Found {
        /// The name of the file.
        name: String,
        came: ImportSummary,
    },
    /// Other work on articles that are here.
    Here(Arc<Here>),
}

/// Other work on articles that are here.
pub(crate) struct Here {
    /// The name of the file; `None` where it is another tab.
    pub(crate) name: Option<String>,
    /// The names of those whose hands its marks show.
    pub(crate) people: Vec<Arc<str>>,
    /// The articles.
    pub(crate) articles: usize,
    /// Marks that are not here.
    pub(crate) news: usize,
    /// What both sides say differently, each with the article as it is here.
    pub(crate) conflicts: Vec<(Arc<Document>, Conflict)>,
}

/// What the person answers.
pub(crate) enum Word {
    /// Nothing comes in.
    Leave,
    /// The file comes in with its labels read so; whether predictions come as marks.
    Take { labels: BTreeMap<String, Option<String>>, predictions: bool },
    /// What is new comes in; of each conflict, whether the other side is taken.
    Add(Vec<bool>),
    /// The marks are compared one by one.
    Compare,
}

/// The questions that wait, the first of which is asked.
#[derive(Clone, Copy)]
pub(crate) struct Incoming {
    queue: RwSignal<Vec<(usize, Matter)>>,
    waiting: StoredValue<BTreeMap<usize, Function>, LocalStorage>,
    answers: StoredValue<BTreeMap<usize, Word>>,
    next: StoredValue<usize>,
}

impl Incoming {
    pub(crate) fn new() -> Self {
        Self {
            queue: RwSignal::new(Vec::new()),
            waiting: StoredValue::new_local(BTreeMap::new()),
            answers: StoredValue::new(BTreeMap::new()),
            next: StoredValue::new(1),
        }
    }

    /// Asks, and waits for the answer.
    pub(crate) async fn ask(self, matter: Matter) -> Word {
        let number = self.next.get_value();
        self.next.set_value(number + 1);
        let promise = Promise::new(&mut |answered: Function, _: Function| {
            self.waiting.update_value(|waiting| {
                waiting.insert(number, answered);
            });
        });
        self.queue.update(|queue| queue.push((number, matter)));
        // Nothing refuses this promise.
        let _ = JsFuture::from(promise).await;
        self.answers.try_update_value(|answers| answers.remove(&number)).flatten().unwrap_or(Word::Leave)
    }

    /// The number of the question that is asked now.
    pub(crate) fn number(self) -> Option<usize> {
        self.queue.with(|queue| queue.first().map(|(number, _)| *number))
    }

    /// The question of this number.
    pub(crate) fn matter(self, number: usize) -> Option<Matter> {
        let queue = self.queue.get_untracked();
        queue.into_iter().find(|(other, _)| *other == number).map(|(_, matter)| matter)
    }

    /// Answers a question; one that was answered already is left alone.
    pub(crate) fn answer(self, number: usize, word: Word) {
        let answered = self.waiting.try_update_value(|waiting| waiting.remove(&number)).flatten();
        if let Some(answered) = answered {
            self.answers.update_value(|answers| {
                answers.insert(number, word);
            });
            self.queue.update(|queue| queue.retain(|(other, _)| *other != number));
            // The function of a promise does not throw.
            let _ = answered.call0(&JsValue::NULL);
        }
    }
}
