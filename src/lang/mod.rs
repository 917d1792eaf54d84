//! What is known of each language, as data in the language's own folder, and
//! the machinery that reads a text with it. A language is added by one folder
//! and one line in [`PACKS`].

mod check;
mod data;
mod en;
mod files;
mod institutions;
mod lexicon;
mod names;
mod nesting;
mod news;
mod pattern;
mod tokenized;
mod vi;

pub use check::{DataError, DataFault, Known, check, check_tables, is_number};
pub use data::{Entry, Row, Section, entries, rows, sections, tables};
pub use files::{BadBundle, DataFile, bundle, is_ready, supply};
pub use institutions::{Institution, check_institutions, comes_back_to, institution};
pub use lexicon::{Hit, Lexicon, Vocabulary, Word};
pub use names::{is_country, is_province, name_in};
pub use nesting::{Nesting, nesting};
pub use news::{adds, has_moved, is_added};
pub use pattern::{Item, Parts, PatternError};
pub use tokenized::TokenizedText;
pub use vi::SYLLABLES;

use std::borrow::Cow;
use std::sync::OnceLock;

/// A language: its name and its data files, in the formats that `docs/adding-a-language.md` describes.
#[derive(Debug)]
pub struct LanguagePack {
    /// BCP 47 code.
    pub code: &'static str,
    /// The most frequent function words, by which the language is recognised.
    pub common: &'static str,
    /// Variant spellings of word endings, folded before any look-up.
    pub spelling: &'static str,
    /// Number words, bounds and indefinite quantities.
    pub numbers: DataFile,
    /// Words of the calendar.
    pub calendar: DataFile,
    /// Patterns of date expressions.
    pub dates: DataFile,
    /// Harm words, victim nouns and the small words of figures.
    pub casualties: DataFile,
    /// Words that show what kind of name stands beside them, and words that
    /// names are made of.
    pub names: DataFile,
    /// Known names: places, organizations, persons, demonyms.
    pub gazetteer: &'static [DataFile],
    /// Weights of the tagger of names; none where no tagger was trained for the language.
    pub tagger: &'static [DataFile],
    /// Reporting verbs and the small words of reported speech.
    pub speech: DataFile,
    /// Institutions that answer for figures.
    pub institutions: DataFile,
    /// Lines that pages put around an article.
    pub boilerplate: DataFile,
    /// Negations and units, which a changed text must not change unseen.
    pub protected_terms: DataFile,
    /// The sign that groups digits by three; the other of `.` and `,` is the decimal sign.
    pub group_sign: char,
    /// Whether a noun stands before what describes it (binh sĩ Armenia) and not
    /// behind it (Armenian soldiers).
    pub head_first: bool,
}

/// All languages; the first is the one taken when a text gives no hint.
pub static PACKS: [&LanguagePack; 2] = [&en::PACK, &vi::PACK];

impl LanguagePack {
    /// The files that the page loads after its first paint: all but those by which
    /// languages are detected.
    pub fn files(&'static self) -> impl Iterator<Item = &'static DataFile> {
        let LanguagePack {
            numbers,
            calendar,
            dates,
            casualties,
            names,
            speech,
            institutions,
            boilerplate,
            protected_terms,
            ..
        } = self;
        let rules = [numbers, calendar, dates, casualties, names, speech, institutions, boilerplate, protected_terms];
        rules.into_iter().chain(self.gazetteer).chain(self.tagger)
    }

    /// The pack of a BCP 47 code; of `vi-VN`, the one of `vi`.
    pub fn of(code: &str) -> Option<&'static LanguagePack> {
        let primary = code.split(['-', '_']).next().unwrap_or_default();
        PACKS.into_iter().find(|pack| pack.code.eq_ignore_ascii_case(primary))
    }

    /// The words and phrases without which a sentence says something else: number
    /// words and their bounds, days and months, negations and units. None while
    /// [`is_ready`] says no.
    pub fn protected_terms(&self) -> Vec<Cow<'static, str>> {
        const OF_NUMBERS: [&str; 8] =
            ["unit", "ten", "times", "half_before", "half_after", "indefinite", "bound", "bound_after"];
        const OF_THE_CALENDAR: [&str; 6] = ["weekday", "monthname", "dayname", "unit", "direction", "dayref"];
        let files = [
            (self.numbers.text(), &OF_NUMBERS[..]),
            (self.calendar.text(), &OF_THE_CALENDAR),
            (self.protected_terms.text(), &["negation", "unit"]),
        ];
        let sections =
            files.into_iter().flat_map(|(file, names)| names.iter().flat_map(move |name| entries(file, name)));
        sections.map(|entry| entry.phrase).collect()
    }

    /// The language whose most frequent words make up the most of a text's beginning.
    pub fn detect(text: &str) -> &'static LanguagePack {
        /// Words that are enough to decide; a longer text costs no more.
        const ENOUGH: usize = 400;
        let words: Vec<String> = text
            .split(|c: char| !c.is_alphabetic() && !('\u{300}'..='\u{36f}').contains(&c))
            .filter(|word| !word.is_empty())
            .take(ENOUGH)
            .map(|word| crate::text::key(word).into_owned())
            .collect();
        let share =
            |pack: &LanguagePack| words.iter().filter(|w| pack.common.split_whitespace().any(|c| c == *w)).count();
        PACKS.into_iter().rev().max_by_key(|pack| share(pack)).unwrap_or(PACKS[0])
    }
}

/// A value derived from the data of a language (BCP 47), made once; `cells` has one for each
/// of [`PACKS`]. `None` while the data files are not here.
fn once<T>(
    cells: &'static [OnceLock<T>; PACKS.len()],
    code: &str,
    make: impl FnOnce(&'static LanguagePack) -> T,
) -> Option<(&'static LanguagePack, &'static T)> {
    let pack = LanguagePack::of(code)?;
    let at = PACKS.iter().position(|other| other.code == pack.code).filter(|_| is_ready())?;
    Some((pack, cells[at].get_or_init(|| make(pack))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_counts_is_guarded_in_every_language() {
        for (code, phrases) in [
            ("en", ["seven", "not", "at least", "monday", "tonnes"]),
            ("vi", ["bảy", "không", "ít nhất", "thứ hai", "tấn"]),
        ] {
            let protected_terms = LanguagePack::of(code).unwrap().protected_terms();
            for phrase in phrases {
                assert!(protected_terms.iter().any(|term| term == phrase), "{phrase}");
            }
        }
        assert!(PACKS.iter().all(|pack| !pack.protected_terms().iter().any(|term| term.is_empty())));
    }

    #[test]
    fn a_text_is_read_in_its_own_language() {
        for (text, code) in [
            ("Hôm qua, quân đội cho biết đã có nhiều người chết.", "vi"),
            ("Ho\u{302}m qua, qua\u{302}n đo\u{323}\u{302}i cho bie\u{302}\u{301}t", "vi"),
            ("The army said on Monday that it had lost two men.", "en"),
            ("12345", "en"),
            ("", "en"),
        ] {
            assert_eq!(LanguagePack::detect(text).code, code, "{text}");
        }
        assert_eq!(LanguagePack::of("vi-VN").map(|p| p.code), Some("vi"));
        assert!(LanguagePack::of("xx").is_none());
    }
}
