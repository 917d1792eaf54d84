//! The names of people in a sentence, with what stands beside them.

use super::super::page::Page;
use crate::lang::Lexicon;
use crate::model::{Entity, EntityKind};
use crate::phrase::Class;
use crate::text::{Kind, is_apostrophe};
use std::ops::Range;

/// The longest insertion behind a name, in tokens (a baker from the old town).
const INSERTION: usize = 14;

/// The longest phrase in front of a name, in tokens (the school's deputy bursar).
const HEAD: usize = 6;

/// A name with what stands behind it between commas or brackets.
#[derive(Clone, Debug)]
pub(super) struct Apposed {
    pub(super) person: usize,
    pub(super) name: Range<usize>,
    /// Where the sentence goes on.
    pub(super) end: usize,
    /// What stands in between.
    pub(super) insertions: Vec<Range<usize>>,
    /// The name belongs to somebody else's: X's wife, the son of X.
    pub(super) is_aside: bool,
}

impl Page<'_, '_> {
    /// The names of people in a sentence with what stands beside them.
    pub(super) fn people(&self, range: &Range<usize>) -> Vec<Apposed> {
        let place = self.span(range);
        let entities = self.known.entities;
        let from = entities.partition_point(|entity| entity.span.start < place.start);
        let here = entities[from..].iter().take_while(|entity| entity.span.start < place.end).enumerate();
        let people = here.map(|(i, entity)| (self.apposed(from + i, range), &entity.what));
        people.filter(|(who, entity)| self.is_human(who, entity)).map(|(who, _)| who).collect()
    }

    /// Whether a name is that of a person: by its kind, or that of an unknown place where a
    /// word for a person or an age stands beside it.
    fn is_human(&self, who: &Apposed, entity: &Entity) -> bool {
        let is_unknown = entity.canonical.as_ref().is_none_or(|known| known.id.starts_with("local:"));
        let has_age = || who.insertions.iter().any(|inside| self.age_in(inside).is_some());
        entity.kind == EntityKind::Person
            || entity.kind == EntityKind::Place && is_unknown && (self.title(&who.name).is_some() || has_age())
    }

    fn apposed(&self, person: usize, range: &Range<usize>) -> Apposed {
        let mut name = self.tokens(self.known.entities[person].span);
        // A name of which only the first part is known.
        while name.end < range.end && self.belongs_to_name(name.end) {
            name.end += 1;
        }
        let limit = range.end;
        let mut end = name.end;
        let mut insertions = Vec::new();
        let cardinals = &self.phrases.quantities.cardinals;
        if let Some(said) = self.phrases.ages.said(cardinals, self.reading, end, limit) {
            insertions.push(end..said);
            end = said;
        }
        while end < limit {
            let close = match self.reading.tokens[end].kind {
                Kind::Sign(',') => ',',
                Kind::Sign('(') => ')',
                _ => break,
            };
            let closes = |i: &usize| {
                self.reading.is(*i, close)
                    || close == ',' && (i + 1 == limit || self.reading.is(*i, ';') || self.reading.is(*i, '.'))
            };
            let Some(to) = (end + 1..limit.min(end + 1 + INSERTION)).find(closes) else { break };
            let inside = end + 1..to;
            let takes_up = self.is(&self.words.relative, inside.start) && self.reading.is(to, ',');
            let is_told = self.age_in(&inside).is_some() || self.role_in(&inside).is_some();
            let is_next = !takes_up && self.names_another(range.start, &inside);
            let speaks = !takes_up && self.has(&self.words.speaks, inside.clone());
            if inside.is_empty() || is_next || speaks || !(is_told || takes_up || close == ')') {
                break;
            }
            end = to + usize::from(close == ')');
            insertions.push(inside);
        }
        let is_aside = self.is_possessive(name.end) || self.is_owner(range.start, &name);
        Apposed { person, name, end, insertions, is_aside }
    }

