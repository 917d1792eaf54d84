//! What a person says of an incident by hand: it stands over the articles, lasts, and stays
//! with the incident whatever articles come.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails at that line")]

use std::sync::Arc;
use tallymark::desk::*;
use tallymark::exchange::{Article, history, record, tallymark as export};
use tallymark::model::Day;

const TIME: &str = "2031-03-05T08:00:00Z";

const REPORTS: [(u8, &str); 3] = [
    (3, "At least 8 people were killed when shells hit a market in Karsa on Monday, the Health Ministry said."),
    (4, "The shelling of the market in Karsa on Monday killed 14 people, four of them children, police said."),
    (9, "A bus fell into a river near Odesa on Saturday; 31 people drowned, the fire service said."),
];

fn article((day, text): (u8, &str)) -> Document {
    let meta = Meta { published: Day::new(2031, 3, day), language: "en".to_owned(), ..Meta::default() };
    Document::annotated(text, meta)
}

fn all(desk: &Desk) -> Vec<Arc<Incident>> {
    let reports: Vec<_> = desk.documents().iter().map(|document| Arc::new(article_report(document))).collect();
    let mut found: Vec<_> = incidents(desk.documents(), &reports).into_iter().map(Arc::new).collect();
    describe(desk.documents(), &mut found);
    found
}

/// The incident with so many figures.
fn with(desk: &Desk, figures: usize) -> Arc<Incident> {
    all(desk).into_iter().find(|incident| incident.figures() == figures).unwrap()
}

fn say(desk: &mut Desk, figures: usize, at: &str, change: impl FnOnce(&mut IncidentDescription)) -> Edit {
    let edit = with(desk, figures).described_as(change);
    desk.apply(edit.signed(&Signature { person: "An".into(), at: at.into(), engine: "1".into() })).unwrap()
}

fn described(desk: &mut Desk) -> Edit {
    say(desk, 2, TIME, |said| {
        said.name = "The market".into();
        said.place = "Odesa, Ukraine".into();
        said.when = Day::new(2031, 3, 2).zip(Day::new(2031, 3, 3));
        said.grade = Some(Grade::Confirmed);
        said.status = IncidentStatus::InReview;
        said.tags = vec!["market".into()];
    })
}

#[test]
fn a_persons_word_stands_over_the_articles_and_says_whose_it_is() {
    let mut desk = Desk::new(REPORTS[..1].iter().copied().map(article));
    let before = desk.clone();
    let undo = say(&mut desk, 1, TIME, |said| said.place = "Odesa, Ukraine".into());
    let incident = with(&desk, 1);
    let said = incident.described.as_ref().unwrap();
    assert_eq!(incident.place.as_ref().unwrap().name, "Odesa");
    assert_eq!(incident.located.map(|place| place.country), Some("UA"));
    assert_eq!(incident.tolls[0].place.as_ref().unwrap().name, "Odesa");
    assert_eq!(said.told_place.as_ref().unwrap().name, "Karsa");
    assert_eq!((incident.when, said.told_when), (said.told_when, said.told_when), "nothing was said of the day");
    let Provenance { person, created, .. } = &said.said.provenance;
    assert_eq!((person.as_deref(), created.as_deref()), (Some("An"), Some(TIME)));

    // Rows take it, and nothing that the articles say of their place.
    let subject = subjects(Codebook::Acled, &incident, &KeptRows::default()).remove(0);
    let (_, row) = sheet(Codebook::Acled, &subject, desk.documents()).draft().unwrap();
    let cells = ["location", "country", "latitude", "geo_precision"].map(|column| row.value(column).to_owned());
    assert_eq!(cells, ["Odesa", "Ukraine", "46.49", "1"]);
    desk.apply(undo).unwrap();
    assert_eq!(desk, before);
}

