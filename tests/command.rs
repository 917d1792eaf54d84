//! The command as a person runs it: the real binary, its streams and its exit
//! status.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails at that line")]

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Output, Stdio};

fn start(arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_annotate"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn run(input: impl AsRef<[u8]>) -> Output {
    let mut child = start(&[]);
    let mut stdin = child.stdin.take().unwrap();
    let input = input.as_ref().to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    output
}

fn rows(output: &Output) -> Vec<Value> {
    output.stdout.split_inclusive(|&b| b == b'\n').map(|line| serde_json::from_slice(line).unwrap()).collect()
}

fn keys(row: &Value) -> Vec<&String> {
    row.as_object().unwrap().keys().collect()
}

#[test]
fn a_document_a_line_in_the_same_order() {
    let output = run(concat!(
        r#"{"id": "b", "text": "At least 12 people were killed in Kharkiv on Tuesday.", "lang": "en", "date": "2024-05-15"}"#,
        "\r\n",
        r#"{"id": 7, "text": "", "lang": null, "date": null, "other": [1]}"#,
        "\n",
        r#"{"text": "no id, no line break"}"#,
    ));
    assert_eq!(output.status.code(), Some(0));
    let rows = rows(&output);
    assert_eq!(rows.iter().map(|row| &row["id"]).collect::<Vec<_>>(), [&json!("b"), &json!(7), &Value::Null]);
    let mut expected =
        ["id", "lang", "date", "entities", "dates", "casualties", "claims", "events", "victims", "furniture"];
    expected.sort_unstable();
    for row in &rows {
        assert_eq!(keys(row), expected);
    }
    assert_eq!((&rows[0]["lang"], &rows[0]["date"]), (&json!("en"), &json!("2024-05-15")));
}

#[test]
fn a_text_in_a_language_that_is_not_read_is_answered_and_said() {
    let french = "Le 14/03/2031, cinq soldats ont été tués dans une attaque à Kabul, selon la police.";
    for arguments in [&[][..], &["--format", "tallymark"], &["--incidents"]] {
        let mut child = start(arguments);
        child.stdin.take().unwrap().write_all(json!({ "text": french }).to_string().as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8(output.stderr.clone()).unwrap();
        assert!(said.contains("line 1: the text looks like fr; en, vi, ru, es, uk are read"), "{arguments:?} {said}");
        assert_eq!(output.status.code(), Some(0));
        if arguments.is_empty() {
            let row = rows(&output).remove(0);
            assert_eq!((&row["lang"], &row["casualties"]), (&json!("fr"), &json!([])));
            assert_eq!(
                (&row["dates"][0]["value"], &row["entities"][0]["canonical"]["id"]),
                (&json!("2031-03-14"), &json!("Q5838"))
            );
        }
    }
}

#[test]
fn events_and_named_victims_point_into_the_other_lists() {
    let text = "🕊 On Friday gunmen shot dead two farmers and Ada Orr, 34, a baker, in Kabul.";
    let output = run(json!({"text": text, "lang": "en", "date": "2024-05-15"}).to_string());
    let row = &rows(&output)[0];
    let quote = |place: &Value| -> String {
        let [start, end] = ["start", "end"].map(|end| place[end].as_u64().unwrap() as usize);
        text.chars().skip(start).take(end - start).collect()
    };
    let (event, victim) = (&row["events"][0], &row["victims"][0]);
    assert_eq!((&event["type"], quote(event)), (&json!("shooting"), "shot dead".to_owned()));
    assert_eq!((quote(&event["by"][0]), quote(&event["place"])), ("gunmen".to_owned(), "Kabul".to_owned()));
    assert_eq!(event["figures"], json!([0]));
    let mut expected = [
        "start",
        "end",
        "type",
        "weapon",
        "by",
        "against",
        "date",
        "place",
        "inherited",
        "figures",
        "modality",
        "mentions",
    ];
    expected.sort_unstable();
    assert_eq!(keys(event), expected);
    assert_eq!(quote(&row["entities"][victim["person"].as_u64().unwrap() as usize]), "Ada Orr");
    assert_eq!((&victim["age"], &victim["effect"], &victim["event"]), (&json!(34), &json!("killed"), &json!(0)));
}

#[test]
fn a_line_that_is_no_document_is_named_and_the_rest_goes_on() {
    let lines: [&[u8]; 10] = [
        b"{\"text\": \"fine\"}",
        b"7",
        b"not JSON",
        b"[1, \"text\", null, null]",
        b"{\"id\": 1}",
        b"{\"text\": 5}",
        b"{\"text\": \"x\", \"date\": \"2024-02-30\"}",
        b"{\"text\": \"\\ud800\"}",
        b"{\"text\": \"caf\xe9\"}",
        b"{\"text\": \"fine again\"}",
    ];
    let output = run(lines.join(&b'\n'));
    assert_eq!(output.status.code(), Some(1));
    let rows = rows(&output);
    assert_eq!(rows.len(), lines.len());
    for (i, row) in rows.iter().enumerate() {
        if i == 0 || i == 9 {
            assert!(row["error"].is_null(), "{row}");
        } else {
            assert_eq!(keys(row), ["error", "line"]);
            assert_eq!(row["line"], i + 1);
            assert!(row["error"].as_str().unwrap().starts_with("the line is not "), "{row}");
        }
    }
}

#[test]
fn nothing_in_gives_nothing_out() {
    for nothing in ["", "\n\r\n \n", "\u{feff}", "\u{feff}\r\n"] {
        let output = run(nothing);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(0), 0), "{nothing:?}");
    }
}

