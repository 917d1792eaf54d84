//! The incidents of a large library, which are found step by step while the page goes on.

use crate::desk::{self, ArticleReport, Document, Id, Incident, TollLink};
use leptos::prelude::*;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Articles whose incidents are found at once, within some 100 ms.
const AT_ONCE: usize = 100;

/// What articles report, and the incidents that were found last.
#[derive(Clone, Copy)]
pub(crate) struct Counting {
    reports: StoredValue<Reports>,
    /// What was found last in a library that is too large to be read at once.
    found: RwSignal<Counted>,
    /// Whether it is being found anew.
    pub(crate) is_counting: RwSignal<bool>,
}

/// What each article reports; it is read again only when the article changed, or what is known
/// of places.
#[derive(Default)]
struct Reports {
    with_places: bool,
    read: FxHashMap<Id, (Arc<Document>, Arc<ArticleReport>)>,
}

/// Incidents, and what they were found in.
#[derive(Default)]
struct Counted {
    documents: Vec<Arc<Document>>,
    with_places: bool,
    incidents: Vec<Arc<Incident>>,
}

impl Counting {
    pub(crate) fn new() -> Self {
        Self {
            reports: StoredValue::new(Reports::default()),
            found: RwSignal::new(Counted::default()),
            is_counting: RwSignal::new(false),
        }
    }

    /// Whether the incidents of so many articles are found at once.
    pub(crate) fn is_quick(documents: &[Arc<Document>]) -> bool {
        documents.len() <= AT_ONCE
    }

    /// What incidents are grouped from, where the articles are few.
    pub(crate) fn reported(self, documents: &[Arc<Document>], with_places: bool) -> Reported {
        if !Self::is_quick(documents) {
            return Reported::default();
        }
        let links = documents.iter().map(|document| (document.id.clone(), document.links.clone()));
        let links = links.filter(|(_, links)| !links.is_empty()).collect();
        Reported { reports: self.reports(documents, with_places), links }
    }

    /// The incidents of articles: found now where they are few, else as they were found last.
    pub(crate) fn incidents(self, documents: &[Arc<Document>], reported: &Reported) -> Vec<Arc<Incident>> {
        if !Self::is_quick(documents) {
            return self.found.with(|found| found.incidents.clone());
        }
        desk::incidents(documents, &reported.reports).into_iter().map(Arc::new).collect()
    }

    /// What articles report.
    pub(crate) fn reports(self, documents: &[Arc<Document>], with_places: bool) -> Vec<Arc<ArticleReport>> {
        let reports = self.reports.try_update_value(|reports| {
            if reports.with_places != with_places {
                // Where the places lie is read with the article.
                *reports = Reports { with_places, read: FxHashMap::default() };
            }
            documents.iter().map(|document| reports.of(document)).collect()
        });
        reports.unwrap_or_default()
    }

    /// Whether what was found last was found in these articles as they are.
    pub(crate) fn is_of(self, documents: &[Arc<Document>], with_places: bool) -> bool {
        let is_same = |(one, other): (&Arc<Document>, &Arc<Document>)| {
            Arc::ptr_eq(one, other) || (one.links == other.links && one.has_same_marks(other))
        };
        self.found.with_untracked(|found| {
            found.with_places == with_places
                && found.documents.len() == documents.len()
                && found.documents.iter().zip(documents).all(is_same)
        })
    }

    /// Takes what was found in articles.
    pub(crate) fn take(self, documents: Vec<Arc<Document>>, with_places: bool, incidents: Vec<Incident>) {
        let incidents = incidents.into_iter().map(Arc::new).collect();
        self.found.set(Counted { documents, with_places, incidents });
    }
}

/// What the incidents of few articles are grouped from: it changes with their marks and with what
/// the person joined and parted, not with what is written of an incident.
#[derive(Clone, Default)]
pub(crate) struct Reported {
    reports: Vec<Arc<ArticleReport>>,
    links: Vec<(Id, Vec<TollLink>)>,
}

impl Reported {
    /// Whether both give the same incidents.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        self.links == other.links
            && self.reports.len() == other.reports.len()
            && self.reports.iter().zip(&other.reports).all(|(a, b)| Arc::ptr_eq(a, b))
    }
}

impl Reports {
    fn of(&mut self, document: &Arc<Document>) -> Arc<ArticleReport> {
        match self.read.get(&document.id) {
            Some((known, report)) if Arc::ptr_eq(known, document) || known.has_same_marks(document) => report.clone(),
            _ => {
                let report = Arc::new(desk::article_report(document));
                self.read.insert(document.id.clone(), (document.clone(), report.clone()));
                report
            }
        }
    }
}