#[test]
fn it_stays_when_articles_come_and_lasts() {
    let mut desk = Desk::new(REPORTS[..1].iter().copied().map(article));
    let undo = say(&mut desk, 1, TIME, |said| said.name = "The market".into());
    for report in &REPORTS[1..] {
        desk.apply(Edit::Open(Arc::new(article(*report)))).unwrap();
    }
    let named: Vec<_> = all(&desk).into_iter().filter(|incident| incident.described.is_some()).collect();
    assert_eq!(named.len(), 1);
    assert_eq!(named[0].documents().len(), 2, "the second article tells of the market too");
    assert_eq!(named[0].described.as_ref().unwrap().said.name, "The market");

    for document in desk.documents() {
        assert_eq!(record::read(&record::write(document)).unwrap(), **document);
        let file = export::write_articles([Article::of(document)], TIME);
        assert_eq!(export::read(&file).unwrap(), [Document::clone(document)]);
    }
    let mut past = History::default();
    past.act(&mut desk, undo).unwrap();
    let written = history::write(&past, &desk, "state", |_| true);
    let read = history::StoredHistory::read(&written.raw).unwrap();
    let texts = desk.clone();
    let mut read = read.history(|id| texts.document(id).map(|document| document.text.clone())).unwrap();
    assert!(read.undo(&mut desk).unwrap());
    assert_eq!(all(&desk).iter().filter(|incident| incident.described.is_some()).count(), 1);
}

#[test]
fn of_incidents_that_are_joined_the_latest_word_counts() {
    let mut desk = Desk::new(REPORTS.iter().copied().map(article));
    let sizes: Vec<usize> = all(&desk).iter().map(|incident| incident.figures()).collect();
    assert_eq!(sizes, [3, 1]);
    say(&mut desk, 3, TIME, |said| (said.name, said.tags) = ("The market".into(), vec!["market".into()]));
    say(&mut desk, 1, "2031-03-06T08:00:00Z", |said| (said.name, said.tags) = ("The bus".into(), vec!["bus".into()]));
    let (market, bus) = (with(&desk, 3), with(&desk, 1));
    desk.apply(join(&desk, &market, &[&bus])).unwrap();
    let joined = with(&desk, 4);
    let said = joined.described.as_ref().unwrap();
    assert_eq!((&*said.said.name, said.figures.len()), ("The bus", 2));
    assert_eq!(said.said.tags, ["market", "bus"]);
    // The next word makes one of both.
    say(&mut desk, 4, TIME, |said| said.note = "one convoy".into());
    assert_eq!(desk.documents().iter().map(|document| document.descriptions.len()).sum::<usize>(), 1);
    assert_eq!(with(&desk, 4).described.as_ref().unwrap().said.name, "The bus");
}

#[test]
fn two_words_on_one_incident_are_a_conflict_with_both_sides() {
    let base = Desk::new([article(REPORTS[1])]);
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    described(&mut mine);
    say(&mut theirs, 2, TIME, |said| said.name = "The strike".into());
    let [base, mine, theirs] = [&base, &mine, &theirs].map(|desk| Document::clone(&desk.documents()[0]));
    assert_eq!(merge_documents(Some(&base), &mine, &base).document.descriptions, mine.descriptions);
    assert_eq!(merge_documents(Some(&base), &base, &theirs).document.descriptions, theirs.descriptions);
    let merged = merge_documents(Some(&base), &mine, &theirs);
    assert!(matches!(&*merged.conflicts, [Conflict::Incident { mine: Some(_), theirs: Some(_) }]));
    assert!(merged.document.says_the_same(&mine));
    assert!(merged.taking(|_| true).says_the_same(&theirs));
}

#[test]
fn incidents_that_a_person_keeps_apart_are_not_asked_about() {
    let mut desk = Desk::new(REPORTS.iter().copied().map(article));
    let (market, bus) = (with(&desk, 3), with(&desk, 1));
    desk.apply(keep_apart(&desk, &market, &bus)).unwrap();
    assert!(all(&desk).iter().all(|incident| incident.perhaps_same.is_empty()));
    // A figure is taken to another incident.
    let figure = market.keys().next().cloned().unwrap();
    desk.apply(part(&desk, &market, &[figure], Some(&bus))).unwrap();
    let sizes: Vec<usize> = all(&desk).iter().map(|incident| incident.figures()).collect();
    assert_eq!(sizes, [2, 2]);
}
