//! Incidents on the map as files: GeoJSON (RFC 7946) and KML (OGC 07-147r2). Both order
//! coordinates as degrees east, degrees north (WGS 84).

use super::xml::escaped;
use crate::desk::{FigureKey, Incident};
use crate::model::{Day, Effect, EventKind};
use serde::Serialize;
use serde_json::{Value, json};
use std::sync::Arc;

/// What both files say of an incident.
#[derive(Serialize)]
struct Properties<'a> {
    /// Names the incident.
    id: String,
    place: &'a str,
    /// First and last day.
    from: Option<Day>,
    to: Option<Day>,
    r#type: Option<EventKind>,
    killed_least: Option<u64>,
    killed_most: Option<u64>,
    wounded_least: Option<u64>,
    wounded_most: Option<u64>,
    articles: usize,
    grade: &'static str,
    /// What the coordinates are those of: town, district, division, country.
    precision: String,
}

impl<'a> Properties<'a> {
    fn new(incident: &'a Incident) -> Self {
        let bounds = |effect| incident.toll(effect).map_or((None, None), |toll| toll.bounds());
        let ((killed_least, killed_most), (wounded_least, wounded_most)) =
            (bounds(Effect::Killed), bounds(Effect::Wounded));
        let precision = incident.located.map(|place| format!("{:?}", place.precision).to_lowercase());
        Self {
            id: incident.key().map(|key: &FigureKey| key.name().to_string()).unwrap_or_default(),
            place: incident.place.as_ref().map_or("", |place| &place.name),
            from: incident.when.map(|when| when.0),
            to: incident.when.map(|when| when.1),
            r#type: incident.kind,
            killed_least,
            killed_most,
            wounded_least,
            wounded_most,
            articles: incident.documents().len(),
            grade: incident.grade.name(),
            precision: precision.unwrap_or_default(),
        }
    }

    /// The properties by name, those that say something, as text.
    fn said(&self) -> Vec<(String, String)> {
        let Ok(Value::Object(all)) = serde_json::to_value(self) else { return Vec::new() };
        let text = |value: Value| match value {
            Value::String(text) => Some(text).filter(|text| !text.is_empty()),
            Value::Null => None,
            other => Some(other.to_string()),
        };
        all.into_iter().filter_map(|(name, value)| Some((name, text(value)?))).collect()
    }
}

/// The incidents that lie somewhere on the map, as a GeoJSON collection of points.
pub fn geojson(incidents: &[Arc<Incident>]) -> String {
    let feature = |incident: &Arc<Incident>| {
        let place = incident.located?;
        let geometry = json!({"type": "Point", "coordinates": [place.lon, place.lat]});
        Some(json!({"type": "Feature", "geometry": geometry, "properties": Properties::new(incident)}))
    };
    let features: Vec<Value> = incidents.iter().filter_map(feature).collect();
    json!({"type": "FeatureCollection", "features": features}).to_string()
}

/// The same as KML placemarks.
pub fn kml(incidents: &[Arc<Incident>]) -> String {
    let placemark = |incident: &Arc<Incident>| {
        let place = incident.located?;
        let properties = Properties::new(incident);
        let data: String = properties
            .said()
            .iter()
            .map(|(name, value)| format!("<Data name=\"{name}\"><value>{}</value></Data>", escaped(value)))
            .collect();
        let time = properties
            .from
            .zip(properties.to)
            .map(|(from, to)| format!("<TimeSpan><begin>{from}</begin><end>{to}</end></TimeSpan>"));
        Some(format!(
            "<Placemark><name>{}</name>{}<ExtendedData>{data}</ExtendedData>\
             <Point><coordinates>{},{}</coordinates></Point></Placemark>\n",
            escaped(properties.place),
            time.unwrap_or_default(),
            place.lon,
            place.lat
        ))
    };
    let placemarks: String = incidents.iter().filter_map(placemark).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>\n\
         {placemarks}</Document></kml>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::{Document, Meta, article_report, incidents};

    fn library() -> Vec<Arc<Incident>> {
        let meta = Meta { language: "en".to_owned(), published: Day::new(2031, 3, 4), ..Meta::default() };
        let text = "A shell killed 14 people in Kharkiv, Ukraine, on Monday, police said.";
        let documents = [Arc::new(Document::annotated(text, meta))];
        let reports = [Arc::new(article_report(&documents[0]))];
        incidents(&documents, &reports).into_iter().map(Arc::new).collect()
    }

    #[test]
    fn an_incident_is_a_point_with_what_is_known_of_it() {
        let file: Value = serde_json::from_str(&geojson(&library())).unwrap();
        let feature = &file["features"][0];
        assert_eq!(feature["geometry"], json!({"type": "Point", "coordinates": [36.25, 49.98]}));
        let properties = &feature["properties"];
        assert_eq!((&properties["place"], &properties["killed_least"]), (&json!("Kharkiv"), &json!(14)));
        assert_eq!((&properties["from"], &properties["precision"]), (&json!("2031-03-03"), &json!("town")));
        let kml = kml(&library());
        assert!(kml.contains("<name>Kharkiv</name><TimeSpan><begin>2031-03-03</begin>"), "{kml}");
        assert!(kml.contains("<coordinates>36.25,49.98</coordinates>"), "{kml}");
        assert!(!kml.contains("wounded_least"), "{kml}");
    }

    #[test]
    fn without_a_place_there_is_no_point() {
        assert_eq!(geojson(&[]), r#"{"features":[],"type":"FeatureCollection"}"#);
    }
}
