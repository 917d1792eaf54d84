//! Documents as one library, and its incidents.

use super::fields::{
    ActorFields, FigureAt, FigureFields, FlagFields, IncidentFields, PairFields, PairedFigure, TollFields,
    VictimFields, WhereFields,
};
use crate::desk::{
    self, ArticleReport, Body, Document, FigureKey, Id, Incident, IncidentEvidence, Member, Participant, ToldActor,
    Toll, VictimRow, article_report,
};
use crate::exchange::annotated::Annotated;
use crate::exchange::lines::LineError;
use crate::exchange::place::{Place, PlaceConverter};
use crate::model::Figure;

use rustc_hash::FxHashMap;
use serde::Serialize;
use serde_json::Value;
use std::sync::Arc;

/// Documents as far as their incidents need them: it grows with the number of figures, not
/// with the length of the texts.
#[derive(Default)]
pub struct IncidentLibrary {
    pub(super) reports: Vec<Arc<ArticleReport>>,
    /// The documents' own names.
    names: FxHashMap<Id, Value>,
    places: FxHashMap<FigureKey, Place>,
    /// The documents themselves, where they are kept.
    pub(super) documents: FxHashMap<Id, Arc<Document>>,
    keeps_documents: bool,
}

/// A document with its report, which can be made on any processor.
pub struct Reported {
    pub(super) name: Value,
    pub(super) document: Document,
    pub(super) report: Arc<ArticleReport>,
}

impl Reported {
    /// Of a document with what was found in it.
    pub fn of(annotated: &Annotated) -> Self {
        let document = annotated.document();
        let report = article_report(&document).into();
        Self { name: annotated.name.clone(), document, report }
    }

    /// The same, with the name that the document has in tables.
    pub fn named(annotated: &Annotated) -> Self {
        Self { name: Value::String(annotated.key()), ..Self::of(annotated) }
    }
}

impl IncidentLibrary {
    /// A library that keeps its documents, so that rows of datasets can quote them. It grows
    /// with the length of the texts.
    pub fn keeping_documents() -> Self {
        Self { keeps_documents: true, ..Self::default() }
    }

    /// Takes the document of a line, with what the engine finds in it.
    ///
    /// # Errors
    /// A [`LineError`] where the line holds no document.
    pub fn take(&mut self, line: &[u8]) -> Result<(), LineError> {
        Annotated::of_line(line).map(|document| self.add(Reported::of(&document)))
    }

    /// Adds a document that was reported before.
    pub fn add(&mut self, reported: Reported) {
        let Reported { name, mut document, mut report } = reported;
        // One text may come twice, and each is an article.
        let same = (1..).map(|n| if n == 1 { document.id.clone() } else { format!("{} {n}", document.id).into() });
        if let Some(id) = { same }.find(|id| !self.names.contains_key(id)).filter(|id| *id != document.id) {
            document.id = id;
            report = article_report(&document).into();
        }
        let converter = PlaceConverter::new(&document.text);
        for figure in document.annotations().into_iter().filter(|a| matches!(a.body, Body::Figure(_))) {
            let key = FigureKey { document: document.id.clone(), id: figure.id.clone() };
            self.places.insert(key, converter.place(figure.span));
        }
        self.names.insert(document.id.clone(), name);
        self.reports.push(report);
        if self.keeps_documents {
            self.documents.insert(document.id.clone(), Arc::new(document));
        }
    }

    /// The incidents, a line each.
    pub fn lines(&self) -> impl Iterator<Item = String> {
        self.map(|incident| json(incident)).into_iter()
    }

    /// What becomes of the fields of each incident.
    pub(in crate::exchange) fn map<T>(&self, each: impl Fn(&IncidentFields<'_>) -> T) -> Vec<T> {
        desk::incidents(&[], &self.reports).iter().map(|incident| each(&self.incident(incident))).collect()
    }

    /// The pairs by which the weights are fitted, a line each.
    pub fn evidence(&self) -> impl Iterator<Item = String> {
        let figures: FxHashMap<&FigureKey, &Figure<Id>> =
            self.reports.iter().flat_map(|report| &report.rows).map(|row| (&row.key, &row.figure)).collect();
        let paired = |key: &FigureKey| {
            let figure = figures.get(key)?;
            Some(PairedFigure { at: self.at(key)?, effect: figure.effect, low: figure.low, high: figure.high })
        };
        let lines = desk::evidence_pairs(&self.reports).into_iter().map(|(kind, figures, evidence)| {
            let figures = figures.map(|keys| keys.iter().filter_map(paired).collect());
            let evidence = evidence.into_iter().map(IncidentEvidence::key).collect();
            json(&PairFields { kind, figures, evidence })
        });
        lines.collect::<Vec<String>>().into_iter()
    }

    pub(super) fn incident<'a>(&'a self, incident: &'a Incident) -> IncidentFields<'a> {
        let lies = incident.located;
        let place = |place: &'a Participant| WhereFields {
            name: &place.name,
            id: &place.id,
            within: lies.iter().flat_map(|lies| lies.division.into_iter().chain([lies.country])).collect(),
            lat: lies.map(|lies| lies.lat),
            lon: lies.map(|lies| lies.lon),
        };
        let actor = |actor: &'a ToldActor| ActorFields {
            name: &actor.participant.name,
            denied: actor.denied,
            claimed: actor.is_claimed,
            doc: self.names.get(&actor.document),
            quote: &actor.words,
        };
        let victim = |victim: &'a VictimRow| VictimFields {
            name: &victim.name,
            age: victim.age,
            sex: victim.sex,
            role: victim.role.as_deref(),
            effect: victim.effect,
            doc: self.names.get(&victim.document),
        };
        let checks = incident.checks();
        let flags = checks.filter_map(|check| {
            Some(FlagFields { kind: check.kind.name(), figures: [self.at(&check.first)?, self.at(&check.second)?] })
        });
        IncidentFields {
            id: incident.key().map(|key| key.name().to_string()).unwrap_or_default(),
            r#where: incident.place.as_ref().map(place),
            when: incident.when,
            kind: incident.kind,
            weapon: incident.weapon.as_deref(),
            by: incident.by.iter().map(actor).collect(),
            against: incident.against.iter().map(actor).collect(),
            grade: incident.grade.name(),
            tolls: incident.tolls.iter().map(|toll| self.toll(toll)).collect(),
            victims: incident.victims.iter().map(victim).collect(),
            flags: flags.collect(),
        }
    }

    fn toll<'a>(&'a self, toll: &'a Toll) -> TollFields<'a> {
        let figure = |member: &'a Member| {
            let row = &member.row;
            Some(FigureFields {
                at: self.at(&row.key)?,
                low: row.figure.low,
                high: row.figure.high,
                quote: &row.quote,
                source: row.source.as_ref().map(|source| source.name.as_str()),
                replaced_by: member.replaced_by,
                part_of: member.part_of,
            })
        };
        let (low, high) = toll.bounds();
        TollFields {
            effect: toll.effect,
            whose: toll.whose(),
            low,
            high,
            figures: toll.members.iter().filter_map(figure).collect(),
        }
    }

    fn at(&self, key: &FigureKey) -> Option<FigureAt<'_>> {
        Some(FigureAt { doc: self.names.get(&key.document)?, place: *self.places.get(key)? })
    }
}

fn json<T: Serialize>(fields: &T) -> String {
    serde_json::to_string(fields).expect("every key of the line is a string")
}
