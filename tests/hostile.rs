//! Hostile files on the way that a person's files take: each ends in a reason that the
//! page has a sentence for, and nothing of it reaches the library.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails at that line")]

use serde_json::{Value, json};
use std::io::Write;
use tallymark::exchange::File;
use tallymark::exchange::zip;
use tallymark::files::{Answer, Ask, Failure, FaultReason, MarkFault, Request, Take, answer};

/// What is said of a file, and the articles that came of it.
fn taken(name: &str, bytes: &[u8]) -> (Answer, Vec<u8>) {
    let ask = Ask::Take(Take { name: name.to_owned(), ..Take::default() });
    let reply = answer(Request { number: 1, ask, content: bytes.to_vec().into() });
    (reply.answer, reply.content.into_vec())
}

fn failure(name: &str, bytes: &[u8]) -> Failure {
    let (answer, articles) = taken(name, bytes);
    assert!(articles.is_empty(), "{name}: something came");
    match answer {
        Answer::Failed(failure) => failure,
        other => panic!("{name}: {other:?}"),
    }
}

fn file(name: &str, bytes: impl Into<Vec<u8>>) -> File {
    File { name: name.to_owned(), bytes: bytes.into() }
}

#[test]
fn what_is_too_large_is_said_to_be() {
    assert_eq!(failure("large.txt", &vec![b'a'; (200 << 20) + 1]), Failure::TooLarge);
    let export = [&br#"{"format":"tallymark","version":1,"documents":["#[..], &vec![b' '; 64 << 20], b"]}"].concat();
    assert_eq!(failure("large.json", &export), Failure::TooLarge);
    let lines = [&br#"{"text":"x","label":[[0,1,"PER"]]}"#[..], &vec![b'\n'; 64 << 20]].concat();
    assert_eq!(failure("large.jsonl", &lines), Failure::TooLarge);
}

#[test]
fn bombs_are_not_unpacked() {
    let zeros = || vec![0; (32 << 20) + 1];
    assert_eq!(failure("bomb.zip", &zip::pack(&[file("a", zeros()), file("b", zeros())])), Failure::TooLarge);
    // One archive within another, which may go on without end.
    let mut nested = zip::pack(&[file("a.jsonl", *b"{\"text\":\"x\",\"label\":[]}")]);
    assert!(matches!(taken("once.zip", &nested).0, Answer::Articles(_)));
    for _ in 0..20 {
        nested = zip::pack(&[file("a.zip", nested)]);
        assert_eq!(failure("nested.zip", &nested), Failure::Archive);
    }
    let many: Vec<File> = (0..10_001).map(|i| file(&i.to_string(), Vec::new())).collect();
    assert_eq!(failure("many.zip", &zip::pack(&many)), Failure::TooLarge);
    let gigabyte = stored("word/document.xml", 1 << 30);
    assert!(gigabyte.len() < 2 << 20);
    assert_eq!(failure("zeros.docx", &gigabyte), Failure::TooLarge);
}

/// A ZIP with one file of so many zeros, packed piece by piece.
fn stored(name: &str, size: usize) -> Vec<u8> {
    let mut writer = ::zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = ::zip::write::SimpleFileOptions::default().compression_method(::zip::CompressionMethod::Deflated);
    writer.start_file(name, options).unwrap();
    let zeros = vec![0; 1 << 20];
    (0..size >> 20).for_each(|_| writer.write_all(&zeros).unwrap());
    writer.finish().unwrap().into_inner()
}

#[test]
fn one_bad_file_of_an_archive_is_named_and_the_others_come() {
    let nested = zip::pack(&[file("b.txt", *b"Two fell.")]);
    let files = [
        file("../../up/\u{202e}a.zip", nested),
        file("b.png", *b"\x89PNG\r\n\x1a\n\0\0\0\x0d"),
        file("c.jsonl", *b"{\"text\":\"One fell.\"}"),
        file("d.txt", "🕊 An in Kyiv".as_bytes()),
        file("d.ann", "T1\tPER 2 4\tAn\n".as_bytes()),
        file("annotation.conf", *b"[entities]"),
    ];
    let (answer, articles) = taken("some.zip", &zip::pack(&files));
    let Answer::Articles(came) = answer else { panic!("{answer:?}") };
    let bad = [("a.zip", Failure::Archive), ("b.png", Failure::Binary)];
    assert_eq!(came.bad_files, bad.map(|(name, failure)| (name.to_owned(), failure)));
    assert_eq!((came.articles, came.marks), (2, 1));
    let articles = String::from_utf8(articles).unwrap();
    assert!(articles.contains("One fell.") && articles.contains("An in Kyiv") && !articles.contains("Two fell."));
}

#[cfg(feature = "pdf")]
#[test]
fn five_thousand_pages_are_read_to_the_last() {
    let (answer, articles) = taken("long.pdf", &long_pdf(5_000));
    assert!(matches!(answer, Answer::Articles(_)), "{answer:?}");
    let articles = String::from_utf8(articles).unwrap();
    for page in [1, 2_500, 5_000] {
        assert!(articles.contains(&format!("On day {} of it {} people died.", page, page * 7)), "{page}");
    }
}

/// A PDF with a line of its own on each page.
#[cfg(feature = "pdf")]
fn long_pdf(pages: usize) -> Vec<u8> {
    let kids: String = (0..pages).map(|i| format!("{} 0 R ", 4 + i * 2)).collect();
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!("<</Type/Pages/Count {pages}/Kids[{kids}]>>"),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
    ];
    for page in 1..=pages {
        let content = format!("BT /H 10 Tf 50 700 Td (On day {page} of it {} people died.) Tj ET", page * 7);
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {} 0 R/Resources<</Font<</H 3 0 R>>>>>>",
            3 + page * 2
        ));
        objects.push(format!("<</Length {}>>stream\n{content}\nendstream", content.len()));
    }
    let (mut file, mut table) = ("%PDF-1.7\n".to_owned(), String::new());
    for (i, object) in objects.iter().enumerate() {
        table += &format!("{} 1\n{:010} 00000 n \n", i + 1, file.len());
        file += &format!("{} 0 obj\n{object}\nendobj\n", i + 1);
    }
    let start = file.len();
    file += &format!("xref\n{table}trailer\n<</Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
    file.into_bytes()
}

