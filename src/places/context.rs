//! What an article names beside a place.

use super::fold::fold;
use super::place::{Place, Precision, distance_km};

/// The places that an article and its dateline name, with all that their names may mean. Made
/// once an article, by [`Places::context`](super::Places::context).
#[derive(Clone, Debug, Default)]
pub struct Context {
    named: Vec<Named>,
}

/// A name and the places that bear it.
#[derive(Clone, Debug)]
struct Named {
    folded: String,
    candidates: Vec<Place>,
    /// The country that it tells: it is that country's own, or no other country has it.
    country: Option<&'static str>,
    /// The countries that have a border with that one, between blanks.
    neighbours: &'static str,
}

/// A name that no other country has says which country an article is about, if this many
/// live there: names of villages are often those of others that nobody listed.
const KNOWN: u32 = 10_000;

/// How far apart, in kilometres, places are that an article on one event names: what can be
/// reached in two or three hours.
const NEAR_KM: f64 = 150.0;

impl Context {
    /// Of names and what each may mean, the likeliest first; `around` knows the
    /// neighbours of a country.
    pub(super) fn new(named: Vec<(&str, Vec<Place>)>, around: impl Fn(&str) -> &'static str) -> Self {
        let named = named.into_iter().map(|(name, candidates)| {
            let folded = fold(name);
            let country = country(&candidates);
            Named { folded, candidates, country, neighbours: country.map_or("", &around) }
        });
        Self { named: named.collect() }
    }

    /// Whether the country of a place is told by any other name than `folded`.
    pub(super) fn tells_country(&self, place: &Place, folded: &str) -> bool {
        self.others(folded).any(|named| named.country == Some(place.country))
    }

    /// Whether a neighbour of the country of a place is told by any other name than `folded`.
    pub(super) fn tells_neighbour(&self, place: &Place, folded: &str) -> bool {
        self.others(folded).any(|named| named.neighbours.split(' ').any(|code| code == place.country))
    }

    /// Whether any country is told by any other name than `folded`.
    pub(super) fn tells_any_country(&self, folded: &str) -> bool {
        self.others(folded).any(|named| named.country.is_some())
    }

    /// Whether another name is that of a division or district that a place lies in.
    pub(super) fn tells_area(&self, place: &Place, folded: &str) -> bool {
        let is_around = |area: &Place| area.precision != Precision::Country && place.lies_in(area);
        self.others(folded).any(|named| named.candidates.iter().any(is_around))
    }

    /// How many other names can be those of towns near a place.
    pub(super) fn near(&self, place: &Place, folded: &str) -> usize {
        let is_near =
            |other: &Place| other.precision == Precision::Town && other != place && distance_km(place, other) < NEAR_KM;
        self.others(folded).filter(|named| named.candidates.iter().any(is_near)).count()
    }

    fn others(&self, folded: &str) -> impl Iterator<Item = &Named> {
        self.named.iter().filter(move |named| named.folded != folded)
    }
}

fn country(candidates: &[Place]) -> Option<&'static str> {
    let first = candidates.first()?;
    let is_known = first.precision == Precision::Country
        || first.population >= KNOWN && candidates.iter().all(|place| place.country == first.country);
    is_known.then_some(first.country)
}
