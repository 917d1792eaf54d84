//! W3C Web Annotation Data Model: a page of annotations in JSON-LD. Offsets are code points,
//! as the standard demands. A text is an annotation with the text as its body.

use super::labels::label;
use super::pieces::{document_urn, json_file, urn};
use crate::desk::{Annotation, Body};
use crate::exchange::Article;
use crate::exchange::place::{Place, PlaceConverter};
use serde_json::{Value, json};

const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// Where Wikidata keeps what a QID stands for.
const WIKIDATA: &str = "http://www.wikidata.org/entity/";

/// Code points of context on either side of a quote.
const AROUND: usize = 32;

pub(super) fn write(articles: &[&Article]) -> String {
    let items = articles.iter().flat_map(|article| {
        let converter = PlaceConverter::new(&article.text);
        let marks: Vec<Value> = article.live().map(|a| annotation(article, a, &converter)).collect();
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

fn annotation(article: &Article, annotation: &Annotation, converter: &PlaceConverter<'_>) -> Value {
    let Place { start, end } = converter.place(annotation.span);
    let (prefix, suffix) = converter.context(annotation.span, AROUND);
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
                { "type": "TextQuoteSelector", "exact": converter.quote(annotation.span), "prefix": prefix, "suffix": suffix },
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
