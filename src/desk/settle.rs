//! Settles marks that need review: they are kept at a place of the text, or dropped.

use super::annotation::{Annotation, Body, Id, Kind, Origin};
use super::document::Document;
use super::edit::Edit;
use crate::text::Span;

/// Keeps a mark that needs review at a place of the text: the proposed one, or one that the
/// person chose. Blanks at its ends are trimmed; `None` where nothing else is there. A claim
/// keeps its content; a figure, a date or a name takes the content that the engine finds
/// there.
pub fn settle(document: &Document, id: &str, span: Span) -> Option<(Id, Edit)> {
    let span = span.trimmed(&document.text);
    let waiting = document.needs_review.iter().find(|waiting| &*waiting.mark.id == id)?;
    if span.is_empty() {
        return None;
    }
    let mut mark = Annotation { span, ..waiting.mark.clone() };
    if let Some(found) = document.suggestion(mark.kind(), span) {
        match mark.body {
            // Nothing links to a claim, so it can take the id of the suggestion.
            Body::Claim(_) if mark.origin == Origin::Engine => mark.id = found.id.clone(),
            Body::Claim(_) => {}
            _ => mark.body = found.body.clone(),
        }
    }
    let kept = mark.id.clone();
    Some((kept, Edit::All(vec![Edit::Keep(document.id.clone(), mark), drop_needs_review(document, id)])))
}

/// Drops a mark that needs review.
pub fn drop_needs_review(document: &Document, id: &str) -> Edit {
    let rest = document.needs_review.iter().filter(|waiting| &*waiting.mark.id != id);
    Edit::Wait(document.id.clone(), rest.cloned().collect())
}

impl Document {
    /// The open suggestion of a kind that shares most of its span with a span; of several, the
    /// one that shares most.
    pub(super) fn suggestion(&self, kind: Kind, span: Span) -> Option<&Annotation> {
        let shared = |a: &Annotation| a.span.end.min(span.end).saturating_sub(a.span.start.max(span.start));
        let is_open = |id: &Id| !self.kept().iter().any(|kept| kept.id == *id);
        let like = |a: &&Annotation| a.kind() == kind && 2 * shared(a) > a.span.len().max(span.len()) && is_open(&a.id);
        // Of equal ones the first: two claims of one content are in the order of the text.
        self.suggested().iter().filter(like).rev().max_by_key(|a| 2 * shared(a) - a.span.len())
    }
}
