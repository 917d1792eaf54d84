//! The columns of every table.

use arrow_schema::{DataType, Field, Fields, Schema, SchemaRef};
use std::collections::HashMap;
use std::sync::Arc;

/// The version of the schema, which each table carries as `tallymark.version`: it grows when a
/// column changes its name, type or meaning; new columns come behind the old ones.
pub const VERSION: u32 = 1;

/// A table of what was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Table {
    /// A row a document, with its text.
    Documents,
    /// A row a name or a date.
    Mentions,
    /// A row a casualty figure.
    Figures,
    /// A row a claim.
    Claims,
    /// A row an event of one document.
    Events,
    /// A row a named victim.
    Victims,
    /// A row an incident over all documents.
    Incidents,
}

impl Table {
    /// All tables; those of one document before the incidents.
    pub const ALL: [Self; 7] =
        [Self::Documents, Self::Mentions, Self::Figures, Self::Claims, Self::Events, Self::Victims, Self::Incidents];

    /// Its name, which is that of its file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Documents => "documents",
            Self::Mentions => "mentions",
            Self::Figures => "figures",
            Self::Claims => "claims",
            Self::Events => "events",
            Self::Victims => "victims",
            Self::Incidents => "incidents",
        }
    }

    /// Its columns.
    pub fn schema(self) -> SchemaRef {
        versioned(match self {
            Self::Documents => vec![
                some("document", DataType::Utf8),
                some("lang", DataType::Utf8),
                date("date"),
                text("title"),
                text("source"),
                text("url"),
                text("case"),
                some("text", DataType::Utf8),
                list("furniture", place_fields()),
            ],
            Self::Mentions => row([vec![some("kind", DataType::Utf8)], canonical(), timex(), judged()]),
            Self::Figures => row([figure(), judged()]),
            Self::Claims => row([claim()]),
            Self::Events => row([event()]),
            Self::Victims => row([victim()]),
            Self::Incidents => incident(),
        })
    }
}

/// The columns of [`answers`](super::answers): a row a document, with the lists of the command.
pub fn answer_schema() -> SchemaRef {
    let mark = |fields: Vec<Field>| [place_fields(), fields].concat();
    versioned(vec![
        text("id"),
        text("lang"),
        date("date"),
        list("entities", mark([vec![some("kind", DataType::Utf8)], canonical()].concat())),
        list("dates", mark([timex(), judged()].concat())),
        list("casualties", mark([figure(), judged()].concat())),
        list("claims", mark(claim())),
        list("events", mark(event())),
        list("victims", mark(victim())),
        list("furniture", place_fields()),
    ])
}

/// The columns of the incidents of one part of a library: those of all incidents, and by which
/// they are sorted when all parts are there.
pub fn grouped_schema() -> SchemaRef {
    let incidents = Table::Incidents.schema();
    let order = [
        some("order_figures", DataType::Int32),
        date("order_published"),
        some("order_document", DataType::Utf8),
        some("order_event", DataType::Int32),
    ];
    versioned(incidents.fields().iter().map(|field| field.as_ref().clone()).chain(order).collect())
}

fn versioned(fields: Vec<Field>) -> SchemaRef {
    let version = HashMap::from([("tallymark.version".to_owned(), VERSION.to_string())]);
    Arc::new(Schema::new(fields).with_metadata(version))
}

/// A row of a mark: its key, where it stands and its words, then what it says.
fn row(fields: impl IntoIterator<Item = Vec<Field>>) -> Vec<Field> {
    let mut row = vec![some("document", DataType::Utf8), some("number", DataType::Int32)];
    row.extend(place_fields());
    row.push(some("quote", DataType::Utf8));
    row.extend(fields.into_iter().flatten());
    row
}

fn some(name: &str, data: DataType) -> Field {
    Field::new(name, data, false)
}

fn text(name: &str) -> Field {
    Field::new(name, DataType::Utf8, true)
}

fn date(name: &str) -> Field {
    Field::new(name, DataType::Date32, true)
}

