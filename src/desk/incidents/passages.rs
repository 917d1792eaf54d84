//! Passages: the figures of an article by the sentence that they stand in and the place and
//! day that it gives them.

use super::context::Context;
use super::figure_row::FigureRow;
use super::sums::Sums;
use super::terms::{Term, terms};
use super::told::ToldEvent;
use crate::desk::annotation::Id;
use crate::lang::sites;
use crate::model::{Canonical, Currency, Day, EventKind};
use crate::text::{Sentences, Span, key};
use std::cmp::Reverse;
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
    /// The sum that it gives or gives a part of, as the index of its row.
    pub(super) summed: Option<usize>,
    /// The place that the sentence states.
    pub(super) place: Option<Id>,
    /// Where its event happened, as sentences before it say, and where they say it.
    pub(super) event_place: Option<(usize, Id)>,
    /// The only place that the sentence names before its figures, whatever it says of it.
    pub(super) named_place: Option<Id>,
    /// Where its first figure stands.
    pub(super) start: usize,
    /// First and last day, where the sentence states one that has come.
    pub(super) when: Option<(Day, Day)>,
    /// The event that the article tells there, as an index in those that it tells.
    pub(super) event: Option<usize>,
    /// What kind of event it is.
    pub(super) kind: Option<EventKind>,
    /// Words of the sentence that begin like names and that the article does not know as such,
    /// by the ids that they have where they are known.
    pub(super) unnamed: Vec<Id>,
    /// The sites that the sentence names, else those of the one before it.
    pub(super) sites: Vec<&'static str>,
    /// The names in the sentence and in the one before it.
    pub(super) names: Vec<Term>,
    /// Its words and pairs of words.
    pub(super) words: Vec<Term>,
}

impl Passage {
    /// Whether its article tells it and another as two: a sum and its parts, parts at two places.
    pub(super) fn is_told_apart_from(&self, other: &Self) -> bool {
        let is_one_sum = self.summed.is_some() && self.summed == other.summed;
        let are_elsewhere = || self.place.as_ref().zip(other.place.as_ref()).is_some_and(|(one, other)| one != other);
        is_one_sum && (self.is_sum != other.is_sum || are_elsewhere())
    }
}

/// The passages of an article, in its order. A part goes with its whole.
pub(super) fn passages(
    text: &str,
    (rows, sums): (&[Arc<FigureRow>], &Sums),
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
                && passage.is_sum == sums.is_sum[i]
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
                is_sum: sums.is_sum[i],
                summed: sums.of[i],
                place,
                event_place: event.and_then(|event| event.place.clone()).filter(|(at, _)| *at < spans[i].start),
                start: spans[i].start,
                named_place: named_place(Span::new(sentence.start, spans[i].start), row, context),
                when,
                event: event_of[i],
                kind: event.map(|event| event.kind),
                unnamed: unnamed(sentence, context),
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

/// The only place that is named in a span and belongs to no source.
fn named_place(before: Span, row: &FigureRow, context: &Context<'_>) -> Option<Id> {
    let is_free = |span: &Span| row.figure.source.is_none_or(|source| !source.overlaps(*span));
    let mut places = context.places(before).filter(|(span, _)| is_free(span)).map(|(_, id)| id);
    let first = places.next()?;
    places.all(|place| place == first).then_some(first)
}

/// The runs of words of a sentence that begin like names and are none of the article's, by the ids
/// that such places have; the longest first.
fn unnamed(sentence: Span, context: &Context<'_>) -> Vec<Id> {
    /// Words of the longest such name.
    const LONGEST: usize = 3;
    let text = sentence.of(context.text);
    let known: Vec<Span> = context.spans(sentence).collect();
    let mut runs: Vec<Vec<&str>> = vec![Vec::new()];
    for word in text.split_whitespace() {
        let name = word.trim_matches(|c: char| !c.is_alphanumeric());
        let start = sentence.start + (name.as_ptr() as usize - text.as_ptr() as usize);
        let is_free = !known.iter().any(|span| span.overlaps(Span::new(start, start + name.len())));
        match name.chars().next() {
            Some(first) if first.is_uppercase() && is_free => {
                runs.last_mut().into_iter().for_each(|run| run.push(name))
            }
            _ => runs.push(Vec::new()),
        }
        if !word.ends_with(char::is_alphanumeric) {
            runs.push(Vec::new());
        }
    }
    let mut found: Vec<&[&str]> =
        runs.iter().flat_map(|run| (1..=LONGEST.min(run.len())).flat_map(|len| run.windows(len))).collect();
    found.sort_by_key(|run| Reverse(run.len()));
    found.into_iter().map(|run| Canonical::local(&run.join(" ")).id.into()).collect()
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
