//! The versions of one document that a tab knows: what another tab wrote over one of them is
//! merged with what was done here since.

use super::envelope::open;
use crate::desk::{Document, Merged, merge_documents};
use std::collections::VecDeque;
use std::sync::Arc;

/// What a tab knows of the records of one document.
#[derive(Debug, Default)]
pub struct Versions {
    /// Versions that were read or written here, each by the checksum of its record.
    known: VecDeque<(String, Arc<Document>)>,
    /// Records that were heard of, each with the one that it was written over.
    parents: VecDeque<(String, String)>,
}

impl Versions {
    /// So many are remembered. A tab writes four times a second at most, and hears of others
    /// as soon as it has time; this is enough for one that is busy for eight seconds.
    const REMEMBERED: usize = 32;

    /// Takes note of a version that was read or written.
    pub fn note(&mut self, document: &Arc<Document>, checksum: &str) {
        remember(&mut self.known, (checksum.to_owned(), document.clone()));
    }

    /// Takes note of a record that another tab wrote; it may be written over by now.
    pub fn hear_of(&mut self, raw: &str) {
        if let Ok(envelope) = open(raw)
            && let Some(parent) = envelope.parent
        {
            remember(&mut self.parents, (envelope.sha256.into_owned(), parent.into_owned()));
        }
    }

    /// The version of the record with this checksum.
    pub fn get(&self, checksum: &str) -> Option<&Arc<Document>> {
        self.known.iter().find(|(known, _)| known == checksum).map(|(_, document)| document)
    }

    /// Both versions as one. Both come from the nearest version before theirs that is known
    /// here, where `parent` is the checksum of the record that theirs was written over. Where
    /// none is known nothing counts as deleted. What theirs took from an earlier one of mine
    /// is no conflict.
    pub fn merge(&self, mine: &Document, theirs: &Document, parent: Option<&str>) -> Merged {
        let mut merged = merge_documents(parent.and_then(|parent| self.nearest(parent)), mine, theirs);
        merged.conflicts.retain(|conflict| !self.known.iter().any(|(_, version)| conflict.is_old_news(version)));
        merged
    }

    fn nearest(&self, checksum: &str) -> Option<&Document> {
        let mut checksum = checksum;
        // No record is remembered twice, so each step is another one.
        for _ in 0..=self.parents.len() {
            if let Some(document) = self.get(checksum) {
                return Some(document);
            }
            let (_, parent) = self.parents.iter().find(|(child, _)| child == checksum)?;
            checksum = parent;
        }
        None
    }
}

/// Remembers what has a checksum, and forgets the oldest.
fn remember<T>(list: &mut VecDeque<(String, T)>, new: (String, T)) {
    list.retain(|(checksum, _)| *checksum != new.0);
    if list.len() == Versions::REMEMBERED {
        list.pop_front();
    }
    list.push_back(new);
}
