//! The stages of incidents over several machines, a table in and a table out each;
//! `tallymark.spark` says what goes where.

use crate::columns::{Documents, column, numbers, strings};
use crate::{annotated, fault, output, parallel};
use arrow_array::types::{Float32Type, Int32Type, Int64Type};
use arrow_array::{Array, RecordBatch};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use pyo3::prelude::*;
use pyo3_arrow::PyTable;
use pyo3_arrow::input::AnyRecordBatch;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use tallymark::desk::{Commons, Id, PlaceKey, document_id, is_joining, stretches};
use tallymark::exchange::Annotated;
use tallymark::exchange::incidents::{self, EventKey, Reported, digest};
use tallymark::exchange::tables;
use tallymark::model::Day;

/// What the articles of a library have in common.
#[pyclass(frozen, name = "Commons")]
pub(crate) struct PyCommons(Commons);

fn schema(fields: &[(&str, DataType)]) -> SchemaRef {
    Arc::new(Schema::new(fields.iter().map(|(name, data)| Field::new(*name, data.clone(), true)).collect::<Vec<_>>()))
}

fn table<T: Serialize>(schema: SchemaRef, rows: &[T]) -> PyResult<PyTable> {
    let batch = tables::batch(schema.clone(), rows).map_err(fault)?;
    output::table(vec![batch], schema)
}

fn batches(py: Python<'_>, data: AnyRecordBatch) -> PyResult<Vec<RecordBatch>> {
    let reader = data.into_reader()?;
    py.detach(|| reader.collect::<Result<Vec<_>, _>>()).map_err(fault)
}

/// The documents of digests.
fn documents(batches: &[RecordBatch]) -> PyResult<Vec<Reported>> {
    let mut given = Vec::new();
    for batch in batches {
        given.extend(strings(batch, "document")?.into_iter().zip(strings(batch, "digest")?));
    }
    let read = parallel::each(&given, |(id, digest)| {
        incidents::reported(digest.as_deref().unwrap_or_default(), id.as_deref().unwrap_or_default())
    });
    read.into_iter().map(|document| document.map_err(fault)).collect()
}

/// First stage: a digest of each document, with the id of its text.
#[pyfunction]
pub(crate) fn digests(py: Python<'_>, data: AnyRecordBatch, columns: HashMap<String, String>) -> PyResult<PyTable> {
    #[derive(Serialize)]
    struct Row {
        text_id: Id,
        name: String,
        digest: String,
    }
    let documents = Documents::of(py, data, &columns)?;
    let rows = py.detach(|| {
        parallel::each(&documents.portions(), |portion| {
            let read = portion.clone().filter_map(|at| annotated(&documents, at));
            let row =
                |found: Annotated| Row { text_id: document_id(&found.text), name: found.key(), digest: digest(&found) };
            read.map(row).collect::<Vec<_>>()
        })
    });
    let rows: Vec<Row> = rows.into_iter().flatten().collect();
    table(schema(&[("text_id", DataType::Utf8), ("name", DataType::Utf8), ("digest", DataType::Utf8)]), &rows)
}

/// Second stage: what documents add to what their library has in common, a row each:
/// `articles` with their number, `names` and `words` with a term and how many have it, `nested`
/// with two places, `located` with a place, where it lies and who says so.
#[pyfunction]
pub(crate) fn shares(py: Python<'_>, data: AnyRecordBatch) -> PyResult<PyTable> {
    #[derive(Default, Serialize)]
    struct Row {
        kind: &'static str,
        term: Option<i64>,
        count: Option<i64>,
        place: Option<String>,
        at: Option<String>,
        position: Option<usize>,
        published: Option<Day>,
        document: Option<Id>,
    }
    let documents = documents(&batches(py, data)?)?;
    let (mut names, mut words) = (BTreeMap::<u64, i64>::new(), BTreeMap::<u64, i64>::new());
    let mut rows = vec![Row { kind: "articles", count: Some(documents.len() as i64), ..Row::default() }];
    for document in &documents {
        let share = document.share();
        share.names.into_iter().for_each(|term| *names.entry(term).or_default() += 1);
        share.words.into_iter().for_each(|term| *words.entry(term).or_default() += 1);
        rows.extend(share.nested.into_iter().map(|(inner, outer)| Row {
            kind: "nested",
            place: Some(inner.to_string()),
            at: Some(outer.to_string()),
            ..Row::default()
        }));
        rows.extend(share.located.into_iter().map(|(place, (name, position))| Row {
            kind: "located",
            place: Some(place.to_string()),
            at: Some(name),
            position: Some(position),
            published: document.published(),
            document: Some(document.id().clone()),
            ..Row::default()
        }));
    }
    for (kind, terms) in [("names", names), ("words", words)] {
        // Spark has no unsigned numbers: the bits stay.
        let row = |(term, count): (u64, i64)| Row {
            kind,
            term: Some(term.cast_signed()),
            count: Some(count),
            ..Row::default()
        };
        rows.extend(terms.into_iter().map(row));
    }
    let columns = [
        ("kind", DataType::Utf8),
        ("term", DataType::Int64),
        ("count", DataType::Int64),
        ("place", DataType::Utf8),
        ("at", DataType::Utf8),
        ("position", DataType::Int32),
        ("published", DataType::Date32),
        ("document", DataType::Utf8),
    ];
    table(schema(&columns), &rows)
}

