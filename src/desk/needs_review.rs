//! Marks whose words changed or went with a new version of their article.

use super::annotation::Annotation;

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
