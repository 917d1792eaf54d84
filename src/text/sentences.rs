//! The lines and sentences of a text.

use super::Span;
use super::token::{Kind, Token};
use super::tokens::tokenize;
use std::ops::Range;

/// A longer run of tokens without a stop is cut, so that a reader may compare all pairs in
/// a sentence. No sentence of the development texts is half as long.
const LONGEST_SENTENCE: usize = 600;

/// The lines of a text as ranges of tokens.
pub fn lines(tokens: &[Token]) -> Vec<Range<usize>> {
    split(tokens, usize::MAX, |_| false)
}

/// The sentences of a text as ranges of tokens. A line break ends a sentence;
/// so do `.`, `!`, `?` and `…` before a blank, with the closing quotes and
/// brackets after them, unless `is_abbreviation` says of the token before the
/// stop that the stop belongs to it, or the next word starts small.
pub fn sentences(tokens: &[Token], is_abbreviation: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    split(tokens, LONGEST_SENTENCE, |last| {
        let mut stop = last;
        while stop > 0 && is_closer(&tokens[stop]) && tokens[stop].glued {
            stop -= 1;
        }
        let next = tokens.get(last + 1);
        if !matches!(tokens[stop].kind, Kind::Sign('.' | '!' | '?' | '…'))
            || next.is_some_and(|n| n.glued || is_closer(n))
        {
            return false;
        }
        let small = next.is_some_and(|n| n.kind == Kind::Word && !n.is_capitalised());
        !(small || (tokens[stop].is('.') && stop > 0 && is_abbreviation(stop - 1)))
    })
}

/// The sentences of a text, as places in their order. A stop behind a single capital, or
/// behind an abbreviation that begins with one, belongs to the word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentences(Vec<Span>);

impl Sentences {
    /// Reads the whole text once. `is_abbreviation` is asked of words with a capital before a
    /// stop.
    pub fn of(text: &str, is_abbreviation: impl Fn(&str) -> bool) -> Self {
        let tokens = tokenize(text);
        let is_abbreviation = |i: usize| {
            let word = &tokens[i];
            let letters = word.span.of(text);
            word.kind == Kind::Word
                && word.is_capitalised()
                && (letters.chars().count() == 1 || is_abbreviation(letters))
        };
        let place = |range: Range<usize>| {
            let (first, last) = (tokens.get(range.start)?, tokens.get(range.end.checked_sub(1)?)?);
            Some(first.span.cover(last.span))
        };
        Self(sentences(&tokens, is_abbreviation).into_iter().filter_map(place).collect())
    }

    /// The sentences, in the order of the text.
    pub fn iter(&self) -> impl Iterator<Item = Span> + '_ {
        self.0.iter().copied()
    }

    /// The number of the sentence at a byte, or of the next one where it lies between two.
    pub fn number(&self, at: usize) -> usize {
        self.0.partition_point(|sentence| sentence.end <= at)
    }

    /// The sentence around a place; of a place that lies in several, all of them.
    pub fn around(&self, place: Span) -> Span {
        let first = self.0.partition_point(|sentence| sentence.end <= place.start);
        let behind = self.0.partition_point(|sentence| sentence.start < place.end.max(place.start + 1));
        let held = self.0.get(first..behind).unwrap_or_default();
        held.iter().fold(place, |whole, sentence| whole.cover(*sentence))
    }
}

fn split(tokens: &[Token], longest: usize, ends_at: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut start = 0;
    for i in 0..tokens.len() {
        let last_of_line = tokens.get(i + 1).is_none_or(|next| next.fresh_line);
        if last_of_line || i + 1 - start >= longest || ends_at(i) {
            ranges.push(start..i + 1);
            start = i + 1;
        }
    }
    ranges
}

fn is_closer(token: &Token) -> bool {
    matches!(token.kind, Kind::Sign('"' | '”' | '’' | '\'' | '»' | ')' | ']'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenize;

    fn of(text: &str) -> Vec<&str> {
        let tokens = tokenize(text);
        sentences(&tokens, |i| tokens[i].span.of(text) == "Gen")
            .into_iter()
            .map(|r| &text[tokens[r.start].span.start..tokens[r.end - 1].span.end])
            .collect()
    }

    #[test]
    fn stops_end_sentences_and_abbreviations_do_not() {
        for (text, expected) in [
            ("Gen. Teve left. “No one died.” He said so.", vec!["Gen. Teve left.", "“No one died.”", "He said so."]),
            ("Tiêu đề\nCâu một. Câu hai", vec!["Tiêu đề", "Câu một.", "Câu hai"]),
            ("Có 2.000 người. (Ảnh: AP)", vec!["Có 2.000 người.", "(Ảnh: AP)"]),
            ("at 8 a.m. on Monday", vec!["at 8 a.m. on Monday"]),
        ] {
            assert_eq!(of(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_place_has_its_sentence() {
        let text = "First one. Gen. Ruth Hale said 3.5 men (“12 people died.”) fell. Last?\n Next line ";
        let sentences = Sentences::of(text, |word| word == "Gen");
        for (words, expected) in [
            ("12 people", "Gen. Ruth Hale said 3.5 men (“12 people died.”) fell."),
            ("First", "First one."),
            ("fell. Last", "Gen. Ruth Hale said 3.5 men (“12 people died.”) fell. Last?"),
            ("Next", "Next line"),
        ] {
            let start = text.find(words).unwrap();
            assert_eq!(sentences.around(Span::new(start, start + words.len())).of(text), expected);
        }
        for place in [Span::new(0, 0), Span::new(text.len(), text.len())] {
            assert!(sentences.around(place).contains(place));
        }
    }
}
