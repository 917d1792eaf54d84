//! Reads `tallymark/1`.

use super::error::{Fault, Flaw, ImportError};
use super::parents::circular;
use super::shape::{
    Base, ClaimFields, CodingFields, DescriptionFields, Difference, EntityFields, FigureFields, Header, Mark,
    TollFields,
};
use super::sketch::{furthest_place, sketch};
use super::{FORMAT, LARGEST, OFFSETS, VERSION};
use crate::desk::{
    Annotation, Body, ClaimBody, Document, Id, LibraryLocation, Meta, NeedsReview, Origin, State, sha256,
};
use crate::exchange::Article;
use crate::exchange::place::{Place, PlaceConverter};
use crate::model::{Figure, Timex};
use crate::text::Span;
use serde::de::DeserializeOwned;
use serde_json::error::Category;
use serde_json::{Map, Value};
use std::collections::HashSet;
use std::sync::Arc;

/// The text of an altered document may have been so many times longer, and a little more;
/// offsets beyond that are damage and would only take memory.
const LONGER: usize = 8;
const LONGER_BY: usize = 100_000;

/// Reads a `tallymark/1` file: its documents in the order of the file, with
/// every decision of the person; what was only suggested is derived again.
///
/// # Errors
/// An [`ImportError`] that says what is wrong and where; nothing is read by
/// halves.
pub fn read(json: &str) -> Result<Vec<Document>, ImportError> {
    let versions = read_versions(json)?;
    match versions.iter().position(|version| version.marked.is_some()) {
        Some(i) => Err(ImportError::Document { number: i + 1, fault: Fault::Text }),
        None => Ok(versions.into_iter().map(|version| version.document).collect()),
    }
}

/// A document of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// The document; without marks where its text was altered after the export.
    pub document: Document,
    /// For an altered document: the original text as far as the marks quote it, with blanks
    /// for the rest. From here the marks can be carried over.
    pub marked: Option<Document>,
}

/// Reads a `tallymark/1` file of which texts may have been altered.
///
/// # Errors
/// As [`read`], but for a text that does not fit its checksum.
pub fn read_versions(json: &str) -> Result<Vec<Version>, ImportError> {
    each(json, |value| Ok(version(raw(value)?)))
}

/// Reads the articles of a `tallymark/1` file with all marks, suggested ones too.
/// The engine is not asked.
///
/// # Errors
/// As [`read`].
pub fn read_articles(json: &str) -> Result<Vec<Article>, ImportError> {
    each(json, |value| match raw(value)? {
        Raw { altered: None, article } => Ok(article),
        Raw { altered: Some(_), .. } => Err(Fault::Text),
    })
}

/// Things with ids that are unique in a file.
trait Named {
    fn id(&self) -> &Id;
}

impl Named for Article {
    fn id(&self) -> &Id {
        &self.id
    }
}

impl Named for Version {
    fn id(&self) -> &Id {
        &self.document.id
    }
}

/// Reads the documents of a file one by one.
fn each<T: Named>(json: &str, read: impl Fn(Value) -> Result<T, Fault>) -> Result<Vec<T>, ImportError> {
    if json.len() > LARGEST {
        return Err(ImportError::TooLarge { size: json.len(), most: LARGEST });
    }
    let json = json.strip_prefix('\u{feff}').unwrap_or(json);
    let file: Value = serde_json::from_str(json).map_err(|error| not_json(json, &error))?;
    let mut ids = HashSet::new();
    let mut documents = Vec::new();
    for (i, value) in listed(file)?.into_iter().enumerate() {
        let is_new = |document: &T| ids.insert(document.id().clone());
        let document = read(value).and_then(|document| Some(document).filter(is_new).ok_or(Fault::Twice));
        documents.push(document.map_err(|fault| ImportError::Document { number: i + 1, fault })?);
    }
    Ok(documents)
}

/// Why a text is no JSON that can be read; `None` where it is.
pub fn json_fault(json: &str) -> Option<ImportError> {
    serde_json::from_str::<Value>(json).err().map(|error| not_json(json, &error))
}

/// The error for a text that is no JSON.
pub(in crate::exchange) fn not_json(json: &str, error: &serde_json::Error) -> ImportError {
    if let Some(line) = lone_surrogate(json) {
        return ImportError::LoneSurrogate { line };
    }
    match error.classify() {
        // The reader says it in no other way.
        Category::Syntax if error.to_string().starts_with("recursion limit exceeded") => ImportError::TooDeep,
        Category::Eof if json.trim().is_empty() => ImportError::NotJson { line: 1, column: 1 },
        Category::Eof => ImportError::Truncated,
        _ => ImportError::NotJson { line: error.line(), column: error.column().max(1) },
    }
}

