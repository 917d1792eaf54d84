//! Reads spaCy and Prodigy: a line with a text and its spans, in code points. What an
//! annotator of Prodigy rejected or passed over has no marks.

use super::drafts::{Draft, Drafts, Mark, each_object, field, meta, object};
use crate::exchange::place::PlaceConverter;
use crate::exchange::tallymark::ImportError;
use crate::text::Unit;
use serde_json::Value;

pub(super) fn read(content: &str) -> Result<Drafts, ImportError> {
    each_object(content, |value| {
        let fields = object(value)?;
        let text = field(fields, "text", Value::as_str)?;
        let about = fields.get("meta").and_then(Value::as_object).map(meta);
        let mut draft = Draft::new(text, about.unwrap_or_else(|| meta(fields)));
        // `Doc.to_json` names its entities so, and has groups of spans.
        let spans: Vec<&Value> = match fields.get("spans").or_else(|| fields.get("ents")) {
            Some(Value::Array(spans)) => spans.iter().collect(),
            Some(Value::Object(groups)) => groups.values().filter_map(Value::as_array).flatten().collect(),
            _ => Vec::new(),
        };
        if matches!(fields.get("answer").and_then(Value::as_str), Some("reject" | "ignore")) {
            draft.skipped += spans.len();
            return Ok(draft);
        }
        let converter = PlaceConverter::new(text);
        draft.each("spans", spans, |span| {
            Mark::at((&span["start"], &span["end"]), &span["label"], &converter, Unit::CodePoint)
        });
        Ok(draft)
    })
}
