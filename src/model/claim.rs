//! Reported statements.

use crate::text::Span;
use serde::{Deserialize, Serialize};

/// What the speaker does with the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    /// States it as fact.
    Assert,
    /// Denies it, in whatever words.
    Deny,
    /// Confirms or admits it.
    Confirm,
    /// Blames or condemns someone for it.
    Accuse,
    /// Demands, urges or asks for it.
    CallFor,
    /// Announces it as an act of one's own to come.
    Promise,
}

impl Stance {
    /// All stances, in the order in which the product lists them.
    pub const ALL: [Stance; 6] = [Self::Assert, Self::Deny, Self::Confirm, Self::Accuse, Self::CallFor, Self::Promise];

    /// The name in exports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Assert => "assert",
            Self::Deny => "deny",
            Self::Confirm => "confirm",
            Self::Accuse => "accuse",
            Self::CallFor => "call_for",
            Self::Promise => "promise",
        }
    }
}

/// A reported statement; its content is the span it was found at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// Who says it.
    pub source: Option<Span>,
    /// The reporting verb.
    pub cue: Option<Span>,
    /// What the speaker does with the content.
    pub stance: Stance,
}