/// A number of people, or of a row: signed, for Spark knows no others.
fn count(name: &str, data: DataType) -> Field {
    Field::new(name, data, true)
}

fn truth(name: &str) -> Field {
    some(name, DataType::Boolean)
}

fn structure(name: &str, fields: Vec<Field>) -> Field {
    Field::new(name, nested(fields), true)
}

fn list(name: &str, fields: Vec<Field>) -> Field {
    list_of(name, nested(fields))
}

/// Fields inside of a column, which may all be null: Spark takes a field of a struct that is
/// null for a null field.
fn nested(fields: Vec<Field>) -> DataType {
    DataType::Struct(fields.into_iter().map(|field| field.with_nullable(true)).collect::<Fields>())
}

fn list_of(name: &str, item: DataType) -> Field {
    Field::new(name, DataType::List(Arc::new(Field::new_list_field(item, true))), true)
}

fn place_fields() -> Vec<Field> {
    vec![some("start", DataType::Int32), some("end", DataType::Int32)]
}

fn place(name: &str) -> Field {
    structure(name, place_fields())
}

fn judged() -> Vec<Field> {
    vec![text("certainty"), text("doubt")]
}

fn canonical() -> Vec<Field> {
    vec![structure("canonical", vec![some("id", DataType::Utf8), some("name", DataType::Utf8)])]
}

fn timex() -> Vec<Field> {
    vec![text("type"), text("value"), text("mod")]
}

fn bounds() -> Vec<Field> {
    vec![count("low", DataType::Int64), count("high", DataType::Int64)]
}

fn figure() -> Vec<Field> {
    let mut fields = vec![some("effect", DataType::Utf8)];
    fields.extend(bounds());
    fields.extend([
        some("qualifier", DataType::Utf8),
        list_of("victims", DataType::Utf8),
        some("modality", DataType::Utf8),
        some("standing", DataType::Utf8),
        count("part_of", DataType::Int32),
        place("source"),
        place("date"),
        place("place"),
    ]);
    fields
}

fn claim() -> Vec<Field> {
    vec![place("source"), place("cue"), some("stance", DataType::Utf8)]
}

fn event() -> Vec<Field> {
    let actor = || [place_fields(), vec![truth("denied"), count("claim", DataType::Int32)]].concat();
    vec![
        some("type", DataType::Utf8),
        place("weapon"),
        list("by", actor()),
        list("against", actor()),
        place("date"),
        place("place"),
        structure("inherited", vec![text("date"), text("place")]),
        list_of("figures", DataType::Int32),
        some("modality", DataType::Utf8),
        list("mentions", place_fields()),
    ]
}

fn victim() -> Vec<Field> {
    vec![
        some("person", DataType::Int32),
        count("age", DataType::Int32),
        text("sex"),
        place("role"),
        some("effect", DataType::Utf8),
        count("event", DataType::Int32),
    ]
}

fn incident() -> Vec<Field> {
    let actor = || vec![text("name"), truth("denied"), truth("claimed"), text("doc"), text("quote")];
    let at = || [vec![text("doc")], place_fields()].concat();
    let place = vec![
        text("name"),
        text("id"),
        list_of("within", DataType::Utf8),
        count("lat", DataType::Float64),
        count("lon", DataType::Float64),
    ];
    let figure = [
        at(),
        bounds(),
        vec![text("quote"), text("source"), count("replaced_by", DataType::Int32), count("part_of", DataType::Int32)],
    ];
    let toll = [vec![text("effect"), text("whose")], bounds(), vec![list("figures", figure.concat())]];
    let victim =
        vec![text("name"), count("age", DataType::Int32), text("sex"), text("role"), text("effect"), text("doc")];
    vec![
        some("id", DataType::Utf8),
        structure("where", place),
        list_of("when", DataType::Date32),
        text("type"),
        text("weapon"),
        list("by", actor()),
        list("against", actor()),
        some("grade", DataType::Utf8),
        list("tolls", toll.concat()),
        list("victims", victim),
        list("flags", vec![text("kind"), list("figures", at())]),
    ]
}
