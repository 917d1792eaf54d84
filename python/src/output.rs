//! Tables for Python.

use arrow_array::RecordBatch;
use arrow_schema::SchemaRef;
use pyo3::PyResult;
use pyo3_arrow::PyTable;

/// A table of batches; the empty ones are left out.
pub(crate) fn table(batches: Vec<RecordBatch>, schema: SchemaRef) -> PyResult<PyTable> {
    PyTable::try_new(batches.into_iter().filter(|batch| batch.num_rows() > 0).collect(), schema)
}
