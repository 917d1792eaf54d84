//! JSON with articles in it: JSON Lines, an article a line, or one article alone.
//! JSON that holds annotations is not read here.

use super::article::{Brought, Intake, day_of, is_blank};
use super::error::{BadLine, IntakeError, LineFault};
use super::format::ending;
use serde_json::{Map, Value};

/// Fields that hold somebody's annotations, in the formats that `exchange` reads.
const ANNOTATED: &[&str] =
    &["schema", "documents", "annotations", "entities", "label", "labels", "spans", "relations", "tokens", "data"];

/// Reads a corpus; `None` where the text is no JSON at all.
pub(super) fn read(name: &str, text: &str) -> Option<Result<Brought, IntakeError>> {
    let named = matches!(&*ending(name), "json" | "jsonl" | "ndjson");
    let start = text.trim_start();
    if !start.starts_with(['{', '[']) {
        return named.then_some(Err(IntakeError::Elsewhere)).filter(|_| !is_blank(text));
    }
    let first = start.lines().next().unwrap_or_default();
    match serde_json::from_str(first) {
        Ok(Value::Object(first)) if !is_annotated(&first) => return Some(lines(text)),
        Ok(_) => return Some(Err(IntakeError::Elsewhere)),
        Err(_) if ending(name) != "json" && named => return Some(lines(text)),
        Err(_) => {}
    }
    match serde_json::from_str(text) {
        Ok(Value::Object(object)) if !is_annotated(&object) => {
            Some(article(&object).map(Brought::from).ok_or(IntakeError::Elsewhere))
        }
        Ok(_) => Some(Err(IntakeError::Elsewhere)),
        // A text may begin with a bracket; a name that says JSON says what was meant.
        Err(_) => named.then_some(Err(IntakeError::Elsewhere)),
    }
}

fn lines(text: &str) -> Result<Brought, IntakeError> {
    let mut brought = Brought::default();
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let read = match serde_json::from_str(line) {
            Ok(Value::Object(object)) if is_annotated(&object) => return Err(IntakeError::Elsewhere),
            Ok(Value::Object(object)) => article(&object).ok_or(LineFault::NoText),
            Ok(_) => Err(LineFault::NoText),
            Err(_) => Err(LineFault::NotJson),
        };
        match read {
            Ok(article) => brought.articles.push(article),
            Err(fault) => brought.bad_lines.push(BadLine { line: number + 1, fault }),
        }
    }
    match brought.bad_lines.first() {
        Some(&bad) if brought.articles.is_empty() => Err(IntakeError::Lines(bad)),
        _ => Ok(brought),
    }
}

fn is_annotated(object: &Map<String, Value>) -> bool {
    ANNOTATED.iter().any(|field| object.contains_key(*field))
}

fn article(object: &Map<String, Value>) -> Option<Intake> {
    let field = |names: &[&str]| {
        let stated = names.iter().find_map(|name| object.get(*name)?.as_str());
        stated.unwrap_or_default().to_owned()
    };
    let text = field(&["text"]);
    (!is_blank(&text)).then(|| Intake {
        title: field(&["title", "headline"]),
        source: field(&["source", "publisher", "site"]),
        url: field(&["url", "link"]),
        published: day_of(&field(&["date", "published", "published_at", "datePublished"])),
        language: field(&["lang", "language"]),
        text,
    })
}
