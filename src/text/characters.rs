//! What single characters are: digits, apostrophes, marks, and those that cannot be seen.

/// The value of a decimal digit, in any of the scripts that news of conflicts is written
/// in (Unicode, general category Nd).
///
/// ```
/// # use tallymark::text::digit;
/// assert_eq!([digit('7'), digit('７'), digit('٧'), digit('x')], [Some(7), Some(7), Some(7), None]);
/// ```
pub fn digit(c: char) -> Option<u32> {
    /// The zeros of Arabic, Persian, Devanagari, Bengali, Tamil, Thai, Lao, Burmese,
    /// Khmer and full-width digits.
    const ZEROS: [char; 10] = [
        '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{be6}', '\u{e50}', '\u{ed0}', '\u{1040}', '\u{17e0}', '\u{ff10}',
    ];
    if c.is_ascii() {
        return c.to_digit(10);
    }
    ZEROS.iter().map(|&zero| (c as u32).wrapping_sub(zero as u32)).find(|&value| value < 10)
}

/// The signs that news writes for an apostrophe.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘' | '`')
}

/// Combining Diacritical Marks, the block in which decomposed text keeps its
/// tones and vowel signs.
pub(super) fn is_combining(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// Characters of no width, which part no word and no number.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}
