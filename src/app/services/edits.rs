//! Edits of the person: signed with name and time, applied to the desk, taken back.

use crate::app::state::Store;
use crate::app::state::notices::{Notice, Notices};
use crate::app::state::work::Work;
use crate::browser::clock;
use crate::desk::{Desk, Edit, EditError, History, Signature};
use leptos::prelude::*;

impl Store {
    /// Applies an edit of the person.
    pub(crate) fn act(&self, edit: Edit) {
        self.apply(edit, None);
    }

    /// Applies an edit of a field that is typed into; consecutive edits of one field are
    /// one undo step.
    pub(crate) fn act_typing(&self, field: &str, edit: Edit) {
        self.apply(edit, Some(field));
    }

    /// Whether the last edit was of this field, so that the next one continues it.
    pub(crate) fn is_typing(&self, field: &str) -> bool {
        self.work.with_untracked(|work| work.typing.as_deref() == Some(field))
    }

    /// The person left the field: the next edit is an undo step of its own.
    pub(crate) fn stop_typing(&self) {
        self.work.update_untracked(|work| work.typing = None);
    }

    fn apply(&self, edit: Edit, field: Option<&str>) {
        let person = self.person.with_untracked(|name| name.trim().into());
        let engine = env!("CARGO_PKG_VERSION").into();
        let edit = edit.signed(&Signature { person, at: clock::now().into(), engine });
        let mut result = Ok(());
        self.work.update(|work| {
            let Work { desk, history, typing } = work;
            let carries_on = field.is_some() && typing.as_deref() == field;
            result = if carries_on { history.carry_on(desk, edit) } else { history.act(desk, edit) };
            *typing = field.map(str::to_owned);
        });
        result.unwrap_or_else(|error| self.refuse(&error));
    }

    /// Takes the last edit back.
    pub(crate) fn undo(&self) {
        self.step_back_or_forward(History::undo);
    }

    /// Applies the edit again that was taken back last.
    pub(crate) fn redo(&self) {
        self.step_back_or_forward(History::redo);
    }

    fn step_back_or_forward(&self, step: fn(&mut History, &mut Desk) -> Result<bool, EditError>) {
        self.notices.settle(Notices::DONE);
        let mut result = Ok(false);
        self.work.update(|work| {
            work.typing = None;
            result = step(&mut work.history, &mut work.desk);
        });
        if let Err(error) = result {
            self.refuse(&error);
        }
    }

    fn refuse(&self, error: &EditError) {
        self.fail((self.texts().trouble.not_applied)(&error.to_string()));
    }

    /// Says what went wrong.
    pub(crate) fn fail(&self, sentence: String) {
        self.notices.say(Notice::error(sentence));
    }

    /// Applies a change that another tab or the storage made. It is no edit of this person
    /// here, so it cannot be undone here.
    pub(crate) fn take_in(&self, edit: Edit) {
        self.work.update(|work| {
            // An edit that names what is gone has nothing left to change.
            let _ = work.desk.apply(edit);
        });
    }
}
