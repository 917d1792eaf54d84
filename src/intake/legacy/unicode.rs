//! Vietnamese of before Unicode inside Unicode: the bytes of its 8-bit fonts as letters of
//! Latin-1, or VIQR. It is told by its syllables, line by line, since a document may hold
//! both.

use super::syllables::Syllables;
use super::{LegacyEncoding, Table, tcvn3, viqr, vni_letters, windows_1258};
use rustc_hash::FxHashSet;
use unicode_normalization::UnicodeNormalization;

/// The fewest words with a mark from which an encoding is told in a text.
const FEWEST: usize = 3;

/// The encoding that a text is written in, and the text with its letters; `None` where it is
/// Unicode as it stands, or nothing is beyond doubt.
pub(in crate::intake) fn recognize(text: &str) -> Option<(LegacyEncoding, String)> {
    use LegacyEncoding::{Tcvn3, Viqr, Vni, Windows1258};
    let all = [Windows1258, Tcvn3, Vni, Viqr];
    let scored = all.iter().map(|&encoding| (score(encoding, text), encoding));
    let (best, encoding) = scored.clone().max_by_key(|(score, _)| *score)?;
    let rival = scored.filter(|(_, other)| *other != encoding).map(|(score, _)| score).max().unwrap_or(0);
    (best >= FEWEST && rival * 2 < best).then(|| (encoding, converted(encoding, text)))
}

/// A text of an encoding in Unicode; lines that are no better for it stay as they are.
pub(in crate::intake) fn converted(encoding: LegacyEncoding, text: &str) -> String {
    let line = |line: &str| {
        let read = in_unicode(encoding, line);
        if Evidence::of(encoding, line, &read).is_better() { read } else { line.to_owned() }
    };
    text.split_inclusive('\n').map(line).collect()
}

/// Whether a text that stands in a font of an encoding is better for being converted.
pub(in crate::intake) fn is_in_font(encoding: LegacyEncoding, text: &str) -> bool {
    Evidence::of(encoding, text, &in_unicode(encoding, text)).is_better()
}

/// How many different words with marks say that a text is of an encoding.
fn score(encoding: LegacyEncoding, text: &str) -> usize {
    let is_candidate = |line: &&str| match encoding {
        LegacyEncoding::Viqr => line.contains(['^', '(', '+', '\'', '`', '~', '.', '?', '’']),
        _ => line.chars().any(|c| byte(c).is_some_and(|byte| !byte.is_ascii())),
    };
    let mut words = FxHashSet::default();
    for line in text.split_inclusive('\n').filter(is_candidate) {
        let read = in_unicode(encoding, line);
        let evidence = Evidence::of(encoding, line, &read);
        if evidence.is_beyond_doubt() {
            words.extend(evidence.fitting.into_iter().map(str::to_lowercase));
        }
    }
    words.len()
}

/// A text in Unicode, whatever its words are.
pub(in crate::intake) fn in_unicode(encoding: LegacyEncoding, text: &str) -> String {
    match encoding {
        LegacyEncoding::Viqr => text.split_inclusive('\n').map(viqr::line).collect(),
        LegacyEncoding::Vni => vni(text),
        LegacyEncoding::Windows1258 => by_table(windows_1258(), text),
        // Their letters do not pass for others on their way.
        LegacyEncoding::Windows1251 | LegacyEncoding::Koi8R | LegacyEncoding::Windows1252 => text.to_owned(),
        LegacyEncoding::Tcvn3 => text
            .split_inclusive(' ')
            .map(|word| {
                let read = by_table(tcvn3(), word);
                // The code page of Windows has a hyphen at the place of ư, and readers of PDF
                // say so.
                let soft = word.replace('-', "\u{ad}");
                let is_word = |text: &str| Syllables::get().has_all(text);
                let softly = by_table(tcvn3(), &soft);
                // A dash alone is none, nor is that of a name with a number.
                let is_within = word.contains(char::is_alphabetic) && !word.contains(|c: char| c.is_ascii_digit());
                if is_within && soft != word && !is_word(&read) && is_word(&softly) { softly } else { read }
            })
            .collect(),
    }
}

/// The byte that a letter stands for. Fonts call the micro sign by either of its two names.
fn byte(c: char) -> Option<u8> {
    match c {
        '\u{3bc}' => Some(0xb5),
        '\0'..='\u{7f}' | '\u{a1}'..='\u{ff}' => u8::try_from(u32::from(c)).ok(),
        _ => None,
    }
}

