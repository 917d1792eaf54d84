//! The edits for what a person does to one mark.

use super::annotation::{Annotation, Body, Id, State, Status, StatusChange};
use super::document::Document;
use super::edit::Edit;
use crate::text::Span;

/// Accepts an annotation.
pub fn accept(document: &Document, annotation: &Annotation) -> Edit {
    decide(document, annotation, State::Accepted)
}

/// Rejects an annotation. A suggestion is kept as rejected so that it does not come back; a
/// person's own mark is removed.
pub fn reject(document: &Document, annotation: &Annotation) -> Edit {
    match annotation.origin {
        super::Origin::Engine => decide(document, annotation, State::Rejected),
        super::Origin::Person => Edit::Release(document.id.clone(), annotation.id.clone()),
    }
}

/// Replaces the content of an annotation; a person's own mark stays accepted, a suggestion
/// becomes edited.
pub fn correct(document: &Document, annotation: &Annotation, body: Body) -> Edit {
    keep_edited(document, Annotation { body, ..annotation.clone() })
}

/// Moves the ends of an annotation.
pub fn resize(document: &Document, annotation: &Annotation, span: Span) -> Edit {
    keep_edited(document, Annotation { span, ..annotation.clone() })
}

/// Marks a place of the text. Blanks at its ends are trimmed; `None` where nothing else is
/// there. Where a mark of this kind exists at the place, it is kept as it is and the edit does
/// nothing.
pub fn mark(document: &Document, span: Span, body: Body) -> Option<(Id, Edit)> {
    let span = span.trimmed(&document.text);
    if span.is_empty() {
        return None;
    }
    let same = |a: &&Annotation| a.span == span && a.kind() == body.kind() && a.state != State::Rejected;
    if let Some(there) = document.kept().iter().find(same) {
        return Some((there.id.clone(), Edit::All(Vec::new())));
    }
    let mut annotation = Annotation::own(span, body);
    let first = annotation.id.clone();
    // A mark that was moved or changed its kind has kept its id.
    for number in 2.. {
        if document.annotation(&annotation.id).is_none() {
            break;
        }
        annotation.id = format!("{first}-{number}").into();
    }
    Some((annotation.id.clone(), Edit::Keep(document.id.clone(), annotation)))
}

/// Sets the status of a claim and adds the change to its history; `at` is the time, RFC 3339
/// in UTC. `None` where the annotation is no claim.
pub fn status(document: &Document, annotation: &Annotation, status: Status, at: String) -> Option<Edit> {
    let Body::Claim(claim) = &annotation.body else {
        return None;
    };
    let mut claim = claim.clone();
    claim.status = status;
    claim.history.push(StatusChange { status, at });
    Some(correct(document, annotation, Body::Claim(claim)))
}

fn decide(document: &Document, annotation: &Annotation, state: State) -> Edit {
    Edit::Keep(document.id.clone(), Annotation { state, ..annotation.clone() })
}

fn keep_edited(document: &Document, annotation: Annotation) -> Edit {
    let state = match annotation.origin {
        super::Origin::Engine => State::Edited,
        super::Origin::Person => State::Accepted,
    };
    decide(document, &annotation, state)
}
