//! doccano: a line with a text and its labels. Its offsets are those of JavaScript strings,
//! UTF-16 code units; some versions count code points.

use super::drafts::{Draft, Drafts, ImportOptions, Mark, field, meta, object, objects, offset};
use super::labels::label;
use super::pieces::{json_line, link_name, links};
use super::units::UnitVotes;
use crate::exchange::Article;
use crate::exchange::place::PlaceConverter;
use crate::exchange::tallymark::{Fault, Flaw, ImportError};
use crate::text::Unit;
use serde_json::{Map, Value, json};
use std::collections::HashSet;

/// `{"id", "text", "label": [[start, end, label]]}`.
pub(super) fn line(article: &Article, unit: Unit) -> String {
    let converter = PlaceConverter::new(&article.text);
    let labels = article.live().map(|a| {
        let (start, end) = converter.in_unit(a.span, unit);
        json!([start, end, label(a.kind())])
    });
    json_line(&json!({ "id": &*article.id, "text": &*article.text, "label": labels.collect::<Vec<_>>() }))
}

/// `{"id", "text", "entities": [{"id", "label", "start_offset", "end_offset"}],
/// "relations": [{"id", "from_id", "to_id", "type"}]}`; its ids are numbers.
pub(super) fn line_with_relations(article: &Article, unit: Unit) -> String {
    let converter = PlaceConverter::new(&article.text);
    let (mut entities, mut relations) = (Vec::new(), Vec::new());
    for (id, a) in article.live().enumerate() {
        let (start, end) = converter.in_unit(a.span, unit);
        entities.push(json!({ "id": id, "label": label(a.kind()), "start_offset": start, "end_offset": end }));
        for linked in links(article, a) {
            let to = article.live().position(|other| other.id == linked.id);
            relations.push(json!({ "id": relations.len(), "from_id": id, "to_id": to, "type": link_name(a) }));
        }
    }
    json_line(&json!({
        "id": &*article.id, "text": &*article.text, "entities": entities, "relations": relations,
    }))
}

/// Reads lines of either shape, or a list of them. Where no unit is set, it is the one in which
/// more offsets of the file fall on words.
pub(super) fn read(content: &str, reading: &ImportOptions<'_>) -> Result<Drafts, ImportError> {
    let objects = objects(content)?;
    let mut votes = UnitVotes::default();
    for fields in objects.iter().filter_map(|(_, value)| value.as_ref().ok()?.as_object()) {
        if let Ok(text) = text(fields)
            && !text.chars().all(|c| c.len_utf16() == 1)
        {
            let converter = PlaceConverter::new(text);
            let places = marks(fields).into_iter().flatten().filter_map(|mark| place(mark).ok());
            places.for_each(|(start, end, _)| {
                if let (Ok(start), Ok(end)) = (offset(start), offset(end)) {
                    votes.count((start, end), &converter, text);
                }
            });
        }
    }
    let unit = reading.unit.or(votes.winner()).unwrap_or(Unit::Utf16);
    let open_unit = votes.open().filter(|_| reading.unit.is_none());
    let mut drafts = Drafts { open_unit, ..Drafts::default() };
    for (number, value) in objects {
        drafts.add(number, value.and_then(|value| draft(&value, unit)));
    }
    Ok(drafts)
}

/// The text of a line; older versions call it `data`.
fn text(fields: &Map<String, Value>) -> Result<&str, Fault> {
    field(fields, "text", Value::as_str).or_else(|fault| field(fields, "data", Value::as_str).map_err(|_| fault))
}

/// The marks of a line, by the names that versions give their list.
fn marks(fields: &Map<String, Value>) -> Option<&Vec<Value>> {
    ["label", "labels", "entities", "annotations"].iter().find_map(|name| fields.get(*name))?.as_array()
}

fn draft(value: &Value, unit: Unit) -> Result<Draft, Fault> {
    let fields = object(value)?;
    let text = text(fields)?;
    let marks = marks(fields).ok_or_else(|| Fault::Field("it has no list of labels".to_owned()))?;
    let converter = PlaceConverter::new(text);
    let about = ["meta", "metadata"].iter().find_map(|name| fields.get(*name)?.as_object());
    let mut draft = Draft::new(text, meta(about.unwrap_or(fields)));
    let mut ids = HashSet::new();
    let list = if fields.contains_key("entities") { "entities" } else { "label" };
    draft.each(list, marks, |value| {
        let (start, end, label) = place(value)?;
        let mark = Mark { id: value["id"].as_u64(), ..Mark::at((start, end), label, &converter, unit)? };
        if mark.id.is_some_and(|id| !ids.insert(id)) { Err(Flaw::Twice) } else { Ok(mark) }
    });
    Ok(draft)
}

/// Start, end and label of a mark: a list of three, or an object.
fn place(value: &Value) -> Result<(&Value, &Value, &Value), Flaw> {
    match value {
        Value::Array(parts) => match &parts[..] {
            [start, end, label] => Ok((start, end, label)),
            _ => Err(Flaw::Field("it is no list of start, end and label".to_owned())),
        },
        Value::Object(fields) => {
            let either = |names: [&str; 2]| names.iter().find_map(|name| fields.get(*name)).unwrap_or(&Value::Null);
            Ok((either(["start_offset", "start"]), either(["end_offset", "end"]), either(["label", "type"])))
        }
        _ => Err(Flaw::Field("it is no list of start, end and label".to_owned())),
    }
}
