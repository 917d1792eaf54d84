//! What lies over the page: help, the list of commands, the export, a question.

use super::prompt::Prompt;
use leptos::prelude::*;

/// The dialogs of the page.
#[derive(Clone, Copy)]
pub(crate) struct Dialogs {
    pub(crate) help: RwSignal<bool>,
    /// The list of commands and articles.
    pub(crate) commands: RwSignal<bool>,
    /// The export in other formats.
    pub(crate) export: RwSignal<bool>,
    /// Questions about what comes in.
    pub(crate) prompt: Prompt,
}

impl Dialogs {
    pub(crate) fn new() -> Self {
        Self {
            help: RwSignal::new(false),
            commands: RwSignal::new(false),
            export: RwSignal::new(false),
            prompt: Prompt::new(),
        }
    }
}
