//! Tolls as rows of a dataset of events: what a coder fills in, and the edits that
//! keep it. What the texts offer for each column is derived ([`sheet()`]); what stands
//! in a row that was coded is the coder's, and no other article, text or engine
//! changes it.

mod candidates;
mod codebook;
mod columns;
mod edits;
mod gather;
mod row;
mod sheet;

pub use candidates::{Candidate, Cited, Entry};
pub use codebook::Codebook;
pub use columns::{Column, Fill, Section};
pub use edits::{code, codings, uncode};
pub use row::{Cell, Coding};
pub use sheet::{Sheet, sheet};
