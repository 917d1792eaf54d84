//! The phrases that name those who act and those who are struck.

use super::page::Page;
use crate::model::{EntityKind, EventKind};
use crate::phrase::Class;
use crate::text::Kind;
use std::ops::Range;

/// The longest such phrase, in tokens.
const LONGEST: usize = 16;

/// How far before a verb its subject may start, in tokens.
const SUBJECT_REACH: usize = 40;

impl Page<'_, '_> {
    /// The phrase that starts at a token, up to what ends it.
    pub(super) fn phrase_from(&self, at: usize, limit: usize) -> Range<usize> {
        let limit = limit.min(at + LONGEST);
        if self.reading.pack.head_first {
            return self.head_first(at, limit);
        }
        let mut end = at;
        while end < limit {
            let link = self.len(&self.words.link, end);
            if end > at && link > 0 {
                end += link;
            } else if self.ends_name(end) {
                break;
            } else {
                end += 1;
            }
        }
        self.trimmed(at..end.min(limit))
    }

    /// The phrase of a language where nouns stand first: numbers, the noun, and what may
    /// follow it.
    fn head_first(&self, at: usize, limit: usize) -> Range<usize> {
        /// Words before the noun (các, một nhóm).
        const BEFORE: usize = 4;
        let noun = |i: usize| {
            let listed = self.phrases.nouns.at(self.reading, i).map_or(0, |(_, len)| len);
            let lists = [self.len(&self.words.groups, i), self.len(&self.words.target, i), listed];
            lists.into_iter().max().unwrap_or(0)
        };
        let before = (at..limit.min(at + BEFORE)).take_while(|&i| i == at || noun(i) > 0 || !self.ends_name(i));
        let named = |i: usize| noun(i) > 0 || self.reading.tokens[i].is_capitalised();
        let Some(head) = before.into_iter().find(|&i| named(i)) else { return at..at };
        let mut end = head;
        while end < limit && (end == head || !self.reading.tokens[end].fresh_line) {
            let lists = [noun(end), self.len(&self.words.modifiers, end), self.len(&self.words.link, end)];
            let len = lists.into_iter().max().unwrap_or(0);
            let is_over = end > head && self.is(&self.words.boundary, end) && !self.is(&self.words.groups, end);
            if len > 0 && !is_over {
                end += len;
            } else if self.reading.tokens[end].is_capitalised() && !self.is_dated(end)
                || self.reading.is(end, '-') && self.reading.glued(end)
                || end + 1 < limit && self.is(&self.words.and, end) && named(end + 1)
            {
                end += 1;
            } else {
                break;
            }
        }
        self.trimmed(at..end.min(limit))
    }

    /// Whether the name of someone ends before a token.
    pub(super) fn ends_name(&self, i: usize) -> bool {
        let token = &self.reading.tokens[i];
        let is_sign = match token.kind {
            Kind::Word | Kind::Digits => false,
            Kind::Sign('-' | '\'' | '’' | '&') => false,
            Kind::Sign(_) => true,
        };
        is_sign
            || token.fresh_line
            || self.is_dated(i)
            || !self.is_group(i)
                && (self.is(&self.words.boundary, i)
                    || self.is(&self.words.denies, i)
                    || self.is(&self.words.triggers, i)
                    || self.is(&self.words.harm, i))
    }

    /// Whether a noun for people who may act stands at a token, and none for a weapon.
    fn is_group(&self, i: usize) -> bool {
        let group = self.len(&self.words.groups, i);
        let noun = self.phrases.nouns.at(self.reading, i);
        let thing = noun.filter(|(noun, _)| noun.class == Class::Thing).map_or(0, |(_, len)| len);
        let person = noun.filter(|(noun, _)| noun.class != Class::Thing).map_or(0, |(_, len)| len);
        let people = group.max(person);
        people > 0 && people >= self.len(&self.words.weapons, i) && (group > 0 || people >= thing)
    }

    /// A phrase without small words, dates and signs at its ends.
    fn trimmed(&self, mut tokens: Range<usize>) -> Range<usize> {
        let words = &self.reading.words;
        while tokens.start < tokens.end {
            let opens = self.len(&self.words.opens, tokens.start);
            let is_out = self.is_dated(tokens.start) || matches!(self.reading.tokens[tokens.start].kind, Kind::Sign(_));
            match if opens > 0 { opens } else { usize::from(is_out) } {
                0 => break,
                len => tokens.start = tokens.end.min(tokens.start + len),
            }
        }
        while tokens.start < tokens.end {
            // Kẻ đánh bom liều chết: the last word belongs to the noun.
            if self.words.groups.ending(words, tokens.start, tokens.end).is_some() {
                break;
            }
            let last = tokens.end - 1;
            let is_out = self.is_dated(last) || matches!(self.reading.tokens[last].kind, Kind::Sign(_));
            let small = [&self.words.and, &self.words.link, &self.words.boundary, &self.words.aux]
                .into_iter()
                .find_map(|list| list.ending(words, tokens.start, tokens.end));
            match small.or(is_out.then_some(last)) {
                Some(start) => tokens.end = start,
                None => break,
            }
        }
        tokens
    }

    /// Whether a phrase names people who may act: a noun for people or a group, a name, or
    /// a state; and is not headed by a thing.
    pub(super) fn is_someone(&self, tokens: &Range<usize>) -> bool {
        // Không quân begins with a word for nobody and is somebody.
        let is_nobody = |at: usize| self.len(&self.words.nobody, at) > self.len(&self.words.groups, at);
        if tokens.is_empty() || is_nobody(tokens.start) {
            return false;
        }
        let names = self.entities(tokens);
        let is_named = names.iter().any(|name| name.what.kind != EntityKind::Place);
        let is_state = names.iter().any(|name| {
            let name_tokens = self.tokens(name.span);
            self.is_state(&name.what) && name_tokens.start <= tokens.start + 1 && name_tokens.end == tokens.end
        });
        let is_people = tokens.clone().any(|i| self.is_group(i));
        (is_people || is_named && !self.is_thing(tokens) || is_state) && !self.is_headed_by_thing(tokens)
    }

