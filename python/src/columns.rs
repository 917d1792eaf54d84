//! The columns of a table of documents: those of a line of the command. Texts are read where
//! they stand, whatever kind of column holds them.

use crate::fault;
use arrow_array::cast::AsArray;
use arrow_array::types::Date32Type;
use arrow_array::{Array, ArrayRef, ArrowPrimitiveType, PrimitiveArray, RecordBatch};
use arrow_cast::cast::{CastOptions, cast_with_options};
use arrow_schema::DataType;
use pyo3::prelude::*;
use pyo3_arrow::input::AnyRecordBatch;
use serde_json::Value;
use std::collections::HashMap;
use std::ops::Range;
use tallymark::model::Day;

/// Columns beside the text; each may be missing.
const TEXTS: [&str; 6] = ["id", "lang", "title", "source", "url", "case"];

/// Documents of a table.
pub(crate) struct Documents {
    batches: Vec<Columns>,
    /// The first row of each batch, and the number of rows.
    starts: Vec<usize>,
}

struct Columns {
    text: ArrayRef,
    date: Option<ArrayRef>,
    texts: HashMap<&'static str, ArrayRef>,
}

impl Documents {
    /// The documents of a table; `names` says which column is what, where it is not called so.
    pub(crate) fn of(py: Python<'_>, data: AnyRecordBatch, names: &HashMap<String, String>) -> PyResult<Self> {
        if let Some(unknown) =
            names.keys().find(|name| !TEXTS.contains(&&***name) && !["text", "date"].contains(&&***name))
        {
            return Err(fault(format!(
                "{unknown} is no column of a document: those are text, date, {}",
                TEXTS.join(", ")
            )));
        }
        let reader = data.into_reader()?;
        let batches = py.detach(|| reader.collect::<Result<Vec<_>, _>>()).map_err(fault)?;
        let batches = batches.iter().map(|batch| Columns::of(batch, names)).collect::<PyResult<Vec<_>>>()?;
        let mut starts = vec![0];
        batches.iter().for_each(|batch| starts.push(starts.last().copied().unwrap_or_default() + batch.text.len()));
        Ok(Self { batches, starts })
    }

    /// Rows that are worked on together, about a megabyte of text.
    pub(crate) fn portions(&self) -> Vec<Range<usize>> {
        const ROWS: usize = 64;
        const BYTES: usize = 1 << 20;
        let count = self.starts.last().copied().unwrap_or_default();
        let (mut portions, mut start, mut bytes) = (Vec::new(), 0, 0);
        for at in 0..count {
            bytes += self.text(at).map_or(0, str::len);
            if at + 1 - start >= ROWS || bytes >= BYTES || at + 1 == count {
                portions.push(start..at + 1);
                (start, bytes) = (at + 1, 0);
            }
        }
        portions
    }

    /// The text of a row.
    pub(crate) fn text(&self, at: usize) -> Option<&str> {
        let (batch, row) = self.find(at);
        string(&batch.text, row)
    }

    /// The text of a column beside it.
    pub(crate) fn said(&self, column: &str, at: usize) -> Option<&str> {
        let (batch, row) = self.find(at);
        string(batch.texts.get(column)?, row)
    }

    /// The language of a row.
    pub(crate) fn language(&self, at: usize) -> Option<&str> {
        self.said("lang", at)
    }

    /// The name of a row.
    pub(crate) fn name(&self, at: usize) -> Value {
        self.said("id", at).map_or(Value::Null, |id| Value::String(id.to_owned()))
    }

    /// The day of publication of a row.
    pub(crate) fn day(&self, at: usize) -> Option<Day> {
        let (batch, row) = self.find(at);
        let days = batch.date.as_ref()?.as_primitive::<Date32Type>();
        let first = Day::new(1970, 1, 1)?;
        days.is_valid(row).then(|| first.plus_days(i64::from(days.value(row))))
    }

    fn find(&self, at: usize) -> (&Columns, usize) {
        let batch = self.starts.partition_point(|start| *start <= at) - 1;
        (&self.batches[batch], at - self.starts[batch])
    }
}

impl Columns {
    fn of(batch: &RecordBatch, names: &HashMap<String, String>) -> PyResult<Self> {
        let named = |column: &str| match names.get(column) {
            Some(name) => batch.column_by_name(name).map(Some).ok_or_else(|| missing(batch, name)),
            None => Ok(batch.column_by_name(column)),
        };
        let text = named("text")?.ok_or_else(|| missing(batch, "text"))?;
        if !is_string(text.data_type()) {
            return Err(fault(format!("the column of the texts holds {}: cast it to strings", text.data_type())));
        }
        let mut texts = HashMap::new();
        for column in TEXTS {
            if let Some(array) = named(column)? {
                let array =
                    if is_string(array.data_type()) { array.clone() } else { cast(column, array, DataType::Utf8)? };
                texts.insert(column, array);
            }
        }
        let date = named("date")?.map(|array| cast("date", array, DataType::Date32)).transpose()?;
        Ok(Self { text: text.clone(), date, texts })
    }
}

fn missing(batch: &RecordBatch, name: &str) -> PyErr {
    let schema = batch.schema();
    let there: Vec<&str> = schema.fields().iter().map(|field| field.name().as_str()).collect();
    fault(format!("there is no column {name}, only {}: name it with columns={{\"text\": …}}", there.join(", ")))
}

fn cast(column: &str, array: &ArrayRef, to: DataType) -> PyResult<ArrayRef> {
    let strict = CastOptions { safe: false, ..CastOptions::default() };
    cast_with_options(array, &to, &strict).map_err(|error| {
        let wants = if to == DataType::Date32 { "days (YYYY-MM-DD)" } else { "strings" };
        fault(format!("the column {column} should hold {wants}: {error}"))
    })
}

fn is_string(data: &DataType) -> bool {
    matches!(data, DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View)
}

fn string(array: &ArrayRef, row: usize) -> Option<&str> {
    array.is_valid(row).then(|| match array.data_type() {
        DataType::Utf8 => array.as_string::<i32>().value(row),
        DataType::LargeUtf8 => array.as_string::<i64>().value(row),
        _ => array.as_string_view().value(row),
    })
}

/// A column of a table of our own.
pub(crate) fn column<'b>(batch: &'b RecordBatch, name: &str) -> PyResult<&'b ArrayRef> {
    batch.column_by_name(name).ok_or_else(|| missing(batch, name))
}

/// Its texts.
pub(crate) fn strings(batch: &RecordBatch, name: &str) -> PyResult<Vec<Option<String>>> {
    let array = column(batch, name)?;
    if !is_string(array.data_type()) {
        return Err(fault(format!("the column {name} holds {}, not strings", array.data_type())));
    }
    Ok((0..array.len()).map(|row| string(array, row).map(str::to_owned)).collect())
}

/// Its numbers; one that is missing is 0.
pub(crate) fn numbers<'b, T: ArrowPrimitiveType>(
    batch: &'b RecordBatch,
    name: &str,
) -> PyResult<&'b PrimitiveArray<T>> {
    let array = column(batch, name)?;
    array
        .as_primitive_opt()
        .ok_or_else(|| fault(format!("the column {name} holds {}, not {}", array.data_type(), T::DATA_TYPE)))
}

/// A day of the calendar as a text.
pub(crate) fn day(text: &str) -> PyResult<Day> {
    text.parse().map_err(|_| fault(format!("{text:?} is no day: write YYYY-MM-DD, or give a datetime.date")))
}
