//! What this page knows of the storage.

use super::outbox::Outbox;
use crate::desk::{Document, Id};
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::Arc;

/// What this page knows of the storage; nothing of it is drawn.
#[derive(Default)]
pub(super) struct Known {
    /// Checksums of the records as this page last read or wrote them.
    pub(super) checksums: BTreeMap<Id, String>,
    /// The last versions that this page read or wrote, each by its checksum: what
    /// another tab wrote over one of them can be merged.
    pub(super) versions: HashMap<Id, VecDeque<(String, Arc<Document>)>>,
    /// Texts that stand in IndexedDB; `false` where that is no longer certain, as
    /// no record has named the text since.
    pub(super) offloaded: HashMap<Id, bool>,
    /// Texts are on their way there.
    pub(super) is_moving: bool,
    /// A record found no room.
    pub(super) is_full: bool,
    /// IndexedDB refused.
    pub(super) has_no_database: bool,
    /// The browser was asked to keep what is stored.
    pub(super) has_asked: bool,
    /// The person was reminded of a backup.
    pub(super) has_reminded: bool,
    /// The versions of other tabs that the person was asked about.
    pub(super) asked: BTreeMap<Id, String>,
    /// The checksum of the history as it was last written.
    pub(super) history: Option<String>,
    /// What the ledger does not hold yet.
    pub(super) outbox: Outbox,
}

impl Known {
    /// Versions of one document that are remembered.
    const VERSIONS: usize = 32;

    /// Takes note of a record that was read or written.
    pub(super) fn note(&mut self, document: &Arc<Document>, checksum: String) {
        let versions = self.versions.entry(document.id.clone()).or_default();
        if versions.len() == Self::VERSIONS {
            versions.pop_front();
        }
        versions.push_back((checksum.clone(), document.clone()));
        self.checksums.insert(document.id.clone(), checksum);
    }

    pub(super) fn version(&self, id: &str, checksum: &str) -> Option<&Arc<Document>> {
        self.versions.get(id)?.iter().find(|(known, _)| known == checksum).map(|(_, document)| document)
    }

    /// The version that the record held when it was last read or written.
    pub(super) fn last_version(&self, id: &str) -> Option<&Arc<Document>> {
        self.version(id, self.checksums.get(id)?)
    }
}
