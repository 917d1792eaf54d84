//! Label Studio: a list of tasks. What a person decided is an annotation of a task,
//! what is only suggested a prediction. Offsets are code points, as its server counts;
//! tasks whose quotes stand at UTF-16 offsets, as some of its pages wrote, are read too.

use super::drafts::{Draft, Drafts, Mark, field, object, parse};
use super::labels::label;
use super::pieces::{json_file, link_name, links};
use crate::desk::{Annotation, Meta, State};
use crate::exchange::Article;
use crate::exchange::place::{Place, Ruler};
use crate::exchange::tallymark::{Fault, Flaw, ImportError};
use crate::text::Unit;
use serde_json::{Value, json};
use std::collections::HashSet;

pub(super) fn write(articles: &[&Article]) -> String {
    json_file(&articles.iter().map(|article| task(article)).collect())
}

fn task(article: &Article) -> Value {
    let (suggested, decided): (Vec<&Annotation>, Vec<&Annotation>) =
        article.live().partition(|a| a.state == State::Suggested);
    let results = |marks: &[&Annotation]| -> Vec<Value> {
        let ruler = Ruler::new(&article.text);
        let there = |id| marks.iter().any(|a| a.id == id);
        let relations = marks.iter().flat_map(|a| {
            let linked = links(article, a).filter(|linked| there(linked.id.clone()));
            linked.map(|linked| relation(a, linked)).collect::<Vec<_>>()
        });
        marks.iter().map(|a| result(a, &ruler)).chain(relations).collect()
    };
    let mut task = json!({ "data": { "text": &*article.text, "id": &*article.id } });
    if !decided.is_empty() {
        task["annotations"] = json!([{ "result": results(&decided) }]);
    }
    if !suggested.is_empty() {
        let model = concat!("tallymark ", env!("CARGO_PKG_VERSION"));
        task["predictions"] = json!([{ "model_version": model, "result": results(&suggested) }]);
    }
    task
}

fn result(annotation: &Annotation, ruler: &Ruler<'_>) -> Value {
    let Place { start, end } = ruler.place(annotation.span);
    let text = ruler.quote(annotation.span);
    json!({
        "id": &*annotation.id, "from_name": "label", "to_name": "text", "type": "labels",
        "value": { "start": start, "end": end, "text": text, "labels": [label(annotation.kind())] },
    })
}

fn relation(from: &Annotation, to: &Annotation) -> Value {
    json!({
        "type": "relation", "from_id": &*from.id, "to_id": &*to.id, "direction": "right", "labels": [link_name(from)],
    })
}

/// Reads a list of tasks, or one task. Where nobody annotated a task, its
/// predictions are suggestions.
pub(super) fn read(content: &str) -> Result<Drafts, ImportError> {
    let tasks = match parse(content)? {
        Value::Array(tasks) => tasks,
        task @ Value::Object(_) => vec![task],
        _ => return Err(ImportError::OtherFormat("label-studio")),
    };
    let drafts = tasks
        .iter()
        .enumerate()
        .map(|(i, task)| read_task(task).map_err(|fault| ImportError::Document { number: i + 1, fault }));
    Ok(Drafts(drafts.collect::<Result<_, _>>()?))
}

fn read_task(task: &Value) -> Result<Draft, Fault> {
    let fields = object(task)?;
    let data = field(fields, "data", Value::as_object)?;
    let all_results = |list: &str| -> Vec<&Value> {
        let runs = fields.get(list).and_then(Value::as_array).into_iter().flatten();
        let live = runs.filter(|run| run["was_cancelled"] != Value::Bool(true));
        live.flat_map(|run| run["result"].as_array().into_iter().flatten()).collect()
    };
    let annotated = all_results("annotations");
    let predicted = annotated.is_empty();
    let (list, results) =
        if predicted { ("predictions", all_results("predictions")) } else { ("annotations", annotated) };
    let is_span = |value: &Value| value["type"] == "labels" && value["value"]["start"].is_number();
    // The text is what the marks stand on; a task without marks has it by its usual name.
    let of_results = results.iter().find(|result| is_span(result)).and_then(|result| result["to_name"].as_str());
    let text = of_results.and_then(|name| data.get(name)).or_else(|| data.get("text")).and_then(Value::as_str);
    let text = text.ok_or_else(|| Fault::Field("its data has no text".to_owned()))?;
    let ruler = Ruler::new(text);
    let mut draft = Draft::new(text, Meta::default());
    let fits =
        |unit: Unit| results.iter().filter(|r| is_span(r)).all(|result| read_result(result, &ruler, unit).is_ok());
    let unit = if !fits(Unit::CodePoint) && fits(Unit::Utf16) { Unit::Utf16 } else { Unit::CodePoint };
    let mut ids = HashSet::new();
    for (i, result) in results.iter().enumerate() {
        let fault = |flaw| Fault::Mark { list, number: i + 1, flaw };
        if result["type"] == "relation" {
            continue;
        }
        if !is_span(result) {
            draft.skipped += 1;
            continue;
        }
        let labels = read_result(result, &ruler, unit).map_err(fault)?;
        if result["id"].as_str().is_some_and(|id| !ids.insert(id)) {
            return Err(fault(Flaw::Twice));
        }
        labels.into_iter().for_each(|mark| draft.take(&Mark { predicted, ..mark }));
    }
    Ok(draft)
}

/// A mark for each label of a result.
fn read_result<'v>(result: &'v Value, ruler: &Ruler<'_>, unit: Unit) -> Result<Vec<Mark<'v>>, Flaw> {
    let value = &result["value"];
    let labels = value["labels"].as_array().ok_or_else(|| Flaw::Field("it has no labels".to_owned()))?;
    let mark = |label| {
        let mark = Mark::at((&value["start"], &value["end"]), label, ruler, unit)?;
        let text = ruler.quote(mark.span);
        match value["text"].as_str() {
            Some(quote) if quote != text => Err(Flaw::Quote { quote: quote.to_owned(), text: text.to_owned() }),
            _ => Ok(mark),
        }
    };
    labels.iter().map(mark).collect()
}
