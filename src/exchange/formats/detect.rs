//! Tells the format of a file by its content.

use super::known::Format;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The fields of an object, unread.
type Fields<'a> = BTreeMap<Cow<'a, str>, &'a RawValue>;

/// The format that a file is in, by its content alone; `None` for what is none of
/// those that are read. Of lines the first one says it.
pub fn detect(content: &str) -> Option<Format> {
    let content = content.trim_start_matches('\u{feff}').trim();
    if content.starts_with('[') {
        let items: Vec<&RawValue> = serde_json::from_str(content).ok()?;
        return one(items.first()?.get(), true);
    }
    let whole = one(content, false);
    whole.or_else(|| one(content.lines().next()?, false)).or_else(|| {
        // Of an export that broke off there is still its beginning.
        let head: String = content.chars().take(80).filter(|c| !c.is_whitespace()).collect();
        head.starts_with(r#"{"format":"tallymark""#).then_some(Format::Tallymark)
    })
}

/// The format of an object, or of the list that it stands in.
fn one(object: &str, is_listed: bool) -> Option<Format> {
    let fields: Fields<'_> = serde_json::from_str(object).ok()?;
    let begins = |name: &str, with: char| fields.get(name).is_some_and(|value| value.get().starts_with(with));
    let says = |name: &str, words: &[&str]| {
        fields.get(name).is_some_and(|value| words.iter().any(|word| value.get().contains(word)))
    };
    if says("format", &["\"tallymark\""]) {
        Some(Format::Tallymark)
    } else if says("@context", &["www.w3.org/ns/anno"])
        || says("type", &["\"Annotation\"", "\"AnnotationPage\"", "\"AnnotationCollection\""])
    {
        Some(Format::WebAnnotation)
    } else if begins("data", '{') && ["annotations", "predictions", "completions"].iter().any(|name| begins(name, '['))
        || begins("data", '{') && is_listed
    {
        Some(Format::LabelStudio)
    } else if begins("text", '"') && begins("entities", '[') {
        Some(Format::DoccanoRelations)
    } else if begins("text", '"') && (begins("label", '[') || begins("labels", '[')) {
        Some(Format::Doccano)
    } else if begins("text", '"') && !is_listed {
        Some(Format::Documents)
    } else {
        None
    }
}
