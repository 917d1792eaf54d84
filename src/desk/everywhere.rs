//! The real-world entities of many documents, joined over languages.

use super::annotation::Id;
use super::document::Document;
use super::entities::{EntityRow, entities};
use crate::text::{key, ranked};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// An entity with its mentions in many documents.
#[derive(Clone, Debug, PartialEq)]
pub struct Everywhere {
    /// As the document that has it first tells it; its mentions are those there.
    pub row: EntityRow,
    /// For each document that names it its place in the list, and its mentions there.
    pub mentions: Vec<(usize, Vec<Id>)>,
}

impl Everywhere {
    /// How often it is named in all.
    pub fn times(&self) -> usize {
        self.mentions.iter().map(|(_, mentions)| mentions.len()).sum()
    }
}

/// The entities of documents: first those that most of them name, then by mentions.
/// Entities are one by their canonical id; those without one by kind and words.
pub fn everywhere(documents: &[Arc<Document>]) -> Vec<Everywhere> {
    let rows = documents.iter().map(|document| entities(document));
    joined(rows)
}

fn joined(documents: impl Iterator<Item = Vec<EntityRow>>) -> Vec<Everywhere> {
    let mut all: Vec<Everywhere> = Vec::new();
    let mut places: FxHashMap<String, usize> = FxHashMap::default();
    for (document, rows) in documents.enumerate() {
        for row in rows {
            let name = match &row.canonical {
                Some(canonical) => canonical.id.clone(),
                None => format!("{} {}", row.kind.name(), key(&row.name)),
            };
            let mentions = (document, row.mentions.clone());
            match places.get(&name) {
                Some(&at) => all[at].mentions.push(mentions),
                None => {
                    places.insert(name, all.len());
                    all.push(Everywhere { row, mentions: vec![mentions] });
                }
            }
        }
    }
    ranked(all, |one| (usize::MAX - one.mentions.len(), usize::MAX - one.times()))
}
