//! The tellings of one event: an article names an attack, the fight that follows and the
//! arrests after it, and a row holds all of it.

use super::narrated::Narrated;
use crate::desk::annotation::{Annotation, Body, Id};
use crate::model::{Currency, Detection, Effect, Event, EventKind, Figure, Modality};
use crate::text::Span;

/// Sentences between two tellings of one event in a paragraph. A note has up to four.
const APART: usize = 2;

/// Tellings of one event.
#[derive(Default)]
pub(super) struct Group<'a> {
    pub(super) events: Vec<&'a Detection<Event>>,
    /// The counts of people killed that the text states as fact.
    pub(super) killed: Vec<(&'a Annotation, &'a Figure<Id>)>,
    /// Whether its events have counts of people killed that are not stated as fact.
    pub(super) is_open: bool,
    /// The figures of its events, of whatever harm and standing.
    pub(super) figures: Vec<Id>,
    /// The number of the last sentence that tells it.
    last: usize,
}

impl<'a> Narrated<'a> {
    /// The events that happened with their counts, and counts that are of no event.
    pub(super) fn groups(&self) -> Vec<Group<'a>> {
        let mut groups: Vec<Group<'a>> = Vec::new();
        let mut of_event: Vec<Option<usize>> = vec![None; self.narrative.events.len()];
        for (at, event) in self.narrative.events.iter().enumerate() {
            if event.what.modality != Modality::Asserted {
                continue;
            }
            let own = groups.iter().rposition(|group| self.is_of(group, event)).unwrap_or_else(|| {
                groups.push(Group::default());
                groups.len() - 1
            });
            groups[own].events.push(event);
            groups[own].last = self.sentences.number(event.span.start);
            of_event[at] = Some(own);
        }
        for (mark, figure) in self.killed() {
            let of_event = self.narrative.event_of(&mark.id).and_then(|at| of_event[at]);
            let own = of_event.or_else(|| groups.iter().rposition(|group| self.is_near(group, mark.span)));
            let own = own.unwrap_or_else(|| {
                groups.push(Group { last: self.sentences.number(mark.span.start), ..Group::default() });
                groups.len() - 1
            });
            groups[own].figures.push(mark.id.clone());
            groups[own].killed.push((mark, figure));
        }
        for mark in &self.live {
            if let Some(own) = self.narrative.event_of(&mark.id).and_then(|at| of_event[at]) {
                groups[own].figures.push(mark.id.clone());
                groups[own].is_open |=
                    is_killed(mark) && !groups[own].killed.iter().any(|(known, _)| known.id == mark.id);
            }
        }
        groups.sort_by_key(|group| self.first(group));
        groups
    }

    /// The counts of people killed that stand: asserted and current.
    fn killed(&self) -> impl Iterator<Item = (&'a Annotation, &'a Figure<Id>)> {
        self.live.iter().copied().filter_map(|mark| match &mark.body {
            Body::Figure(figure) => {
                let stands = figure.modality == Modality::Asserted && figure.currency == Currency::Current;
                (stands && figure.effect == Effect::Killed).then_some((mark, figure))
            }
            _ => None,
        })
    }

    /// Where the text names it first.
    fn first(&self, group: &Group<'_>) -> usize {
        let named = group.events.iter().map(|event| event.span.start);
        named.chain(group.killed.iter().map(|(mark, _)| mark.span.start)).min().unwrap_or_default()
    }

    /// Whether a place of the text is a few sentences behind a telling, in its paragraph.
    pub(super) fn is_near(&self, group: &Group<'_>, span: Span) -> bool {
        let from = self.first(group);
        let between = Span::new(from.min(span.start), from.max(span.start)).of(self.text);
        self.sentences.number(span.start).abs_diff(group.last) <= APART && !between.contains('\n')
    }

    /// Whether an event is one with those of a group, as far as the text does not part them by
    /// time, place or kind.
    fn is_of(&self, group: &Group<'_>, event: &Detection<Event>) -> bool {
        let is_other = |known: &Detection<Event>| {
            let (a, b) = (&known.what, &event.what);
            a.kind.has_no_author() != b.kind.has_no_author() && a.kind != EventKind::Other && b.kind != EventKind::Other
                || self.are_other_days(a, b)
                || self.are_other_places(a, b)
        };
        self.is_near(group, event.span) && !group.events.iter().any(|known| is_other(known))
    }

    fn are_other_days(&self, a: &Event, b: &Event) -> bool {
        let days = |event: &Event| event.date.and_then(|date| self.context.days(date));
        days(a).zip(days(b)).is_some_and(|(a, b)| a.1 < b.0 || b.1 < a.0)
    }

    fn are_other_places(&self, a: &Event, b: &Event) -> bool {
        a.place.zip(b.place).is_some_and(|(a, b)| !self.is_one_place(a, b))
    }
}

fn is_killed(mark: &Annotation) -> bool {
    matches!(&mark.body, Body::Figure(figure) if figure.effect == Effect::Killed)
}