/// What a library has in common, from the shares of all its documents, added up by kind and
/// term; of the terms only those that more than one article has.
#[pyfunction]
pub(crate) fn commons(py: Python<'_>, data: AnyRecordBatch) -> PyResult<PyCommons> {
    let (mut articles, mut names, mut words) = (0, Vec::new(), Vec::new());
    let (mut nested, mut located) = (Vec::<(Id, Id)>::new(), Vec::<(Id, PlaceKey)>::new());
    for batch in &batches(py, data)? {
        let (terms, counts) = (numbers::<Int64Type>(batch, "term")?, numbers::<Int64Type>(batch, "count")?);
        let positions = numbers::<Int32Type>(batch, "position")?;
        let (places, at) = (strings(batch, "place")?, strings(batch, "at")?);
        for (row, kind) in strings(batch, "kind")?.into_iter().enumerate() {
            let term = || (terms.value(row).cast_unsigned(), u32::try_from(counts.value(row)).unwrap_or(u32::MAX));
            let place = || Id::from(places[row].clone().unwrap_or_default());
            let other = || at[row].clone().unwrap_or_default();
            match kind.as_deref() {
                Some("articles") => articles += counts.value(row).unsigned_abs(),
                Some("names") => names.push(term()),
                Some("words") => words.push(term()),
                Some("nested") => nested.push((place(), other().into())),
                _ => located.push((place(), (other(), usize::try_from(positions.value(row)).unwrap_or_default()))),
            }
        }
    }
    Ok(PyCommons(py.detach(|| Commons::added_up(articles, [&names, &words], nested, located))))
}

/// Third stage: of each document how many events it has, and the stretches of time in which
/// they are compared with others.
#[pyfunction]
pub(crate) fn buckets(py: Python<'_>, commons: &PyCommons, data: AnyRecordBatch) -> PyResult<PyTable> {
    #[derive(Serialize)]
    struct Row {
        document: Id,
        events: usize,
        buckets: Vec<i64>,
    }
    let documents = documents(&batches(py, data)?)?;
    let rows = py.detach(|| {
        parallel::each(&documents, |document| {
            let own = document.event_buckets(&commons.0);
            let mut buckets: Vec<i64> = own.iter().flat_map(|bucket| stretches(*bucket)).collect();
            buckets.sort_unstable();
            buckets.dedup();
            Row { document: document.id().clone(), events: own.len(), buckets }
        })
    });
    let list = DataType::List(Arc::new(Field::new_list_field(DataType::Int64, true)));
    table(schema(&[("document", DataType::Utf8), ("events", DataType::Int32), ("buckets", list)]), &rows)
}

fn pair_schema() -> SchemaRef {
    schema(&[
        ("one", DataType::Utf8),
        ("one_event", DataType::Int32),
        ("other", DataType::Utf8),
        ("other_event", DataType::Int32),
        ("score", DataType::Float32),
        ("joins", DataType::Boolean),
    ])
}

