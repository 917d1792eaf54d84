//! Runs of capitalised words, in which names stand.

use super::name_features::NameFeatures;
use super::page::Page;
use crate::text::Kind;
use std::ops::Range;

/// The longest name that is considered, in tokens; it bounds the cost of a name. One name
/// of `en-dev` needs more than half of it.
pub(super) const LONGEST: usize = 32;

/// No more particles stand in a row.
const PARTICLES: usize = 3;

impl Page<'_, '_> {
    /// The run of name words that starts at a token: capitalised words with the
    /// hyphens, initials, figures and particles between them. Empty where none starts.
    pub(super) fn run(&self, start: usize, end: usize) -> Range<usize> {
        let (mut to, end) = (start, end.min(start + LONGEST));
        let opening = self.capital(start) || !self.is_word(start) || self.cues(start).intersects(NameFeatures::OPENING);
        while opening && to < end {
            let next = self.word_end(to, end);
            if next == to || (to > start && self.fresh_line(to)) {
                break;
            }
            to = next;
        }
        while to > start && self.cues(to - 1).intersects(NameFeatures::PARTICLE) && !self.capital(to - 1) {
            to -= 1;
        }
        start..to
    }

    /// Where the name word that starts at a token ends; the token itself where none does.
    fn word_end(&self, at: usize, end: usize) -> usize {
        if self.capital(at) {
            return self.glued_end(at, end);
        }
        if self.reading.digits(at).is_some() && self.capital(at + 1) && self.reading.glued(at + 1) && at + 1 < end {
            return self.glued_end(at + 1, end);
        }
        let mut next = at;
        while next < end.min(at + 2 * PARTICLES)
            && self.is_word(next)
            && self.cues(next).intersects(NameFeatures::PARTICLE)
        {
            let hyphen = self.reading.is(next + 1, '-') && self.reading.glued(next + 2);
            next += 1 + usize::from(hyphen);
            if next < end && !self.fresh_line(next) && self.capital(next) {
                return self.glued_end(next, end);
            }
        }
        if self.reading.is(at, '&') && at + 1 < end && self.capital(at + 1) { at + 1 } else { at }
    }

    /// The end of a capitalised word with all that is glued to it and belongs to it.
    fn glued_end(&self, at: usize, end: usize) -> usize {
        let mut to = at + 1;
        // A letter is one however its marks are encoded.
        let single = self.reading.surface(at).chars().filter(|c| c.is_alphabetic()).count() == 1;
        if (single || self.cues(at).intersects(NameFeatures::STOPPED))
            && self.reading.is(to, '.')
            && self.reading.glued(to)
        {
            to += 1;
        }
        while to < end && self.reading.glued(to) {
            let Some(next) = self.joined(to, end) else { break };
            to = next;
        }
        to
    }

    /// The end of what a glued token adds to the name word before it.
    fn joined(&self, at: usize, end: usize) -> Option<usize> {
        match self.reading.tokens[at].kind {
            Kind::Digits => Some(at + 1),
            Kind::Sign('-') if at + 1 < end && self.reading.glued(at + 1) => {
                let transcribed = self.knowledge.transcribes && self.is_word(at + 1);
                let particle = self.cues(at + 1).intersects(NameFeatures::PARTICLE) && self.reading.is(at + 2, '-');
                let digits = self.reading.tokens[at + 1].kind == Kind::Digits;
                (self.capital(at + 1) || transcribed || particle || digits).then_some(at + 2)
            }
            Kind::Sign('.') if self.is_site(at, end) => Some(at + 2),
            _ => None,
        }
    }

    /// Whether a stop and the word glued to it end the name of a site (Reuters.com).
    fn is_site(&self, at: usize, end: usize) -> bool {
        at + 1 < end
            && self.reading.glued(at + 1)
            && self.is_word(at + 1)
            && !self.capital(at + 1)
            && self.reading.tokens[at + 1].span.len() <= 3
    }
}
