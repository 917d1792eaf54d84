//! Russian, Ukrainian, Spanish and other languages in the code pages of before Unicode. A file
//! does not name its page: it is the one in which the text shows a language that the page was
//! made for, and its letters make words.

use super::unicode::is_written;
use super::{LegacyEncoding, read};
use crate::lang::Language;

const PAGES: &str = include_str!("code-pages.txt");

/// The text and the page; `None` where no page fits, or several fit nearly as well.
pub(super) fn decode(bytes: &[u8]) -> Option<(LegacyEncoding, String)> {
    use LegacyEncoding::{Koi8R, Windows1251, Windows1252};
    let read = [Windows1251, Koi8R, Windows1252].into_iter().filter_map(|page| Some((page, read(page, bytes)?)));
    let mut fitting: Vec<_> = read.filter_map(|(page, text)| Some((small_words(page, &text)?, page, text))).collect();
    fitting.sort_by_key(|(count, ..)| *count);
    let (most, page, text) = fitting.pop()?;
    let rival = fitting.pop().map_or(0, |(count, ..)| count);
    (rival * 2 < most).then_some((page, text))
}

/// How many small words of its language stand in a text, if that is a language of the page and
/// the letters beyond ASCII make words.
fn small_words(page: LegacyEncoding, text: &str) -> Option<usize> {
    let (language, count) = Language::shown(text)?;
    let mut pages = PAGES.lines().filter_map(|line| line.split_once(" = "));
    let (_, made_for) = pages.find(|(name, _)| name.eq_ignore_ascii_case(page.name()))?;
    (made_for.split(' ').any(|code| code == language.code) && makes_words(text)).then_some(count)
}

/// Whether no small letter stands before a capital and no sign inside a word, as far as these
/// are beyond ASCII: another page makes such words of half of its letters.
fn makes_words(text: &str) -> bool {
    let words = text.split(|c: char| c.is_whitespace() && c != '\u{a0}').filter(|word| !word.is_ascii());
    let is_word = |word: &&str| {
        // Dashes and apostrophes stand in words of every language.
        let is_sign = |c: char| !c.is_ascii() && !c.is_alphabetic() && !matches!(c, '’' | '–' | '—' | '·');
        let within = word.trim_matches(|c: char| !c.is_alphabetic());
        is_written(within) && !within.contains(is_sign)
    };
    let (fitting, others): (Vec<&str>, Vec<&str>) = words.partition(is_word);
    // Four of five, because a blank may be lost between two words.
    fitting.len() >= others.len() * 4
}

#[cfg(test)]
mod tests {
    use super::super::{Table, koi8_r, windows_1251, windows_1252};
    use super::*;

    const RUSSIAN: &str = "В среду утром у посёлка нашли ещё двоих пропавших; в больнице остаются семь человек, \
        среди которых двое детей, сказал мэр.";
    const UKRAINIAN: &str = "У середу вранці біля селища знайшли ще двох зниклих; у лікарні залишаються сім людей, \
        серед яких двоє дітей, сказав мер.";
    const SPANISH: &str = "El miércoles por la mañana hallaron cerca del pueblo a dos desaparecidos más; en el \
        hospital siguen siete personas, según dijo el alcalde Muñoz.";
    const FRENCH: &str = "Mercredi matin, deux disparus ont été retrouvés près du village; sept personnes sont encore \
        à l’hôpital, a déclaré le maire.";

    /// The inverse of reading, by trying.
    fn encode(table: &Table, text: &str) -> Vec<u8> {
        let byte = |letter: char| {
            let at = || table.iter().position(|&c| c == Some(letter)).unwrap_or_else(|| panic!("{letter}"));
            if letter.is_ascii() { letter as u8 } else { (at() + 128) as u8 }
        };
        text.chars().map(byte).collect()
    }

    #[test]
    fn a_text_is_read_in_the_page_it_was_written_in() {
        for (page, table, text) in [
            (LegacyEncoding::Windows1251, windows_1251(), RUSSIAN),
            (LegacyEncoding::Windows1251, windows_1251(), UKRAINIAN),
            (LegacyEncoding::Koi8R, koi8_r(), RUSSIAN),
            (LegacyEncoding::Windows1252, windows_1252(), SPANISH),
            (LegacyEncoding::Windows1252, windows_1252(), FRENCH),
            (
                LegacyEncoding::Windows1252,
                windows_1252(),
                "The mayor of Córdoba said that the road to it had been cut.",
            ),
        ] {
            assert_eq!(decode(&encode(table, text)), Some((page, text.to_owned())), "{text}");
        }
        for (table, text) in [(windows_1251(), RUSSIAN), (koi8_r(), RUSSIAN), (windows_1252(), SPANISH)] {
            let capitals = text.to_uppercase();
            assert_eq!(decode(&encode(table, &capitals)).map(|(_, text)| text), Some(capitals));
        }
        assert_eq!(encode(koi8_r(), "Да"), b"\xe4\xc1");
        assert_eq!(encode(windows_1251(), "Да"), b"\xc4\xe0");
    }

    #[test]
    fn what_is_in_no_known_page_is_not_guessed() {
        for bytes in [
            // Spanish of DOS (code page 850) and of old Macintoshes, Polish of Windows-1250.
            &b"El mi\x82rcoles por la ma\xa4ana hallaron cerca del pueblo a dos desaparecidos m\xa0s, seg\xa3n el alcalde"[..],
            b"El mi\x8ercoles por la ma\x96ana hallaron cerca del pueblo a dos desaparecidos m\x87s, seg\x9cn el alcalde",
            b"W \x9crod\xea rano w pobli\xbfu wsi odnaleziono jeszcze dw\xf3ch zaginionych, powiedzia\xb3 burmistrz",
            b"caf\xe9",
        ] {
            assert_eq!(decode(bytes), None, "{:?}", String::from_utf8_lossy(bytes));
        }
    }
}
