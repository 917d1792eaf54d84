//! Sentences that the page says, and what can be done about them.

use crate::desk::Id;
use leptos::prelude::*;
use std::sync::Arc;

/// What a button on a notice does.
pub(crate) type Act = Arc<dyn Fn() + Send + Sync>;

/// A sentence, with the few things that can be done.
#[derive(Clone)]
pub(crate) struct Notice {
    pub(crate) id: Id,
    /// Names the matter: a new notice on it replaces the old one.
    pub(crate) matter: String,
    pub(crate) sentence: String,
    pub(crate) is_error: bool,
    pub(crate) acts: Vec<(&'static str, Act)>,
}

impl Notice {
    pub(crate) fn said(sentence: String) -> Self {
        Self { id: "".into(), matter: sentence.clone(), sentence, is_error: false, acts: Vec::new() }
    }

    pub(crate) fn error(sentence: String) -> Self {
        Self { is_error: true, ..Self::said(sentence) }
    }

    /// Whether it goes by itself after a while: errors, and what asks for an act, stay.
    pub(crate) fn is_brief(&self) -> bool {
        !self.is_error && self.acts.is_empty()
    }

    pub(crate) fn about(mut self, matter: impl Into<String>) -> Self {
        self.matter = matter.into();
        self
    }

    pub(crate) fn with(mut self, label: &'static str, act: impl Fn() + Send + Sync + 'static) -> Self {
        self.acts.push((label, Arc::new(act)));
        self
    }
}

/// The notices that are shown, oldest first.
#[derive(Clone, Copy)]
pub(crate) struct Notices {
    list: RwSignal<Vec<Notice>>,
    next: StoredValue<u32>,
}

impl Notices {
    /// The matter of an act that was just done; taking an act back settles it.
    pub(crate) const DONE: &str = "done";

    /// More than these are not read by anyone.
    const MOST: usize = 6;

    pub(crate) fn new() -> Self {
        Self { list: RwSignal::new(Vec::new()), next: StoredValue::new(1) }
    }

    /// Says a sentence.
    pub(crate) fn say(self, mut notice: Notice) {
        let number = self.next.get_value();
        self.next.set_value(number + 1);
        let id: Id = number.to_string().into();
        notice.id = id;
        self.list.update(|list| {
            list.retain(|old| old.matter != notice.matter);
            list.push(notice);
            let excess = list.len().saturating_sub(Self::MOST);
            list.drain(..excess);
        });
    }

    pub(crate) fn dismiss(self, id: &str) {
        self.list.try_update(|list| list.retain(|notice| &*notice.id != id));
    }

    /// Takes back what was said on a matter that is settled.
    pub(crate) fn settle(self, matter: &str) {
        if self.list.with_untracked(|list| list.iter().any(|notice| notice.matter == matter)) {
            self.list.update(|list| list.retain(|notice| notice.matter != matter));
        }
    }

    /// The ids of what is shown.
    pub(crate) fn ids(self) -> Vec<Id> {
        self.list.with(|list| list.iter().map(|notice| notice.id.clone()).collect())
    }

    /// What is shown under an id.
    pub(crate) fn get(self, id: &str) -> Option<Notice> {
        self.list.with_untracked(|list| list.iter().find(|notice| &*notice.id == id).cloned())
    }
}
