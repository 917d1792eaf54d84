//! People who came to harm and whom the text names.

use super::Effect;
use crate::text::Span;
use serde::{Deserialize, Serialize};

/// Male or female, where words of the text say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the definition")]
pub enum Sex {
    Female,
    Male,
}

impl Sex {
    /// The name in exports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Female => "female",
            Self::Male => "male",
        }
    }
}

/// A named human being whom the text reports killed, wounded, missing or captured; found
/// at the name. They are in no figure and are added to none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedVictim {
    /// Who it is, as an index in the list of entities.
    pub person: usize,
    /// Age in years.
    pub age: Option<u32>,
    /// Only where words say so, never by the name.
    pub sex: Option<Sex>,
    /// The words for what they were (a baker).
    pub role: Option<Span>,
    /// How they came to harm.
    pub effect: Effect,
    /// In which event, as an index in the list of events.
    pub event: Option<usize>,
}
