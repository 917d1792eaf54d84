use super::compose::{is_combining, push_composed};
use std::borrow::Cow;

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
        push_small_and_composed(surface, buffer);
    } else {
        surface.chars().for_each(|c| push_lower(c, buffer));
    }
}

fn push_small_and_composed(surface: &str, buffer: &mut String) {
    let (mut small, mut marks) = (String::new(), Vec::new());
    surface.chars().for_each(|c| push_lower(c, &mut small));
    let mut letter = None;
    for c in small.chars() {
        if is_combining(c) && letter.is_some() {
            marks.push(c);
            continue;
        }
        if let Some(before) = letter.replace(c) {
            push_composed(before, &mut marks, buffer);
        }
    }
    if let Some(last) = letter {
        push_composed(last, &mut marks, buffer);
    }
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
        ] {
            assert_eq!(key(surface), expected);
        }
    }
}
