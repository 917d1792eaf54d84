//! Whom a word of harm is about: the subject of its clause, or those behind it.

use super::super::page::{Page, within};
use super::Cue;
use super::names::Apposed;
use crate::model::Sex;
use crate::text::Kind;
use std::ops::Range;

/// Tokens between a word of harm and the name behind it (killing the village head).
pub(super) const TITLE: usize = 6;

/// Tokens between a subject and a word of harm that other words part (jumped from the
/// third floor and broke his back).
const FAR: usize = 16;

/// Tokens that somebody without a name takes beside a name (X, her bodyguard and a waiter).
const BESIDE: usize = 9;

impl Page<'_, '_> {
    /// Those whom a word of harm is about.
    pub(super) fn harmed(&self, sentence: usize, people: &[Apposed], cue: &Cue) -> Vec<Apposed> {
        let range = &self.reading.sentences[sentence];
        let mut lead = self.lead(range.start, cue.tokens.start);
        let agent = self.agent_between(range.start, cue.tokens.start);
        if let Some(agent) = &agent {
            lead = self.lead(range.start, agent.start - 1);
        }
        let is_passive =
            agent.is_some() || self.has(&self.words.voice, lead..cue.tokens.start) || !cue.harm.is_before_people;
        let subjects = || self.subjects(sentence, people, lead);
        if is_passive {
            return subjects();
        }
        let objects = self.objects(range, people, cue);
        let objects: Vec<Apposed> = objects.into_iter().cloned().collect();
        let is_behind_comma = self.reading.is(cue.tokens.start.saturating_sub(1), ',');
        if !objects.is_empty() || !cue.harm.is_behind_people || !is_behind_comma {
            return objects;
        }
        // X, killed in 2015, …; but X, the governor, captured …
        let apposed = self.before(people, range.start, lead).into_iter().filter(|who| who.insertions.is_empty());
        apposed.cloned().collect()
    }

    /// Where the words start that may stand between a subject and its verb.
    pub(super) fn lead(&self, from: usize, verb: usize) -> usize {
        let mut lead = verb;
        loop {
            let words = &self.reading.words;
            let lists = [&self.words.aux, &self.words.passive, &self.words.relative];
            let small = lists.into_iter().find_map(|list| list.ending(words, from, lead));
            let skips = || lead > from && (self.reading.is(lead - 1, ',') || self.is_dated(lead - 1));
            lead = match small {
                Some(start) => start,
                None if skips() => lead - 1,
                None => return lead,
            };
        }
    }

    /// The subjects of a word of harm.
    fn subjects(&self, sentence: usize, people: &[Apposed], lead: usize) -> Vec<Apposed> {
        let range = &self.reading.sentences[sentence];
        let own: Vec<Apposed> = people.iter().filter(|who| !who.is_aside).cloned().collect();
        let mut found: Vec<Apposed> = self.before(&own, range.start, lead).into_iter().cloned().collect();
        if found.is_empty() {
            found.extend(self.beside(&own, range.start, lead).into_iter().cloned());
        }
        let first = found.last().map_or(lead, |who| self.head(range.start, &who.name).start);
        let joined = self.pronoun_before(range.start, first, !found.is_empty());
        let opening = || self.opening_pronoun(people, range.start, lead);
        let pronoun = joined.or_else(|| found.is_empty().then(opening).flatten());
        if let Some(pronoun) = pronoun {
            found.extend(self.taken_up(sentence, &own, pronoun));
        } else if found.is_empty() {
            found.extend(self.far(&own, range.start, lead).cloned());
        }
        found
    }

