//! Named entities: what a name names.

use crate::text::{key, tokenize};
use serde::{Deserialize, Serialize};

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntityKind {
    /// A named human being.
    Person,
    /// A named institution, ministry, armed group, party, company, medium.
    Organization,
    /// Country, region, city, district, natural or built landmark.
    Place,
    /// An adjective or noun for a people or nation.
    Demonym,
}

impl EntityKind {
    /// All kinds, in the order in which the product lists them.
    pub const ALL: [EntityKind; 4] = [Self::Person, Self::Organization, Self::Place, Self::Demonym];

    /// The name in exports and in `data-kind`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Place => "place",
            Self::Demonym => "demonym",
        }
    }
}

/// The real-world entity behind a name.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Canonical {
    /// A Wikidata QID (`Q159`), or a stable local id (`local:lachin`).
    pub id: String,
    /// Its name in English where one is known, else the longest form in the text.
    pub name: String,
}

const LOCAL: &str = "local:";

impl Canonical {
    /// What a name names that no register has. The id is stable: `local:` and the
    /// name's letters and digits in small, with hyphens between its words.
    pub fn local(name: &str) -> Self {
        let mut id = String::from(LOCAL);
        for token in tokenize(name) {
            let word = key(token.span.of(name));
            if word.chars().all(char::is_alphanumeric) {
                if !id.ends_with(':') {
                    id.push('-');
                }
                id.push_str(&word);
            }
        }
        Self { id, name: name.to_owned() }
    }

    /// Whether the id is our own: no register knows the entity.
    pub fn is_local(&self) -> bool {
        self.id.starts_with(LOCAL)
    }
}

/// A named entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// What the name names.
    pub kind: EntityKind,
    /// Whom or what exactly, where known.
    pub canonical: Option<Canonical>,
}
