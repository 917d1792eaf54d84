use crate::lang::{LanguagePack, Lexicon, Vocabulary, sections};
use crate::model::Stance;

/// The words of a language's `speech` file.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// Reporting verbs.
    pub(super) verbs: Lexicon<Stance>,
    /// Opens the content behind a verb.
    pub(super) that: Lexicon<()>,
    /// According to.
    pub(super) according: Lexicon<()>,
    /// Those of them that also follow what was said without a comma.
    pub(super) trails: Lexicon<()>,
    /// What names no one behind "according to".
    pub(super) not_source: Lexicon<()>,
    /// Between a subject and its verb.
    pub(super) aux: Lexicon<()>,
    pub(super) negation: Lexicon<()>,
    /// Before what looks like a verb and is a noun.
    pub(super) noun_before: Lexicon<()>,
    /// Starts a clause with a subject of its own.
    pub(super) boundary: Lexicon<()>,
    /// Joins verbs of one subject.
    pub(super) joins: Lexicon<()>,
    pub(super) pronoun: Lexicon<()>,
    /// Speakers without a name.
    pub(super) speaker: Lexicon<()>,
    /// Verbs that pass on what another said (dẫn lời).
    pub(super) relay: Lexicon<()>,
    /// Verbs that name who was told before what (told).
    pub(super) told: Lexicon<()>,
    /// Look like a verb of speech and are none (dẫn đầu).
    pub(super) no_verb: Lexicon<()>,
    /// Opens a phrase that names someone (the).
    pub(super) article: Lexicon<()>,
    /// Joins what follows to the phrase before it (of).
    pub(super) link: Lexicon<()>,
    /// What shows a stance in the content.
    pub(super) content: Lexicon<Stance>,
}

impl Words {
    pub(super) fn new(pack: &LanguagePack, vocabulary: &mut Vocabulary) -> Self {
        let mut new = Self::default();
        for section in sections(pack.speech.text()) {
            let named = section.attributes.first().copied();
            let stance = Stance::ALL.into_iter().find(|stance| Some(stance.name()) == named);
            for entry in &section.entries {
                let phrase = vocabulary.phrase(entry.phrase);
                match (section.name, stance) {
                    ("verb", Some(stance)) => new.verbs.insert(&phrase, stance),
                    ("content", Some(stance)) => new.content.insert(&phrase, stance),
                    ("that", _) => new.that.insert(&phrase, ()),
                    ("according", _) => new.according.insert(&phrase, ()),
                    ("trails", _) => new.trails.insert(&phrase, ()),
                    ("not_source", _) => new.not_source.insert(&phrase, ()),
                    ("aux", _) => new.aux.insert(&phrase, ()),
                    ("negation", _) => new.negation.insert(&phrase, ()),
                    ("noun_before", _) => new.noun_before.insert(&phrase, ()),
                    ("boundary", _) => new.boundary.insert(&phrase, ()),
                    ("joins", _) => new.joins.insert(&phrase, ()),
                    ("pronoun", _) => new.pronoun.insert(&phrase, ()),
                    ("no_verb", _) => new.no_verb.insert(&phrase, ()),
                    ("article", _) => new.article.insert(&phrase, ()),
                    ("link", _) => new.link.insert(&phrase, ()),
                    ("relay", _) => new.relay.insert(&phrase, ()),
                    ("told", _) => new.told.insert(&phrase, ()),
                    ("speaker", _) => new.speaker.insert(&phrase, ()),
                    _ => {}
                }
            }
        }
        new
    }

    /// Whether a phrase of a lexicon ends right before token `end`; gives its start.
    pub(super) fn ending<V>(
        lexicon: &Lexicon<V>,
        reading: &crate::lang::TokenizedText<'_>,
        from: usize,
        end: usize,
    ) -> Option<usize> {
        const LONGEST: usize = 4;
        (1..=LONGEST)
            .rev()
            .filter(|len| end >= from + len)
            .find(|len| lexicon.all(&reading.words, end - len).any(|hit| hit.len == *len))
            .map(|len| end - len)
    }
}
