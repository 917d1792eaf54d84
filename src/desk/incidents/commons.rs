//! What the articles of a library have in common, by which their events are compared: how
//! telling names and words are, and how places lie.

use super::places::Places;
use super::report::ArticleReport;
use super::terms::{Term, TermWeights};
use crate::desk::annotation::Id;
use crate::places::{Place, places};
use std::sync::Arc;

/// What the articles of a library have in common.
#[derive(Default)]
pub struct Commons {
    pub(super) names: TermWeights,
    pub(super) words: TermWeights,
    pub(super) places: Places,
}

/// What one article adds to it. Terms are hashes of names and words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Share {
    /// Its names.
    pub names: Vec<u64>,
    /// Words of its passages, and pairs of them.
    pub words: Vec<u64>,
    /// Pairs of places of which it states that the first lies in the second.
    pub nested: Vec<(Id, Id)>,
    /// Where the places that it names lie.
    pub located: Vec<(Id, PlaceKey)>,
}

/// A place by a name of the data file and its position among those that bear it.
pub type PlaceKey = (String, usize);

impl Commons {
    /// Of the reports of a whole library, sorted by day and document.
    pub(super) fn of(reports: &[Arc<ArticleReport>]) -> Self {
        let words: Vec<Vec<Term>> = reports.iter().map(|report| report.words()).collect();
        Self {
            names: TermWeights::of(reports.iter().map(|report| report.names.as_slice())),
            words: TermWeights::of(words.iter().map(Vec::as_slice)),
            places: Places::of(reports),
        }
    }

    /// Of the shares of all its articles, added up: of each term that more than one article
    /// has, how many have it; of each place where the first article puts it.
    pub fn added_up(
        articles: u64,
        [names, words]: [&[(u64, u32)]; 2],
        nested: Vec<(Id, Id)>,
        located: Vec<(Id, PlaceKey)>,
    ) -> Self {
        let weights = |terms: &[(u64, u32)]| {
            TermWeights::counted(articles as f32, terms.iter().map(|(term, count)| (Term::from_bits(*term), *count)))
        };
        let located = located.into_iter().filter_map(|(id, key)| Some((id, place(&key)?)));
        Self { names: weights(names), words: weights(words), places: Places::new(nested.into_iter(), located) }
    }

    /// How telling names and words are.
    pub(super) fn weighed(&self) -> [&TermWeights; 2] {
        [&self.names, &self.words]
    }
}

/// What an article adds to what its library has in common.
pub fn share(report: &ArticleReport) -> Share {
    let bits = |terms: &[Term]| terms.iter().map(|term| term.to_bits()).collect();
    Share {
        names: bits(&report.names),
        words: bits(&report.words()),
        nested: report.nested.clone(),
        located: report.located.iter().filter_map(|(id, place)| Some((id.clone(), place_key(place)?))).collect(),
    }
}

fn place_key(place: &Place) -> Option<PlaceKey> {
    let at = places().candidates(place.name).iter().position(|other| other == place)?;
    Some((place.name.to_owned(), at))
}

fn place((name, at): &PlaceKey) -> Option<Place> {
    places().candidates(name).get(*at).copied()
}
