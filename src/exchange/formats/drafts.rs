//! What the readers of formats share: drafts of articles, whose marks have labels that are not
//! read as kinds yet.

use super::labels::Labels;
use super::units::UnitSample;
use crate::desk::{Body, Meta, State};
use crate::exchange::Article;
use crate::exchange::place::PlaceConverter;
use crate::exchange::tallymark::{self, Fault, Flaw, ImportError};
use crate::text::{Span, Unit};
use serde_json::{Map, Value};

/// The options of an import.
#[derive(Clone, Debug, Default)]
pub struct ImportOptions<'a> {
    /// The kinds that labels are read as.
    pub labels: Labels,
    /// The unit of doccano's offsets; `None` is the one in which more of them fall on words.
    pub unit: Option<Unit>,
    /// Articles that a file may refer to whose texts it does not hold: W3C annotations by
    /// address, brat by the words of its marks.
    pub known: &'a [Article],
}

/// A mark of another tool.
pub(super) struct Mark {
    pub(super) span: Span,
    pub(super) label: String,
    /// Its number, where the tool gives it one.
    pub(super) id: Option<u64>,
    /// Whether it is a model's prediction that nobody has decided.
    pub(super) predicted: bool,
    /// The content and the decision of a mark that we wrote.
    pub(super) own: Option<(State, Body)>,
}

impl Mark {
    /// A mark that somebody made.
    pub(super) fn new(span: Span, label: &str) -> Self {
        Self { span, label: label.to_owned(), id: None, predicted: false, own: None }
    }

    /// A mark from JSON values for its place and label; some tools number their labels.
    pub(super) fn at(
        (start, end): (&Value, &Value),
        label: &Value,
        converter: &PlaceConverter<'_>,
        unit: Unit,
    ) -> Result<Self, Flaw> {
        let label = match label {
            Value::String(label) => label.clone(),
            Value::Number(number) => number.to_string(),
            _ => return Err(Flaw::Field("its label is no string".to_owned())),
        };
        let span = converter.span_in((offset(start)?, offset(end)?), unit);
        let span = span.filter(|span| !span.is_empty()).ok_or(Flaw::OutOfText)?;
        Ok(Self { id: None, predicted: false, own: None, label, span })
    }
}

/// An offset of a mark.
pub(super) fn offset(value: &Value) -> Result<usize, Flaw> {
    let offset = value.as_u64().and_then(|offset| usize::try_from(offset).ok());
    offset.ok_or_else(|| Flaw::Field("its start or its end is no offset".to_owned()))
}

/// A text of a file with its marks.
pub(super) struct Draft {
    pub(super) text: String,
    pub(super) meta: Meta,
    pub(super) marks: Vec<Mark>,
    /// Links from one mark to another, by their places in the list.
    pub(super) links: Vec<(usize, usize)>,
    /// Marks that are no spans of the text.
    pub(super) skipped: usize,
    /// Marks that cannot be read.
    pub(super) faults: Vec<Fault>,
}

impl Draft {
    pub(super) fn new(text: &str, meta: Meta) -> Self {
        let text = text.to_owned();
        Self { text, meta, marks: Vec::new(), links: Vec::new(), skipped: 0, faults: Vec::new() }
    }

    /// Reads the marks of a list; one that cannot be read is named and left out.
    pub(super) fn each<'v>(
        &mut self,
        list: &'static str,
        values: impl IntoIterator<Item = &'v Value>,
        mut read: impl FnMut(&'v Value) -> Result<Mark, Flaw>,
    ) {
        for (i, value) in values.into_iter().enumerate() {
            match read(value) {
                Ok(mark) => self.marks.push(mark),
                Err(flaw) => self.faults.push(Fault::Mark { list, number: i + 1, flaw }),
            }
        }
    }
}

