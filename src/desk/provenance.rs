//! Whose hand a mark shows, and when.

use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Where an annotation comes from. All of it is optional: a suggestion that nobody
/// has looked at has none, nor has a file from before it was kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance {
    /// The version of the engine that suggested it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub engine: Option<Arc<str>>,
    /// The name of the person whose act was the last one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<Arc<str>>,
    /// When a person first kept it, RFC 3339 in UTC.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created: Option<Arc<str>>,
    /// When a person last changed it, RFC 3339 in UTC; `None` where it is as it was created.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified: Option<Arc<str>>,
}

impl Provenance {
    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Says whose act the last one was, and when.
    pub(super) fn sign(&mut self, signature: &Signature) {
        if !signature.person.is_empty() {
            self.person = Some(signature.person.clone());
        }
        let time = if self.created.is_none() { &mut self.created } else { &mut self.modified };
        *time = Some(signature.at.clone());
    }
}

/// Who acts, when, and on whose suggestions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The person's name; empty where none is given.
    pub person: Arc<str>,
    /// The time, RFC 3339 in UTC.
    pub at: Arc<str>,
    /// The version of the engine.
    pub engine: Arc<str>,
}
