//! Cases of incidents with what a reader makes of them, and how well the desk agrees. The
//! files have the form of `docs/incidents.md`.

use serde::Deserialize;
use std::collections::{HashMap, HashSet};
use std::fmt;
use std::hash::Hash;
use tallymark::desk::{Document, Id, Incident, Meta};
use tallymark::text::{Offsets, Span, Unit};

#[derive(Deserialize)]
struct Row {
    id: String,
    text: String,
    lang: String,
    date: String,
}

#[derive(Deserialize)]
struct Gold {
    incidents: Vec<GoldIncident>,
}

#[derive(Deserialize)]
struct GoldIncident {
    tolls: Vec<GoldToll>,
}

#[derive(Deserialize)]
struct GoldToll {
    effect: String,
    figures: Vec<GoldFigure>,
}

#[derive(Deserialize)]
struct GoldFigure {
    doc: String,
    quote: String,
    #[serde(default = "first")]
    nth: usize,
}

fn first() -> usize {
    1
}

/// The documents of a set in JSON Lines, and their names.
pub(crate) fn documents(rows: &str) -> (Vec<Document>, HashMap<Id, String>) {
    let mut names = HashMap::new();
    let read = |line: &str| {
        let row: Row = serde_json::from_str(line).unwrap();
        let meta = Meta { language: row.lang, published: row.date.parse().ok(), ..Meta::default() };
        let document = Document::annotated(row.text, meta);
        names.insert(document.id.clone(), row.id);
        document
    };
    let documents = rows.lines().filter(|line| !line.trim().is_empty()).map(read).collect();
    (documents, names)
}

/// Precision and recall of pairs.
#[derive(Default)]
pub(crate) struct Pairs {
    hit: usize,
    found: usize,
    gold: usize,
}

impl Pairs {
    fn add<T: Hash + Eq + Ord + Clone>(&mut self, found: &[Vec<T>], gold: &[Vec<T>]) {
        let (found, gold) = (pairs(found), pairs(gold));
        self.hit += found.intersection(&gold).count();
        self.found += found.len();
        self.gold += gold.len();
    }

    /// The harmonic mean of both.
    pub(crate) fn f(&self) -> f64 {
        2.0 * self.hit as f64 / (self.found + self.gold).max(1) as f64
    }
}

impl fmt::Display for Pairs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let share = |of: usize| self.hit as f64 / of.max(1) as f64;
        write!(f, "P {:.3} R {:.3} F {:.3}", share(self.found), share(self.gold), self.f())
    }
}

/// How well incidents agree with gold cases that were read on one desk.
#[derive(Default)]
pub(crate) struct Score {
    pub(crate) found: usize,
    pub(crate) figures: usize,
    pub(crate) tolls: Pairs,
    pub(crate) incidents: Pairs,
}

/// A place of the gold: its article, first and last code point.
type Place = (String, usize, usize);

/// Scores incidents over documents against gold files.
pub(crate) fn score(
    incidents: &[Incident],
    documents: &[Document],
    names: &HashMap<Id, String>,
    gold: &[&str],
) -> Score {
    let texts: HashMap<&str, &Document> = documents.iter().map(|d| (names[&d.id].as_str(), d)).collect();
    let mut effects: HashMap<Place, String> = HashMap::new();
    let (mut gold_tolls, mut gold_incidents) = (Vec::new(), Vec::new());
    for file in gold {
        let gold: Gold = serde_json::from_str(file).unwrap();
        for incident in gold.incidents {
            let mut all = Vec::new();
            for toll in incident.tolls {
                let own: Vec<Place> = toll.figures.iter().map(|figure| place(figure, &texts)).collect();
                effects.extend(own.iter().map(|place| (place.clone(), toll.effect.clone())));
                all.extend(own.iter().cloned());
                gold_tolls.push(own);
            }
            gold_incidents.push(all);
        }
    }
    let mut score = Score { figures: effects.len(), ..Score::default() };
    let (mut tolls, mut found_incidents) = (Vec::new(), Vec::new());
    let mut seen: HashSet<Place> = HashSet::new();
    for incident in incidents {
        let mut all = Vec::new();
        for toll in &incident.tolls {
            let mut own = Vec::new();
            for member in &toll.members {
                let Some(name) = names.get(&member.row.key.document) else { continue };
                let document = texts[name.as_str()];
                let span = document.annotation(&member.row.key.id).map(|annotation| annotation.span);
                let (start, end) = code_points(&document.text, span.unwrap());
                let is_here = |(place, effect): &(&Place, &String)| {
                    place.0 == *name && place.1 < end && start < place.2 && **effect == toll.effect.name()
                };
                let gold = effects.iter().filter(is_here).map(|(place, _)| place.clone()).min();
                own.extend(gold.filter(|place| seen.insert(place.clone())));
            }
            all.extend(own.iter().cloned());
            tolls.push(own);
        }
        found_incidents.push(all);
    }
    score.found = seen.len();
    score.tolls.add(&tolls, &gold_tolls);
    score.incidents.add(&found_incidents, &gold_incidents);
    score
}

fn place(figure: &GoldFigure, texts: &HashMap<&str, &Document>) -> Place {
    let text = &texts[figure.doc.as_str()].text;
    let (at, _) = text.match_indices(&figure.quote).nth(figure.nth - 1).unwrap_or_else(|| panic!("{}", figure.quote));
    let (start, end) = code_points(text, Span::new(at, at + figure.quote.len()));
    (figure.doc.clone(), start, end)
}

fn code_points(text: &str, span: Span) -> (usize, usize) {
    Offsets::new(text).from_span(text, span, Unit::CodePoint)
}

fn pairs<T: Hash + Eq + Ord + Clone>(groups: &[Vec<T>]) -> HashSet<(T, T)> {
    let mut pairs = HashSet::new();
    for group in groups {
        for (i, one) in group.iter().enumerate() {
            for other in &group[i + 1..] {
                let pair = if one < other { (one.clone(), other.clone()) } else { (other.clone(), one.clone()) };
                pairs.insert(pair);
            }
        }
    }
    pairs
}
