//! Rows as columns.

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
