//! Files of other tools: what they hold comes in, what is wrong with them is named,
//! and nothing makes a reader panic.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails at that line")]

#[path = "formats/marks.rs"]
mod marks;
#[path = "formats/others.rs"]
mod others;
#[path = "formats/sample.rs"]
mod sample;

use proptest::prelude::*;
use sample::{on, worked};
use serde_json::{Value, json};
use tallymark::desk::{Body, Kind, State};
use tallymark::exchange::formats::*;
use tallymark::exchange::tallymark::{Fault, Flaw, ImportError};
use tallymark::exchange::{Article, File, zip};
use tallymark::model::EntityKind;
use tallymark::text::Unit;

fn quotes(article: &Article) -> Vec<(&str, &str)> {
    article.annotations.iter().map(|a| (a.span.of(&article.text), label(a.kind()))).collect()
}

fn plain(format: Format, content: &str) -> Result<Incoming, ImportError> {
    read(format, content, &ImportOptions::default())
}

/// What is wrong with the first document or mark that is left out.
fn fault(format: Format, content: &str) -> Fault {
    match plain(format, content) {
        Err(ImportError::Document { fault, .. }) => fault,
        Ok(incoming) if !incoming.faults.is_empty() => incoming.faults.into_iter().next().unwrap().1,
        other => panic!("{content}: {other:?}"),
    }
}

fn flaw(format: Format, content: &str) -> Flaw {
    match fault(format, content) {
        Fault::Mark { flaw, .. } => flaw,
        other => panic!("{content}: {other:?}"),
    }
}

