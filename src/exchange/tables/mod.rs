//! What is found in documents as tables of Apache Arrow: the JSON of the command in columns.
//! [`answers`] has a row a document, with what was found in it as lists; [`rows`] are tables
//! that join, a row a mark. A column has the name and the meaning of the field that it comes
//! from (`docs/tables.md`). Offsets are code points, half-open.

mod columns;
#[cfg(feature = "table-files")]
mod files;
mod nested;
mod rows;
mod schema;

pub use columns::batch;
#[cfg(feature = "table-files")]
pub use files::{FileKind, TableFile};
pub use nested::answers;
pub use rows::{grouped, incidents, rows};
pub use schema::{Table, VERSION, answer_schema, grouped_schema};
