//! The real-world entities of many documents, in all languages.

use super::annotation::Id;
use super::document::Document;
use super::edit::Edit;
use super::entities::{EntityRow, entities, name_all, own};
use crate::model::Canonical;
use crate::text::key;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::collections::hash_map::Entry;
use std::sync::Arc;

/// An entity with its mentions in many documents.
#[derive(Clone, Debug, PartialEq)]
pub struct CrossDocumentEntity {
    /// The entity as the first document that has it describes it, with the mentions there.
    pub row: EntityRow,
    /// For each document that names it, the index of the document and the mentions there.
    pub mentions: Vec<(usize, Vec<Id>)>,
}

impl CrossDocumentEntity {
    /// Its identity across documents: its canonical id, or its kind and folded words.
    pub fn id(&self) -> Id {
        identity(&self.row).into()
    }

    /// The number of its mentions in all documents.
    pub fn times(&self) -> usize {
        self.mentions.iter().map(|(_, mentions)| mentions.len()).sum()
    }
}

/// The entities of documents, sorted by the number of documents that name them, then by
/// mentions. Entities with the same canonical id are one; those without an id are identified
/// by kind and words.
pub fn cross_document_entities(documents: &[Arc<Document>]) -> Vec<CrossDocumentEntity> {
    let rows: Vec<Arc<Vec<EntityRow>>> = documents.iter().map(|document| Arc::new(entities(document))).collect();
    join_entities(&rows)
}

/// The same from the entities of each document.
pub fn join_entities(documents: &[Arc<Vec<EntityRow>>]) -> Vec<CrossDocumentEntity> {
    let mut all: Vec<CrossDocumentEntity> = Vec::new();
    let mut places: FxHashMap<String, usize> = FxHashMap::default();
    for (document, rows) in documents.iter().enumerate() {
        for row in rows.iter() {
            let mentions = (document, row.mentions.clone());
            match places.entry(identity(row)) {
                Entry::Occupied(at) => all[*at.get()].mentions.push(mentions),
                Entry::Vacant(place) => {
                    place.insert(all.len());
                    all.push(CrossDocumentEntity { row: row.clone(), mentions: vec![mentions] });
                }
            }
        }
    }
    all.sort_by_cached_key(|one| Reverse((one.mentions.len(), one.times())));
    all
}

fn identity(row: &EntityRow) -> String {
    match &row.canonical {
        Some(canonical) => canonical.id.clone(),
        None => format!("{} {}", row.kind.name(), key(&row.name)),
    }
}

/// Merges two entities in all documents: the first becomes the second. `documents` are those
/// that both were read from.
pub fn merge_cross_document(
    documents: &[Arc<Document>],
    first: &CrossDocumentEntity,
    second: &CrossDocumentEntity,
) -> Edit {
    let canonical = second.row.canonical.clone().unwrap_or_else(|| alone(documents, &second.row.name));
    let mentions = first.mentions.iter().chain(&second.mentions);
    let named = mentions.filter_map(|(at, mentions)| Some(name_all(documents.get(*at)?, mentions, &canonical)));
    Edit::All(named.flatten().collect())
}

/// Splits off the mentions of an entity in one document as an entity of their own, with a
/// local id. `at` is the index of the document.
pub fn split_off(documents: &[Arc<Document>], entity: &CrossDocumentEntity, at: usize) -> Edit {
    let mentions = entity.mentions.iter().find(|(document, _)| *document == at).map(|(_, mentions)| mentions);
    let edits = mentions
        .zip(documents.get(at))
        .map(|(mentions, document)| name_all(document, mentions, &alone(documents, &entity.row.name)));
    Edit::All(edits.unwrap_or_default())
}

/// A local id that no document has yet.
fn alone(documents: &[Arc<Document>], name: &str) -> Canonical {
    own(documents.iter().map(|document| &**document), name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::{Desk, Meta, State};

    fn desk() -> Desk {
        let texts = [
            "General Ruth Hale left the town of Quell for Moscow.",
            "Nga rút quân khỏi Quell, tướng Ruth Hale nói.",
            "Russia denied it. The mayor of Ansa met Tomas Irrek in Quell.",
        ];
        let language = |text: &str| if text.starts_with("Nga") { "vi" } else { "en" };
        let meta = |text: &str| Meta { language: language(text).to_owned(), ..Meta::default() };
        Desk::new(texts.map(|text| Document::annotated(text, meta(text))))
    }

    /// Each row with the documents that name it.
    fn rows(desk: &Desk) -> Vec<(String, Vec<usize>)> {
        let described = |one: CrossDocumentEntity| (one.row.name, one.mentions.into_iter().map(|(at, _)| at).collect());
        cross_document_entities(desk.documents()).into_iter().map(described).collect()
    }

    fn row(desk: &Desk, name: &str) -> CrossDocumentEntity {
        let found = cross_document_entities(desk.documents()).into_iter().find(|one| one.row.name == name);
        found.unwrap_or_else(|| panic!("no {name} in {:?}", rows(desk)))
    }

    #[test]
    fn two_rows_are_one_in_all_documents_and_two_again() {
        let mut desk = desk();
        let before = rows(&desk);
        let (one, other) = (row(&desk, "Ansa"), row(&desk, "Quell"));
        let undo = desk.apply(merge_cross_document(desk.documents(), &one, &other)).unwrap();
        let merged = row(&desk, "Quell");
        assert_eq!(merged.mentions.len(), 3);
        assert_eq!(merged.times(), one.times() + other.times());
        assert!(rows(&desk).iter().all(|(name, _)| name != "Ansa"));
        let open = desk
            .documents()
            .iter()
            .flat_map(|d| d.annotations())
            .filter(|a| merged.mentions.iter().any(|(_, ids)| ids.contains(&a.id)) && a.state == State::Suggested);
        assert_eq!(open.count(), 0, "a name of ours is decided with all its mentions");
        desk.apply(undo).unwrap();
        assert_eq!(rows(&desk), before);
    }

    #[test]
    fn an_article_is_taken_off_a_row_and_brought_back() {
        let mut desk = desk();
        let russia = row(&desk, "Russia");
        assert_eq!(russia.mentions.iter().map(|(at, _)| *at).collect::<Vec<_>>(), [1, 2]);
        let undo = desk.apply(split_off(desk.documents(), &russia, 1)).unwrap();
        let named: Vec<_> =
            cross_document_entities(desk.documents()).into_iter().filter(|one| one.row.name == "Russia").collect();
        assert_eq!(named.len(), 2);
        assert_ne!(named[0].id(), named[1].id());
        let apart = named.iter().position(|one| one.row.canonical.as_ref().is_some_and(Canonical::is_local)).unwrap();
        let edit = merge_cross_document(desk.documents(), &named[apart], &named[1 - apart]);
        desk.apply(edit).unwrap();
        assert_eq!(row(&desk, "Russia").mentions.len(), 2);
        desk.apply(undo).unwrap();
    }

    #[test]
    fn what_is_not_there_is_not_split_off() {
        let desk = desk();
        let hale = row(&desk, "Ruth Hale");
        assert_eq!(split_off(desk.documents(), &hale, 9), Edit::All(Vec::new()));
    }
}
