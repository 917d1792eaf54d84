//! Containment of places, as the articles state it: a town and its country can be the place of
//! one event, two towns cannot.

use super::report::ArticleReport;
use crate::desk::annotation::Id;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// Which places contain which, as far as any article states it.
#[derive(Default)]
pub(super) struct Places {
    outer: FxHashMap<Id, FxHashSet<Id>>,
}

impl Places {
    pub(super) fn of(reports: &[Arc<ArticleReport>]) -> Self {
        let mut places = Self::default();
        for (inner, outer) in reports.iter().flat_map(|report| &report.nested) {
            places.outer.entry(inner.clone()).or_default().insert(outer.clone());
        }
        places
    }

    /// Whether a place lies in another one; `false` where articles state both directions.
    pub(super) fn lies_in(&self, one: &Id, other: &Id) -> bool {
        self.leads(one, other) && !self.leads(other, one)
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

    /// Whether two places can be that of one event: they are the same, or one lies in the
    /// other.
    pub(super) fn agree(&self, one: &Id, other: &Id) -> bool {
        one == other || self.lies_in(one, other) || self.lies_in(other, one)
    }

    /// The narrower of two places that agree.
    pub(super) fn narrower(&self, one: Id, other: &Id) -> Id {
        if self.lies_in(other, &one) { other.clone() } else { one }
    }
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
