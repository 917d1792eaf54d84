//! Files as other tools write them, of today and of before.

use super::sample::on;
use super::{plain, quotes};
use serde_json::{Value, json};
#[cfg(feature = "intake")]
use tallymark::desk::Body;
use tallymark::exchange::formats::*;
use tallymark::exchange::tallymark::{Fault, Flaw, ImportError};
use tallymark::text::Unit;

/// The articles of a file with what stands marked, what is wrong, and whether the unit is open.
fn came(format: Format, content: &str) -> Incoming {
    assert_eq!(detect(content), Some(format), "{content}");
    plain(format, content).unwrap()
}

#[test]
fn label_studio_of_all_ages_is_read() {
    let region = json!({ "type": "labels", "from_name": "ner", "to_name": "t", "value": {
        "start": 2, "end": 4, "text": "An", "labels": ["PER"] } });
    let old = json!([{ "id": 7, "data": { "article": "🕊 An said no", "url": "https://a.example" },
        "completions": [{ "id": 1, "result": [region] }] }]);
    let incoming = came(Format::LabelStudio, &old.to_string());
    assert_eq!(quotes(&incoming.articles[0]), [("An", "PER")]);
    assert_eq!(incoming.articles[0].meta.url, "https://a.example");
    let small = json!([{ "id": 7, "content": "🕊 An said no", "annotator": 1, "created_at": "2024-05-15T08:00:00Z",
        "ner": [{ "start": 2, "end": 4, "text": "An", "labels": ["PER"] }], "mood": "calm" }]);
    assert_eq!(quotes(&came(Format::LabelStudio, &small.to_string()).articles[0]), [("An", "PER")]);
    // One bad region costs itself; a quote with other blanks is the same words.
    let task = json!([{ "data": { "body": "Ha\u{a0} Noi, An, An" }, "annotations": [{ "result": [
        { "to_name": "body", "type": "labels", "value": { "start": 0, "end": 7, "text": "Ha Noi", "labels": ["LOC"] } },
        { "to_name": "body", "type": "labels", "value": { "start": 0, "end": 2, "text": "Ba", "labels": ["PER"] } },
        { "to_name": "body", "type": "labels", "value": { "start": 0, "end": 2, "text": "An", "labels": ["PER"] } }
    ] }] }]);
    let incoming = came(Format::LabelStudio, &task.to_string());
    assert_eq!(quotes(&incoming.articles[0]), [("Ha\u{a0} Noi", "LOC")]);
    let numbers: Vec<&(usize, Fault)> = incoming.faults.iter().collect();
    assert!(matches!(numbers[..], [(1, Fault::Mark { number: 2, .. }), (1, Fault::Mark { number: 3, .. })]));
}

