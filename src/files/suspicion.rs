//! Which texts the page hands to the reader of files, since their letters may not be what
//! they look like.

/// Whether a line of a text may be Vietnamese of before Unicode: many of its words have signs
/// of Latin-1, or a vowel with the signs of VIQR. Cheap, and sure of nothing: the reader of
/// files knows the syllables.
///
/// ```
/// # use tallymark::files::may_precede_unicode;
/// assert!(may_precede_unicode("ViÖt Nam cã m\u{ad}a ë huyÖn"));
/// assert!(!may_precede_unicode("Việt Nam có mưa ở huyện. Don't go."));
/// ```
pub fn may_precede_unicode(text: &str) -> bool {
    /// Fewer words with such signs stand in any text; in Vietnamese every second word has one.
    const FEWEST: usize = 3;
    const SHARE: usize = 5;
    text.lines().any(|line| {
        let words = || line.split_ascii_whitespace();
        let odd = words().filter(|word| is_odd(word)).count();
        odd >= FEWEST && odd * SHARE >= words().count()
    })
}

fn is_odd(word: &str) -> bool {
    let is_vowel = |c: char| matches!(c.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let is_sign = |c: char| matches!(c, '^' | '(' | '+' | '`' | '~' | '\'' | '?' | '.' | '’');
    let mut before = [' '; 2];
    let mut odd = word.chars().any(|c| matches!(c, '\u{a1}'..='\u{ff}'));
    for c in word.chars() {
        odd |= is_vowel(before[0]) && is_sign(before[1]) && (c.is_ascii_alphabetic() || is_sign(c));
        before = [before[1], c];
    }
    odd
}
