//! Tolls as rows of UCDP GED and ACLED: what the articles offer, what a coder does to it,
//! and that it lasts.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails at that line")]

use std::sync::Arc;
use tallymark::desk::*;
use tallymark::exchange::formats::{self, Format, Loss, Options};
use tallymark::exchange::{Article, history, record, tallymark as export};
use tallymark::model::Day;

const TIME: &str = "2031-03-05T08:00:00Z";

const REPORTS: [(&str, u8, &str, &str); 4] = [
    (
        "en",
        3,
        "Shells hit a market",
        "At least 8 people were killed when Russian shells hit a market in Odesa, Ukraine, on Monday, the Health Ministry said.",
    ),
    (
        "vi",
        3,
        "Pháo kích ở Odesa",
        "Ít nhất 8 người thiệt mạng khi đạn pháo rơi xuống một khu chợ ở Odesa hôm thứ Hai, Bộ Y tế cho biết.",
    ),
    (
        "en",
        4,
        "Toll rises",
        "The shelling of the market in Odesa on Monday killed 14 people, two of them civilians, police said. The Free Syrian Army was blamed.",
    ),
    ("en", 4, "Army denies", "The army denied that 14 people were killed in Odesa on Monday."),
];

fn desk() -> Desk {
    let read = |(language, day, title, text): (&str, u8, &str, &str)| {
        Document::annotated(
            text,
            Meta {
                title: title.to_owned(),
                source: format!("Paper {day}"),
                published: Day::new(2031, 3, day),
                language: language.to_owned(),
                ..Meta::default()
            },
        )
    };
    Desk::new(REPORTS.map(read))
}

fn first(desk: &Desk) -> Arc<Incident> {
    let reports: Vec<_> = desk.documents().iter().map(|document| Arc::new(article_report(document))).collect();
    let mut found = incidents(desk.documents(), &reports).into_iter().map(Arc::new).collect::<Vec<_>>();
    describe(desk.documents(), &mut found);
    found[0].clone()
}

/// The first row of the first incident.
fn subject(desk: &Desk, codebook: Codebook) -> RowSubject {
    subjects(codebook, &first(desk), &KeptRows::of(desk.documents())).remove(0)
}

fn made(desk: &Desk, codebook: Codebook) -> Sheet {
    sheet(codebook, &subject(desk, codebook), desk.documents())
}

/// What stands in the row of the toll.
fn row(desk: &Desk, codebook: Codebook) -> Option<Coding> {
    let kept = KeptRows::of(desk.documents());
    kept.of_subject(codebook, &subject(desk, codebook)).first().map(|(_, coding)| (*coding).clone())
}

/// Puts values under columns.
fn put(desk: &mut Desk, codebook: Codebook, cells: &[(&str, &str)]) -> Edit {
    let sheet = made(desk, codebook);
    let (rows, subject) = (KeptRows::of(desk.documents()), subject(desk, codebook));
    let kept = rows.of_subject(codebook, &subject).first().copied();
    let edit =
        code(kept, &sheet, cells).signed(&Signature { person: "An".into(), at: TIME.into(), engine: "1".into() });
    desk.apply(edit).unwrap()
}

fn described(coding: &Coding) -> Vec<String> {
    coding.cells.iter().map(|cell| format!("{}={}", cell.column, cell.value)).collect()
}

fn values(sheet: &Sheet, column: &str) -> Vec<String> {
    sheet.entry(column).unwrap().candidates.iter().map(|candidate| candidate.value.clone()).collect()
}

