//! One edit on many claims, of one document or of many.

use super::annotation::{Annotation, Body, ClaimBody, Id, State, Status};
use super::commands::{accept, correct, reject, status};
use super::document::Document;
use super::edit::Edit;
use super::state::Desk;

/// What is done to many claims at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bulk {
    /// Suggested claims are accepted.
    Accept,
    /// They are rejected.
    Reject,
    /// They get a status.
    Status(Status),
    /// They get a tag.
    AddTag(String),
    /// They lose a tag.
    DropTag(String),
}

/// The edit that does this to claims, each given by document and annotation; `at` is the time,
/// RFC 3339 in UTC. Claims that need no change are left as they are.
pub fn bulk(desk: &Desk, claims: &[(Id, Id)], act: &Bulk, at: &str) -> Edit {
    let there = claims.iter().filter_map(|(document, id)| {
        let document = desk.document(document)?;
        Some((document, document.annotation(id)?))
    });
    Edit::All(there.filter_map(|(document, annotation)| one(document, annotation, act, at)).collect())
}

fn one(document: &Document, annotation: &Annotation, act: &Bulk, at: &str) -> Option<Edit> {
    let Body::Claim(claim) = &annotation.body else {
        return None;
    };
    let tagged = |tags: Vec<String>| {
        let body = Body::Claim(ClaimBody { tags, ..claim.clone() });
        Some(correct(document, annotation, body))
    };
    match act {
        Bulk::Accept => (annotation.state == State::Suggested).then(|| accept(document, annotation)),
        Bulk::Reject => annotation.is_live().then(|| reject(document, annotation)),
        // A suggestion is unverified by default; setting that status on it is a decision.
        Bulk::Status(wanted) if claim.status == *wanted && !claim.history.is_empty() => None,
        Bulk::Status(wanted) => status(document, annotation, *wanted, at.to_owned()),
        Bulk::AddTag(tag) if tag.is_empty() || claim.tags.contains(tag) => None,
        Bulk::AddTag(tag) => tagged(claim.tags.iter().chain([tag]).cloned().collect()),
        Bulk::DropTag(tag) if !claim.tags.contains(tag) => None,
        Bulk::DropTag(tag) => tagged(claim.tags.iter().filter(|worn| *worn != tag).cloned().collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::{Meta, mark};
    use crate::model::Stance;
    use crate::text::Span;

    const AT: &str = "2031-03-04T05:06:07Z";

    /// Two documents with a suggested claim, and one of the person's in the second.
    fn desk() -> (Desk, Vec<(Id, Id)>) {
        let meta = Meta { language: "en".to_owned(), ..Meta::default() };
        let texts = ["Mara Deseth said that the town fell.", "Tomas Irrek denied that the road was closed."];
        let mut desk = Desk::new(texts.map(|text| Document::annotated(text, meta.clone())));
        let second = desk.documents()[1].clone();
        let own = Body::Claim(ClaimBody::new(None, None, Stance::Assert));
        desk.apply(mark(&second, Span::new(0, 11), own).unwrap().1).unwrap();
        let of = |d: &std::sync::Arc<Document>| {
            let claims = d.annotations().into_iter().filter(|a| matches!(a.body, Body::Claim(_)));
            claims.map(|a| (d.id.clone(), a.id.clone())).collect::<Vec<_>>()
        };
        let ids: Vec<_> = desk.documents().iter().flat_map(of).collect();
        assert_eq!(ids.len(), 3);
        (desk, ids)
    }

    #[test]
    fn one_act_on_many_claims_is_taken_back_as_one() {
        let tag = || "to check".to_owned();
        for (act, changed) in [
            (Bulk::Accept, 2),
            (Bulk::Reject, 3),
            (Bulk::Status(Status::Disputed), 3),
            (Bulk::Status(Status::Unverified), 3),
            (Bulk::AddTag(tag()), 3),
            (Bulk::AddTag(String::new()), 0),
            (Bulk::DropTag(tag()), 0),
        ] {
            let (mut desk, claims) = desk();
            let before = desk.clone();
            let edit = bulk(&desk, &claims, &act, AT);
            assert!(matches!(&edit, Edit::All(edits) if edits.len() == changed), "{act:?}");
            let undo = desk.apply(edit).unwrap();
            if act != Bulk::Reject {
                let again = bulk(&desk, &claims, &act, AT);
                assert_eq!(again, Edit::All(Vec::new()), "{act:?} twice");
            }
            desk.apply(undo).unwrap();
            assert_eq!(desk, before, "{act:?}");
        }
    }

    #[test]
    fn a_tag_comes_and_goes() {
        let (mut desk, claims) = desk();
        let worn = |desk: &Desk| crate::desk::tags(desk).first().map(|(_, count)| *count);
        desk.apply(bulk(&desk, &claims, &Bulk::AddTag("toll".to_owned()), AT)).unwrap();
        assert_eq!(worn(&desk), Some(3));
        desk.apply(bulk(&desk, &claims[1..], &Bulk::DropTag("toll".to_owned()), AT)).unwrap();
        assert_eq!(worn(&desk), Some(1));
    }
}
