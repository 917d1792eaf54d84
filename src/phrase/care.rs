//! Hospitals and their like, where people are brought, and nothing happened: the town of one is
//! not the place of an event (*taken to a hospital in Gao*), unless it was struck itself (*shells
//! hit a hospital in Gao*).

use crate::lang::TokenizedText;

crate::lang::phrase_lists! {
    /// The words of care, from a language's `phrases` file.
    pub struct Care of phrases
    lists {
        /// Where people are brought.
        care,
        /// Before what was struck.
        struck,
        /// Before where people are brought or lie (to, in).
        brought,
    }
}

impl Care {
    /// Whether words of the sentence that end before a token name a place where people are only
    /// brought: hit and taken to a hospital.
    pub fn is_before(&self, reading: &TokenizedText<'_>, at: usize) -> bool {
        /// Words between the one for the blow and that for the hospital: a children's, the only.
        const REACH: usize = 4;
        let (words, from) = (&reading.words, reading.sentence_start(at));
        let is_struck = |start: usize| {
            let mut before = (from.max(start.saturating_sub(REACH))..=start).rev();
            let verdict = before.find_map(|end| {
                let is_blow = self.struck.ending(words, from, end).is_some();
                (is_blow || self.brought.ending(words, from, end).is_some()).then_some(is_blow)
            });
            verdict.unwrap_or_default()
        };
        self.care.ending(words, from, at).is_some_and(|start| !is_struck(start))
    }
}
