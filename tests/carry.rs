//! The work on one version of an article, carried over to another.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails at that line")]

use std::sync::Arc;
use tallymark::desk::*;
use tallymark::exchange::record;
use tallymark::exchange::tallymark::{Version, read, read_versions, write};
use tallymark::model::*;
use tallymark::text::Span;

const OLD: &str = "Karsa after the shelling\n\n\
    At least 37 people were killed in Karsa on Monday, the Ministry of Example said.\n\n\
    The mayor confirmed that the bridge over the river was hit twice.\n\n\
    Residents told reporters that the water supply had been cut for a week.\n\n\
    The army promised to investigate the attack on the depot.\n\n\
    A spokesman accused the rebels of shelling the hospital from the hills.";
/// A typo, a paragraph moved, a number changed, a sentence deleted, a negation added.
const NEW: &str = "Karsa after the shelling\n\n\
    Residents told reporters that the water supply had been cut for a week.\n\n\
    At least 42 people were killed in Karsa on Monday, the Ministry of Example said.\n\n\
    The mayor has not confirmed that the bridge over the river was hit twice.\n\n\
    A spokesman acused the rebels of shelling the hospital from the hills.";

const CLAIMS: [&str; 5] = [
    "At least 37 people were killed in Karsa on Monday",
    "The mayor confirmed that the bridge over the river was hit twice",
    "Residents told reporters that the water supply had been cut for a week",
    "The army promised to investigate the attack on the depot",
    "A spokesman accused the rebels of shelling the hospital from the hills",
];

fn span(text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap_or_else(|| panic!("{words:?} is not in the text"));
    Span::new(start, start + words.len())
}

fn document(text: &str) -> Document {
    Document::annotated(text, Meta { language: "en".into(), ..Meta::default() })
}

/// A desk with the old version, five claims worked on, and the new version.
fn desk() -> Desk {
    let mut desk = Desk::new([document(OLD)]);
    let old = || desk.documents()[0].clone();
    let linked = old().annotations().iter().find(|a| a.kind() == Kind::Date).unwrap().id.clone();
    let mut edits = Vec::new();
    for (i, quote) in CLAIMS.into_iter().enumerate() {
        let mut claim = ClaimBody::new(Some(Speaker::Quoted(span(OLD, "Ministry of Example"))), None, Stance::Assert);
        claim.status = Status::ALL[i];
        claim.history = vec![StatusChange { status: claim.status, at: "2031-05-15T08:00:00Z".into() }];
        claim.tags = vec![format!("tag {i}")];
        claim.note = "a note".into();
        claim.evidence = vec![Evidence { url: "https://example.org".into(), comment: "seen".into() }];
        claim.links = vec![linked.clone()];
        edits.push(mark(&old(), span(OLD, quote), Body::Claim(claim)).unwrap().1);
    }
    desk.apply(Edit::All(edits)).unwrap();
    desk.apply(Edit::Open(Arc::new(document(NEW)))).unwrap();
    desk
}

fn claim(annotation: &Annotation) -> &ClaimBody {
    match &annotation.body {
        Body::Claim(claim) => claim,
        _ => panic!("no claim"),
    }
}

