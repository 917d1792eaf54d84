//! Reads W3C Web Annotations. One that describes a text with a plain text is the text; the
//! others stand on a text of the file, or on a known article: by its address, or, where no text
//! has the address, by the words that they quote.

use super::drafts::{Draft, Drafts, ImportOptions, Mark, objects};
use super::lay::Layer;
use super::pieces::document_urn;
use crate::desk::Meta;
use crate::exchange::place::{Place, PlaceConverter};
use crate::exchange::tallymark::{Fault, Flaw, ImportError};
use crate::text::Span;
use serde_json::Value;

/// A text that annotations may stand on.
struct Source {
    /// Its addresses.
    names: Vec<String>,
    text: String,
    meta: Meta,
    /// Whether the file holds it.
    is_of_file: bool,
}

/// A text with what is needed to lay marks on it, and the marks.
struct Laid<'a> {
    source: &'a Source,
    converter: PlaceConverter<'a>,
    layer: Layer<'a>,
    draft: Draft,
}

/// Reads an annotation, a list, a page or a collection of them, or one a line.
pub(super) fn read(content: &str, reading: &ImportOptions<'_>) -> Result<Drafts, ImportError> {
    let values = objects(content)?;
    let mut annotations = Vec::new();
    values.iter().filter_map(|(_, value)| value.as_ref().ok()).for_each(|value| gather(value, &mut annotations));
    if annotations.is_empty() {
        return Err(ImportError::OtherFormat("web-annotation"));
    }
    let sources = sources(&annotations, reading);
    let mut laid: Vec<Laid<'_>> = sources
        .iter()
        .map(|source| Laid {
            source,
            converter: PlaceConverter::new(&source.text),
            layer: Layer::new(&source.text),
            draft: Draft::new(&source.text, source.meta.clone()),
        })
        .collect();
    let mut drafts = Drafts::default();
    for (i, annotation) in annotations.iter().enumerate().filter(|(_, annotation)| !is_text(annotation)) {
        for target in one_or_many(&annotation["target"]) {
            let address = source(target).unwrap_or_default();
            match on(&laid, address, target) {
                Some(at) => take(&mut laid[at], annotation, target).unwrap_or_else(|flaw| {
                    drafts.faults.push((i + 1, Fault::Mark { list: "target", number: 1, flaw }));
                }),
                None => drafts.faults.push((i + 1, Fault::NoText(address.to_owned()))),
            }
        }
    }
    let is_wanted = |one: &Laid<'_>| one.source.is_of_file || !one.draft.marks.is_empty() || one.draft.skipped > 0;
    drafts.drafts = laid.into_iter().filter(is_wanted).map(|one| one.draft).collect();
    Ok(drafts)
}

/// The texts of the file, and the known articles.
fn sources(annotations: &[&Value], reading: &ImportOptions<'_>) -> Vec<Source> {
    let of_file = annotations.iter().filter(|annotation| is_text(annotation)).filter_map(|annotation| {
        let text = annotation["body"]["value"].as_str()?.to_owned();
        let language = annotation["body"]["language"].as_str().unwrap_or_default().to_owned();
        let names = vec![plain(source(&annotation["target"])?)];
        Some(Source { names, text, meta: Meta { language, ..Meta::default() }, is_of_file: true })
    });
    let known = reading.known.iter().map(|article| Source {
        names: vec![document_urn(article), plain(&article.meta.url)],
        text: article.text.to_string(),
        meta: article.meta.clone(),
        is_of_file: false,
    });
    of_file.chain(known).collect()
}

/// An address without what differs between copies of it: scheme, fragment, last slash.
fn plain(address: &str) -> String {
    let page = address.split('#').next().unwrap_or_default().trim_end_matches('/');
    ["https://", "http://"].iter().find_map(|scheme| page.strip_prefix(scheme)).unwrap_or(page).to_owned()
}

/// The text that a target stands on: the one with its address, or the only one in which its
/// words stand.
fn on(laid: &[Laid<'_>], address: &str, target: &Value) -> Option<usize> {
    let name = plain(address);
    let named = laid.iter().position(|one| one.source.names.iter().any(|n| !n.is_empty() && *n == name));
    let quotes = || one_or_many(&target["selector"]).iter().any(|selector| selector["exact"].is_string());
    named.or_else(|| {
        let fits = |one: &&(usize, &Laid<'_>)| span(&target["selector"], one.1).is_ok();
        let laid: Vec<(usize, &Laid<'_>)> = laid.iter().enumerate().collect();
        let mut fitting = laid.iter().filter(|one| quotes() && fits(one));
        fitting.next().filter(|_| fitting.next().is_none()).map(|(at, _)| *at)
    })
}

/// Lays an annotation on a text.
fn take(on: &mut Laid<'_>, annotation: &Value, target: &Value) -> Result<(), Flaw> {
    let labels = labels(annotation);
    if labels.is_empty() || target.get("selector").is_none() {
        on.draft.skipped += 1;
        return Ok(());
    }
    let span = span(&target["selector"], on)?;
    on.draft.marks.extend(labels.into_iter().map(|label| Mark::new(span, label)));
    Ok(())
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

/// The tags of an annotation; a body without a purpose has the annotation's, and a text alone
/// is one too.
fn labels(annotation: &Value) -> Vec<&str> {
    let is_tagging = |purpose: &Value| matches!(purpose.as_str(), Some("tagging" | "classifying"));
    let tags = one_or_many(&annotation["motivation"]).into_iter().any(is_tagging);
    let bodies = one_or_many(&annotation["body"]).into_iter().chain(one_or_many(&annotation["bodyValue"]));
    let is_tag = |body: &&Value| body.get("purpose").map_or(tags, is_tagging);
    bodies.filter(is_tag).filter_map(|body| body.as_str().or_else(|| body["value"].as_str())).collect()
}

/// The span that selectors mean.
fn span(selectors: &Value, on: &Laid<'_>) -> Result<Span, Flaw> {
    let selectors = one_or_many(selectors);
    let of_type = |kind: &str| selectors.iter().copied().find(|selector| selector["type"] == kind);
    let position = of_type("TextPositionSelector").and_then(|position| {
        let offset = |name: &str| position[name].as_u64().and_then(|offset| usize::try_from(offset).ok());
        let place = offset("start").zip(offset("end")).map(|(start, end)| Place { start, end });
        place.and_then(|place| on.converter.span(place))
    });
    let Some(quoted) = of_type("TextQuoteSelector") else {
        let is_placed = of_type("TextPositionSelector").is_some();
        let none =
            || if is_placed { Flaw::OutOfText } else { Flaw::Field("it has no position and no quote".to_owned()) };
        return position.filter(|span| !span.is_empty()).ok_or_else(none);
    };
    let part = |name: &str| quoted[name].as_str().unwrap_or_default();
    if part("exact").is_empty() {
        return Err(Flaw::Field("its quote is empty".to_owned()));
    }
    on.layer.lay(position, part("exact"), (part("prefix"), part("suffix")))
}
