//! Two versions of a text, read as words and paired.

use super::pairing::pair;
use super::side::{Side, Words};

/// An old text beside a new one.
#[derive(Debug)]
pub struct Anchors<'t> {
    pub(super) old: Side<'t>,
    pub(super) new: Side<'t>,
    /// For each token of the old text the index of its counterpart in the new one.
    pub(super) pairs: Vec<Option<usize>>,
}

impl<'t> Anchors<'t> {
    /// Reads both texts once, in linear time; so is each search for a place that moved.
    /// `protected_terms` are the words and phrases of their language whose change is never
    /// bridged: number words, negations, units. Digits are always protected.
    pub fn new(old: &'t str, new: &'t str, protected_terms: &[impl AsRef<str>]) -> Self {
        let mut words = Words::new(protected_terms);
        let (old, new) = (Side::new(old, &mut words), Side::new(new, &mut words));
        let pairs = pair(&old.words, &new.words);
        Self { old, new, pairs }
    }
}
