//! The forms under which words are looked up and searched.

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::decompose_canonical;

/// The form under which a word is looked up: NFC, lower case, straight
/// apostrophes. Lexicons and texts pass through here alike, so a decomposed or
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
        buffer.extend(lower.nfc());
    } else {
        surface.chars().for_each(|c| push_lower(c, buffer));
    }
}

/// Combining Diacritical Marks, the block in which decomposed text keeps its
/// tones and vowel signs.
pub(super) fn is_combining(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
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

/// The signs that news writes for an apostrophe.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘' | '`')
}

fn push_lower(c: char, buffer: &mut String) {
    match c {
        'A'..='Z' => buffer.push(c.to_ascii_lowercase()),
        c if is_apostrophe(c) => buffer.push('\''),
        c if c.is_ascii() => buffer.push(c),
        c => buffer.extend(c.to_lowercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
