//! What a person says of figures: that they are of one incident, or are not.

use super::cluster::Ties;
use super::document_events::DocumentEvent;
use super::key::{FigureKey, TollLink};
use super::report::ArticleReport;
use crate::desk::document::Document;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// The links of all documents.
pub(super) struct FigureLinks<'d> {
    links: Vec<(FigureKey, &'d TollLink)>,
    named: FxHashSet<FigureKey>,
}

impl<'d> FigureLinks<'d> {
    pub(super) fn of(documents: &'d [Arc<Document>]) -> Self {
        let key =
            |document: &Document, link: &TollLink| FigureKey { document: document.id.clone(), id: link.own.clone() };
        let links: Vec<(FigureKey, &TollLink)> =
            documents.iter().flat_map(|d| d.links.iter().map(|link| (key(d, link), link))).collect();
        let named = links.iter().flat_map(|(own, link)| [own.clone(), link.other.clone()]).collect();
        Self { links, named }
    }

    /// Whether a person decided something on a figure.
    pub(super) fn names(&self, key: &FigureKey) -> bool {
        self.named.contains(key)
    }

    /// Adds what must and what cannot stand together, by the events of the figures.
    pub(super) fn tie(&self, events: &[DocumentEvent], reports: &[Arc<ArticleReport>], ties: &mut Ties) {
        if self.links.is_empty() {
            return;
        }
        let of = owners(events, reports);
        for (own, link) in &self.links {
            if let (Some(one), Some(other)) = (of.get(own), of.get(&link.other))
                && one != other
            {
                let list = if link.together { &mut ties.together } else { &mut ties.apart };
                list.push((*one.min(other), *one.max(other)));
            }
        }
    }
}

/// Splits events whose figures a person set apart: each figure that was parted from another
/// of its event leaves with those that it was joined to.
pub(super) fn split(events: &mut Vec<DocumentEvent>, reports: &[Arc<ArticleReport>], links: &FigureLinks<'_>) {
    for (own, link) in links.links.iter().filter(|(_, link)| !link.together) {
        let of = owners(events, reports);
        let (Some(&at), Some(&other)) = (of.get(own), of.get(&link.other)) else { continue };
        if at != other {
            continue;
        }
        let report = &reports[events[at].article];
        let joined = |key: &FigureKey| {
            links.links.iter().any(|(one, link)| {
                link.together && ((one == own && link.other == *key) || (one == key && link.other == *own))
            })
        };
        let leaves = |row: &usize| report.rows[*row].key == *own || joined(&report.rows[*row].key);
        let (out, rest): (Vec<usize>, Vec<usize>) = events[at].rows.iter().copied().partition(leaves);
        let parted = DocumentEvent { rows: out, ..events[at].clone() };
        events[at].rows = rest;
        events.insert(at + 1, parted);
    }
}

fn owners(events: &[DocumentEvent], reports: &[Arc<ArticleReport>]) -> FxHashMap<FigureKey, usize> {
    let keys = |(i, event): (usize, &DocumentEvent)| {
        let report = reports[event.article].clone();
        event.rows.clone().into_iter().map(move |row| (report.rows[row].key.clone(), i))
    };
    events.iter().enumerate().flat_map(keys).collect()
}
