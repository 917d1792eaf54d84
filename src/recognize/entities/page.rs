//! The text that names are sought in, with the features of each token.

use super::gazetteer::Known;
use super::name_features::NameFeatures;
use super::name_knowledge::NameKnowledge;
use crate::lang::TokenizedText;
use crate::text::{Case, Kind, key};
use rustc_hash::FxHashSet;
use std::borrow::Cow;
use std::ops::Range;

/// How a sentence uses capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// Names have capitals.
    Plain,
    /// Most words have them: a headline.
    Title,
    /// All words are in capitals, which then mark no names.
    Capitals,
}

/// A text with what is known of each of its words.
pub(super) struct Page<'p, 't> {
    pub(super) knowledge: &'p NameKnowledge,
    pub(super) reading: &'p TokenizedText<'t>,
    /// Words that the text also writes small, within a sentence.
    small: FxHashSet<Cow<'t, str>>,
}

impl<'p, 't> Page<'p, 't> {
    pub(super) fn new(knowledge: &'p NameKnowledge, reading: &'p TokenizedText<'t>) -> Self {
        let lower = reading.tokens.iter().enumerate().filter(|(_, t)| t.kind == Kind::Word && t.case == Case::Lower);
        let small = lower.map(|(i, _)| key(reading.surface(i))).collect();
        Self { knowledge, reading, small }
    }

    pub(super) fn cues(&self, at: usize) -> NameFeatures {
        self.reading.words.get(at).map_or_else(NameFeatures::default, |word| self.knowledge.cues.of(*word))
    }

    pub(super) fn phrase(&self, at: usize, wanted: NameFeatures) -> Option<(usize, NameFeatures)> {
        self.knowledge.cues.longest(&self.reading.words, at, wanted)
    }

    pub(super) fn phrase_before(&self, end: usize, wanted: NameFeatures) -> Option<(usize, NameFeatures)> {
        self.knowledge.cues.ending_at(&self.reading.words, end, wanted)
    }

    pub(super) fn known(&self, at: usize) -> Option<Known> {
        self.knowledge.gazetteer.at(self.reading, at)
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.reading.tokens.get(at).is_some_and(|token| token.kind == Kind::Word)
    }

    pub(super) fn case(&self, at: usize) -> Case {
        self.reading.tokens.get(at).map_or(Case::Lower, |token| token.case)
    }

    pub(super) fn capital(&self, at: usize) -> bool {
        self.case(at) != Case::Lower
    }

    /// Whether a token starts its line.
    pub(super) fn fresh_line(&self, at: usize) -> bool {
        self.reading.tokens.get(at).is_none_or(|token| token.fresh_line)
    }

    /// Whether a capitalised word is one that any sentence may start with.
    pub(super) fn is_common(&self, at: usize) -> bool {
        let cues = self.cues(at);
        if cues.intersects(NameFeatures::COMMON | NameFeatures::NOTHING) {
            return true;
        }
        let key = crate::text::key(self.reading.surface(at));
        self.small.contains(key.as_ref()) || self.knowledge.common.holds(&key)
    }

    /// Whether a capitalised word is a small one of the language, with which no
    /// name goes on.
    pub(super) fn breaks(&self, at: usize) -> bool {
        let cues = self.cues(at);
        cues.intersects(NameFeatures::FUNCTION)
            && self.case(at) == Case::Capital
            && !self.is_initial(at)
            && !cues.intersects(NameFeatures::PARTICLE | NameFeatures::SURNAME | NameFeatures::LINK)
    }

    /// Whether a token is a letter with its stop.
    pub(super) fn is_initial(&self, at: usize) -> bool {
        self.reading.surface(at).chars().count() == 1 && self.reading.is(at + 1, '.') && self.reading.glued(at + 1)
    }

    /// Whether nothing but signs stands between a token and the start of its
    /// sentence or quotation.
    pub(super) fn opens_sentence(&self, at: usize, sentence: &Range<usize>) -> bool {
        const REACH: usize = 8;
        for token in (sentence.start..at).rev().take(REACH) {
            match self.reading.tokens[token].kind {
                Kind::Sign('"' | '“' | '«' | '★' | '•' | '*') => return true,
                Kind::Sign('‘' | '\'' | '(' | '[' | '-' | '–' | '—' | '|') if !self.reading.glued(token) => {}
                Kind::Sign(':' | '.' | '?' | '!' | ']' | '…' | '>' | '/') => return !self.reading.glued(token + 1),
                Kind::Digits => {}
                _ => return false,
            }
        }
        at - sentence.start <= REACH
    }

    /// How a sentence uses capitals.
    pub(super) fn style(&self, sentence: &Range<usize>) -> Style {
        let (mut words, mut capitals, mut uppers) = (0, 0, 0);
        for i in sentence.clone().filter(|&i| self.is_word(i) && !self.reading.glued(i)) {
            let small = self.cues(i).intersects(NameFeatures::FUNCTION | NameFeatures::PARTICLE | NameFeatures::LINK)
                && !self.capital(i);
            words += usize::from(!small);
            capitals += usize::from(self.capital(i));
            uppers += usize::from(self.case(i) == Case::Upper);
        }
        if words >= 3 && uppers * 10 >= words * 8 {
            Style::Capitals
        } else if words >= 4 && capitals >= words {
            Style::Title
        } else {
            Style::Plain
        }
    }
}
