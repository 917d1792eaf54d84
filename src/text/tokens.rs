//! Splits a text into tokens: words, digits and signs with their places.

use super::Span;
use super::characters::{digit, is_apostrophe, is_combining, is_invisible};
use super::raised::raised_mark;
use super::token::{Case, Kind, Token};
use super::wrapped;

/// Splits a text into tokens: letters, digits and signs apart (`8h30` is three,
/// `2.000` is three, `Nagorno-Karabakh` is three), each knowing whether it is
/// glued to the one before. A possessive `'s` is a token of its own.
///
/// What a reader passes over makes no token: blanks, invisible characters, and marks of
/// notes ([`note_mark`]). A line break inside a hard-wrapped sentence is a blank
/// (`wrapped`).
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let (mut start, mut last_end, mut fresh_line) = (0, usize::MAX, true);
    while let Some(c) = text[start..].chars().next() {
        let mut end = start + c.len_utf8();
        if is_blank(c) {
            if is_invisible(c) && last_end == start {
                last_end = end;
            } else {
                fresh_line |= is_break(c);
            }
            start = end;
            continue;
        }
        if last_end == start
            && let Some(len) = note_mark(c, &text[start..])
        {
            (start, last_end) = (start + len, start + len);
            continue;
        }
        let kind = if digit(c).is_some() {
            end = run_end(text, end, |b| b.is_ascii_digit(), |d| digit(d).is_some());
            Kind::Digits
        } else if is_letter(c) {
            end = word_end(text, end);
            Kind::Word
        } else if is_apostrophe(c) && last_end == start && possessive(&text[end..]) {
            end += 1;
            Kind::Word
        } else {
            Kind::Sign(plain_sign(c))
        };
        let case = if kind == Kind::Word { case_of(&text[start..end]) } else { Case::Lower };
        tokens.push(Token { span: Span::new(start, end), kind, case, glued: last_end == start, fresh_line });
        (start, last_end, fresh_line) = (end, end, false);
    }
    join_wrapped(text, &mut tokens);
    tokens
}

/// The end of a word: letters with their marks and the apostrophes inside.
fn word_end(text: &str, mut end: usize) -> usize {
    loop {
        end = run_end(text, end, |b| b.is_ascii_alphabetic(), |d| is_letter(d) || is_combining(d));
        match text[end..].chars().next().filter(|&c| is_apostrophe(c)) {
            Some(c) if inner_apostrophe(&text[end + c.len_utf8()..]) => end += c.len_utf8(),
            _ => return end,
        }
    }
}

/// The end of a run of characters of a kind, in which some that cannot be seen may stand.
/// Most are ASCII and need not be decoded.
fn run_end(text: &str, mut end: usize, is_ascii: impl Fn(&u8) -> bool, goes_on: impl Fn(char) -> bool) -> usize {
    loop {
        end += text.as_bytes()[end..].iter().take_while(|b| is_ascii(b)).count();
        match run_on(text, end, &goes_on) {
            Some(next) => end = next,
            None => return end,
        }
    }
}

/// The end of the character at `at` that goes on a token, with the invisible ones before
/// it (a soft hyphen, a zero-width space).
fn run_on(text: &str, at: usize, goes_on: &impl Fn(char) -> bool) -> Option<usize> {
    let mut end = at;
    for c in text[at..].chars() {
        end += c.len_utf8();
        match c {
            c if goes_on(c) => return Some(end),
            c if is_invisible(c) => {}
            _ => return None,
        }
    }
    None
}

/// The sign that stands for all of its kind: a hyphen for those that do not break.
const fn plain_sign(c: char) -> char {
    match c {
        '\u{2010}' | '\u{2011}' => '-',
        '\u{ff0b}' => '+',
        '\u{2212}' => '\u{2013}',
        c => c,
    }
}

