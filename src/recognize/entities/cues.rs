use crate::lang::{DataFile, Lexicon, Pack, Vocabulary, Word, sections};
use crate::model::EntityKind;
use rustc_hash::FxHashMap;
use std::ops::{BitOr, BitOrAssign};

/// What a word or phrase says of the names around it: a set of signs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cues(u64);

impl Cues {
    pub(super) const TITLE: Cues = Cues(1);
    pub(super) const HONORIFIC: Cues = Cues(1 << 1);
    pub(super) const BEFORE_NOTHING: Cues = Cues(1 << 2);
    pub(super) const AFTER_NOTHING: Cues = Cues(1 << 3);
    pub(super) const HEAD_ORGANIZATION: Cues = Cues(1 << 4);
    pub(super) const HEAD_PLACE: Cues = Cues(1 << 5);
    pub(super) const HEAD_NOTHING: Cues = Cues(1 << 6);
    /// A head that opens a sentence is one only with a word of institutions behind it.
    pub(super) const WEAK: Cues = Cues(1 << 7);
    /// A head that opens a sentence is none.
    pub(super) const INNER: Cues = Cues(1 << 8);
    /// A head that may be written small.
    pub(super) const SMALL: Cues = Cues(1 << 9);
    pub(super) const PART: Cues = Cues(1 << 10);
    pub(super) const LINK: Cues = Cues(1 << 11);
    pub(super) const ARTICLE: Cues = Cues(1 << 12);
    pub(super) const AND: Cues = Cues(1 << 13);
    pub(super) const PARTICLE: Cues = Cues(1 << 14);
    pub(super) const DIRECTION: Cues = Cues(1 << 15);
    pub(super) const BEFORE_DIRECTION: Cues = Cues(1 << 16);
    pub(super) const SURNAME: Cues = Cues(1 << 17);
    pub(super) const GIVEN: Cues = Cues(1 << 18);
    pub(super) const COMMON: Cues = Cues(1 << 19);
    pub(super) const NOTHING: Cues = Cues(1 << 20);
    pub(super) const DOUBTFUL: Cues = Cues(1 << 21);
    pub(super) const TRANSCRIPTION: Cues = Cues(1 << 22);
    pub(super) const UNIT: Cues = Cues(1 << 23);
    /// A particle that may begin a name.
    pub(super) const OPENING: Cues = Cues(1 << 24);
    /// Whether a head word comes last in its name; the others come first.
    pub(super) const LAST: Cues = Cues(1 << 25);
    pub(super) const FUNCTION: Cues = Cues(1 << 26);
    /// A word that keeps its full stop at the end of a name.
    pub(super) const STOPPED: Cues = Cues(1 << 27);
    /// Opens what a name is said to be.
    pub(super) const DEFINES: Cues = Cues(1 << 28);
    /// Every sign of a head.
    pub(super) const HEAD: Cues = Cues(0b111 << 4);
    const BEFORE: u32 = 32;
    const AFTER: u32 = 36;
    const BEFORE_WEAK: u32 = 40;
    const NOUN: u32 = 44;

    /// The sign of a word that stands before names of a kind.
    pub(super) const fn before(kind: EntityKind) -> Cues {
        Cues(1 << (Self::BEFORE + kind as u32))
    }

    /// The sign of a word that often stands before names of a kind.
    pub(super) const fn often_before(kind: EntityKind) -> Cues {
        Cues(1 << (Self::BEFORE_WEAK + kind as u32))
    }

    /// The sign of a word that stands behind names of a kind.
    pub(super) const fn after(kind: EntityKind) -> Cues {
        Cues(1 << (Self::AFTER + kind as u32))
    }

    /// The sign of a noun for things of a kind.
    pub(super) const fn noun(kind: EntityKind) -> Cues {
        Cues(1 << (Self::NOUN + kind as u32))
    }

    /// Whether the two sets share a sign.
    pub(super) const fn any(self, other: Cues) -> bool {
        self.0 & other.0 != 0
    }

