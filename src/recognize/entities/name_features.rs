use crate::lang::{DataFile, Known, LanguagePack, Lexicon, Vocabulary, Word, sections};
use crate::model::EntityKind;
use rustc_hash::FxHashMap;
use std::ops::{BitOr, BitOrAssign};

/// What a word or phrase says of the names around it: a set of signs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct NameFeatures(u64);

impl NameFeatures {
    pub(super) const TITLE: NameFeatures = NameFeatures(1);
    pub(super) const HONORIFIC: NameFeatures = NameFeatures(1 << 1);
    pub(super) const BEFORE_NOTHING: NameFeatures = NameFeatures(1 << 2);
    pub(super) const AFTER_NOTHING: NameFeatures = NameFeatures(1 << 3);
    pub(super) const HEAD_ORGANIZATION: NameFeatures = NameFeatures(1 << 4);
    pub(super) const HEAD_PLACE: NameFeatures = NameFeatures(1 << 5);
    pub(super) const HEAD_NOTHING: NameFeatures = NameFeatures(1 << 6);
    /// A head that opens a sentence is one only with a word of institutions behind it.
    pub(super) const WEAK: NameFeatures = NameFeatures(1 << 7);
    /// A head that opens a sentence is none.
    pub(super) const INNER: NameFeatures = NameFeatures(1 << 8);
    /// A head that may be written small.
    pub(super) const SMALL: NameFeatures = NameFeatures(1 << 9);
    pub(super) const PART: NameFeatures = NameFeatures(1 << 10);
    pub(super) const LINK: NameFeatures = NameFeatures(1 << 11);
    pub(super) const ARTICLE: NameFeatures = NameFeatures(1 << 12);
    pub(super) const AND: NameFeatures = NameFeatures(1 << 13);
    pub(super) const PARTICLE: NameFeatures = NameFeatures(1 << 14);
    pub(super) const DIRECTION: NameFeatures = NameFeatures(1 << 15);
    pub(super) const BEFORE_DIRECTION: NameFeatures = NameFeatures(1 << 16);
    pub(super) const SURNAME: NameFeatures = NameFeatures(1 << 17);
    pub(super) const GIVEN: NameFeatures = NameFeatures(1 << 18);
    pub(super) const COMMON: NameFeatures = NameFeatures(1 << 19);
    pub(super) const NOTHING: NameFeatures = NameFeatures(1 << 20);
    pub(super) const DOUBTFUL: NameFeatures = NameFeatures(1 << 21);
    pub(super) const TRANSCRIPTION: NameFeatures = NameFeatures(1 << 22);
    pub(super) const UNIT: NameFeatures = NameFeatures(1 << 23);
    /// A particle that may begin a name.
    pub(super) const OPENING: NameFeatures = NameFeatures(1 << 24);
    /// Whether a head word comes last in its name; the others come first.
    pub(super) const LAST: NameFeatures = NameFeatures(1 << 25);
    pub(super) const FUNCTION: NameFeatures = NameFeatures(1 << 26);
    /// A word that keeps its full stop at the end of a name.
    pub(super) const STOPPED: NameFeatures = NameFeatures(1 << 27);
    /// Opens what a name is said to be.
    pub(super) const DEFINES: NameFeatures = NameFeatures(1 << 28);
    /// Every sign of a head.
    pub(super) const HEAD: NameFeatures = NameFeatures(0b111 << 4);
    const BEFORE: u32 = 32;
    const AFTER: u32 = 36;
    const BEFORE_WEAK: u32 = 40;
    const NOUN: u32 = 44;

    /// The sign of a word that stands before names of a kind.
    pub(super) const fn before(kind: EntityKind) -> NameFeatures {
        NameFeatures(1 << (Self::BEFORE + kind as u32))
    }

    /// The sign of a word that often stands before names of a kind.
    pub(super) const fn often_before(kind: EntityKind) -> NameFeatures {
        NameFeatures(1 << (Self::BEFORE_WEAK + kind as u32))
    }

    /// The sign of a word that stands behind names of a kind.
    pub(super) const fn after(kind: EntityKind) -> NameFeatures {
        NameFeatures(1 << (Self::AFTER + kind as u32))
    }

    /// The sign of a noun for things of a kind.
    pub(super) const fn noun(kind: EntityKind) -> NameFeatures {
        NameFeatures(1 << (Self::NOUN + kind as u32))
    }

    /// Whether the two sets share a sign.
    pub(super) const fn any(self, other: NameFeatures) -> bool {
        self.0 & other.0 != 0
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
            "head" => head(attributes)?,
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

impl BitOr for NameFeatures {
    type Output = NameFeatures;

    fn bitor(self, other: NameFeatures) -> NameFeatures {
        NameFeatures(self.0 | other.0)
    }
}

impl BitOrAssign for NameFeatures {
    fn bitor_assign(&mut self, other: NameFeatures) {
        self.0 |= other.0;
    }
}

/// The words and phrases of a language that tell of names.
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
        for file in pack.gazetteer.iter().map(DataFile::text).chain([pack.names.text()]) {
            for section in sections(file) {
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
        let hits = self.phrases.all(words, at).filter(|hit| hit.value.any(wanted));
        hits.last().map(|hit| (hit.len, *hit.value))
    }

    /// The longest phrase that ends before a token and has one of the signs wanted, by its length.
    pub(super) fn ending_at(&self, words: &[Word], end: usize, wanted: NameFeatures) -> Option<(usize, NameFeatures)> {
        (end.saturating_sub(self.longest)..end).find_map(|start| {
            let mut hits = self.phrases.all(words, start);
            hits.find(|hit| start + hit.len == end && hit.value.any(wanted)).map(|hit| (hit.len, *hit.value))
        })
    }
}
