//! Candidates for the columns of a codebook, with the places where the articles state them.

use super::columns::Column;
use crate::desk::annotation::Id;
use std::sync::Arc;

/// The most quotes of one candidate.
pub(super) const QUOTES: usize = 4;

/// A column and what the articles offer for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The column.
    pub column: &'static Column,
    /// The candidates, the likeliest first.
    pub candidates: Vec<Candidate>,
    /// Whether the texts state it: the draft then takes the first.
    pub stated: bool,
    /// Whether the first is what an article says of the event, a judgement that the coder has
    /// yet to make where the texts do not state it.
    pub is_suggested: bool,
}

/// A candidate for the cell of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The value of the cell.
    pub value: String,
    /// The meaning of the value in the codebook, where it is a code.
    pub means: &'static str,
    /// The places where the articles state it.
    pub cited: Vec<Cited>,
    /// Another column that it fills as well, with that column's value.
    pub brings: Option<(&'static str, String)>,
    /// Whether no article says it: a sum of what one says.
    pub derived: bool,
}

/// A mark in its sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    /// Its document.
    pub document: Id,
    /// The mark.
    pub mark: Id,
    /// The title of the document.
    pub title: Arc<str>,
    /// The language of the document (BCP 47).
    pub language: Arc<str>,
    /// Its sentence: before the mark, the mark, and behind it.
    pub sentence: [String; 3],
}

impl Candidate {
    pub(super) fn of(value: String) -> Self {
        Self { value, means: "", cited: Vec::new(), brings: None, derived: false }
    }

    /// Adds a quote, up to [`QUOTES`].
    pub(super) fn cite(&mut self, cited: impl FnOnce() -> Cited) {
        if self.cited.len() < QUOTES {
            self.cited.push(cited());
        }
    }

    /// The cells that it fills when it is chosen for a column.
    pub fn cells<'a>(&'a self, column: &'a str) -> Vec<(&'a str, &'a str)> {
        let brought = self.brings.as_ref().map(|(other, value)| (*other, value.as_str()));
        std::iter::once((column, &*self.value)).chain(brought).collect()
    }
}

impl Entry {
    /// The index of the candidate with this value.
    pub fn chosen(&self, value: &str) -> Option<usize> {
        self.candidates.iter().position(|candidate| candidate.value == value)
    }

    /// The next candidate, or the previous one; `None` behind the last and before the first,
    /// which stands for a blank cell.
    pub fn step(&self, value: &str, forward: bool) -> Option<&Candidate> {
        let count = self.candidates.len();
        let at = match (self.chosen(value), forward) {
            (Some(at), true) => at + 1,
            (Some(at), false) => at.checked_sub(1)?,
            (None, true) => 0,
            (None, false) => count.checked_sub(1)?,
        };
        self.candidates.get(at)
    }
}
