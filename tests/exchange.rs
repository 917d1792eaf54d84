//! What leaves the desk comes back the same, and what is hostile comes to
//! nothing but a sentence.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails at that line")]

use boon::{Compiler, SchemaIndex, Schemas};
use proptest::prelude::*;
use serde_json::{Value, json};
use tallymark::desk::*;
use tallymark::exchange::record::{self, RecordError};
use tallymark::exchange::tallymark::{Fault, Flaw, ImportError, read, write};
use tallymark::model::*;
use tallymark::text::Span;

const TIME: &str = "2024-05-15T08:00:00Z";

struct Schema(Schemas, SchemaIndex);

impl Schema {
    fn load() -> Self {
        let json = include_str!("../docs/tallymark-1.schema.json");
        let mut compiler = Compiler::new();
        compiler.enable_format_assertions();
        compiler.add_resource("urn:tallymark:export:1", serde_json::from_str(json).unwrap()).unwrap();
        let mut schemas = Schemas::new();
        let index = compiler.compile("urn:tallymark:export:1", &mut schemas).unwrap();
        Self(schemas, index)
    }

    fn check(&self, export: &str) {
        let value: Value = serde_json::from_str(export).unwrap();
        if let Err(error) = self.0.validate(&value, self.1) {
            panic!("{error:#}\n{export}");
        }
    }
}

fn span(text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap_or_else(|| panic!("{words:?} is not in the text"));
    Span::new(start, start + words.len())
}

fn figure(low: u64, part_of: Option<Id>, source: Option<Span>) -> Body {
    Body::Figure(Figure {
        victims: vec![Victim::Civilian, Victim::AidWorker],
        currency: if part_of.is_some() { Currency::Superseded } else { Currency::Current },
        part_of,
        date: source,
        place: source,
        source,
        ..Figure::new(Effect::Killed, Qualifier::AtLeast, Some(low), None)
    })
}

