//! What is observed of a word and of a whole name: the features of the tagger.

use super::super::name_features::NameFeatures;
use super::super::page::Page;
use super::lattice::{Lattice, Sheet};
use super::traits::{Describe, Trait};
use crate::model::EntityKind;
use crate::text::{Case, Kind, key};
use std::borrow::Cow;
use std::ops::Range;

impl Sheet<'_, '_, '_> {
    /// Gives an observer all features of a stretch.
    pub(super) fn describe(&self, lattice: &Lattice, sentence: &Range<usize>, observer: &mut impl Describe) {
        let words = Words::new(self.page, lattice.tokens.clone(), sentence.clone());
        for at in lattice.tokens.clone() {
            self.describe_token(at, &words, observer);
        }
        for (index, candidate) in lattice.candidates.iter().enumerate() {
            let tokens = lattice.tokens.start + candidate.from..lattice.tokens.start + candidate.to;
            self.describe_candidate(index, tokens, observer);
        }
    }

    fn describe_token(&self, at: usize, words: &Words<'_>, observer: &mut impl Describe) {
        let index = at - words.tokens.start;
        let mut observe = |of: Trait, value: &str| observer.token(index, of, value);
        observe(Trait::Word, words.word(at));
        observe(Trait::Before, words.before(at, 1));
        observe(Trait::Behind, words.behind(at, 1));
        observe(Trait::SecondBefore, words.before(at, 2));
        observe(Trait::SecondBehind, words.behind(at, 2));
        observe(Trait::Shape, self.shape(at));
        for (of, at) in [(Trait::CueBefore, at.wrapping_sub(1)), (Trait::Cue, at), (Trait::CueBehind, at + 1)] {
            if words.sentence.contains(&at) {
                let cues = self.page.cues(at);
                CUES.iter().filter(|(cue, _)| cues.intersects(*cue)).for_each(|(_, name)| observe(of, name));
            }
        }
        if let Some(typed) = self.typed_at(at) {
            let part = part_of(&typed.mention.tokens, at);
            observe(Trait::Rule, &[typed.kind.name(), " ", typed.mention.rule, " ", part].concat());
        }
        if self.page.capital(at) {
            self.describe_capital(at, words, &mut observe);
        }
    }

    /// What only capitalised words show.
    fn describe_capital(&self, at: usize, words: &Words<'_>, observe: &mut impl FnMut(Trait, &str)) {
        const SUFFIXES: [usize; 3] = [2, 3, 4];
        const PREFIX: usize = 3;
        let word = words.word(at);
        for len in SUFFIXES {
            if let Some((cut, _)) = word.char_indices().rev().nth(len - 1).filter(|(cut, _)| *cut > 0) {
                observe(Trait::Suffix, &word[cut..]);
            }
        }
        if let Some((cut, _)) = word.char_indices().nth(PREFIX) {
            observe(Trait::Prefix, &word[..cut]);
        }
        let run = words.run(self.page, at);
        observe(Trait::RunFirst, words.word(run.start));
        observe(Trait::RunLast, words.word(run.end - 1));
        observe(Trait::RunBefore, words.before(run.start, 1));
        observe(Trait::RunBehind, words.behind(run.end - 1, 1));
        let position = match (self.page.opens_sentence(at, &words.sentence), self.page.is_common(at)) {
            (true, true) => "opens usual",
            (true, false) => "opens",
            (false, true) => "inside usual",
            (false, false) => "inside",
        };
        observe(Trait::Position, position);
    }

    fn describe_candidate(&self, index: usize, tokens: Range<usize>, observer: &mut impl Describe) {
        const LENGTHS: [&str; 7] = ["1", "2", "3", "4", "5", "6", "7"];
        let mut observe = |of: Trait, value: &str| observer.candidate(index, of, value);
        if let Some(typed) = self.typed_at(tokens.start).or_else(|| self.typed_at(tokens.end - 1)) {
            let rule = &typed.mention.tokens;
            let same = *rule == tokens;
            let within = rule.start >= tokens.start && rule.end <= tokens.end;
            let (kind, more) = (typed.kind.name(), if within { "more than" } else { "less than" });
            observe(Trait::WholeRule, &[kind, " ", if same { typed.mention.rule } else { more }].concat());
        }
        let name = key(self.page.reading.span(tokens.clone()).of(self.page.reading.text));
        if let Some((kind, strength)) = self.memory.majority(&name) {
            let strength = LENGTHS[(strength as usize).clamp(1, LENGTHS.len()) - 1];
            observe(Trait::WholeKnown, &["heard ", kind.name(), " ", strength].concat());
        }
        if self.memory.is_of_person(&name) {
            observe(Trait::WholeKnown, "part of a person");
        }
        if let Some(known) = self.page.known(tokens.start).filter(|known| known.len == tokens.len()) {
            observe(Trait::WholeKnown, known.kind.name());
        }
        observe(Trait::WholeLength, LENGTHS[tokens.len().min(LENGTHS.len()) - 1]);
        const SHOWN: usize = 5;
        let shapes: Vec<&str> = tokens.take(SHOWN).map(|at| self.shape(at)).collect();
        observe(Trait::WholeShape, &shapes.join(" "));
    }

    /// How a token is written.
    fn shape(&self, at: usize) -> &'static str {
        const DIGITS: [&str; 5] = ["1", "12", "123", "1234", "12345"];
        let token = &self.page.reading.tokens[at];
        match (token.kind, token.case) {
            (Kind::Digits, _) => DIGITS[token.span.len().min(DIGITS.len()) - 1],
            (Kind::Sign('-' | '–'), _) => "-",
            (Kind::Sign('.'), _) => ".",
            (Kind::Sign(','), _) => ",",
            (Kind::Sign('&'), _) => "&",
            (Kind::Sign(_), _) => "*",
            (Kind::Word, Case::Lower) => "a",
            (Kind::Word, Case::Capital) if token.span.len() == 1 => "A",
            (Kind::Word, Case::Capital) => "Aa",
            (Kind::Word, Case::Upper) => "AA",
            (Kind::Word, Case::Mixed) => "AaA",
        }
    }
}

