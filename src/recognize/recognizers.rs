//! All recognizers of a language.

use super::{boilerplate, casualties, dates, entities, events, speech};
use crate::lang::{LanguagePack, PACKS, TokenizedText, UNREAD, Vocabulary, Word};
use crate::phrase::Phrases;
use rustc_hash::FxHashSet;
use std::sync::OnceLock;

/// All recognizers of a language, compiled from its data once.
#[derive(Debug)]
pub struct Recognizers {
    pack: &'static LanguagePack,
    vocabulary: Vocabulary,
    abbreviations: FxHashSet<Word>,
    /// Phrases: numbers, nouns, clauses.
    pub phrases: Phrases,
    /// Boilerplate.
    pub boilerplate: boilerplate::Boilerplate,
    /// Dates.
    pub dates: dates::Dates,
    /// Casualty figures.
    pub casualties: casualties::Casualties,
    /// Reported speech.
    pub speech: speech::Speech,
    /// Names.
    pub entities: entities::Entities,
    /// Events, and named people who came to harm in them.
    pub events: events::Events,
}

impl Recognizers {
    /// The recognizers of a language; compiled at the first call, for which the
    /// languages' data files have to be here.
    pub fn of(pack: &'static LanguagePack) -> &'static Recognizers {
        static COMPILED: [OnceLock<Recognizers>; PACKS.len()] = [const { OnceLock::new() }; PACKS.len()];
        static OF_UNREAD: OnceLock<Recognizers> = OnceLock::new();
        let at = PACKS.iter().position(|p| p.code == pack.code);
        let (compiled, pack) = at.map_or((&OF_UNREAD, UNREAD), |at| (&COMPILED[at], PACKS[at]));
        compiled.get_or_init(|| Recognizers::new(pack))
    }

    /// Compiles the recognizers of a language.
    pub fn new(pack: &'static LanguagePack) -> Self {
        let mut vocabulary = Vocabulary::new(pack.spelling);
        let phrases = Phrases::new(pack, &mut vocabulary);
        let mut dates = dates::Dates::new(pack, &mut vocabulary);
        let casualties = casualties::Casualties::new(pack, &mut vocabulary);
        let speech = speech::Speech::new(pack, &mut vocabulary);
        let entities = entities::Entities::new(pack, &mut vocabulary);
        let events = events::Events::new(pack, &mut vocabulary);
        let boilerplate = boilerplate::Boilerplate::new(pack, &mut vocabulary);
        let abbreviations =
            pack.entries(&pack.names, "abbreviation").iter().map(|entry| vocabulary.intern(&entry.phrase)).collect();
        dates.finish(&phrases.quantities, vocabulary.len());
        Self { pack, vocabulary, abbreviations, phrases, boilerplate, dates, casualties, entities, events, speech }
    }

    /// Whether the language is read, not only its numbers and names.
    pub fn read_words(&self) -> bool {
        self.pack.code != UNREAD.code
    }

    /// The language that they read (BCP 47).
    pub fn code(&self) -> &'static str {
        self.pack.code
    }

    /// Reads a text for the recognizers.
    pub fn read<'t>(&self, text: &'t str) -> TokenizedText<'t> {
        TokenizedText::new(text, self.pack, &self.vocabulary, |word| self.abbreviations.contains(&word))
    }
}