    /// Whether the noun that a phrase turns on is that of a thing, a place or a weapon.
    fn is_headed_by_thing(&self, tokens: &Range<usize>) -> bool {
        let is_group = |i: usize| self.is_group(i);
        if self.reading.pack.head_first {
            let noun = |&i: &usize| {
                self.phrases.nouns.at(self.reading, i).is_some() || self.is(&self.words.weapons, i) || is_group(i)
            };
            return tokens.clone().find(noun).is_some_and(|i| !is_group(i));
        }
        let head = tokens.clone().skip(1).find(|&i| self.is(&self.words.link, i)).unwrap_or(tokens.end);
        let last = head - 1;
        let is_thing = self.phrases.nouns.at(self.reading, last).is_some_and(|(noun, _)| noun.class == Class::Thing);
        let small = !self.reading.tokens[last].is_capitalised();
        small
            && !is_group(last)
            && (is_thing || self.is(&self.words.weapons, last) || self.is(&self.words.target, last))
    }

    /// Whether a phrase holds a noun for a thing.
    fn is_thing(&self, tokens: &Range<usize>) -> bool {
        tokens.clone().any(|i| self.is(&self.words.target, i) || self.is(&self.words.weapons, i))
    }

    /// The kind of event that its people show: gunmen shoot.
    pub(super) fn kind_of_people(&self, tokens: &Range<usize>) -> Option<EventKind> {
        let kind = |i: usize| *self.words.groups.longest(&self.reading.words, i)?.value;
        tokens.clone().filter(|&i| self.is_group(i)).find_map(kind)
    }

    /// The phrases that a conjunction joins, where each names someone.
    pub(super) fn parts(&self, tokens: Range<usize>) -> Vec<Range<usize>> {
        let Some(and) = tokens.clone().skip(1).find(|&i| self.is(&self.words.and, i)) else { return vec![tokens] };
        let (first, rest) = (tokens.start..and, and + self.len(&self.words.and, and)..tokens.end);
        if self.is_someone(&first) && self.is_someone(&rest) {
            let mut parts = vec![self.trimmed(first)];
            parts.extend(self.parts(self.trimmed(rest)));
            return parts;
        }
        vec![tokens]
    }

    /// The subject of a verb whose auxiliaries start at a token: back to the start of its
    /// clause, past what stands between commas and past phrases of place and means.
    pub(super) fn subject(&self, from: usize, lead: usize) -> Option<Range<usize>> {
        let words = &self.reading.words;
        let mut end = lead;
        if let Some(relative) = self.words.relative.ending(words, from, end) {
            end = relative;
        }
        let closes = |sign: char| end > from && self.reading.is(end - 1, sign);
        if let Some(opens) = if closes(',') { Some(',') } else { closes(')').then_some('(') } {
            end -= 1;
            // X, who …, did it; X (34) was killed.
            let open = (from..end).rev().find(|&i| self.reading.is(i, opens))?;
            end = open;
        }
        let floor = from.max(end.saturating_sub(SUBJECT_REACH));
        let start = (floor..end)
            .rev()
            .find(|&i| self.ends_clause(i))
            .map_or(floor, |i| i + self.len(&self.words.clause, i).max(1));
        let mut chunks: Vec<Range<usize>> = Vec::new();
        let (mut at, mut is_led) = (start, false);
        while at < end {
            let link = self.len(&self.words.link, at);
            let is_inside = link > 0 && at > start || self.is_group(at);
            let stop = if is_inside { 0 } else { self.len(&self.words.boundary, at) };
            if stop > 0 || self.is_dated(at) {
                is_led = stop > 0;
                at += stop.max(1);
                continue;
            }
            let mut to = at;
            while to < end {
                let link = self.len(&self.words.link, to);
                if link > 0 && to > at {
                    to += link;
                } else if self.len(&self.words.groups, to) > 1 {
                    to += self.len(&self.words.groups, to);
                } else if self.is(&self.words.boundary, to) || to > at && self.ends_name(to) {
                    break;
                } else {
                    to += 1;
                }
            }
            let chunk = self.trimmed(at..to.min(end));
            // An Israeli airstrike hit …: whoever only describes what happened.
            let describes = to < end && self.is(&self.words.triggers, to);
            if !describes && self.is_someone(&chunk) && self.is_one_phrase(&chunk) {
                if !is_led {
                    return Some(chunk);
                }
                chunks.push(chunk);
            }
            at = to.max(at + 1);
        }
        chunks.pop()
    }

    /// Whether some words are the name of someone and little more: not a clause with a verb
    /// of its own, which no list knows.
    fn is_one_phrase(&self, chunk: &Range<usize>) -> bool {
        /// Words behind a noun that may still describe it.
        const MORE: usize = 2;
        !self.reading.pack.head_first || self.phrase_from(chunk.start, chunk.end).end + MORE >= chunk.end
    }

    /// Whether a clause ends at a token, so that no subject reaches over it.
    pub(super) fn ends_clause(&self, i: usize) -> bool {
        matches!(
            self.reading.tokens[i].kind,
            Kind::Sign(',' | ';' | ':' | '(' | ')' | '"' | '“' | '”' | '–' | '—' | '.')
        ) || self.is(&self.words.clause, i)
    }
}
