//! How the page looks: its language, its theme, and the kinds of marks that are hidden.

use super::language::Lang;
use crate::desk::Kind;
use leptos::prelude::*;
use std::collections::HashSet;

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Theme {
    /// As the system has it.
    #[default]
    System,
    Light,
    Dark,
}

/// How the page looks.
#[derive(Clone, Copy)]
pub(crate) struct Look {
    pub(crate) language: RwSignal<Lang>,
    pub(crate) theme: RwSignal<Theme>,
    /// Kinds that the legend turned off.
    pub(crate) hidden: RwSignal<HashSet<Kind>>,
    /// Whether stepping is kept to marks that nobody decided.
    pub(crate) undecided: RwSignal<bool>,
    /// Says that the page was scrolled or has another size, at most once a frame.
    pub(crate) moved: RwSignal<()>,
}

impl Look {
    pub(crate) fn new(language: Lang) -> Self {
        Self {
            language: RwSignal::new(language),
            theme: RwSignal::new(Theme::System),
            hidden: RwSignal::new(HashSet::new()),
            undecided: RwSignal::new(false),
            moved: RwSignal::new(()),
        }
    }

    /// Shows or hides the marks of a kind.
    pub(crate) fn toggle(self, kind: Kind) {
        self.hidden.update(|hidden| {
            if !hidden.remove(&kind) {
                hidden.insert(kind);
            }
        });
    }
}
