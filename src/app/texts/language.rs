//! Texts by language.

use super::interface::Texts;
use super::{en, vi};
use crate::app::state::language::Lang;
use crate::app::state::{Store, store};
use leptos::prelude::GetUntracked;

impl Lang {
    /// Its own name for itself.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Lang::En => "English",
            Lang::Vi => "Tiếng Việt",
        }
    }

    /// The texts of the interface in this language.
    pub(crate) fn texts(self) -> &'static Texts {
        match self {
            Lang::En => &en::TEXTS,
            Lang::Vi => &vi::TEXTS,
        }
    }
}

impl Store {
    /// The texts of the interface, without following the language.
    pub(crate) fn texts(&self) -> &'static Texts {
        self.look.language.get_untracked().texts()
    }
}

/// The texts of the interface, from anywhere in a view. The shell is drawn anew when the
/// language changes, so a view may read them once.
pub(crate) fn texts() -> &'static Texts {
    store().texts()
}
