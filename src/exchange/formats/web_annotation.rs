//! W3C Web Annotation Data Model: a page of annotations in JSON-LD. Offsets are code
//! points, as the standard demands. An annotation that describes a text with a plain
//! text is that text; annotations of others may stand on a text that only has an address.

use super::drafts::{Draft, Drafts, ImportOptions, Mark, parse};
use super::labels::label;
use super::pieces::{document_urn, json_file, urn};
use crate::desk::{Annotation, Body, Meta};
use crate::exchange::Article;
use crate::exchange::place::{Place, Ruler};
use crate::exchange::tallymark::{Fault, Flaw, ImportError};
use crate::text::Span;
use serde_json::{Value, json};

const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// Where Wikidata keeps what a QID stands for.
const WIKIDATA: &str = "http://www.wikidata.org/entity/";

/// Code points of context on either side of a quote.
const AROUND: usize = 32;

pub(super) fn write(articles: &[&Article]) -> String {
    let items = articles.iter().flat_map(|article| {
        let ruler = Ruler::new(&article.text);
        let marks: Vec<Value> = article.live().map(|a| annotation(article, a, &ruler)).collect();
        std::iter::once(text(article)).chain(marks)
    });
    let items: Vec<Value> = items.collect();
    json_file(&json!({
        "@context": CONTEXT, "id": "urn:tallymark:export", "type": "AnnotationPage", "startIndex": 0, "items": items,
    }))
}

/// The text itself.
fn text(article: &Article) -> Value {
    let mut body = json!({
        "type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": &*article.text,
    });
    if !article.meta.language.is_empty() {
        body["language"] = json!(article.meta.language);
    }
    json!({
        "id": format!("{}:text", document_urn(article)), "type": "Annotation", "motivation": "describing",
        "body": body, "target": document_urn(article),
    })
}

fn annotation(article: &Article, annotation: &Annotation, ruler: &Ruler<'_>) -> Value {
    let Place { start, end } = ruler.place(annotation.span);
    let (prefix, suffix) = ruler.context(annotation.span, AROUND);
    let mut bodies = vec![json!({ "type": "TextualBody", "purpose": "tagging", "value": label(annotation.kind()) })];
    if let Body::Entity(entity) = &annotation.body {
        let canonical = entity.canonical.as_ref().filter(|canonical| !canonical.is_local());
        bodies.extend(canonical.map(|canonical| {
            let source = format!("{WIKIDATA}{}", canonical.id);
            json!({ "type": "SpecificResource", "purpose": "identifying", "source": source })
        }));
    }
    let mut written = json!({
        "id": urn(article, &annotation.id), "type": "Annotation", "motivation": "classifying", "body": bodies,
        "target": {
            "source": document_urn(article),
            "selector": [
                { "type": "TextQuoteSelector", "exact": ruler.quote(annotation.span), "prefix": prefix, "suffix": suffix },
                { "type": "TextPositionSelector", "start": start, "end": end },
            ],
        },
    });
    let provenance = &annotation.provenance;
    if let Some(person) = &provenance.person {
        written["creator"] = json!({ "type": "Person", "name": &**person });
    }
    if let Some(engine) = &provenance.engine {
        written["generator"] = json!({ "type": "Software", "name": format!("Tallymark {engine}") });
    }
    for (name, time) in [("created", &provenance.created), ("modified", &provenance.modified)] {
        if let Some(time) = time {
            written[name] = json!(&**time);
        }
    }
    written
}

