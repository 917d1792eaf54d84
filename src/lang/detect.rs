//! Which language a text is in: one that is read, or another one.

use super::data::tables;
use super::files::is_ready;
use super::pack::LanguagePack;
use super::packs::{PACKS, UNREAD};
use super::und;
use crate::text::{is_apostrophe, key};
use rustc_hash::FxHashMap;
use std::ops::RangeInclusive;
use std::sync::OnceLock;

/// Words that are enough to decide; a longer text costs no more.
const ENOUGH: usize = 400;

/// Words from which on a text shows that it is in another language; shorter ones (a headline,
/// a name, a date) are read in that of ours that they look like most.
const FEW: usize = 8;

/// Small words of another language that show it, at least: one is in many headlines and names.
/// With two, five of 10,654 sentences of ours that were counted looked like another language.
const SHOWN: usize = 2;

/// A language shows itself by one small word in so many. Of our own in the articles of
/// `docs/quality.md` one word in six is the least, one in four the least but in Vietnamese.
const SHARE_SHOWN: usize = 5;

/// Words from which on a text with hardly a small word of ours is in another language, and in
/// how many words there must be one; the least in an article is one in six.
const MANY: usize = 40;
const SHARE_LACKED: usize = 10;

/// The language of a text.
#[derive(Clone, Copy, Debug)]
pub struct Language {
    /// BCP 47 code; `und` where nothing says which it is.
    pub code: &'static str,
    /// What is known of it: of one that is not read, what all languages have in common.
    pub pack: &'static LanguagePack,
}

impl Language {
    /// The language that a text is said to be in (BCP 47), if it is read; else the one that the
    /// text shows. A text too short to show any is in the one that it is said to be in, else in
    /// the one of ours that it looks like most. Before [`is_ready`] every text is in one of ours.
    pub fn of(stated: Option<&str>, text: &str) -> Self {
        if let Some(pack) = stated.and_then(LanguagePack::of) {
            return Self::read(pack);
        }
        let shown = Shown::of(text);
        let stated = stated.and_then(unread_code).filter(|_| shown.is_short);
        shown.unread().or(stated).map_or_else(|| Self::read(shown.ours), |code| Self { code, pack: UNREAD })
    }

    /// The language that a text shows beyond doubt by its small words, and how many of them
    /// stand in it; none in a short text.
    pub fn shown(text: &str) -> Option<(Self, usize)> {
        let shown = Shown::of(text);
        let is_of_ours = shown.of_ours * SHARE_SHOWN >= shown.words;
        let language = match shown.unread() {
            Some(code) => Self { code, pack: UNREAD },
            None if is_of_ours && !shown.is_short => Self::read(shown.ours),
            None => return None,
        };
        let list = Unread::all().languages.iter().find(|other| other.code == language.code);
        let list = list.map_or(language.pack.common, |other| other.words);
        Some((language, Words::of(text).count(list, "")))
    }

    fn read(pack: &'static LanguagePack) -> Self {
        Self { code: pack.code, pack }
    }
}

/// The code of a language as it is kept here: of one that is read, of one that is told from
/// those, `und`; `None` for any other.
pub fn language_code(code: &str) -> Option<&'static str> {
    LanguagePack::of(code).map(|pack| pack.code).or_else(|| unread_code(code))
}

fn unread_code(code: &str) -> Option<&'static str> {
    let primary = code.split(['-', '_']).next().unwrap_or_default();
    let all = Unread::all();
    let known = all.languages.iter().map(|language| language.code).chain(all.scripts.iter().map(|(code, _)| *code));
    known.chain([UNREAD.code]).find(|known| known.eq_ignore_ascii_case(primary))
}

/// What a text shows of its language.
struct Shown {
    /// The language of ours that it looks like most, and how many of its words are that one's.
    ours: &'static LanguagePack,
    of_ours: usize,
    /// The language of others that it looks like most.
    other: Option<&'static str>,
    of_other: usize,
    words: usize,
    /// The language of a script of its own in which most letters are.
    script: Option<&'static str>,
    is_short: bool,
}

