//! What words and phrases say of the names that they stand beside or are part of.

use crate::lang::{Known, LanguagePack, Lexicon, Vocabulary, Word};
use crate::model::EntityKind;
use bitflags::bitflags;
use rustc_hash::FxHashMap;

bitflags! {
    /// What a word or phrase says of the names around it: a set of signs.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub(super) struct NameFeatures: u64 {
        const TITLE = 1;
        const HONORIFIC = 1 << 1;
        const BEFORE_NOTHING = 1 << 2;
        const AFTER_NOTHING = 1 << 3;
        const HEAD_ORGANIZATION = 1 << 4;
        const HEAD_PLACE = 1 << 5;
        const HEAD_NOTHING = 1 << 6;
        /// A head that opens a sentence is one only with a word of institutions behind it.
        const WEAK = 1 << 7;
        /// A head that opens a sentence is none.
        const INNER = 1 << 8;
        /// A head that may be written small.
        const SMALL = 1 << 9;
        const PART = 1 << 10;
        const LINK = 1 << 11;
        const ARTICLE = 1 << 12;
        const AND = 1 << 13;
        const PARTICLE = 1 << 14;
        const DIRECTION = 1 << 15;
        const BEFORE_DIRECTION = 1 << 16;
        const SURNAME = 1 << 17;
        const GIVEN = 1 << 18;
        const COMMON = 1 << 19;
        const NOTHING = 1 << 20;
        const DOUBTFUL = 1 << 21;
        const TRANSCRIPTION = 1 << 22;
        const UNIT = 1 << 23;
        /// A particle that may begin a name.
        const OPENING = 1 << 24;
        /// A head word that comes last in its name.
        const LAST = 1 << 25;
        const FUNCTION = 1 << 26;
        /// A word that keeps its full stop at the end of a name.
        const STOPPED = 1 << 27;
        /// Opens what a name is said to be.
        const DEFINES = 1 << 28;
        const BEFORE_PERSON = 1 << 29;
        const BEFORE_ORGANIZATION = 1 << 30;
        const BEFORE_PLACE = 1 << 31;
        const BEFORE_DEMONYM = 1 << 32;
        const AFTER_PERSON = 1 << 33;
        const AFTER_ORGANIZATION = 1 << 34;
        const AFTER_PLACE = 1 << 35;
        const AFTER_DEMONYM = 1 << 36;
        const OFTEN_BEFORE_PERSON = 1 << 37;
        const OFTEN_BEFORE_ORGANIZATION = 1 << 38;
        const OFTEN_BEFORE_PLACE = 1 << 39;
        const OFTEN_BEFORE_DEMONYM = 1 << 40;
        const NOUN_PERSON = 1 << 41;
        const NOUN_ORGANIZATION = 1 << 42;
        const NOUN_PLACE = 1 << 43;
        const NOUN_DEMONYM = 1 << 44;
        /// A head word that comes first in its name.
        const FIRST = 1 << 45;
        /// Every sign of a head.
        const HEAD = Self::HEAD_ORGANIZATION.bits() | Self::HEAD_PLACE.bits() | Self::HEAD_NOTHING.bits();
    }
}

impl NameFeatures {
    /// The sign of a word that stands before names of a kind.
    pub(super) const fn before(kind: EntityKind) -> Self {
        match kind {
            EntityKind::Person => Self::BEFORE_PERSON,
            EntityKind::Organization => Self::BEFORE_ORGANIZATION,
            EntityKind::Place => Self::BEFORE_PLACE,
            EntityKind::Demonym => Self::BEFORE_DEMONYM,
        }
    }

    /// The sign of a word that often stands before names of a kind.
    pub(super) const fn often_before(kind: EntityKind) -> Self {
        match kind {
            EntityKind::Person => Self::OFTEN_BEFORE_PERSON,
            EntityKind::Organization => Self::OFTEN_BEFORE_ORGANIZATION,
            EntityKind::Place => Self::OFTEN_BEFORE_PLACE,
            EntityKind::Demonym => Self::OFTEN_BEFORE_DEMONYM,
        }
    }

    /// The sign of a word that stands behind names of a kind.
    pub(super) const fn after(kind: EntityKind) -> Self {
        match kind {
            EntityKind::Person => Self::AFTER_PERSON,
            EntityKind::Organization => Self::AFTER_ORGANIZATION,
            EntityKind::Place => Self::AFTER_PLACE,
            EntityKind::Demonym => Self::AFTER_DEMONYM,
        }
    }

    /// The sign of a noun for things of a kind.
    pub(super) const fn noun(kind: EntityKind) -> Self {
        match kind {
            EntityKind::Person => Self::NOUN_PERSON,
            EntityKind::Organization => Self::NOUN_ORGANIZATION,
            EntityKind::Place => Self::NOUN_PLACE,
            EntityKind::Demonym => Self::NOUN_DEMONYM,
        }
    }

    /// The sections of a `names` file and of a gazetteer that say something of names.
    pub(super) fn known() -> impl Iterator<Item = Known> {
        let lists = [
            "stopped",
            "defines",
            "part",
            "link",
            "article",
            "and",
            "direction",
            "surname",
            "given",
            "common",
            "nothing",
            "doubtful",
            "transcription",
        ];
        let of_kinds = [
            Known::list("title").maybe(|attribute| attribute == "honorific"),
            Known::list("before")
                .of(&[|name| is_kind(name) || matches!(name, "nothing" | "direction")])
                .maybe(|attribute| attribute == "often"),
            Known::list("after").of(&[|name| is_kind(name) || name == "nothing"]),
            Known::list("head").of(&[is_headed]).maybe(|attribute| matches!(attribute, "weak" | "inner" | "small")),
            Known::list("tail").of(&[is_headed]).maybe(|attribute| matches!(attribute, "weak" | "inner" | "small")),
            Known::list("noun").of(&[is_kind]),
            Known::list("unit").of(&[is_kind]),
            Known::list("particle").maybe(|attribute| attribute == "opening"),
        ];
        lists.into_iter().map(Known::list).chain(of_kinds)
    }

