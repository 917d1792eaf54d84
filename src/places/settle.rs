//! Names settled by what an article says of them and names beside them.

use super::context::Context;
use super::file::Places;
use super::fold::fold;
use super::place::{Place, Precision, distance_km};
use super::score::{Settled, choose};

/// How far, in kilometres, what lies *in* a town can be from it: a town gives its name to what
/// it rules, and to a province of former days.
const AROUND_KM: f64 = 75.0;

impl Places {
    /// The context that names make, in any order, each once; unknown names say nothing. Names
    /// that several places bear are settled by the others first, then count for what they mean.
    pub fn context<'a>(&self, names: impl IntoIterator<Item = &'a str>) -> Context {
        let mut names: Vec<(String, &str)> = names.into_iter().map(|name| (fold(name), name)).collect();
        names.sort_unstable();
        names.dedup_by(|(one, _), (other, _)| one == other);
        let mut named: Vec<(&str, Vec<Place>)> =
            names.into_iter().map(|(_, name)| (name, self.candidates(name))).collect();
        let around = |country: &str| self.neighbours(country);
        let open = Context::new(named.clone(), around);
        for (name, candidates) in &mut named {
            if let Settled::One(place) = choose(candidates, name, &open, false) {
                candidates.retain(|other| place.is_nested_with(other));
            }
        }
        Context::new(named, around)
    }

    /// What a name means in an article: `within` are names of places of which the article
    /// says that this one lies in them (*Cambridge, Massachusetts*), and `context` is what it
    /// names beside it. A name that is also that of the division around it means the town, if
    /// a tenth of the division lives there.
    ///
    /// ```
    /// use tallymark::places::{Context, Settled, places};
    ///
    /// let nothing = Context::default();
    /// let Settled::One(place) = places().settle("Cambridge", &["Massachusetts"], &nothing) else { panic!() };
    /// assert_eq!(place.country, "US");
    /// assert!(matches!(places().settle("Cambridge", &[], &nothing), Settled::Open(_)));
    /// ```
    pub fn settle(&self, name: &str, within: &[&str], context: &Context) -> Settled {
        let all = self.candidates(name);
        let outer: Vec<Place> = within.iter().flat_map(|outer| self.candidates(outer)).collect();
        if outer.is_empty() {
            return choose(&all, name, context, false);
        }
        let is_inside = |place: &&Place| outer.iter().any(|outer| lies_in_or_around(place, outer));
        let inside: Vec<Place> = all.iter().filter(is_inside).copied().collect();
        match (all.is_empty(), inside.is_empty()) {
            (true, _) => Settled::Unknown,
            (false, true) => Settled::Open(all),
            (false, false) => choose(&inside, name, context, true),
        }
    }
}

/// Whether a place lies in another one, or in what a town gives its name to.
fn lies_in_or_around(place: &Place, outer: &Place) -> bool {
    let is_around = || place.country == outer.country && distance_km(place, outer) < AROUND_KM;
    place.lies_in(outer) || outer.precision == Precision::Town && place != outer && is_around()
}