#[test]
fn a_draft_has_what_the_articles_say_and_leaves_what_a_coder_judges() {
    let (_, draft) = made(&desk(), Codebook::Ged).draft().unwrap();
    let row = described(&draft);
    for cell in [
        "year=2031",
        "number_of_sources=4",
        "source_office=Paper 4; Paper 3",
        "where_coordinates=Odesa",
        "country=Ukraine",
        "adm_1=Odesa",
        "where_prec=1",
        "date_prec=1",
        "date_start=2031-03-03",
        "date_end=2031-03-03",
        "deaths_civilians=2",
        "best=14",
        "low=14",
        "high=14",
    ] {
        assert!(row.contains(&cell.to_owned()), "{cell} is not in {row:#?}");
    }
    for blank in ["type_of_violence", "event_clarity", "id"] {
        assert_eq!(draft.value(blank), "", "{blank}");
    }
    let (_, draft) = made(&desk(), Codebook::Acled).draft().unwrap();
    let cells = ["event_date", "time_precision", "year", "location", "fatalities", "event_type"];
    assert_eq!(cells.map(|column| draft.value(column)), ["2031-03-03", "1", "2031", "Odesa", "14", ""]);
}

#[test]
fn candidates_stand_with_their_sentences_and_the_likeliest_first() {
    let sheet = made(&desk(), Codebook::Ged);
    assert_eq!(values(&sheet, "best"), ["14", "8"], "the latest comes first");
    let actors = values(&sheet, "side_a");
    for name in ["Russia", "Free Syrian Army"] {
        assert!(actors.contains(&name.to_owned()), "{name} is not in {actors:?}");
    }
    let best = &sheet.entry("best").unwrap().candidates[0];
    let [before, words, behind] = &best.cited[0].sentence;
    assert_eq!(words, "14 people");
    assert!(before.starts_with("The shelling of the market") && behind.ends_with("police said."));
    assert_eq!(&*best.cited[0].title, "Toll rises");
    assert_eq!(values(&sheet, "type_of_violence"), ["1", "2", "3"]);
    let starts = &sheet.entry("date_start").unwrap().candidates;
    assert_eq!(starts[0].brings, Some(("date_end", "2031-03-03".to_owned())));
    assert!(!starts[0].cited.is_empty());
}

#[test]
fn one_step_goes_through_candidates_and_nothing() {
    let sheet = made(&desk(), Codebook::Ged);
    let entry = sheet.entry("best").unwrap();
    let next = |value: &str, forward| entry.step(value, forward).map_or("", |candidate| &candidate.value);
    assert_eq!(["", "14", "8"].map(|value| next(value, true)), ["14", "8", ""]);
    assert_eq!(["", "8", "14"].map(|value| next(value, false)), ["8", "14", ""]);
    assert_eq!(next("99", true), "14", "from what the coder typed it goes on with the first");
}

#[test]
fn what_follows_from_days_follows_until_the_coder_says_otherwise() {
    let mut desk = desk();
    put(&mut desk, Codebook::Ged, &[("date_end", "2031-03-09")]);
    let value = |desk: &Desk, column: &str| row(desk, Codebook::Ged).unwrap().value(column).to_owned();
    assert_eq!(value(&desk, "date_prec"), "3");
    put(&mut desk, Codebook::Ged, &[("date_prec", "2")]);
    put(&mut desk, Codebook::Ged, &[("date_end", "2032-03-09")]);
    assert_eq!((value(&desk, "date_prec"), value(&desk, "year")), ("2".into(), String::new()));
}

