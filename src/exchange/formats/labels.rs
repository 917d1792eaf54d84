//! Labels of other tools, and the kinds that they mean.

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

/// The usual kind of a label: ours, and those of CoNLL-2003, OntoNotes 5, TimeML and VLSP, in
/// any case. `None` for other labels.
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
pub struct LabelUse {
    /// The label as the file has it.
    pub label: String,
    /// How many marks have it.
    pub count: usize,
    /// The kind that they were read as; `None` where they were left out.
    pub kind: Option<Kind>,
    /// The words of the first marks, by which a person sees whether places are shifted.
    pub words: Vec<String>,
}

impl LabelUse {
    /// So many marks are shown.
    const SHOWN: usize = 3;
    /// Code points of each that are shown: a shift is seen at the beginning.
    const LONGEST: usize = 40;

    /// A label that no mark was seen with.
    pub(super) fn new(label: &str, kind: Option<Kind>) -> Self {
        Self { label: label.to_owned(), count: 0, kind, words: Vec::new() }
    }

    /// Counts a mark with the words that it stands on.
    pub(super) fn count(&mut self, words: &str) {
        self.count += 1;
        let words = match words.char_indices().nth(Self::LONGEST) {
            Some((cut, _)) => format!("{}…", &words[..cut]),
            None => words.to_owned(),
        };
        if self.words.len() < Self::SHOWN && !self.words.contains(&words) {
            self.words.push(words);
        }
    }
}

/// The kinds that labels are read as: those that a person chose, else [`default_kind`].
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
