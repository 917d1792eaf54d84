//! The edit that takes over the adjudicated version of two annotators' work.

use super::adjudicate::{Choice, Comparison, Difference};
use super::annotation::{Annotation, Body, Id, Origin, State};
use super::document::Document;
use super::edit::Edit;
use rustc_hash::FxHashSet;
use std::sync::Arc;

impl Document {
    /// Compares what was decided here with what somebody else decided on the same text.
    /// Undecided suggestions are left out.
    pub fn compared<'d>(&'d self, theirs: &'d Self) -> Comparison<'d> {
        Comparison::new(self.kept(), theirs.kept())
    }
}

/// The edit that makes the adjudicated version of a document, where `a` is what was decided
/// here. Marks keep their provenance. If both sides drop a suggestion it is rejected;
/// untouched suggestions stay open.
pub fn reconcile(mine: &Document, theirs: &Document, choose: impl Fn(&Difference<'_>) -> Choice) -> Edit {
    let comparison = mine.compared(theirs);
    let mut document = mine.clone();
    let rejected = mine.kept().iter().filter(|mark| !mark.is_live()).cloned();
    document.keep_only(rejected.collect());
    for mark in comparison.decided(&choose) {
        document.keep(mark);
    }
    document.keep_only(without_loose_ends(&document));
    let mut edits = Vec::new();
    for difference in comparison.differences() {
        let (keeps_a, keeps_b) = choose(difference).keeps();
        let goes = [difference.a.filter(|_| !keeps_a), difference.b.filter(|_| !keeps_a && !keeps_b)];
        let is_suggested = |mark: &&Annotation| mark.origin == Origin::Engine && mine.annotation(&mark.id).is_some();
        let is_gone = |mark: &&Annotation| !document.kept().iter().any(|kept| kept.id == mark.id);
        let rejected = |mark: &Annotation| Annotation { state: State::Rejected, ..mark.clone() };
        let goes = goes.into_iter().flatten().filter(is_suggested).filter(is_gone).map(rejected);
        edits.extend(goes.map(|mark| Edit::Keep(mine.id.clone(), mark)));
    }
    if !document.says_the_same(mine) {
        edits.insert(0, Edit::Open(Arc::new(document)));
    }
    Edit::All(edits)
}

/// The kept marks of a document, without links to marks that do not exist.
fn without_loose_ends(document: &Document) -> Vec<Annotation> {
    let there: FxHashSet<&Id> = document.annotations().into_iter().map(|mark| &mark.id).collect();
    let mut kept = document.kept().to_vec();
    for mark in &mut kept {
        match &mut mark.body {
            Body::Figure(figure) => figure.part_of = figure.part_of.take().filter(|id| there.contains(id)),
            Body::Claim(claim) => claim.links.retain(|id| there.contains(id)),
            Body::Entity(_) | Body::Date(_) => {}
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::{Desk, History, Meta, Provenance, Signature, accept, mark, reject};
    use crate::model::{Entity, EntityKind};
    use crate::text::Span;

    const TEXT: &str = "At least 12 people were killed in Kharkiv on Tuesday, officials in Kyiv said.";

    /// A document with one act after the other.
    fn worked(acts: &[fn(&Document) -> Edit]) -> Document {
        let mut desk = Desk::new([Document::annotated(TEXT, Meta::default())]);
        for act in acts {
            let edit = act(&desk.documents()[0]);
            desk.apply(edit).unwrap();
        }
        Document::clone(&desk.documents()[0])
    }

    fn at<'d>(document: &'d Document, words: &str) -> &'d Annotation {
        document.annotations().into_iter().find(|a| a.span.of(TEXT) == words).unwrap()
    }

    fn city(document: &Document) -> Edit {
        accept(document, at(document, "Kharkiv"))
    }

    fn no_city(document: &Document) -> Edit {
        reject(document, at(document, "Kharkiv"))
    }

    fn officials(document: &Document) -> Edit {
        let place = TEXT.find("officials").unwrap();
        let body = Body::Entity(Entity { kind: EntityKind::Organization, canonical: None });
        mark(document, Span::new(place, place + 9), body).unwrap().1
    }

    /// The words of the marks of the third version that are live, and those rejected.
    fn words(document: &Document) -> (Vec<&str>, Vec<&str>) {
        let (live, rejected): (Vec<&Annotation>, Vec<&Annotation>) = document.kept().iter().partition(|a| a.is_live());
        let words = |marks: Vec<&Annotation>| marks.iter().map(|a| a.span.of(TEXT)).collect::<Vec<_>>();
        (words(live), words(rejected))
    }

    #[test]
    fn what_goes_is_rejected_and_what_nobody_decided_stays_open() {
        type Acts<'a> = &'a [fn(&Document) -> Edit];
        for (mine, theirs, choice, live, rejected) in [
            (
                &[city as fn(&Document) -> Edit][..],
                &[officials as fn(&Document) -> Edit][..],
                Choice::A,
                &["Kharkiv"][..],
                &[][..],
            ),
            (&[city], &[officials], Choice::B, &["officials"], &["Kharkiv"]),
            (&[city], &[officials], Choice::Both, &["Kharkiv", "officials"], &[]),
            (&[city], &[officials], Choice::Neither, &[], &["Kharkiv"]),
            (&[no_city], &[city], Choice::A, &[], &["Kharkiv"]),
            (&[no_city], &[city], Choice::B, &["Kharkiv"], &[]),
            (&[officials], &[city], Choice::A, &["officials"], &[]),
            (&[city, officials], &[city, officials], Choice::Neither, &["Kharkiv", "officials"], &[]),
        ] as [(Acts<'_>, Acts<'_>, Choice, &[&str], &[&str]); 8]
        {
            let (mine, theirs) = (worked(mine), worked(theirs));
            let mut desk = Desk::new([mine.clone()]);
            let mut history = History::default();
            history.act(&mut desk, reconcile(&mine, &theirs, |_| choice)).unwrap();
            assert_eq!(words(&desk.documents()[0]), (live.to_vec(), rejected.to_vec()), "{choice:?}");
            history.undo(&mut desk).unwrap();
            assert!(desk.documents()[0].says_the_same(&mine), "one act, taken back as one");
        }
    }

    #[test]
    fn a_mark_keeps_its_hand_and_a_rejection_gets_one() {
        let by = |person: &str, mut document: Document| {
            let by = Provenance { person: Some(person.into()), ..Provenance::default() };
            let kept = document.kept().iter().map(|kept| Annotation { provenance: by.clone(), ..kept.clone() });
            document.keep_only(kept.collect());
            document
        };
        let (mine, theirs) = (by("An", worked(&[city])), by("Bo", worked(&[officials])));
        let signature = Signature { person: "Chi".into(), at: "T".into(), engine: "1".into() };
        let mut desk = Desk::new([mine.clone()]);
        desk.apply(reconcile(&mine, &theirs, |_| Choice::B).signed(&signature)).unwrap();
        let hand = |words: &str| at(&desk.documents()[0], words).provenance.person.clone();
        assert_eq!((hand("officials").as_deref(), hand("Kharkiv").as_deref()), (Some("Bo"), Some("Chi")));
    }

    #[test]
    fn deciding_as_it_is_changes_nothing() {
        let (mine, theirs) = (worked(&[city]), worked(&[officials]));
        assert_eq!(reconcile(&mine, &theirs, |_| Choice::A), Edit::All(Vec::new()));
    }
}
