//! What comes in and cannot be taken without the person's decision: a file whose labels
//! have to be understood, work on articles that are here already. One question after the
//! other.

use crate::desk::{Conflict, Document};
use crate::files::ImportSummary;
use crate::text::Unit;
use futures_channel::oneshot;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What is asked.
#[derive(Clone)]
pub(crate) enum Question {
    /// What the file of another tool holds, and what its labels mean.
    Labels {
        /// The name of the file.
        name: String,
        came: ImportSummary,
    },
    /// Other work on articles that are here.
    Merge(Arc<MergePreview>),
}

/// Other work on articles that are here.
pub(crate) struct MergePreview {
    /// The name of the file; `None` where it comes from another tab.
    pub(crate) name: Option<String>,
    /// The names of those who made its marks.
    pub(crate) people: Vec<Arc<str>>,
    /// How many articles it holds.
    pub(crate) articles: usize,
    /// How many of its marks are not here.
    pub(crate) news: usize,
    /// Where both sides differ, each with the article as it is here.
    pub(crate) conflicts: Vec<(Arc<Document>, Conflict)>,
}

/// What the person decides.
pub(crate) enum Decision {
    /// Nothing comes in.
    Leave,
    /// The file comes in with its labels read so; whether predictions come as marks; the unit
    /// of its offsets, where that was asked.
    Take { labels: BTreeMap<String, Option<String>>, predictions: bool, unit: Option<Unit> },
    /// What is new comes in; of each conflict, whether the other side is taken.
    Add(Vec<bool>),
    /// The marks are compared one by one.
    Compare,
}

/// A question, its number, and who waits for the decision.
struct Asked {
    number: usize,
    question: Question,
    decided: oneshot::Sender<Decision>,
}

/// The questions that wait; the first of them is shown.
#[derive(Clone, Copy)]
pub(crate) struct Prompt {
    queue: RwSignal<Vec<Asked>, LocalStorage>,
    next: StoredValue<usize>,
}

impl Prompt {
    pub(crate) fn new() -> Self {
        Self { queue: RwSignal::new_local(Vec::new()), next: StoredValue::new(1) }
    }

    /// Asks, and waits for the decision.
    pub(crate) async fn ask(self, question: Question) -> Decision {
        let number = self.next.get_value();
        self.next.set_value(number + 1);
        let (decided, decision) = oneshot::channel();
        self.queue.update(|queue| queue.push(Asked { number, question, decided }));
        decision.await.unwrap_or(Decision::Leave)
    }

    /// The number of the question that is shown.
    pub(crate) fn number(self) -> Option<usize> {
        self.queue.with(|queue| queue.first().map(|asked| asked.number))
    }

    /// The question of this number.
    pub(crate) fn question(self, number: usize) -> Option<Question> {
        let of = |queue: &Vec<Asked>| queue.iter().find(|asked| asked.number == number).map(|a| a.question.clone());
        self.queue.with_untracked(of)
    }

    /// Answers a question; one that was answered already is left alone.
    pub(crate) fn answer(self, number: usize, decision: Decision) {
        let at = self.queue.with_untracked(|queue| queue.iter().position(|asked| asked.number == number));
        let asked = at.and_then(|at| self.queue.try_update(|queue| queue.remove(at)));
        if let Some(Asked { decided, .. }) = asked {
            // Who asked may have gone meanwhile.
            let _ = decided.send(decision);
        }
    }
}
