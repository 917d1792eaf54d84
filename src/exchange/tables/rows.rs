//! Tables that join: a row a mark, with the document and its number there as its key.

use super::columns::batch;
use super::nested::countable;
use super::schema::{Table, grouped_schema};
use crate::desk::Commons;
use crate::exchange::Annotated;
use crate::exchange::answer::{Answer, DateFields, EntityFields, Judged};
use crate::exchange::incidents::{EventKey, IncidentLibrary, IncidentOrder, Reported, group};
use crate::exchange::place::{At, Place};
use crate::model::Day;
use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use serde::Serialize;
use serde_json::Value;

#[derive(Serialize)]
struct DocumentRow<'a> {
    document: &'a str,
    lang: &'a str,
    date: Option<Day>,
    title: Option<&'a str>,
    source: Option<&'a str>,
    url: Option<&'a str>,
    case: Option<&'a str>,
    text: &'a str,
    furniture: &'a [Place],
}

#[derive(Serialize)]
struct MarkRow<'a, T> {
    document: &'a str,
    number: usize,
    quote: &'a str,
    #[serde(flatten)]
    mark: &'a At<T>,
}

/// Names say their kind, a date is one.
#[derive(Serialize)]
#[serde(untagged)]
enum MentionRow<'a> {
    Name(MarkRow<'a, EntityFields>),
    Date {
        kind: &'static str,
        #[serde(flatten)]
        row: MarkRow<'a, Judged<DateFields>>,
    },
}

/// A document as its rows are made of it.
struct Sheet<'a> {
    name: String,
    document: &'a Annotated,
    answer: Answer,
    /// The byte of each code point, and of the end.
    bytes: Vec<usize>,
}

/// The rows of documents in each table of marks, in the order of [`Table::ALL`].
///
/// # Errors
/// Where the columns cannot be made; what the engine finds can always be.
pub fn rows(documents: &[Annotated]) -> Result<Vec<(Table, RecordBatch)>, ArrowError> {
    let sheets: Vec<Sheet<'_>> = documents.iter().map(Sheet::of).collect();
    let made = [
        (Table::Documents, batch(Table::Documents.schema(), &sheets.iter().map(Sheet::row).collect::<Vec<_>>())),
        (
            Table::Mentions,
            batch(Table::Mentions.schema(), &sheets.iter().flat_map(Sheet::mentions).collect::<Vec<_>>()),
        ),
        (Table::Figures, marks(Table::Figures, &sheets, |answer| &answer.casualties)),
        (Table::Claims, marks(Table::Claims, &sheets, |answer| &answer.claims)),
        (Table::Events, marks(Table::Events, &sheets, |answer| &answer.events)),
        (Table::Victims, marks(Table::Victims, &sheets, |answer| &answer.victims)),
    ];
    made.into_iter().map(|(table, batch)| Ok((table, batch?))).collect()
}

/// The incidents of a library.
///
/// # Errors
/// As [`rows`].
pub fn incidents(library: &IncidentLibrary) -> Result<RecordBatch, ArrowError> {
    let schema = Table::Incidents.schema();
    let rows = library.map(|incident| serde_json::to_value(incident).map_err(|e| ArrowError::JsonError(e.to_string())));
    batch(schema, &rows.into_iter().collect::<Result<Vec<Value>, ArrowError>>()?)
}

/// The incidents of events that nothing connects with others, with their places among all
/// ([`group`]).
///
/// # Errors
/// As [`rows`].
pub fn grouped(
    commons: &Commons,
    documents: Vec<(Reported, Vec<usize>)>,
    pairs: &[(EventKey, EventKey, f32)],
) -> Result<RecordBatch, ArrowError> {
    #[derive(Serialize)]
    struct Row {
        #[serde(flatten)]
        incident: Value,
        #[serde(flatten)]
        order: IncidentOrder,
    }
    let rows = group(commons, documents, pairs, |incident, order| {
        Ok(Row { incident: serde_json::to_value(incident).map_err(|e| ArrowError::JsonError(e.to_string()))?, order })
    });
    batch(grouped_schema(), &rows.into_iter().collect::<Result<Vec<Row>, ArrowError>>()?)
}

fn marks<T: Serialize>(
    table: Table,
    sheets: &[Sheet<'_>],
    of: impl Fn(&Answer) -> &[At<T>],
) -> Result<RecordBatch, ArrowError> {
    let rows: Vec<MarkRow<'_, T>> = sheets.iter().flat_map(|sheet| sheet.marks(0, of(&sheet.answer))).collect();
    batch(table.schema(), &rows)
}

impl<'a> Sheet<'a> {
    fn of(document: &'a Annotated) -> Self {
        let text = &*document.text;
        Self {
            name: document.key(),
            document,
            answer: countable(document.answer()),
            bytes: text.char_indices().map(|(at, _)| at).chain([text.len()]).collect(),
        }
    }

    fn row(&self) -> DocumentRow<'_> {
        let Annotated { text, meta, location, .. } = self.document;
        let said = |text: &'a str| Some(text).filter(|text| !text.is_empty());
        DocumentRow {
            document: &self.name,
            lang: self.answer.lang,
            date: self.answer.date,
            title: said(&meta.title),
            source: said(&meta.source),
            url: said(&meta.url),
            case: said(&location.case),
            text,
            furniture: &self.answer.boilerplate,
        }
    }

    /// Names, and behind them the dates.
    fn mentions(&self) -> impl Iterator<Item = MentionRow<'_>> {
        let Answer { entities, dates, .. } = &self.answer;
        let dates = self.marks(entities.len(), dates).map(|row| MentionRow::Date { kind: "date", row });
        self.marks(0, entities).map(MentionRow::Name).chain(dates)
    }

    fn marks<'s, T>(&'s self, first: usize, marks: &'s [At<T>]) -> impl Iterator<Item = MarkRow<'s, T>> {
        marks.iter().enumerate().map(move |(i, mark)| MarkRow {
            document: &self.name,
            number: first + i,
            quote: self.quote(mark.place),
            mark,
        })
    }

    /// The words at a place of the text.
    fn quote(&self, place: Place) -> &str {
        let at = |point: usize| self.bytes.get(point).copied().unwrap_or(self.document.text.len());
        &self.document.text[at(place.start)..at(place.end)]
    }
}
