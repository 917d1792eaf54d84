//! Label Studio: a list of tasks. What a person decided is an annotation of a task,
//! what is only suggested a prediction. Offsets are code points, as its server counts.

use super::labels::label;
use super::pieces::{json_file, link_name, links};
use crate::desk::{Annotation, State};
use crate::exchange::Article;
use crate::exchange::place::{Place, PlaceConverter};
use serde_json::{Value, json};

pub(super) fn write(articles: &[&Article]) -> String {
    json_file(&articles.iter().map(|article| task(article)).collect())
}

fn task(article: &Article) -> Value {
    let (suggested, decided): (Vec<&Annotation>, Vec<&Annotation>) =
        article.live().partition(|a| a.state == State::Suggested);
    let results = |marks: &[&Annotation]| -> Vec<Value> {
        let converter = PlaceConverter::new(&article.text);
        let there = |id| marks.iter().any(|a| a.id == id);
        let relations = marks.iter().flat_map(|a| {
            let linked = links(article, a).filter(|linked| there(linked.id.clone()));
            linked.map(|linked| relation(a, linked)).collect::<Vec<_>>()
        });
        marks.iter().map(|a| result(a, &converter)).chain(relations).collect()
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

fn result(annotation: &Annotation, converter: &PlaceConverter<'_>) -> Value {
    let Place { start, end } = converter.place(annotation.span);
    let text = converter.quote(annotation.span);
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
