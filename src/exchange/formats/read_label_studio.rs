//! Reads Label Studio: tasks with annotations (once called completions) and predictions, and
//! its smaller JSON-MIN, in which a task is an object with its fields and its labels. Offsets
//! are code points; tasks whose quotes stand at UTF-16 offsets, as some of its pages wrote, are
//! read too.

use super::drafts::{Draft, Drafts, Mark, meta, object, objects, offset};
use super::lay::Layer;
use crate::exchange::place::PlaceConverter;
use crate::exchange::tallymark::{Fault, Flaw, ImportError};
use crate::text::Unit;
use serde_json::{Map, Value};
use std::collections::HashSet;

/// Reads a list of tasks, or one task. Where nobody annotated a task, its
/// predictions are suggestions.
pub(super) fn read(content: &str) -> Result<Drafts, ImportError> {
    let mut drafts = Drafts::default();
    for (number, task) in objects(content)? {
        drafts.add(number, task.and_then(|task| read_task(&task)));
    }
    Ok(drafts)
}

/// The regions of a task, and where they stand.
struct Regions<'v> {
    list: &'static str,
    results: Vec<&'v Value>,
    predicted: bool,
}

fn read_task(task: &Value) -> Result<Draft, Fault> {
    let fields = object(task)?;
    let (data, regions) = match fields.get("data").and_then(Value::as_object) {
        Some(data) => (data, regions(fields)),
        None => (fields, small_regions(fields)),
    };
    let text = text(data, &regions.results).ok_or_else(|| Fault::Field("its data has no text".to_owned()))?;
    let layer = (PlaceConverter::new(text), Layer::new(text));
    let mut draft = Draft::new(text, meta(data));
    let fits = |unit: Unit| spans(&regions.results).all(|result| is_at(result, &layer.0, unit));
    let unit = if !fits(Unit::CodePoint) && fits(Unit::Utf16) { Unit::Utf16 } else { Unit::CodePoint };
    let mut ids = HashSet::new();
    for (i, result) in regions.results.iter().enumerate() {
        if result["type"] == "relation" {
            continue;
        }
        if !is_span(result) {
            draft.skipped += 1;
            continue;
        }
        let is_twice = result["id"].as_str().is_some_and(|id| !ids.insert(id));
        let read = if is_twice { Err(Flaw::Twice) } else { marks(result, &layer, unit) };
        match read {
            Ok(marks) => {
                draft.marks.extend(marks.into_iter().map(|mark| Mark { predicted: regions.predicted, ..mark }));
            }
            Err(flaw) => draft.faults.push(Fault::Mark { list: regions.list, number: i + 1, flaw }),
        }
    }
    Ok(draft)
}

fn regions(fields: &Map<String, Value>) -> Regions<'_> {
    let all = |list: &str| -> Vec<&Value> {
        let runs = fields.get(list).and_then(Value::as_array).into_iter().flatten();
        let live = runs.filter(|run| run["was_cancelled"] != Value::Bool(true));
        live.flat_map(|run| run["result"].as_array().into_iter().flatten()).collect()
    };
    for list in ["annotations", "completions"] {
        let results = all(list);
        if !results.is_empty() {
            return Regions { list, results, predicted: false };
        }
    }
    Regions { list: "predictions", results: all("predictions"), predicted: true }
}

/// The regions of JSON-MIN: each list of the task that holds some, whatever its name.
fn small_regions(fields: &Map<String, Value>) -> Regions<'_> {
    let lists = fields.values().filter_map(Value::as_array);
    let results = lists.flatten().filter(|item| item["labels"].is_array()).collect();
    Regions { list: "labels", results, predicted: false }
}

/// What a region says of its span: in JSON-MIN it is all of the region.
fn value(result: &Value) -> &Value {
    result.get("value").unwrap_or(result)
}

fn is_span(result: &Value) -> bool {
    let is_labels = result.get("type").is_none_or(|kind| kind == "labels");
    is_labels && value(result)["start"].is_number()
}

fn spans<'v>(results: &[&'v Value]) -> impl Iterator<Item = &'v Value> {
    results.iter().copied().filter(|result| is_span(result))
}

/// The text of a task: what its regions name, the field with the usual name, or the longest
/// one on which all regions stand.
fn text<'v>(data: &'v Map<String, Value>, results: &[&Value]) -> Option<&'v str> {
    let named = spans(results).next().and_then(|result| data.get(result["to_name"].as_str()?)?.as_str());
    let stands = |text: &&str| {
        let converter = PlaceConverter::new(text);
        let all = |unit| spans(results).all(|result| is_at(result, &converter, unit));
        all(Unit::CodePoint) || all(Unit::Utf16)
    };
    // Addresses and names are no texts.
    let fields = || data.values().filter_map(Value::as_str).filter(|text| text.contains(char::is_whitespace));
    let usual = data.get("text").and_then(Value::as_str);
    named
        .or(usual)
        .or_else(|| fields().filter(stands).max_by_key(|text| text.len()))
        .or_else(|| fields().max_by_key(|text| text.len()))
        .filter(|text| !text.trim().is_empty())
}

/// Whether a region stands in a text, with its quote if it has one.
fn is_at(result: &Value, converter: &PlaceConverter<'_>, unit: Unit) -> bool {
    let value = value(result);
    let place = offset(&value["start"]).ok().zip(offset(&value["end"]).ok());
    let span = place.and_then(|place| converter.span_in(place, unit)).filter(|span| !span.is_empty());
    span.is_some_and(|span| value["text"].as_str().is_none_or(|quote| quote == converter.quote(span)))
}

/// A mark for each label of a region.
fn marks(result: &Value, (converter, layer): &(PlaceConverter<'_>, Layer<'_>), unit: Unit) -> Result<Vec<Mark>, Flaw> {
    let value = value(result);
    let labels = value["labels"].as_array().ok_or_else(|| Flaw::Field("it has no labels".to_owned()))?;
    let own = converter.span_in((offset(&value["start"])?, offset(&value["end"])?), unit);
    let span = layer.lay(own, value["text"].as_str().unwrap_or_default(), ("", ""))?;
    let label = |label: &Value| {
        label.as_str().ok_or_else(|| Flaw::Field("its label is no string".to_owned())).map(str::to_owned)
    };
    labels.iter().map(|name| Ok(Mark::new(span, &label(name)?))).collect()
}
