//! A text as recognizers see it.

use super::{LanguagePack, Vocabulary, Word};
use crate::text::{Kind, Span, Token, digit, key_into, sentences, tokenize};
use std::ops::Range;

/// Longer runs of digits are in no lexicon.
const LONGEST_KNOWN_NUMBER: usize = 2;

/// A text as recognizers see it: its tokens, each with its number in the
/// language's vocabulary, and its sentences. Computed once for all of them.
#[derive(Debug)]
pub struct TokenizedText<'t> {
    /// The text as it is stored.
    pub text: &'t str,
    /// The language that it is read in.
    pub pack: &'static LanguagePack,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// For each token its word.
    pub words: Vec<Word>,
    /// Its sentences, as ranges of tokens.
    pub sentences: Vec<Range<usize>>,
}

impl<'t> TokenizedText<'t> {
    /// Reads a text. `is_abbreviation` says whether a full stop behind a word belongs to it.
    pub fn new(
        text: &'t str,
        pack: &'static LanguagePack,
        vocabulary: &Vocabulary,
        is_abbreviation: impl Fn(Word) -> bool,
    ) -> Self {
        let tokens = tokenize(text);
        let mut buffer = String::new();
        let words: Vec<Word> = tokens
            .iter()
            .map(|token| {
                if token.kind == Kind::Digits && token.span.len() > LONGEST_KNOWN_NUMBER {
                    return Word::UNKNOWN;
                }
                key_into(token.span.of(text), &mut buffer);
                vocabulary.get(&mut buffer)
            })
            .collect();
        let sentences = sentences(&tokens, |i| {
            let is_letter = || tokens[i].is_capitalised() && tokens[i].span.of(text).chars().nth(1).is_none();
            is_abbreviation(words[i]) || is_letter()
        });
        Self { text, pack, tokens, words, sentences }
    }

    /// The text of a token.
    pub fn surface(&self, token: usize) -> &'t str {
        self.tokens[token].span.of(self.text)
    }

    /// The place of a range of tokens.
    pub fn span(&self, tokens: Range<usize>) -> Span {
        debug_assert!(tokens.start < tokens.end, "a range of tokens holds one");
        Span::new(self.tokens[tokens.start].span.start, self.tokens[tokens.end - 1].span.end)
    }

    /// Whether token `i` is the sign `c`; `false` past the end.
    pub fn is(&self, i: usize, c: char) -> bool {
        self.tokens.get(i).is_some_and(|token| token.is(c))
    }

    /// Whether token `i` follows the one before it without a blank.
    pub fn glued(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|token| token.glued)
    }

    /// The value of a token of digits; `None` for others and past 18 digits.
    pub fn digits(&self, i: usize) -> Option<u64> {
        const MOST_DIGITS: u32 = 18;
        /// Bytes of so many digits in any script, with some that cannot be seen.
        const LONGEST: usize = 100;
        let token = self.tokens.get(i).filter(|token| token.kind == Kind::Digits && token.span.len() <= LONGEST)?;
        let text = token.span.of(self.text);
        // Nearly all digits are ASCII, and few are many.
        if text.len() <= MOST_DIGITS as usize
            && let Ok(value) = text.parse()
        {
            return Some(value);
        }
        text.chars().filter_map(digit).try_fold(0_u64, |value, digit| {
            value.checked_mul(10)?.checked_add(u64::from(digit)).filter(|value| *value < 10_u64.pow(MOST_DIGITS))
        })
    }

    /// How many digits a token of digits has.
    pub fn width(&self, i: usize) -> usize {
        let text = self.tokens.get(i).map_or("", |token| token.span.of(self.text));
        if text.is_ascii() { text.len() } else { text.chars().filter(|&c| digit(c).is_some()).count() }
    }

    /// The first token of the sentence of token `i`.
    pub fn sentence_start(&self, i: usize) -> usize {
        let at = self.sentences.partition_point(|sentence| sentence.end <= i);
        self.sentences.get(at).map_or(i, |sentence| sentence.start)
    }

    /// One past the last token of the sentence of token `i`.
    pub fn sentence_end(&self, i: usize) -> usize {
        let at = self.sentences.partition_point(|sentence| sentence.end <= i);
        self.sentences.get(at).map_or(self.tokens.len(), |sentence| sentence.end)
    }

    /// The first token that starts at or after a byte.
    pub fn token_at(&self, byte: usize) -> usize {
        self.tokens.partition_point(|token| token.span.start < byte)
    }
}
