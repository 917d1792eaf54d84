//! Tokens: words, digits and signs with their places.

use super::Span;
use super::normalise::{is_apostrophe, is_combining};

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Letters with their combining marks and inner apostrophes.
    Word,
    /// ASCII digits.
    Digits,
    /// One character that is neither letter, digit nor blank.
    Sign(char),
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// No capital at the start (also digits and signs).
    Lower,
    /// The first letter alone is a capital.
    Capital,
    /// Two letters or more, all capitals.
    Upper,
    /// A capital at the start and more inside (McCain, MiG).
    Mixed,
}

/// The smallest unit that recognizers see. Tokens and the blanks between them
/// give the text back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: Kind,
    /// How it is written.
    pub case: Case,
    /// Whether it follows the token before it without a blank.
    pub glued: bool,
    /// Whether a line break stands between it and the token before it.
    pub fresh_line: bool,
}

impl Token {
    /// Whether the token is the sign `c`.
    pub fn is(&self, c: char) -> bool {
        self.kind == Kind::Sign(c)
    }

    /// Whether the token is a word that starts with a capital.
    pub fn is_capitalised(&self) -> bool {
        self.case != Case::Lower
    }
}

/// Splits a text into tokens: letters, digits and signs apart (`8h30` is three,
/// `2.000` is three, `Nagorno-Karabakh` is three), each knowing whether it is
/// glued to the one before. A possessive `'s` is a token of its own.
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut chars = text.char_indices().peekable();
    let (mut last_end, mut fresh_line) = (usize::MAX, true);
    while let Some((start, c)) = chars.next() {
        if is_blank(c) {
            fresh_line |= is_break(c);
            continue;
        }
        let mut end = start + c.len_utf8();
        let kind = if c.is_ascii_digit() {
            while let Some((_, d)) = chars.next_if(|(_, d)| d.is_ascii_digit()) {
                end += d.len_utf8();
            }
            Kind::Digits
        } else if is_letter(c) {
            while let Some(&(at, d)) = chars.peek() {
                let inner = is_apostrophe(d) && inner_apostrophe(&text[at + d.len_utf8()..]);
                if !(is_letter(d) || is_combining(d) || inner) {
                    break;
                }
                end = at + d.len_utf8();
                chars.next();
            }
            Kind::Word
        } else if is_apostrophe(c) && last_end == start && possessive(&text[end..]) {
            end += 1;
            chars.next();
            Kind::Word
        } else {
            Kind::Sign(c)
        };
        let case = if kind == Kind::Word { case_of(&text[start..end]) } else { Case::Lower };
        tokens.push(Token { span: Span::new(start, end), kind, case, glued: last_end == start, fresh_line });
        (last_end, fresh_line) = (end, false);
    }
    tokens
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || (!c.is_ascii() && c.is_alphabetic())
}

/// Blanks, and the format and control characters that a reader does not see.
fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
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
    matches!(chars.next(), Some('s' | 'S')) && !chars.next().is_some_and(|c| is_letter(c) || c.is_ascii_digit())
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
        ] {
            assert_eq!(surfaces(text), expected, "{text:?}");
        }
    }

    #[test]
    fn case_glue_and_lines_are_kept() {
        let tokens = tokenize("EU và McCain\nthe U.S.");
        let cases: Vec<Case> = tokens.iter().map(|t| t.case).collect();
        assert_eq!(cases[..4], [Case::Upper, Case::Lower, Case::Mixed, Case::Lower]);
        assert!(tokens[3].fresh_line && !tokens[2].fresh_line);
        assert!(tokens[5].is('.') && tokens[5].glued);
        assert_eq!(tokens[4].case, Case::Capital);
    }
}