    /// The signs that a heading of a data file gives; `None` for headings of other things.
    fn of_heading(name: &str, attributes: &[&str]) -> Option<Cues> {
        let kind = || attributes.first().and_then(|a| EntityKind::ALL.into_iter().find(|kind| kind.name() == *a));
        let nothing = attributes.first() == Some(&"nothing");
        let mut cues = match name {
            "title" => Cues::TITLE,
            "before" if nothing => Cues::BEFORE_NOTHING,
            "before" if attributes.first() == Some(&"direction") => Cues::BEFORE_DIRECTION,
            "before" if attributes.contains(&"often") => Cues::often_before(kind()?),
            "before" => Cues::before(kind()?),
            "after" if nothing => Cues::AFTER_NOTHING,
            "after" => Cues::after(kind()?),
            "head" => head(attributes)?,
            "tail" => head(attributes)? | Cues::LAST,
            "noun" => Cues::noun(kind()?),
            "stopped" => Cues::STOPPED,
            "defines" => Cues::DEFINES,
            "part" => Cues::PART,
            "link" => Cues::LINK,
            "article" => Cues::ARTICLE,
            "and" => Cues::AND,
            "particle" => Cues::PARTICLE,
            "direction" => Cues::DIRECTION,
            "surname" => Cues::SURNAME,
            "given" => Cues::GIVEN,
            "common" => Cues::COMMON,
            "nothing" => Cues::NOTHING,
            "doubtful" => Cues::DOUBTFUL,
            "transcription" => Cues::TRANSCRIPTION,
            "unit" => Cues::UNIT | Cues::after(kind()?),
            _ => return None,
        };
        for (attribute, sign) in [
            ("honorific", Cues::HONORIFIC),
            ("weak", Cues::WEAK),
            ("inner", Cues::INNER),
            ("small", Cues::SMALL),
            ("opening", Cues::OPENING),
        ] {
            if attributes.contains(&attribute) {
                cues |= sign;
            }
        }
        Some(cues)
    }
}

/// The sign of a head word of the kind that a heading names.
fn head(attributes: &[&str]) -> Option<Cues> {
    match attributes.first().copied()? {
        "organization" => Some(Cues::HEAD_ORGANIZATION),
        "place" => Some(Cues::HEAD_PLACE),
        "nothing" => Some(Cues::HEAD_NOTHING),
        _ => None,
    }
}

impl BitOr for Cues {
    type Output = Cues;

    fn bitor(self, other: Cues) -> Cues {
        Cues(self.0 | other.0)
    }
}

impl BitOrAssign for Cues {
    fn bitor_assign(&mut self, other: Cues) {
        self.0 |= other.0;
    }
}

/// The words and phrases of a language that tell of names.
#[derive(Debug)]
pub(super) struct CueWords {
    phrases: Lexicon<Cues>,
    /// By word: the signs of the word by itself.
    words: Vec<Cues>,
    longest: usize,
}

impl CueWords {
    pub(super) fn new(pack: &Pack, vocabulary: &mut Vocabulary) -> Self {
        let mut signs: FxHashMap<Vec<Word>, Cues> = FxHashMap::default();
        for file in pack.gazetteer.iter().map(DataFile::text).chain([pack.names.text()]) {
            for section in sections(file) {
                let Some(cues) = Cues::of_heading(section.name, &section.attributes) else { continue };
                for entry in section.entries {
                    *signs.entry(vocabulary.phrase(entry.phrase)).or_default() |= cues;
                }
            }
        }
        for word in pack.common.split_whitespace() {
            *signs.entry(vocabulary.phrase(word)).or_default() |= Cues::FUNCTION;
        }
        let mut new = Self { phrases: Lexicon::default(), words: vec![Cues::default(); vocabulary.len()], longest: 0 };
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
    pub(super) fn of(&self, word: Word) -> Cues {
        self.words.get(word.index()).copied().unwrap_or_default()
    }

    /// The longest phrase at a token that has one of the signs wanted.
    pub(super) fn longest(&self, words: &[Word], at: usize, wanted: Cues) -> Option<(usize, Cues)> {
        let hits = self.phrases.all(words, at).filter(|hit| hit.value.any(wanted));
        hits.last().map(|hit| (hit.len, *hit.value))
    }

    /// The longest phrase that ends before a token and has one of the signs wanted, by its length.
    pub(super) fn ending_at(&self, words: &[Word], end: usize, wanted: Cues) -> Option<(usize, Cues)> {
        (end.saturating_sub(self.longest)..end).find_map(|start| {
            let mut hits = self.phrases.all(words, start);
            hits.find(|hit| start + hit.len == end && hit.value.any(wanted)).map(|hit| (hit.len, *hit.value))
        })
    }
}
