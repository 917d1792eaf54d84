//! What a person does with marks that need review: keeps them at a place of the
//! text, or gives them up.

use super::annotation::{Annotation, Body, Id, Kind, Origin};
use super::document::Document;
use super::edit::Edit;
use crate::text::Span;

/// Keeps a mark that waits at a place of the text: the one that its words became,
/// or one that the person chose. Blanks at its ends are left out; `None` when
/// nothing else is there. A claim keeps all work on it; what a figure, a date or
/// a name says is read anew where the engine found it there.
pub fn settle(document: &Document, id: &str, span: Span) -> Option<(Id, Edit)> {
    let span = span.trimmed(&document.text);
    let waiting = document.needs_review.iter().find(|waiting| &*waiting.mark.id == id)?;
    if span.is_empty() {
        return None;
    }
    let mut mark = Annotation { span, ..waiting.mark.clone() };
    if let Some(found) = document.suggestion(mark.kind(), span) {
        match mark.body {
            // Nothing links to a claim, so it can answer the suggestion by its id.
            Body::Claim(_) if mark.origin == Origin::Engine => mark.id = found.id.clone(),
            Body::Claim(_) => {}
            _ => mark.body = found.body.clone(),
        }
    }
    let kept = mark.id.clone();
    Some((kept, Edit::All(vec![Edit::Keep(document.id.clone(), mark), drop_needs_review(document, id)])))
}

/// Gives a mark up that waits.
pub fn drop_needs_review(document: &Document, id: &str) -> Edit {
    let rest = document.needs_review.iter().filter(|waiting| &*waiting.mark.id != id);
    Edit::Wait(document.id.clone(), rest.cloned().collect())
}

impl Document {
    /// The suggestion of a kind that has most of its place in common with another
    /// place, and that nothing kept answers.
    pub(super) fn suggestion(&self, kind: Kind, span: Span) -> Option<&Annotation> {
        let shared = |a: &Annotation| a.span.end.min(span.end).saturating_sub(a.span.start.max(span.start));
        let is_open = |id: &Id| !self.kept().iter().any(|kept| kept.id == *id);
        let like = |a: &&Annotation| a.kind() == kind && 2 * shared(a) > a.span.len().max(span.len()) && is_open(&a.id);
        // Of equals the first: two claims of one content stand in the order of the text.
        self.suggested().iter().filter(like).rev().max_by_key(|a| 2 * shared(a) - a.span.len())
    }
}