impl Shown {
    fn of(text: &str) -> Self {
        let words = Words::of(text);
        let all = Unread::all();
        let (of_ours, ours) = PACKS
            .into_iter()
            .rev()
            .map(|pack| (words.count(pack.common, pack.letters), pack))
            .max_by_key(|(count, _)| *count)
            .unwrap_or((0, PACKS[0]));
        let score = |language: &UnreadLanguage| (words.count(language.words, language.letters), language.code);
        let best = |codes: &dyn Fn(&str) -> bool| {
            let wanted = all.languages.iter().rev().filter(|language| codes(language.code));
            wanted.map(score).max_by_key(|(count, _)| *count)
        };
        let block = words.block();
        let of_block = |code: &str| all.scripts.iter().any(|(of, letters)| *of == code && Some(letters) == block);
        let first_of_block = || all.scripts.iter().map(|(code, _)| *code).find(|code| of_block(code));
        let by_words = best(&of_block).filter(|(count, _)| *count > 0).map(|(_, code)| code);
        let script = by_words.or_else(first_of_block);
        let (of_other, other) = best(&|_| true).map_or((0, None), |(count, code)| (count, Some(code)));
        let is_short = words.all < FEW && script.is_none();
        Self { ours, of_ours, other, of_other, words: words.all, script, is_short }
    }

    /// The code of the language, if it is none of ours.
    fn unread(&self) -> Option<&'static str> {
        let is_other = self.of_other > self.of_ours;
        let is_shown = is_other && self.of_other >= SHOWN && self.of_other * SHARE_SHOWN >= self.words;
        let lacks_ours = self.words >= MANY && self.of_ours * SHARE_LACKED < self.words;
        let by_words = if self.words >= FEW && is_shown || lacks_ours && is_other { self.other } else { None };
        self.script.or(by_words).or(lacks_ours.then_some(UNREAD.code))
    }
}

/// The words at the beginning of a text.
struct Words {
    counts: FxHashMap<String, usize>,
    all: usize,
    /// Letters, and by block of a script that no language of ours has, those in it.
    letters: usize,
    blocks: FxHashMap<&'static RangeInclusive<char>, usize>,
}

impl Words {
    fn of(text: &str) -> Self {
        let all = Unread::all();
        let mut words = Self { counts: FxHashMap::default(), all: 0, letters: 0, blocks: FxHashMap::default() };
        let is_of_word = |c: char| c.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(&c);
        // An address is in no language; what stands behind an apostrophe is often no word
        // (today's), nor is a letter with its stop (U.S.).
        let chunks = text.split_whitespace().filter(|chunk| !chunk.contains("://"));
        let pieces = chunks.flat_map(|chunk| {
            chunk.split_inclusive(|c| !is_of_word(c)).scan(false, |is_ending, piece| {
                let was_ending = std::mem::replace(is_ending, piece.ends_with(is_apostrophe));
                let word = piece.trim_end_matches(|c| !is_of_word(c));
                let is_initial = piece.ends_with('.') && word.chars().count() == 1;
                Some(if was_ending || is_initial { "" } else { word })
            })
        });
        for word in pieces.filter(|piece| !piece.is_empty()).take(ENOUGH) {
            words.all += 1;
            *words.counts.entry(key(word).into_owned()).or_default() += 1;
            for letter in word.chars().filter(|c| c.is_alphabetic()) {
                words.letters += 1;
                let block = || all.scripts.iter().find(|(_, block)| block.contains(&letter));
                if let Some((_, block)) = if letter.is_ascii() { None } else { block() } {
                    *words.blocks.entry(block).or_default() += 1;
                }
            }
        }
        words
    }

    /// How many of the words are among those of a list or have one of the letters.
    fn count(&self, list: &str, letters: &str) -> usize {
        let listed: usize = list.split_whitespace().filter_map(|word| self.counts.get(word)).sum();
        if letters.is_empty() {
            return listed;
        }
        let with_letter = self.counts.iter().filter(|(word, _)| word.contains(|c| letters.contains(c)));
        listed + with_letter.map(|(_, count)| count).sum::<usize>()
    }

    /// The block with the most letters, if more than half of all are in such blocks.
    fn block(&self) -> Option<&'static RangeInclusive<char>> {
        let is_most = self.blocks.values().sum::<usize>() * 2 > self.letters;
        let most = self.blocks.iter().max_by_key(|(block, count)| (**count, *block.start()));
        most.filter(|_| is_most).map(|(block, _)| *block)
    }
}

/// A language that is told from those that are read.
struct UnreadLanguage {
    code: &'static str,
    words: &'static str,
    letters: &'static str,
}

/// All of them, from `und/languages.txt`.
struct Unread {
    languages: Vec<UnreadLanguage>,
    scripts: Vec<(&'static str, RangeInclusive<char>)>,
}

impl Unread {
    fn all() -> &'static Self {
        static READ: OnceLock<Unread> = OnceLock::new();
        // Before the data is here no other language is known, which must not be remembered.
        static NONE: Unread = Unread { languages: Vec::new(), scripts: Vec::new() };
        if is_ready() { READ.get_or_init(Self::read) } else { &NONE }
    }

