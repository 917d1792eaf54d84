//! What rows are of: an incident, or in a record of casualties one of its victims.

use super::codebook::Codebook;
use super::row::{Coding, RowState};
use crate::desk::annotation::Id;
use crate::desk::document::Document;
use crate::desk::incidents::{FigureKey, Incident, Toll, VictimRow};
use crate::model::Effect;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// What a row is of.
#[derive(Clone, Debug)]
pub struct RowSubject {
    /// Names it among the others of its dataset.
    pub name: Id,
    /// The incident.
    pub incident: Arc<Incident>,
    /// Whom it is of in a record of casualties, as names are compared; empty for those whom
    /// nobody names, and in datasets of events.
    pub victim: Id,
    /// What an article says of that person.
    pub named: Option<VictimRow>,
}

impl PartialEq for RowSubject {
    fn eq(&self, other: &Self) -> bool {
        let is_same = || Arc::ptr_eq(&self.incident, &other.incident) || self.incident == other.incident;
        (&self.name, &self.named) == (&other.name, &other.named) && is_same()
    }
}

impl RowSubject {
    /// A whole incident, or one of its victims.
    fn of(incident: &Arc<Incident>, victim: Id, named: Option<VictimRow>) -> Self {
        let key = incident.key().map(FigureKey::name).unwrap_or_default();
        let name = if victim.is_empty() { key } else { format!("{key} {victim}").into() };
        Self { name, incident: incident.clone(), victim, named }
    }

    /// The toll that names the row: that of the dead, else the first.
    pub fn toll(&self) -> Option<&Toll> {
        self.incident.toll(Effect::Killed).or(self.incident.tolls.first())
    }

    /// The least and the greatest number of dead whom nobody names; `None` where all are named.
    pub fn unnamed(&self) -> Option<(Option<u64>, Option<u64>)> {
        let named = killed(&self.incident).count() as u64;
        let toll = self.incident.toll(Effect::Killed)?;
        let (low, high) = toll.bounds();
        let rest = |count: u64| count.saturating_sub(named);
        let (low, high) = (low.map(rest), high.map(rest));
        let is_some = named == 0 || low.unwrap_or_default() > 0 || high.is_some_and(|high| high > 0);
        is_some.then_some((low, high))
    }
}

/// Those whom the articles name as killed.
fn killed(incident: &Incident) -> impl Iterator<Item = &VictimRow> {
    incident.victims.iter().filter(|victim| victim.effect == Effect::Killed)
}

/// What the rows of an incident are of in a dataset: the incident, or each of its dead whom an
/// article names and then the rest of them. Nobody whose row is kept is left out.
pub fn subjects(codebook: Codebook, incident: &Arc<Incident>, kept: &KeptRows) -> Vec<RowSubject> {
    let whole = RowSubject::of(incident, Id::default(), None);
    if codebook != Codebook::CasualtyRecord {
        return vec![whole];
    }
    let victim = |victim: &VictimRow| RowSubject::of(incident, victim.folded().into(), Some(victim.clone()));
    let mut subjects: Vec<RowSubject> = killed(incident).map(victim).collect();
    let rows = kept.of_incident(codebook, incident);
    for (_, coding) in &rows {
        let is_known = subjects.iter().any(|subject| subject.victim == coding.victim);
        if !coding.victim.is_empty() && !is_known {
            subjects.push(RowSubject::of(incident, coding.victim.clone(), None));
        }
    }
    if whole.unnamed().is_some() || rows.iter().any(|(_, coding)| coding.victim.is_empty()) {
        subjects.push(whole);
    }
    subjects
}

/// The rows that coders keep with some documents.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KeptRows {
    by_figure: FxHashMap<FigureKey, Vec<Coding>>,
}

impl KeptRows {
    /// Those of documents.
    pub fn of(documents: &[Arc<Document>]) -> Self {
        let mut by_figure = FxHashMap::<FigureKey, Vec<Coding>>::default();
        for document in documents {
            for coding in &document.codings {
                let key = FigureKey { document: document.id.clone(), id: coding.figure.clone() };
                by_figure.entry(key).or_default().push(coding.clone());
            }
        }
        Self { by_figure }
    }

    /// The rows of one subject, each with its document: one, or several where incidents were
    /// joined after they were coded.
    pub fn of_subject(&self, codebook: Codebook, subject: &RowSubject) -> Vec<(&Id, &Coding)> {
        let mut rows = self.of_incident(codebook, &subject.incident);
        rows.retain(|(_, coding)| coding.victim == subject.victim);
        rows
    }

    /// How far the coder is with the row of a subject.
    pub fn state(&self, codebook: Codebook, subject: &RowSubject) -> RowState {
        self.of_subject(codebook, subject).first().map_or(RowState::Draft, |(_, coding)| coding.state())
    }

    fn of_incident(&self, codebook: Codebook, incident: &Incident) -> Vec<(&Id, &Coding)> {
        if self.by_figure.is_empty() {
            return Vec::new();
        }
        let of = |key| self.by_figure.get_key_value(key).into_iter();
        let rows = incident.keys().flat_map(of).flat_map(|(key, rows)| rows.iter().map(|row| (&key.document, row)));
        rows.filter(|(_, coding)| coding.codebook == codebook).collect()
    }
}
