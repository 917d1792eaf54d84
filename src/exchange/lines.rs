//! The JSON Lines of the command: a line in holds a document, a line out what was found in it.
//! The fields are those of the annotation guide; offsets are code points.

use super::Article;
use super::events::{EventFields, VictimFields, events, victims};
use super::place::{At, Place, PlaceConverter};
use super::tallymark::{Fault, ImportError};
use crate::annotate::{Options, annotate};
use crate::desk::{Document, LibraryLocation, Meta};
use crate::model::{
    Canonical, Currency, Day, Detection, Doubt, Effect, EntityKind, Figure, Modality, Modifier, Qualifier, Stance,
    TimexType, TimexValue, Victim,
};
use crate::text::{Span, first_line};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use thiserror::Error;

/// Why a line could not be annotated.
#[derive(Debug, Error)]
pub enum LineError {
    /// More bytes than any export has.
    #[error("the line is not read: it has more than {most} bytes")]
    TooLong {
        /// Bytes of the longest line that is read.
        most: usize,
    },
    /// The bytes are not UTF-8.
    #[error("the line is not UTF-8")]
    NotUtf8,
    /// JSON, but no object.
    #[error("the line is not a JSON object")]
    NotAnObject,
    /// No JSON, no text, or a field that holds what it must not.
    #[error("the line is not a JSON object with a text: {0}")]
    NotADocument(serde_json::Error),
}

#[derive(Deserialize)]
struct Request {
    #[serde(default)]
    id: Value,
    text: String,
    lang: Option<String>,
    date: Option<Day>,
    #[serde(flatten)]
    about: About,
}

/// What a line may say of its article beside what the engine needs. Anything else in such a
/// field says nothing: a corpus has its own idea of a source.
#[derive(Default, Deserialize)]
struct About {
    #[serde(default)]
    title: Value,
    #[serde(default)]
    source: Value,
    #[serde(default)]
    url: Value,
    #[serde(default)]
    case: Value,
}

impl Request {
    /// The article that it asks about, without marks; the first line is the title where none
    /// is stated.
    fn article(self) -> Article {
        let said = |value: Value| value.as_str().unwrap_or_default().to_owned();
        let stated = said(self.about.title);
        let meta = Meta {
            title: if stated.trim().is_empty() { first_line(&self.text, |_| false) } else { stated },
            source: said(self.about.source),
            url: said(self.about.url),
            published: self.date,
            language: self.lang.unwrap_or_default(),
        };
        let article = Article::new(self.text, meta);
        Article { location: LibraryLocation { case: said(self.about.case), ..LibraryLocation::default() }, ..article }
    }
}

#[derive(Serialize)]
struct Answer {
    id: Value,
    lang: &'static str,
    date: Option<Day>,
    entities: Vec<At<EntityFields>>,
    dates: Vec<At<Judged<DateFields>>>,
    casualties: Vec<At<Judged<FigureFields>>>,
    claims: Vec<At<ClaimFields>>,
    events: Vec<At<EventFields>>,
    victims: Vec<At<VictimFields>>,
    #[serde(rename = "furniture")]
    boilerplate: Vec<Place>,
}

/// Fields of a date or a figure, with how sure the engine is of them.
#[derive(Serialize)]
struct Judged<T> {
    #[serde(flatten)]
    what: T,
    certainty: &'static str,
    doubt: Option<Doubt>,
}

#[derive(Serialize)]
struct EntityFields {
    kind: EntityKind,
    canonical: Option<Canonical>,
}

#[derive(Serialize)]
struct DateFields {
    #[serde(rename = "type")]
    kind: TimexType,
    value: TimexValue,
    #[serde(rename = "mod")]
    modifier: Option<Modifier>,
}

#[derive(Serialize)]
struct FigureFields {
    effect: Effect,
    low: Option<u64>,
    high: Option<u64>,
    qualifier: Qualifier,
    victims: Vec<Victim>,
    modality: Modality,
    #[serde(rename = "standing")]
    currency: Currency,
    part_of: Option<usize>,
    source: Option<Place>,
    date: Option<Place>,
    place: Option<Place>,
}

#[derive(Serialize)]
struct ClaimFields {
    source: Option<Place>,
    cue: Option<Place>,
    stance: Stance,
}

#[derive(Serialize)]
struct Failure {
    line: u64,
    error: String,
}

