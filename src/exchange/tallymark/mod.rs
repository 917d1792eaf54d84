//! The export `tallymark/1`: one JSON object with documents and all their
//! marks, described by `docs/tallymark-1.schema.json`.
//!
//! Offsets are code points. Reading restores decided marks as they are; suggestions are
//! derived again by the engine. Nothing is shifted or dropped silently: a mark whose quote is
//! not at its offsets is an error.

mod error;
mod parents;
mod read;
mod shape;
mod sketch;
mod write;

pub use error::{Fault, Flaw, ImportError};
pub use read::{Version, json_fault, read, read_articles, read_versions};
pub(super) use read::{document as read_document, marks as read_marks, needs_review as read_unsettled, not_json};
pub(super) use shape::{CodingFields, DescriptionFields, TollFields};
pub(super) use write::{Written as DocumentShape, article as write_article};
pub(super) use write::{marks_alone as write_marks, needs_review as write_unsettled};
pub use write::{write, write_articles};

/// The value of `format`.
pub(super) const FORMAT: &str = "tallymark";

/// The newest version that is read, and the one that is written.
const VERSION: u64 = 1;

/// The value of `offsets`: the unit of every `start` and `end`.
const OFFSETS: &str = "codepoint";

/// Code points of context on either side of a mark.
const CONTEXT: usize = 32;

/// Bytes of the largest file that is read. Local storage holds a few million
/// characters; what is far larger is no export of a desk.
pub const LARGEST: usize = 64 << 20;