/// Fourth stage: the scored pairs of a stretch of time, of all documents with events in it or
/// in the next.
#[pyfunction]
pub(crate) fn pairs(py: Python<'_>, commons: &PyCommons, data: AnyRecordBatch, bucket: i64) -> PyResult<PyTable> {
    #[derive(Serialize)]
    struct Row {
        one: Id,
        one_event: usize,
        other: Id,
        other_event: usize,
        score: f32,
        joins: bool,
    }
    let documents = documents(&batches(py, data)?)?;
    let scored = py.detach(|| incidents::bucket_pairs(&commons.0, documents, bucket));
    let row = |((one, one_event), (other, other_event), score): (EventKey, EventKey, f32)| Row {
        one,
        one_event,
        other,
        other_event,
        score,
        joins: is_joining(score),
    };
    table(pair_schema(), &scored.into_iter().map(row).collect::<Vec<_>>())
}

/// Events of pairs that join, each with the group that they connect it with: the number of its
/// first event.
#[pyfunction]
pub(crate) fn groups(py: Python<'_>, data: AnyRecordBatch) -> PyResult<PyTable> {
    #[derive(Serialize)]
    struct Row {
        document: String,
        event: i32,
        group: usize,
    }
    let mut known: BTreeMap<(String, i32), usize> = BTreeMap::new();
    let mut parents: Vec<usize> = Vec::new();
    fn root(parents: &mut [usize], mut at: usize) -> usize {
        while parents[at] != at {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        at
    }
    for batch in &batches(py, data)? {
        let ends = [("one", "one_event"), ("other", "other_event")]
            .map(|(document, event)| Ok::<_, PyErr>((strings(batch, document)?, numbers::<Int32Type>(batch, event)?)));
        let [one, other] = ends;
        let (one, other) = (one?, other?);
        for row in 0..batch.num_rows() {
            let ends = [&one, &other].map(|(documents, events)| {
                let key = (documents[row].clone().unwrap_or_default(), events.value(row));
                let next = parents.len();
                let at = *known.entry(key).or_insert(next);
                if at == next {
                    parents.push(next);
                }
                root(&mut parents, at)
            });
            parents[ends[0].max(ends[1])] = ends[0].min(ends[1]);
        }
    }
    let rows = known.into_iter().map(|((document, event), at)| Row { document, event, group: root(&mut parents, at) });
    let columns = [("document", DataType::Utf8), ("event", DataType::Int32), ("group", DataType::Int64)];
    table(schema(&columns), &rows.collect::<Vec<_>>())
}

/// Last stage: the incidents of groups, from the documents with the numbers of their events that
/// are here (`events`), and all scored pairs of these.
#[pyfunction]
pub(crate) fn grouped(
    py: Python<'_>,
    commons: &PyCommons,
    data: AnyRecordBatch,
    pairs: AnyRecordBatch,
) -> PyResult<PyTable> {
    let given = batches(py, data)?;
    let mut events: Vec<Vec<usize>> = Vec::new();
    for batch in &given {
        let lists = column(batch, "events")?;
        let lists = arrow_array::cast::as_list_array(lists);
        for row in 0..lists.len() {
            let numbers = lists.value(row);
            let numbers = arrow_array::cast::as_primitive_array::<Int32Type>(&numbers);
            events.push(numbers.values().iter().filter_map(|number| usize::try_from(*number).ok()).collect());
        }
    }
    let mut scored: Vec<(EventKey, EventKey, f32)> = Vec::new();
    for batch in &batches(py, pairs)? {
        let (one, other) = (strings(batch, "one")?, strings(batch, "other")?);
        let [first, second] = ["one_event", "other_event"].map(|name| numbers::<Int32Type>(batch, name));
        let (first, second, scores) = (first?, second?, numbers::<Float32Type>(batch, "score")?);
        let key = |id: &Option<String>, number: i32| {
            (Id::from(id.as_deref().unwrap_or_default()), usize::try_from(number).unwrap_or_default())
        };
        scored.extend(
            (0..batch.num_rows())
                .map(|row| (key(&one[row], first.value(row)), key(&other[row], second.value(row)), scores.value(row))),
        );
    }
    let documents = documents(&given)?;
    let batch = py
        .detach(|| tables::grouped(&commons.0, documents.into_iter().zip(events).collect(), &scored))
        .map_err(fault)?;
    output::table(vec![batch], tables::grouped_schema())
}
