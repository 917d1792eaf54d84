//! Why a reading may be wrong.

use serde::{Deserialize, Serialize};

/// Why the engine is not sure of a date or a figure. A reading without one is sure: of a
/// hundred such readings ninety-eight are right (`docs/quality.md` says what was measured).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// What is counted is a noun that no list of people knows.
    OpenNoun,
    /// A number without a noun stands beside a word of harm.
    NoNoun,
    /// The word of harm stands far from those who are counted.
    FarVerb,
    /// The words can be read another way.
    TwoReadings,
    /// The text does not name the year, and it is not the one of publication.
    GuessedYear,
}

impl Doubt {
    /// All of them, in the order in which the product lists them.
    pub const ALL: [Doubt; 5] = [Self::OpenNoun, Self::NoNoun, Self::FarVerb, Self::TwoReadings, Self::GuessedYear];

    /// The name in exports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::OpenNoun => "open_noun",
            Self::NoNoun => "no_noun",
            Self::FarVerb => "far_verb",
            Self::TwoReadings => "two_readings",
            Self::GuessedYear => "guessed_year",
        }
    }
}
