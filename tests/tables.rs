//! The tables of Arrow: what the command says, in columns, and `docs/tables.md`, which is
//! written from the schema. `UPDATE_EXPECT=1 cargo test --features tables --test tables` writes
//! it anew.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails at that line")]

use arrow_array::cast::AsArray;
use arrow_array::types::{Int32Type, Int64Type};
use arrow_array::{Array, RecordBatch, StructArray};
use arrow_schema::{DataType, Schema};
use expect_test::expect_file;
use serde_json::{Value, json};
use std::fmt::Write;
use tallymark::exchange::Annotated;
use tallymark::exchange::incidents::{IncidentLibrary, Reported};
use tallymark::exchange::tables::{Table, VERSION, answer_schema, answers, incidents, rows};

const TEXT: &str = "🕊 At least 12 people, two of them children, were killed in Kyiv on Tuesday, the mayor said. \
                    Gunmen shot dead Ada Orr, 34, a baker, in Kabul.";

fn document(id: &Value, text: &str) -> Annotated {
    Annotated::of_line(json!({"id": id, "text": text, "date": "2024-05-15"}).to_string().as_bytes()).unwrap()
}

fn table(documents: &[Annotated], wanted: Table) -> RecordBatch {
    rows(documents).unwrap().into_iter().find(|(table, _)| *table == wanted).unwrap().1
}

#[test]
fn a_row_a_document_holds_the_lists_of_its_answer() {
    let documents = [document(&json!("a"), TEXT), document(&json!(7), ""), document(&Value::Null, TEXT)];
    let given = [Some(documents[0].answer()), None, Some(documents[1].answer()), Some(documents[2].answer())];
    let batch = answers(given.into()).unwrap();
    assert_eq!((batch.num_rows(), batch.schema()), (4, answer_schema()));
    let ids = batch["id"].as_string::<i32>();
    assert_eq!(ids.iter().collect::<Vec<_>>(), [Some("a"), None, Some("7"), None]);
    let figures = batch["casualties"].as_list::<i32>();
    assert_eq!(
        (0..4).map(|row| figures.is_valid(row).then(|| figures.value_length(row))).collect::<Vec<_>>(),
        [Some(2), None, Some(0), Some(2)]
    );
}

#[test]
fn keys_lead_from_table_to_table() {
    let documents = [document(&json!("a"), TEXT)];
    let (figures, mentions) = (table(&documents, Table::Figures), table(&documents, Table::Mentions));
    let number = |batch: &RecordBatch, name: &str| batch[name].as_primitive::<Int32Type>().values().to_vec();
    assert_eq!(number(&figures, "number"), [0, 1]);
    assert_eq!(figures["part_of"].as_primitive::<Int32Type>().iter().collect::<Vec<_>>(), [None, Some(0)]);
    let quotes: Vec<_> = figures["quote"].as_string::<i32>().iter().flatten().collect();
    assert_eq!(&quotes[..2], ["At least 12 people", "two of them children"]);
    let place: &StructArray = figures["place"].as_struct();
    let start = place["start"].as_primitive::<Int32Type>().value(0);
    let at = number(&mentions, "start").iter().position(|other| *other == start).unwrap();
    assert_eq!(mentions["canonical"].as_struct()["id"].as_string::<i32>().value(at), "Q1899");
    let victims = table(&documents, Table::Victims);
    let person = usize::try_from(number(&victims, "person")[0]).unwrap();
    assert_eq!(mentions["quote"].as_string::<i32>().value(person), "Ada Orr");
}

#[test]
fn a_document_without_a_name_is_called_by_its_text() {
    let documents = [document(&Value::Null, "x"), document(&json!(7), "x")];
    let names = table(&documents, Table::Documents);
    let names: Vec<_> = names["document"].as_string::<i32>().iter().flatten().map(str::to_owned).collect();
    assert_eq!((names[0].len(), &*names[1]), (16, "7"));
}

#[test]
fn a_count_that_no_column_holds_is_the_greatest_that_it_holds() {
    let mut document = document(&json!("a"), TEXT);
    document.found.casualties[0].what.low = Some(u64::MAX);
    let figures = table(&[document], Table::Figures);
    assert_eq!(figures["low"].as_primitive::<Int64Type>().value(0), i64::MAX);
}

