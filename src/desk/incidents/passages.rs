//! Passages: the figures of an article by the sentence that they stand in and the place and
//! day that it gives them.

use super::context::Context;
use super::figure_row::FigureRow;
use super::terms::{Term, terms};
use super::told::ToldEvent;
use crate::desk::annotation::Id;
use crate::lang::sites;
use crate::model::{Currency, Day, EventKind};
use crate::text::{Sentences, Span, key};
use std::sync::Arc;

/// Figures of one sentence that it puts at one place and day.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Passage {
    /// The figures, as indexes in the rows of the article.
    pub(super) rows: Vec<usize>,
    /// The number of the sentence.
    pub(super) sentence: usize,
    /// The number of the line.
    pub(super) line: usize,
    /// Whether it is the headline.
    pub(super) is_headline: bool,
    /// Whether it gives a count of another time for comparison.
    pub(super) is_comparison: bool,
    /// Whether it gives a sum over events at several places.
    pub(super) is_sum: bool,
    /// The place that the sentence states.
    pub(super) place: Option<Id>,
    /// First and last day, where the sentence states one that has come.
    pub(super) when: Option<(Day, Day)>,
    /// The event that the article tells there, as an index in those that it tells.
    pub(super) event: Option<usize>,
    /// What kind of event it is.
    pub(super) kind: Option<EventKind>,
    /// The sites that the sentence names, else those of the one before it.
    pub(super) sites: Vec<&'static str>,
    /// The names in the sentence and in the one before it.
    pub(super) names: Vec<Term>,
    /// Its words and pairs of words.
    pub(super) words: Vec<Term>,
}

/// The passages of an article, in its order. A part goes with its whole.
pub(super) fn passages(
    text: &str,
    (rows, sums): (&[Arc<FigureRow>], &[bool]),
    wholes: &[Option<usize>],
    spans: &[Span],
    (told, event_of): (&[ToldEvent], &[Option<usize>]),
    sentences: &Sentences,
    context: &Context<'_>,
) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::new();
    let mut of: Vec<Option<usize>> = vec![None; rows.len()];
    for (i, row) in rows.iter().enumerate() {
        if wholes[i].is_some() {
            continue;
        }
        let event = event_of[i].map(|at| &told[at]);
        let place = row.place.as_ref().map(|place| place.id.clone());
        // What is counted has happened: a later day is a misreading.
        let when = row.when.filter(|(from, _)| row.as_of.is_none_or(|as_of| *from <= as_of));
        let is_comparison = row.figure.currency == Currency::Comparison;
        let is_here = |passage: &&mut Passage| {
            passage.sentence == row.at_sentence
                && passage.is_comparison == is_comparison
                && passage.is_sum == sums[i]
                && (passage.place.is_none() || place.is_none() || passage.place == place)
                && (passage.when.is_none() || when.is_none() || passage.when == when)
                && (passage.event.is_none() || event_of[i].is_none() || passage.event == event_of[i])
        };
        let at = passages.iter_mut().rev().take_while(|p| p.sentence == row.at_sentence).find(is_here).map(|passage| {
            passage.rows.push(i);
            passage.place = passage.place.take().or_else(|| place.clone());
            passage.when = passage.when.or(when);
            passage.event = passage.event.or(event_of[i]);
            passage.kind = passage.kind.or(event.map(|event| event.kind));
        });
        if at.is_none() {
            let sentence = sentences.around(spans[i]);
            let before = sentences.around(Span::new(sentence.start.saturating_sub(2), sentence.start));
            passages.push(Passage {
                rows: vec![i],
                sentence: row.at_sentence,
                line: row.at_line,
                is_headline: row.is_headline,
                is_comparison,
                is_sum: sums[i],
                place,
                when,
                event: event_of[i],
                kind: event.map(|event| event.kind),
                sites: sites_of(context.language, [sentence.of(text), before.of(text)]),
                names: terms(context.names(before.cover(sentence)).map(|id| Term::of(&id))),
                words: words(sentence.of(text)),
            });
        }
    }
    for (at, passage) in passages.iter().enumerate() {
        for row in &passage.rows {
            of[*row] = Some(at);
        }
    }
    for i in 0..rows.len() {
        // A circle of parts has no whole.
        let whole =
            std::iter::successors(wholes[i], |at| wholes[*at]).take(rows.len()).find(|at| wholes[*at].is_none());
        if let Some(at) = whole.and_then(|whole| of[whole]).filter(|_| of[i].is_none()) {
            passages[at].rows.push(i);
        }
    }
    passages.iter_mut().for_each(|passage| passage.rows.sort_unstable());
    passages
}

/// The sites that a sentence names, else those of the one before it; sorted.
fn sites_of(language: &str, sentences: [&str; 2]) -> Vec<&'static str> {
    let named = sentences.map(|sentence| sites(language, sentence));
    let mut found = named.into_iter().find(|found| !found.is_empty()).unwrap_or_default();
    found.sort_unstable();
    found.dedup();
    found
}

/// The words of a sentence that can tell one event from another, and all pairs of
/// neighbours, since a Vietnamese word is often two.
fn words(sentence: &str) -> Vec<Term> {
    /// Letters of the shortest word that tells something alone.
    const TELLING: usize = 5;
    let folded = key(sentence);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_telling = |word: &&&str| word.chars().count() >= TELLING && !word.starts_with(|c: char| c.is_ascii_digit());
    let alone = words.iter().filter(is_telling).map(|word| Term::of(word));
    let pairs = words.windows(2).map(|pair| Term::of(&pair.join(" ")));
    terms(alone.chain(pairs))
}
