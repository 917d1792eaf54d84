//! doccano: a line with a text and its labels. Its offsets are those of JavaScript
//! strings, UTF-16 code units, unless a version was told otherwise.

use super::drafts::{Draft, Drafts, ImportOptions, Mark, field, list, object};
use super::labels::label;
use super::pieces::{json_line, link_name, links};
use crate::desk::Meta;
use crate::exchange::Article;
use crate::exchange::place::Ruler;
use crate::exchange::tallymark::{Fault, Flaw, ImportError};
use crate::text::Unit;
use serde_json::{Value, json};
use std::collections::HashSet;

/// `{"id", "text", "label": [[start, end, label]]}`.
pub(super) fn line(article: &Article, unit: Unit) -> String {
    let ruler = Ruler::new(&article.text);
    let labels = article.live().map(|a| {
        let (start, end) = ruler.in_unit(a.span, unit);
        json!([start, end, label(a.kind())])
    });
    json_line(&json!({ "id": &*article.id, "text": &*article.text, "label": labels.collect::<Vec<_>>() }))
}

/// `{"id", "text", "entities": [{"id", "label", "start_offset", "end_offset"}],
/// "relations": [{"id", "from_id", "to_id", "type"}]}`; its ids are numbers.
pub(super) fn line_with_relations(article: &Article, unit: Unit) -> String {
    let ruler = Ruler::new(&article.text);
    let (mut entities, mut relations) = (Vec::new(), Vec::new());
    for (id, a) in article.live().enumerate() {
        let (start, end) = ruler.in_unit(a.span, unit);
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

/// Reads lines of either shape.
pub(super) fn read(content: &str, reading: &ImportOptions<'_>) -> Result<Drafts, ImportError> {
    let unit = reading.unit.unwrap_or(Unit::Utf16);
    super::drafts::each_line(content, |value| {
        let fields = object(&value)?;
        let text = field(fields, "text", Value::as_str)?;
        let ruler = Ruler::new(text);
        let mut draft = Draft::new(text, Meta::default());
        match fields.get("label").or_else(|| fields.get("labels")) {
            Some(labels) => {
                let labels = labels.as_array().ok_or_else(|| Fault::Field("its “label” is no list".to_owned()))?;
                draft.each("label", labels, |_, value| triple(value, &ruler, unit))?;
            }
            None => {
                let mut ids = HashSet::new();
                draft.each("entities", list(fields, "entities")?, |_, value| {
                    let mark = entity(value, &ruler, unit)?;
                    if mark.id.is_some_and(|id| !ids.insert(id)) { Err(Flaw::Twice) } else { Ok(mark) }
                })?;
            }
        }
        Ok(draft)
    })
}

fn triple<'v>(value: &'v Value, ruler: &Ruler<'_>, unit: Unit) -> Result<Mark<'v>, Flaw> {
    let parts = value.as_array().map(Vec::as_slice);
    let Some([start, end, label]) = parts else {
        return Err(Flaw::Field("it is no list of start, end and label".to_owned()));
    };
    Mark::at((start, end), label, ruler, unit)
}

fn entity<'v>(value: &'v Value, ruler: &Ruler<'_>, unit: Unit) -> Result<Mark<'v>, Flaw> {
    let mark = Mark::at((&value["start_offset"], &value["end_offset"]), &value["label"], ruler, unit)?;
    Ok(Mark { id: value["id"].as_u64(), ..mark })
}