/// A document with a mark of every kind, origin and state.
fn worked() -> Document {
    let text = "🕊️ Mie\u{301}n Nam\r\nThe Ministry of Example said on Tuesday that at least 27 people, two of them civilians, died.";
    let reason = Reason::new("test.rule", [span(text, "died")]);
    let total = Annotation {
        state: State::Accepted,
        provenance: Provenance {
            engine: Some("0.1.0".into()),
            person: Some("An".into()),
            created: Some(TIME.into()),
            modified: None,
        },
        ..Annotation::suggested(
            span(text, "at least 27 people"),
            figure(27, None, Some(span(text, "The Ministry"))),
            reason.clone(),
        )
    };
    let part = Annotation::own(span(text, "two"), figure(2, Some(total.id.clone()), None));
    let entity = Entity {
        kind: EntityKind::Organization,
        canonical: Some(Canonical { id: "Q42".into(), name: "Ministry".into() }),
    };
    let name = Annotation {
        state: State::Edited,
        ..Annotation::suggested(span(text, "Ministry of Example"), Body::Entity(entity), reason.clone())
    };
    let date = Timex {
        kind: TimexType::Date,
        value: "2024-05-14".into(),
        modifier: Some(Modifier::Approx),
        earliest: Day::new(2024, 5, 14),
        latest: Day::new(2024, 5, 14),
        inference: Some(Inference {
            parts: vec![Part::Year, Part::Month, Part::Day],
            anchor: Anchor::Published,
            against: Day::new(2024, 5, 15).unwrap(),
        }),
    };
    let date =
        Annotation { state: State::Rejected, ..Annotation::suggested(span(text, "Tuesday"), Body::Date(date), reason) };
    let mut claim = ClaimBody::new(
        Some(Speaker::Quoted(span(text, "Ministry of Example"))),
        Some(span(text, "said")),
        Stance::Accuse,
    );
    claim.status = Status::Disputed;
    claim.history = vec![StatusChange { status: Status::Disputed, at: TIME.into() }];
    claim.tags = vec!["toll".into(), "đêm".into()];
    claim.note = "ask the \"hospital\"\n".into();
    claim.evidence = vec![Evidence { url: "https://example.org".into(), comment: String::new() }];
    claim.links = vec![total.id.clone()];
    let claim = Annotation::own(span(text, "at least 27 people, two of them civilians, died"), Body::Claim(claim));
    let named = ClaimBody::new(Some(Speaker::Named("An aide".into())), None, Stance::Assert);
    let named = Annotation::own(span(text, "Mie\u{301}n Nam"), Body::Claim(named));
    let meta = Meta {
        title: "A title".into(),
        source: "A paper".into(),
        url: "https://example.org/1".into(),
        published: Day::new(2024, 5, 15),
        language: "en".into(),
    };
    let links = [("one", true), ("two", false)].map(|(other, together)| TollLink {
        own: total.id.clone(),
        other: FigureKey { document: "another".into(), id: other.into() },
        together,
    });
    let cells = [("best", "27"), ("side_a", "Chính phủ")];
    let cells = cells.map(|(column, value)| Cell { column: column.into(), value: value.to_owned() });
    let row = |codebook, cells: &[Cell]| Coding {
        codebook,
        figure: total.id.clone(),
        victim: if codebook == Codebook::CasualtyRecord { "ruth hale".into() } else { Id::default() },
        cells: cells.to_vec(),
        is_checked: codebook == Codebook::Acled,
        provenance: Provenance { created: Some(TIME.into()), ..Provenance::default() },
    };
    let rows = [(Codebook::Ged, &cells[..]), (Codebook::Acled, &[]), (Codebook::CasualtyRecord, &cells)];
    let rows = rows.map(|(codebook, cells)| row(codebook, cells)).into();
    let said = IncidentDescription {
        name: "Đêm 3 tháng 3".into(),
        place: "Karsa, Ukraine".into(),
        when: Day::new(2024, 5, 14).zip(Day::new(2024, 5, 15)),
        grade: Some(Grade::Weak),
        status: IncidentStatus::InReview,
        note: "ask again\n".into(),
        tags: vec!["market".into()],
        provenance: Provenance { person: Some("An".into()), created: Some(TIME.into()), ..Provenance::default() },
        ..IncidentDescription::blank(total.id.clone())
    };
    let work = vec![total, part, name, date, claim, named];
    let mut document = Document::annotated(text, meta)
        .with_work(work, true)
        .with_links(links.into())
        .with_codings(rows)
        .with_descriptions(vec![said]);
    document.location = LibraryLocation { case: "Miền Nam".into(), archived: true };
    document
}

#[test]
fn an_export_fits_its_schema_and_comes_back_the_same() {
    let document = worked();
    let export = write(&[&document], TIME);
    Schema::load().check(&export);
    let back = read(&export).unwrap();
    assert_eq!(back, [document]);
    assert_eq!(write(&[&back[0].clone().read_by(Findings::find)], TIME), export);
}

#[test]
fn places_are_counted_in_code_points() {
    let export: Value = serde_json::from_str(&write(&[&worked()], TIME)).unwrap();
    let document = &export["documents"][0];
    let text: Vec<char> = document["text"].as_str().unwrap().chars().collect();
    let mut seen = 0;
    for list in ["entities", "dates", "casualties", "claims"] {
        for mark in document[list].as_array().unwrap() {
            let (start, end) = (mark["start"].as_u64().unwrap() as usize, mark["end"].as_u64().unwrap() as usize);
            let quote: String = text[start..end].iter().collect();
            assert_eq!(mark["quote"], quote);
            let prefix: String = text[start.saturating_sub(32)..start].iter().collect();
            assert_eq!(mark["prefix"], prefix);
            let suffix: String = text[end..text.len().min(end + 32)].iter().collect();
            assert_eq!(mark["suffix"], suffix);
            seen += 1;
        }
    }
    assert!(seen >= worked().kept().len());
    assert_eq!(document["casualties"][1]["part_of"], 0);
    assert_eq!(document["casualties"][0]["why"]["rule"], "test.rule");
}

