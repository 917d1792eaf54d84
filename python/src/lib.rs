//! The engine for Python: texts and Arrow tables in, JSON and Arrow tables out. The package
//! `tallymark` around it makes objects of the JSON.

mod columns;
mod output;
mod parallel;
mod staged;

use columns::{Documents, day};
use pyo3::create_exception;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use pyo3_arrow::PyTable;
use pyo3_arrow::input::AnyRecordBatch;
use serde_json::Value;
use std::collections::HashMap;
use tallymark::annotate::{Options, annotate};
use tallymark::desk::{LibraryLocation, Meta};
use tallymark::exchange::formats::{FORMATS, Options as FormatOptions, write};
use tallymark::exchange::incidents::{IncidentLibrary, Reported};
use tallymark::exchange::tables::{self, Table};
use tallymark::exchange::{Annotated, Answer};

create_exception!(tallymark, TallymarkError, PyValueError, "What was given cannot be annotated, and what to do.");

/// An error as an exception.
pub(crate) fn fault(error: impl std::fmt::Display) -> PyErr {
    TallymarkError::new_err(error.to_string())
}

/// The answer of the command to one text, as JSON.
#[pyfunction]
#[pyo3(signature = (text, lang=None, date=None))]
fn answer(py: Python<'_>, text: &str, lang: Option<&str>, date: Option<&str>) -> PyResult<String> {
    let published = date.map(day).transpose()?;
    Ok(py.detach(|| {
        let found = annotate(text, &Options { language: lang, published });
        Answer::of(Value::Null, text, found).to_line()
    }))
}

/// A row for each document of a table.
#[pyfunction]
fn answers(py: Python<'_>, data: AnyRecordBatch, columns: HashMap<String, String>) -> PyResult<PyTable> {
    let documents = Documents::of(py, data, &columns)?;
    let batches = py.detach(|| {
        parallel::each(&documents.portions(), |portion| {
            let answer = |at| {
                let text = documents.text(at)?;
                let found = annotate(text, &Options { language: documents.language(at), published: documents.day(at) });
                Some(Answer::of(documents.name(at), text, found))
            };
            tables::answers(portion.clone().map(answer).collect())
        })
    });
    let batches = batches.into_iter().collect::<Result<Vec<_>, _>>().map_err(fault)?;
    PyTable::try_new(batches, tables::answer_schema())
}

/// The tables that join, by their names.
#[pyfunction]
fn rows(
    py: Python<'_>,
    data: AnyRecordBatch,
    columns: HashMap<String, String>,
) -> PyResult<HashMap<&'static str, PyTable>> {
    let documents = Documents::of(py, data, &columns)?;
    let (marks, incidents) = py.detach(|| {
        let mut library = IncidentLibrary::default();
        let made = parallel::each(&documents.portions(), |portion| {
            let read: Vec<Annotated> = portion.clone().filter_map(|at| annotated(&documents, at)).collect();
            (tables::rows(&read), read.iter().map(Reported::named).collect::<Vec<_>>())
        });
        let mut marks = Vec::new();
        for (rows, reported) in made {
            marks.push(rows);
            reported.into_iter().for_each(|reported| library.add(reported));
        }
        (marks, tables::incidents(&library))
    });
    let mut batches: HashMap<Table, Vec<_>> = HashMap::new();
    for rows in marks {
        rows.map_err(fault)?.into_iter().for_each(|(table, batch)| batches.entry(table).or_default().push(batch));
    }
    batches.insert(Table::Incidents, vec![incidents.map_err(fault)?]);
    let tables = Table::ALL.into_iter();
    tables
        .map(|table| Ok((table.name(), output::table(batches.remove(&table).unwrap_or_default(), table.schema())?)))
        .collect()
}

