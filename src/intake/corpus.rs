//! JSON with articles in it: JSON Lines, an article a line, or one article alone.
//! JSON that holds annotations is not read here.

use super::article::{IntakeArticle, IntakeResult, day_of, is_blank};
use super::error::{BadLine, IntakeError, LineFault};
use super::format::ending;
use crate::text::first_line;
use rustc_hash::FxHashMap;
use serde_json::{Map, Value};

/// Fields that hold somebody's annotations, in the formats that `exchange` reads.
const ANNOTATED: &[&str] = &[
    "schema",
    "documents",
    "annotations",
    "completions",
    "predictions",
    "entities",
    "ents",
    "label",
    "labels",
    "spans",
    "relations",
    "tokens",
    "data",
    "@context",
    "target",
    "%FEATURE_STRUCTURES",
];

/// Reads a corpus; `None` where the text is no JSON.
pub(super) fn read(name: &str, text: &str) -> Option<Result<IntakeResult, IntakeError>> {
    let start = text.trim_start();
    if !start.starts_with(['{', '[']) {
        return is_named(name).then_some(Err(IntakeError::Elsewhere)).filter(|_| !is_blank(text));
    }
    let first = start.lines().next().unwrap_or_default();
    match serde_json::from_str(first) {
        Ok(Value::Object(first)) if !is_annotated(&first) => return Some(lines(text.as_bytes())),
        Ok(_) => return Some(Err(IntakeError::Elsewhere)),
        Err(_) if ending(name) != "json" && is_named(name) => return Some(lines(text.as_bytes())),
        Err(_) => {}
    }
    match serde_json::from_str(text) {
        Ok(Value::Object(object)) if !is_annotated(&object) => {
            Some(article(&object).map(IntakeResult::from).ok_or(IntakeError::Elsewhere))
        }
        Ok(_) => Some(Err(IntakeError::Elsewhere)),
        // A plain text may begin with a bracket; the ending of the name decides.
        Err(_) => is_named(name).then_some(Err(IntakeError::Elsewhere)),
    }
}

/// Reads JSON Lines of which some are in no known encoding; `None` where the file is none.
pub(super) fn read_undecoded(name: &str, bytes: &[u8]) -> Option<Result<IntakeResult, IntakeError>> {
    (is_named(name) && ending(name) != "json" && bytes.trim_ascii_start().starts_with(b"{")).then(|| lines(bytes))
}

fn is_named(name: &str) -> bool {
    matches!(&*ending(name), "json" | "jsonl" | "ndjson")
}

fn lines(bytes: &[u8]) -> Result<IntakeResult, IntakeError> {
    let mut brought = IntakeResult::default();
    // The line of each text.
    let mut seen: FxHashMap<String, usize> = FxHashMap::default();
    let lines = bytes.split(|&byte| byte == b'\n').enumerate();
    for (number, line) in lines.filter(|(_, line)| !line.trim_ascii().is_empty()) {
        let number = number + 1;
        let read = match std::str::from_utf8(line).map(serde_json::from_str) {
            Ok(Ok(Value::Object(object))) if is_annotated(&object) => return Err(IntakeError::Elsewhere),
            Ok(Ok(Value::Object(object))) => article(&object).ok_or(LineFault::NoText),
            Ok(Ok(_)) => Err(LineFault::NoText),
            Ok(Err(_)) => Err(LineFault::NotJson),
            Err(_) => Err(LineFault::NotUtf8),
        };
        let once = read.and_then(|article| match seen.get(&article.text) {
            Some(&first) => Err(LineFault::Twice { first }),
            None => Ok(article),
        });
        match once {
            Ok(article) => {
                seen.insert(article.text.clone(), number);
                brought.articles.push(article);
            }
            Err(fault) => brought.bad_lines.push(BadLine { line: number, fault }),
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

fn article(object: &Map<String, Value>) -> Option<IntakeArticle> {
    let field = |names: &[&str]| {
        let stated = names.iter().find_map(|name| object.get(*name)?.as_str());
        stated.unwrap_or_default().to_owned()
    };
    let text = field(&["text"]);
    let title = field(&["title", "headline"]);
    (!is_blank(&text)).then(|| IntakeArticle {
        title: if is_blank(&title) { first_line(&text, |_| false) } else { title },
        source: field(&["source", "publisher", "site"]),
        url: field(&["url", "link"]),
        published: day_of(&field(&["date", "published", "published_at", "datePublished"])),
        language: field(&["lang", "language"]),
        case: field(&["case"]),
        text,
    })
}