/// The length of the mark of a note at the start of `rest`, which stands right behind a
/// word: `[7]`, `[12]`, or raised digits.
fn note_mark(first: char, rest: &str) -> Option<usize> {
    const MOST_DIGITS: usize = 3;
    // Most tokens are told apart by this alone.
    if first != '[' && first.is_ascii() {
        return None;
    }
    let Some(inside) = rest.strip_prefix('[') else { return raised_mark(rest) };
    let close = inside.bytes().take(MOST_DIGITS + 1).position(|b| b == b']').filter(|&close| close > 0)?;
    inside.bytes().take(close).all(|b| b.is_ascii_digit()).then_some(close + 2)
}

/// Takes the breaks out of hard-wrapped sentences.
fn join_wrapped(text: &str, tokens: &mut [Token]) {
    for at in wrapped::breaks(text, tokens) {
        tokens[at].fresh_line = false;
        tokens[at].glued = wrapped::is_hyphen(tokens, at);
    }
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || (!c.is_ascii() && c.is_alphabetic())
}

/// Blanks, and the format and control characters that a reader does not see.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control() || is_invisible(c)
}

fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{85}')
}

/// Whether the apostrophe before `rest` belongs inside a word: Sana'a, don't,
/// but not Armenia's, where the possessive is a token of its own.
fn inner_apostrophe(rest: &str) -> bool {
    rest.chars().next().is_some_and(is_letter) && !possessive(rest)
}

/// Whether `rest` is an `s` that ends its word.
fn possessive(rest: &str) -> bool {
    let mut chars = rest.chars();
    matches!(chars.next(), Some('s' | 'S')) && !chars.next().is_some_and(|c| is_letter(c) || digit(c).is_some())
}

fn case_of(word: &str) -> Case {
    let mut letters = word.chars().filter(|&c| is_letter(c));
    if !letters.next().is_some_and(char::is_uppercase) {
        return Case::Lower;
    }
    let (mut upper, mut lower) = (false, false);
    for c in letters {
        if c.is_uppercase() {
            upper = true;
        } else if c.is_lowercase() {
            lower = true;
        }
    }
    match (upper, lower) {
        (true, true) => Case::Mixed,
        (true, false) => Case::Upper,
        _ => Case::Capital,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn surfaces(text: &str) -> Vec<&str> {
        tokenize(text).into_iter().map(|t| t.span.of(text)).collect()
    }

    #[test]
    fn letters_digits_and_signs_part() {
        for (text, expected) in [
            ("8h30, 2.000", vec!["8", "h", "30", ",", "2", ".", "000"]),
            ("Armenia’s don't Sana'a", vec!["Armenia", "’s", "don't", "Sana'a"]),
            ("Nagorno-Karabakh 1990s", vec!["Nagorno", "-", "Karabakh", "1990", "s"]),
            ("thie\u{323}\u{302}t mạng", vec!["thie\u{323}\u{302}t", "mạng"]),
            ("“đúng”", vec!["“", "đúng", "”"]),
            ("\u{feff}a\u{0}b", vec!["a", "b"]),
            ("kil\u{ad}led 1\u{200b}2", vec!["kil\u{ad}led", "1\u{200b}2"]),
            ("12³,⁴ men, 7ᵃ, 9¹–³.", vec!["12", "men", ",", "7", ",", "9", "."]),
            ("dead[7], 12[3] men [4] m²", vec!["dead", ",", "12", "men", "[", "4", "]", "m"]),
            ("٢٧ ２７", vec!["٢٧", "２７"]),
        ] {
            assert_eq!(surfaces(text), expected, "{text:?}");
        }
    }

    #[test]
    fn case_glue_and_lines_are_kept() {
        let tokens = tokenize("EU và McCain\nThe U.S.");
        let cases: Vec<Case> = tokens.iter().map(|t| t.case).collect();
        assert_eq!(cases[..4], [Case::Upper, Case::Lower, Case::Mixed, Case::Capital]);
        assert!(tokens[3].fresh_line && !tokens[2].fresh_line);
        assert!(tokens[5].is('.') && tokens[5].glued);
        assert_eq!(tokens[4].case, Case::Capital);
    }
}
