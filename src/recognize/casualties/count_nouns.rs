//! Nouns whose number is a count: its estimate of 50; the list of missing sank to seven; their
//! figure from 16 to 18.

use super::bind::Binder;
use super::groups::Head;
use crate::model::Effect;
use crate::text::Kind;
use std::ops::Range;

/// Tokens between the noun of a count and its number (the list of those whom … fell to 15).
const NOUN_REACH: usize = 24;
/// Tokens between such a noun and its number where only a word like "at" leads to it.
const NEAR: usize = 8;
/// Tokens between the noun of a count and the harm that it counts (a list of miners missing).
const TOPIC_REACH: usize = 6;

impl Binder<'_, '_> {
    /// The noun of a count with what leads to its number: its estimate of 50; the list of
    /// missing sank to 7; put the guild's dead at 17.
    pub(super) fn count_noun(&self, from: usize, start: usize) -> Option<Range<usize>> {
        let words = &self.reading.words;
        let long = self.words.count_reach.ending(words, from, start);
        let leads = long.or_else(|| self.words.reach.ending(words, from, start))?;
        let noun = self.noun_before(from, leads)?;
        // Of, at, is: a small word leads to the number only from near by.
        let is_small = start - leads == 1 && self.words.link.longest(words, leads).is_some();
        let is_source = self.stands(&self.words.by_source, noun);
        let has_other = self.groups.iter().any(|group| (noun..leads).contains(&group.tokens.start));
        let has_comma = !is_source && (noun..leads).any(|i| self.reading.is(i, ','));
        let is_near = match long {
            _ if is_small => self.ends_at(noun, leads),
            Some(_) => true,
            None => leads - noun <= NEAR && !has_comma && !has_other,
        };
        is_near.then_some(noun..start)
    }

    /// Whether the noun of a count that starts at a token ends at another.
    fn ends_at(&self, noun: usize, end: usize) -> bool {
        let words = &self.reading.words;
        self.words.count_noun.ending(words, noun, end).is_some() || self.words.tolls.ending(words, noun, end).is_some()
    }

    /// Where the last noun of a count stands before a token.
    fn noun_before(&self, from: usize, to: usize) -> Option<usize> {
        let reach = from.max(to.saturating_sub(NOUN_REACH))..to;
        let ends = |i: usize| matches!(self.reading.tokens[i].kind, Kind::Sign('.'));
        let is_counted = |i: usize| self.groups.iter().any(|group| group.tokens.contains(&i));
        let noun = reach.rev().take_while(|&i| !ends(i)).find(|&i| !is_counted(i) && self.is_count_noun(i))?;
        (!self.crosses(&(noun..to))).then_some(noun)
    }

    /// Whether the noun of a count begins at a token; one of something else (the number of
    /// houses) is none.
    fn is_count_noun(&self, at: usize) -> bool {
        /// Words between such a noun and that of the people whom it counts.
        const REACH: usize = 4;
        let words = &self.reading.words;
        if self.words.nouns.longest(words, at).is_some() || self.words.tolls.longest(words, at).is_some() {
            return true;
        }
        let harmed = |i: usize| self.predicates.iter().any(|p| p.lead == i || p.tokens.start == i);
        // Số thợ máy thiệt mạng: a number of people with their harm.
        if let Some(head) = self.words.toll_head.longest(words, at)
            && (at + head.len..at + head.len + REACH).any(harmed)
        {
            return true;
        }
        let hit = self.words.count_noun.longest(words, at).or_else(|| self.words.by_source.longest(words, at));
        let Some(end) = hit.map(|hit| at + hit.len) else { return false };
        let of = self.words.link.longest(words, end);
        let is_people = |i: usize| {
            self.words.victims.longest(words, i).is_some() || self.words.nouns.longest(words, i).is_some() || harmed(i)
        };
        let is_number = |at: usize| self.groups.iter().any(|group| group.tokens.start == at);
        of.is_none_or(|of| is_number(end + of.len) || (end..end + of.len + REACH).any(is_people))
    }

    /// The noun of a count that went from one number to another: their figure from 16 to 18.
    pub(super) fn moved_from(&self, from: usize, g: usize) -> Option<Range<usize>> {
        let words = &self.reading.words;
        let before = &self.groups[g.checked_sub(1)?];
        let old = before.tokens.start;
        let left =
            self.words.from.ending(words, from, old).or_else(|| self.words.superseded.ending(words, from, old))?;
        let reach = self.words.reach.longest(words, before.end)?;
        let is_moved = before.end + reach.len == self.groups[g].tokens.start && before.head == Head::Bare;
        let noun = self.noun_before(from, left).or_else(|| {
            let harm = self.predicates.iter().rev().find(|p| p.tokens.end <= left && !self.is_bound(&p.tokens))?;
            Some(harm.tokens.start).filter(|&at| at >= from && left - at <= NOUN_REACH)
        });
        noun.filter(|_| is_moved).map(|noun| noun..left)
    }

    /// A number that a sign alone parts from the noun of its count, or nothing: the toll since
    /// Friday: 52; have their own, 81, compiled from clinics; con số 57.
    pub(super) fn apposed_count(&self, from: usize, g: usize) -> Option<Range<usize>> {
        let start = self.groups[g].tokens.start;
        let sign = start.checked_sub(1).filter(|&sign| sign >= from)?;
        let noun = if self.reading.is(sign, ':') {
            self.noun_before(from, sign)
        } else if self.reading.is(sign, ',') {
            self.noun_before(from, sign).filter(|noun| sign - noun <= 3)
        } else {
            let noun =
                self.reading.pack.head_first.then(|| self.words.count_noun.ending(&self.reading.words, from, start));
            noun.flatten()
        };
        noun.filter(|_| self.is_last(g) || !matches!(self.reading.tokens[sign].kind, Kind::Sign(_)))
            .map(|noun| noun..start)
    }

    /// The harm that is named last before a number: by a noun (the dead, the missing), or by
    /// a word of harm that belongs to the noun of a count (the number of those killed).
    pub(super) fn topic(&self, from: usize, count_noun: Option<usize>, to: usize) -> Option<Effect> {
        let words = &self.reading.words;
        let from = from.max(to.saturating_sub(NOUN_REACH));
        let is_counted = |at: usize| self.groups.iter().any(|group| group.tokens.contains(&at));
        (from..to).rev().filter(|&at| !is_counted(at)).find_map(|at| {
            let noun = self.words.nouns.longest(words, at).or_else(|| self.words.tolls.longest(words, at));
            let harm = || self.predicates.iter().find(|p| p.tokens.start == at && !self.is_bound(&p.tokens));
            let is_of_noun = || {
                count_noun.is_some_and(|noun| at >= noun)
                    || self.noun_before(from, at).is_some_and(|noun| at - noun <= TOPIC_REACH)
            };
            let noun = noun.map(|hit| *hit.value);
            noun.or_else(|| harm().filter(|_| is_of_noun()).map(|predicate| predicate.effect))
        })
    }

    /// The harm of a count whose noun follows: put at 58 the number of farmers killed.
    pub(super) fn topic_behind(&self, g: usize, limit: usize) -> Option<Effect> {
        let end = self.groups[g].end;
        let reach = end..limit.min(end + NOUN_REACH);
        let noun = reach.clone().find(|&i| self.stands(&self.words.count_noun, i))?;
        self.predicates
            .iter()
            .find(|p| p.tokens.start > noun && p.tokens.start < reach.end && !self.is_bound(&p.tokens))
            .map(|predicate| predicate.effect)
    }
}