#[test]
fn depth_without_end_is_refused() {
    for open in ["[", "{\"a\":", "[{\"data\":", "{\"text\":\"x\",\"label\":["] {
        let deep = open.repeat(200_000);
        for name in ["deep.json", "deep.jsonl", "deep"] {
            let (answer, articles) = taken(name, deep.as_bytes());
            // A name that says nothing leaves a text.
            assert!(matches!(answer, Answer::Failed(_)) == articles.is_empty(), "{name}: {answer:?}");
        }
    }
    let closed = format!("{}{}", "[".repeat(2_000), "]".repeat(2_000));
    assert_eq!(failure("deep.json", closed.as_bytes()), Failure::Nested);
    assert_eq!(failure("deep.jsonl", closed.as_bytes()), Failure::NoCorpus);
    assert_eq!(failure("cut.json", b"[{\"data\": {\"text\": \"x"), Failure::NotJson);
    let html = format!("<html>{}", "<div>".repeat(200_000));
    assert_eq!(failure("deep.html", html.as_bytes()), Failure::Nested);
}

/// A doccano line, a Label Studio task and a W3C annotation with a mark at some place.
fn marked(text: &str, start: Value, end: Value, label: &str) -> [(&'static str, String); 3] {
    let task = json!([{ "data": { "text": text }, "annotations": [{ "result": [{
        "from_name": "label", "to_name": "text", "type": "labels",
        "value": { "start": start, "end": end, "labels": [label] } }] }] }]);
    let note = json!([{ "@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation", "motivation": "tagging",
        "body": { "type": "TextualBody", "value": label },
        "target": { "source": { "type": "TextualBody", "value": text },
            "selector": { "type": "TextPositionSelector", "start": start, "end": end } } }]);
    [
        ("a.jsonl", json!({ "text": text, "label": [[start, end, label]] }).to_string()),
        ("a.json", task.to_string()),
        ("a.jsonld", note.to_string()),
    ]
}

#[test]
fn a_place_that_is_none_is_named() {
    let text = "🕊 An";
    for (start, end) in [
        (json!(3), json!(900)),
        (json!(5), json!(3)),
        (json!(-1), json!(2)),
        (json!(0), json!(u64::MAX)),
        (json!("x"), json!(3)),
    ] {
        for (name, content) in marked(text, start.clone(), end.clone(), "PER") {
            let (answer, articles) = taken(name, content.as_bytes());
            match answer {
                Answer::Failed(Failure::Other(reason)) => assert!(reason.contains(" cannot be read: "), "{reason}"),
                Answer::Failed(_) => {}
                // What is no place of the text is left out, and that is said.
                Answer::Articles(came) => {
                    assert!(came.marks == 0 && came.skipped + came.faults.len() > 0, "{name} {start} {end}: {came:?}")
                }
                other @ (Answer::File { .. } | Answer::DigestHolds(_)) => panic!("{other:?}"),
            }
            assert!(
                articles.is_empty() || !String::from_utf8_lossy(&articles).contains("\"start\""),
                "{name} {start} {end}"
            );
        }
    }
    // Within a letter of two units: never half of it.
    let line = json!({ "text": text, "label": [[1, 3, "PER"], [3, 5, "PER"]] });
    let Answer::Articles(came) = taken("a.jsonl", line.to_string().as_bytes()).0 else { panic!() };
    let fault = MarkFault { document: 1, mark: Some(1), reason: FaultReason::OutOfText };
    assert_eq!((came.marks, came.faults), (1, vec![fault]));
}

#[test]
fn a_kind_that_nobody_knows_waits_for_a_word() {
    for (name, content) in marked("Binh An", json!(0), json!(4), "=WEAPON()").into_iter().take(2) {
        let (answer, articles) = taken(name, content.as_bytes());
        let Answer::Articles(came) = answer else { panic!("{name}: {answer:?}") };
        let [seen] = &came.labels[..] else { panic!("{name}: {came:?}") };
        assert_eq!((&*seen.label, seen.count, &seen.kind), ("=WEAPON()", 1, &None), "{name}");
        assert_eq!(seen.words, ["Binh"], "{name}");
        assert_eq!(came.marks, 0, "{name}");
        assert!(!articles.is_empty());
    }
}

#[test]
fn an_id_that_comes_twice_is_named() {
    let twice = json!({ "text": "An", "relations": [], "entities": [
        { "id": 1, "label": "PER", "start_offset": 0, "end_offset": 2 },
        { "id": 1, "label": "PER", "start_offset": 0, "end_offset": 1 }] });
    let Answer::Articles(came) = taken("twice.jsonl", twice.to_string().as_bytes()).0 else { panic!() };
    let fault = MarkFault { document: 1, mark: Some(2), reason: FaultReason::Twice };
    assert_eq!((came.marks, came.faults), (1, vec![fault]));
}
