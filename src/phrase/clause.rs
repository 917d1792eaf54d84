//! What turns a clause round: negation, reports that the text calls false, questions.

use crate::lang::TokenizedText;
use crate::text::Kind;
use std::ops::Range;

crate::lang::phrase_lists! {
    /// The words by which a language turns clauses round, from its `phrases` file.
    pub struct Clauses of phrases
    lists {
        /// Denies the verb behind it (not, không).
        negation,
        /// Begins like a negation and denies nothing (not only, không may).
        no_negation,
        /// A report that may turn out false.
        report,
        /// Says that a report was false, behind it.
        called_false,
        /// Says that what follows is false.
        falsely,
    }
}

impl Clauses {
    /// Where the negation starts that ends right before a token: was *not* killed.
    pub fn negation_before(&self, reading: &TokenizedText<'_>, from: usize, at: usize) -> Option<usize> {
        let start = self.negation.ending(&reading.words, from, at)?;
        self.no_negation.longest(&reading.words, start).is_none().then_some(start)
    }

    /// Whether a negation starts at a token.
    pub fn denies_at(&self, reading: &TokenizedText<'_>, at: usize) -> bool {
        self.negation.longest(&reading.words, at).is_some() && self.no_negation.longest(&reading.words, at).is_none()
    }

    /// Whether a sentence asks.
    pub fn is_question(&self, reading: &TokenizedText<'_>, sentence: &Range<usize>) -> bool {
        let closes = |i: &usize| matches!(reading.tokens[*i].kind, Kind::Sign('"' | '”' | '’' | '\'' | '»' | ')'));
        sentence.clone().rev().find(|i| !closes(i)).is_some_and(|i| reading.is(i, '?'))
    }

    /// Whether a sentence calls what stands at a token false: reports that six men
    /// had drowned were false; contrary to rumours that …
    pub fn is_called_false(&self, reading: &TokenizedText<'_>, sentence: &Range<usize>, at: usize) -> bool {
        let stands = |list: &crate::lang::Lexicon<()>, mut range: Range<usize>| {
            range.any(|i| list.longest(&reading.words, i).is_some())
        };
        stands(&self.falsely, sentence.start..at)
            || stands(&self.report, sentence.start..at) && stands(&self.called_false, at..sentence.end)
            || self.is_report_called_false(reading, sentence, at)
    }

    /// Whether the report that tells what stands at a token is called false before it is
    /// named: called fake the reports of 22 wounded.
    fn is_report_called_false(&self, reading: &TokenizedText<'_>, sentence: &Range<usize>, at: usize) -> bool {
        /// Tokens between the report and what it tells.
        const REACH: usize = 6;
        let from = sentence.start.max(at.saturating_sub(REACH));
        let report = (from..at).rev().find(|&i| self.report.longest(&reading.words, i).is_some());
        report.is_some_and(|report| {
            let is_before = |i: usize| {
                let called = self.called_false.longest(&reading.words, i);
                called.is_some_and(|called| i + called.len <= report && report - i - called.len <= REACH)
            };
            (sentence.start..report).any(is_before)
        })
    }
}