#[test]
fn files_of_windows_are_read() {
    let output = run("\u{feff}{\"id\": 1, \"text\": \"x\"}\r\n\r\n{\"id\": 2, \"text\": \"y\"}\r\n\r\nnot JSON\r\n");
    assert_eq!(output.status.code(), Some(1));
    let rows = rows(&output);
    assert_eq!((&rows[0]["id"], &rows[1]["id"]), (&json!(1), &json!(2)));
    // Lines are counted as a person sees them in the file, blank ones too.
    assert_eq!((rows.len(), &rows[2]["line"]), (3, &json!(5)));
    let export = String::from_utf8(converted("tallymark", "{\"text\": \"Karsa.\"}").stdout).unwrap();
    let export = format!("\u{feff}{}", export.replace('\n', "\r\n"));
    assert_eq!(converted("doccano", &export).status.code(), Some(0));
}

#[test]
fn a_line_without_end_costs_itself_alone() {
    let text = "x".repeat(200 << 20);
    let lines =
        ["{\"text\": \"one\"}".to_owned(), format!("{{\"text\": \"{text}\"}}"), "{\"text\": \"two\"}".to_owned()];
    let output = run(lines.join("\n"));
    assert_eq!(output.status.code(), Some(1));
    let rows = rows(&output);
    assert_eq!(rows.len(), 3);
    assert_eq!(rows[1], json!({ "line": 2, "error": "the line is not read: it has more than 67108864 bytes" }));
    assert!(rows[2]["error"].is_null());
}

#[test]
fn what_a_line_says_of_its_article_is_kept() {
    let lines = "{\"text\": \"Two bridges fell.\\nNobody died.\", \"source\": \"S\", \"url\": \"https://a.example\", \
                 \"case\": \"C\", \"lang\": \"en\"}\n{\"text\": \"x\", \"title\": \"T\", \"source\": {\"id\": 1}}\n";
    let export: Value = serde_json::from_slice(&converted("tallymark", lines).stdout).unwrap();
    let [first, second] = &export["documents"].as_array().unwrap()[..] else { panic!("{export}") };
    assert_eq!((&first["title"], &first["source"]), (&json!("Two bridges fell."), &json!("S")));
    assert_eq!((&first["url"], &first["case"]), (&json!("https://a.example"), &json!("C")));
    assert_eq!((&second["title"], &second["source"]), (&json!("T"), &json!("")));
}

#[test]
fn it_answers_before_the_input_ends() {
    let mut child = start(&[]);
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    for id in 0..3 {
        writeln!(stdin, "{}", json!({ "id": id, "text": "x" })).unwrap();
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&line).unwrap()["id"], id);
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    for arguments in [&[][..], &["--format", "doccano"]] {
        let mut child = start(arguments);
        drop(child.stdout.take());
        let mut stdin = child.stdin.take().unwrap();
        let line = json!({ "text": "x" }).to_string();
        // The command may leave while this writes; that, too, is as it should be.
        while writeln!(stdin, "{line}").is_ok() {}
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap()), (Some(0), String::new()));
    }
}

fn converted(format: &str, input: &str) -> Output {
    let mut child = start(&["--format", format]);
    let mut stdin = child.stdin.take().unwrap();
    // What is refused is not read to its end.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    child.wait_with_output().unwrap()
}

#[test]
fn documents_are_written_in_any_format() {
    let lines =
        "{\"text\": \"Three people were killed in Odesa.\", \"lang\": \"en\"}\nnot JSON\n{\"text\": \"Two died.\"}\n";
    let spacy = converted("spacy", lines);
    assert_eq!((spacy.status.code(), rows(&spacy).len()), (Some(1), 2));
    let said = String::from_utf8(spacy.stderr).unwrap();
    assert!(said.starts_with("annotate: line 2: the line is not "), "{said}");
    assert!(said.contains("annotate: not in the output: "), "{said}");
    let table = String::from_utf8(converted("csv-figures", lines).stdout).unwrap();
    assert_eq!(table.matches("document,title,").count(), 1);
    assert!(converted("brat", lines).stdout.starts_with(b"PK"));
    let unknown = converted("word", lines);
    assert_eq!((unknown.status.code(), unknown.stdout.len()), (Some(2), 0));
}

