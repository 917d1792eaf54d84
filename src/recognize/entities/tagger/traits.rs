//! The features of tokens and of candidates, by name, and who observes them.

/// What is observed of a word or of a whole name; the heading of its weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Trait {
    /// The word.
    Word,
    /// Its last letters.
    Suffix,
    /// Its first letters.
    Prefix,
    /// How it is written.
    Shape,
    /// The word before it.
    Before,
    /// The word behind it.
    Behind,
    /// The second word before it.
    SecondBefore,
    /// The second word behind it.
    SecondBehind,
    /// The first word of its run of capitals.
    RunFirst,
    /// The last word of its run of capitals.
    RunLast,
    /// The word before its run of capitals.
    RunBefore,
    /// The word behind its run of capitals.
    RunBehind,
    /// What the lexicon says of it.
    Cue,
    /// What the lexicon says of the word before it.
    CueBefore,
    /// What the lexicon says of the word behind it.
    CueBehind,
    /// What the rules say of it.
    Rule,
    /// Where it stands.
    Position,
    /// What the rules say of the whole name.
    WholeRule,
    /// What the gazetteer and the document say of the whole name.
    WholeKnown,
    /// How the whole name is written.
    WholeShape,
    /// How long the whole name is.
    WholeLength,
}

impl Trait {
    /// All traits with their headings.
    pub const ALL: [(Trait, &str); 21] = [
        (Trait::Word, "word"),
        (Trait::Suffix, "suffix"),
        (Trait::Prefix, "prefix"),
        (Trait::Shape, "shape"),
        (Trait::Before, "before"),
        (Trait::Behind, "behind"),
        (Trait::SecondBefore, "second-before"),
        (Trait::SecondBehind, "second-behind"),
        (Trait::RunFirst, "run-first"),
        (Trait::RunLast, "run-last"),
        (Trait::RunBefore, "run-before"),
        (Trait::RunBehind, "run-behind"),
        (Trait::Cue, "cue"),
        (Trait::CueBefore, "cue-before"),
        (Trait::CueBehind, "cue-behind"),
        (Trait::Rule, "rule"),
        (Trait::Position, "position"),
        (Trait::WholeRule, "whole-rule"),
        (Trait::WholeKnown, "whole-known"),
        (Trait::WholeShape, "whole-shape"),
        (Trait::WholeLength, "whole-length"),
    ];
}

/// Receives the features of a stretch. They are those of Ratinov and
/// Roth, "Design Challenges and Misconceptions in Named Entity Recognition" (2009):
/// words, affixes, shapes, neighbours, gazetteers; and the answer of the rules.
pub trait Describe {
    /// Of a token, counted from the start of the stretch.
    fn token(&mut self, at: usize, of: Trait, value: &str);
    /// Of a candidate, by its index.
    fn candidate(&mut self, index: usize, of: Trait, value: &str);
}
