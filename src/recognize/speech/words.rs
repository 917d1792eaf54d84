//! The words of reported speech, from a language's `speech` file.

use crate::lang::{Known, LanguagePack, Lexicon, Vocabulary};
use crate::model::Stance;

crate::lang::phrase_lists! {
    /// The words of a language's `speech` file; most of its sections are lists.
    pub(super) struct Words {
        /// Reporting verbs.
        verbs: Lexicon<Stance>,
        /// What shows a stance in the content.
        content: Lexicon<Stance>,
        /// Those who answer for figures (the fire brigade).
        institutions: Lexicon<()>,
    }
    lists {
        /// Opens the content behind a verb.
        that,
        /// Before a verb: stands for what was said before (об этом).
        takes_up,
        /// Names a pronoun as the source of what follows (по его словам).
        by_pronoun,
        /// According to.
        according,
        /// Those of them that also follow what was said without a comma.
        trails,
        /// What names no one behind "according to".
        not_source,
        /// Between a subject and its verb.
        aux,
        negation,
        /// Before what looks like a verb and is a noun.
        noun_before,
        /// Starts a clause with a subject of its own.
        boundary,
        /// Joins verbs of one subject.
        joins,
        pronoun,
        /// Speakers without a name.
        speaker,
        /// Verbs that pass on what another said (dẫn lời).
        relay,
        /// Verbs whose hearer stands before what is said (told).
        hearer_first,
        /// Look like a verb of speech and are none (dẫn đầu).
        no_verb,
        /// Opens a phrase that names someone (the).
        article,
        /// Joins what follows to the phrase before it (of).
        link,
    }
}

fn is_stance(name: &str) -> bool {
    Stance::ALL.into_iter().any(|stance| stance.name() == name)
}

impl Words {
    /// The sections that are read here.
    pub(super) fn known() -> impl Iterator<Item = Known> {
        let tables = ["verb", "content"].map(|name| Known::list(name).of(&[is_stance]).one_table());
        tables.into_iter().chain(Self::LISTS.into_iter().map(Known::list))
    }

    pub(super) fn new(pack: &LanguagePack, vocabulary: &mut Vocabulary) -> Self {
        let mut new = Self::default();
        new.fill(pack, &pack.speech, vocabulary);
        for section in pack.sections(&pack.speech) {
            let named = section.attributes.first().copied();
            let stance = Stance::ALL.into_iter().find(|stance| Some(stance.name()) == named);
            for entry in &section.entries {
                let phrase = vocabulary.phrase(&entry.phrase);
                match (section.name, stance) {
                    ("verb", Some(stance)) => new.verbs.insert(&phrase, stance),
                    ("content", Some(stance)) => new.content.insert(&phrase, stance),
                    _ => {}
                }
            }
        }
        for entry in pack.entries(&pack.institutions, "institution") {
            new.institutions.insert(&vocabulary.phrase(&entry.phrase), ());
        }
        new
    }
}
