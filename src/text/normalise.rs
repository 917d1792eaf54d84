//! The forms under which words are looked up and searched.

use super::characters::{digit, is_apostrophe, is_combining, is_invisible};
use std::borrow::Cow;
use unicode_normalization::char::{canonical_combining_class, compose, decompose_canonical};

/// The form under which a word is looked up: NFC, lower case, straight
/// apostrophes, plain hyphens and digits, nothing invisible. Lexicons and texts pass through here alike, so a decomposed or
/// capitalised word meets its entry while the text itself stays untouched.
pub fn key(surface: &str) -> Cow<'_, str> {
    if surface.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        return Cow::Borrowed(surface);
    }
    let mut buffer = String::with_capacity(surface.len());
    key_into(surface, &mut buffer);
    Cow::Owned(buffer)
}

/// [`key`], written into a buffer that is cleared first: the tokenizer's inner
/// loop allocates nothing.
pub fn key_into(surface: &str, buffer: &mut String) {
    buffer.clear();
    if surface.chars().any(is_combining) {
        let mut lower = String::with_capacity(surface.len());
        surface.chars().for_each(|c| push_lower(c, &mut lower));
        compose_into(&lower, buffer);
    } else {
        surface.chars().for_each(|c| push_lower(c, buffer));
    }
}

/// Writes a text in NFC (UAX #15) behind what is in the buffer. The crate's own iterator
/// holds the tables of compatibility forms as well: 36 KB (gzip) more in each program of
/// the page.
fn compose_into(text: &str, buffer: &mut String) {
    let mut parts: Vec<(u8, char)> = Vec::with_capacity(text.len());
    for c in text.chars() {
        decompose_canonical(c, |part| parts.push((canonical_combining_class(part), part)));
    }
    for marked in parts.chunk_by_mut(|_, next| next.0 != 0) {
        marked.sort_by_key(|(class, _)| *class);
    }
    let mut composed: Vec<(u8, char)> = Vec::with_capacity(parts.len());
    let mut starter = None;
    for (class, part) in parts {
        // What stands between a starter and a mark of no higher class blocks it (D115).
        let between = composed.last().filter(|_| starter != composed.len().checked_sub(1));
        let open = starter.filter(|_| between.is_none_or(|(before, _)| *before < class));
        match open.and_then(|at: usize| Some((at, compose(composed[at].1, part)?))) {
            Some((at, whole)) => composed[at].1 = whole,
            None => {
                starter = if class == 0 { Some(composed.len()) } else { starter };
                composed.push((class, part));
            }
        }
    }
    buffer.extend(composed.into_iter().map(|(_, part)| part));
}

/// The letter under all marks, those that compose and the stroke of `đ`.
pub(super) fn bare(letter: char) -> char {
    if letter == '\u{111}' {
        return 'd';
    }
    let (mut base, mut has_other) = (letter, false);
    let mut first = true;
    decompose_canonical(letter, |part| {
        match first {
            true => base = part,
            false => has_other |= !is_combining(part),
        }
        first = false;
    });
    if has_other { letter } else { base }
}

fn push_lower(c: char, buffer: &mut String) {
    match c {
        'A'..='Z' => buffer.push(c.to_ascii_lowercase()),
        c if is_apostrophe(c) => buffer.push('\''),
        c if c.is_ascii() => buffer.push(c),
        '\u{2010}' | '\u{2011}' => buffer.push('-'),
        c if is_invisible(c) => {}
        c => match digit(c) {
            Some(value) => buffer.extend(char::from_digit(value, 10)),
            None => buffer.extend(c.to_lowercase()),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    proptest! {
        #[test]
        fn it_composes_as_unicode_does(text in "[a-zàêỗđий\u{300}-\u{323}\u{335}\u{345}\u{5b0}가각\u{1100}\u{1161}\u{11a8}\u{212b}]{0,12}") {
            let mut composed = String::new();
            compose_into(&text, &mut composed);
            prop_assert_eq!(composed, text.nfc().collect::<String>());
        }
    }

    #[test]
    fn decomposed_and_composed_words_meet() {
        for (surface, expected) in [
            ("Thiệt", "thiệt"),
            ("Thie\u{323}\u{302}t", "thiệt"),
            ("ĐÊM", "đêm"),
            ("Sana’a", "sana'a"),
            ("killed", "killed"),
            // The mark below stands before the one above, whatever order they come in.
            ("e\u{302}\u{323}", "ệ"),
            // A mark that does not compose blocks the one of its class behind it.
            ("a\u{335}\u{301}q\u{301}\u{300}", "á\u{335}q\u{301}\u{300}"),
            ("\u{301}a", "\u{301}a"),
        ] {
            assert_eq!(key(surface), expected, "{surface}");
        }
    }

    #[test]
    fn every_latin_letter_meets_its_decomposed_form() {
        for letter in ('\u{c0}'..'\u{250}').chain('\u{1e00}'..'\u{1f00}') {
            let (letter, apart) = (letter.to_string(), letter.nfd().collect::<String>());
            assert_eq!(key(&apart), key(&letter), "{letter}");
        }
    }

    #[test]
    fn letters_lose_their_marks_and_stay_letters() {
        for (letter, expected) in [('ệ', 'e'), ('ữ', 'u'), ('đ', 'd'), ('ǖ', 'u'), ('ø', 'ø'), ('x', 'x'), ('한', '한')]
        {
            assert_eq!(bare(letter), expected);
        }
    }
}
