//! Reads the formats of other tools.

use super::known::Format;
use super::labels::{Labels, Seen};
use super::pieces::unknown_date;
use super::{doccano, label_studio, web_annotation};
use crate::desk::{Annotation, Body, ClaimBody, Document, Kind, Meta};
use crate::exchange::place::Ruler;
use crate::exchange::tallymark::{self, Fault, Flaw, ImportError, LARGEST};
use crate::exchange::{Article, lines};
use crate::model::{Effect, Entity, Figure, Qualifier, Reason, Stance};
use crate::text::{Span, Unit};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

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

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Incoming {
    /// Its articles, each text once, in the order of the file.
    pub articles: Vec<Article>,
    /// Its labels by name, and what they were read as.
    pub labels: Vec<Seen>,
    /// Marks that are no spans of the text (choices, ratings, regions of a picture)
    /// and were left out.
    pub skipped: usize,
}

/// Reads a file that is in a format; see [`detect`](super::detect()).
///
/// A mark of another tool has a place and a label. What it says beyond that (the
/// calendar value of a date, the bounds of a figure) is taken from what the engine
/// finds at the same place, where the data of the languages is here.
///
/// # Errors
/// An [`ImportError`] that says what is wrong and where; nothing is read by halves.
pub fn read(format: Format, content: &str, reading: &ImportOptions<'_>) -> Result<Incoming, ImportError> {
    if content.len() > LARGEST {
        return Err(ImportError::TooLarge { size: content.len(), most: LARGEST });
    }
    let content = content.strip_prefix('\u{feff}').unwrap_or(content);
    let drafts = match format {
        Format::Tallymark => return tallymark::read_articles(content).map(all),
        Format::Documents => return lines::read_documents(content).map(all),
        Format::WebAnnotation => web_annotation::read(content, reading)?,
        Format::Doccano | Format::DoccanoRelations => doccano::read(content, reading)?,
        Format::LabelStudio => label_studio::read(content)?,
        _ => return Err(ImportError::OtherFormat(format.about().name)),
    };
    Ok(drafts.incoming(&reading.labels))
}

fn all(articles: Vec<Article>) -> Incoming {
    Incoming { articles, ..Incoming::default() }
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
    meta: Meta,
    marks: Vec<(Span, String, bool)>,
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

impl Drafts {
    fn incoming(self, labels: &Labels) -> Incoming {
        let mut incoming = Incoming::default();
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for Draft { text, meta, marks, skipped } in self.0 {
            incoming.skipped += skipped;
            marks.iter().for_each(|(_, label, _)| *counts.entry(label.clone()).or_default() += 1);
            let of_kind =
                |(span, label, predicted): (Span, String, bool)| Some((span, labels.kind(&label)?, predicted));
            let marks: Vec<(Span, Kind, bool)> = marks.into_iter().filter_map(of_kind).collect();
            let found = (!marks.is_empty()).then(|| Article::of(&Document::annotated(&*text, meta.clone())));
            let annotations = &mut incoming.article(Article::new(text, meta)).annotations;
            for (span, kind, predicted) in marks {
                if !annotations.iter().any(|a| a.span == span && a.kind() == kind) {
                    annotations.push(annotation(span, kind, predicted, found.as_ref()));
                }
            }
            annotations.sort_by_key(|a| a.span.outer_first());
        }
        let seen = |(label, count): (String, usize)| Seen { kind: labels.kind(&label), label, count };
        incoming.labels = counts.into_iter().map(seen).collect();
        incoming
    }
}

impl Incoming {
    /// The article with this text, which may stand in a file once for each annotator.
    fn article(&mut self, article: Article) -> &mut Article {
        let at = self.articles.iter().position(|there| there.id == article.id).unwrap_or_else(|| {
            self.articles.push(article);
            self.articles.len() - 1
        });
        &mut self.articles[at]
    }
}

/// A mark of another tool as ours. A prediction is a suggestion, which the desk
/// derives by itself.
fn annotation(span: Span, kind: Kind, predicted: bool, found: Option<&Article>) -> Annotation {
    let mut suggested = found.into_iter().flat_map(|found| &found.annotations);
    let equal = suggested.find(|a| a.span == span && a.kind() == kind).map(|a| a.body.clone());
    let body = match equal {
        // The parent is a suggestion of the engine, which is not in the file.
        Some(Body::Figure(figure)) => Body::Figure(figure.map_parent(|_| None)),
        Some(body) => body,
        None => bare(kind),
    };
    if predicted {
        Annotation::suggested(span, body, Reason::new("prediction", []))
    } else {
        Annotation::own(span, body)
    }
}

/// A mark of which only the kind is known.
fn bare(kind: Kind) -> Body {
    match kind {
        Kind::Entity(kind) => Body::Entity(Entity { kind, canonical: None }),
        Kind::Date => Body::Date(unknown_date()),
        Kind::Casualty => Body::Figure(Figure::new(Effect::Casualties, Qualifier::Indefinite, None, None)),
        Kind::Claim => Body::Claim(ClaimBody::new(None, None, Stance::Assert)),
    }
}

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