    /// All places of the text where a name stands, with what stands beside them.
    pub(super) fn mentions_of(&self, person: usize) -> impl Iterator<Item = Apposed> + '_ {
        /// Names before and behind one among which its other places are looked for: more than
        /// an article has, so that a very long list stays linear.
        const AROUND: usize = 500;
        let entities = person.saturating_sub(AROUND)..self.known.entities.len().min(person + AROUND);
        entities.filter(move |&other| self.is_same_person(other, person)).filter_map(|other| {
            let at = self.tokens(self.known.entities[other].span).start;
            let sentence = self.sentence_of(at)?;
            Some(self.apposed(other, &self.reading.sentences[sentence]))
        })
    }

    /// The sentence in which a token stands.
    pub(super) fn sentence_of(&self, at: usize) -> Option<usize> {
        let sentences = &self.reading.sentences;
        let sentence = sentences.partition_point(|sentence| sentence.end <= at);
        sentences.get(sentence).filter(|sentence| sentence.contains(&at)).map(|_| sentence)
    }

    /// Whether a capitalised word that is no name of its own stands at a token.
    fn belongs_to_name(&self, at: usize) -> bool {
        let token = &self.reading.tokens[at];
        let is_word = token.kind == Kind::Word && token.is_capitalised() && !token.fresh_line;
        is_word && !self.is_dated(at) && self.entities(&(at..at + 1)).is_empty()
    }

    /// Whether an insertion is rather the next of a list: X, his brother Y, and Z.
    fn names_another(&self, from: usize, inside: &Range<usize>) -> bool {
        let names = self.entities(inside).iter().filter(|name| name.what.kind == EntityKind::Person);
        names
            .map(|name| self.tokens(name.span))
            .any(|name| !self.is_possessive(name.end) && !self.is_owner(from, &name))
    }

    /// Whether somebody stands in front of a name who belongs to it: mother of X, mẹ anh X.
    fn is_owner(&self, from: usize, name: &Range<usize>) -> bool {
        let title = self.title(name).map_or(name.start, |title| title.start);
        let kin = self.words.kin.ending(&self.reading.words, from, title);
        // A title or a short name makes the kin somebody else's: vợ anh X, mẹ Chớ.
        let is_kin_of = kin.is_some() && (title < name.start || name.len() == 1);
        let head = self.head(from, name);
        // Those of X; but the wife of X.
        let of = |at: usize| {
            let ends = |list: &Lexicon<()>| list.ending(&self.reading.words, from, at).is_some();
            ends(&self.words.owner) && !ends(&self.words.listing)
        };
        // The wife of the manager, X, also died. Where nouns come first, X is the wife.
        let apposed = !self.reading.pack.head_first && head.start > from && self.reading.is(head.start - 1, ',') && {
            let outer = self.head(from, &(head.start - 1..head.start));
            of(outer.start) && self.has_person(&outer)
        };
        is_kin_of || of(head.start) || apposed
    }

    fn has_person(&self, tokens: &Range<usize>) -> bool {
        let is_person =
            |i: usize| self.phrases.nouns.at(self.reading, i).is_some_and(|(noun, _)| noun.class == Class::Person);
        tokens.clone().any(is_person)
    }

    /// The words right in front of a name that belong to it: the school's bursar.
    pub(super) fn head(&self, from: usize, name: &Range<usize>) -> Range<usize> {
        let mut start = name.start;
        let belongs = |i: usize| {
            let is_word = matches!(self.reading.tokens[i].kind, Kind::Word | Kind::Digits);
            let ends = [&self.words.boundary, &self.words.and, &self.words.owner, &self.words.speaks]
                .into_iter()
                .any(|list| self.is(list, i));
            is_word && !ends && !self.is_dated(i)
        };
        while start > from && name.start - start < HEAD && belongs(start - 1) {
            start -= 1;
        }
        start..name.start
    }

    /// Whether a name is the subject of a clause that it opens, with the phrase to which it
    /// is joined by a comma: his passenger, X, was hit.
    pub(super) fn opens_clause(&self, from: usize, who: &Apposed) -> bool {
        let mut start = self.head(from, &who.name).start;
        if start > from && start == who.name.start && self.reading.is(start - 1, ',') {
            let outer = self.head(from, &(start - 1..start));
            start = if outer.is_empty() { start } else { outer.start };
            // The owner of the grove, X, trod on a mine.
            if let Some(of) = self.words.owner.ending(&self.reading.words, from, start) {
                start = self.head(from, &(of..of)).start;
            }
        }
        let Some(before) = start.checked_sub(1).filter(|_| start > from) else { return true };
        let lists = [&self.words.clause, &self.words.opens, &self.words.and, &self.words.speaks];
        matches!(self.reading.tokens[before].kind, Kind::Sign(_))
            || self.words.listing.ending(&self.reading.words, from, start).is_some()
            || self.is_dated(before)
            || lists.into_iter().any(|list| self.is(list, before))
    }

    /// Whether a token is the ending that makes the word before it an owner: X's son.
    pub(in super::super) fn is_possessive(&self, at: usize) -> bool {
        at < self.reading.tokens.len() && self.reading.glued(at) && self.reading.surface(at).starts_with(is_apostrophe)
    }

    /// The noun for a person right before a name: journalist X, nhà báo X.
    pub(super) fn title(&self, name: &Range<usize>) -> Option<Range<usize>> {
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
}
