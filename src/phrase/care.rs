//! Hospitals and their like, where people are brought, and nothing happened: the town of one is
//! not the place of an event (*taken to a hospital in Gao*), unless it was struck itself (*shells
//! hit a hospital in Gao*).

use crate::lang::Word;

crate::lang::phrase_lists! {
    /// The words of care, from a language's `phrases` file.
    pub struct Care of phrases
    lists {
        /// Where people are brought.
        care,
        /// Before what was struck.
        struck,
    }
}

impl Care {
    /// Whether words that end before a token name a place where people are only brought.
    pub fn is_before(&self, words: &[Word], at: usize) -> bool {
        /// Words between the one for the blow and that for the hospital: a children's, the only.
        const REACH: usize = 4;
        let is_struck =
            |start: usize| (0..=REACH.min(start)).any(|n| self.struck.ending(words, 0, start - n).is_some());
        self.care.ending(words, 0, at).is_some_and(|start| !is_struck(start))
    }
}
