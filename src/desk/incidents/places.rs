//! How places of a library lie to each other: as its articles state it, as their names say it,
//! and on the map. A town and its country can be the place of one event, two towns cannot.

use super::participant::Participant;
use super::report::ArticleReport;
use crate::desk::annotation::Id;
use crate::lang::is_country;
use crate::places::{Place, Precision, distance_km};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// Towns this near to each other are called by each other's names in the news: what happened
/// between Turbat and Mand happened near either. Half of the districts of the gazetteer are
/// smaller across.
const NEAR_KM: f64 = 30.0;

/// How two places lie to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    /// They are one.
    Same,
    /// One lies in the other.
    Within,
    /// They lie near each other.
    Near,
    /// They lie apart, as far as anybody says.
    Apart,
}

/// The places of a library.
#[derive(Default)]
pub(super) struct Places {
    outer: FxHashMap<Id, FxHashSet<Id>>,
    located: FxHashMap<Id, Place>,
}

impl Places {
    pub(super) fn of(reports: &[Arc<ArticleReport>]) -> Self {
        let nested = reports.iter().flat_map(|report| report.nested.iter().cloned());
        Self::new(
            nested,
            reports.iter().flat_map(|report| report.located.iter().map(|(id, place)| (id.clone(), *place))),
        )
    }

    /// Of pairs of which the first lies in the second, each place in itself among them, and of
    /// where places lie: what is said first of one holds.
    pub(super) fn new(nested: impl Iterator<Item = (Id, Id)>, located: impl Iterator<Item = (Id, Place)>) -> Self {
        let mut places = Self::default();
        for (inner, outer) in nested {
            places.outer.entry(inner).or_default().insert(outer);
        }
        for (id, place) in located {
            places.located.entry(id).or_insert(place);
        }
        places
    }

    /// Where a place lies, if its articles leave no doubt.
    pub(super) fn located(&self, place: &Id) -> Option<&Place> {
        self.located.get(place)
    }

    /// Whether an article names a place.
    pub(super) fn is_known(&self, place: &Id) -> bool {
        self.outer.contains_key(place)
    }

    /// Whether a place is a country or a first-level division.
    pub(super) fn is_wide(&self, place: &Participant) -> bool {
        is_country(&place.name) || self.is_area(&place.id)
    }

    /// The same, as far as the map says.
    pub(super) fn is_area(&self, place: &Id) -> bool {
        self.located(place).is_some_and(|place| matches!(place.precision, Precision::Country | Precision::Division))
    }

    /// How two places lie to each other.
    pub(super) fn relation(&self, one: &Id, other: &Id) -> Relation {
        if one == other {
            return Relation::Same;
        }
        if self.lies_in(one, other) || self.lies_in(other, one) || names_part(one, other) || names_part(other, one) {
            return Relation::Within;
        }
        let Some((a, b)) = self.located(one).zip(self.located(other)) else { return Relation::Apart };
        let are_towns = a.precision == Precision::Town && b.precision == Precision::Town;
        if are_towns && distance_km(a, b) <= NEAR_KM { Relation::Near } else { Relation::Apart }
    }

    /// Whether a place lies in another one; `false` where articles state both directions.
    pub(super) fn lies_in(&self, one: &Id, other: &Id) -> bool {
        let is_stated = self.leads(one, other) && !self.leads(other, one);
        is_stated || self.located(one).zip(self.located(other)).is_some_and(|(one, other)| one.lies_in(other))
    }

    fn leads(&self, one: &Id, other: &Id) -> bool {
        let (mut seen, mut open) = (FxHashSet::default(), vec![one]);
        while let Some(at) = open.pop() {
            for outer in self.outer.get(at).into_iter().flatten().filter(|outer| *outer != one) {
                if outer == other {
                    return true;
                }
                if seen.insert(outer) {
                    open.push(outer);
                }
            }
        }
        false
    }

    /// Whether two places can be that of one event.
    pub(super) fn agree(&self, one: &Id, other: &Id) -> bool {
        self.relation(one, other) != Relation::Apart
    }
}

/// Whether the name of a place that no register knows begins that of another: Manipa and the
/// Manipa Strait.
fn names_part(one: &str, other: &str) -> bool {
    let names = one.strip_prefix("local:").zip(other.strip_prefix("local:"));
    names.and_then(|(one, other)| other.strip_prefix(one)).is_some_and(|rest| rest.starts_with('-'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::{Document, Meta, article_report};

    #[test]
    fn a_town_lies_in_its_country() {
        let described = |text: &str| {
            let meta = Meta { language: "en".to_owned(), ..Meta::default() };
            let places = Places::of(&[Arc::new(article_report(&Document::annotated(text.to_owned(), meta)))]);
            let id = |name: &str| Id::from(name);
            move |one: &str, other: &str| places.lies_in(&id(one), &id(other))
        };
        let is = described("Two died in the town of Karsa in northern Ukraine. Kyiv, Kharkiv and Odesa were quiet.");
        assert!(is("local:karsa", "Q212") && !is("Q212", "local:karsa"));
        assert!(!is("Q1899", "local:kharkiv") && !is("local:kharkiv", "Q1899"));
        let is = described("Shells fell on Medra, Ukraine. Russia, Ukraine traded blame. He spoke in Karsa, Medra.");
        assert!(is("local:medra", "Q212") && !is("Q159", "Q212") && !is("local:karsa", "local:medra"));
        // What is said both ways is not known.
        let is = described("In Karsa in Medra. In Medra in Karsa.");
        assert!(!is("local:karsa", "local:medra") && !is("local:medra", "local:karsa"));
    }
}