#[test]
fn each_claim_comes_where_it_belongs() {
    let mut desk = desk();
    let before = desk.clone();
    let (old, new) = (desk.documents()[0].clone(), desk.documents()[1].clone());
    assert_eq!(earlier_versions(&desk, &[&new])[0].map(|d| &d.id), Some(&old.id));
    let (edit, report) = reanchor(&old, &new).unwrap();
    assert_eq!(report, Report { anchored: 0, moved: 1, similar: 1, changed: 2, lost: 1 });
    let back = desk.apply(edit).unwrap();
    let carried = desk.documents()[1].clone();

    let quotes: Vec<&str> = carried.kept().iter().map(|a| a.span.of(NEW)).collect();
    assert_eq!(quotes, [CLAIMS[2], "A spokesman acused the rebels of shelling the hospital from the hills"]);
    let waiting: Vec<[&str; 4]> =
        carried.needs_review.iter().map(|w| [&*w.quote, &*w.was, &*w.now, w.mark.span.of(NEW)]).collect();
    assert_eq!(
        waiting,
        [
            [CLAIMS[3], "", "", ""],
            [CLAIMS[0], "37", "42", "At least 42 people were killed in Karsa on Monday"],
            [CLAIMS[1], "", "has not", "The mayor has not confirmed that the bridge over the river was hit twice"],
        ]
    );
    // All that was said of a claim came along, and what it names is found again.
    let monday = span(NEW, "Monday");
    let date = new.annotations().iter().find(|a| a.kind() == Kind::Date && a.span == monday).unwrap().id.clone();
    let claims = carried.kept().iter().chain(carried.needs_review.iter().map(|w| &w.mark)).map(claim);
    for claim in claims {
        assert_eq!(claim.links, std::slice::from_ref(&date));
        assert_eq!(claim.source, Some(Speaker::Quoted(span(NEW, "Ministry of Example"))));
        let status = Status::ALL.iter().position(|s| *s == claim.status).unwrap();
        assert_eq!((claim.tags[0].clone(), claim.history.len()), (format!("tag {status}"), 1));
        assert_eq!((claim.evidence.len(), &*claim.note), (1, "a note"));
    }
    // It is kept and leaves as it is, a second time it changes nothing, and it can be undone.
    assert_eq!(record::read(&record::write(&carried)).as_ref(), Ok(&*carried));
    let export = write(&[&carried], "2031-05-15T08:00:00Z");
    assert_eq!(read(&export).unwrap(), [(*carried).clone()]);
    assert_eq!(reanchor(&old, &carried), Some((Edit::All(Vec::new()), Report::default())));
    desk.apply(back).unwrap();
    assert_eq!(desk, before);
}

#[test]
fn what_waits_is_settled_by_the_person() {
    let mut desk = desk();
    let (edit, _) = reanchor(&desk.documents()[0], &desk.documents()[1]).unwrap();
    desk.apply(edit).unwrap();
    let now = |desk: &Desk| desk.documents()[1].clone();
    let [lost, changed, negated] = &now(&desk).needs_review[..] else { panic!() };

    desk.apply(settle(&now(&desk), &changed.mark.id, changed.mark.span).unwrap().1).unwrap();
    assert_eq!(settle(&now(&desk), &changed.mark.id, changed.mark.span), None);
    let place = span(NEW, " Karsa after".trim());
    desk.apply(settle(&now(&desk), &lost.mark.id, place).unwrap().1).unwrap();
    assert!(settle(&now(&desk), &negated.mark.id, Span::new(3, 3)).is_none());
    desk.apply(drop_needs_review(&now(&desk), &negated.mark.id)).unwrap();

    let document = now(&desk);
    assert!(document.needs_review.is_empty());
    let kept: Vec<(&str, usize)> = document.kept().iter().map(|a| (a.span.of(NEW), claim(a).history.len())).collect();
    assert_eq!(kept[0], ("Karsa after", 1));
    assert!(kept.contains(&("At least 42 people were killed in Karsa on Monday", 1)));
    assert_eq!(kept.len(), 4);
}

#[test]
fn decisions_on_suggestions_answer_the_same_suggestions() {
    let mut desk = desk();
    let old = desk.documents()[0].clone();
    let suggested: Vec<Annotation> =
        old.annotations().into_iter().filter(|a| a.state == State::Suggested).cloned().collect();
    assert!(suggested.len() > 3);
    let rejected = suggested.iter().find(|a| a.kind() == Kind::Date).unwrap();
    let decisions = suggested.iter().map(|a| if a == rejected { reject(&old, a) } else { accept(&old, a) });
    desk.apply(Edit::All(decisions.collect())).unwrap();
    let (edit, report) = reanchor(&desk.documents()[0], &desk.documents()[1]).unwrap();
    desk.apply(edit).unwrap();
    let new = desk.documents()[1].clone();
    assert!(report.moved + report.anchored > 3 && report.changed > 2, "{report:?}");
    // The number says something else now, so its old count was not taken over: it waits.
    let figure = new.needs_review.iter().find(|w| w.mark.kind() == Kind::Casualty).unwrap();
    assert_eq!((&*figure.was, &*figure.now), ("37", "42"));
    assert!(new.kept().iter().any(|a| a.state == State::Rejected && a.kind() == Kind::Date));
    for kept in new.kept().iter().filter(|a| a.origin == Origin::Engine) {
        let open = new.annotations();
        let again = open.iter().filter(|a| a.span == kept.span && a.kind() == kept.kind());
        assert_eq!(again.count(), 1, "{kept:?}");
    }
    // The new wording brings the new count.
    let mut settled = desk.clone();
    settled.apply(settle(&new, &figure.mark.id, figure.mark.span).unwrap().1).unwrap();
    let document = settled.documents()[1].clone();
    let Body::Figure(read) = &document.annotation(&figure.mark.id).unwrap().body else { panic!() };
    assert_eq!((read.effect, read.low), (Effect::Killed, Some(42)));
}

