//! What a map shows: incidents and places by where they lie.

use super::incidents::{ArticleReport, Incident};
use crate::model::Effect;
use crate::places::Place;
use std::cmp::Reverse;
use std::sync::Arc;

/// What lies at one place of the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// The place.
    pub place: Place,
    /// The incidents there, those of most dead first.
    pub incidents: Vec<Arc<Incident>>,
    /// How often articles name it, where places are asked for.
    pub mentions: usize,
}

impl Spot {
    fn new(place: Place) -> Self {
        Self { place, incidents: Vec::new(), mentions: 0 }
    }

    /// The people killed in its incidents, least and greatest; the greatest is open where that
    /// of one incident is.
    pub fn killed(&self) -> (u64, Option<u64>) {
        let bounds =
            self.incidents.iter().filter_map(|incident| incident.toll(Effect::Killed)).map(|toll| toll.bounds());
        bounds.fold((0, Some(0)), |(least, most), (low, high)| {
            (least + low.unwrap_or_default(), most.zip(high).map(|(most, high)| most + high))
        })
    }
}

/// The incidents whose place on the map is known, by that place; the most deadly places first.
pub fn incident_spots(incidents: &[Arc<Incident>]) -> Vec<Spot> {
    let mut spots: Vec<Spot> = Vec::new();
    let mut located: Vec<(&Arc<Incident>, Place)> =
        incidents.iter().filter_map(|incident| Some((incident, incident.located?))).collect();
    let of_place = |place: &Place| (place.lat.to_bits(), place.lon.to_bits());
    located.sort_by_key(|(_, place)| of_place(place));
    for (incident, place) in located {
        match spots.last_mut() {
            Some(spot) if of_place(&spot.place) == of_place(&place) => spot.incidents.push(incident.clone()),
            _ => spots.push(Spot { incidents: vec![incident.clone()], ..Spot::new(place) }),
        }
    }
    let killed = |incident: &Arc<Incident>| incident.toll(Effect::Killed).and_then(|toll| toll.bounds().0);
    spots.iter_mut().for_each(|spot| spot.incidents.sort_by_key(|incident| Reverse(killed(incident))));
    spots.sort_by_key(|spot| (Reverse(spot.killed().0), spot.place.name));
    spots
}

/// The places that an article names and that leave no doubt, those it names most first.
pub fn place_spots(report: &ArticleReport) -> Vec<Spot> {
    let spots = report.located_places().map(|(place, mentions)| Spot { mentions, ..Spot::new(*place) });
    let mut spots: Vec<Spot> = spots.collect();
    spots.sort_by_key(|spot| (Reverse(spot.mentions), spot.place.name));
    spots
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::{Document, Meta, article_report, incidents};
    use crate::model::Day;

    fn library() -> (Vec<Arc<Document>>, Vec<Arc<ArticleReport>>) {
        let texts = [
            "A shell killed 14 people in Kharkiv, Ukraine, on Monday, police said.",
            "A fire killed three workers in Kharkiv, Ukraine, on 2 May 2030, police said.",
            "Gunmen killed nine people in Nowhereville on Monday, police said.",
        ];
        let document = |text: &str| {
            let meta = Meta { language: "en".to_owned(), published: Day::new(2031, 3, 4), ..Meta::default() };
            Arc::new(Document::annotated(text, meta))
        };
        let documents: Vec<_> = texts.into_iter().map(document).collect();
        let reports = documents.iter().map(|document| Arc::new(article_report(document))).collect();
        (documents, reports)
    }

    #[test]
    fn incidents_of_one_place_are_one_spot() {
        let (documents, reports) = library();
        let incidents: Vec<_> = incidents(&documents, &reports).into_iter().map(Arc::new).collect();
        let spots = incident_spots(&incidents);
        let told: Vec<_> = spots.iter().map(|spot| (spot.place.name, spot.incidents.len(), spot.killed())).collect();
        assert_eq!(told, [("Kharkiv", 2, (17, Some(17)))]);
    }

    #[test]
    fn places_stand_by_how_often_they_are_named() {
        let (_, reports) = library();
        let told: Vec<_> = place_spots(&reports[0]).iter().map(|spot| (spot.place.name, spot.mentions)).collect();
        assert_eq!(told, [("Kharkiv", 1), ("Ukraine", 1)]);
        assert!(place_spots(&reports[2]).is_empty());
    }
}