    /// The signs that a heading of a data file gives; `None` for headings of other things.
    fn of_heading(name: &str, attributes: &[&str]) -> Option<NameFeatures> {
        let kind = || attributes.first().and_then(|a| EntityKind::ALL.into_iter().find(|kind| kind.name() == *a));
        let nothing = attributes.first() == Some(&"nothing");
        let mut cues = match name {
            "title" => NameFeatures::TITLE,
            "before" if nothing => NameFeatures::BEFORE_NOTHING,
            "before" if attributes.first() == Some(&"direction") => NameFeatures::BEFORE_DIRECTION,
            "before" if attributes.contains(&"often") => NameFeatures::often_before(kind()?),
            "before" => NameFeatures::before(kind()?),
            "after" if nothing => NameFeatures::AFTER_NOTHING,
            "after" => NameFeatures::after(kind()?),
            "head" => head(attributes)? | NameFeatures::FIRST,
            "tail" => head(attributes)? | NameFeatures::LAST,
            "noun" => NameFeatures::noun(kind()?),
            "stopped" => NameFeatures::STOPPED,
            "defines" => NameFeatures::DEFINES,
            "part" => NameFeatures::PART,
            "link" => NameFeatures::LINK,
            "article" => NameFeatures::ARTICLE,
            "and" => NameFeatures::AND,
            "particle" => NameFeatures::PARTICLE,
            "direction" => NameFeatures::DIRECTION,
            "surname" => NameFeatures::SURNAME,
            "given" => NameFeatures::GIVEN,
            "common" => NameFeatures::COMMON,
            "nothing" => NameFeatures::NOTHING,
            "doubtful" => NameFeatures::DOUBTFUL,
            "transcription" => NameFeatures::TRANSCRIPTION,
            "unit" => NameFeatures::UNIT | NameFeatures::after(kind()?),
            _ => return None,
        };
        for (attribute, sign) in [
            ("honorific", NameFeatures::HONORIFIC),
            ("weak", NameFeatures::WEAK),
            ("inner", NameFeatures::INNER),
            ("small", NameFeatures::SMALL),
            ("opening", NameFeatures::OPENING),
        ] {
            if attributes.contains(&attribute) {
                cues |= sign;
            }
        }
        Some(cues)
    }
}

fn is_kind(name: &str) -> bool {
    EntityKind::ALL.into_iter().any(|kind| kind.name() == name)
}

fn is_headed(name: &str) -> bool {
    head(&[name]).is_some()
}

/// The sign of a head word of the kind that a heading names.
fn head(attributes: &[&str]) -> Option<NameFeatures> {
    match attributes.first().copied()? {
        "organization" => Some(NameFeatures::HEAD_ORGANIZATION),
        "place" => Some(NameFeatures::HEAD_PLACE),
        "nothing" => Some(NameFeatures::HEAD_NOTHING),
        _ => None,
    }
}

/// The cue words of a language: words and phrases with their features.
#[derive(Debug)]
pub(super) struct CueWords {
    phrases: Lexicon<NameFeatures>,
    /// By word: the signs of the word by itself.
    words: Vec<NameFeatures>,
    longest: usize,
}

impl CueWords {
    pub(super) fn new(pack: &LanguagePack, vocabulary: &mut Vocabulary) -> Self {
        let mut signs: FxHashMap<Vec<Word>, NameFeatures> = FxHashMap::default();
        for file in pack.gazetteer.iter().chain([&pack.names]) {
            for section in pack.sections(file) {
                let Some(cues) = NameFeatures::of_heading(section.name, &section.attributes) else { continue };
                for entry in section.entries {
                    *signs.entry(vocabulary.phrase(&entry.phrase)).or_default() |= cues;
                }
            }
        }
        for word in pack.common.split_whitespace() {
            *signs.entry(vocabulary.phrase(word)).or_default() |= NameFeatures::FUNCTION;
        }
        let mut new =
            Self { phrases: Lexicon::default(), words: vec![NameFeatures::default(); vocabulary.len()], longest: 0 };
        for (phrase, cues) in signs {
            if let [word] = phrase[..] {
                new.words[word.index()] = cues;
            }
            new.longest = new.longest.max(phrase.len());
            new.phrases.insert(&phrase, cues);
        }
        new
    }

    /// The signs of a word by itself.
    pub(super) fn of(&self, word: Word) -> NameFeatures {
        self.words.get(word.index()).copied().unwrap_or_default()
    }

    /// The longest phrase at a token that has one of the signs wanted.
    pub(super) fn longest(&self, words: &[Word], at: usize, wanted: NameFeatures) -> Option<(usize, NameFeatures)> {
        let hits = self.phrases.all(words, at).filter(|hit| hit.value.intersects(wanted));
        hits.last().map(|hit| (hit.len, *hit.value))
    }

    /// The longest phrase that ends before a token and has one of the signs wanted, by its length.
    pub(super) fn ending_at(&self, words: &[Word], end: usize, wanted: NameFeatures) -> Option<(usize, NameFeatures)> {
        (end.saturating_sub(self.longest)..end).find_map(|start| {
            let mut hits = self.phrases.all(words, start);
            hits.find(|hit| start + hit.len == end && hit.value.intersects(wanted)).map(|hit| (hit.len, *hit.value))
        })
    }
}