#[test]
fn the_unit_of_doccano_is_told_by_words_or_left_open() {
    let line = |marks: Value| json!({ "text": "🕊 An met Ba at noon", "label": marks }).to_string();
    let points = came(Format::Doccano, &line(json!([[2, 4, "PER"], [9, 11, "PER"]])));
    assert_eq!((quotes(&points.articles[0]), points.open_unit), (vec![("An", "PER"), ("Ba", "PER")], None));
    let units = came(Format::Doccano, &line(json!([[3, 5, "PER"], [10, 12, "PER"]])));
    assert_eq!((quotes(&units.articles[0]), units.open_unit), (vec![("An", "PER"), ("Ba", "PER")], None));
    // One on each side.
    let either = line(json!([[2, 4, "PER"], [10, 12, "PER"]]));
    let sample = UnitSample { code_points: "An".into(), utf16: " A".into() };
    assert_eq!(came(Format::Doccano, &either).open_unit, Some(sample));
    let reading = ImportOptions { unit: Some(Unit::CodePoint), ..ImportOptions::default() };
    assert_eq!(read(Format::Doccano, &either, &reading).unwrap().open_unit, None);
    assert_eq!(came(Format::Doccano, r#"{"text": "An met Ba", "label": [[0, 2, "PER"]]}"#).open_unit, None);
}

#[test]
fn doccano_of_all_ages_is_read() {
    for content in [
        r#"[{"id": 1, "text": "An met Ba", "label": [[0, 2, "PER"], [7, 9, "PER"]]}]"#,
        r#"{"id": 1, "data": "An met Ba", "label": [[0, 2, "PER"], [7, 9, "PER"]]}"#,
        "[\n {\"text\": \"An met Ba\", \"labels\": [{\"start_offset\": 0, \"end_offset\": 2, \"label\": \"PER\"}, [7, 9, \"PER\"]]}\n]",
    ] {
        let incoming = came(Format::Doccano, content);
        assert_eq!(quotes(&incoming.articles[0]), [("An", "PER"), ("Ba", "PER")], "{content}");
        assert_eq!(incoming.labels[0].words, ["An", "Ba"]);
    }
    let numbered = r#"{"text": "An met Ba", "annotations": [{"label": 3, "start_offset": 0, "end_offset": 2}]}"#;
    let incoming = came(Format::DoccanoRelations, numbered);
    assert_eq!((&*incoming.labels[0].label, incoming.labels[0].kind), ("3", None));
}

#[test]
fn an_annotation_without_a_known_address_is_laid_by_its_words() {
    let known = [on("Kharkiv, then Odesa", &[]), on("Kyiv was quiet", &[])];
    let reading = ImportOptions { known: &known, ..ImportOptions::default() };
    let note = |exact: &str, source: &str| {
        json!({ "type": "Annotation", "motivation": "tagging", "body": { "type": "TextualBody", "value": "LOC" },
            "target": { "source": source, "selector": [{ "type": "TextQuoteSelector", "exact": exact }] } })
    };
    let page = json!({ "@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage",
        "items": [note("Odesa", "https://a.example/x"), note("Minsk", "https://a.example/x"), note("Kyiv", "x")] });
    let lines = format!("{}\n{}\n", note("Odesa", "y"), note("Kyiv", "y"));
    for (content, faults) in [(page.to_string(), 1), (lines, 0)] {
        let incoming = read(Format::WebAnnotation, &content, &reading).unwrap();
        let found: Vec<_> = incoming.articles.iter().flat_map(quotes).collect();
        assert_eq!((found, incoming.faults.len()), (vec![("Odesa", "LOC"), ("Kyiv", "LOC")], faults));
    }
    // A body that is a text alone, and no address at all.
    let short = json!([{ "type": "Annotation", "motivation": ["tagging"], "bodyValue": "LOC",
        "target": { "selector": { "type": "TextQuoteSelector", "exact": "Kyiv" } } }]);
    let incoming = read(Format::WebAnnotation, &short.to_string(), &reading).unwrap();
    assert_eq!(quotes(&incoming.articles[0]), [("Kyiv", "LOC")]);
    // An address is the same with another scheme, a fragment, a last slash.
    let mut article = on("Kharkiv, then Kharkiv", &[]);
    article.meta.url = "https://a.example/x/".into();
    let known = [article];
    let reading = ImportOptions { known: &known, ..ImportOptions::default() };
    let near = json!([{ "type": "Annotation", "motivation": "tagging", "body": { "value": "LOC" }, "target": {
        "source": "http://a.example/x#:~:text=Kharkiv", "selector": [
            { "type": "TextQuoteSelector", "exact": "Kharkiv", "prefix": "then " },
            { "type": "TextPositionSelector", "start": 3, "end": 9 }] } }]);
    let incoming = read(Format::WebAnnotation, &near.to_string(), &reading).unwrap();
    assert_eq!(incoming.articles[0].annotations[0].span.start, 14);
}

#[test]
fn spacy_and_prodigy_are_read() {
    let lines = [
        json!({ "text": "🕊 An met Ba", "meta": { "source": "S" }, "answer": "accept", "tokens": [],
            "spans": [{ "start": 2, "end": 4, "label": "PERSON" }, { "start": 50, "end": 51, "label": "PERSON" }] }),
        json!({ "text": "Ba met An", "answer": "reject", "spans": [{ "start": 0, "end": 2, "label": "PERSON" }] }),
        json!({ "text": "Kyiv", "ents": [{ "start": 0, "end": 4, "label": "GPE" }] }),
    ];
    let incoming = came(Format::Spacy, &lines.map(|line| line.to_string()).join("\n"));
    let found: Vec<_> = incoming.articles.iter().flat_map(quotes).collect();
    assert_eq!(found, [("An", "PER"), ("Kyiv", "LOC")]);
    assert_eq!((incoming.skipped, incoming.faults.len(), &*incoming.articles[0].meta.source), (1, 1, "S"));
}

#[test]
fn brat_is_laid_on_the_text_on_which_its_words_stand() {
    let ann = "T1\tPER 2 4\tAn\nT2\tLOC 8 10;11 14\tHa Noi\nT3\tPER 2 4;8 10\tAn Ha\nT4\tPER 90 92\tBa\n\
               E1\tMeet:T1\n*\tEquiv T1 T2\nR1\tabout Arg1:T1 Arg2:T2\n#1\tAnnotatorNotes T1\ta note\n";
    let known = [on("Nothing of it.", &[]), on("🕊 An in Ha\nNoi, no more", &[])];
    let reading = ImportOptions { known: &known, ..ImportOptions::default() };
    assert_eq!(detect(ann), Some(Format::Brat));
    let incoming = read(Format::Brat, ann, &reading).unwrap();
    assert_eq!(quotes(&incoming.articles[0]), [("An", "PER"), ("Ha\nNoi", "LOC")]);
    let flaws: Vec<&Fault> = incoming.faults.iter().map(|(_, fault)| fault).collect();
    let at = |number, flaw| Fault::Mark { list: "T", number, flaw };
    assert_eq!((flaws, incoming.skipped), (vec![&at(3, Flaw::Parts), &at(4, Flaw::OutOfText)], 2));
    assert_eq!(plain(Format::Brat, ann), Err(ImportError::Document { number: 1, fault: Fault::NoText(".txt".into()) }));
}

#[test]
fn cas_of_inception_is_read() {
    let json = json!({ "%TYPES": {}, "%VIEWS": {}, "%FEATURE_STRUCTURES": [
        { "%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaString": "🕊 An in Kyiv", "sofaID": "_InitialView" },
        { "%ID": 2, "%TYPE": "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData", "@sofa": 1,
          "begin": 0, "end": 13, "language": "en", "documentTitle": "a.txt" },
        { "%ID": 3, "%TYPE": "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token", "@sofa": 1, "begin": 3, "end": 5 },
        { "%ID": 4, "%TYPE": "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity", "@sofa": 1, "begin": 3, "end": 5,
          "value": "PER", "identifier": "http://www.wikidata.org/entity/Q1" },
        { "%ID": 5, "%TYPE": "webanno.custom.Place", "@sofa": 1, "begin": 9, "end": 13 },
        { "%ID": 6, "%TYPE": "webanno.custom.Place", "@sofa": 1, "begin": 9, "end": 99 }] });
    let xmi = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><xmi:XMI xmlns:xmi=\"http://www.omg.org/XMI\" \
        xmlns:cas=\"http:///uima/cas.ecore\" xmlns:m=\"http:///de/tudarmstadt/ukp/dkpro/core/api/metadata/type.ecore\" \
        xmlns:s=\"http:///de/tudarmstadt/ukp/dkpro/core/api/segmentation/type.ecore\" xmlns:custom=\"http:///webanno/custom.ecore\" \
        xmlns:n=\"http:///de/tudarmstadt/ukp/dkpro/core/api/ner/type.ecore\" xmi:version=\"2.0\"><cas:NULL xmi:id=\"0\"/>\
        <m:DocumentMetaData xmi:id=\"2\" sofa=\"1\" begin=\"0\" end=\"13\" language=\"en\" documentTitle=\"a.txt\"/>\
        <s:Token xmi:id=\"3\" sofa=\"1\" begin=\"3\" end=\"5\"/><n:NamedEntity xmi:id=\"4\" sofa=\"1\" begin=\"3\" end=\"5\" value=\"PER\"/>\
        <custom:Place xmi:id=\"5\" sofa=\"1\" begin=\"9\" end=\"13\"/><custom:Place xmi:id=\"6\" sofa=\"1\" begin=\"9\" end=\"99\"/>\
        <cas:Sofa xmi:id=\"1\" sofaNum=\"1\" sofaID=\"_InitialView\" mimeType=\"text\" sofaString=\"&#128330; An in Kyiv\"/>\
        <cas:View sofa=\"1\" members=\"2 3 4 5 6\"/></xmi:XMI>";
    for (format, content) in [(Format::Cas, json.to_string()), (Format::Xmi, xmi.to_owned())] {
        if format == Format::Xmi && cfg!(not(feature = "intake")) {
            continue;
        }
        let incoming = came(format, &content);
        let article = &incoming.articles[0];
        assert_eq!((quotes(article), &*article.text), (vec![("An", "PER"), ("Kyiv", "LOC")], "🕊 An in Kyiv"));
        assert_eq!((&*article.meta.title, &*article.meta.language), ("a.txt", "en"));
        assert!(
            matches!(incoming.faults[..], [(1, Fault::Mark { flaw: Flaw::OutOfText, .. })]),
            "{:?}",
            incoming.faults
        );
    }
}

#[cfg(feature = "intake")]
#[test]
fn timeml_of_others_is_read() {
    let file = "<?xml version=\"1.0\" ?>\n<TimeML xmlns:xsi=\"x\"><DOCID>a</DOCID><DCT><TIMEX3 tid=\"t0\" type=\"DATE\" \
        value=\"1998-02-27\" functionInDocument=\"CREATION_TIME\">02/27/1998</TIMEX3></DCT><TITLE>A &amp; B</TITLE>\
        <TEXT>\nIraq <EVENT eid=\"e1\" class=\"REPORTING\">said</EVENT> on <TIMEX3 tid=\"t1\" type=\"DATE\" value=\"1998-02-27\" \
        temporalFunction=\"true\" anchorTimeID=\"t0\">Friday</TIMEX3> &lt;no&gt;.</TEXT><MAKEINSTANCE eiid=\"ei1\"/></TimeML>";
    let incoming = came(Format::TimeMl, file);
    let article = &incoming.articles[0];
    assert_eq!(&*article.text, "\nIraq said on Friday <no>.");
    assert_eq!((&*article.meta.title, article.meta.published), ("A & B", "1998-02-27".parse().ok()));
    assert_eq!(quotes(article), [("Friday", "DATE")]);
    let Body::Date(timex) = &article.annotations[0].body else { panic!() };
    assert_eq!(timex.value.to_string(), "1998-02-27");
    let labels: Vec<&str> = incoming.labels.iter().map(|seen| &*seen.label).collect();
    assert_eq!(labels, ["EVENT", "TIMEX3"]);
}
