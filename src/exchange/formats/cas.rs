//! UIMA CAS JSON 0.4: the text, the types of our marks, and the marks. Offsets are
//! UTF-16 code units, as in Java.

use super::pieces::{json_file, links};
use crate::desk::{Annotation, Body};
use crate::exchange::Article;
use crate::exchange::file::File;
use crate::exchange::place::PlaceConverter;
use crate::text::{Span, Unit};
use serde_json::{Map, Value, json};

const STRING: &str = "uima.cas.String";
const LONG: &str = "uima.cas.Long";

/// Our types with their features; `[]` after a range makes it an array.
const TYPES: [(&str, &[(&str, &str)]); 4] = [
    ("tallymark.Entity", &[("state", STRING), ("kind", STRING), ("canonicalId", STRING), ("canonicalName", STRING)]),
    ("tallymark.Timex3", &[("state", STRING), ("timexType", STRING), ("value", STRING), ("mod", STRING)]),
    (
        "tallymark.Casualty",
        &[
            ("state", STRING),
            ("effect", STRING),
            ("qualifier", STRING),
            ("low", LONG),
            ("high", LONG),
            ("victims", STRING),
            ("modality", STRING),
            ("standing", STRING),
            ("partOf", "tallymark.Casualty"),
        ],
    ),
    (
        "tallymark.Claim",
        &[("state", STRING), ("stance", STRING), ("status", STRING), ("about", "uima.tcas.Annotation[]")],
    ),
];

/// The ids of the text and of the document annotation; those of marks follow.
const SOFA: usize = 1;
const DOCUMENT: usize = 2;
const FIRST_MARK: usize = 3;

pub(super) fn write(article: &Article) -> File {
    let converter = PlaceConverter::new(&article.text);
    let live: Vec<&Annotation> = article.live().collect();
    let number = |annotation: &Annotation| live.iter().position(|a| a.id == annotation.id).map(|i| i + FIRST_MARK);
    let (_, length) = converter.in_unit(Span::new(0, article.text.len()), Unit::Utf16);
    let language = if article.meta.language.is_empty() { "x-unspecified" } else { &article.meta.language };
    let mut structures = vec![
        json!({
            "%ID": SOFA, "%TYPE": "uima.cas.Sofa", "sofaNum": 1, "sofaID": "_InitialView", "mimeType": "text/plain",
            "sofaString": &*article.text,
        }),
        json!({
            "%ID": DOCUMENT, "%TYPE": "uima.tcas.DocumentAnnotation", "@sofa": SOFA, "begin": 0, "end": length,
            "language": language,
        }),
    ];
    // Arrays of references are structures of their own, after the marks.
    let mut arrays = Vec::new();
    for (i, annotation) in live.iter().enumerate() {
        let (begin, end) = converter.in_unit(annotation.span, Unit::Utf16);
        let mut structure = features(annotation);
        structure["%ID"] = json!(i + FIRST_MARK);
        (structure["@sofa"], structure["begin"], structure["end"]) = (json!(SOFA), json!(begin), json!(end));
        structure["state"] = json!(super::csv::state(annotation.state));
        let linked: Vec<usize> = links(article, annotation).filter_map(number).collect();
        if !linked.is_empty() {
            match &annotation.body {
                Body::Figure(_) => structure["@partOf"] = json!(linked[0]),
                _ => {
                    let id = FIRST_MARK + live.len() + arrays.len();
                    structure["@about"] = json!(id);
                    arrays.push(json!({ "%ID": id, "%TYPE": "uima.tcas.Annotation[]", "%ELEMENTS": linked }));
                }
            }
        }
        structures.push(structure);
    }
    structures.extend(arrays);
    let members: Vec<usize> = (DOCUMENT..FIRST_MARK + live.len()).collect();
    let cas = json!({
        "%TYPES": types(), "%FEATURE_STRUCTURES": structures,
        "%VIEWS": { "_InitialView": { "%SOFA": SOFA, "%MEMBERS": members } },
    });
    File::new(format!("{}.json", article.id), json_file(&cas))
}

fn types() -> Value {
    let declared = TYPES.iter().map(|(name, features)| {
        let features =
            features.iter().map(|(name, range)| ((*name).to_owned(), json!({ "%NAME": name, "%RANGE": range })));
        let own = [("%NAME", json!(name)), ("%SUPER_TYPE", json!("uima.tcas.Annotation"))];
        let own = own.map(|(key, value)| (key.to_owned(), value));
        ((*name).to_owned(), Value::Object(own.into_iter().chain(features).collect()))
    });
    Value::Object(declared.collect::<Map<_, _>>())
}

fn features(annotation: &Annotation) -> Value {
    match &annotation.body {
        Body::Entity(entity) => {
            let mut features = json!({ "%TYPE": TYPES[0].0, "kind": entity.kind.name() });
            if let Some(canonical) = &entity.canonical {
                features["canonicalId"] = json!(canonical.id);
                features["canonicalName"] = json!(canonical.name);
            }
            features
        }
        Body::Date(timex) => {
            let mut features =
                json!({ "%TYPE": TYPES[1].0, "timexType": timex.kind.name(), "value": timex.value.to_string() });
            if let Some(modifier) = timex.modifier {
                features["mod"] = json!(modifier.name());
            }
            features
        }
        Body::Figure(figure) => {
            let victims: Vec<&str> = figure.victims.iter().map(|victim| victim.name()).collect();
            let mut features = json!({
                "%TYPE": TYPES[2].0, "effect": figure.effect.name(), "qualifier": figure.qualifier.name(),
                "victims": victims.join(" "), "modality": figure.modality.name(), "standing": figure.currency.name(),
            });
            for (name, bound) in [("low", figure.low), ("high", figure.high)] {
                if let Some(bound) = bound {
                    features[name] = json!(bound);
                }
            }
            features
        }
        Body::Claim(claim) => {
            json!({ "%TYPE": TYPES[3].0, "stance": claim.stance.name(), "status": claim.status.name() })
        }
    }
}
