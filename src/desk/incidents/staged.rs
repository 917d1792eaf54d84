//! Incidents of a library that stands on several machines, in stages that each see a part of
//! it: the events of a stretch of time, whose pairs are scored, then those of a group of events
//! that could be one incident. What comes out is what [`incidents`](super::incidents) gives for
//! all reports at once.
//!
//! Groups of events never meet unless a pair of theirs reaches the threshold: a mean reaches it
//! only where one of its scores does. So events that no chain of such pairs connects
//! ([`is_joining`]) can be grouped apart.

use super::assemble::Library;
use super::blocks;
use super::commons::Commons;
use super::incident::Incident;
use super::report::ArticleReport;
use super::steps::at_once;
use super::weights::weights;
use std::sync::Arc;

/// An event: its article as an index in the reports, and its number there.
pub type EventAt = (usize, usize);

/// Two events with their score, in log odds.
pub type ScoredPair = (EventAt, EventAt, f32);

/// The stretch of time of each event of an article, as a number.
pub fn event_buckets(commons: &Commons, report: &Arc<ArticleReport>) -> Vec<i64> {
    let reports = std::slice::from_ref(report);
    Library::with(reports, commons).events().iter().map(|event| blocks::bucket(event.when)).collect()
}

/// The stretches of time whose pairs the events of one stretch are in: its own, and the one before.
pub fn stretches(bucket: i64) -> [i64; 2] {
    [bucket - 1, bucket]
}

/// The scored pairs of a stretch of time: events in it with each other and with those of the
/// next one, and the events of an article with each other where the first is in it. The
/// reports are sorted by day and document, and hold all events of both stretches.
pub fn bucket_pairs(commons: &Commons, reports: &[Arc<ArticleReport>], bucket: i64) -> Vec<ScoredPair> {
    let library = Library::with(reports, commons);
    let events = library.events();
    let numbers = numbers(events.iter().map(|event| event.article));
    let is_here = |at: usize| blocks::bucket(events[at].when) == bucket;
    let across = at_once(library.across_scores(&events, |other| other == bucket, &mut async || {}));
    let inside = library.inside_scores(&events).into_iter().filter(|((one, _), _)| is_here(*one));
    across.into_iter().chain(inside).map(|((one, other), score)| (numbers[one], numbers[other], score)).collect()
}

/// Whether a pair connects its events.
pub fn is_joining(score: f32) -> bool {
    score >= weights().join
}

/// The incidents of groups of events that nothing connects with others, each with its first
/// event. `of` says which events of each article are here, `pairs` are all their scored pairs.
/// The reports are sorted by day and document.
pub fn group_incidents(
    commons: &Commons,
    reports: &[Arc<ArticleReport>],
    of: &[Vec<usize>],
    pairs: &[ScoredPair],
) -> Vec<(EventAt, Incident)> {
    let library = Library::with(reports, commons);
    let all = library.events();
    let numbers = numbers(all.iter().map(|event| event.article));
    let (events, numbers): (Vec<_>, Vec<EventAt>) =
        all.into_iter().zip(numbers).filter(|(_, (article, number))| of[*article].contains(number)).unzip();
    let at = |event: &EventAt| numbers.binary_search(event).ok();
    let scores = pairs.iter().filter_map(|(one, other, score)| Some(((at(one)?, at(other)?), *score)));
    library.grouped_by(&events, scores.collect()).into_iter().map(|(at, incident)| (numbers[at], incident)).collect()
}

/// Each event with its number in its article.
fn numbers(articles: impl Iterator<Item = usize>) -> Vec<EventAt> {
    let mut numbers: Vec<EventAt> = Vec::new();
    for article in articles {
        let number = numbers.last().filter(|last| last.0 == article).map_or(0, |last| last.1 + 1);
        numbers.push((article, number));
    }
    numbers
}