#[test]
fn an_entity_leaves_with_its_names_and_comes_back_without_them_too() {
    let names = json!({"en": "Russia", "es": "Rusia", "ru": "Россия", "uk": "Росія", "vi": "Nga"});
    for (text, canonical) in [
        ("Quân đội Nga đã rút.", json!({"id": "Q159", "name": "Russia", "names": names})),
        ("Gen. Ruth Hale leads the army.", json!({"id": "local:ruth-hale", "name": "Ruth Hale"})),
    ] {
        let document = Document::annotated(text, Meta::default());
        let entity = document.annotations().into_iter().find(|a| matches!(a.body, Body::Entity(_))).unwrap();
        let mut desk = Desk::new([document.clone()]);
        desk.apply(accept(&document, entity)).unwrap();
        let export = write(&[&desk.documents()[0]], TIME);
        Schema::load().check(&export);
        let mut old: Value = serde_json::from_str(&export).unwrap();
        let written = &mut old["documents"][0]["entities"][0]["canonical"];
        assert_eq!(*written, canonical);
        written.as_object_mut().unwrap().remove("names");
        assert_eq!(read(&old.to_string()).unwrap(), read(&export).unwrap());
    }
}

#[test]
fn a_figure_is_never_exported_as_a_part_of_itself_or_of_nothing() {
    let text = "one two three";
    let one = Annotation::own(span(text, "one"), figure(1, Some("own-casualty-4-7".into()), None));
    let two = Annotation::own(span(text, "two"), figure(2, Some(one.id.clone()), None));
    let three = Annotation::own(span(text, "three"), figure(3, Some("gone".into()), None));
    let document = Document::annotated(text, Meta::default()).with_work(vec![one, two, three], false);
    let export = write(&[&document], TIME);
    let value: Value = serde_json::from_str(&export).unwrap();
    for figure in value["documents"][0]["casualties"].as_array().unwrap() {
        assert_eq!(figure["part_of"], Value::Null);
    }
    assert_eq!(write(&read(&export).unwrap().iter().collect::<Vec<_>>(), TIME), export);
}

/// The export of [`worked`] with one value set.
fn with(pointer: &str, value: Value) -> String {
    let mut export: Value = serde_json::from_str(&write(&[&worked()], TIME)).unwrap();
    *export.pointer_mut(pointer).unwrap_or_else(|| panic!("nothing at {pointer}")) = value;
    export.to_string()
}

/// Where a mark of the person stands in that export.
fn pointer(list: &str, quote: &str) -> String {
    let export: Value = serde_json::from_str(&write(&[&worked()], TIME)).unwrap();
    let marks = export["documents"][0][list].as_array().unwrap();
    let at = marks.iter().position(|mark| mark["quote"] == quote && mark["state"] != "suggested").unwrap();
    format!("/documents/0/{list}/{at}")
}

fn flaw(json: &str) -> Flaw {
    match read(json) {
        Err(ImportError::Document { number: 1, fault: Fault::Mark { flaw, .. } }) => flaw,
        other => panic!("{other:?}"),
    }
}

fn fault(json: &str) -> Fault {
    match read(json) {
        Err(ImportError::Document { fault, .. }) => fault,
        other => panic!("{other:?}"),
    }
}