/// The signs of the lexicon, as the weights name them.
const CUES: [(NameFeatures, &str); 28] = [
    (NameFeatures::TITLE, "title"),
    (NameFeatures::HONORIFIC, "honorific"),
    (NameFeatures::HEAD_ORGANIZATION, "organization"),
    (NameFeatures::HEAD_PLACE, "place"),
    (NameFeatures::HEAD_NOTHING, "thing"),
    (NameFeatures::INNER, "inner"),
    (NameFeatures::LINK, "link"),
    (NameFeatures::ARTICLE, "article"),
    (NameFeatures::AND, "and"),
    (NameFeatures::PARTICLE, "particle"),
    (NameFeatures::DIRECTION, "direction"),
    (NameFeatures::GIVEN, "given"),
    (NameFeatures::SURNAME, "surname"),
    (NameFeatures::COMMON, "common"),
    (NameFeatures::NOTHING, "nothing"),
    (NameFeatures::DOUBTFUL, "doubtful"),
    (NameFeatures::FUNCTION, "function"),
    (NameFeatures::UNIT, "unit"),
    (NameFeatures::BEFORE_NOTHING, "before thing"),
    (NameFeatures::AFTER_NOTHING, "after thing"),
    (NameFeatures::before(EntityKind::Person), "before person"),
    (NameFeatures::before(EntityKind::Organization), "before organization"),
    (NameFeatures::before(EntityKind::Place), "before place"),
    (NameFeatures::often_before(EntityKind::Place), "often before place"),
    (NameFeatures::after(EntityKind::Person), "after person"),
    (NameFeatures::after(EntityKind::Organization), "after organization"),
    (NameFeatures::after(EntityKind::Place), "after place"),
    (NameFeatures::LAST, "last"),
];

fn part_of(tokens: &Range<usize>, at: usize) -> &'static str {
    match (at == tokens.start, at + 1 == tokens.end) {
        (true, true) => "only",
        (true, false) => "first",
        (false, true) => "last",
        (false, false) => "inner",
    }
}

/// The words of a stretch and around it in look-up form.
struct Words<'t> {
    tokens: Range<usize>,
    sentence: Range<usize>,
    first: usize,
    keys: Vec<Cow<'t, str>>,
}

impl<'t> Words<'t> {
    fn new(page: &Page<'_, 't>, tokens: Range<usize>, sentence: Range<usize>) -> Self {
        const AROUND: usize = 2;
        let first = tokens.start.saturating_sub(AROUND).max(sentence.start);
        let end = (tokens.end + AROUND).min(sentence.end);
        let keys = (first..end).map(|at| key(page.reading.surface(at))).collect();
        Self { tokens, sentence, first, keys }
    }

    fn word(&self, at: usize) -> &str {
        &self.keys[at - self.first]
    }

    /// The word that stands so many tokens before a token of the sentence.
    fn before(&self, at: usize, distance: usize) -> &str {
        match at.checked_sub(distance) {
            Some(before) if before >= self.sentence.start => self.word(before),
            _ => "^",
        }
    }

    /// The word that stands so many tokens behind a token of the sentence.
    fn behind(&self, at: usize, distance: usize) -> &str {
        if at + distance < self.sentence.end { self.word(at + distance) } else { "$" }
    }

    /// The run of capitals around a token of the stretch.
    fn run(&self, page: &Page<'_, '_>, at: usize) -> Range<usize> {
        let (mut start, mut end) = (at, at + 1);
        while start > self.tokens.start && page.capital(start - 1) {
            start -= 1;
        }
        while end < self.tokens.end && page.capital(end) {
            end += 1;
        }
        start..end
    }
}
