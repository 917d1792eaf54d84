//! The desk and what can be undone on it.

use crate::desk::{Desk, History};

/// The desk, its history, and the field that is being typed into.
#[derive(Clone, Debug, Default)]
pub(crate) struct Work {
    pub(crate) desk: Desk,
    pub(crate) history: History,
    /// The field whose keystrokes are one undo step; none after any other edit.
    pub(crate) typing: Option<String>,
}