#[test]
fn a_row_lasts_and_is_the_coders() {
    let mut desk = desk();
    let before = desk.clone();
    let undo = put(&mut desk, Codebook::Ged, &[("side_a", "Government of Russia")]);
    put(&mut desk, Codebook::Ged, &[("best", ""), ("side_b", "Civilians")]);
    let kept = row(&desk, Codebook::Ged).unwrap();
    assert_eq!((kept.value("side_a"), kept.value("best"), kept.value("low")), ("Government of Russia", "", "14"));
    assert_eq!(kept.provenance.person.as_deref(), Some("An"));
    assert_eq!(row(&desk, Codebook::Acled), None, "each dataset has a row of its own");

    // In the record, in the export, and in what can be undone.
    let holder = desk.documents().iter().find(|document| !document.codings.is_empty()).unwrap();
    assert_eq!(record::read(&record::write(holder)).unwrap().codings, std::slice::from_ref(&kept));
    let all: Vec<&Document> = desk.documents().iter().map(|document| &**document).collect();
    let file = export::write(&all, TIME);
    let back = Desk::with_engine(export::read(&file).unwrap(), Findings::find);
    assert_eq!(row(&back, Codebook::Ged), Some(kept.clone()));
    let mut past = History::default();
    let edit = uncode(&holder.id, &kept);
    past.act(&mut desk, edit).unwrap();
    let written = history::write(&past, &desk, "state", |_| false);
    let mut read = history::StoredHistory::read(&written.raw)
        .unwrap()
        .history(|id| Some(desk.document(id)?.text.clone()))
        .unwrap();
    read.undo(&mut desk).unwrap();
    assert_eq!(row(&desk, Codebook::Ged), Some(kept));

    // What an article says later changes nothing, and undo takes all of it back.
    desk.apply(undo).unwrap();
    assert!(desk.documents().iter().zip(before.documents()).all(|(one, other)| one.says_the_same(other)));
}

#[test]
fn two_coders_of_one_toll_are_a_conflict_with_both_rows() {
    let base = desk();
    let side = |cells: &[(&str, &str)]| {
        let mut desk = base.clone();
        put(&mut desk, Codebook::Ged, cells);
        let holder = desk.documents().iter().find(|document| !document.codings.is_empty()).unwrap();
        Document::clone(holder)
    };
    let (mine, theirs) = (side(&[("side_a", "One")]), side(&[("side_a", "Two")]));
    let first = base.document(&mine.id).unwrap();
    let alone = merge_documents(Some(first), first, &theirs);
    assert_eq!((alone.document.codings, alone.conflicts), (theirs.codings.clone(), Vec::new()));
    let both = merge_documents(Some(first), &mine, &theirs);
    assert_eq!(both.document.codings, mine.codings);
    assert!(matches!(&*both.conflicts, [Conflict::Coding { mine: Some(_), theirs: Some(_) }]));
    let mut desk = Desk::new([both.document.clone()]);
    desk.apply(take_theirs(&both.document, &both.conflicts)).unwrap();
    assert_eq!(desk.documents()[0].codings, theirs.codings);
}

#[test]
fn tables_have_the_rows_that_were_coded_and_no_drafts() {
    let mut desk = desk();
    let lines = |desk: &Desk, format| {
        let articles: Vec<Article> = desk.documents().iter().map(|document| Article::of(document)).collect();
        let written = formats::write(format, &articles, &Options::default());
        let table = String::from_utf8(written.files[0].bytes.clone()).unwrap();
        let losses: Vec<(Loss, usize)> = written.losses.iter().filter(|l| l.0 == Loss::NotCoded).collect();
        (table.lines().count() - 1, table, losses)
    };
    assert_eq!(lines(&desk, Format::Ged).0, 3, "drafts of three articles");
    put(&mut desk, Codebook::Ged, &[("side_a", "=Government of Russia")]);
    let (rows, table, losses) = lines(&desk, Format::Ged);
    assert_eq!(rows, 1, "one row for the toll of four articles");
    assert!(table.contains(",'=Government of Russia,"));
    assert_eq!(losses, [(Loss::NotCoded, 4)], "the other figures of the toll, and the civilians");
    assert_eq!(lines(&desk, Format::Acled).0, 3, "nothing was coded for ACLED");
    let kept = row(&desk, Codebook::Ged).unwrap();
    assert_eq!(formats::coded(Codebook::Ged, [&kept]), table);
}

