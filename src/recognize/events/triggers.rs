//! The words of a sentence that name an event.

use super::page::Page;
use super::words::{Frame, Named};
use crate::model::{Effect, EventKind, Modality};
use crate::text::Kind;
use std::ops::Range;

/// How far before a trigger a word makes it one that did not happen, in tokens.
const MODALITY_REACH: usize = 6;

/// Tokens between a verb and the start of its auxiliaries.
const LEAD_REACH: usize = 5;

/// Tokens of the longest agent between an auxiliary and its verb (bị … bắn chết).
const AGENT_REACH: usize = 9;

/// Words that name an event, where they stand.
#[derive(Clone, Debug)]
pub(super) struct Trigger {
    pub(super) tokens: Range<usize>,
    /// Its sentence, as an index.
    pub(super) sentence: usize,
    pub(super) kind: Option<EventKind>,
    pub(super) frame: Frame,
    /// Where its auxiliaries start.
    pub(super) lead: usize,
    pub(super) is_passive: bool,
    /// Who did it, where that stands between auxiliary and verb.
    pub(super) agent: Option<Range<usize>>,
    /// Whether it only says that people were killed or hurt.
    pub(super) is_harm: bool,
    pub(super) modality: Modality,
}

impl Page<'_, '_> {
    /// All triggers of a sentence, in order.
    pub(super) fn triggers(&self, sentence: usize) -> Vec<Trigger> {
        let range = self.reading.sentences[sentence].clone();
        let mut found: Vec<Trigger> = Vec::new();
        let mut at = range.start;
        while at < range.end {
            // Kẻ đánh bom liều chết: the name of someone, not of an event.
            let group = self.len(&self.words.groups, at);
            let none = self.len(&self.words.no_trigger, at).max(if group > 1 { group } else { 0 });
            let named = self.named(at).filter(|(_, len, _)| *len > none && at + len <= range.end);
            match named {
                Some((named, len, is_harm)) => {
                    let floor = found.last().map_or(range.start, |last| last.tokens.end);
                    found.push(self.trigger(sentence, &range, floor, at..at + len, named, is_harm));
                    at += len;
                }
                None => at += none.max(1),
            }
        }
        found
    }

    /// What the words at a token name, how many they are, and whether they are of harm alone.
    fn named(&self, at: usize) -> Option<(Named, usize, bool)> {
        let words = &self.reading.words;
        let listed = self.words.triggers.longest(words, at).map(|hit| (*hit.value, hit.len, false));
        let harm = self.words.harm.longest(words, at).and_then(|hit| {
            let frame = match (hit.value.is_behind_people, hit.value.is_before_people) {
                (true, true) => Frame::Verb,
                (false, true) => Frame::Active,
                _ => return None,
            };
            let does_harm = matches!(hit.value.effect, Effect::Killed | Effect::Wounded);
            does_harm.then_some((Named { kind: None, frame }, hit.len, true))
        });
        let len = |found: &Option<(Named, usize, bool)>| found.as_ref().map_or(0, |(_, len, _)| *len);
        let found = if len(&harm) > len(&listed) { harm } else { listed };
        // The captured pilots: a participle that only describes.
        let describes = |named: &Named| {
            named.frame == Frame::Verb
                && !self.reading.pack.head_first
                && self.words.nominal.ending(words, 0, at).is_some()
        };
        found.filter(|(named, ..)| !describes(named))
    }

    fn trigger(
        &self,
        sentence: usize,
        range: &Range<usize>,
        floor: usize,
        tokens: Range<usize>,
        named: Named,
        is_harm: bool,
    ) -> Trigger {
        let words = &self.reading.words;
        let is_noun =
            named.frame == Frame::Noun || named.frame != Frame::Happens && self.is_nominal(range.start, &tokens);
        let frame = match is_noun {
            true if self.is_headline(range, &tokens, named.kind) => Frame::Active,
            true => Frame::Noun,
            false => named.frame,
        };
        let is_noun = frame == Frame::Noun;
        let mut lead = tokens.start;
        while !is_noun && lead > floor && tokens.start - lead < LEAD_REACH {
            match self.words.aux.ending(words, floor, lead) {
                Some(start) => lead = start,
                None => break,
            }
        }
        let mut is_passive = self.has(&self.words.voice, lead..tokens.start);
        let agent = if is_noun || is_passive { None } else { self.agent_between(floor, tokens.start) };
        if let Some(agent) = &agent {
            (is_passive, lead) = (true, agent.start - 1);
        }
        let negation = self.phrases.clauses.negation_before(self.reading, range.start, lead);
        let reach = range.start.max(lead.saturating_sub(MODALITY_REACH))..tokens.start;
        let doubt = reach.filter(|&i| !self.is_dated(i)).any(|i| self.is(&self.words.hypothetical, i));
        let is_false = self.phrases.clauses.is_called_false(self.reading, range, tokens.start);
        let modality = match (negation.is_some() || is_false, doubt) {
            (true, _) => Modality::Denied,
            (false, true) => Modality::Hypothetical,
            (false, false) => Modality::Asserted,
        };
        Trigger { tokens, sentence, kind: named.kind, frame, lead, is_passive, agent, is_harm, modality }
    }

    /// Whether a verb is a noun where it stands: the shelling of; vụ đánh bom.
    fn is_nominal(&self, from: usize, tokens: &Range<usize>) -> bool {
        self.words.nominal.ending(&self.reading.words, from, tokens.start).is_some()
            || !self.reading.pack.head_first && self.is(&self.words.of, tokens.end)
    }

    /// Whether what looks like a noun is the verb of a headline: militants attack village.
    fn is_headline(&self, range: &Range<usize>, tokens: &Range<usize>, kind: Option<EventKind>) -> bool {
        let (at, end) = (tokens.start, tokens.end);
        let is_object = end < range.end
            && !self.ends_name(end)
            && [&self.words.of, &self.words.by, &self.words.link, &self.words.and]
                .iter()
                .all(|list| !self.is(list, end));
        let is_free = at > range.start && self.words.nominal.ending(&self.reading.words, range.start, at).is_none();
        is_object
            && is_free
            && !self.reading.pack.head_first
            && !kind.is_some_and(EventKind::has_no_author)
            && self.subject(range.start, at).is_some_and(|subject| subject.end == at)
    }

    /// Whoever stands between an auxiliary of the passive and its verb.
    pub(super) fn agent_between(&self, from: usize, verb: usize) -> Option<Range<usize>> {
        if !self.reading.pack.head_first {
            return None;
        }
        let is_plain = |&i: &usize| matches!(self.reading.tokens[i].kind, Kind::Word | Kind::Digits);
        let mut reach = (from.max(verb.saturating_sub(AGENT_REACH))..verb).rev().take_while(is_plain);
        let voice = reach.find(|&i| self.is(&self.words.voice, i))?;
        let agent = voice + 1..verb;
        self.is_someone(&agent).then_some(agent)
    }
}
