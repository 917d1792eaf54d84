//! What may stand under a column, and where the articles say so.

use super::columns::Column;
use crate::desk::annotation::Id;
use std::sync::Arc;

/// Quotes that are shown of one candidate.
pub(super) const QUOTES: usize = 4;

/// A column and what the articles offer for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The column.
    pub column: &'static Column,
    /// What may stand there, the likeliest first.
    pub candidates: Vec<Candidate>,
    /// Whether the texts say so: the draft then takes the first.
    pub stated: bool,
}

/// What may stand under a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The cell.
    pub value: String,
    /// What the codebook means by it, where it is a code.
    pub means: &'static str,
    /// Where the articles say so.
    pub cited: Vec<Cited>,
    /// Another column that it fills as well, and with what.
    pub brings: Option<(&'static str, String)>,
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
    /// The sentence before, at and behind its words.
    pub sentence: [String; 3],
}

impl Candidate {
    pub(super) fn of(value: String) -> Self {
        Self { value, means: "", cited: Vec::new(), brings: None }
    }

    /// Adds a quote, as long as there are few.
    pub(super) fn cite(&mut self, cited: impl FnOnce() -> Cited) {
        if self.cited.len() < QUOTES {
            self.cited.push(cited());
        }
    }

    /// The cells that are filled with it under a column.
    pub fn cells<'a>(&'a self, column: &'a str) -> Vec<(&'a str, &'a str)> {
        let brought = self.brings.as_ref().map(|(other, value)| (*other, value.as_str()));
        std::iter::once((column, &*self.value)).chain(brought).collect()
    }
}

impl Entry {
    /// The candidate that stands in the row.
    pub fn chosen(&self, value: &str) -> Option<usize> {
        self.candidates.iter().position(|candidate| candidate.value == value)
    }

    /// What comes next, or before: a candidate, or nothing at all, which is behind the
    /// last and before the first.
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
