//! What became of a place.

use crate::text::Span;

/// Where a place of the old text is in the new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The same words at the same place.
    Anchored,
    /// The same words elsewhere.
    Moved(Span),
    /// Nearly the same words: at least nine letters in ten, and every number,
    /// negation and unit.
    Similar(Span),
    /// Words that say something else: a person decides.
    Changed(Change),
    /// Nothing like it.
    Lost,
}

/// What a place became.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The place in the new text.
    pub span: Span,
    /// The first to the last word of the old text that differ; empty where words
    /// were only put in.
    pub was: Span,
    /// The same of the new text; empty where words were only taken out.
    pub now: Span,
}