#[test]
fn a_format_is_known_by_its_content() {
    for (content, expected) in [
        (r#"{"format": "tallymark", "version": 9}"#, Some(Format::Tallymark)),
        ("\u{feff}{\n \"format\": \"tallymark\",\n \"version\": 1, \"docu", Some(Format::Tallymark)),
        (r#"{"id": 1, "text": "x", "lang": "en"}"#, Some(Format::Documents)),
        ("{\"text\": \"x\"}\n{\"text\": \"y\"}", Some(Format::Documents)),
        (r#"{"text": "x", "label": [[0, 1, "PER"]]}"#, Some(Format::Doccano)),
        ("{\"text\": \"x\", \"labels\": []}\n\n{", Some(Format::Doccano)),
        (r#"{"text": "x", "entities": [], "relations": []}"#, Some(Format::DoccanoRelations)),
        (r#"[{"data": {"text": "x"}, "annotations": []}]"#, Some(Format::LabelStudio)),
        (r#"{"data": {"text": "x"}, "predictions": []}"#, Some(Format::LabelStudio)),
        (r#"[{"data": {"text": "x"}}]"#, Some(Format::LabelStudio)),
        (r#"{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "x"}"#, Some(Format::WebAnnotation)),
        (r#"[{"type": "Annotation", "target": "x"}]"#, Some(Format::WebAnnotation)),
        (r#"{"type": ["Annotation"]}"#, Some(Format::WebAnnotation)),
        ("", None),
        ("[]", None),
        ("[1]", None),
        ("{}", None),
        ("At least 12 people were killed.", None),
        ("{\"title\": \"text\"}", None),
        ("\u{feff}\n", None),
    ] {
        assert_eq!(detect(content), expected, "{content}");
    }
    assert_eq!(detect(&"[".repeat(100_000)), None);
}

#[test]
fn doccano_counts_utf16_unless_told_otherwise() {
    let line = r#"{"text": "🕊 An said no", "label": [[3, 5, "PER"], [3, 5, "Person"], [6, 10, "VERB"]]}"#;
    let incoming = plain(Format::Doccano, line).unwrap();
    assert_eq!(quotes(&incoming.articles[0]), [("An", "PER")]);
    let seen: Vec<(&str, Option<Kind>)> = incoming.labels.iter().map(|seen| (&*seen.label, seen.kind)).collect();
    let person = Some(Kind::Entity(EntityKind::Person));
    assert_eq!(seen, [("PER", person), ("Person", person), ("VERB", None)]);

    let points =
        r#"{"text": "🕊 An said no", "entities": [{"id": 1, "label": "VERB", "start_offset": 5, "end_offset": 9}]}"#;
    let mut reading = ImportOptions { unit: Some(Unit::CodePoint), ..ImportOptions::default() };
    reading.labels.chosen.insert("VERB".into(), Some(Kind::Claim));
    let incoming = read(Format::DoccanoRelations, points, &reading).unwrap();
    assert_eq!(quotes(&incoming.articles[0]), [("said", "CLAIM")]);
}

#[test]
fn what_the_engine_knows_of_a_mark_comes_with_it() {
    let line = r#"{"text": "At least 12 people were killed in May 2021.", "label": [[0, 18, "CASUALTY"], [34, 42, "DATE"], [24, 30, "DATE"]]}"#;
    let article = plain(Format::Doccano, line).unwrap().articles.remove(0);
    let values: Vec<String> = article
        .annotations
        .iter()
        .map(|a| match &a.body {
            Body::Figure(figure) => format!("{:?}", figure.low),
            Body::Date(timex) => timex.value.to_string(),
            _ => String::new(),
        })
        .collect();
    assert_eq!(values, ["Some(12)", "XXXX-XX-XX", "2021-05"]);
    let document = article.clone().into_document();
    assert_eq!(document.kept(), article.annotations);
}

#[test]
fn two_annotators_of_one_text_are_one_article() {
    let lines = "{\"text\": \"An met Ba\", \"label\": [[0, 2, \"PER\"]]}\n\n{\"text\": \"An met Ba\", \"label\": [[7, 9, \"PER\"], [0, 2, \"PER\"]]}\n";
    let incoming = plain(Format::Doccano, lines).unwrap();
    assert_eq!(incoming.articles.len(), 1);
    assert_eq!(quotes(&incoming.articles[0]), [("An", "PER"), ("Ba", "PER")]);
    assert_eq!(incoming.labels[0].count, 3);
}

fn task(results: &Value, list: &str) -> String {
    json!([{ "data": { "body": "🕊 An said no" }, list: [{ "result": results }] }]).to_string()
}

fn result(start: u64, end: u64, text: &str) -> Value {
    json!({ "id": format!("r{start}"), "to_name": "body", "type": "labels",
            "value": { "start": start, "end": end, "text": text, "labels": ["PER"] } })
}

#[test]
fn label_studio_is_read_with_its_predictions() {
    let choice = json!({ "type": "choices", "to_name": "body", "value": { "choices": ["war"] } });
    let relation = json!({ "type": "relation", "from_id": "r2", "to_id": "r2" });
    let decided =
        plain(Format::LabelStudio, &task(&json!([result(2, 4, "An"), choice, relation]), "annotations")).unwrap();
    assert_eq!((quotes(&decided.articles[0]), decided.skipped), (vec![("An", "PER")], 1));
    assert_eq!(decided.articles[0].annotations[0].state, State::Accepted);
    // Offsets as some pages wrote them, recognised by their quotes.
    let utf16 = plain(Format::LabelStudio, &task(&json!([result(3, 5, "An")]), "predictions")).unwrap();
    assert_eq!(quotes(&utf16.articles[0]), [("An", "PER")]);
    assert_eq!(utf16.articles[0].annotations[0].state, State::Suggested);
    let wrong = flaw(Format::LabelStudio, &task(&json!([result(2, 4, "Ba")]), "annotations"));
    assert_eq!(wrong, Flaw::Quote { quote: "Ba".into(), text: "An".into() });
    let twice = flaw(Format::LabelStudio, &task(&json!([result(2, 4, "An"), result(2, 4, "An")]), "annotations"));
    assert_eq!(twice, Flaw::Twice);
    assert!(matches!(
        fault(Format::LabelStudio, r#"[{"data": {"image": "x.png"}, "annotations": []}]"#),
        Fault::Field(_)
    ));
    assert!(matches!(fault(Format::LabelStudio, "7"), Fault::Field(_)));
}

fn note(selector: &Value) -> String {
    json!({ "type": "Annotation", "motivation": "tagging", "body": { "type": "TextualBody", "value": "LOC" },
            "target": { "source": "https://example.org/1", "selector": selector } })
    .to_string()
}

#[test]
fn an_annotation_finds_its_text_by_the_address_and_its_place_by_the_quote() {
    let mut article = on("Kharkiv, then Odesa, then Kharkiv again", &[]);
    article.meta.url = "https://example.org/1".into();
    let known = [article];
    let reading = ImportOptions { known: &known, ..ImportOptions::default() };
    let place = |selector: Value| {
        let incoming = read(Format::WebAnnotation, &note(&selector), &reading)?;
        let span = incoming.articles[0].annotations[0].span;
        Ok::<_, ImportError>((span.start, span.end))
    };
    let quote = |exact: &str, prefix: &str| json!({ "type": "TextQuoteSelector", "exact": exact, "prefix": prefix });
    let position = |start: i64, end: i64| json!({ "type": "TextPositionSelector", "start": start, "end": end });
    assert_eq!(place(position(14, 19)), Ok((14, 19)));
    assert_eq!(place(json!([quote("Kharkiv", ""), position(26, 33)])), Ok((26, 33)));
    assert_eq!(place(json!([quote("Odesa", ""), position(2, 3)])), Ok((14, 19)));
    assert_eq!(place(quote("Kharkiv", "Odesa, then ")), Ok((26, 33)));
    for selector in [quote("Kharkiv", ""), json!([quote("Kyiv", ""), position(0, 4)])] {
        assert!(matches!(
            place(selector),
            Err(ImportError::Document { fault: Fault::Mark { flaw: Flaw::Quote { .. }, .. }, .. })
        ));
    }
    for selector in [position(-1, 4), position(0, 400), position(4, 4)] {
        assert!(matches!(
            place(selector),
            Err(ImportError::Document { fault: Fault::Mark { flaw: Flaw::OutOfText, .. }, .. })
        ));
    }
    let alone = fault(Format::WebAnnotation, &note(&position(0, 7)));
    assert_eq!(alone, Fault::NoText("https://example.org/1".into()));
    assert_eq!(plain(Format::WebAnnotation, "{}"), Err(ImportError::OtherFormat("web-annotation")));
}

#[test]
fn damage_is_named() {
    let doccano = |label: &str| format!("{{\"text\": \"🕊 An\", \"label\": [{label}]}}");
    for (label, expected) in [
        ("[1, 3, \"PER\"]", Flaw::OutOfText),
        ("[3, 9, \"PER\"]", Flaw::OutOfText),
        ("[5, 3, \"PER\"]", Flaw::OutOfText),
        ("[3, 3, \"PER\"]", Flaw::OutOfText),
        ("[3, 18446744073709551615, \"PER\"]", Flaw::OutOfText),
    ] {
        assert_eq!(flaw(Format::Doccano, &doccano(label)), expected, "{label}");
    }
    for label in ["[3, 5]", "7", "[\"3\", 5, \"PER\"]", "[3, 5, [7]]", "[-3, 5, \"PER\"]", "[3.5, 5, \"PER\"]"] {
        assert!(matches!(flaw(Format::Doccano, &doccano(label)), Flaw::Field(_)), "{label}");
    }
    let twice = r#"{"id": 1, "label": "PER", "start_offset": 0, "end_offset": 2}"#;
    let twice = format!("{{\"text\": \"An\", \"entities\": [{twice}, {twice}]}}");
    assert_eq!(flaw(Format::DoccanoRelations, &twice), Flaw::Twice);
    assert_eq!(plain(Format::Doccano, "[]").unwrap().articles, []);
    for line in ["7", "[7]", "{\"text\": 5}", "{\"text\": \"x\"}", "{\"text\": \"x\", \"label\": {}}"] {
        assert!(matches!(fault(Format::Doccano, line), Fault::Field(_)), "{line}");
    }
    let second = format!("{}\nnot JSON\n", doccano(""));
    assert_eq!(plain(Format::Doccano, &second).unwrap().faults, [(2, Fault::NotJson)]);
    assert_eq!(plain(Format::Doccano, "not JSON"), Err(ImportError::NotJson { line: 1, column: 2 }));
    assert_eq!(plain(Format::Doccano, "\n{\"text\": \"\\ud800\"}"), Err(ImportError::LoneSurrogate { line: 2 }));
    assert_eq!(plain(Format::Doccano, "{\"text\": \"x"), Err(ImportError::Truncated));
    for format in FORMATS.iter().filter(|about| about.reads).map(|about| about.format) {
        assert!(matches!(plain(format, &" ".repeat((64 << 20) + 1)), Err(ImportError::TooLarge { .. })), "{format:?}");
        assert!(plain(format, &"[".repeat(100_000)).is_err(), "{format:?}");
        assert!(plain(format, &"{\"a\":".repeat(100_000)).is_err(), "{format:?}");
    }
    assert_eq!(plain(Format::Brat, ""), Err(ImportError::OtherFormat("brat")));
}

#[test]
fn errors_are_sentences() {
    let fault = fault(Format::Doccano, "{\"text\": \"An\", \"label\": [[0, 9, \"PER\"]]}");
    assert_eq!(fault.to_string(), "mark 1 of “label”: its place does not fit the text");
    let error = plain(Format::Doccano, "{\"text\": 5, \"label\": []}").unwrap_err();
    assert!(error.to_string().starts_with("document 1 cannot be read: its “text” is missing"), "{error}");
}

/// Files that are nearly right.
fn files() -> impl Strategy<Value = String> {
    let article = Article::of(&worked());
    let files: Vec<String> = FORMATS
        .iter()
        .filter(|about| about.reads && about.writes.is_some())
        .map(|about| {
            let files = write(about.format, std::slice::from_ref(&article), &Options::at(0)).files;
            // The text of brat stands beside its marks.
            files.into_iter().find(|file| file.name.ends_with(about.ending)).unwrap().bytes
        })
        .map(|bytes| String::from_utf8(bytes).unwrap())
        .collect();
    let with = prop_oneof![
        any::<char>().prop_map(String::from),
        (0..40_u32).prop_map(|n| n.to_string()),
        Just("null".to_owned()),
        Just("[{}]".to_owned())
    ];
    (prop::sample::select(files), any::<prop::sample::Index>(), 0..12_usize, with).prop_map(
        |(mut file, at, length, with)| {
            let boundaries: Vec<usize> = (0..=file.len()).filter(|&i| file.is_char_boundary(i)).collect();
            let first = at.index(boundaries.len());
            let last = (first + length).min(boundaries.len() - 1);
            file.replace_range(boundaries[first]..boundaries[last], &with);
            file
        },
    )
}

/// Reads it as everything; what comes in fits its text.
fn read_as_all(content: &str) {
    let _ = detect(content);
    let known = [Article::of(&worked())];
    let reading = ImportOptions { known: &known, ..ImportOptions::default() };
    for about in FORMATS.iter().filter(|about| about.reads) {
        match read(about.format, content, &reading) {
            Ok(incoming) => {
                for article in incoming.articles {
                    assert!(article.annotations.iter().all(|a| a.fits(&article.text)));
                }
            }
            Err(error) => assert!(!error.to_string().is_empty()),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_file_makes_a_reader_panic(file in files(), noise in "\\PC{0,40}") {
        read_as_all(&file);
        read_as_all(&noise);
    }

    #[test]
    fn no_bytes_make_the_unpacker_panic(mut bytes in prop::collection::vec(any::<u8>(), 0..200), at in any::<prop::sample::Index>(), with in any::<u8>()) {
        let _ = zip::unpack(&bytes);
        bytes = zip::pack(&[File { name: "a.json".into(), bytes }]);
        let at = at.index(bytes.len());
        bytes[at] = with;
        let _ = zip::unpack(&bytes);
    }
}
