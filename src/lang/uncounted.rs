//! People without how many they are, as a row of a dataset names them.

use super::once::once;
use super::{LanguagePack, PACKS};
use crate::text::{digit, key};
use rustc_hash::FxHashSet;
use std::sync::OnceLock;

/// Sections of a `numbers` file whose phrases stand before what is counted.
const NUMBERS: [&str; 7] = ["unit", "ten", "times", "article", "indefinite", "bound", "exactly"];

/// Words of a language that say how many, folded.
struct Counts {
    phrases: FxHashSet<String>,
    /// Words in the longest phrase.
    longest: usize,
}

/// The words for some people without the count and the articles before them, in a language
/// (BCP 47); empty where they only say how many. The same words while the data files are not here.
///
/// ```
/// use tallymark::lang::uncounted;
///
/// assert_eq!(uncounted("en", "at least five soldiers"), "soldiers");
/// assert_eq!(uncounted("vi", "ít nhất 5 binh sĩ"), "binh sĩ");
/// assert_eq!(uncounted("en", "seven"), "");
/// ```
pub fn uncounted<'w>(code: &str, words: &'w str) -> &'w str {
    static COUNTS: [OnceLock<Counts>; PACKS.len()] = [const { OnceLock::new() }; PACKS.len()];
    let Some((_, counts)) = once(&COUNTS, code, Counts::of) else { return words };
    let mut rest = words.trim();
    while let Some(behind) = counts.skip(rest) {
        rest = behind;
    }
    rest
}

impl Counts {
    fn of(pack: &'static LanguagePack) -> Self {
        let numbers = NUMBERS.iter().flat_map(|section| pack.entries(&pack.numbers, section));
        let determiners = pack.entries(&pack.casualties, "determiner");
        // Patterns with choices are longer forms of phrases that stand by themselves.
        let is_plain = |phrase: &String| !phrase.contains('(');
        let phrases: FxHashSet<String> =
            numbers.chain(determiners).map(|entry| key(&entry.phrase).into_owned()).filter(is_plain).collect();
        let longest = phrases.iter().map(|phrase| phrase.split_whitespace().count()).max().unwrap_or_default();
        Self { phrases, longest }
    }

    /// What stands behind the number or the phrase that some words begin with.
    fn skip<'w>(&self, words: &'w str) -> Option<&'w str> {
        let gaps = words.match_indices(char::is_whitespace).map(|(at, _)| at);
        let end = (!words.is_empty()).then_some(words.len());
        let ends: Vec<usize> = gaps.chain(end).take(self.longest).collect();
        let is_number = |first: &str| first.starts_with(|sign| digit(sign).is_some());
        let ends_phrase = |end: &&usize| {
            let first = &words[..**end];
            self.phrases.contains(&*key(first)) || is_number(first) && !first.contains(char::is_whitespace)
        };
        ends.iter().rev().find(ends_phrase).map(|end| words[*end..].trim_start())
    }
}
