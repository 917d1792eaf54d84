//! What a language knows of names: cue words, known names, common words.

use super::gazetteer::Gazetteer;
use super::name_features::CueWords;
use crate::lang::{Inflection, LanguagePack, Vocabulary};
use rustc_hash::FxHashSet;
use std::borrow::Cow;

/// What a language knows of names.
#[derive(Debug)]
pub(super) struct NameKnowledge {
    pub(super) cues: CueWords,
    pub(super) gazetteer: Gazetteer,
    pub(super) common: CommonWords,
    /// Whether the language writes small syllables behind hyphens within names.
    pub(super) transcribes: bool,
    /// Whether surnames come first, and a line of two to four syllables is a byline.
    pub(super) bylines: bool,
    /// Endings of adjectives, in languages whose institutions have a capital only there.
    pub(super) adjectives: Vec<Cow<'static, str>>,
    /// How names change.
    pub(super) inflection: &'static Inflection,
}

impl NameKnowledge {
    /// Compiles the gazetteer and the cue words of a language.
    pub(super) fn new(pack: &LanguagePack, vocabulary: &mut Vocabulary) -> Self {
        let gazetteer = Gazetteer::new(pack, vocabulary);
        Self {
            cues: CueWords::new(pack, vocabulary),
            gazetteer,
            common: CommonWords::new(pack),
            transcribes: !pack.entries(&pack.names, "transcription").is_empty(),
            bylines: !pack.entries(&pack.names, "surname").is_empty(),
            inflection: pack.inflection(),
            adjectives: pack.entries(&pack.names, "adjective").into_iter().map(|entry| entry.phrase).collect(),
        }
    }
}

/// Words that are no names, however they are written.
#[derive(Debug)]
pub(super) struct CommonWords {
    words: FxHashSet<Cow<'static, str>>,
    endings: Vec<Cow<'static, str>>,
}

impl CommonWords {
    fn new(pack: &LanguagePack) -> Self {
        let words = pack
            .gazetteer
            .iter()
            .chain([&pack.names])
            .flat_map(|file| pack.entries(file, "word"))
            .map(|entry| entry.phrase)
            .collect();
        Self { words, endings: pack.entries(&pack.names, "ending").into_iter().map(|entry| entry.phrase).collect() }
    }

    /// Whether a word, in look-up form, is a common one or made from one.
    pub(super) fn holds(&self, word: &str) -> bool {
        let stem = |ending: &Cow<'static, str>| {
            let stem = word.strip_suffix(&**ending)?;
            let doubled = stem.char_indices().last().map_or("", |(at, _)| &stem[..at]);
            Some(self.words.contains(stem) || self.words.contains(doubled) || self.words.contains(&*format!("{stem}e")))
        };
        self.words.contains(word) || self.endings.iter().filter_map(stem).any(|common| common)
    }
}
