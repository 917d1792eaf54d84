//! People who came to harm and whom the text names.

use super::page::Page;
use super::words::Harm;
use crate::model::{Detection, Effect, Entity, EntityKind, Sex};
use crate::phrase::Class;
use crate::text::{Kind, Span};
use std::ops::Range;

/// The longest insertion behind a name, in tokens (a baker from the old town).
const INSERTION: usize = 14;

/// Tokens between a word of harm and the name behind it (killing the village head).
const TITLE: usize = 6;

/// The greatest age that is believed.
const OLDEST: u64 = 122;

/// Someone who came to harm, before the events are numbered.
#[derive(Clone, Debug)]
pub(super) struct Named {
    /// The entity, as an index.
    pub(super) person: usize,
    pub(super) age: Option<u32>,
    pub(super) sex: Option<Sex>,
    pub(super) role: Option<Span>,
    pub(super) effect: Effect,
    /// The word of harm.
    pub(super) cue: Span,
    /// The event, as an index of its row.
    pub(super) row: Option<usize>,
}

/// A name with what stands behind it between commas or brackets.
#[derive(Clone, Debug)]
struct Apposed {
    person: usize,
    name: Range<usize>,
    /// Where the sentence goes on.
    end: usize,
    /// What stands in between.
    insertions: Vec<Range<usize>>,
}

impl Page<'_, '_> {
    /// The named people who came to harm in a sentence.
    pub(super) fn victims(&self, sentence: usize, row: Option<usize>) -> Vec<Named> {
        let range = self.reading.sentences[sentence].clone();
        let people = self.people(&range);
        if people.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<Named> = Vec::new();
        let mut add = |who: &Apposed, effect: Effect, cue: Range<usize>| {
            if found.iter().all(|named: &Named| named.person != who.person) {
                found.push(self.victim(who, effect, self.span(&cue), row));
            }
        };
        let mut at = range.start;
        while at < range.end {
            let words = &self.reading.words;
            let list = self.words.named.longest(words, at);
            let harm = self.words.harm.longest(words, at);
            if let Some(hit) = list.filter(|list| harm.is_none_or(|harm| harm.len <= list.len)) {
                let cue = at..at + hit.len;
                for who in self.listed(&people, cue.end).into_iter().chain(self.before(&people, range.start, at)) {
                    add(who, *hit.value, cue.clone());
                }
                at = cue.end;
            } else if let Some(hit) = harm {
                let cue = at..at + hit.len;
                for who in self.harmed(&people, &range, &cue, *hit.value) {
                    add(who, hit.value.effect, cue.clone());
                }
                at = cue.end;
            } else {
                at += 1;
            }
        }
        found
    }

