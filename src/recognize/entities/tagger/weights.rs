//! The weights of the tagger, and the scores that they add up to.

use super::lattice::Lattice;
use super::traits::{Describe, Trait};
use crate::lang::tables;
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};

/// How many things a token can be: part of no name; or of a name of one of three
/// kinds, as its first, inner, last or only word, or as whichever of these.
pub const COLUMNS: usize = 16;

/// The weight for each column.
pub type Row = [i32; COLUMNS];

/// The column of a token that is part of no name.
pub const NOTHING: usize = 0;

/// Where a token stands in a name, or the name as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The first of several words.
    First,
    /// Neither the first nor the last word.
    Inner,
    /// The last of several words.
    Last,
    /// The only word.
    Only,
    /// Any of its words, or all together.
    Whole,
}

/// The column of a part of a name of a kind, counted as in `EntityKind::ALL`.
pub const fn column(kind: usize, part: Part) -> usize {
    1 + kind * 5 + part as usize
}

/// The weights of what is observed.
#[derive(Debug, Default)]
pub(super) struct Weights {
    rows: FxHashMap<u64, u32>,
    table: Vec<Row>,
}

impl Weights {
    /// Reads the weights file of a language: a section for each trait, and in it
    /// the values that share a row with that row, a letter and a number for each
    /// column that is not zero (`river | lake = l12 k-3`).
    pub(super) fn new(file: &'static str) -> Self {
        let mut weights = Self::default();
        for table in tables(file) {
            let Some((of, _)) = Trait::ALL.into_iter().find(|(_, name)| *name == table.name) else { continue };
            for values in table.entries {
                let at = weights.table.len() as u32;
                weights.table.push(row(values.value));
                weights.rows.extend(values.phrases.into_iter().map(|value| (hash(of, value), at)));
            }
        }
        weights
    }

    fn row(&self, of: Trait, value: &str) -> Option<&Row> {
        self.rows.get(&hash(of, value)).map(|&row| &self.table[row as usize])
    }
}

/// Reads the columns of a row.
fn row(text: &str) -> Row {
    let mut row = [0; COLUMNS];
    for (column, weight) in text.split_whitespace().filter_map(cell) {
        row[column] = weight;
    }
    row
}

/// A column, by its letter, and its weight.
fn cell(text: &str) -> Option<(usize, i32)> {
    let mut letters = text.chars();
    let column = (letters.next()? as usize).wrapping_sub('a' as usize);
    (column < COLUMNS).then_some((column, letters.as_str().parse().ok()?))
}

/// Whether a value of a weights file is a row of columns.
pub(in crate::recognize::entities) fn is_row(text: &str) -> bool {
    text.split_whitespace().all(|text| cell(text).is_some())
}

fn hash(of: Trait, value: &str) -> u64 {
    let mut hasher = FxHasher::default();
    (of as u8, value).hash(&mut hasher);
    hasher.finish()
}

/// The summed weights of each token and of each candidate.
#[derive(Clone, Debug, Default)]
pub struct Scores {
    /// By token of the stretch.
    pub tokens: Vec<Row>,
    /// By candidate.
    pub candidates: Vec<Row>,
}

impl Scores {
    /// Zero for each token and candidate of a stretch.
    pub fn of(lattice: &Lattice) -> Self {
        let zero = [0; COLUMNS];
        Self { tokens: vec![zero; lattice.tokens.len()], candidates: vec![zero; lattice.candidates.len()] }
    }
}

/// Sums the weights of what is observed.
pub(super) struct Weighing<'w> {
    pub(super) weights: &'w Weights,
    pub(super) scores: Scores,
}

impl Describe for Weighing<'_> {
    fn token(&mut self, at: usize, of: Trait, value: &str) {
        if let Some(row) = self.weights.row(of, value) {
            add(&mut self.scores.tokens[at], row);
        }
    }

    fn candidate(&mut self, index: usize, of: Trait, value: &str) {
        if let Some(row) = self.weights.row(of, value) {
            add(&mut self.scores.candidates[index], row);
        }
    }
}

fn add(sum: &mut Row, row: &Row) {
    for (sum, weight) in sum.iter_mut().zip(row) {
        *sum += weight;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_a_line_share_its_row() {
        let weights = Weights::new("[word]\nriver|lake = l12 p-3\n[shape]\nAa = a1\n[unheard of]\nx = a1");
        for value in ["river", "lake"] {
            assert_eq!(weights.row(Trait::Word, value).map(|row| (row[11], row[15], row[0])), Some((12, -3, 0)));
        }
        assert_eq!(weights.row(Trait::Shape, "Aa").map(|row| row[NOTHING]), Some(1));
        assert!(weights.row(Trait::Word, "Aa").is_none() && weights.row(Trait::Shape, "x").is_none());
    }

    #[test]
    fn a_row_that_cannot_be_read_says_nothing() {
        for text in ["", "a", "z9", "9", "á1", "b1.5", "-"] {
            assert_eq!(row(text), [0; COLUMNS], "{text}");
        }
    }
}
