//! With what, when and where: the weapon, the date and the place of a trigger.

use super::page::{Page, within};
use super::triggers::Trigger;
use super::words::Frame;
use crate::model::{Detection, EntityKind, EventKind, Inherited, InheritedFrom, Timex, TimexType};
use crate::text::Span;
use std::ops::Range;

/// Tokens between a small word and the name of the place behind it (in the northern city of).
const PLACE_REACH: usize = 7;

/// Tokens between an event and its weapon.
const WEAPON_REACH: usize = 14;

/// Tokens between a word like "with" and the weapon behind it.
const USING_REACH: usize = 4;

/// When and where, with what was taken from outside the clause.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Circumstances {
    pub(super) date: Option<Span>,
    pub(super) place: Option<Span>,
    pub(super) inherited: Inherited,
}

/// Whether a date says when something happened.
pub(super) fn is_when(date: &Detection<Timex>) -> bool {
    matches!(date.what.kind, TimexType::Date | TimexType::Time) && date.what.earliest.is_some()
}

impl Page<'_, '_> {
    /// When and where, by the nearest date and place of the sentence.
    pub(super) fn circumstances(&self, trigger: &Trigger) -> Circumstances {
        let sentence = self.span(&self.reading.sentences[trigger.sentence].clone());
        let dates =
            within(self.known.dates, sentence).iter().filter(|date| is_when(date) && !self.is_of_saying(date.span));
        let places = within(self.known.entities, sentence)
            .iter()
            .filter(|name| name.what.kind == EntityKind::Place && self.is_where(name.span))
            .map(|name| name.span);
        let date = self.nearest(dates.map(|date| date.span), trigger);
        // Of places one behind the other the first is the smallest: in Dorko, Barsa.
        let place = self.nearest(places, trigger);
        let from =
            |span: Option<Span>| span.filter(|span| self.is_apart(*span, trigger)).map(|_| InheritedFrom::Sentence);
        Circumstances { date, place, inherited: Inherited { date: from(date), place: from(place) } }
    }

    fn nearest(&self, spans: impl Iterator<Item = Span>, trigger: &Trigger) -> Option<Span> {
        spans.min_by_key(|span| {
            let apart = self.is_apart(*span, trigger);
            (apart, self.distance(&self.tokens(*span), &trigger.tokens))
        })
    }

    /// How many tokens stand between two places.
    pub(super) fn distance(&self, a: &Range<usize>, b: &Range<usize>) -> usize {
        if a.start >= b.end { a.start - b.end } else { b.start.saturating_sub(a.end) }
    }

    /// Whether another clause begins between a place and a trigger.
    fn is_apart(&self, span: Span, trigger: &Trigger) -> bool {
        let other = self.tokens(span);
        let between = other.end.min(trigger.tokens.end)..other.start.max(trigger.tokens.start);
        between.clone().any(|i| self.is(&self.words.clause, i) || self.reading.is(i, ';'))
    }

    /// Whether a day is that on which somebody spoke (said on Friday).
    fn is_of_saying(&self, date: Span) -> bool {
        let tokens = self.tokens(date);
        let before = (1..=2.min(tokens.start)).map(|n| tokens.start - n);
        before.chain([tokens.end]).any(|i| self.is(&self.words.speaks, i))
    }

    /// Whether the words before a place make it the place of an event.
    fn is_where(&self, place: Span) -> bool {
        let at = self.reading.token_at(place.start);
        let from = at.saturating_sub(PLACE_REACH);
        let mut before = (from..at).rev().take_while(|&i| !self.reading.is(i, ';') && !self.reading.is(i, '.'));
        let small = before.find(|&i| self.reading.is(i, ',') || self.is(&self.words.locative, i));
        small.is_some_and(|i| !self.reading.is(i, ',') && !self.phrases.care.is_before(self.reading, i))
    }

    /// The weapon of a trigger, and the kind of event that it makes.
    pub(super) fn weapon(&self, trigger: &Trigger) -> Option<(Range<usize>, Option<EventKind>)> {
        let range = &self.reading.sentences[trigger.sentence];
        let from = range.start.max(trigger.tokens.start.saturating_sub(WEAPON_REACH));
        let to = range.end.min(trigger.tokens.end + WEAPON_REACH);
        let mut found: Vec<(Range<usize>, Option<EventKind>)> = Vec::new();
        let mut at = from;
        while at < to {
            let none = self.len(&self.words.no_trigger, at).max(self.len(&self.words.groups, at));
            match self.words.weapons.longest(&self.reading.words, at).filter(|hit| hit.len >= none) {
                Some(hit) => {
                    found.push((at..at + hit.len, *hit.value));
                    at += hit.len;
                }
                None => at += none.max(1),
            }
        }
        let is_apart = |weapon: &Range<usize>| {
            let between = weapon.end.min(trigger.tokens.end)..weapon.start.max(trigger.tokens.start);
            between.clone().any(|i| self.reading.is(i, ';') || self.is(&self.words.speaks, i))
        };
        // Behind the trigger a weapon may also be what was attacked.
        let is_used = |weapon: &Range<usize>| {
            let before = weapon.start.saturating_sub(USING_REACH).max(trigger.tokens.end)..weapon.start;
            let is_inside = weapon.start >= trigger.tokens.start && weapon.end <= trigger.tokens.end;
            // Đánh bom names no weapon, a drone strike does.
            let names_none = is_inside
                && self.reading.pack.head_first
                && weapon.start.checked_sub(1).is_none_or(|before| !self.is(&self.words.using, before));
            let is_fired = trigger.frame == Frame::Toward && weapon.start <= trigger.tokens.end + USING_REACH;
            (weapon.start < trigger.tokens.end || is_fired || self.has(&self.words.using, before)) && !names_none
        };
        found.retain(|(weapon, _)| !is_apart(weapon) && is_used(weapon));
        found.into_iter().min_by_key(|(weapon, _)| self.distance(weapon, &trigger.tokens))
    }
}
