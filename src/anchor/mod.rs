//! Places of a text found again after the text changed: the same place, the same
//! words elsewhere, nearly the same words, changed ones, or none.
//!
//! Both texts are read as words and paired as Heckel pairs lines (see `pairing`);
//! a place is then sought by its quote, by its quote with what stands around it,
//! and last where its words and its neighbours went, as Brush, Bargeron, Gupta and
//! Cadiz do (Robust Annotation Positioning in Digital Documents, CHI 2001). What
//! is found so is measured in letters (`distance`). A difference in a number, a
//! negation or a unit is never bridged. Knows no language and no annotation: the
//! words that count so much come as an argument.

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
