//! Phrases: what every recognizer needs of a sentence, read once, by the data of the
//! language. Numbers and quantities ([`Quantities`]), nouns for people and things
//! ([`Nouns`]), ages ([`Ages`]), shares of a whole ([`Shares`]), what turns a clause
//! round ([`Clauses`]), and where people are only brought ([`Care`]). All of it is linear in the text.

mod ages;
mod cardinal;
mod care;
mod clause;
mod nouns;
mod quantity;
mod share;

use crate::lang::{Known, LanguagePack, Vocabulary, is_number};
use crate::model::Qualifier;

pub use ages::{Aged, Ages, OLDEST};
pub use cardinal::{Cardinal, Cardinals};
pub use care::Care;
pub use clause::Clauses;
pub use nouns::{Class, NOUNS, Noun, Nouns};
pub use quantity::{Quantities, Quantity};
pub use share::{Share, Shares};

/// The phrases of a language, compiled from its data once.
#[derive(Debug)]
pub struct Phrases {
    /// Numbers and quantities.
    pub quantities: Quantities,
    /// Nouns for people and things.
    pub nouns: Nouns,
    /// Ages.
    pub ages: Ages,
    /// Shares of a whole.
    pub shares: Shares,
    /// Negation and its like.
    pub clauses: Clauses,
    /// Where people are brought.
    pub care: Care,
}

impl Phrases {
    /// Reads the phrases of a language.
    pub fn new(pack: &LanguagePack, vocabulary: &mut Vocabulary) -> Self {
        Self {
            quantities: Quantities::new(pack, vocabulary),
            nouns: Nouns::new(pack, vocabulary),
            ages: Ages::new(pack, vocabulary),
            shares: Shares::new(pack, vocabulary),
            clauses: Clauses::new(pack, vocabulary),
            care: Care::new(pack, vocabulary),
        }
    }

    /// The sections of a language's `phrases` file.
    pub fn known() -> impl Iterator<Item = Known> {
        let lists = Ages::known().chain(Shares::known()).chain(Clauses::known()).chain(Care::known());
        lists.chain([nouns::ENDINGS, quantity::ASKED])
    }
}

fn is_qualifier(name: &str) -> bool {
    Qualifier::ALL.into_iter().any(|qualifier| qualifier.name() == name)
}

/// The sections of a language's `numbers` file.
pub const NUMBERS: [Known; 25] = [
    Known::list("unit").valued(is_number),
    Known::list("ten").valued(is_number),
    Known::list("hundred").valued(is_number),
    Known::list("times").valued(is_number),
    Known::list("scale").valued(is_number),
    Known::list("ten_join"),
    Known::list("article"),
    Known::list("join"),
    Known::list("share_of_scale").valued(is_number),
    Known::list("and_half"),
    Known::list("half_after"),
    Known::list("mark").valued(is_number),
    Known::list("doubtful_mark").valued(is_number),
    Known::list("counted"),
    Known::list("indefinite").valued(is_number),
    Known::list("bound").of(&[is_qualifier]).one_table(),
    Known::list("bound_after").of(&[is_qualifier]).one_table(),
    Known::list("exactly"),
    Known::list("range_open"),
    Known::list("range_join"),
    Known::list("range_and"),
    Known::list("range_tail"),
    Known::list("pair").valued(|value| quantity::pair_of(value).is_some()),
    Known::list("pair_join"),
    Known::list("ordinal"),
];
