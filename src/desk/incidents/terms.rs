//! Names and words of articles as terms, by which articles are compared.

use rustc_hash::{FxHashMap, FxHasher};
use std::hash::Hasher;

/// A name, or a word or two, by its hash: terms are only compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Term(u64);

impl Term {
    /// The term of a hash that was taken before.
    pub(super) const fn from_bits(hash: u64) -> Self {
        Self(hash)
    }

    /// Its hash.
    pub(super) const fn to_bits(self) -> u64 {
        self.0
    }

    /// The term of a name or of folded words.
    pub(super) fn of(words: &str) -> Self {
        let mut hasher = FxHasher::default();
        hasher.write(words.as_bytes());
        Self(hasher.finish())
    }
}

/// Terms as a set: sorted, each once.
pub(super) fn terms(found: impl IntoIterator<Item = Term>) -> Vec<Term> {
    let mut terms: Vec<Term> = found.into_iter().collect();
    terms.sort_unstable();
    terms.dedup();
    terms
}

/// Terms with the sum of their squared weights, by which two sets are compared.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Weighed {
    /// The terms, sorted.
    pub(super) terms: Vec<Term>,
    /// The squared weight of each.
    squares: Vec<f32>,
    square: f32,
}

/// How telling each term of a library is: ln(1 + articles / articles that have it), the
/// inverse document frequency of Spärck Jones (1972), smoothed so that a library of two
/// articles can be compared as well.
#[derive(Debug, Default)]
pub(super) struct TermWeights {
    articles: f32,
    held_by: FxHashMap<Term, u32>,
    squares: FxHashMap<Term, f32>,
}

impl TermWeights {
    /// The weights of a library; each item holds the terms of one article.
    pub(super) fn of<'t>(articles: impl Iterator<Item = &'t [Term]>) -> Self {
        let mut weights = Self::default();
        for article in articles {
            weights.articles += 1.0;
            for term in article {
                *weights.held_by.entry(*term).or_default() += 1;
            }
        }
        weights.squared()
    }

    /// The weights of a library of so many articles, by how many have each term; a term that is
    /// not there is of one article.
    pub(super) fn counted(articles: f32, held_by: impl Iterator<Item = (Term, u32)>) -> Self {
        Self { articles, held_by: held_by.collect(), squares: FxHashMap::default() }.squared()
    }

    fn squared(mut self) -> Self {
        self.squares = self.held_by.keys().map(|term| (*term, self.weight(*term).powi(2))).collect();
        self
    }

    /// The weight of a term.
    pub(super) fn weight(&self, term: Term) -> f32 {
        let held = self.held_by.get(&term).map_or(1.0, |count| *count as f32);
        (self.articles / held).ln_1p()
    }

    /// Whether more than one article has a term.
    pub(super) fn is_shared(&self, term: Term) -> bool {
        self.held_by.get(&term).is_some_and(|count| *count > 1)
    }

    /// A set with its weight.
    pub(super) fn weigh(&self, terms: Vec<Term>) -> Weighed {
        let squares: Vec<f32> = terms.iter().map(|term| self.square(*term)).collect();
        let square = squares.iter().sum();
        Weighed { terms, squares, square }
    }

    /// The cosine of two sets, 0 to 1; `None` where one is empty.
    pub(super) fn cosine(&self, one: &Weighed, other: &Weighed) -> Option<f32> {
        if one.square <= 0.0 || other.square <= 0.0 {
            return None;
        }
        let shared: f32 = places_in_both(&one.terms, &other.terms).map(|at| one.squares[at]).sum();
        Some(shared / (one.square * other.square).sqrt())
    }

    fn square(&self, term: Term) -> f32 {
        self.squares.get(&term).copied().unwrap_or_else(|| self.weight(term).powi(2))
    }
}

/// The terms that two sets share.
pub(super) fn in_both<'t>(one: &'t [Term], other: &'t [Term]) -> impl Iterator<Item = Term> + 't {
    places_in_both(one, other).map(|at| one[at])
}

/// The places in the first set of the terms that two sets share: both are gone through once,
/// for most sets are about as long as each other.
fn places_in_both<'t>(one: &'t [Term], other: &'t [Term]) -> impl Iterator<Item = usize> + 't {
    let mut at = 0;
    one.iter()
        .enumerate()
        .filter(move |(_, term)| {
            while other.get(at).is_some_and(|held| held < *term) {
                at += 1;
            }
            other.get(at) == Some(*term)
        })
        .map(|(place, _)| place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_few_articles_name_tells_more() {
        let set = |words: &str| terms(words.split(' ').map(Term::of));
        let articles = ["karsa police", "karsa police", "karsa flood", "police court"].map(set);
        let weights = TermWeights::of(articles.iter().map(Vec::as_slice));
        assert!(weights.weight(Term::of("court")) > weights.weight(Term::of("police")));
        let weighed = articles.map(|terms| weights.weigh(terms));
        let likeness = |i: usize, j: usize| weights.cosine(&weighed[i], &weighed[j]).unwrap_or_default();
        assert!(likeness(0, 1) > 0.99 && likeness(0, 2) < 0.5 && likeness(2, 3) < 0.01);
        assert_eq!(weights.cosine(&Weighed::default(), &weighed[0]), None);
    }
}
