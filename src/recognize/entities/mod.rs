//! Persons, organizations, places and demonyms: the names of a text, typed and
//! linked.
//!
//! Runs of capitalised words ([`runs`]) are split by a small grammar of titles,
//! head words and known names ([`split`], [`institution`]); what these leave
//! open is told by the words around all mentions of a name ([`context`]) and
//! by what the document establishes of it ([`memory`]).

mod context;
mod cues;
mod gazetteer;
mod institution;
mod memory;
mod page;
mod runs;
mod split;
#[cfg(test)]
mod tests;

use crate::lang::{Pack, Reading, Vocabulary, entries};
use crate::model::{Entity, Found};
use crate::text::Span;
use cues::CueWords;
use gazetteer::Gazetteer;
use page::Page;
use rustc_hash::FxHashSet;

/// The entity recognizer of a language.
#[derive(Debug)]
pub struct Entities {
    cues: CueWords,
    gazetteer: Gazetteer,
    common: CommonWords,
    /// Whether the language writes small syllables behind hyphens within names.
    transcribes: bool,
    /// Whether surnames come first, and a line of two to four syllables is a byline.
    bylines: bool,
}

impl Entities {
    /// Compiles the names and the signs of names of a language.
    pub fn new(pack: &Pack, vocabulary: &mut Vocabulary) -> Self {
        let gazetteer = Gazetteer::new(pack, vocabulary);
        Self {
            cues: CueWords::new(pack, vocabulary),
            gazetteer,
            common: CommonWords::new(pack),
            transcribes: !entries(pack.names, "transcription").is_empty(),
            bylines: !entries(pack.names, "surname").is_empty(),
        }
    }

    /// Finds the names of a text, in its order and outermost only. Nothing is
    /// sought in `furniture`.
    pub fn find(&self, reading: &Reading<'_>, furniture: &[Span]) -> Vec<Found<Entity>> {
        let page = Page::new(self, reading);
        let mut found = page.settle(&page.mentions());
        if !furniture.is_empty() {
            found.retain(|entity| !furniture.iter().any(|span| span.overlaps(entity.span)));
        }
        found
    }
}

/// Words that are no names, however they are written.
#[derive(Debug)]
struct CommonWords {
    words: FxHashSet<&'static str>,
    endings: Vec<&'static str>,
}

impl CommonWords {
    fn new(pack: &Pack) -> Self {
        let words = pack
            .gazetteer
            .iter()
            .chain([&pack.names])
            .flat_map(|file| entries(file, "word"))
            .map(|entry| entry.phrase)
            .collect();
        Self { words, endings: entries(pack.names, "ending").iter().map(|entry| entry.phrase).collect() }
    }

    /// Whether a word, in look-up form, is a common one or made from one.
    fn holds(&self, word: &str) -> bool {
        let stem = |ending: &&str| {
            let stem = word.strip_suffix(*ending)?;
            let doubled = stem.char_indices().last().map_or("", |(at, _)| &stem[..at]);
            Some(self.words.contains(stem) || self.words.contains(doubled) || self.words.contains(&*format!("{stem}e")))
        };
        self.words.contains(word) || self.endings.iter().filter_map(stem).any(|common| common)
    }
}
