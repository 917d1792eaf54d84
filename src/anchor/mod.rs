//! Finds places of a text again after the text changed: the same place, the same words
//! elsewhere, nearly the same words, changed ones, or none.
//!
//! Both texts are read as words and paired as Heckel pairs lines (see `pairing`); a place is
//! then searched for by its quote, by its quote with its context, and last by where its words
//! and its neighbours went, as Brush, Bargeron, Gupta and Cadiz do (Robust Annotation
//! Positioning in Digital Documents, CHI 2001). Candidates are compared by edit distance
//! (`distance`). A difference in a number, a negation or a unit never counts as similar. Knows
//! no language and no annotation: the protected terms of a language are an argument.

mod anchors;
mod distance;
mod find;
mod near;
mod outcome;
mod pairing;
mod runs;
mod side;

pub use anchors::Anchors;
pub use outcome::{Anchor, Change};
pub use runs::{Run, Weighty};