/// Reads an annotation, a list, a page or a collection of them.
pub(super) fn read(content: &str, reading: &ImportOptions<'_>) -> Result<Drafts, ImportError> {
    let value = parse(content)?;
    let mut annotations = Vec::new();
    gather(&value, &mut annotations);
    if annotations.is_empty() {
        return Err(ImportError::OtherFormat("web-annotation"));
    }
    // Each text with its names.
    let mut texts: Vec<(Vec<String>, Draft)> = Vec::new();
    for annotation in annotations.iter().filter(|annotation| is_text(annotation)) {
        // One that is a text has a string there.
        let (Some(source), Some(text)) = (source(&annotation["target"]), annotation["body"]["value"].as_str()) else {
            continue;
        };
        let language = annotation["body"]["language"].as_str().unwrap_or_default().to_owned();
        let meta = Meta { language, ..Meta::default() };
        texts.push((vec![source.to_owned()], Draft::new(text, meta)));
    }
    for article in reading.known {
        let names = vec![document_urn(article), article.meta.url.clone()];
        texts.push((names, Draft::new(&article.text, article.meta.clone())));
    }
    let own = texts.len() - reading.known.len();
    let mut worked = vec![false; texts.len()];
    for (i, annotation) in annotations.iter().enumerate().filter(|(_, annotation)| !is_text(annotation)) {
        let of = |fault| ImportError::Document { number: i + 1, fault };
        let targets = one_or_many(&annotation["target"]);
        for target in targets {
            let name = source(target).unwrap_or_default();
            let place = texts.iter().position(|(names, _)| names.iter().any(|n| !n.is_empty() && n == name));
            let at = place.ok_or_else(|| of(Fault::NoText(name.to_owned())))?;
            let draft = &mut texts[at].1;
            worked[at] = true;
            let labels = labels(annotation);
            if labels.is_empty() || target.get("selector").is_none() {
                draft.skipped += 1;
                continue;
            }
            let flaw = |flaw| of(Fault::Mark { list: "target", number: 1, flaw });
            let span = span(&target["selector"], &draft.text).map_err(flaw)?;
            labels.iter().for_each(|label| draft.take(&Mark { span, label, id: None, predicted: false }));
        }
    }
    let is_of_file = |at: usize| at < own || worked[at];
    Ok(Drafts(texts.into_iter().enumerate().filter(|(at, _)| is_of_file(*at)).map(|(_, (_, draft))| draft).collect()))
}

/// All annotations of a value, in its order. As deep as JSON is read.
fn gather<'v>(value: &'v Value, annotations: &mut Vec<&'v Value>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| gather(value, annotations)),
        Value::Object(fields) if fields.contains_key("target") => {
            let is_annotation = one_or_many(&value["type"]).iter().any(|kind| *kind == "Annotation");
            annotations.extend(is_annotation.then_some(value));
        }
        Value::Object(fields) => {
            for inner in ["items", "first", "@graph"].iter().filter_map(|name| fields.get(*name)) {
                gather(inner, annotations);
            }
        }
        _ => {}
    }
}

fn is_text(annotation: &Value) -> bool {
    let body = &annotation["body"];
    annotation["motivation"] == "describing" && body["format"] == "text/plain" && body["value"].is_string()
}

fn one_or_many(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(values) => values.iter().collect(),
        Value::Null => Vec::new(),
        one => vec![one],
    }
}

/// The address of what a target stands on.
fn source(target: &Value) -> Option<&str> {
    let source = target.get("source").unwrap_or(target);
    source.as_str().or_else(|| source["id"].as_str())
}

/// The tags of an annotation; a body without a purpose has the annotation's.
fn labels(annotation: &Value) -> Vec<&str> {
    let is_tag = |body: &&Value| match body["purpose"].as_str() {
        Some(purpose) => matches!(purpose, "tagging" | "classifying"),
        None => matches!(annotation["motivation"].as_str(), Some("tagging" | "classifying")),
    };
    one_or_many(&annotation["body"]).into_iter().filter(is_tag).filter_map(|body| body["value"].as_str()).collect()
}

/// Where selectors point: the position, if the quote stands there, else the one
/// place that has the quote with what is around it.
fn span(selectors: &Value, text: &str) -> Result<Span, Flaw> {
    let selectors = one_or_many(selectors);
    let of_type = |kind: &str| selectors.iter().copied().find(|selector| selector["type"] == kind);
    let position = of_type("TextPositionSelector").map(|position| {
        let offset = |name: &str| position[name].as_u64().and_then(|offset| usize::try_from(offset).ok());
        let place = offset("start").zip(offset("end")).map(|(start, end)| Place { start, end });
        let span = place.and_then(|place| Ruler::new(text).span(place));
        span.filter(|span| !span.is_empty()).ok_or(Flaw::OutOfText)
    });
    let Some(quoted) = of_type("TextQuoteSelector") else {
        return position.unwrap_or_else(|| Err(Flaw::Field("it has no position and no quote".to_owned())));
    };
    let part = |name: &str| quoted[name].as_str().unwrap_or_default();
    let (prefix, exact, suffix) = (part("prefix"), part("exact"), part("suffix"));
    if exact.is_empty() {
        return Err(Flaw::Field("its quote is empty".to_owned()));
    }
    let position = position.and_then(Result::ok);
    if let Some(span) = position.filter(|span| span.of(text) == exact) {
        return Ok(span);
    }
    let around = format!("{prefix}{exact}{suffix}");
    let mut places = text.match_indices(&*around).map(|(at, _)| at + prefix.len());
    match (places.next(), places.next()) {
        (Some(start), None) => Ok(Span::new(start, start + exact.len())),
        _ => {
            let there = position.map_or("", |span| span.of(text));
            Err(Flaw::Quote { quote: exact.to_owned(), text: there.to_owned() })
        }
    }
}
