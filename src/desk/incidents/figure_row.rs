//! A casualty figure of an article as a row of a table.

use super::key::FigureKey;
use super::participant::Participant;
use crate::desk::annotation::{Id, State};
use crate::lang::CountedPeople;
use crate::model::{Day, Figure};
use std::sync::Arc;

/// The smallest count that two events rarely share by chance.
pub(super) const TELLING: u64 = 5;

/// A casualty figure as a row of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureRow {
    /// Its document and its annotation.
    pub key: FigureKey,
    /// The count, its bounds, whom it counts.
    pub figure: Figure<Id>,
    /// What the person decided.
    pub state: State,
    /// The words of the count.
    pub quote: String,
    /// The sentence that they stand in.
    pub sentence: String,
    /// The title of the document.
    pub title: Arc<str>,
    /// The language of the document (BCP 47).
    pub language: Arc<str>,
    /// The number of that sentence in the article.
    pub at_sentence: usize,
    /// The number of its line.
    pub at_line: usize,
    /// Whether it stands in the headline.
    pub is_headline: bool,
    /// Whether it counts people in addition to others (three more).
    pub is_added: bool,
    /// Whether it is a tally (the death toll is 24).
    pub is_tally: bool,
    /// Whether it is a tally that changed to this number (the toll rose to 24).
    pub has_moved: bool,
    /// The day on which the count was given: the publication of the article.
    pub as_of: Option<Day>,
    /// First and last day of the event, where the sentence gives them.
    pub when: Option<(Day, Day)>,
    /// Where it happened, where the sentence says so.
    pub place: Option<Participant>,
    /// Whom its words count.
    pub people: Option<CountedPeople>,
    /// Its source; `None` where the article itself states it.
    pub source: Option<Participant>,
}

impl FigureRow {
    /// The number that stands for the count: its least, else its greatest.
    pub fn count(&self) -> Option<u64> {
        self.figure.low.or(self.figure.high)
    }
}