/// The line of the first `\uD800` to `\uDFFF` that stands without its other half.
fn lone_surrogate(json: &str) -> Option<usize> {
    let mut rest = json;
    while let Some(at) = rest.find('\\') {
        let escape = &rest[at..];
        let here = json.len() - escape.len();
        let next = match (unit(escape), escape.get(6..).and_then(unit)) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => 12,
            (Some(0xd800..=0xdfff), _) => return Some(1 + json[..here].matches('\n').count()),
            _ => 1 + escape[1..].chars().next().map_or(0, char::len_utf8),
        };
        rest = &escape[next..];
    }
    None
}

/// The code unit of a `\uXXXX` at the start of `json`.
fn unit(json: &str) -> Option<u16> {
    u16::from_str_radix(json.strip_prefix("\\u")?.get(..4)?, 16).ok()
}

/// The list of documents of a file that is ours and not too new.
fn listed(file: Value) -> Result<Vec<Value>, ImportError> {
    let Value::Object(mut file) = file else {
        return Err(ImportError::Foreign);
    };
    if file.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(ImportError::Foreign);
    }
    match file.get("version").and_then(Value::as_u64) {
        Some(1..=VERSION) => {}
        Some(newer) if newer > VERSION => return Err(ImportError::Newer(newer)),
        _ => return Err(ImportError::Damaged("its version is missing".to_owned())),
    }
    if file.get("offsets").and_then(Value::as_str) != Some(OFFSETS) {
        return Err(ImportError::Damaged("its offsets are not code points".to_owned()));
    }
    match file.remove("documents") {
        Some(Value::Array(documents)) => Ok(documents),
        _ => Err(ImportError::Damaged("its documents are missing".to_owned())),
    }
}

/// Reads one document of a file whose text nobody may have altered.
pub(in crate::exchange) fn document(value: Value) -> Result<Document, Fault> {
    match raw(value)? {
        Raw { altered: None, article } => Ok(article.into_document()),
        Raw { altered: Some(_), .. } => Err(Fault::Text),
    }
}

/// A document as it stands in a file.
struct Raw {
    /// On the text that the marks were made on.
    article: Article,
    /// The text of the file, where it is another one.
    altered: Option<Arc<str>>,
}

fn version(Raw { article, altered }: Raw) -> Version {
    match altered {
        None => Version { document: article.into_document(), marked: None },
        Some(text) => {
            let mut document = Document::saved(text, article.meta.clone());
            document.location = article.location.clone();
            Version { document, marked: Some(article.into_document()) }
        }
    }
}

fn raw(value: Value) -> Result<Raw, Fault> {
    let Value::Object(mut fields) = value else {
        return Err(Fault::Field("it is no object".to_owned()));
    };
    let furthest = furthest_place(&fields);
    let marks = Marks::take(&mut fields)?;
    let boilerplate = list(&mut fields, "furniture")?;
    let needs_review = match fields.remove("unsettled") {
        None => None,
        Some(lists) => Some(Marks::of(lists)?),
    };
    let boilerplate_shown = fields.get("furniture_shown").and_then(Value::as_bool).unwrap_or_default();
    let header: Header =
        serde_json::from_value(Value::Object(fields)).map_err(|error| Fault::Field(error.to_string()))?;
    if header.sha256.get(..16) != Some(&*header.id) {
        return Err(Fault::Id);
    }
    let is_altered = sha256(&header.text) != header.sha256;
    let marked: Arc<str> = if is_altered {
        let longest = header.text.len() * LONGER + LONGER_BY;
        sketch(marks.all(), furthest, longest).ok_or(Fault::Text)?.into()
    } else {
        header.text.clone()
    };
    let converter = PlaceConverter::new(&marked);
    let mut reader = Reader { converter: &converter, ids: HashSet::new(), marks: Vec::new(), needs_review: None };
    reader.all(marks)?;
    if let Some(waiting) = needs_review {
        // A mark that needs review may have the id of the suggestion that it will answer.
        (reader.ids, reader.needs_review) = (HashSet::new(), Some(Vec::new()));
        reader.all(waiting)?;
    }
    let Reader { marks, needs_review, .. } = reader;
    let place = |(i, value)| {
        let place: Result<Place, Flaw> = parse(value);
        let span = place.and_then(|place| converter.span(place).ok_or(Flaw::OutOfText));
        span.map_err(|flaw| Fault::Mark { list: "furniture", number: i + 1, flaw })
    };
    let boilerplate = boilerplate.into_iter().enumerate().map(place).collect::<Result<Vec<Span>, _>>()?;
    let Header { title, source, url, published, language, text, tolls, incidents, codings, case, archived, .. } =
        header;
    let meta = Meta { title, source, url, published, language };
    let mut article = Article::new(marked, meta);
    article.annotations = marks;
    article.annotations.sort_by_key(|a| a.span.outer_first());
    article.needs_review = needs_review.unwrap_or_default();
    article.links = tolls.into_iter().map(TollFields::link).collect();
    article.descriptions = incidents.into_iter().map(DescriptionFields::description).collect();
    article.codings = codings.into_iter().map(CodingFields::coding).collect();
    article.location = LibraryLocation { case, archived };
    (article.boilerplate, article.boilerplate_shown) = (boilerplate, boilerplate_shown);
    Ok(Raw { article, altered: is_altered.then_some(text) })
}

