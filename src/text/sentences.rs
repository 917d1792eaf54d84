use super::tokens::{Kind, Token};
use std::ops::Range;

/// A longer run of tokens without a stop is cut: what reads sentences may then
/// compare everything in one with everything else.
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
}