#[test]
fn files_that_are_not_ours_are_told_apart() {
    let export = write(&[&worked()], TIME);
    for (json, expected) in [
        ("", ImportError::NotJson { line: 1, column: 1 }),
        ("hello", ImportError::NotJson { line: 1, column: 1 }),
        ("{\n  \"format\": tallymark }", ImportError::NotJson { line: 2, column: 14 }),
        ("[]", ImportError::Foreign),
        ("null", ImportError::Foreign),
        (r#"{"text": "x", "label": [[0, 1, "PER"]]}"#, ImportError::Foreign),
        (r#"{"format": "other", "version": 1}"#, ImportError::Foreign),
        (r#"{"format": "tallymark", "version": 2, "shape": "unknown"}"#, ImportError::Newer(2)),
        (r#"{"format": "tallymark", "version": "1"}"#, ImportError::Damaged("its version is missing".into())),
        (
            r#"{"format": "tallymark", "version": 1, "offsets": "codepoint"}"#,
            ImportError::Damaged("its documents are missing".into()),
        ),
        (
            r#"{"format": "tallymark", "version": 1, "offsets": "utf16", "documents": []}"#,
            ImportError::Damaged("its offsets are not code points".into()),
        ),
        ("{\n\"format\": \"\\ud83d\"}", ImportError::LoneSurrogate { line: 2 }),
        (r#"{"format": "\\\udc00 "}"#, ImportError::LoneSurrogate { line: 1 }),
        (r#"{"format": "\ud83d\u0041"}"#, ImportError::LoneSurrogate { line: 1 }),
    ] {
        assert_eq!(read(json), Err(expected), "{json}");
    }
    for cut in (1..export.len() - 2).filter(|&at| export.is_char_boundary(at)) {
        assert_eq!(read(&export[..cut]), Err(ImportError::Truncated), "cut at {cut}");
    }
    assert_eq!(read(&"[".repeat(100_000)), Err(ImportError::TooDeep));
    assert_eq!(read(&"{\"a\":".repeat(100_000)), Err(ImportError::TooDeep));
    assert!(matches!(read(&" ".repeat((64 << 20) + 1)), Err(ImportError::TooLarge { .. })));
    assert_eq!(read(&format!("\u{feff}{export}")).map(|d| d.len()), Ok(1));
    assert_eq!(read(&export.replace('🕊', "\\ud83d\\udd4a")).map(|d| d.len()), Ok(1));
}

#[test]
fn a_damaged_document_is_named_with_its_damage() {
    assert_eq!(fault(&with("/documents/0/text", json!("Another text"))), Fault::Text);
    assert_eq!(fault(&with("/documents/0/id", json!("0123456789abcdef"))), Fault::Id);
    assert!(matches!(fault(&with("/documents/0/published", json!("2024-02-30"))), Fault::Field(_)));
    assert!(matches!(fault(&with("/documents/0/claims", json!({}))), Fault::Field(_)));
    assert!(matches!(fault(&with("/documents/0", json!([]))), Fault::Field(_)));
    let document = worked();
    assert_eq!(
        read(&write(&[&document, &document], TIME)),
        Err(ImportError::Document { number: 2, fault: Fault::Twice })
    );
}

#[test]
fn a_damaged_mark_is_named_with_its_damage() {
    let entity = pointer("entities", "Ministry of Example");
    let quoted = pointer("claims", "at least 27 people, two of them civilians, died");
    let named = pointer("claims", "Mie\u{301}n Nam");
    for (pointer, value) in [
        (format!("{entity}/kind"), json!("weapon")),
        (format!("{entity}/state"), json!("maybe")),
        (format!("{entity}/start"), json!(-1)),
        (format!("{entity}/start"), json!(1.5)),
        (format!("{entity}/end"), json!("7")),
        (entity.clone(), json!(null)),
        ("/documents/0/casualties/0/low".to_owned(), json!(-27)),
        ("/documents/0/casualties/0/low".to_owned(), json!(1e300)),
        ("/documents/0/casualties/0/effect".to_owned(), json!("scared")),
        (format!("{named}/source"), json!({ "who": "x" })),
        ("/documents/0/furniture".to_owned(), json!([{ "start": 1 }])),
    ] {
        assert!(matches!(flaw(&with(&pointer, value.clone())), Flaw::Field(_)), "{pointer} = {value}");
    }
    for (pointer, value) in [
        (format!("{entity}/end"), json!(u64::MAX)),
        (format!("{entity}/end"), json!(0)),
        ("/documents/0/casualties/0/source".to_owned(), json!({ "start": 5, "end": 4000 })),
        (format!("{quoted}/cue"), json!({ "start": 5, "end": 4 })),
        (format!("{quoted}/source"), json!({ "start": 0, "end": 4000 })),
        ("/documents/0/casualties/0/why/words/0/end".to_owned(), json!(4000)),
        ("/documents/0/furniture".to_owned(), json!([{ "start": 1, "end": 4000 }])),
    ] {
        assert_eq!(flaw(&with(&pointer, value.clone())), Flaw::OutOfText, "{pointer} = {value}");
    }
    let shifted = flaw(&with(&format!("{entity}/quote"), json!("Ministry of Examples")));
    assert_eq!(shifted, Flaw::Quote { quote: "Ministry of Examples".into(), text: "Ministry of Example".into() });
    for parent in [0, 99, usize::MAX] {
        assert_eq!(flaw(&with("/documents/0/casualties/0/part_of", json!(parent))), Flaw::Parent);
    }
    assert_eq!(flaw(&with("/documents/0/casualties/0/part_of", json!(1))), Flaw::Parent);
    assert_eq!(flaw(&with(&format!("{named}/state"), json!("suggested"))), Flaw::OwnSuggestion);
    let id = worked().kept().last().unwrap().id.to_string();
    assert_eq!(flaw(&with(&format!("{entity}/id"), json!(id))), Flaw::Twice);
}

#[test]
fn a_file_from_before_hands_were_kept_says_the_same() {
    let document = worked();
    let mut old: Value = serde_json::from_str(&write(&[&document], TIME)).unwrap();
    for figure in old["documents"][0]["casualties"].as_array_mut().unwrap() {
        figure.as_object_mut().unwrap().remove("provenance");
    }
    let back = &read(&old.to_string()).unwrap()[0];
    assert!(back.says_the_same(&document) && *back != document);
    let mut desk = Desk::new([document.clone()]);
    desk.apply(reject(&document, &document.kept()[0])).unwrap();
    assert!(!desk.documents()[0].says_the_same(&document));
}

#[test]
fn errors_are_sentences() {
    let error = read(&with("/documents/0/casualties/0/quote", json!("x"))).unwrap_err();
    assert_eq!(
        error.to_string(),
        "document 1 cannot be read: mark 1 of “casualties”: it quotes “x”, but “at least 27 people” stands at its place"
    );
}

#[test]
fn a_record_comes_back_the_same_and_notices_every_damage() {
    let document = worked();
    let saved = record::write(&document);
    assert_eq!(record::read(&saved).unwrap(), document);
    assert_eq!(record::write(&record::read(&saved).unwrap()), saved);
    for cut in (0..saved.len()).filter(|&at| saved.is_char_boundary(at)) {
        assert_eq!(record::read(&saved[..cut]), Err(RecordError::Corrupt), "cut at {cut}");
    }
    for (from, to) in [("A title", "A tutle"), ("27", "28"), ("\"en\"", "\"vi\""), ("true", "false")] {
        assert_eq!(record::read(&saved.replacen(from, to, 1)), Err(RecordError::Corrupt), "{from} -> {to}");
    }
    assert_eq!(record::read(&saved.replacen("\"version\":2", "\"version\":7", 1)), Err(RecordError::Newer(7)));
    assert_eq!(record::read(r#"{"version":9,"unknown":[]}"#), Err(RecordError::Newer(9)));
    for bad in ["", "null", "[]", "{}", "x", r#"{"version":1}"#, r#"{"version":1,"sha256":"","document":"\ud800"}"#] {
        assert_eq!(record::read(bad), Err(RecordError::Corrupt), "{bad}");
    }
}

/// Texts with what breaks offsets: emoji, combining marks, CRLF, joiners.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("At least 12 people were killed on Tuesday. ".to_owned()),
        Just("Ít nhất 27 người thiệt mạng hôm thứ Ba.\r\n".to_owned()),
        Just("thie\u{323}\u{302}t ma\u{323}ng 👨‍👩‍👧🕊️ ".to_owned()),
        Just("\u{feff}\u{0}\u{200b}\u{2028}".to_owned()),
        "\\PC{0,12}",
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

/// One random act on a document: what and where.
type Act = (u8, prop::sample::Index, prop::sample::Index);

fn act(desk: &mut Desk, id: &str, (what, a, b): Act) {
    let document = desk.document(id).unwrap();
    let boundaries: Vec<usize> = (0..=document.text.len()).filter(|&i| document.text.is_char_boundary(i)).collect();
    let (a_at, b_at) = (*a.get(&boundaries), *b.get(&boundaries));
    let span = Span::new(a_at.min(b_at), a_at.max(b_at));
    let annotations = document.annotations();
    let target = (!annotations.is_empty()).then(|| *a.get(&annotations));
    let edit = match (what, target) {
        (0, _) => mark(document, span, Body::Entity(Entity { kind: EntityKind::Place, canonical: None })).map(|m| m.1),
        (1, _) => mark(document, span, figure(b_at as u64, target.map(|t| t.id.clone()), Some(span))).map(|m| m.1),
        (2, _) => {
            let claim = ClaimBody::new(Some(Speaker::Quoted(span)), Some(span), Stance::Promise);
            mark(document, span, Body::Claim(claim)).map(|m| m.1)
        }
        (3, Some(target)) => Some(accept(document, target)),
        (4, Some(target)) => Some(reject(document, target)),
        (5, Some(target)) => Some(rekind(document, std::slice::from_ref(&target.id), EntityKind::Person)),
        (6, Some(target)) => Some(resize(document, target, span)),
        (7, Some(target)) => status(document, target, Status::False, TIME.into()),
        (8, Some(target)) => Some(split(document, std::slice::from_ref(&target.id))),
        (9, Some(target)) => {
            Some(merge(document, std::slice::from_ref(&target.id), std::slice::from_ref(&b.get(&annotations).id)))
        }
        _ => None,
    };
    if let Some(edit) = edit {
        // An edit that does not fit the text is refused and changes nothing.
        let person = if what % 2 == 0 { "An".into() } else { "".into() };
        let signature = Signature { person, at: TIME.into(), engine: "0.1.0".into() };
        let _ = desk.apply(edit.signed(&signature));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_work_on_any_text_survives(
        text in texts(),
        title in "\\PC{0,20}",
        acts in prop::collection::vec((0u8..10, any::<prop::sample::Index>(), any::<prop::sample::Index>()), 0..12),
    ) {
        thread_local!(static SCHEMA: Schema = Schema::load());
        let document = Document::annotated(text, Meta { title, ..Meta::default() });
        let id = document.id.clone();
        let mut desk = Desk::with_engine(vec![document], Findings::find);
        for a in acts {
            act(&mut desk, &id, a);
        }
        let document: &Document = desk.document(&id).unwrap();

        let export = write(&[document], TIME);
        SCHEMA.with(|schema| schema.check(&export));
        let back = read(&export).unwrap();
        prop_assert_eq!(write(&[&back[0].clone().read_by(Findings::find)], TIME), export);

        let saved = record::write(document);
        let back = record::read(&saved).unwrap();
        prop_assert_eq!(record::write(&back), saved);
        prop_assert_eq!(write(&[&back.read_by(Findings::find)], TIME), write(&[document], TIME));
    }

    #[test]
    fn no_input_makes_it_panic(json in "\\PC*", cut in any::<prop::sample::Index>(), with in any::<char>()) {
        let _ = read(&json);
        let _ = record::read(&json);
        let mut export = write(&[&worked()], TIME);
        let boundaries: Vec<usize> = (0..export.len()).filter(|&i| export.is_char_boundary(i)).collect();
        let at = *cut.get(&boundaries);
        let old = export[at..].chars().next().unwrap();
        export.replace_range(at..at + old.len_utf8(), with.encode_utf8(&mut [0; 4]));
        let _ = read(&export);
    }
}