/// Reads marks that are stored without their document.
pub(in crate::exchange) fn marks(value: Value, converter: &PlaceConverter<'_>) -> Result<Vec<Annotation>, Fault> {
    let mut reader = Reader { converter, ids: HashSet::new(), marks: Vec::new(), needs_review: None };
    reader.all(Marks::of(value)?)?;
    Ok(reader.marks)
}

/// Reads marks that need review and are stored without their document.
pub(in crate::exchange) fn needs_review(
    value: Value,
    converter: &PlaceConverter<'_>,
) -> Result<Vec<NeedsReview>, Fault> {
    let mut reader = Reader { converter, ids: HashSet::new(), marks: Vec::new(), needs_review: Some(Vec::new()) };
    reader.all(Marks::of(value)?)?;
    Ok(reader.needs_review.unwrap_or_default())
}

fn list(fields: &mut Map<String, Value>, list: &'static str) -> Result<Vec<Value>, Fault> {
    match fields.remove(list) {
        Some(Value::Array(values)) => Ok(values),
        _ => Err(Fault::Field(format!("its list “{list}” is missing"))),
    }
}

/// Marks by their kinds, as they stand in the file.
struct Marks {
    entities: Vec<Value>,
    dates: Vec<Value>,
    casualties: Vec<Value>,
    claims: Vec<Value>,
}

impl Marks {
    fn all(&self) -> impl Iterator<Item = &Value> {
        [&self.entities, &self.dates, &self.casualties, &self.claims].into_iter().flatten()
    }

    fn of(lists: Value) -> Result<Self, Fault> {
        match lists {
            Value::Object(mut lists) => Self::take(&mut lists),
            _ => Err(Fault::Field("its marks are no object".to_owned())),
        }
    }

    fn take(fields: &mut Map<String, Value>) -> Result<Self, Fault> {
        Ok(Self {
            entities: list(fields, "entities")?,
            dates: list(fields, "dates")?,
            casualties: list(fields, "casualties")?,
            claims: list(fields, "claims")?,
        })
    }
}

/// Reads the marks of one document.
struct Reader<'a> {
    converter: &'a PlaceConverter<'a>,
    ids: HashSet<Id>,
    marks: Vec<Annotation>,
    /// The marks that need review, once the others are read.
    needs_review: Option<Vec<NeedsReview>>,
}

