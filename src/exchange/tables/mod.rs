//! What is found in documents as tables of Apache Arrow: the JSON of the command in columns.
//! [`answers`] has a row a document, with what was found in it as lists; [`rows`] are tables
//! that join, a row a mark. A column has the name and the meaning of the field that it comes
//! from (`docs/tables.md`). Offsets are code points, half-open.

#[cfg(feature = "table-files")]
mod files;
mod nested;
mod rows;
mod schema;

#[cfg(feature = "table-files")]
pub use files::{FileKind, TableFile};
pub use nested::answers;
pub use rows::{grouped, incidents, rows};
pub use schema::{Table, VERSION, answer_schema, grouped_schema};

use arrow_array::RecordBatch;
use arrow_json::ReaderBuilder;
use arrow_schema::{ArrowError, SchemaRef};
use serde::Serialize;

/// Rows as columns of a schema. Numbers in a column of texts become texts: an id may be either.
///
/// # Errors
/// Where a row does not fit the schema.
pub fn batch<T: Serialize>(schema: SchemaRef, rows: &[T]) -> Result<RecordBatch, ArrowError> {
    let build = ReaderBuilder::new(schema.clone()).with_coerce_primitive(true).with_batch_size(rows.len().max(1));
    let mut decoder = build.build_decoder()?;
    decoder.serialize(rows)?;
    Ok(decoder.flush()?.unwrap_or_else(|| RecordBatch::new_empty(schema)))
}
