//! What the person has selected: a mark, words of the text, a claim, an entity.

use crate::desk::Id;
use crate::text::Span;
use leptos::prelude::*;

/// Words of the text, and where they stand in the window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct SelectedText {
    pub(crate) span: Span,
    /// In CSS pixels: of a selection its middle, top and bottom; of the caret its left,
    /// top and height.
    pub(crate) at: (f64, f64, f64),
}

/// What the person has selected.
#[derive(Clone, Copy)]
pub(crate) struct Selection {
    /// The mark whose card is pinned.
    pub(crate) active: RwSignal<Option<Id>>,
    /// The mark under the pointer.
    pub(crate) hovered: RwSignal<Option<Id>>,
    /// Whether the pinned card is being edited.
    pub(crate) editing: RwSignal<bool>,
    /// The claim whose form is open.
    pub(crate) claim: RwSignal<Option<Id>>,
    /// A mention of the entity whose details are open.
    pub(crate) entity: RwSignal<Option<Id>>,
    /// The selected words, which can be marked.
    pub(crate) text: RwSignal<Option<SelectedText>>,
    /// The mark of another version that waits for words to stand on.
    pub(crate) placing: RwSignal<Option<Id>>,
    /// The words that the active mark would have, while an end of it is moved.
    pub(crate) stretch: RwSignal<Option<SelectedText>>,
    /// Whether the end that is moved is the last one.
    pub(crate) stretches_end: RwSignal<bool>,
    /// The caret in the text, moved by keys.
    pub(crate) caret: RwSignal<Option<SelectedText>>,
}

impl Selection {
    pub(crate) fn new() -> Self {
        Self {
            active: RwSignal::new(None),
            hovered: RwSignal::new(None),
            editing: RwSignal::new(false),
            claim: RwSignal::new(None),
            entity: RwSignal::new(None),
            text: RwSignal::new(None),
            placing: RwSignal::new(None),
            stretch: RwSignal::new(None),
            stretches_end: RwSignal::new(false),
            caret: RwSignal::new(None),
        }
    }

    /// The mark whose card is shown.
    pub(crate) fn shown(self) -> Option<Id> {
        self.active.get().or_else(|| self.hovered.get())
    }

    /// The same, without following its changes.
    pub(crate) fn shown_now(self) -> Option<Id> {
        self.active.get_untracked().or_else(|| self.hovered.get_untracked())
    }

    /// Closes the card.
    pub(crate) fn close_card(self) {
        self.editing.set(false);
        self.hovered.set(None);
        self.active.set(None);
        self.caret.set(None);
    }

    /// Closes the card and everything else that belongs to the article.
    pub(crate) fn clear(self) {
        self.close_card();
        self.claim.set(None);
        self.entity.set(None);
        self.text.set(None);
        self.placing.set(None);
    }
}
