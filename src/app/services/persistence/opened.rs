//! What was kept, as it is opened.

use super::outbox::Outbox;
use crate::desk::{Choice, Document, History, Id};
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

/// A document that was opened.
pub(super) struct Opened {
    pub(super) document: Arc<Document>,
    /// The checksum of its record; none where the record is still to be written.
    pub(super) checksum: Option<String>,
    /// The checksum of the record that stands there then.
    pub(super) was: Option<String>,
}

/// What was kept.
#[derive(Default)]
pub(crate) struct Kept {
    pub(super) documents: Vec<Opened>,
    pub(super) history: History,
    /// Other versions that articles were compared with, and what was decided.
    pub(super) theirs: Vec<Document>,
    pub(super) choices: BTreeMap<Id, Choice>,
    /// Documents whose texts stand in IndexedDB.
    pub(super) offloaded: HashSet<Id>,
    /// Names of what was set aside just now.
    pub(super) damaged: Vec<String>,
    /// Records of a newer page, which stay where they are.
    pub(super) newer: Vec<String>,
    /// Documents whose texts are gone, with their titles; their records stay where
    /// they are.
    pub(super) without_text: Vec<(Id, String)>,
    /// What the ledger is to be given.
    pub(super) outbox: Outbox,
}
