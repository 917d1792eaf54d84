//! What persons say of incidents, put over what the articles say, and the edit that says it.

use super::description::{Described, IncidentDescription};
use super::incident::Incident;
use super::key::FigureKey;
use super::participant::Participant;
use crate::desk::document::Document;
use crate::desk::edit::Edit;
use crate::model::EntityKind;
use crate::places::{Place, Settled, places};
use crate::text::key;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Lets what persons said stand over what the articles of their incidents say.
pub fn describe(documents: &[Arc<Document>], incidents: &mut [Arc<Incident>]) {
    let mut said: FxHashMap<FigureKey, &IncidentDescription> = FxHashMap::default();
    for document in documents {
        for description in &document.descriptions {
            said.insert(FigureKey { document: document.id.clone(), id: description.figure.clone() }, description);
        }
    }
    if said.is_empty() {
        return;
    }
    for incident in incidents {
        let keys = incident.keys().filter(|key| said.contains_key(key)).cloned();
        let mut found: Vec<(FigureKey, &IncidentDescription)> = keys.map(|key| (key.clone(), said[&key])).collect();
        found.sort_by_key(|(_, description)| description.said_at());
        if !found.is_empty() {
            let described = incident.described_by(&found);
            *incident = Arc::new(described);
        }
    }
}

impl Incident {
    /// The incident as descriptions have it, the latest of them last.
    fn described_by(&self, found: &[(FigureKey, &IncidentDescription)]) -> Self {
        let all = found.iter().fold(IncidentDescription::default(), |all, (_, later)| all.put_under(later));
        let said = IncidentDescription { figure: found[0].0.id.clone(), ..all };
        let mut incident = self.clone();
        let described = Described {
            figures: found.iter().map(|(key, _)| key.clone()).collect(),
            told_place: incident.place.clone(),
            told_when: incident.when,
            told_grade: incident.grade,
            said,
        };
        let said = &described.said;
        if !said.place.is_empty() {
            incident.located = located(&said.place, self.place.as_ref());
            incident.place = Some(place(&said.place));
        }
        incident.when = said.when.or(incident.when);
        incident.grade = said.grade.unwrap_or(incident.grade);
        for toll in &mut incident.tolls {
            (toll.place, toll.when) = (incident.place.clone(), incident.when);
        }
        incident.described = Some(described);
        incident
    }

    /// The edit by which a person says something of it. What was said of incidents that are
    /// now this one becomes one description.
    pub fn described_as(&self, change: impl FnOnce(&mut IncidentDescription)) -> Edit {
        let described = self.described.as_ref();
        let Some(own) = described.and_then(|described| described.figures.first()).or(self.key()) else {
            return Edit::All(Vec::new());
        };
        let mut said = described.map(|described| described.said.clone()).unwrap_or_default();
        said.figure = own.id.clone();
        change(&mut said);
        let others = described.map(|described| &described.figures[..]).unwrap_or_default().iter().skip(1);
        let silent =
            others.map(|key| Edit::DescribeIncident(key.document.clone(), IncidentDescription::blank(key.id.clone())));
        let own = Edit::DescribeIncident(own.document.clone(), said);
        Edit::All(std::iter::once(own).chain(silent).collect())
    }
}

/// The place that a person names: its name without what it lies in.
fn place(words: &str) -> Participant {
    let name = words.split(',').next().unwrap_or_default().trim().to_owned();
    Participant { id: key(&name).into_owned().into(), kind: Some(EntityKind::Place), name, body: None }
}

/// Where that is on the map, if what follows its name and the place of the articles leave no
/// doubt.
fn located(words: &str, told: Option<&Participant>) -> Option<Place> {
    let mut names = words.split(',').map(str::trim).filter(|name| !name.is_empty());
    let name = names.next()?;
    let outer: Vec<&str> = names.collect();
    let around = outer.iter().copied().chain(told.map(|told| told.name.as_str()));
    match places().settle(name, &outer, &places().context(around)) {
        Settled::One(place) => Some(place),
        _ => None,
    }
}
