//! An incident: one event over all articles.

use super::key::FigureKey;
use super::participant::Participant;
use super::toll::Toll;
use crate::desk::annotation::Id;
use crate::model::Day;

/// One event at one place and time in which people came to harm, over all articles.
#[derive(Clone, Debug, PartialEq)]
pub struct Incident {
    /// Where it happened, as most figures have it.
    pub place: Option<Participant>,
    /// First and last day, as the figures that give them agree.
    pub when: Option<(Day, Day)>,
    /// Its tolls, that of most figures first.
    pub tolls: Vec<Toll>,
}

impl Incident {
    /// The number of its figures.
    pub fn figures(&self) -> usize {
        self.tolls.iter().map(|toll| toll.members.len()).sum()
    }

    /// The key of its first figure, which names the incident.
    pub fn key(&self) -> Option<&FigureKey> {
        self.tolls.first().and_then(Toll::key)
    }

    /// The documents that report it, each once, in the order of their first figures.
    pub fn documents(&self) -> Vec<&Id> {
        let mut found: Vec<&Id> = Vec::new();
        for member in self.tolls.iter().flat_map(|toll| &toll.members) {
            if !found.contains(&&member.row.key.document) {
                found.push(&member.row.key.document);
            }
        }
        found
    }
}