    /// The people right before a token, with those that are joined to them.
    pub(super) fn before<'p>(&self, people: &'p [Apposed], from: usize, at: usize) -> Vec<&'p Apposed> {
        let lead = self.lead(from, at);
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

    /// The people to whom others without a name are joined: X and his two sons.
    fn beside<'p>(&self, people: &'p [Apposed], from: usize, lead: usize) -> Vec<&'p Apposed> {
        let mut at = lead;
        while at > from && lead - at < BESIDE {
            at -= 1;
            let joins = self.is(&self.words.and, at) || self.reading.is(at, ',');
            let here = people.iter().find(|who| who.end == at || who.name.end == at);
            match here.filter(|who| joins && self.opens_clause(from, who)) {
                Some(who) => return self.before(people, from, who.end),
                None if !joins && self.is(&self.words.boundary, at) => break,
                None => {}
            }
        }
        Vec::new()
    }

    /// The subject that opens a clause some words before its verb.
    fn far<'p>(&self, people: &'p [Apposed], from: usize, lead: usize) -> Option<&'p Apposed> {
        let who = people.iter().rev().find(|who| who.name.end <= lead)?;
        (self.keeps_subject(who.end..lead) && self.opens_clause(from, who)).then_some(who)
    }

    /// Whether no other subject stands between a subject and its verb.
    fn keeps_subject(&self, between: Range<usize>) -> bool {
        let is_other = |i: usize| {
            let is_clause = i > between.start + 1 && self.is(&self.words.clause, i) && !self.is(&self.words.keeps, i);
            is_clause || self.is(&self.words.speaks, i) || self.phrases.clauses.denies_at(self.reading, i)
        };
        let counts = !within(self.known.casualties, self.span(&between)).is_empty();
        // Somebody else right before the verb: his brother died.
        let is_someone = !between.is_empty() && self.has_person_at(between.end);
        between.len() <= FAR && !between.clone().any(is_other) && !counts && !is_someone
    }

    /// Whether a noun for a person ends at a token.
    fn has_person_at(&self, end: usize) -> bool {
        end > 0
            && self
                .phrases
                .nouns
                .at(self.reading, end - 1)
                .is_some_and(|(noun, _)| noun.class == crate::phrase::Class::Person)
    }

    /// The pronoun that stands as the subject before a token, or is joined to those there.
    fn pronoun_before(&self, from: usize, at: usize, is_joined: bool) -> Option<usize> {
        let mut at = at;
        if is_joined {
            at = self.words.and.ending(&self.reading.words, from, at)?;
        }
        let lists = [&self.words.she, &self.words.he];
        lists.into_iter().find_map(|list| list.ending(&self.reading.words, from, at))
    }

    /// The pronoun that opens a sentence whose only subject it is up to a token.
    fn opening_pronoun(&self, people: &[Apposed], from: usize, lead: usize) -> Option<usize> {
        let is_pronoun = self.is(&self.words.she, from) || self.is(&self.words.he, from);
        let is_named = people.iter().any(|who| who.name.end <= lead);
        (is_pronoun && !is_named && self.keeps_subject(from..lead)).then_some(from)
    }

    /// Whom a pronoun stands for: the one named person who opens this sentence or the last.
    fn taken_up(&self, sentence: usize, own: &[Apposed], pronoun: usize) -> Option<Apposed> {
        let range = &self.reading.sentences[sentence];
        let mut earlier = own.iter().filter(|who| who.name.end <= pronoun);
        if let Some(who) = earlier.next() {
            let is_she = self.is(&self.words.she, pronoun);
            let sex = if is_she { Sex::Female } else { Sex::Male };
            let titled = self.titled(&who.name);
            // The car of Mrs X hit a wall, and she died; X left when he was hit.
            let fits = titled == Some(sex) || titled.is_none() && self.opens_clause(range.start, who);
            return (earlier.next().is_none() && fits).then(|| who.clone());
        }
        let last = self.reading.sentences[sentence.checked_sub(1)?].clone();
        let before: Vec<Apposed> = self.people(&last).into_iter().filter(|who| !who.is_aside).collect();
        let [who] = &before[..] else { return None };
        (self.opens_clause(last.start, who) && !self.has(&self.words.speaks, who.end..last.end)).then(|| who.clone())
    }

    /// Those who stand behind a word of harm.
    fn objects<'p>(&self, range: &Range<usize>, people: &'p [Apposed], cue: &Cue) -> Vec<&'p Apposed> {
        let cue = &cue.tokens;
        let limit = range.end.min(cue.end + TITLE);
        let next = people.iter().find(|who| who.name.start >= cue.end && who.name.start <= limit);
        let is_title = |i: usize| {
            let lists = [&self.words.boundary, &self.words.owner];
            let ends = lists.into_iter().any(|list| self.is(list, i)) || self.is(&self.words.harm, i);
            (self.reading.tokens[i].kind == Kind::Word || self.reading.is(i, ',')) && !ends
        };
        // Killed two men and X in Y; but not: killed two men and X fled.
        let is_object = |who: &&Apposed| {
            let between = cue.end..who.name.start;
            let next = who.name.end;
            let is_last = next >= range.end
                || matches!(self.reading.tokens[next].kind, Kind::Sign(_))
                || self.is(&self.words.locative, next);
            let is_joined = self.has(&self.words.and, between.clone());
            let is_clause = self.reading.is(cue.end, ',');
            between.clone().all(is_title) && !is_clause && !self.is_possessive(next) && (is_last || !is_joined)
        };
        next.filter(is_object).map(|who| self.listed(people, who.name.start)).unwrap_or_default()
    }
}
