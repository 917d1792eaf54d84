//! Recognises written Vietnamese syllables: onset, rime and one tone.

use crate::lang::{SYLLABLES, is_ready, tables};
use crate::text::key;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::OnceLock;

/// The parts of syllables, from the data of the language.
pub(super) struct Syllables {
    /// A vowel with a tone, and the vowel without.
    toneless: FxHashMap<char, char>,
    onsets: Vec<&'static str>,
    rimes: FxHashSet<&'static str>,
    /// Common ones that end in a vowel with a dot below: where a dot stands behind the vowel,
    /// it is the tone and no full stop.
    dotted: FxHashSet<&'static str>,
}

impl Syllables {
    pub(super) fn get() -> &'static Self {
        static READ: OnceLock<Syllables> = OnceLock::new();
        // Before the data is here nothing is a syllable, which must not be remembered.
        static NONE: OnceLock<Syllables> = OnceLock::new();
        READ.get().unwrap_or_else(|| if is_ready() { &READ } else { &NONE }.get_or_init(Self::read))
    }

    fn read() -> Self {
        let mut parts = Self {
            toneless: FxHashMap::default(),
            onsets: vec![""],
            rimes: FxHashSet::default(),
            dotted: FxHashSet::default(),
        };
        for section in tables(SYLLABLES) {
            for word in section.entries.iter().flat_map(|row| &row.phrases).flat_map(|line| line.split_whitespace()) {
                match section.name {
                    "tones" => {
                        let mut letters = word.chars();
                        let Some(vowel) = letters.next() else { continue };
                        parts.toneless.extend(letters.map(|letter| (letter, vowel)));
                    }
                    "onsets" => parts.onsets.push(word),
                    "dotted" => drop(parts.dotted.insert(word)),
                    _ => drop(parts.rimes.insert(word)),
                }
            }
        }
        parts
    }

    /// Counts the words with a non-ASCII letter: those that are syllables, and all.
    pub(super) fn count(&self, text: &str) -> (usize, usize) {
        let is_of_word = |c: char| c.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(&c);
        let words = text.split(|c: char| !is_of_word(c)).filter(|word| !word.is_ascii());
        words.fold((0, 0), |(fitting, all), word| (fitting + usize::from(self.has(word)), all + 1))
    }

    /// Whether every word of a text is a syllable, and there is one.
    pub(super) fn has_all(&self, text: &str) -> bool {
        let mut words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).peekable();
        words.peek().is_some() && words.all(|word| self.has(word))
    }

    /// Whether a dot behind a syllable is its tone; names stand in the list with their capital.
    pub(super) fn is_dotted(&self, word: &str) -> bool {
        self.dotted.contains(word) || self.dotted.contains(&*key(word))
    }

    /// Whether a word is a syllable.
    pub(super) fn has(&self, word: &str) -> bool {
        let mut tones = 0;
        let plain = |c: char| match self.toneless.get(&c) {
            Some(&vowel) => {
                tones += 1;
                vowel
            }
            None => c,
        };
        let syllable: String = key(word).chars().map(plain).collect();
        let has_rime = |onset: &&str| syllable.strip_prefix(*onset).is_some_and(|rime| self.rimes.contains(rime));
        tones <= 1 && self.onsets.iter().any(has_rime)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_told_from_other_words() {
        let syllables = Syllables::get();
        for word in "người Quốc giết quyền khuỷu ngoẹo ỷ Đắk tuỳ thúy giếng nghiêng Ước".split(' ')
        {
            assert!(syllables.has(word), "{word}");
        }
        assert!(syllables.has("nga\u{300}y"));
        for word in "café été Zürich Orbán Müller ngàý đđ straße".split(' ') {
            assert!(!syllables.has(word), "{word}");
        }
    }
}
