//! The names and dates of an article, as far as its figures need them.

use super::participant::{Participant, identity};
use crate::desk::annotation::{Annotation, Body, Id};
use crate::desk::document::Meta;
use crate::lang::institution;
use crate::model::{Day, DayPart, Entity, EntityKind, TimeOfDay, Timex};
use crate::text::{Span, key};

/// The names and dates of a document, in the order of its text.
pub(in crate::desk) struct Context<'d> {
    pub(in crate::desk) text: &'d str,
    pub(in crate::desk) language: &'d str,
    published: Option<Day>,
    pub(in crate::desk) entities: Vec<(Span, &'d Entity)>,
    dates: Vec<(Span, &'d Timex)>,
}

impl<'d> Context<'d> {
    /// Of a text, what is known about it, and its live marks.
    pub(in crate::desk) fn new(text: &'d str, meta: &'d Meta, live: &[&'d Annotation]) -> Self {
        let (language, published) = (&*meta.language, meta.published);
        let mut context = Self { text, language, published, entities: Vec::new(), dates: Vec::new() };
        for annotation in live {
            match &annotation.body {
                Body::Entity(entity) => context.entities.push((annotation.span, entity)),
                Body::Date(timex) => context.dates.push((annotation.span, timex)),
                _ => {}
            }
        }
        context
    }

    /// The participant that the words at a span name.
    pub(in crate::desk) fn participant(&self, span: Span, wanted: impl Fn(EntityKind) -> bool) -> Participant {
        let from = self.entities.partition_point(|(place, _)| place.end <= span.start);
        let within = self.entities[from..].iter().take_while(|(place, _)| place.start < span.end);
        // Of "the mayor of Karsa, Tomas Irrek" the person speaks, and of "Veldia's army" no place does.
        let rank = |kind: EntityKind| match kind {
            EntityKind::Person => 0,
            EntityKind::Organization => 1,
            EntityKind::Place | EntityKind::Demonym => 2,
        };
        let words = span.of(self.text);
        let named = within.filter(|(_, entity)| wanted(entity.kind)).min_by_key(|(_, entity)| rank(entity.kind));
        let is_all = |place: Span| place.len() + SPARE >= span.len();
        match named {
            Some((place, entity)) if rank(entity.kind) < 2 || is_all(*place) => {
                let (id, name) = identity(entity, place.of(self.text));
                Participant { id, kind: Some(entity.kind), name, body: None }
            }
            _ => Participant { id: key(words).into(), kind: None, name: words.to_owned(), body: None },
        }
    }

    /// The ids of the names inside a span.
    pub(super) fn names(&self, words: Span) -> impl Iterator<Item = Id> {
        self.inside(words).map(|(place, entity)| identity(entity, place.of(self.text)).0)
    }

    /// The places that are named inside a span.
    pub(super) fn places(&self, words: Span) -> impl Iterator<Item = (Span, Id)> {
        let places = self.inside(words).filter(|(_, entity)| entity.kind == EntityKind::Place);
        places.map(|(place, entity)| (*place, identity(entity, place.of(self.text)).0))
    }

    /// Where the names inside a span stand.
    pub(super) fn spans(&self, words: Span) -> impl Iterator<Item = Span> {
        self.inside(words).map(|(place, _)| *place)
    }

    fn inside(&self, words: Span) -> impl Iterator<Item = &(Span, &'d Entity)> {
        let from = self.entities.partition_point(|(place, _)| place.start < words.start);
        self.entities[from..].iter().take_while(move |(place, _)| place.end <= words.end)
    }

    /// The last agent named before a span that satisfies `is_meant`.
    pub(super) fn named_before(&self, span: Span, is_meant: impl Fn(&str) -> bool) -> Option<Participant> {
        let to = self.entities.partition_point(|(place, _)| place.end <= span.start);
        let speaks = |entity: &Entity| matches!(entity.kind, EntityKind::Person | EntityKind::Organization);
        let mut before = self.entities[..to].iter().rev();
        let (place, entity) = before.find(|(place, entity)| speaks(entity) && is_meant(place.of(self.text)))?;
        let (id, name) = identity(entity, place.of(self.text));
        Some(self.speaker(*place, Participant { id, kind: Some(entity.kind), name, body: None }))
    }

    /// A participant with the institution that its words name, or that it speaks for.
    pub(super) fn speaker(&self, words: Span, participant: Participant) -> Participant {
        let from = self.entities.partition_point(|(place, _)| place.end <= words.start);
        let mut within = self.entities[from..].iter().take_while(|(place, _)| place.start < words.end);
        // Police spokesman Sule Adanko speaks for the police.
        let person = within.find(|(_, entity)| entity.kind == EntityKind::Person).map(|(place, _)| *place);
        let role = person.map_or(words, |name| Span::new(words.start, name.start.max(words.start)));
        Participant { body: institution(self.language, role.of(self.text)), ..participant }
    }

    /// A night spans two days; where it is the article's day, the night before it is meant.
    fn with_its_night(&self, timex: &Timex, (from, to): (Day, Day)) -> (Day, Day) {
        let is_night = timex.value.time_of_day() == Some(TimeOfDay::Part(DayPart::Night));
        match is_night && from == to {
            true if self.published == Some(from) => (from.plus_days(-1), to),
            true => (from, to.plus_days(1)),
            false => (from, to),
        }
    }

    /// First and last day of a date, or of the range that it is an end of.
    pub(in crate::desk) fn days(&self, span: Span) -> Option<(Day, Day)> {
        let at = self.dates.iter().position(|(place, _)| *place == span)?;
        let days = |(_, timex): &(Span, &Timex)| Some(self.with_its_night(timex, (timex.earliest?, timex.latest?)));
        let (mut earliest, mut latest) = days(&self.dates[at])?;
        let (before, after) = (at.checked_sub(1), Some(at + 1).filter(|&i| i < self.dates.len()));
        for (other, gap) in [(before, before.map(|i| (i, at))), (after, after.map(|i| (at, i)))] {
            let (Some(other), Some((first, second))) = (other, gap) else { continue };
            let between = self.text.get(self.dates[first].0.end..self.dates[second].0.start).unwrap_or("\n");
            // Two ends with one word or sign between them.
            if between.len() <= LONGEST_LINK
                && !between.contains('\n')
                && between.split_whitespace().count() == 1
                && !between.trim().starts_with(['.', ';', ':'])
                && let Some((from, to)) = days(&self.dates[other])
            {
                (earliest, latest) = (earliest.min(from), latest.max(to));
            }
        }
        Some((earliest, latest))
    }
}

/// Bytes beside the name that a source may have and still be that name: an article or a title.
const SPARE: usize = 4;
/// Bytes of the longest text that joins the two ends of a range.
const LONGEST_LINK: usize = 9;
