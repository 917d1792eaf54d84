//! What storage holds comes back the same, from every version that was released, and
//! no damage passes unseen.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails at that line")]

#[path = "keeping/dying.rs"]
mod dying;
#[path = "keeping/tabs.rs"]
mod tabs;

use proptest::prelude::*;
use std::sync::Arc;
use tallymark::desk::*;
use tallymark::exchange::history::{self, StoredHistory};
use tallymark::exchange::journal::{self, Entry};
use tallymark::exchange::ledger::{self, Stamp, Standing};
use tallymark::exchange::record::{self, Record, RecordError};
use tallymark::model::*;
use tallymark::text::Span;

const KARSA: &str =
    "Karsa news\n\nAt least 14 people were killed in Karsa on 3 March 2031 🕊, two in Ansa.\nThe mayor denied it.";
const ANSA: &str = "Ansa báo tin\n\nÍt nhất 9 người thiệt mạng ở Ansa hôm 5/3/2031, theo bộ Y tế.";

/// A record as version 1 of the page wrote it.
const RECORD_1: &str = include_str!("samples/record-1.json");

fn document(text: &str) -> Document {
    Document::annotated(text, Meta { source: "Radio".to_owned(), ..Meta::default() })
}

fn desk() -> Desk {
    Desk::new([document(KARSA), document(ANSA)])
}

/// One random act on a desk: what, on which document, and where.
type Act = (u8, prop::sample::Index, prop::sample::Index, prop::sample::Index);

fn edit(desk: &Desk, (what, which, a, b): &Act) -> Option<Edit> {
    let document = (!desk.documents().is_empty()).then(|| which.get(desk.documents()))?;
    let annotations = document.annotations();
    let target = (!annotations.is_empty()).then(|| *a.get(&annotations));
    let boundaries: Vec<usize> = (0..=document.text.len()).filter(|&i| document.text.is_char_boundary(i)).collect();
    let (from, to) = (*a.get(&boundaries), *b.get(&boundaries));
    let span = Span::new(from.min(to), from.max(to));
    let id = document.id.clone();
    match (what, target) {
        (0, Some(target)) => Some(accept(document, target)),
        // A whole that goes takes its parts along on the page.
        (1, Some(target)) if target.origin == Origin::Engine => Some(reject(document, target)),
        (2, target) => {
            let whole = target.filter(|target| target.kind() == Kind::Casualty && target.state != State::Suggested);
            let part_of = whole.map(|whole| whole.id.clone());
            let figure = Figure { part_of, ..Figure::new(Effect::Killed, Qualifier::Exact, Some(2), Some(2)) };
            mark(document, span, Body::Figure(figure)).map(|made| made.1)
        }
        (3, _) => {
            let claim =
                ClaimBody { note: "so sánh 🕊".to_owned(), ..ClaimBody::new(None, Some(span), Stance::Deny) };
            mark(document, span, Body::Claim(claim)).map(|made| made.1)
        }
        (4, _) => Some(Edit::Describe(id, Meta { title: format!("Title {to}"), ..document.meta.clone() })),
        (5, _) => Some(Edit::ShowBoilerplate(id, !document.boilerplate_shown)),
        // A part that waits stands apart from its whole.
        (6, Some(target)) if target.kind() != Kind::Casualty => {
            let quote = target.span.of(&document.text).to_owned();
            let waiting = NeedsReview { mark: target.clone(), quote, was: "14".to_owned(), now: "15".to_owned() };
            Some(Edit::Wait(id, vec![waiting]))
        }
        (7, _) => Some(Edit::Delete(id)),
        (8, Some(target)) => Some(Edit::All(vec![accept(document, target), Edit::Delete(id)])),
        (9, _) => Some(Edit::Open(Arc::new(self::document(&document.text)))),
        _ => None,
    }
}

fn same(one: &Desk, other: &Desk) -> bool {
    let (one, other) = (one.documents(), other.documents());
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one.says_the_same(other))
}

