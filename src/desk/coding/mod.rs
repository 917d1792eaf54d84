//! Incidents as rows of a dataset: what a coder fills in, and the edits that keep it.
//! The candidates for each column are derived ([`sheet()`]) from what each article says of the
//! event (`account`); a coded row belongs to the coder, and no further article, text or engine
//! changes it. [`draft_rows`] fills rows from one article alone.

mod account;
mod candidates;
mod codebook;
mod columns;
mod countries;
mod draft;
mod edits;
mod fill;
mod gather;
mod judgement;
mod offers;
mod row;
mod said;
mod sheet;
mod subject;
mod victims;

pub use candidates::{Candidate, Cited, Entry};
pub use codebook::Codebook;
pub use columns::Column;
pub use draft::{DraftRow, draft_rows};
pub use edits::{code, uncode};
pub use fill::{Fill, PersonField, Section};
pub use row::{Cell, Coding, RowKey, RowState};
pub use sheet::{Sheet, sheet};
pub use subject::{KeptRows, RowSubject, subjects};