impl Reader<'_> {
    fn all(&mut self, marks: Marks) -> Result<(), Fault> {
        self.list("entities", marks.entities, |_, entity: EntityFields| Ok(Body::Entity(entity)))?;
        self.list("dates", marks.dates, |_, timex: Timex| Ok(Body::Date(timex)))?;
        self.casualties(marks.casualties)?;
        self.list("claims", marks.claims, claim)
    }

    fn list<T: DeserializeOwned>(
        &mut self,
        list: &'static str,
        values: Vec<Value>,
        body: impl Fn(&PlaceConverter<'_>, T) -> Result<Body, Flaw>,
    ) -> Result<(), Fault> {
        for (i, value) in values.into_iter().enumerate() {
            let fault = |flaw| Fault::Mark { list, number: i + 1, flaw };
            mark(value).and_then(|mark| self.mark(mark, &body)).map_err(fault)?;
        }
        Ok(())
    }

    /// Figures name their parents by index, so all are parsed before the first
    /// is kept.
    fn casualties(&mut self, values: Vec<Value>) -> Result<(), Fault> {
        const LIST: &str = "casualties";
        let fault = |i: usize, flaw| Fault::Mark { list: LIST, number: i + 1, flaw };
        let marks: Vec<Mark<FigureFields>> = values
            .into_iter()
            .enumerate()
            .map(|(i, value)| mark(value).map_err(|flaw| fault(i, flaw)))
            .collect::<Result<_, _>>()?;
        let ids: Vec<Id> = marks.iter().map(|mark| mark.base.id.clone()).collect();
        let parents: Vec<Option<usize>> = marks.iter().map(|mark| mark.what.part_of).collect();
        if let Some(i) = parents.iter().position(|parent| parent.is_some_and(|p| p >= ids.len())) {
            return Err(fault(i, Flaw::Parent));
        }
        if let Some(&i) = circular(&parents).iter().min() {
            return Err(fault(i, Flaw::Parent));
        }
        for (i, mark) in marks.into_iter().enumerate() {
            self.mark(mark, &|converter, fields| figure(converter, fields, &ids)).map_err(|flaw| fault(i, flaw))?;
        }
        Ok(())
    }

    /// Checks a mark and adds it.
    fn mark<T>(
        &mut self,
        mark: Mark<T>,
        body: &impl Fn(&PlaceConverter<'_>, T) -> Result<Body, Flaw>,
    ) -> Result<(), Flaw> {
        let body = body(self.converter, mark.what)?;
        self.take(mark.base, body)
    }

    fn take(&mut self, base: Base, body: Body) -> Result<(), Flaw> {
        let Base { id, start, end, quote, origin, state, why, provenance, change, .. } = base;
        let waits = self.needs_review.is_some();
        let stands = |span: &Span| waits || !span.is_empty();
        let span = self.converter.span(Place { start, end }).filter(stands).ok_or(Flaw::OutOfText)?;
        let text = self.converter.quote(span);
        if !waits && text != quote {
            return Err(Flaw::Quote { quote, text: text.to_owned() });
        }
        if (origin, state) == (Origin::Person, State::Suggested) {
            return Err(Flaw::OwnSuggestion);
        }
        if !self.ids.insert(id.clone()) {
            return Err(Flaw::Twice);
        }
        let reason = why.map(|why| why.reason(self.converter).ok_or(Flaw::OutOfText)).transpose()?;
        let mark = Annotation { id, span, body, origin, state, reason, provenance };
        match &mut self.needs_review {
            None => self.marks.push(mark),
            Some(needs_review) => {
                let Difference { was, now } = change.unwrap_or_default();
                needs_review.push(NeedsReview { mark, quote, was, now });
            }
        }
        Ok(())
    }
}

/// A mark is read twice, for the fields of every mark and for those of its kind: the compiled
/// code is half of that of one flattened struct.
fn mark<T: DeserializeOwned>(value: Value) -> Result<Mark<T>, Flaw> {
    Ok(Mark { base: parse(value.clone())?, what: parse(value)? })
}

fn parse<T: DeserializeOwned>(value: Value) -> Result<T, Flaw> {
    serde_json::from_value(value).map_err(|error| Flaw::Field(error.to_string()))
}

fn span(converter: &PlaceConverter<'_>, place: Option<Place>) -> Result<Option<Span>, Flaw> {
    place.map(|place| converter.span(place).ok_or(Flaw::OutOfText)).transpose()
}

fn figure(converter: &PlaceConverter<'_>, fields: FigureFields, ids: &[Id]) -> Result<Body, Flaw> {
    Ok(Body::Figure(Figure {
        effect: fields.effect,
        low: fields.low,
        high: fields.high,
        qualifier: fields.qualifier,
        victims: fields.victims,
        modality: fields.modality,
        currency: fields.currency,
        part_of: fields.part_of.and_then(|parent| ids.get(parent).cloned()),
        source: span(converter, fields.source)?,
        date: span(converter, fields.date)?,
        place: span(converter, fields.place)?,
    }))
}

fn claim(converter: &PlaceConverter<'_>, fields: ClaimFields) -> Result<Body, Flaw> {
    let source = fields.source.map(|source| source.speaker(converter).ok_or(Flaw::OutOfText)).transpose()?;
    Ok(Body::Claim(ClaimBody {
        source,
        cue: span(converter, fields.cue)?,
        stance: fields.stance,
        status: fields.status,
        history: fields.history,
        tags: fields.tags,
        note: fields.note,
        evidence: fields.evidence,
        links: fields.links,
    }))
}