#[test]
fn another_article_is_no_version() {
    let mut desk = desk();
    let other = document("Talks begin\n\nThe envoys met in a hotel by the lake and spoke of prisoners for two hours.");
    assert!(earlier_versions(&desk, &[&other])[0].is_none());
    // Without work there is nothing to reanchor.
    let [old, new] = desk.documents() else { panic!() };
    assert!(earlier_versions(&Desk::new([(**new).clone()]), &[old])[0].is_none());
    let id = old.id.clone();
    desk.apply(Edit::Delete(id)).unwrap();
    assert!(earlier_versions(&desk, &[&document(OLD)])[0].is_none());
}

#[test]
fn an_export_whose_text_was_altered_is_a_new_version() {
    let document = desk().documents()[0].clone();
    let export = write(&[&document], "2031-05-15T08:00:00Z");
    let mut file: serde_json::Value = serde_json::from_str(&export).unwrap();
    file["documents"][0]["text"] = NEW.into();
    let altered = file.to_string();
    assert!(read(&altered).unwrap_err().to_string().contains("sha256"));

    let [Version { document: new, marked: Some(marked) }] = &read_versions(&altered).unwrap()[..] else { panic!() };
    assert_eq!((&*new.text, new.kept().len()), (NEW, 0));
    assert_eq!(marked.kept().len(), CLAIMS.len());
    for kept in marked.kept() {
        assert_eq!(kept.span.of(&marked.text), kept.span.of(OLD));
    }
    let mut desk = Desk::new([new.clone()]);
    let (edit, report) = reanchor(marked, new).unwrap();
    desk.apply(edit).unwrap();
    assert_eq!(report, Report { anchored: 0, moved: 1, similar: 1, changed: 2, lost: 1 });
    let differences = desk.documents()[0].needs_review.iter().map(|w| (&*w.was, &*w.now)).collect::<Vec<_>>();
    assert_eq!(differences, [("", ""), ("37", "42"), ("", "has not")]);

    // A hostile place takes no memory.
    file["documents"][0]["claims"][0]["cue"] = serde_json::json!({ "start": 1, "end": 1_u64 << 40 });
    assert!(read_versions(&file.to_string()).is_err());
}

#[test]
fn tolls_that_were_coded_and_parted_come_along() {
    let old = document(OLD);
    let figure = |document: &Document| {
        let annotations = document.annotations();
        annotations.iter().find(|a| a.kind() == Kind::Casualty).unwrap().id.clone()
    };
    let (own, other) = (figure(&old), FigureKey { document: "other".into(), id: "figure".into() });
    let cells = vec![Cell { column: "type_of_violence".into(), value: "1".into() }];
    let (victim, provenance) = (Id::default(), Provenance::default());
    let coding = Coding { codebook: Codebook::Ged, figure: own.clone(), victim, cells, is_checked: true, provenance };
    let said = IncidentDescription { name: "The market".to_owned(), ..IncidentDescription::blank(own.clone()) };
    let link = TollLink { own, other: other.clone(), together: false };
    let old = old.with_links(vec![link]).with_codings(vec![coding.clone()]).with_descriptions(vec![said.clone()]);
    let mut desk = Desk::new([old, document(NEW)]);
    let (old, new) = (desk.documents()[0].clone(), desk.documents()[1].clone());
    assert_eq!(earlier_versions(&desk, &[&new])[0].map(|found| &found.id), Some(&old.id));
    let (edit, report) = reanchor(&old, &new).unwrap();
    assert_eq!(report, Report::default(), "no mark was decided");
    let undo = desk.apply(edit).unwrap();
    let carried = desk.document(&new.id).unwrap();
    // The number was changed: the toll is the same.
    let figure = figure(&new);
    assert_eq!(carried.links, [TollLink { own: figure.clone(), other, together: false }]);
    assert_eq!(carried.codings, [Coding { figure: figure.clone(), ..coding }]);
    assert_eq!(carried.descriptions, [IncidentDescription { figure, ..said }]);
    let (again, _) = reanchor(&old, carried).unwrap();
    assert_eq!(again, Edit::All(Vec::new()), "nothing twice");
    desk.apply(undo).unwrap();
    assert_eq!(desk.document(&new.id), Some(&new));
}