    /// Those whom a word of harm is about.
    fn harmed<'p>(
        &self,
        people: &'p [Apposed],
        range: &Range<usize>,
        cue: &Range<usize>,
        harm: Harm,
    ) -> Vec<&'p Apposed> {
        if matches!(harm.effect, Effect::Displaced | Effect::Casualties) {
            return Vec::new();
        }
        let mut lead = cue.start;
        while let Some(start) = self.words.aux.ending(&self.reading.words, range.start, lead) {
            lead = start;
        }
        if self.phrases.clauses.negation_before(self.reading, range.start, lead).is_some()
            || self.has(&self.words.hypothetical, range.start.max(lead.saturating_sub(3))..cue.start)
        {
            return Vec::new();
        }
        let agent = self.agent_between(range.start, cue.start);
        if let Some(agent) = &agent {
            lead = agent.start - 1;
        }
        let is_passive = agent.is_some() || self.has(&self.words.voice, lead..cue.start) || !harm.is_before_people;
        if is_passive {
            return self.before(people, range.start, lead);
        }
        let limit = range.end.min(cue.end + TITLE);
        let next = people.iter().find(|who| who.name.start >= cue.end && who.name.start <= limit);
        let is_title = |i: usize| {
            let ends = self.is(&self.words.boundary, i) || self.is(&self.words.harm, i) || self.is_possessive(i);
            self.reading.tokens[i].kind == Kind::Word && !ends
        };
        // Killed two men and X in Y; but not: killed two men and X fled.
        let is_object = |who: &&Apposed| {
            let between = cue.end..who.name.start;
            let next = who.name.end;
            let is_last = next >= range.end
                || matches!(self.reading.tokens[next].kind, Kind::Sign(_))
                || self.is(&self.words.locative, next);
            let is_joined = self.has(&self.words.and, between.clone());
            between.clone().all(is_title) && !self.is_possessive(next) && (is_last || !is_joined)
        };
        next.filter(is_object).map(|who| self.listed(people, who.name.start)).unwrap_or_default()
    }

    /// Whether a token is the ending that makes the word before it an owner: X's son.
    pub(super) fn is_possessive(&self, at: usize) -> bool {
        at < self.reading.tokens.len() && self.reading.glued(at) && self.reading.surface(at).ends_with('s')
    }

    /// The people right before a token, with those that are joined to them.
    fn before<'p>(&self, people: &'p [Apposed], from: usize, at: usize) -> Vec<&'p Apposed> {
        let mut lead = at;
        while let Some(start) = self.words.aux.ending(&self.reading.words, from, lead) {
            lead = start;
        }
        let mut found: Vec<&Apposed> = Vec::new();
        for who in people.iter().rev().filter(|who| who.name.end <= lead) {
            let is_last = found.is_empty() && (who.end == lead || who.name.end == lead);
            let is_joined = found.last().is_some_and(|next| self.is_list(who.end, next.name.start));
            if !is_last && !is_joined {
                break;
            }
            found.push(who);
        }
        found
    }

    /// The people of a list that starts at a token.
    fn listed<'p>(&self, people: &'p [Apposed], at: usize) -> Vec<&'p Apposed> {
        let mut found: Vec<&Apposed> = Vec::new();
        for who in people.iter().filter(|who| who.name.start >= at) {
            let from = found.last().map_or(at, |last| last.end);
            let is_first =
                found.is_empty() && who.name.start - at <= TITLE && !self.has(&self.words.boundary, at..who.name.start);
            let goes_on = !found.is_empty() && self.is_list(from, who.name.start);
            if !is_first && !goes_on {
                break;
            }
            found.push(who);
        }
        found
    }

    /// Whether nothing but a comma, a conjunction and a word or two for someone stands
    /// between two names.
    fn is_list(&self, from: usize, to: usize) -> bool {
        let mut at = from;
        let mut joins = self.reading.is(at.saturating_sub(1), ',') && from > 0;
        while at < to && (self.reading.is(at, ',') || self.reading.is(at, ';') || self.is(&self.words.and, at)) {
            (at, joins) = (at + self.len(&self.words.and, at).max(1), true);
        }
        let title = |i: usize| self.reading.tokens[i].kind == Kind::Word && !self.is(&self.words.boundary, i);
        joins && to.saturating_sub(at) <= 4 && (at..to).all(title)
    }

    /// The names of people in a sentence with what stands behind them.
    fn people(&self, range: &Range<usize>) -> Vec<Apposed> {
        let place = self.span(range);
        let entities = self.known.entities;
        let from = entities.partition_point(|entity| entity.span.start < place.start);
        let here = entities[from..].iter().take_while(|entity| entity.span.start < place.end).enumerate();
        let is_person = |(_, entity): &(usize, &Detection<Entity>)| entity.what.kind == EntityKind::Person;
        here.filter(is_person).map(|(i, entity)| self.apposed(from + i, self.tokens(entity.span), range.end)).collect()
    }

    fn apposed(&self, person: usize, name: Range<usize>, limit: usize) -> Apposed {
        let mut end = name.end;
        let mut insertions = Vec::new();
        let cardinals = &self.phrases.quantities.cardinals;
        if let Some(said) = self.phrases.ages.said(cardinals, self.reading, end, limit) {
            insertions.push(end..said);
            end = said;
        }
        while end < limit {
            let close = if self.reading.is(end, ',') {
                ','
            } else if self.reading.is(end, '(') {
                ')'
            } else {
                break;
            };
            let reach = end + 1..limit.min(end + 1 + INSERTION);
            let Some(to) = reach.clone().find(|&i| self.reading.is(i, close) || i + 1 == limit && close == ',') else {
                break;
            };
            let inside = end + 1..to;
            let is_age = self.age_in(&inside).is_some();
            let is_role = self.role_in(&inside).is_some();
            if inside.is_empty() || !(is_age || is_role || close == ')') {
                break;
            }
            end = to + usize::from(close == ')');
            insertions.push(inside);
        }
        // The comma that closes the last insertion.
        if !insertions.is_empty() && self.reading.is(end, ',') {
            end += 1;
        }
        Apposed { person, name, end, insertions }
    }

    fn victim(&self, who: &Apposed, effect: Effect, cue: Span, row: Option<usize>) -> Named {
        let before = self.title(&who.name);
        let age = who.insertions.iter().find_map(|inside| self.age_in(inside)).or_else(|| self.age_before(&who.name));
        let behind = who.insertions.iter().find_map(|inside| self.role_in(inside));
        let role = behind.or_else(|| {
            before.clone().filter(|title| {
                self.words.sex(&self.reading.words, title.start).is_none_or(|(_, len)| len < title.len())
            })
        });
        let sex_at = |tokens: &Range<usize>| tokens.clone().find_map(|i| self.words.sex(&self.reading.words, i));
        let near = who.name.start.saturating_sub(2)..who.name.start;
        let sex = sex_at(&near).or_else(|| role.as_ref().and_then(sex_at)).map(|(sex, _)| sex);
        Named { person: who.person, age, sex, role: role.map(|role| self.span(&role)), effect, cue, row }
    }

    /// The noun for a person right before a name: journalist X, nhà báo X.
    fn title(&self, name: &Range<usize>) -> Option<Range<usize>> {
        const LONGEST: usize = 4;
        let from = name.start.saturating_sub(LONGEST);
        let noun = (from..name.start).find(|&i| {
            self.phrases
                .nouns
                .at(self.reading, i)
                .is_some_and(|(noun, len)| noun.class == Class::Person && i + len == name.start)
        })?;
        Some(noun..name.start)
    }

    /// The age that some words between commas say.
    fn age_in(&self, inside: &Range<usize>) -> Option<u32> {
        let cardinals = &self.phrases.quantities.cardinals;
        let number = |at: usize| cardinals.read(self.reading, at)?.count().filter(|&age| (1..=OLDEST).contains(&age));
        let first = inside.clone().find(|&i| number(i).is_some())?;
        let is_alone = inside.len() == 1 || self.reading.is(first + 1, ',');
        let is_said =
            (inside.start..=first).any(|i| self.phrases.ages.said(cardinals, self.reading, i, inside.end).is_some());
        (is_alone || is_said).then(|| number(first)).flatten().and_then(|age| u32::try_from(age).ok())
    }

    /// The age in front of a name: 34-year-old X.
    fn age_before(&self, name: &Range<usize>) -> Option<u32> {
        const REACH: usize = 8;
        let from = name.start.saturating_sub(REACH);
        let cardinals = &self.phrases.quantities.cardinals;
        let at = (from..name.start).find(|&i| {
            self.phrases.ages.said(cardinals, self.reading, i, name.start).is_some()
                && cardinals.read(self.reading, i).is_some()
        })?;
        self.age_in(&(at..name.start))
    }

    /// The words for what someone was, in some words between commas: a baker.
    fn role_in(&self, inside: &Range<usize>) -> Option<Range<usize>> {
        let phrase = self.phrase_from(inside.start, inside.end);
        let is_person =
            |i: usize| self.phrases.nouns.at(self.reading, i).is_some_and(|(noun, _)| noun.class != Class::Thing);
        let starts_small = phrase.clone().next().is_some_and(|i| !self.reading.tokens[i].is_capitalised());
        (starts_small && self.age_in(inside).is_none() && phrase.clone().any(is_person)).then_some(phrase)
    }
}