/// Annotates the document of one line (`{"id", "text", "lang"?, "date"?}`) and
/// gives the answer, without a line break.
///
/// # Errors
/// A [`LineError`] where the line holds no document.
pub fn answer(line: &[u8]) -> Result<String, LineError> {
    let Request { id, text, lang, date, .. } = request(line)?;
    let found = annotate(&text, &Options { language: lang.as_deref(), published: date });
    let converter = PlaceConverter::new(&text);
    let listed = listed(&found.casualties);
    let answer = Answer {
        id,
        lang: found.language,
        date: found.published,
        entities: all(found.entities, &converter, |e| EntityFields { kind: e.kind, canonical: e.canonical }),
        dates: judged(found.dates, &converter, |d| DateFields { kind: d.kind, value: d.value, modifier: d.modifier }),
        casualties: casualties(found.casualties, &listed, &converter),
        claims: all(found.claims, &converter, |c| ClaimFields {
            source: place(c.source, &converter),
            cue: place(c.cue, &converter),
            stance: c.stance,
        }),
        events: events(found.events, &listed, &converter),
        victims: victims(found.victims, &converter),
        boilerplate: found.boilerplate.into_iter().map(|span| converter.place(span)).collect(),
    };
    Ok(serde_json::to_string(&answer).expect("every key of the answer is a string"))
}

/// The line that is written in place of an answer; `line` counts from 1.
pub fn failure(line: u64, error: &LineError) -> String {
    serde_json::to_string(&Failure { line, error: error.to_string() }).expect("every key of the line is a string")
}

/// The document of one line, with what the engine finds in it.
///
/// # Errors
/// As [`answer`].
pub fn article(line: &[u8]) -> Result<Article, LineError> {
    let Article { text, meta, location, .. } = request(line)?.article();
    Ok(Article { location, ..Article::of(&Document::annotated(text, meta)) })
}

/// The id and the document of one line, with what the engine finds in it.
pub(super) fn document(line: &[u8]) -> Result<(Value, Document), LineError> {
    let request = request(line)?;
    let id = request.id.clone();
    let Article { text, meta, .. } = request.article();
    Ok((id, Document::annotated(text, meta)))
}

/// The documents of lines, without marks; blank lines are skipped.
///
/// # Errors
/// An [`ImportError`] that names the line.
pub fn read_documents(content: &str) -> Result<Vec<Article>, ImportError> {
    let lines = content.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let article = |(i, line): (usize, &str)| {
        let fault = |error: LineError| ImportError::Document { number: i + 1, fault: Fault::Field(error.to_string()) };
        Ok(request(line.as_bytes()).map_err(fault)?.article())
    };
    lines.map(article).collect()
}

fn request(line: &[u8]) -> Result<Request, LineError> {
    let line = std::str::from_utf8(line).map_err(|_| LineError::NotUtf8)?;
    if line.trim_start().starts_with('[') {
        return Err(LineError::NotAnObject);
    }
    serde_json::from_str(line).map_err(LineError::NotADocument)
}

fn judged<T, F>(
    found: Vec<Detection<T>>,
    converter: &PlaceConverter<'_>,
    fields: impl Fn(T) -> F,
) -> Vec<At<Judged<F>>> {
    let judge = |detection: Detection<T>| {
        let doubt = detection.reason.doubt;
        let certainty = if doubt.is_some() { "unsure" } else { "sure" };
        At { place: converter.place(detection.span), what: Judged { what: fields(detection.what), certainty, doubt } }
    };
    found.into_iter().map(judge).collect()
}

fn all<T, F>(found: Vec<Detection<T>>, converter: &PlaceConverter<'_>, fields: impl Fn(T) -> F) -> Vec<At<F>> {
    found.into_iter().map(|f| At { place: converter.place(f.span), what: fields(f.what) }).collect()
}

fn place(span: Option<Span>, converter: &PlaceConverter<'_>) -> Option<Place> {
    span.map(|span| converter.place(span))
}

/// For each figure its index among those that are listed: all except those that only serve
/// for comparison, which have none.
fn listed(found: &[Detection<Figure<usize>>]) -> Vec<Option<usize>> {
    let mut next = 0..;
    found.iter().map(|f| if counts(f) { next.next() } else { None }).collect()
}

fn counts(figure: &Detection<Figure<usize>>) -> bool {
    figure.what.currency != Currency::Comparison
}

fn casualties(
    found: Vec<Detection<Figure<usize>>>,
    listed: &[Option<usize>],
    converter: &PlaceConverter<'_>,
) -> Vec<At<Judged<FigureFields>>> {
    let number = |at: usize| listed.get(at).copied().flatten();
    judged(found.into_iter().filter(counts).collect(), converter, |f| figure(f.map_parent(number), converter))
}

fn figure(figure: Figure<usize>, converter: &PlaceConverter<'_>) -> FigureFields {
    FigureFields {
        effect: figure.effect,
        low: figure.low,
        high: figure.high,
        qualifier: figure.qualifier,
        victims: figure.victims,
        modality: figure.modality,
        currency: figure.currency,
        part_of: figure.part_of,
        source: place(figure.source, converter),
        date: place(figure.date, converter),
        place: place(figure.place, converter),
    }
}