    fn read() -> Self {
        let sections = tables(und::LANGUAGES.text());
        let rows = |name: &'static str| {
            let named = sections.iter().filter(move |section| section.name == name);
            named.flat_map(|section| &section.entries).filter_map(|row| Some((*row.phrases.first()?, row.value)))
        };
        let letters: FxHashMap<&str, &'static str> = rows("letters").collect();
        let language =
            |(code, words)| UnreadLanguage { code, words, letters: letters.get(code).copied().unwrap_or_default() };
        let character = |code: &str| u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
        let block = |(code, block): (&'static str, &str)| {
            let (first, last) = block.split_once(' ')?;
            Some((code, character(first)?..=character(last)?))
        };
        Self { languages: rows("words").map(language).collect(), scripts: rows("scripts").filter_map(block).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(stated: Option<&str>, text: &str) -> &'static str {
        Language::of(stated, text).code
    }

    #[test]
    fn a_text_is_read_in_its_own_language() {
        for (text, expected) in [
            ("Hôm qua, quân đội cho biết đã có nhiều người chết.", "vi"),
            ("Ho\u{302}m qua, qua\u{302}n đo\u{323}\u{302}i cho bie\u{302}\u{301}t", "vi"),
            ("The army said on Monday that it had lost two men.", "en"),
            ("В среду в городе прошёл митинг, сообщили в мэрии.", "ru"),
            ("У середу в місті відбувся мітинг, повідомили в мерії.", "uk"),
            ("El ejército dijo el lunes que había perdido a dos hombres.", "es"),
            ("12345", "en"),
            ("", "en"),
        ] {
            assert_eq!(code(None, text), expected, "{text}");
        }
    }

    #[test]
    fn a_text_of_another_language_is_not_read() {
        for (text, expected) in [
            ("L’armée a annoncé lundi qu’elle avait perdu deux hommes dans la ville.", "fr"),
            ("O exército disse na segunda-feira que não perdeu os seus homens.", "pt"),
            ("L'exèrcit va dir dilluns que no havia perdut els seus homes amb això.", "ca"),
            ("Die Armee teilte am Montag mit, dass sie zwei Männer verloren habe.", "de"),
            ("Армията заяви в понеделник, че не е загубила нито един от войниците си.", "bg"),
            ("Војска је у понедељак саопштила да није изгубила ниједног од својих људи.", "sr"),
            ("Войска заявіла ў панядзелак, што не страціла ні аднаго са сваіх людзей.", "be"),
            ("أعلن الجيش يوم الاثنين", "ar"),
            ("ارتش روز دوشنبه اعلام کرد که این سربازان را از دست داده است", "fa"),
            ("军队周一表示", "zh"),
            ("Στρατός", "el"),
        ] {
            assert_eq!(code(None, text), expected, "{text}");
            assert_eq!(Language::of(None, text).pack.code, UNREAD.code);
        }
    }

    #[test]
    fn what_is_said_of_a_text_counts_where_the_text_shows_nothing() {
        assert_eq!(code(Some("es-MX"), "The army said on Monday that it had lost two men."), "es");
        assert_eq!(code(Some("fr-CA"), "Deux morts à Lyon"), "fr");
        assert_eq!(code(Some("fr"), "The army said on Monday that it had lost two men."), "en");
        assert_eq!(code(Some("tlh"), "Two dead in Lyon"), "en");
        assert_eq!(code(Some("und"), "Two dead in Lyon"), "und");
    }

    #[test]
    fn a_text_with_no_small_word_that_is_known_is_in_no_known_language() {
        let words = "tkaal nrooth veshim parduk ".repeat(MANY / 4);
        assert_eq!(code(None, &words), "und");
        assert_eq!(code(None, &words[..words.len() / 2]), "en");
    }

    #[test]
    fn every_line_of_the_list_is_read() {
        let all = Unread::all();
        let rows =
            |name| tables(und::LANGUAGES.text()).into_iter().filter(move |s| s.name == name).flat_map(|s| s.entries);
        assert_eq!(all.languages.len(), rows("words").count());
        assert_eq!(all.scripts.len(), rows("scripts").count());
        let known = |code: &str| all.languages.iter().any(|language| language.code == code);
        assert!(rows("letters").all(|row| known(row.phrases[0])));
        assert!(PACKS.iter().all(|pack| !known(pack.code)));
        assert_eq!(language_code("FR-ca"), Some("fr"));
        assert_eq!(language_code("tlh"), None);
    }
}
