//! Marks whose words changed or are gone in a new version of their article.

use super::annotation::Annotation;

/// A mark from another version of the article that could not be placed in this one with
/// certainty. The person decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeedsReview {
    /// The mark as it will be kept. Its span is where its words were probably changed, and is
    /// empty where nothing like them is left.
    pub mark: Annotation,
    /// Its quote in the other version.
    pub quote: String,
    /// The words that differ, in the other version; empty where words were only inserted.
    pub was: String,
    /// The words that differ, in this version; empty where words were only deleted.
    pub now: String,
}

impl NeedsReview {
    /// Whether nothing like its words is left.
    pub fn is_lost(&self) -> bool {
        self.mark.span.is_empty()
    }

    /// Whether every span of the mark lies in the text.
    pub fn fits(&self, text: &str) -> bool {
        text.get(self.mark.span.start..self.mark.span.end).is_some() && self.mark.names_places_of(text)
    }
}