#[test]
fn both_sides_and_the_sum_that_nobody_says() {
    let document = Document::annotated(
        "Taliban fighters stormed a police post in Lashkar Gah, Helmand, on 3 March 2031. \
         One policeman and 29 attackers were killed, officials said.",
        Meta { language: "en".to_owned(), published: Day::new(2031, 3, 5), ..Meta::default() },
    );
    let desk = Desk::new([document]);
    let sheet = made(&desk, Codebook::Ged);
    let (_, draft) = sheet.draft().unwrap();
    let cells = ["side_a", "country", "adm_1", "where_coordinates", "date_start", "best", "deaths_a", "deaths_b"];
    let row = cells.map(|column| draft.value(column));
    assert_eq!(row, ["Taliban fighters", "Afghanistan", "Helmand", "Lashkar Gah", "2031-03-03", "30", "29", "1"]);
    let first = |column: &str| sheet.entry(column).unwrap().candidates[0].clone();
    assert!(first("best").derived && !first("deaths_b").derived, "nobody says 30");
    assert_eq!(first("deaths_b").cited[0].sentence[1], "One policeman");
    assert_eq!((&*first("type_of_violence").value, draft.value("type_of_violence")), ("1", ""), "a suggestion");
}

#[test]
fn a_row_without_a_day_has_that_of_the_publication_less_exactly() {
    let meta = Meta { language: "en".to_owned(), published: Day::new(2031, 3, 9), ..Meta::default() };
    let document = Document::annotated("Rebels attacked a village near Bukavu, killing 4 civilians.", meta);
    let drafts = |codebook: Codebook| {
        let live = document.annotations().into_iter().filter(|mark| mark.is_live()).collect();
        draft_rows(codebook, (&document.text, &document.meta), live, document.narrative())
    };
    let (ged, acled) = (&drafts(Codebook::Ged)[0], &drafts(Codebook::Acled)[0]);
    let dated = ["date_start", "date_end", "date_prec"].map(|column| ged.value(column));
    assert_eq!(dated, ["2031-03-03", "2031-03-09", "3"]);
    assert_eq!(["event_date", "time_precision"].map(|column| acled.value(column)), ["2031-03-09", "2"]);
    let cells = ["event_type", "actor1", "actor2", "country", "location", "fatalities", "civilian_targeting"];
    let row = cells.map(|column| acled.value(column));
    let targeting = "Civilian targeting";
    assert_eq!(
        row,
        ["Violence against civilians", "Rebels", "civilians", "Democratic Republic of Congo", "Bukavu", "4", targeting]
    );
}

#[test]
fn a_toll_of_wounded_offers_no_deaths() {
    let document = Document::annotated(
        "On 3 March 2031 12 people were wounded in Odesa, police said.",
        Meta { language: "en".to_owned(), ..Meta::default() },
    );
    let desk = Desk::new([document]);
    let sheet = made(&desk, Codebook::Ged);
    for column in ["best", "low", "high", "deaths_civilians"] {
        assert_eq!(values(&sheet, column), [""; 0], "{column}");
    }
    assert_eq!(values(&sheet, "date_start"), ["2031-03-03"]);
}

