//! The state of the grammar of names within a run of name words.

use super::page::{Page, Style};
use std::ops::Range;

/// The state of the grammar within a run of name words.
pub(super) struct Walk<'a> {
    pub(super) run: Range<usize>,
    pub(super) sentence: &'a Range<usize>,
    pub(super) style: Style,
    pub(super) title: Option<Range<usize>>,
    pub(super) honorific: bool,
}

impl Walk<'_> {
    /// Whether a token opens its sentence, where any word is capitalised.
    pub(super) fn opens(&self, page: &Page<'_, '_>, at: usize) -> bool {
        page.opens_sentence(at, self.sentence)
    }
}
