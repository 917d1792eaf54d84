//! What the readers of formats have in common: a text of a file with what stands on it,
//! before labels are read as kinds.

use super::labels::Labels;
use crate::desk::Meta;
use crate::exchange::Article;
use crate::exchange::place::Ruler;
use crate::exchange::tallymark::{self, Fault, Flaw, ImportError};
use crate::text::{Span, Unit};
use serde_json::{Map, Value};

/// What a reader has to know beside the file.
#[derive(Clone, Debug, Default)]
pub struct ImportOptions<'a> {
    /// What labels are read as.
    pub labels: Labels,
    /// The unit of doccano's offsets; `None` is UTF-16.
    pub unit: Option<Unit>,
    /// Articles that marks of W3C annotations may stand on, by their address.
    pub known: &'a [Article],
}

/// A mark of another tool.
pub(super) struct Mark<'v> {
    pub(super) span: Span,
    pub(super) label: &'v str,
    /// Its number, where the tool gives it one.
    pub(super) id: Option<u64>,
    /// Whether a model made it and nobody has looked at it.
    pub(super) predicted: bool,
}

impl<'v> Mark<'v> {
    /// A mark whose place and label are such values.
    pub(super) fn at(
        (start, end): (&Value, &Value),
        label: &'v Value,
        ruler: &Ruler<'_>,
        unit: Unit,
    ) -> Result<Self, Flaw> {
        let label = label.as_str().ok_or_else(|| Flaw::Field("its label is no string".to_owned()))?;
        let offset = |value: &Value| {
            let offset = value.as_u64().and_then(|offset| usize::try_from(offset).ok());
            offset.ok_or_else(|| Flaw::Field("its start or its end is no offset".to_owned()))
        };
        let span = ruler.span_in((offset(start)?, offset(end)?), unit);
        let span = span.filter(|span| !span.is_empty()).ok_or(Flaw::OutOfText)?;
        Ok(Self { span, label, id: None, predicted: false })
    }
}

/// A text of a file with what stands on it.
pub(super) struct Draft {
    pub(super) text: String,
    pub(super) meta: Meta,
    pub(super) marks: Vec<(Span, String, bool)>,
    /// Marks that are no spans of the text.
    pub(super) skipped: usize,
}

impl Draft {
    pub(super) fn new(text: &str, meta: Meta) -> Self {
        Self { text: text.to_owned(), meta, marks: Vec::new(), skipped: 0 }
    }

    pub(super) fn take(&mut self, mark: &Mark<'_>) {
        self.marks.push((mark.span, mark.label.to_owned(), mark.predicted));
    }

    /// Reads the marks of a list and names the one that cannot be read.
    pub(super) fn each<'v>(
        &mut self,
        list: &'static str,
        values: &'v [Value],
        mut read: impl FnMut(usize, &'v Value) -> Result<Mark<'v>, Flaw>,
    ) -> Result<(), Fault> {
        for (i, value) in values.iter().enumerate() {
            let mark = read(i, value).map_err(|flaw| Fault::Mark { list, number: i + 1, flaw })?;
            self.take(&mark);
        }
        Ok(())
    }
}

/// The texts of a file.
#[derive(Default)]
pub(super) struct Drafts(pub(super) Vec<Draft>);

/// The value of a JSON file.
pub(super) fn parse(content: &str) -> Result<Value, ImportError> {
    serde_json::from_str(content).map_err(|error| tallymark::not_json(content, &error))
}

/// Reads each line that holds something; a fault names its place among them.
pub(super) fn each_line(
    content: &str,
    mut read: impl FnMut(Value) -> Result<Draft, Fault>,
) -> Result<Drafts, ImportError> {
    let mut drafts = Vec::new();
    for (i, line) in content.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let value = parse(line).map_err(|error| match error {
            ImportError::NotJson { column, .. } => ImportError::NotJson { line: i + 1, column },
            ImportError::LoneSurrogate { .. } => ImportError::LoneSurrogate { line: i + 1 },
            other => other,
        })?;
        drafts.push(read(value).map_err(|fault| ImportError::Document { number: i + 1, fault })?);
    }
    Ok(Drafts(drafts))
}

/// The fields of an object.
pub(super) fn object(value: &Value) -> Result<&Map<String, Value>, Fault> {
    value.as_object().ok_or_else(|| Fault::Field("it is no object".to_owned()))
}

/// A field of an object that has to be there.
pub(super) fn field<'v, T>(
    fields: &'v Map<String, Value>,
    name: &str,
    read: impl FnOnce(&'v Value) -> Option<T>,
) -> Result<T, Fault> {
    let value = fields.get(name).and_then(read);
    value.ok_or_else(|| Fault::Field(format!("its “{name}” is missing or holds what it must not")))
}

/// A list of an object that has to be there.
pub(super) fn list<'v>(fields: &'v Map<String, Value>, name: &str) -> Result<&'v [Value], Fault> {
    field(fields, name, Value::as_array).map(Vec::as_slice)
}