#[test]
fn incidents_name_the_figures_that_they_count() {
    let documents = [document(&json!("a"), TEXT), document(&json!("b"), TEXT)];
    let mut library = IncidentLibrary::default();
    documents.iter().for_each(|document| library.add(Reported::named(document)));
    let batch = incidents(&library).unwrap();
    assert_eq!((batch.schema(), batch.num_rows()), (Table::Incidents.schema(), library.lines().count()));
    assert!(incidents(&IncidentLibrary::default()).unwrap().num_rows() == 0);
}

/// What is to be known of a table beyond its columns.
fn remark(table: Table) -> &'static str {
    match table {
        Table::Documents => "A row a document, with its text. `furniture` are parts that are not the article.",
        Table::Mentions => {
            "A row a name (`person`, `organization`, `place`, `demonym`) or a date (`date`): names of a document \
             first, then its dates. `canonical` is of names alone; `type`, `value`, `mod` and how sure they are, of \
             dates."
        }
        Table::Figures => {
            "A row a casualty figure. `low` and `high` are bounds in people; one above 2⁶³−1 is given as that. \
             `part_of` is the `number` of another figure of the document; `source`, `date` and `place` are places in \
             its text, the latter two those of mentions."
        }
        Table::Claims => "A row a reported statement.",
        Table::Events => {
            "A row an event of one document. `figures` are numbers of figures, `claim` of an actor that of a claim; \
             `inherited` says from where date and place come that its own clause does not give."
        }
        Table::Victims => {
            "A row a person who is reported killed, wounded, missing or captured by name. `person` is the number of a \
             mention, `event` that of an event; `age` in years."
        }
        Table::Incidents => {
            "A row an incident over all documents, those of most figures first, as [incidents.md](incidents.md) \
             describes them. `doc` is the key of a document; with `start` and `end` it leads to a figure."
        }
    }
}

const HEAD: &str = "\
# Tables

Written by a test from the code (`tests/tables.rs`). `annotate --format parquet --into FOLDER`
and `--format arrow` write these tables, a file each; `tallymark.tables` gives them in Python.

- Names and meanings are those of the JSON that the command writes; `quote` is the words.
- A mark is named by `document` and `number`, which counts from 0 in each document and table.
- Offsets (`start`, `end`) count Unicode code points and are half-open.
- A document is called by its `id`, as text; without one, by the id of its text.
- A column that may be null is marked with `?`; inside of a column every field may be.
";

const ANSWERS: &str = "\
What `tallymark.annotate_table` gives, also to Spark, Polars and DuckDB: a row for each document
given, in its order, with the lists of the command's answer. A row without a text is all null.
Indexes count from 0 in the list of the document.
";

fn kind(data: &DataType) -> String {
    match data {
        DataType::Struct(fields) => {
            let inside: Vec<String> =
                fields.iter().map(|field| column(field.name(), field.data_type(), false)).collect();
            format!("{{ {} }}", inside.join(", "))
        }
        DataType::List(item) => format!("list of {}", kind(item.data_type())),
        DataType::Utf8 => "text".to_owned(),
        DataType::Date32 => "date".to_owned(),
        other => other.to_string().to_lowercase(),
    }
}

fn column(name: &str, data: &DataType, is_nullable: bool) -> String {
    format!("{name}{}: {}", if is_nullable { "?" } else { "" }, kind(data))
}

fn columns(schema: &Schema) -> String {
    let line = |field: &arrow_schema::FieldRef| {
        format!("    {}\n", column(field.name(), field.data_type(), field.is_nullable()))
    };
    schema.fields().iter().map(line).collect()
}

#[test]
fn the_schema_is_documented() {
    let mut page = format!(
        "{HEAD}\nThis is version {VERSION} of the schema, which every table carries as `tallymark.version`: it grows when a\ncolumn changes its name, type or meaning. New columns come behind the old ones.\n"
    );
    for table in Table::ALL {
        write!(page, "\n## `{}`\n\n{}\n\n{}", table.name(), remark(table), columns(&table.schema())).unwrap();
    }
    write!(page, "\n## A row a document\n\n{ANSWERS}\n{}", columns(&answer_schema())).unwrap();
    expect_file!["../docs/tables.md"].assert_eq(&page);
}
