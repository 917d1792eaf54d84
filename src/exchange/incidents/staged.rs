//! Incidents over several machines ([`crate::desk::bucket_pairs`] says by which stages): what
//! travels between them, and what each of them does.

use super::library::Reported;
#[cfg(feature = "tables")]
use super::{fields::IncidentFields, library::IncidentLibrary};
use crate::desk::{self, Commons, Document, EventAt, Id, Meta, Share, article_report};
use crate::exchange::Annotated;
use crate::exchange::engine::{self, Portion};
use crate::model::Day;
#[cfg(feature = "tables")]
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use thiserror::Error;

/// A digest that cannot be read.
#[derive(Debug, Error)]
pub enum BadDigest {
    /// No JSON, or other fields.
    #[error("the digest of a document is damaged: {0}")]
    Damaged(#[from] serde_json::Error),
    /// What was found lies outside of its text.
    #[error("the digest of a document does not fit its text")]
    Unfit,
}

/// A document with what was found in it, on its way to another machine.
#[derive(Serialize, Deserialize)]
struct Digest {
    name: Value,
    text: String,
    title: String,
    source: String,
    url: String,
    published: Option<Day>,
    language: String,
    found: Vec<Portion>,
}

/// An event: the id of its article, and its number there.
pub type EventKey = (Id, usize);

/// Where an incident stands among all: those of most figures first, then by the day and the id
/// of the article of its first event, and the number of that event.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct IncidentOrder {
    /// How many figures it has.
    pub order_figures: usize,
    /// The day of publication of the article of its first event.
    pub order_published: Option<Day>,
    /// That article.
    pub order_document: Id,
    /// The number of that event.
    pub order_event: usize,
}

/// A document as one line that [`reported`] reads on another machine.
pub fn digest(document: &Annotated) -> String {
    let Meta { title, source, url, published, language } = document.meta.clone();
    let digest = Digest {
        name: Value::String(document.key()),
        text: document.text.to_string(),
        title,
        source,
        url,
        published,
        language,
        found: engine::portions(document.found.clone()),
    };
    serde_json::to_string(&digest).expect("every key of a digest is a string")
}

/// The document of a digest, under an id that no other has.
///
/// # Errors
/// A [`BadDigest`] that says what is wrong with it.
pub fn reported(digest: &str, id: &str) -> Result<Reported, BadDigest> {
    let Digest { name, text, title, source, url, published, language, found } = serde_json::from_str(digest)?;
    let findings = engine::together(&text, found).ok_or(BadDigest::Unfit)?;
    let mut document = Document::new(text, Meta { title, source, url, published, language }).with_findings(findings);
    document.id = id.into();
    let report = article_report(&document).into();
    Ok(Reported { name, document, report })
}

impl Reported {
    /// The id of its document.
    pub fn id(&self) -> &Id {
        &self.document.id
    }

    /// Its day of publication, given or found.
    pub fn published(&self) -> Option<Day> {
        self.report.published
    }

    /// What it adds to what its library has in common.
    pub fn share(&self) -> Share {
        desk::share(&self.report)
    }

    /// The stretch of time of each of its events, as a number.
    pub fn event_buckets(&self, commons: &Commons) -> Vec<i64> {
        desk::event_buckets(commons, &self.report)
    }
}

/// The scored pairs of a stretch of time, of all documents that have events in it or in the
/// next one; in any order.
pub fn bucket_pairs(commons: &Commons, mut documents: Vec<Reported>, bucket: i64) -> Vec<(EventKey, EventKey, f32)> {
    sort(&mut documents, |document| document);
    let reports: Vec<_> = documents.iter().map(|document| document.report.clone()).collect();
    let key = |(article, number): EventAt| (documents[article].id().clone(), number);
    let pairs = desk::bucket_pairs(commons, &reports, bucket);
    pairs.into_iter().map(|(one, other, score)| (key(one), key(other), score)).collect()
}

/// The incidents of events that nothing connects with others, each with its place among all.
/// With every document come the numbers of its events that are here, and with the events all
/// their scored pairs.
#[cfg(feature = "tables")]
pub(in crate::exchange) fn group<T>(
    commons: &Commons,
    mut documents: Vec<(Reported, Vec<usize>)>,
    pairs: &[(EventKey, EventKey, f32)],
    each: impl Fn(&IncidentFields<'_>, IncidentOrder) -> T,
) -> Vec<T> {
    sort(&mut documents, |(document, _)| document);
    let mut library = IncidentLibrary::default();
    let of: Vec<Vec<usize>> = documents.iter().map(|(_, events)| events.clone()).collect();
    documents.into_iter().for_each(|(document, _)| library.add(document));
    let at: FxHashMap<&Id, usize> = library.reports.iter().enumerate().map(|(i, r)| (&r.document, i)).collect();
    let event = |(id, number): &EventKey| Some((*at.get(id)?, *number));
    let pairs: Vec<_> =
        pairs.iter().filter_map(|(one, other, score)| Some((event(one)?, event(other)?, *score))).collect();
    let grouped = desk::group_incidents(commons, &library.reports, &of, &pairs);
    let told = grouped.iter().map(|((article, number), incident)| {
        let report = &library.reports[*article];
        let order = IncidentOrder {
            order_figures: incident.figures(),
            order_published: report.published,
            order_document: report.document.clone(),
            order_event: *number,
        };
        each(&library.incident(incident), order)
    });
    told.collect()
}

/// By day and id, as a whole library is sorted.
fn sort<T>(documents: &mut [T], of: impl Fn(&T) -> &Reported) {
    documents.sort_by(|a, b| {
        let (a, b) = (of(a), of(b));
        (a.published(), a.id()).cmp(&(b.published(), b.id()))
    });
}
