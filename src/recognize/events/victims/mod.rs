//! People who came to harm and whom the text names.
//!
//! Names are read with what stands beside them ([`names`]). A word of harm is about the
//! subject of its clause or those behind it ([`clauses`]); lists, lines and tables name
//! many at once ([`lists`]). Age, sex and role stand around the name ([`traits`]).

mod clauses;
mod lists;
mod names;
mod traits;

use super::page::Page;
use super::words::Harm;
use crate::model::{Effect, Sex};
use crate::text::Span;
use names::Apposed;
use std::ops::Range;

/// Victims found last among whom a name is looked for: more than an article has, so that a
/// very long list stays linear.
const LAST_KNOWN: usize = 500;

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

/// A word of harm in a sentence.
#[derive(Clone, Debug)]
struct Cue {
    tokens: Range<usize>,
    harm: Harm,
}

/// Somebody with the words by which they came to harm.
type Struck = (Apposed, Effect, Range<usize>);

impl Page<'_, '_> {
    /// The named people who came to harm in a sentence and are not known yet.
    pub(super) fn victims(&self, sentence: usize, row: Option<usize>, known: &[Named]) -> Vec<Named> {
        let range = self.reading.sentences[sentence].clone();
        let lines = self.in_lines(&range);
        let mut people = self.people(&range);
        people.retain(|who| !lines.iter().any(|(line, _)| line.contains(&who.name.start)));
        let mut struck: Vec<Struck> = lines.into_iter().map(|(_, struck)| struck).collect();
        let cues = self.cues(&range);
        struck.extend(self.in_lists(sentence, &people, &cues));
        for cue in &cues {
            let harmed = self.harmed(sentence, &people, cue).into_iter();
            struck.extend(harmed.map(|who| (who, cue.harm.effect, cue.tokens.clone())));
        }
        let mut found: Vec<Named> = Vec::new();
        // Wounded and dead in one sentence is dead.
        let is_dead = |who: &Apposed| {
            struck.iter().any(|(other, effect, _)| *effect == Effect::Killed && other.person == who.person)
        };
        for (who, effect, cue) in &struck {
            if *effect == Effect::Wounded && is_dead(who) {
                continue;
            }
            let is_known = known
                .iter()
                .rev()
                .take(LAST_KNOWN)
                .chain(&found)
                .any(|named| self.is_same_person(named.person, who.person));
            if !is_known {
                found.push(self.victim(who, *effect, self.span(cue), row));
            }
        }
        found
    }

    /// The words of harm to people of a sentence, in the order of the text.
    fn cues(&self, range: &Range<usize>) -> Vec<Cue> {
        let mut cues = Vec::new();
        let mut at = range.start;
        while at < range.end {
            let words = &self.reading.words;
            let hits = [self.words.harm.longest(words, at), self.words.hurt.longest(words, at)];
            let Some(hit) = hits.into_iter().flatten().max_by_key(|hit| hit.len) else {
                at += 1;
                continue;
            };
            let tokens = at..at + hit.len;
            at = tokens.end;
            let harms = !matches!(hit.value.effect, Effect::Displaced | Effect::Casualties);
            let is_over = hit.value.effect == Effect::Missing && self.has(&self.words.safe, at..range.end);
            if harms && !is_over && !self.is_unreal(range, &tokens) {
                cues.push(Cue { tokens, harm: *hit.value });
            }
        }
        cues
    }

    /// Whether harm is denied or only thought of.
    fn is_unreal(&self, range: &Range<usize>, cue: &Range<usize>) -> bool {
        /// Tokens before a word of harm in which a word may make it one that did not happen.
        const NEAR: usize = 3;
        let lead = self.lead(range.start, cue.start);
        self.phrases.clauses.negation_before(self.reading, range.start, lead).is_some()
            || self.phrases.clauses.negation_before(self.reading, range.start, cue.start).is_some()
            || self.has(&self.words.hypothetical, range.start.max(lead.saturating_sub(NEAR))..cue.start)
    }

    /// Whether two names are those of one person.
    fn is_same_person(&self, one: usize, other: usize) -> bool {
        let id = |person: usize| self.known.entities[person].what.canonical.as_ref().map(|known| &known.id);
        one == other || id(one).is_some() && id(one) == id(other)
    }
}