#[test]
fn a_record_of_casualties_has_a_row_a_victim_and_one_for_the_rest() {
    let document = Document::annotated(
        "Gunmen shot dead 12 farmers in Lashkar Gah, Helmand, on 3 March 2031, police said. \
         Among the dead were Ada Orr, 34, a baker, and her brother Ivo Orr, 9.",
        Meta { language: "en".to_owned(), published: Day::new(2031, 3, 5), ..Meta::default() },
    );
    let mut desk = Desk::new([document]);
    let incident = first(&desk);
    let rows = subjects(Codebook::CasualtyRecord, &incident, &KeptRows::of(desk.documents()));
    let drafts: Vec<Coding> = rows
        .iter()
        .map(|subject| sheet(Codebook::CasualtyRecord, subject, desk.documents()).draft().unwrap().1)
        .collect();
    let columns = ["name", "age", "occupation", "number", "location", "date_start", "cause", "actor"];
    let cells: Vec<_> = drafts.iter().map(|row| columns.map(|column| row.value(column))).collect();
    let of_all = ["Lashkar Gah", "2031-03-03", "shooting", "Gunmen"];
    let row = |own: [&'static str; 4]| [own, of_all].concat();
    assert_eq!(cells[0][..], row(["Ada Orr", "34", "baker", "1"])[..]);
    assert_eq!(cells[1][..], row(["Ivo Orr", "9", "", "1"])[..]);
    assert_eq!(cells[2][..], row(["", "", "", "10"])[..]);
    assert!(drafts.iter().all(|row| row.value("civil_status").is_empty()), "a coder's judgement");

    // Each is kept for itself, and what was checked is to be checked again after a change.
    let sheet = sheet(Codebook::CasualtyRecord, &rows[1], desk.documents());
    desk.apply(code(None, &sheet, &[("age", "10")])).unwrap();
    let kept = KeptRows::of(desk.documents());
    let states: Vec<RowState> = rows.iter().map(|subject| kept.state(Codebook::CasualtyRecord, subject)).collect();
    assert_eq!(states, [RowState::Draft, RowState::Kept, RowState::Draft]);
    let (_, ivo) = kept.of_subject(Codebook::CasualtyRecord, &rows[1])[0];
    let checked = ivo.clone().checked(true);
    assert_eq!((ivo.value("age"), checked.state()), ("10", RowState::Checked));
    assert_eq!(checked.clone().with("age", "10").state(), RowState::Checked, "nothing was changed");
    assert_eq!(checked.with("age", "9").state(), RowState::Kept);
}

/// Texts of one article each, with the day on which it appeared.
fn lone_articles() -> Vec<(String, Day)> {
    let own = [
        "Militants killed 23 soldiers in an ambush near Djibo, Burkina Faso, on Monday, the army said.",
        "The army killed 12 rebels in a raid on Karsa in Burkina Faso on Monday.",
        "Rebels attacked a village near Bukavu on Monday, killing 4 civilians.",
        "Security forces killed 40 fighters near Djibo on Monday; three soldiers also died, the ministry said.",
        "Seven soldiers and 30 insurgents were killed in fighting in Djibo on Monday, the army said.",
        "Fourteen insurgents were killed when the air force bombed their camp near Djibo on Monday.",
        "An airstrike killed 14 civilians in Ukraine on Monday, officials said.",
    ];
    let day = Day::new(2031, 3, 5).unwrap();
    let notes = include_str!("rows/notes.jsonl").lines().map(|line| {
        let note: serde_json::Value = serde_json::from_str(line).unwrap();
        (note["text"].as_str().unwrap().to_owned(), note["date"].as_str().unwrap().parse().unwrap())
    });
    own.into_iter().map(|text| (text.to_owned(), day)).chain(notes).collect()
}

#[test]
fn the_sheet_and_the_draft_of_a_lone_article_say_the_same() {
    let mut differ: Vec<String> = Vec::new();
    for (text, day) in lone_articles() {
        let meta = Meta { language: "en".to_owned(), published: Some(day), ..Meta::default() };
        let desk = Desk::new([Document::annotated(text.as_str(), meta)]);
        let document = &desk.documents()[0];
        for codebook in [Codebook::Ged, Codebook::Acled] {
            let live = document.annotations().into_iter().filter(|mark| mark.is_live()).collect();
            let drafts = draft_rows(codebook, (&document.text, &document.meta), live, document.narrative());
            for incident in incidents(desk.documents(), &[Arc::new(article_report(document))]) {
                let incident = Arc::new(incident);
                let subject = subjects(codebook, &incident, &KeptRows::default()).remove(0);
                let Some((_, row)) = sheet(codebook, &subject, desk.documents()).draft() else { continue };
                // The draft of the same dead.
                let is_same =
                    |draft: &&DraftRow| draft.figures.iter().any(|id| incident.keys().any(|key| key.id == *id));
                let Some(draft) = drafts.iter().find(is_same) else { continue };
                for column in codebook.columns() {
                    let (one, other) = (row.value(column.name), draft.value(column.name));
                    if column.fill.is_stated() && !other.is_empty() && one != other {
                        differ.push(format!("{}: {one:?} is not {other:?} in {text}", column.name));
                    }
                }
            }
        }
    }
    assert!(differ.is_empty(), "{differ:#?}");
}
