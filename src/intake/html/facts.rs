//! The metadata of a page: from JSON-LD (schema.org `NewsArticle` and similar types), from
//! Open Graph and other meta elements, from its markup.

use super::meaning::without_signs;
use crate::intake::article::{IntakeArticle, day_of};
use crate::text::LeftOut;
use dom_query::Document;
use serde_json::Value;

/// The article with its metadata and an empty text.
pub(super) fn read(document: &Document) -> IntakeArticle {
    let stated = linked_data(document);
    let stated = |path: &[&str]| {
        let value = path.iter().try_fold(stated.as_ref()?, |value, key| value.get(key))?;
        Some(squeezed(value.as_str()?))
    };
    let first = |found: &[Option<String>]| found.iter().flatten().find(|text| !text.is_empty()).cloned();
    let meta = |name: &str| {
        let keys = ["property", "name", "itemprop"];
        keys.iter().find_map(|key| one(document, &format!("meta[{key}='{name}']"), "content"))
    };
    let is_address = |url: &String| url.starts_with("http");
    let times = [
        stated(&["datePublished"]),
        meta("article:published_time"),
        meta("datePublished"),
        meta("pubdate"),
        meta("dc.date.issued"),
        one(document, "time[itemprop='datePublished']", "datetime"),
        one(document, "time[datetime]", "datetime"),
    ];
    IntakeArticle {
        title: first(&[stated(&["headline"]), text_of(document, "h1"), meta("og:title"), text_of(document, "title")])
            .unwrap_or_default(),
        source: first(&[meta("og:site_name"), stated(&["publisher", "name"])]).unwrap_or_default(),
        url: first(&[
            one(document, "link[rel='canonical']", "href").filter(is_address),
            meta("og:url").filter(is_address),
            stated(&["url"]).filter(is_address),
        ])
        .unwrap_or_default(),
        published: times.iter().flatten().find_map(|time| day_of(time)),
        language: first(&[one(document, "html", "lang"), stated(&["inLanguage"])]).unwrap_or_default(),
        ..IntakeArticle::default()
    }
}

fn one(document: &Document, selector: &str, attribute: &str) -> Option<String> {
    document.select_single(selector).attr(attribute).map(|value| squeezed(&value))
}

fn text_of(document: &Document, selector: &str) -> Option<String> {
    Some(squeezed(&document.select_single(selector).text()))
}

fn squeezed(text: &str) -> String {
    // What a headline leaves out is counted where the text is.
    let text = without_signs(text, &mut LeftOut::default());
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first object of the page's JSON-LD that is an article of some kind.
fn linked_data(document: &Document) -> Option<Value> {
    let scripts = document.select("script[type='application/ld+json']");
    scripts.nodes().iter().find_map(|script| article(serde_json::from_str(script.text().trim()).ok()?))
}

fn article(value: Value) -> Option<Value> {
    match value {
        Value::Array(values) => values.into_iter().find_map(article),
        Value::Object(mut object) => {
            let kind = object.get("@type").map(Value::to_string).unwrap_or_default();
            if kind.contains("Article") || kind.contains("Posting") || kind.contains("Report") {
                return Some(Value::Object(object));
            }
            object.remove("@graph").and_then(article)
        }
        _ => None,
    }
}
