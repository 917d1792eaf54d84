//! What a text says of somebody who came to harm: age, sex and role.

use super::super::page::Page;
use super::Named;
use super::names::Apposed;
use crate::model::{Effect, Sex};
use crate::phrase::{Class, OLDEST};
use crate::text::{Kind, Span};
use std::ops::Range;

/// Tokens at the start of the next sentence in which a pronoun may stand for somebody.
const OPENING: usize = 3;

impl Page<'_, '_> {
    pub(super) fn victim(&self, who: &Apposed, effect: Effect, cue: Span, row: Option<usize>) -> Named {
        let before = self.title(&who.name);
        let behind = who.insertions.iter().find_map(|inside| self.role_in(inside));
        let role = behind.or_else(|| {
            before.clone().filter(|title| {
                self.words.sex(&self.reading.words, title.start).is_none_or(|(_, len)| len < title.len())
            })
        });
        let own = |who: &Apposed| {
            let inserted = who.insertions.iter().find_map(|inside| self.age_in(inside));
            inserted.or_else(|| self.age_before(&who.name))
        };
        let age = own(who).or_else(|| self.age_behind(who));
        let age = age.or_else(|| self.mentions_of(who.person).find_map(|other| own(&other)));
        let sex = self.sex_of(who, role.as_ref());
        Named { person: who.person, age, sex, role: role.map(|role| self.span(&role)), effect, cue, row }
    }

    /// The sex that words beside the name say, at any of its places in the text, or a
    /// pronoun that can mean nobody else.
    fn sex_of(&self, who: &Apposed, role: Option<&Range<usize>>) -> Option<Sex> {
        let at = |i: usize| self.words.sex(&self.reading.words, i).map(|(sex, _)| sex);
        // Her son, X.
        let apposed = || {
            let comma = who.name.start.checked_sub(2).filter(|&i| self.reading.is(i + 1, ','))?;
            at(comma)
        };
        let elsewhere = || self.mentions_of(who.person).find_map(|other| self.titled(&other.name));
        self.titled(&who.name)
            .or_else(|| role.and_then(|role| role.clone().find_map(at)))
            .or_else(apposed)
            .or_else(elsewhere)
            .or_else(|| self.pronoun_of(who))
    }

    /// The sex that a word right before a name says: Mrs X, em gái X.
    pub(super) fn titled(&self, name: &Range<usize>) -> Option<Sex> {
        let is_owner = name.len() == 1 && self.words.kin.ending(&self.reading.words, 0, name.start).is_some();
        let sex = |at: usize| {
            self.words.sex(&self.reading.words, at).filter(|(_, len)| at + len == name.start).map(|(sex, _)| sex)
        };
        (name.start.saturating_sub(2)..name.start).rev().filter(|_| !is_owner).find_map(sex)
    }

    /// The sex that a pronoun says behind a name, before any other name stands.
    fn pronoun_of(&self, who: &Apposed) -> Option<Sex> {
        let sentence = self.sentence_of(who.name.start)?;
        let range = &self.reading.sentences[sentence];
        let next = self.reading.sentences.get(sentence + 1);
        let opening = next.map_or(range.end, |next| next.end.min(next.start + OPENING));
        let other = self.people(&(who.name.end..opening)).first().map_or(opening, |other| other.name.start);
        let is =
            |list, i| self.is(list, i) && !self.reading.tokens.get(i + 1).is_some_and(|next| next.is_capitalised());
        (who.name.end..other).find_map(|i| {
            let she = is(&self.words.she, i).then_some(Sex::Female);
            she.or_else(|| is(&self.words.he, i).then_some(Sex::Male))
        })
    }

    /// The age that some words between commas say.
    pub(super) fn age_in(&self, inside: &Range<usize>) -> Option<u32> {
        let cardinals = &self.phrases.quantities.cardinals;
        let number = |at: usize| {
            let number = cardinals.read(self.reading, at)?;
            // The word for a year that is also a number: năm 1985.
            let is_year = self.reading.tokens.get(number.end).is_some_and(|next| next.kind == Kind::Digits);
            number.count().filter(|&age| (1..=u64::from(OLDEST)).contains(&age) && !is_year)
        };
        let first = inside.clone().find(|&i| number(i).is_some())?;
        let is_alone = inside.len() == 1 || self.reading.is(first + 1, ',');
        let is_said =
            (inside.start..=first).any(|i| self.phrases.ages.said(cardinals, self.reading, i, inside.end).is_some());
        // Who was six; then four.
        let is_was = first + 1 == inside.end && self.has(&self.words.was, inside.start..first);
        (is_alone || is_said || is_was).then(|| number(first)).flatten().and_then(|age| u32::try_from(age).ok())
    }

    /// The age in front of a name: 34-year-old X.
    fn age_before(&self, name: &Range<usize>) -> Option<u32> {
        const REACH: usize = 8;
        let from = name.start.saturating_sub(REACH);
        let cardinals = &self.phrases.quantities.cardinals;
        let at = (from..name.start).find(|&i| {
            self.phrases.ages.said(cardinals, self.reading, i, name.start).is_some()
                && cardinals.read(self.reading, i).is_some()
                && !self.people(&(i..name.start)).iter().any(|other| other.name.start > i)
                && self.is_before(i, name.start)
        })?;
        self.age_in(&(at..name.start))
    }

    /// Whether nothing ends a phrase between an age and the name behind it.
    fn is_before(&self, from: usize, to: usize) -> bool {
        let joins = |i: usize| match self.reading.tokens[i].kind {
            Kind::Sign(sign) => matches!(sign, '-' | '‑'),
            _ => !self.is(&self.words.and, i),
        };
        (from..to).all(joins)
    }

    /// The age that stands behind a name in a table, or behind several: X and Y, both 13.
    fn age_behind(&self, who: &Apposed) -> Option<u32> {
        const REACH: usize = 12;
        let sentence = &self.reading.sentences[self.sentence_of(who.name.start)?];
        let limit = sentence.end.min(who.name.end + REACH);
        let cardinals = &self.phrases.quantities.cardinals;
        // A cell of a table, or a number before a dash.
        let sign = |at: usize| self.reading.tokens.get(at).is_some_and(|token| matches!(token.kind, Kind::Sign(_)));
        if sign(who.name.end) && sign(who.name.end + 2) {
            return self.age_in(&(who.name.end + 1..who.name.end + 2));
        }
        let shared = (who.name.end..limit).find(|&i| self.is(&self.words.both, i))?;
        let at = shared + self.len(&self.words.both, shared);
        self.phrases.ages.said(cardinals, self.reading, at, limit)?;
        cardinals
            .read(self.reading, at)?
            .count()
            .filter(|age| *age <= u64::from(OLDEST))
            .and_then(|age| u32::try_from(age).ok())
    }

    /// The words for what someone was, in some words between commas: a baker.
    pub(super) fn role_in(&self, inside: &Range<usize>) -> Option<Range<usize>> {
        let phrase = self.phrase_from(inside.start, inside.end);
        let is_person =
            |i: usize| self.phrases.nouns.at(self.reading, i).is_some_and(|(noun, _)| noun.class != Class::Thing);
        let starts_small = phrase.clone().next().is_some_and(|i| !self.reading.tokens[i].is_capitalised());
        (starts_small && self.age_in(inside).is_none() && phrase.clone().any(is_person)).then_some(phrase)
    }
}
