//! One of the two texts that are compared, as numbers for its words.

use crate::text::{Kind, Span, Token, key, tokenize};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Numbers for words, so that two texts are compared as integers, and the
/// phrases that must not differ.
pub(super) struct Words {
    numbers: FxHashMap<String, u32>,
    /// By their first word.
    protected_terms: FxHashMap<u32, Vec<Vec<u32>>>,
}

impl Words {
    pub(super) fn new(protected_terms: &[impl AsRef<str>]) -> Self {
        let mut words = Self { numbers: FxHashMap::default(), protected_terms: FxHashMap::default() };
        for phrase in protected_terms.iter().map(AsRef::as_ref) {
            let phrase: Vec<u32> = tokenize(phrase).iter().map(|t| words.number(t.span.of(phrase))).collect();
            if let Some(&first) = phrase.first() {
                words.protected_terms.entry(first).or_default().push(phrase);
            }
        }
        words
    }

    fn number(&mut self, surface: &str) -> u32 {
        let next = self.numbers.len() as u32;
        *self.numbers.entry(key(surface).into_owned()).or_insert(next)
    }
}

/// One of the two texts, as words.
#[derive(Debug)]
pub(super) struct Side<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: Vec<Token>,
    /// The number of each token's look-up form, the same for both texts.
    pub(super) words: Vec<u32>,
    /// Whether a token is of those that must not differ.
    pub(super) protected_terms: Vec<bool>,
}

impl<'t> Side<'t> {
    pub(super) fn new(text: &'t str, known: &mut Words) -> Self {
        let tokens = tokenize(text);
        let words: Vec<u32> = tokens.iter().map(|token| known.number(token.span.of(text))).collect();
        let mut protected_terms: Vec<bool> = (0..tokens.len()).map(|i| is_of_number(&tokens, i)).collect();
        for (i, word) in words.iter().enumerate() {
            for phrase in known.protected_terms.get(word).into_iter().flatten() {
                if words[i..].starts_with(phrase) {
                    protected_terms[i..i + phrase.len()].fill(true);
                }
            }
        }
        Self { text, tokens, words, protected_terms }
    }

    /// The tokens that a place touches.
    pub(super) fn range(&self, span: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|token| token.span.end <= span.start);
        start..self.tokens.partition_point(|token| token.span.start < span.end).max(start)
    }

    /// The place of a range of tokens; where there are none, the empty place behind
    /// the token before.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        match self.tokens.get(range.clone()) {
            Some([first, .., last]) => first.span.cover(last.span),
            Some([only]) => only.span,
            _ => {
                let end = range.start.checked_sub(1).and_then(|i| self.tokens.get(i)).map_or(0, |token| token.span.end);
                Span::new(end, end)
            }
        }
    }

    /// Whether no number goes on over the edge before a token.
    pub(super) fn is_whole(&self, edge: usize) -> bool {
        let is_inside = |i: usize| {
            self.tokens.get(i).is_some_and(|t| t.glued) && self.protected_terms[i] && self.protected_terms[i - 1]
        };
        edge == 0 || !is_inside(edge)
    }

    /// The look-up forms of some tokens, with blanks between.
    pub(super) fn letters(&self, tokens: impl Iterator<Item = usize>) -> Vec<char> {
        let mut letters = Vec::new();
        for i in tokens {
            letters.extend(key(self.tokens[i].span.of(self.text)).chars());
            letters.push(' ');
        }
        letters
    }
}

/// Digits in any script, and the signs within a number.
fn is_of_number(tokens: &[Token], i: usize) -> bool {
    let is_digits = |i: usize| tokens.get(i).is_some_and(|token| token.kind == Kind::Digits);
    match tokens[i].kind {
        Kind::Digits => true,
        Kind::Word => false,
        Kind::Sign(c) if c.is_numeric() => true,
        Kind::Sign(_) => {
            let follows = i > 0 && tokens[i].glued && is_digits(i - 1);
            follows && is_digits(i + 1) && tokens[i + 1].glued
        }
    }
}
