//! Detects the format of a file by its content.

use super::known::Format;
use super::read_brat::is_brat;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The fields of an object, unread.
type Fields<'a> = BTreeMap<Cow<'a, str>, &'a RawValue>;

/// The format of a file by its content alone; `None` for formats that are not read. For JSON
/// Lines the first line decides.
pub fn detect(content: &str) -> Option<Format> {
    let content = content.trim_start_matches('\u{feff}').trim();
    if !content.starts_with(['{', '[']) {
        return unlike_json(content);
    }
    if content.starts_with('[') {
        let items: Vec<&RawValue> = serde_json::from_str(content).ok()?;
        return one(items.first()?.get(), true);
    }
    let whole = one(content, false);
    whole.or_else(|| one(content.lines().next()?, false)).or_else(|| {
        // A truncated export is still detected by its beginning.
        let head: String = content.chars().take(80).filter(|c| !c.is_whitespace()).collect();
        head.starts_with(r#"{"format":"tallymark""#).then_some(Format::Tallymark)
    })
}

/// The format of a file that is no JSON; it is told by the beginning.
fn unlike_json(content: &str) -> Option<Format> {
    /// The first element of an XML file stands behind its declaration and comments, in bytes.
    const HEAD: usize = 4096;
    let head = &content[..content.floor_char_boundary(HEAD)];
    if !content.starts_with('<') {
        return is_brat(head).then_some(Format::Brat);
    }
    let is_within = |tag: &str| head.contains(tag);
    if is_within("<TimeML") {
        Some(Format::TimeMl)
    } else {
        (is_within("<xmi:XMI") || is_within("http://www.omg.org/XMI")).then_some(Format::Xmi)
    }
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
    } else if fields.contains_key("%FEATURE_STRUCTURES") {
        Some(Format::Cas)
    } else if fields.values().any(|value| is_regions(value.get())) {
        Some(Format::LabelStudio)
    } else if begins("text", '"') && ["spans", "ents", "tokens"].iter().any(|name| fields.contains_key(*name)) {
        Some(Format::Spacy)
    } else if begins("text", '"') && (begins("entities", '[') || begins("annotations", '[')) {
        Some(Format::DoccanoRelations)
    } else if (begins("text", '"') || begins("data", '"')) && (begins("label", '[') || begins("labels", '[')) {
        Some(Format::Doccano)
    } else if begins("text", '"') && !is_listed {
        Some(Format::Documents)
    } else {
        None
    }
}

/// Whether a value is a list of regions, as JSON-MIN of Label Studio has them.
fn is_regions(value: &str) -> bool {
    let first = || {
        let items: Vec<&RawValue> = serde_json::from_str(value).ok()?;
        let fields: Fields<'_> = serde_json::from_str(items.first()?.get()).ok()?;
        Some(["start", "end", "labels"].iter().all(|name| fields.contains_key(*name)))
    };
    value.starts_with('[') && first() == Some(true)
}
