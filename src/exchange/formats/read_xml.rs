//! Reads the formats that are XML: TimeML, and CAS as XMI.

use super::drafts::{Draft, Drafts, Mark};
use super::read_cas::{self, Structure};
use crate::desk::{Body, Meta, State};
use crate::exchange::tallymark::ImportError;
use crate::model::{Anchor, Day, Inference, Timex, TimexValue};
use crate::text::Span;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use serde_json::{Map, Value};

/// Attributes of an element, by their names without their prefix.
fn attributes(element: &BytesStart<'_>) -> Map<String, Value> {
    let attributes = element.attributes().flatten();
    let one = |attribute: quick_xml::events::attributes::Attribute<'_>| {
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned();
        Some((attribute.key.local_name().as_ref().to_owned(), Value::String(value)))
    };
    attributes.filter_map(one).collect()
}

fn referred(reference: &BytesRef<'_>) -> String {
    match reference.resolve_char_ref() {
        Ok(Some(c)) => c.to_string(),
        _ => resolve_predefined_entity(reference).unwrap_or_default().to_owned(),
    }
}

/// Reads a CAS in XMI: each element is a structure, and the address of its namespace the name
/// of the package of its type.
pub(super) fn xmi(content: &str) -> Result<Drafts, ImportError> {
    let other = |_| ImportError::OtherFormat("xmi");
    let mut reader = Reader::from_str(content);
    let mut packages: Map<String, Value> = Map::new();
    let mut structures = Vec::new();
    loop {
        match reader.read_event().map_err(other)? {
            Event::Start(element) | Event::Empty(element) => {
                for attribute in element.attributes().flatten().filter(|a| a.key.as_ref().starts_with("xmlns:")) {
                    let address = attribute.value.trim_start_matches("http:///").trim_end_matches(".ecore");
                    packages.insert(attribute.key.local_name().as_ref().to_owned(), address.replace('/', ".").into());
                }
                let name = element.name();
                let Some((prefix, local)) = name.as_ref().split_once(':') else { continue };
                let mut features = attributes(&element);
                let id = features.remove("id").and_then(|id| id.as_str()?.parse().ok());
                let package = packages.get(prefix).and_then(Value::as_str).unwrap_or_default();
                structures.extend(id.map(|id| Structure { id, kind: format!("{package}.{local}"), features }));
            }
            Event::Eof => return read_cas::drafts(&structures, "xmi"),
            _ => {}
        }
    }
}

/// Reads TimeML: what stands in `TEXT`, with its elements as marks.
pub(super) fn timeml(content: &str) -> Result<Drafts, ImportError> {
    let other = |_| ImportError::OtherFormat("timeml");
    let mut reader = Reader::from_str(content);
    let (mut text, mut title, mut meta) = (String::new(), String::new(), Meta::default());
    // The elements that are open around the place in the text: where each begins.
    let mut open: Vec<(usize, String, Map<String, Value>)> = Vec::new();
    let mut marks = Vec::new();
    let (mut is_in_text, mut is_in_title, mut has_text) = (false, false, false);
    loop {
        let event = reader.read_event().map_err(other)?;
        let said = match &event {
            Event::Text(said) => said.to_string(),
            Event::CData(said) => said.to_string(),
            Event::GeneralRef(reference) => referred(reference),
            _ => String::new(),
        };
        if is_in_text {
            text.push_str(&said);
        } else if is_in_title {
            title.push_str(&said);
        }
        match &event {
            Event::Start(element) => match element.local_name().as_ref() {
                "TEXT" => (is_in_text, has_text) = (true, true),
                "TITLE" => is_in_title = true,
                name if is_in_text => open.push((text.len(), name.to_owned(), attributes(element))),
                "TIMEX3" => meta.published = meta.published.or_else(|| created(&attributes(element))),
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                "TEXT" => is_in_text = false,
                "TITLE" => is_in_title = false,
                _ if is_in_text => {
                    if let Some((start, name, features)) = open.pop().filter(|(start, ..)| *start < text.len()) {
                        marks.push((Span::new(start, text.len()), name, features));
                    }
                }
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    if !has_text {
        return Err(ImportError::OtherFormat("timeml"));
    }
    meta.title = title.trim().to_owned();
    let published = meta.published;
    let mut draft = Draft::new(&text, meta);
    draft.marks.extend(marks.into_iter().map(|(span, name, features)| {
        let own = (name == "TIMEX3").then(|| timex(&features, published)).flatten();
        Mark { own: own.map(|timex| (State::Accepted, Body::Date(timex))), ..Mark::new(span, &name) }
    }));
    let mut drafts = Drafts::default();
    drafts.add(1, Ok(draft));
    Ok(drafts)
}

fn said<'v>(features: &'v Map<String, Value>, name: &str) -> &'v str {
    features.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// The day on which the text was written, where an element says it.
fn created(features: &Map<String, Value>) -> Option<Day> {
    let is_of_text = matches!(said(features, "functionInDocument"), "CREATION_TIME" | "PUBLICATION_TIME");
    said(features, "value").get(..10).filter(|_| is_of_text)?.parse().ok()
}

/// A date with its value; `None` for values that are no TIMEX3 as we write it.
fn timex(features: &Map<String, Value>, published: Option<Day>) -> Option<Timex> {
    let value: TimexValue = said(features, "value").parse().ok()?;
    let field = |name: &str| features.get(name).cloned();
    let modifier = field("mod").and_then(|modifier| serde_json::from_value(modifier).ok());
    let plain = Timex::of(value, modifier);
    let kind = field("type").and_then(|kind| serde_json::from_value(kind).ok()).unwrap_or(plain.kind);
    let anchor = if said(features, "anchorTimeID") == "t0" { Anchor::Published } else { Anchor::Narrated };
    // Where the text has no day of its own, what it was read against is not said.
    let inference = published
        .or(plain.earliest)
        .filter(|_| said(features, "temporalFunction") == "true")
        .map(|against| Inference { parts: Vec::new(), anchor, against });
    Some(Timex { kind, inference, ..plain })
}