/// An encoding of one byte a letter; a raised digit behind a digit is the mark of a note.
fn by_table(table: &Table, text: &str) -> String {
    let mut before = ' ';
    let letter = |c: char| {
        let is_note = before.is_ascii_digit() && matches!(c, '¹' | '²' | '³');
        before = c;
        let high = byte(c).filter(|byte| !byte.is_ascii() && !is_note);
        high.and_then(|byte| table[usize::from(byte) - 128]).unwrap_or(c)
    };
    text.chars().map(letter).collect()
}

fn vni(text: &str) -> String {
    let letters = vni_letters();
    let mut read = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(letter) = rest.next() {
        let pair = byte(letter).zip(rest.peek().copied().and_then(byte));
        let marked = pair.and_then(|(letter, mark)| letters.get(&[letter, mark]));
        let alone = || letters.get(&[0, byte(letter).filter(|byte| *byte >= 0xc0)?]);
        read.push(marked.or_else(alone).copied().unwrap_or(letter));
        if marked.is_some() {
            rest.next();
        }
    }
    read
}

/// What the words of a line say for an encoding.
struct Evidence<'t> {
    /// Words that the encoding gives a mark and that are syllables.
    fitting: Vec<&'t str>,
    /// All words that it gives a mark.
    marked: usize,
    /// Of those, how many are syllables as they stand.
    as_they_stand: usize,
    /// All words, and how many of them are syllables.
    words: usize,
    syllables: usize,
    /// Whether a word got more than a tone: a tone of VIQR is also punctuation.
    is_shaped: bool,
}

impl<'t> Evidence<'t> {
    /// Of a line, and of what it reads as.
    fn of(encoding: LegacyEncoding, line: &str, read: &'t str) -> Self {
        let syllables = Syllables::get();
        let mut evidence = Self {
            fitting: Vec::new(),
            marked: 0,
            as_they_stand: 0,
            words: 0,
            syllables: 0,
            is_shaped: encoding != LegacyEncoding::Viqr,
        };
        // No letter of any encoding becomes a blank, or is one.
        for (before, after) in line.split_ascii_whitespace().zip(read.split_ascii_whitespace()) {
            // A hyphen that may be a letter says nothing by itself.
            let is_sign = |c: char| byte(c).is_some_and(|byte| !byte.is_ascii());
            let is_changed = before != after && (encoding == LegacyEncoding::Viqr || before.contains(is_sign));
            for word in words(after) {
                let fits = syllables.has(word);
                evidence.words += 1;
                evidence.syllables += usize::from(fits);
                if is_changed && !word.is_ascii() {
                    evidence.marked += 1;
                    evidence.fitting.extend(fits.then_some(word));
                }
            }
            if is_changed {
                evidence.is_shaped |=
                    after.nfd().any(|c| matches!(c, '\u{110}' | '\u{111}' | '\u{302}' | '\u{306}' | '\u{31b}'));
                let stands = |word: &&str| !word.is_ascii() && is_written(word) && syllables.has(word);
                evidence.as_they_stand += words(before).filter(stands).count();
            }
        }
        evidence
    }

    /// Whether the line is better read in the encoding than as it stands.
    fn is_better(&self) -> bool {
        let fitting = self.fitting.len();
        let is_read = fitting * 3 >= self.marked * 2 && fitting * 2 > self.as_they_stand * 3;
        // A line in another language between the others stays.
        self.marked > 0 && is_read && self.syllables * 2 >= self.words
    }

    /// Whether the line says of itself that it is in the encoding: most of its words are
    /// syllables, which in no other language they are, and nearly all those with marks.
    fn is_beyond_doubt(&self) -> bool {
        let is_vietnamese = self.syllables * 5 >= self.words * 3 && self.fitting.len() * 5 >= self.marked * 4;
        self.is_better() && is_vietnamese && self.is_shaped && self.marked * 5 >= self.words
    }
}

/// Whether a word is one as people write it: no small letter stands before a capital.
pub(super) fn is_written(word: &str) -> bool {
    !word.chars().zip(word.chars().skip(1)).any(|(a, b)| a.is_lowercase() && b.is_uppercase())
}

/// The words of a text: runs of letters with their marks.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_of_word = |c: char| c.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(&c);
    text.split(move |c: char| !is_of_word(c)).filter(|word| !word.is_empty())
}
