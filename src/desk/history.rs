//! Undo and redo.

use super::edit::{Edit, EditError};
use super::state::Desk;

/// What can be undone and redone.
#[derive(Clone, Debug, Default)]
pub struct History {
    undo: Vec<Edit>,
    redo: Vec<Edit>,
}

impl History {
    /// A history that was kept: what can be undone and what can be redone, the
    /// latest act last.
    pub fn new(undo: Vec<Edit>, redo: Vec<Edit>) -> Self {
        Self { undo, redo }
    }

    /// What takes acts back, the latest last.
    pub fn undo_stack(&self) -> &[Edit] {
        &self.undo
    }

    /// What does acts again, the next one last.
    pub fn redo_stack(&self) -> &[Edit] {
        &self.redo
    }

    /// Applies an act to the desk and remembers how to take it back.
    ///
    /// # Errors
    /// As [`Desk::apply`]; the history is then as it was.
    pub fn act(&mut self, desk: &mut Desk, edit: Edit) -> Result<(), EditError> {
        let inverse = desk.apply(edit)?;
        if inverse != Edit::All(Vec::new()) {
            self.undo.push(inverse);
            self.redo.clear();
        }
        Ok(())
    }

    /// Applies an act that carries on the last one, as the next letter typed
    /// into the same field does: both are taken back as one.
    ///
    /// # Errors
    /// As [`Desk::apply`]; the history is then as it was.
    pub fn carry_on(&mut self, desk: &mut Desk, edit: Edit) -> Result<(), EditError> {
        desk.apply(edit)?;
        self.redo.clear();
        Ok(())
    }

    /// Takes the last act back; `false` when there is none.
    ///
    /// # Errors
    /// As [`Desk::apply`].
    pub fn undo(&mut self, desk: &mut Desk) -> Result<bool, EditError> {
        Self::step(&mut self.undo, &mut self.redo, desk)
    }

    /// Does the last act that was taken back again; `false` when there is none.
    ///
    /// # Errors
    /// As [`Desk::apply`].
    pub fn redo(&mut self, desk: &mut Desk) -> Result<bool, EditError> {
        Self::step(&mut self.redo, &mut self.undo, desk)
    }

    /// Whether there is an act to take back.
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Whether there is an act to do again.
    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    fn step(from: &mut Vec<Edit>, to: &mut Vec<Edit>, desk: &mut Desk) -> Result<bool, EditError> {
        let Some(edit) = from.pop() else {
            return Ok(false);
        };
        match desk.apply(edit.clone()) {
            Ok(inverse) => to.push(inverse),
            Err(error) => {
                from.push(edit);
                return Err(error);
            }
        }
        Ok(true)
    }
}
