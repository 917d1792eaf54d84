//! Notes in the manner of ACLED's coders, each with its row: how much of it a draft fills.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails at that line")]

use serde::Deserialize;
use tallymark::desk::{Codebook, Document, DraftRow, Meta, draft_rows};
use tallymark::model::{Day, EventKind};
use tallymark::places::fold;

#[derive(Deserialize)]
struct Note {
    id: String,
    date: Day,
    text: String,
    row: Row,
}

#[derive(Deserialize)]
struct Row {
    date: String,
    r#type: EventKind,
    actor1: Option<String>,
    actor2: Option<String>,
    country: String,
    location: String,
    fatalities: u64,
}

/// The columns with the share of notes that they have to be right in: what was reached when the
/// rules were learned, less one note.
const COLUMNS: [(&str, f64); 8] = [
    ("fatalities", 0.78),
    ("location", 0.83),
    ("country", 0.91),
    ("date", 0.91),
    ("type", 0.75),
    ("actor1", 0.65),
    ("actor2", 0.68),
    ("both actors", 0.5),
];

fn draft(note: &Note) -> Option<DraftRow> {
    let meta = Meta { published: Some(note.date), language: "en".to_owned(), ..Meta::default() };
    let document = Document::annotated(&*note.text, meta);
    let live = document.annotations().into_iter().filter(|mark| mark.is_live()).collect();
    draft_rows(Codebook::Acled, (&document.text, &document.meta), live, document.narrative()).into_iter().next()
}

/// Whether one of two names holds the other, in whatever spelling; both may be blank.
fn is_like(gold: Option<&str>, found: &str) -> bool {
    let (gold, found) = (fold(gold.unwrap_or_default()), fold(found));
    if gold.is_empty() || found.is_empty() { gold == found } else { gold.contains(&found) || found.contains(&gold) }
}

/// Which columns of a note are right, in the order of [`COLUMNS`].
fn right(note: &Note) -> [bool; COLUMNS.len()] {
    let draft = draft(note);
    let value = |column: &str| draft.as_ref().map_or("", |draft| draft.value(column));
    let row = &note.row;
    let actors = [(&row.actor1, "actor1"), (&row.actor2, "actor2")];
    let actors = actors.map(|(gold, column)| is_like(gold.as_deref(), value(column)));
    [
        value("fatalities") == row.fatalities.to_string(),
        is_like(Some(&row.location), value("location")),
        fold(&row.country) == fold(value("country")),
        value("event_date") == row.date,
        draft.as_ref().is_some_and(|draft| draft.kind == row.r#type),
        actors[0],
        actors[1],
        actors[0] && actors[1],
    ]
}

#[test]
fn drafts_of_notes_are_filled_as_their_coders_filled_them() {
    let notes = include_str!("rows/notes.jsonl").lines().map(|line| serde_json::from_str::<Note>(line).unwrap());
    let marked: Vec<(String, [bool; COLUMNS.len()])> = notes.map(|note| (note.id.clone(), right(&note))).collect();
    for (at, (column, least)) in COLUMNS.into_iter().enumerate() {
        let wrong: Vec<&str> = marked.iter().filter(|(_, right)| !right[at]).map(|(id, _)| id.as_str()).collect();
        let share = 1.0 - wrong.len() as f64 / marked.len() as f64;
        assert!(share >= least, "{column}: {share:.3} of at least {least}; wrong: {wrong:?}");
    }
}
