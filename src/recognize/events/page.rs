//! A text with all that the other recognizers found in it, as the rules of events ask it.

use super::words::Words;
use crate::lang::{Lexicon, TokenizedText, is_country};
use crate::model::{Claim, Detection, Entity, EntityKind, Figure, Timex};
use crate::phrase::Phrases;
use crate::text::Span;
use std::ops::Range;

/// What the other recognizers found, each list in the order of the text.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// Dates.
    pub dates: &'a [Detection<Timex>],
    /// Names.
    pub entities: &'a [Detection<Entity>],
    /// Reported statements.
    pub claims: &'a [Detection<Claim>],
    /// Counts of people who came to harm.
    pub casualties: &'a [Detection<Figure<usize>>],
}

/// A text as the rules of events see it.
#[derive(Clone, Copy)]
pub(super) struct Page<'a, 't> {
    pub(super) words: &'a Words,
    pub(super) phrases: &'a Phrases,
    pub(super) reading: &'a TokenizedText<'t>,
    pub(super) known: Known<'a>,
}

/// The detections that start within a place, of a list in the order of the text.
pub(super) fn within<T>(list: &[Detection<T>], place: Span) -> &[Detection<T>] {
    let from = list.partition_point(|found| found.span.start < place.start);
    let to = list.partition_point(|found| found.span.start < place.end);
    list.get(from..to).unwrap_or_default()
}

impl<'a> Page<'a, '_> {
    /// How many tokens a phrase of a list takes at a token; 0 where none stands there.
    pub(super) fn len<V>(&self, list: &Lexicon<V>, at: usize) -> usize {
        list.longest(&self.reading.words, at).map_or(0, |hit| hit.len)
    }

    /// Whether a phrase of a list starts at a token.
    pub(super) fn is<V>(&self, list: &Lexicon<V>, at: usize) -> bool {
        self.len(list, at) > 0
    }

    /// Whether a phrase of a list starts at one of some tokens.
    pub(super) fn has<V>(&self, list: &Lexicon<V>, mut tokens: Range<usize>) -> bool {
        tokens.any(|i| self.is(list, i))
    }

    /// The place of some tokens; an empty one where there are none.
    pub(super) fn span(&self, tokens: &Range<usize>) -> Span {
        if tokens.is_empty() { Span::new(0, 0) } else { self.reading.span(tokens.clone()) }
    }

    /// The tokens of a place.
    pub(super) fn tokens(&self, span: Span) -> Range<usize> {
        self.reading.token_at(span.start)..self.reading.token_at(span.end)
    }

    /// The names that start in some tokens.
    pub(super) fn entities(&self, tokens: &Range<usize>) -> &'a [Detection<Entity>] {
        within(self.known.entities, self.span(tokens))
    }

    /// Whether a token lies in a date.
    pub(super) fn is_dated(&self, at: usize) -> bool {
        let token = self.reading.tokens[at].span;
        let next = self.known.dates.partition_point(|date| date.span.end <= token.start);
        self.known.dates.get(next).is_some_and(|date| date.span.overlaps(token))
    }

    /// Whether a name is that of a country, which may act (Israel bombed …).
    pub(super) fn is_state(&self, entity: &Entity) -> bool {
        entity.kind == EntityKind::Place && entity.canonical.as_ref().is_some_and(|known| is_country(&known.name))
    }

    /// Whether a new paragraph starts between two tokens.
    pub(super) fn is_parted(&self, from: usize, to: usize) -> bool {
        self.reading.tokens.get(from + 1..=to).is_some_and(|tokens| tokens.iter().any(|token| token.fresh_line))
    }
}
