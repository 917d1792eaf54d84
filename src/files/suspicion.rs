//! Which texts the page hands to the reader of files, since their letters may not be what
//! they look like.

/// Whether a line of a text may be Vietnamese of before Unicode: many of its words have signs
/// of Latin-1, or a vowel with the signs of VIQR, and none a letter that Unicode alone has.
/// Cheap, and sure of nothing: the reader of files knows the syllables.
///
/// ```
/// # use tallymark::files::may_precede_unicode;
/// assert!(may_precede_unicode("ViÖt Nam cã m\u{ad}a ë huyÖn"));
/// assert!(!may_precede_unicode("Tháng này Hà Nội có mưa ở ba huyện. Don't go."));
/// ```
pub fn may_precede_unicode(text: &str) -> bool {
    /// Fewer words with such signs stand in any text; in Vietnamese every second word has one.
    const FEWEST: usize = 3;
    const SHARE: usize = 5;
    text.lines().any(|line| {
        let words = || line.split_ascii_whitespace();
        let odd = words().filter(|word| is_odd(word)).count();
        odd >= FEWEST && odd * SHARE >= words().count() && !line.contains(is_of_unicode)
    })
}

/// Whether a letter of Vietnamese has a place in Unicode alone: those that Latin-1 lacks.
fn is_of_unicode(c: char) -> bool {
    matches!(c, '\u{102}' | '\u{103}' | '\u{110}' | '\u{111}' | '\u{1a0}' | '\u{1a1}' | '\u{1af}' | '\u{1b0}')
        || matches!(c, '\u{1ea0}'..='\u{1ef9}')
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

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on fails at that line")]
mod tests {
    use super::*;

    #[test]
    fn texts_of_today_need_no_reader() {
        for file in [include_str!("../../tests/quiet/en.jsonl"), include_str!("../../tests/quiet/vi.jsonl")] {
            for line in file.lines() {
                let value: serde_json::Value = serde_json::from_str(line).unwrap();
                assert!(!may_precede_unicode(value["text"].as_str().unwrap()), "{line}");
            }
        }
        for text in [
            "Saùng thöù Hai, ít nhaát 12 ngöôøi cheát",
            "Sa'ng thu+' Hai, i't nha^'t 12 ngu+o+`i che^'t",
            "S¸ng thø Hai, Ýt nhÊt 12 ng\u{ad}êi chÕt",
        ] {
            assert!(may_precede_unicode(&format!("The news\n{text}\n")), "{text}");
        }
    }
}