#[test]
fn a_record_of_version_1_opens() {
    let sample = RECORD_1.trim_end();
    assert!(sample.starts_with(r#"{"version":1,"sha256":""#));
    let document = record::read(sample).unwrap();
    assert!(document.text.starts_with("Karsa counts its dead"));
    assert_eq!(document.meta.source, "Valley Radio");
    let said: Vec<(Kind, State)> = document.kept().iter().map(|kept| (kept.kind(), kept.state)).collect();
    assert!(said.contains(&(Kind::Date, State::Accepted)) && said.contains(&(Kind::Casualty, State::Rejected)));
    let claim = document.kept().iter().find_map(|kept| match &kept.body {
        Body::Claim(claim) => Some(claim),
        _ => None,
    });
    let claim = claim.unwrap();
    assert_eq!((claim.status, &*claim.note, &*claim.tags[0]), (Status::Disputed, "Ghi chú 🕊", "to check"));
    // From here on it is kept as the newest version, with the same work.
    let now = record::write(&document);
    assert!(now.starts_with(r#"{"version":2,"#));
    assert!(record::read(&now).unwrap().says_the_same(&document));
}

#[test]
fn a_record_names_the_one_before_and_may_hold_no_text() {
    let document = document(KARSA);
    let first = Record::write(&document, None, false);
    let second = Record::write(&document, Some(&first.checksum), true);
    assert_eq!(record::checksum(&second.raw).as_ref(), Some(&second.checksum));
    assert!(!second.raw.contains("The mayor"));
    let read = Record::read(&second.raw).unwrap();
    assert_eq!((read.parent.as_ref(), &read.checksum), (Some(&first.checksum), &second.checksum));
    assert!(read.needs_text());
    assert_eq!(read.clone().document(None), Err(RecordError::NoText));
    assert_eq!(read.clone().document(Some(ANSA.into())), Err(RecordError::NoText));
    assert_eq!(read.document(Some(KARSA.into())).unwrap(), document);
    let foreign = second.raw.replace(&first.checksum, &second.checksum);
    assert_eq!(Record::read(&foreign), Err(RecordError::Corrupt), "the checksum covers the parent");
    let empty = Document::annotated("", Meta::default());
    assert!(!Record::read(&record::write(&empty)).unwrap().needs_text(), "an empty text is a text");
}

#[test]
fn a_journal_gives_records_back_byte_by_byte_and_notices_every_damage() {
    let record = record::write(&document(KARSA));
    let entries = [
        Entry { id: "a".into(), was: Some("before".to_owned()), record: Some(record) },
        Entry { id: "b".into(), was: None, record: None },
    ];
    let raw = journal::write(&entries).unwrap().raw;
    assert_eq!(journal::read(&raw).unwrap(), entries);
    for cut in (0..raw.len()).filter(|&at| raw.is_char_boundary(at)) {
        assert_eq!(journal::read(&raw[..cut]), Err(RecordError::Corrupt), "cut at {cut}");
    }
    assert_eq!(journal::read(&raw.replacen("before", "behind", 1)), Err(RecordError::Corrupt));
    assert_eq!(journal::read(&raw.replacen("\"version\":2", "\"version\":3", 1)), Err(RecordError::Newer(3)));
    let broken = Entry { id: "a".into(), was: None, record: Some("{\"half".to_owned()) };
    assert_eq!(journal::write(&[broken]), None);
}

#[test]
fn a_ledger_gives_records_back_byte_by_byte_and_notices_every_damage() {
    let record = record::write(&document(KARSA));
    let stamp = Stamp { number: 7, at: 1 };
    assert_eq!(Stamp::parse(&stamp.to_string()), Some(stamp));
    assert_eq!(["", "7", "7 x", "-1 1"].map(Stamp::parse), [None; 4]);
    for record in [Some(record), None] {
        let entry = ledger::Entry { tab: "tab".to_owned(), stamp, record };
        let raw = entry.write("tallymark:doc:a").unwrap();
        assert_eq!(ledger::Entry::read("tallymark:doc:a", &raw), Ok(entry));
        assert_eq!(ledger::Entry::read("tallymark:doc:b", &raw), Err(RecordError::Corrupt), "another name");
        for cut in (0..raw.len()).filter(|&at| raw.is_char_boundary(at)) {
            assert_eq!(ledger::Entry::read("tallymark:doc:a", &raw[..cut]), Err(RecordError::Corrupt), "cut at {cut}");
        }
        assert_eq!(ledger::Entry::read("tallymark:doc:a", &raw.replacen("tab", "tap", 1)), Err(RecordError::Corrupt));
    }
    let broken = ledger::Entry { tab: "tab".to_owned(), stamp, record: Some("{\"half".to_owned()) };
    assert_eq!(broken.write("tallymark:doc:a"), None);
}

#[test]
fn a_ledger_never_writes_over_what_came_later() {
    let document = document(KARSA);
    let first = Record::write(&document, None, false);
    let second = Record::write(&document, Some(&first.checksum), false);
    let stamp = Stamp { number: 7, at: 1 };
    let entry = |record: &str| ledger::Entry { tab: "tab".to_owned(), stamp, record: Some(record.to_owned()) };
    let (one, two) = (entry(&first.raw), entry(&second.raw));
    assert_eq!(one.standing(Some(&first.raw), None), Standing::Same);
    assert_eq!(two.standing(Some(&first.raw), Some(6)), Standing::Lost);
    assert_eq!(two.standing(None, Some(6)), Standing::Lost);
    assert_eq!(two.standing(None, Some(7)), Standing::Later, "it was deleted since");
    assert_eq!(two.standing(Some(&first.raw), Some(7)), Standing::Later, "another page put it there");
    assert_eq!(one.standing(Some(&second.raw), None), Standing::Later, "a record knows its parent");
    let half = &second.raw[..second.raw.len() / 2];
    assert_eq!(one.standing(Some(half), Some(7)), Standing::Lost, "a damaged record comes back");
    let removed = ledger::Entry { tab: "tab".to_owned(), stamp, record: None };
    assert_eq!(removed.standing(Some(half), Some(7)), Standing::Later);
    assert_eq!(removed.standing(Some(&first.raw), Some(6)), Standing::Lost, "what was deleted stays deleted");
}

#[test]
fn a_history_that_is_too_large_loses_its_oldest_acts() {
    let (mut desk, mut history) = (desk(), History::default());
    let id = desk.documents()[0].id.clone();
    for number in 0..600 {
        let url = format!("https://example.org/{number}/{}", "x".repeat(1000));
        let meta = Meta { url, ..desk.documents()[0].meta.clone() };
        history.act(&mut desk, Edit::Describe(id.clone(), meta)).unwrap();
    }
    let raw = history::write(&history, &desk, "now", |_| false).raw;
    assert!(raw.len() < history::LARGEST + 10_000, "{} bytes", raw.len());
    let mut back = StoredHistory::read(&raw).unwrap().history(|id| desk.document(id).map(|d| d.text.clone())).unwrap();
    let acts = back.undo_stack().len();
    assert!((100..300).contains(&acts), "{acts} acts");
    back.undo(&mut desk).unwrap();
    assert!(desk.documents()[0].meta.url.starts_with("https://example.org/598/"), "the latest is undone first");
}

#[test]
fn a_deleted_article_comes_back_with_a_text_from_elsewhere() {
    let (mut desk, mut history) = (desk(), History::default());
    let long: Arc<str> = KARSA.repeat(history::LONGEST_TEXT / KARSA.len() + 1).into();
    let document = Arc::new(Document::annotated(long.clone(), Meta::default()));
    let id = document.id.clone();
    history.act(&mut desk, Edit::Open(document)).unwrap();
    history.act(&mut desk, Edit::Delete(id.clone())).unwrap();
    let lost = StoredHistory::read(&history::write(&history, &desk, "", |_| false).raw).unwrap();
    assert!(!lost.history(|_| None).unwrap().can_undo(), "nobody keeps its text");
    let kept = StoredHistory::read(&history::write(&history, &desk, "", |kept| *kept == id).raw).unwrap();
    assert_eq!(kept.texts(), std::slice::from_ref(&id));
    let alone = StoredHistory::read(&history::write(&history, &desk, "", |kept| *kept == id).raw).unwrap();
    assert_eq!(alone.history(|_| None).unwrap_err(), RecordError::NoText);
    let mut back = kept.history(|_| Some(long.clone())).unwrap();
    back.undo(&mut desk).unwrap();
    assert_eq!(desk.document(&id).unwrap().text, long);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn all_that_was_done_can_be_undone_after_a_reload(
        acts in prop::collection::vec((0u8..10, any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..14),
        undone in 0usize..4,
    ) {
        let (mut desk, mut history) = (desk(), History::default());
        for act in &acts {
            if let Some(edit) = edit(&desk, act) {
                // An act that does not fit the text is refused and changes nothing.
                let _ = history.act(&mut desk, edit);
            }
        }
        for _ in 0..undone {
            history.undo(&mut desk).unwrap();
        }
        let raw = history::write(&history, &desk, "now", |_| false).raw;
        let kept = StoredHistory::read(&raw).unwrap();
        prop_assert_eq!(&kept.state, "now");
        let mut back = kept.history(|id| desk.document(id).map(|d| d.text.clone())).unwrap();
        prop_assert_eq!(back.undo_stack().len(), history.undo_stack().len());
        prop_assert_eq!(history::write(&back, &desk, "now", |_| false).raw, raw);

        // The desk after the reload holds what the records hold.
        let mut reloaded = Desk::new(desk.documents().iter().map(|d| record::read(&record::write(d)).unwrap()));
        type Step = fn(&mut History, &mut Desk) -> Result<bool, EditError>;
        for (step, steps) in [(History::redo as Step, undone), (History::undo as Step, 20), (History::redo as Step, 20)] {
            for _ in 0..steps {
                let moved = step(&mut history, &mut desk).unwrap();
                prop_assert_eq!(step(&mut back, &mut reloaded).unwrap(), moved);
                prop_assert!(same(&desk, &reloaded));
            }
        }
    }

    #[test]
    fn no_input_makes_it_panic(raw in "\\PC*", at in any::<prop::sample::Index>(), with in any::<char>()) {
        let _ = (journal::read(&raw), ledger::Entry::read("a", &raw), StoredHistory::read(&raw).is_ok(), record::checksum(&raw));
        let (mut desk, mut history) = (desk(), History::default());
        let first = desk.documents()[0].clone();
        history.act(&mut desk, accept(&first, first.annotations()[0])).unwrap();
        let mut raw = history::write(&history, &desk, "now", |_| false).raw;
        let boundaries: Vec<usize> = (0..raw.len()).filter(|&i| raw.is_char_boundary(i)).collect();
        let at = *at.get(&boundaries);
        let old = raw[at..].chars().next().unwrap();
        raw.replace_range(at..at + old.len_utf8(), with.encode_utf8(&mut [0; 4]));
        if let Ok(kept) = StoredHistory::read(&raw) {
            let _ = kept.history(|_| Some(KARSA.into()));
        }
    }
}
