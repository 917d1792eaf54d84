//! What this page knows of the storage.

use super::outbox::Outbox;
use crate::desk::{Document, Id};
use crate::exchange::versions::Versions;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// What this page knows of the storage; nothing of it is drawn.
#[derive(Default)]
pub(super) struct Known {
    /// Checksums of the records as this page last read or wrote them.
    pub(super) checksums: BTreeMap<Id, String>,
    /// The versions of each document that this page read or wrote.
    pub(super) versions: HashMap<Id, Versions>,
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
    /// Takes note of a record that was read or written.
    pub(super) fn note(&mut self, document: &Arc<Document>, checksum: String) {
        self.versions.entry(document.id.clone()).or_default().note(document, &checksum);
        self.checksums.insert(document.id.clone(), checksum);
    }

    pub(super) fn version(&self, id: &str, checksum: &str) -> Option<&Arc<Document>> {
        self.versions.get(id)?.get(checksum)
    }
}
