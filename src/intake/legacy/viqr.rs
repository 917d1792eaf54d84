//! VIQR (RFC 1456): Vietnamese in ASCII, the marks of a vowel as signs behind it.

use super::syllables::Syllables;
use unicode_normalization::UnicodeNormalization;

/// The combining mark of a sign for the shape of a vowel.
fn shape(vowel: char, sign: char) -> Option<char> {
    match (vowel.to_ascii_lowercase(), sign) {
        ('a' | 'e' | 'o', '^') => Some('\u{302}'),
        ('a', '(') => Some('\u{306}'),
        ('o' | 'u', '+' | '*') => Some('\u{31b}'),
        _ => None,
    }
}

/// The combining mark of a sign for a tone; word processors turn apostrophes into quotation
/// marks.
fn tone(sign: char) -> Option<char> {
    match sign {
        '\'' | '’' => Some('\u{301}'),
        '`' | '‘' => Some('\u{300}'),
        '?' => Some('\u{309}'),
        '~' => Some('\u{303}'),
        '.' => Some('\u{323}'),
        _ => None,
    }
}

/// A line of VIQR in Unicode. Full stops and question marks that end a sentence stay, as far
/// as the line shows which do.
pub(super) fn line(line: &str) -> String {
    line.split_inclusive(' ')
        .scan(0, |start, word| {
            *start += word.len();
            Some(chunk(word, &line[*start..]))
        })
        .collect()
}

/// What stands between two blanks; `rest` is the line behind it.
fn chunk(word: &str, rest: &str) -> String {
    if ["://", "www.", "@"].iter().any(|of_address| word.contains(of_address)) {
        return word.to_owned();
    }
    let letters: Vec<char> = word.chars().collect();
    let mut text = String::with_capacity(word.len());
    // Where the word at hand begins in the text, and whether it has its tone.
    let (mut at, mut begin, mut has_tone) = (0, 0, false);
    while let Some(&letter) = letters.get(at) {
        let next = |by: usize| letters.get(at + by).copied();
        let begins = at == 0 || !letters[at - 1].is_alphabetic() && tone(letters[at - 1]).is_none();
        if begins && letter.is_alphabetic() && !text.ends_with(char::is_alphabetic) {
            (begin, has_tone) = (text.len(), false);
        }
        match (letter, next(1)) {
            ('\\', Some(sign)) if tone(sign).is_some() || matches!(sign, '^' | '(' | '+' | '\\') => {
                text.push(sign);
                at += 2;
            }
            ('d', Some('d')) | ('D', Some('d' | 'D')) if begin == text.len() => {
                text.push(if letter == 'd' { '\u{111}' } else { '\u{110}' });
                at += 2;
            }
            _ if matches!(letter.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y') => {
                let shape = next(1).and_then(|sign| shape(letter, sign));
                at += 1 + usize::from(shape.is_some());
                let behind = &letters[at..];
                let vowel = |tone: Option<char>| std::iter::once(letter).chain(shape).chain(tone).nfc();
                let mark = behind.first().and_then(|&sign| tone(sign)).filter(|_| !has_tone);
                let whole = || text[begin..].chars().chain(vowel(mark)).collect::<String>();
                let mark = mark.filter(|_| is_tone(behind, rest, whole));
                at += usize::from(mark.is_some());
                has_tone |= mark.is_some();
                text.extend(vowel(mark));
            }
            _ => {
                text.push(letter);
                at += 1;
            }
        }
    }
    text
}

/// Whether the sign that `behind` begins with is a tone and no punctuation; `rest` is the line
/// behind, `syllable` what it makes of its word.
fn is_tone(behind: &[char], rest: &str, syllable: impl FnOnce() -> String) -> bool {
    let next = behind.get(1).copied().filter(|c| !c.is_whitespace());
    let ahead = rest.trim_start().chars().next();
    match (behind[0], next) {
        (_, Some(next)) if next.is_alphabetic() => true,
        // The tone, and behind it the full stop; three are neither.
        ('.', Some('.')) => behind.get(2) != Some(&'.'),
        ('.' | '?', Some(next)) => matches!(next, ',' | ';' | ':' | '.' | '?' | '!' | ')') && next != behind[0],
        // A sentence begins with a capital or a number, and a line ends one.
        ('.', None) => ahead.is_some_and(char::is_lowercase) || Syllables::get().is_dotted(&syllable()),
        ('?', None) => ahead.is_some(),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_become_marks_and_punctuation_stays() {
        for (viqr, unicode) in [
            ("Ho^m qua, lu+.c lu+o+.ng cu+'u ho^. da^n", "Hôm qua, lực lượng cứu hộ dân"),
            ("12 ngu+o+`i bi. thu+o+ng o+? Ha` No^.i.", "12 người bị thương ở Hà Nội."),
            ("ba ngu+o+`i che^'t. DDo^.i tru+o+?ng no'i", "ba người chết. Đội trưởng nói"),
            ("dda(.c co^ng ddu+o+.c cu+'u\\. Kho^ng ai", "đặc công được cứu. Không ai"),
            ("Ai ddi qua. Ba ngu+o+`i", "Ai đi qua. Ba người"),
            ("xem www.tuoitre.com.vn nhe'", "xem www.tuoitre.com.vn nhé"),
            ("Co' gi` la.?", "Có gì lạ?"),
            ("Bo^. Quo^'c pho`ng cu?a DDu+'c. Ho^m qua...", "Bộ Quốc phòng của Đức. Hôm qua..."),
            ("ba ngu+o+`i cu+'u ho^.. So^' ngu+o+`i", "ba người cứu hộ. Số người"),
        ] {
            assert_eq!(line(viqr), unicode);
        }
    }
}
