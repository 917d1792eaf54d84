//! The recognizers. Each reads a text by the data of its language and gives what it finds,
//! with the reason. They do not know each other; all share [`numbers`].
//!
//! The lengths and reaches in these rooms bound how far a rule looks. They were set on the
//! development texts of `docs/quality.md`: halved, or larger by half, each leaves the scores
//! there as they are, unless its docstring says what depends on it.

mod check;

pub mod boilerplate;
pub mod casualties;
pub mod dates;
pub mod entities;
pub mod numbers;
pub mod speech;

pub use check::check_data;

use crate::lang::{LanguagePack, PACKS, TokenizedText, Vocabulary, Word, entries};
use rustc_hash::FxHashSet;
use std::sync::OnceLock;

/// All recognizers of a language, compiled from its data once.
#[derive(Debug)]
pub struct Recognizers {
    pack: &'static LanguagePack,
    vocabulary: Vocabulary,
    abbreviations: FxHashSet<Word>,
    /// Numbers and quantities.
    pub quantities: numbers::Quantities,
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
}

impl Recognizers {
    /// The recognizers of a language; compiled at the first call, for which the
    /// languages' data files have to be here.
    pub fn of(pack: &'static LanguagePack) -> &'static Recognizers {
        static COMPILED: [OnceLock<Recognizers>; PACKS.len()] = [const { OnceLock::new() }; PACKS.len()];
        let at = PACKS.iter().position(|p| p.code == pack.code).unwrap_or(0);
        COMPILED[at].get_or_init(|| Recognizers::new(PACKS[at]))
    }

    /// Compiles the recognizers of a language.
    pub fn new(pack: &'static LanguagePack) -> Self {
        let mut vocabulary = Vocabulary::new(pack.spelling);
        let quantities = numbers::Quantities::new(pack, &mut vocabulary);
        let mut dates = dates::Dates::new(pack, &mut vocabulary);
        let casualties = casualties::Casualties::new(pack, &mut vocabulary);
        let speech = speech::Speech::new(pack, &mut vocabulary);
        let entities = entities::Entities::new(pack, &mut vocabulary);
        let boilerplate = boilerplate::Boilerplate::new(pack, &mut vocabulary);
        let abbreviations =
            entries(pack.names.text(), "abbreviation").iter().map(|entry| vocabulary.intern(&entry.phrase)).collect();
        dates.finish(&quantities, vocabulary.len());
        Self { pack, vocabulary, abbreviations, quantities, boilerplate, dates, casualties, entities, speech }
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

/// A struct of the words of a data file. The fields behind `lists` are lists of phrases, each
/// filled from the section with the name of the field.
macro_rules! phrase_lists {
    (
        $(#[$doc:meta])*
        $vis:vis struct $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty),* $(,)? }
        lists { $($(#[$list_doc:meta])* $list:ident),* $(,)? }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Default)]
        $vis struct $name {
            $($(#[$field_doc])* pub(super) $field: $type,)*
            $($(#[$list_doc])* pub(super) $list: $crate::lang::Lexicon<()>,)*
        }

        impl $name {
            /// The sections that are lists.
            const LISTS: [&'static str; [$(stringify!($list)),*].len()] = [$(stringify!($list)),*];

            /// The list of a section.
            fn list(&mut self, section: &str) -> Option<&mut $crate::lang::Lexicon<()>> {
                match section {
                    $(stringify!($list) => Some(&mut self.$list),)*
                    _ => None,
                }
            }
        }
    };
}

use phrase_lists;
