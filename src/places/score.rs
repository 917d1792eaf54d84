//! Which of several places a name means.
//!
//! Each candidate has a score, the decimal logarithm of its odds: an article names a place
//! the more often the more people live there, and what it names beside it multiplies that. A
//! name is settled where the best candidate has ten times the odds of every other one.

use super::context::Context;
use super::fold::fold;
use super::place::{Place, Precision, distance_km};

/// What a name means.
#[derive(Clone, Debug, PartialEq)]
pub enum Settled {
    /// This place.
    One(Place),
    /// One of these, the likeliest first; or, where it is but one, a place that the article
    /// gives a reason to doubt.
    Open(Vec<Place>),
    /// Nothing that the data file knows.
    Unknown,
}

/// Ten to one: of eleven names that are settled so narrowly, one is wrong.
const LEAD: f64 = 1.0;
/// The country is named: its places are named a hundred times as often as those of others.
const COUNTRY: f64 = 2.0;
/// A neighbour of the country is named, and no country of any candidate is.
const NEIGHBOUR: f64 = 1.0;
/// The division or district is named, in which one in ten of the country live.
const AREA: f64 = 1.0;
/// For each of up to two towns nearby that are named as well; thirty to one.
const NEAR: f64 = 1.5;
const MOST_NEAR: usize = 2;
/// Countries and capitals are named thirty times as often as other places of as many people;
/// not where a famous namesake has its country named.
const CAPITAL: f64 = 1.5;
/// A town of so many is named in articles on other countries without saying where it is.
const FAMOUS: f64 = 50_000.0;
/// A town has other names and spellings, of former days, of other languages and of its parts;
/// each is used so many times less often than its own.
const OTHER_NAME: f64 = 30.0;
/// So many times less often than a town a division of as many people is named: its towns are.
const DIVISION: f64 = 10.0;
/// Where nobody counted, it is most often the seat of a district in a country at war.
const UNCOUNTED: f64 = 5_000.0;
/// Areas and towns of one name this near are one place: the seat and what it rules.
const SEAT_KM: f64 = 25.0;

/// Which of some candidates a name means; `is_stated` where the article says what they
/// lie in, so that nothing can speak against them.
pub(super) fn choose(candidates: &[Place], name: &str, context: &Context, is_stated: bool) -> Settled {
    let name = &Name { folded: fold(name), letters: letters(name) };
    let scored = scores(candidates, name, context);
    let Some(&(highest, best)) = scored.first() else { return Settled::Unknown };
    let is_near = |place: &Place| best.country == place.country && distance_km(&best, place) < SEAT_KM;
    let rival = scored.iter().find(|(_, place)| !best.is_nested_with(place) && !is_near(place));
    let leads = rival.is_none_or(|(score, _)| highest - score >= LEAD);
    if leads && (is_stated || is_credible(&best, name, context)) {
        return Settled::One(narrow(best, candidates));
    }
    Settled::Open(scored.into_iter().map(|(_, place)| place).collect())
}

/// A name as it is looked up, and its letters without their marks.
struct Name {
    folded: String,
    letters: String,
}

fn letters(name: &str) -> String {
    crate::text::fold(name).chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// The score of each candidate, the highest first.
fn scores(candidates: &[Place], name: &Name, context: &Context) -> Vec<(f64, Place)> {
    let is_told = |place: &Place| context.tells_country(place, &name.folded);
    let is_any_told = candidates.iter().any(is_told);
    let is_elsewhere = |place: &Place| {
        let is_rival = |other: &Place| other.country != place.country && prominence(other, name) >= FAMOUS;
        candidates.iter().any(|other| is_rival(other) && is_told(other))
    };
    let is_capital = |place: &Place| place.is_capital || place.precision == Precision::Country;
    let if_so = |holds: bool, weight: f64| if holds { weight } else { 0.0 };
    let score = |place: &Place| {
        prominence(place, name).log10()
            + if_so(is_told(place), COUNTRY)
            + if_so(!is_any_told && context.tells_neighbour(place, &name.folded), NEIGHBOUR)
            + if_so(is_capital(place) && !is_elsewhere(place), CAPITAL)
            + if_so(context.tells_area(place, &name.folded), AREA)
            + NEAR * context.near(place, &name.folded).min(MOST_NEAR) as f64
    };
    let mut scored: Vec<(f64, Place)> = candidates.iter().map(|place| (score(place), *place)).collect();
    // Stable: of equal scores the more populous stays first.
    scored.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    scored
}

/// By how many people a place is known under a name. A short form of its own name is its own.
fn prominence(place: &Place, name: &Name) -> f64 {
    let population = if place.population == 0 { UNCOUNTED } else { f64::from(place.population) };
    match place.precision {
        Precision::Country => population,
        Precision::Division | Precision::District => population / DIVISION,
        Precision::Town if fold(place.name).starts_with(&name.folded) => population,
        Precision::Town => population / OTHER_NAME,
    }
}

/// Whether nothing speaks against a place: its country is named or no other one is, or
/// everybody knows it by just that name.
fn is_credible(place: &Place, name: &Name, context: &Context) -> bool {
    let is_spelled = place.precision != Precision::Town || letters(place.name).starts_with(&name.letters);
    let population = f64::from(place.population);
    place.precision == Precision::Country
        || population >= if is_spelled { FAMOUS } else { FAMOUS * OTHER_NAME }
        || context.tells_country(place, &name.folded)
        || !context.tells_any_country(&name.folded)
}

/// The town that an area is named after, if enough of its people live there.
fn narrow(best: Place, candidates: &[Place]) -> Place {
    let is_seat = |place: &&Place| {
        place.precision == Precision::Town && place.lies_in(&best) && place.population >= best.population / 10
    };
    let seat = candidates.iter().filter(is_seat).max_by_key(|place| place.population);
    match best.precision {
        Precision::Division | Precision::District => seat.copied().unwrap_or(best),
        Precision::Town | Precision::Country => best,
    }
}
