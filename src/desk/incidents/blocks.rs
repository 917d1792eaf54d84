//! Which events are compared at all: those that share a telling name or a count at about
//! the same time, so that the work grows linearly with the library.

use super::document_events::DocumentEvent;
use super::figure_row::TELLING;
use super::report::ArticleReport;
use super::terms::{Term, TermWeights};
use super::when::When;
use crate::model::Day;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::sync::Arc;

/// Days in a bucket of time. Events of neighbouring buckets are compared as well, so that
/// none is missed that lies within two weeks.
const BUCKET: i64 = 15;
/// The most telling names of its article under which an event is listed. With more, no
/// further pair of the development cases meets.
const NAMES: usize = 8;
/// A name that more events of one time share tells nothing, and its block is left out: all
/// pairs of it would be compared.
const LARGEST_BLOCK: usize = 250;

/// The pairs of events that are compared, each once, the smaller index first: those whose
/// earlier bucket is wanted.
pub(super) fn pairs(
    events: &[DocumentEvent],
    reports: &[Arc<ArticleReport>],
    names: &TermWeights,
    is_wanted: impl Fn(i64) -> bool,
) -> Vec<(usize, usize)> {
    let telling: Vec<Vec<Term>> = reports.iter().map(|report| most_telling(&report.names, names)).collect();
    let mut blocks: FxHashMap<(Term, i64), Vec<usize>> = FxHashMap::default();
    for (i, event) in events.iter().enumerate() {
        let bucket = bucket(event.when);
        let mut keys: Vec<Term> = telling[event.article].clone();
        keys.extend(most_telling(&event.names.terms, names));
        keys.extend(event.place.iter().chain(&event.scene).map(|place| Term::of(place)));
        keys.extend(event.counts.iter().flat_map(|(effect, counts)| {
            let telling = counts.iter().filter(|count| **count >= TELLING);
            telling.map(move |count| Term::of(&format!("{} {count}", effect.name())))
        }));
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            blocks.entry((key, bucket)).or_default().push(i);
        }
    }
    let mut pairs = Vec::new();
    for ((key, bucket), block) in blocks.iter().filter(|((_, bucket), _)| is_wanted(*bucket)) {
        let next = blocks.get(&(*key, bucket + 1)).map(Vec::as_slice).unwrap_or_default();
        if block.len() + next.len() > LARGEST_BLOCK {
            continue;
        }
        for (n, one) in block.iter().enumerate() {
            let others = block[n + 1..].iter().chain(next);
            let apart = others.filter(|other| events[**other].article != events[*one].article);
            pairs.extend(apart.map(|other| (*one.min(other), *one.max(other))));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn most_telling(terms: &[Term], weights: &TermWeights) -> Vec<Term> {
    let mut sorted = terms.to_vec();
    sorted.sort_by_key(|term| (Reverse((weights.weight(*term) * 1e3) as u64), *term));
    // What one article alone names leads to no other.
    sorted.into_iter().filter(|term| weights.is_shared(*term)).take(NAMES).collect()
}

/// The bucket of a time. Periods are kept by their first year, apart from single days.
pub(super) fn bucket(when: When) -> i64 {
    const PERIODS: i64 = 1 << 40;
    match when {
        When::Days(from, _) | When::Recent(from) => number(from) / BUCKET,
        When::Period(from, _) => PERIODS + 2 * i64::from(from.year()),
        When::Unknown => 2 * PERIODS,
    }
}

/// The number of a day, counted from the first day of the calendar.
fn number(day: Day) -> i64 {
    Day::new(-9999, 1, 1).map_or(0, |first| day.days_since(first)).max(0)
}