#[test]
fn rows_count_nobody_twice() {
    let lines = [
        r#"{"lang": "en", "date": "2031-03-05", "text": "Gunmen killed 23 civilians, including four women, in La Paz, Bolivia, on Tuesday, police said."}"#,
        r#"{"lang": "vi", "date": "2031-03-06", "text": "Đạn pháo làm 9 người thiệt mạng ở Kharkiv, Ukraine hôm thứ Tư. Trước đó, giới chức nói 7 người chết."}"#,
    ];
    let output = String::from_utf8(converted("ged", &lines.join("\n")).stdout).unwrap();
    let rows: Vec<&str> = output.split("\r\n").collect();
    // A part of the whole, a number below zero, and what a later sentence says of earlier.
    assert!(rows[1].ends_with(",,,23,,23,23,23,,") && rows[1].contains(",-16.50,-68.15,"), "{}", rows[1]);
    assert!(rows[2].ends_with(",9,9,9,9,,"), "{}", rows[2]);
}

#[test]
fn all_documents_are_one_library_of_incidents() {
    let mut child = start(&["--incidents"]);
    let lines = [
        r#"{"id": "a", "date": "2031-03-04", "text": "Shells killed at least 8 people at a market in Kherson on Monday, police said."}"#,
        r#"{"id": "b", "date": "2031-03-05", "text": "The shelling of the market in Kherson on Monday killed 14 people, police said."}"#,
        "no document",
        r#"{"id": "c", "date": "2031-03-05", "text": "A bus crash near Lagos on Tuesday killed 21 passengers, the traffic police said."}"#,
    ];
    child.stdin.take().unwrap().write_all(lines.join("\n").as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1), "one line was no document");
    assert!(String::from_utf8(output.stderr.clone()).unwrap().contains("line 3"));
    let rows = rows(&output);
    assert_eq!(rows.len(), 2);
    let [shelling, crash] = [&rows[0], &rows[1]];
    assert_eq!((&shelling["where"]["name"], &shelling["type"]), (&json!("Kherson"), &json!("shelling")));
    assert_eq!(shelling["where"]["within"], json!(["Kherson", "UA"]));
    assert!((shelling["where"]["lat"].as_f64().unwrap() - 46.6).abs() < 0.5);
    assert_eq!(shelling["when"], json!(["2031-03-03", "2031-03-03"]));
    let toll = &shelling["tolls"][0];
    assert_eq!((&toll["effect"], &toll["low"], &toll["high"]), (&json!("killed"), &json!(14), &json!(14)));
    let figures = toll["figures"].as_array().unwrap();
    let told: Vec<_> =
        figures.iter().map(|figure| (&figure["doc"], &figure["start"], &figure["replaced_by"])).collect();
    assert_eq!(told, [(&json!("a"), &json!(14), &json!(1)), (&json!("b"), &json!(55), &Value::Null)]);
    assert_eq!((&crash["type"], &crash["tolls"][0]["whose"]), (&json!("crash"), &json!("passenger")));
}

#[test]
fn incidents_are_rows_of_a_dataset_as_all_articles_fill_them() {
    let lines = [
        r#"{"id": "a", "date": "2031-03-04", "text": "Shells killed at least 8 people at a market in Kherson on Monday, police said."}"#,
        r#"{"id": "b", "date": "2031-03-05", "text": "The shelling of the market in Kherson on Monday killed 14 people, police said."}"#,
    ];
    for (arguments, rows) in [(["--incidents", "--format", "acled"], 2), (["--format", "acled", "--incidents"], 2)] {
        let mut child = start(&arguments);
        child.stdin.take().unwrap().write_all(lines.join("\n").as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        let table = String::from_utf8(output.stdout).unwrap();
        assert_eq!((output.status.code(), table.lines().count()), (Some(0), rows), "{table}");
        assert!(table.contains("Shelling/artillery/missile attack") && table.contains(",Kherson,"), "{table}");
    }
    let output = start(&["--incidents", "--format", "spacy"]).wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("rows of ged, acled, casualty-record, not as spacy"), "{said}");
}

#[test]
fn an_export_is_converted_with_the_work_in_it() {
    let line = "{\"text\": \"Three people were killed in Odesa.\", \"lang\": \"en\"}\n";
    let mut export: Value = serde_json::from_slice(&converted("tallymark", line).stdout).unwrap();
    assert_eq!(export["documents"][0]["casualties"][0]["quote"], "Three people");
    export["documents"][0]["casualties"][0]["state"] = json!("rejected");
    for export in [format!("{export:#}"), format!("{export}\n{line}"), format!("\n{export}")] {
        let row = rows(&converted("doccano", &export)).remove(0);
        assert_eq!(row["label"], json!([[28, 33, "LOC"]]), "{export}");
    }
    let broken = converted("doccano", &format!("{export:#}")[..100]);
    assert_eq!((broken.status.code(), broken.stdout.len()), (Some(2), 0));
}

#[test]
fn help_version_and_what_is_neither() {
    for (argument, status, start_of_output) in
        [("--help", 0, "annotate - "), ("--version", 0, "annotate 0."), ("--what", 2, "")]
    {
        let output = start(&[argument]).wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(status));
        assert!(String::from_utf8(output.stdout).unwrap().starts_with(start_of_output), "{argument}");
        assert_eq!(output.stderr.is_empty(), status == 0);
    }
}
