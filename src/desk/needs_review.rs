//! Marks whose words changed or went with a new version of their article: what
//! the person does with them.

use super::annotation::{Annotation, Body, Id, Kind, Origin};
use super::document::Document;
use super::edit::Edit;
use crate::text::Span;

/// A mark from another version of the article that found no certain place in
/// this one. It waits for the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeedsReview {
    /// The mark as it will be kept. It stands where its words may have become
    /// others; its place is empty where nothing like them is left.
    pub mark: Annotation,
    /// What it quoted.
    pub quote: String,
    /// The words that differ, as they were; empty where words were only put in.
    pub was: String,
    /// The same as they are; empty where words were only taken out.
    pub now: String,
}

impl NeedsReview {
    /// Whether nothing like its words is left.
    pub fn is_lost(&self) -> bool {
        self.mark.span.is_empty()
    }

    /// Whether every place that it names lies in the text.
    pub fn fits(&self, text: &str) -> bool {
        text.get(self.mark.span.start..self.mark.span.end).is_some() && self.mark.names_places_of(text)
    }
}

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
