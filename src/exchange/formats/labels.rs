//! The labels of other tools for our kinds.

use crate::desk::Kind;
use crate::model::EntityKind;
use std::collections::BTreeMap;

/// The label of a kind in the formats of others.
pub const fn label(kind: Kind) -> &'static str {
    match kind {
        Kind::Entity(EntityKind::Person) => "PER",
        Kind::Entity(EntityKind::Organization) => "ORG",
        Kind::Entity(EntityKind::Place) => "LOC",
        Kind::Entity(EntityKind::Demonym) => "NORP",
        Kind::Date => "DATE",
        Kind::Casualty => "CASUALTY",
        Kind::Claim => "CLAIM",
    }
}

/// What a label usually means: ours, and those of CoNLL-2003, OntoNotes 5, TimeML
/// and VLSP, in capitals or not. `None` where nobody can know.
pub fn default_kind(label: &str) -> Option<Kind> {
    Some(match &*label.trim().to_ascii_uppercase() {
        "PER" | "PERSON" | "PERS" => Kind::Entity(EntityKind::Person),
        "ORG" | "ORGANIZATION" | "ORGANISATION" => Kind::Entity(EntityKind::Organization),
        "LOC" | "LOCATION" | "GPE" | "FAC" | "PLACE" => Kind::Entity(EntityKind::Place),
        "NORP" | "DEMONYM" => Kind::Entity(EntityKind::Demonym),
        "DATE" | "TIME" | "DURATION" | "SET" | "TIMEX3" => Kind::Date,
        "CASUALTY" | "CASUALTIES" => Kind::Casualty,
        "CLAIM" => Kind::Claim,
        _ => return None,
    })
}

/// A label of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// As it stands in the file.
    pub label: String,
    /// How many marks have it.
    pub count: usize,
    /// What those were read as; `None` where they were left out.
    pub kind: Option<Kind>,
}

/// What labels are read as: those that a person chose, and else [`default_kind`].
#[derive(Clone, Debug, Default)]
pub struct Labels {
    /// What the person chose; `None` leaves the marks with a label out.
    pub chosen: BTreeMap<String, Option<Kind>>,
}

impl Labels {
    /// What a label is read as.
    pub fn kind(&self, label: &str) -> Option<Kind> {
        self.chosen.get(label).copied().unwrap_or_else(|| default_kind(label))
    }
}