/// The incidents of the documents of a table.
#[pyfunction]
fn incidents(py: Python<'_>, data: AnyRecordBatch, columns: HashMap<String, String>) -> PyResult<PyTable> {
    let documents = Documents::of(py, data, &columns)?;
    let incidents = py.detach(|| {
        let mut library = IncidentLibrary::default();
        let reported = parallel::each(&documents.portions(), |portion| {
            let read = portion.clone().filter_map(|at| annotated(&documents, at));
            read.map(|document| Reported::named(&document)).collect::<Vec<_>>()
        });
        reported.into_iter().flatten().for_each(|reported| library.add(reported));
        tables::incidents(&library)
    });
    output::table(vec![incidents.map_err(fault)?], Table::Incidents.schema())
}

/// The lines of the command in a format, with what it does not hold.
#[pyfunction]
fn convert<'py>(
    py: Python<'py>,
    lines: Vec<String>,
    format: &str,
    exported: u64,
) -> PyResult<(Bound<'py, PyBytes>, Vec<(u64, String)>)> {
    let known = FORMATS.iter().filter(|about| about.writes.is_some());
    let about = known.clone().find(|about| about.name == format).ok_or_else(|| {
        let names: Vec<&str> = known.map(|about| about.name).collect();
        fault(format!("unknown format {format:?}: choose one of {}", names.join(", ")))
    })?;
    let written = py.detach(|| {
        let numbered: Vec<(usize, String)> = lines.into_iter().enumerate().collect();
        let read = parallel::each(&numbered, |(number, line)| {
            let document =
                Annotated::of_line(line.as_bytes()).map_err(|error| format!("document {number}: {error}"))?;
            Ok(document.article())
        });
        let articles = read.into_iter().collect::<Result<Vec<_>, String>>()?;
        Ok(write(about.format, &articles, &FormatOptions::at(exported)))
    });
    let written = written.map_err(|error: String| fault(error))?;
    let losses = written.losses.iter().map(|(loss, count)| (count as u64, loss.to_string())).collect();
    let bytes = match &written.files[..] {
        [only] => PyBytes::new(py, &only.bytes),
        _ => PyBytes::new(py, &written.bundle(about.name).bytes),
    };
    Ok((bytes, losses))
}

/// A document of a table with what was found in it; `None` where it has no text.
fn annotated(documents: &Documents, at: usize) -> Option<Annotated> {
    let said = |column: &str| documents.said(column, at).unwrap_or_default().to_owned();
    let meta = Meta {
        title: said("title"),
        source: said("source"),
        url: said("url"),
        published: documents.day(at),
        language: said("lang"),
    };
    let location = LibraryLocation { case: said("case"), ..LibraryLocation::default() };
    Some(Annotated::new(documents.name(at), documents.text(at)?, meta, location))
}

#[pymodule]
fn _engine(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("TallymarkError", module.py().get_type::<TallymarkError>())?;
    module.add("VERSION", env!("CARGO_PKG_VERSION"))?;
    module.add("SCHEMA_VERSION", tables::VERSION)?;
    module.add("FORMATS", FORMATS.iter().filter(|f| f.writes.is_some()).map(|f| f.name).collect::<Vec<_>>())?;
    module.add_function(wrap_pyfunction!(answer, module)?)?;
    module.add_function(wrap_pyfunction!(answers, module)?)?;
    module.add_function(wrap_pyfunction!(rows, module)?)?;
    module.add_function(wrap_pyfunction!(incidents, module)?)?;
    module.add_function(wrap_pyfunction!(convert, module)?)?;
    module.add_class::<staged::PyCommons>()?;
    module.add_function(wrap_pyfunction!(staged::digests, module)?)?;
    module.add_function(wrap_pyfunction!(staged::shares, module)?)?;
    module.add_function(wrap_pyfunction!(staged::commons, module)?)?;
    module.add_function(wrap_pyfunction!(staged::buckets, module)?)?;
    module.add_function(wrap_pyfunction!(staged::pairs, module)?)?;
    module.add_function(wrap_pyfunction!(staged::groups, module)?)?;
    module.add_function(wrap_pyfunction!(staged::grouped, module)?)
}
