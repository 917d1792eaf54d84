//! Those who take an event on themselves, on whom others lay it, and who deny it.

use super::gather::Party;
use super::page::Page;
use std::ops::Range;

/// Tokens behind a verb in which those stand on whom it is laid.
const REACH: usize = 14;

/// Someone whom a sentence makes answer for an event.
#[derive(Clone, Debug)]
pub(super) struct Answerable {
    /// The event, as an index of its row.
    pub(super) row: usize,
    pub(super) party: Party,
}

impl Page<'_, '_> {
    /// Who answers for the event told last, by what a sentence says.
    pub(super) fn responsibilities(&self, sentence: usize, row: Option<usize>) -> Vec<Answerable> {
        let Some(row) = row else { return Vec::new() };
        let range = self.reading.sentences[sentence].clone();
        let mut found = Vec::new();
        for at in range.clone() {
            let verb = |len: usize| at..at + len;
            let claims = self.len(&self.words.claims, at);
            let accuses = self.len(&self.words.accuses, at);
            let denies = self.len(&self.words.denies, at);
            let (people, verb, denied) = if claims > 0 {
                (self.speaker(range.start, at), verb(claims), false)
            } else if accuses > 0 {
                (self.accused(at + accuses, range.end), verb(accuses), false)
            } else if denies > 0 && self.is_of_responsibility(at + denies, range.end) {
                (self.speaker(range.start, at), verb(denies), true)
            } else {
                continue;
            };
            found.extend(
                people
                    .into_iter()
                    .map(|tokens| Answerable { row, party: Party { tokens, denied, verb: Some(verb.clone()) } }),
            );
        }
        found
    }

    /// Who says so; nobody where the words say that nobody did.
    fn speaker(&self, from: usize, verb: usize) -> Vec<Range<usize>> {
        let mut lead = verb;
        while let Some(start) = self.words.aux.ending(&self.reading.words, from, lead) {
            lead = start;
        }
        let Some(subject) = self.subject(from, lead) else { return Vec::new() };
        let opened = subject.start.saturating_sub(2).max(from)..subject.end;
        if self.has(&self.words.nobody, opened) { Vec::new() } else { self.parts(subject) }
    }

    /// Who is accused: blamed X for it; blamed it on X.
    pub(super) fn accused(&self, from: usize, limit: usize) -> Vec<Range<usize>> {
        let reach = from..limit.min(from + REACH);
        let direct = self.phrase_from(from.min(limit), limit);
        let behind = direct.end;
        let is_named = behind >= limit || self.is(&self.words.accused_of, behind) || self.reading.pack.head_first;
        if self.is_someone(&direct) && is_named {
            return self.parts(direct);
        }
        let on = reach.take_while(|&i| !self.ends_clause(i)).find(|&i| self.is(&self.words.blamed_on, i));
        let phrase = on.map(|on| self.phrase_from(on + self.len(&self.words.blamed_on, on), limit));
        phrase.filter(|phrase| self.is_someone(phrase)).map(|phrase| self.parts(phrase)).unwrap_or_default()
    }

    /// Whether what is denied is that one did it.
    fn is_of_responsibility(&self, from: usize, limit: usize) -> bool {
        const NEAR: usize = 4;
        let near = from..limit.min(from + NEAR);
        let mut verb = from;
        while verb < limit && self.is(&self.words.aux, verb) {
            verb += self.len(&self.words.aux, verb);
        }
        let is_harm = verb < limit && self.is(&self.words.harm, verb);
        is_harm || self.has(&self.words.responsibility, near.clone()) || self.has(&self.words.triggers, near)
    }
}
