//! Canonical composition (NFC) of small Latin letters with their marks: what
//! decomposed Vietnamese and European names are made of. The full tables of
//! Unicode are larger than the rest of the engine; a test holds this one to them.

use std::sync::OnceLock;

/// A mark, its canonical combining class, and pairs of a letter and what it
/// becomes with the mark.
type Mark = (char, u8, &'static str);

fn marks() -> &'static [Mark] {
    static MARKS: OnceLock<Vec<Mark>> = OnceLock::new();
    MARKS.get_or_init(|| include_str!("compose.txt").lines().filter_map(mark).collect())
}

fn mark(line: &'static str) -> Option<Mark> {
    let mut fields = line.split(' ');
    let code = u32::from_str_radix(fields.next()?, 16).ok()?;
    Some((char::from_u32(code)?, fields.next()?.parse().ok()?, fields.next()?))
}

/// Combining Diacritical Marks, the block in which decomposed text keeps its
/// tones and vowel signs.
pub(super) fn is_combining(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// Pushes a small letter with the marks that follow it, composed as far as NFC
/// composes them; `marks` is empty then.
pub(super) fn push_composed(mut letter: char, marks: &mut Vec<char>, out: &mut String) {
    if marks.is_empty() {
        out.push(letter);
        return;
    }
    while let Some((base, mark)) = taken_apart(letter) {
        letter = base;
        marks.insert(0, mark);
    }
    marks.sort_by_key(|&mark| class(mark));
    // A mark that stays stands between the letter and its like.
    let mut kept = None;
    marks.retain(|&mark| match composed(letter, mark).filter(|_| kept != Some(class(mark))) {
        Some(whole) => {
            letter = whole;
            false
        }
        None => {
            kept = Some(class(mark));
            true
        }
    });
    out.push(letter);
    out.extend(marks.drain(..));
}

fn composed(letter: char, mark: char) -> Option<char> {
    let (.., letters) = marks().iter().find(|(other, ..)| *other == mark)?;
    pairs(letters).find(|(base, _)| *base == letter).map(|(_, whole)| whole)
}

fn taken_apart(letter: char) -> Option<(char, char)> {
    if letter.is_ascii() {
        return None;
    }
    marks().iter().find_map(|(mark, _, letters)| {
        pairs(letters).find(|(_, whole)| *whole == letter).map(|(base, _)| (base, *mark))
    })
}

/// The letter under all marks, those that compose and the stroke of `đ`.
pub(super) fn bare(letter: char) -> char {
    /// Past the last Latin letter with marks.
    const END: usize = 0x1f00;
    static BARE: OnceLock<Vec<char>> = OnceLock::new();
    let table = BARE.get_or_init(|| {
        let mut table: Vec<char> = ('\0'..).take(END).collect();
        table[0x111] = 'd';
        for (base, whole) in marks().iter().flat_map(|(_, _, letters)| pairs(letters)) {
            table[whole as usize] = base;
        }
        table
    });
    let mut bare = letter;
    while let Some(&under) = table.get(bare as usize).filter(|&&under| under != bare) {
        bare = under;
    }
    bare
}

fn pairs(letters: &str) -> impl Iterator<Item = (char, char)> {
    let mut letters = letters.chars();
    std::iter::from_fn(move || Some((letters.next()?, letters.next()?)))
}

/// The canonical combining class; most marks stand above.
fn class(mark: char) -> u8 {
    marks().iter().find(|(other, ..)| *other == mark).map_or(230, |(_, class, _)| *class)
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::{UnicodeNormalization, char::canonical_combining_class};

    fn compose(letter: char, marks: &[char]) -> String {
        let (mut marks, mut out) = (marks.to_vec(), String::new());
        push_composed(letter, &mut marks, &mut out);
        out
    }

    #[test]
    fn it_composes_as_unicode_does() {
        let wholes = marks().iter().flat_map(|(_, _, letters)| letters.chars());
        for letter in wholes {
            for (first, class, _) in marks() {
                assert_eq!(*class, canonical_combining_class(*first));
                for second in marks().iter().map(|(mark, ..)| mark) {
                    let expected: String = [letter, *first, *second].into_iter().nfc().collect();
                    assert_eq!(compose(letter, &[*first, *second]), expected, "{letter} {first:?} {second:?}");
                }
            }
        }
    }

    #[test]
    fn every_small_latin_letter_is_there() {
        for letter in ('\u{c0}'..'\u{250}').chain('\u{1e00}'..'\u{1f00}').filter(|c| c.is_lowercase()) {
            let apart: Vec<char> = letter.nfd().collect();
            if apart.len() > 1 {
                assert_eq!(compose(apart[0], &apart[1..]), letter.nfc().collect::<String>(), "{letter}");
            }
        }
    }
}