/// The texts of a file, and what of it cannot be read.
#[derive(Default)]
pub(super) struct Drafts {
    pub(super) drafts: Vec<Draft>,
    /// Each with the number of its document, from 1.
    pub(super) faults: Vec<(usize, Fault)>,
    /// A mark by which the units of its offsets differ, where it could be either.
    pub(super) open_unit: Option<UnitSample>,
}

impl Drafts {
    /// Adds a document of the file, or what is wrong with it.
    pub(super) fn add(&mut self, number: usize, read: Result<Draft, Fault>) {
        match read {
            Ok(mut draft) => {
                self.faults.extend(draft.faults.drain(..).map(|fault| (number, fault)));
                self.drafts.push(draft);
            }
            Err(fault) => self.faults.push((number, fault)),
        }
    }
}

/// The value of a JSON file.
pub(super) fn parse(content: &str) -> Result<Value, ImportError> {
    serde_json::from_str(content).map_err(|error| tallymark::not_json(content, &error))
}

/// An object of a file with its number, from 1.
pub(super) type Numbered = (usize, Result<Value, Fault>);

/// The objects of a file, each with its number: the items of a list, the lines of JSON Lines,
/// or one object alone. A line that is no JSON is one that cannot be read.
///
/// # Errors What is wrong with the first line, where no line is JSON.
pub(super) fn objects(content: &str) -> Result<Vec<Numbered>, ImportError> {
    if content.trim_start().starts_with('[') {
        return match parse(content)? {
            Value::Array(values) => Ok((1..).zip(values.into_iter().map(Ok)).collect()),
            value => Ok(vec![(1, Ok(value))]),
        };
    }
    let lines = content.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let mut first_error = None;
    let mut read = Vec::new();
    for (i, line) in lines {
        read.push((
            i + 1,
            parse(line).map_err(|error| {
                let of_file = match error {
                    ImportError::NotJson { column, .. } => ImportError::NotJson { line: i + 1, column },
                    ImportError::LoneSurrogate { .. } => ImportError::LoneSurrogate { line: i + 1 },
                    other => other,
                };
                first_error.get_or_insert(of_file);
                Fault::NotJson
            }),
        ));
    }
    match first_error {
        Some(error) if read.iter().all(|(_, line)| line.is_err()) => match parse(content) {
            Ok(value) => Ok(vec![(1, Ok(value))]),
            Err(_) => Err(error),
        },
        _ => Ok(read),
    }
}

/// Reads each object of a file.
pub(super) fn each_object(
    content: &str,
    mut read: impl FnMut(&Value) -> Result<Draft, Fault>,
) -> Result<Drafts, ImportError> {
    let mut drafts = Drafts::default();
    for (number, value) in objects(content)? {
        drafts.add(number, value.and_then(|value| read(&value)));
    }
    Ok(drafts)
}

/// The fields of an object.
pub(super) fn object(value: &Value) -> Result<&Map<String, Value>, Fault> {
    value.as_object().ok_or_else(|| Fault::Field("it is no object".to_owned()))
}

/// A required field of an object.
pub(super) fn field<'v, T>(
    fields: &'v Map<String, Value>,
    name: &str,
    read: impl FnOnce(&'v Value) -> Option<T>,
) -> Result<T, Fault> {
    let value = fields.get(name).and_then(read);
    value.ok_or_else(|| Fault::Field(format!("its “{name}” is missing or holds what it must not")))
}

/// What fields say of an article, by the names that tools give them.
pub(super) fn meta(fields: &Map<String, Value>) -> Meta {
    let said = |names: &[&str]| {
        let stated = names.iter().find_map(|name| fields.get(*name)?.as_str());
        stated.unwrap_or_default().to_owned()
    };
    let day = said(&["published", "date"]);
    Meta {
        title: said(&["title", "headline"]),
        source: said(&["source", "publisher"]),
        url: said(&["url", "link"]),
        published: day.get(..10).and_then(|day| day.parse().ok()),
        language: said(&["language", "lang"]),
    }
}
