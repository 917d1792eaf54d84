//! The harm words of a sentence; two that share one quantity count as one.

use super::words::{ArgumentPosition, Harm, Words};
use crate::lang::TokenizedText;
use crate::model::Effect;
use crate::phrase::Clauses;
use crate::text::Kind;
use std::ops::Range;

/// A harm word where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Predicate {
    pub(super) tokens: Range<usize>,
    pub(super) effect: Effect,
    pub(super) frame: ArgumentPosition,
    /// Whether an auxiliary or an adverb of time stands right before it.
    pub(super) passive: bool,
    /// Where those words start.
    pub(super) lead: usize,
    /// Whether a negation denies it (were not wounded).
    pub(super) is_denied: bool,
}

/// All harm words of a range of tokens, in order. Two that one conjunction
/// joins (killed and wounded) are one, with the effect of unsplit casualties.
pub(super) fn find(
    words: &Words,
    clauses: &Clauses,
    reading: &TokenizedText<'_>,
    sentence: &Range<usize>,
) -> Vec<Predicate> {
    let mut found: Vec<Predicate> = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        let Some((harm, len)) = harm_at(words, reading, at).filter(|(_, len)| at + len <= sentence.end) else {
            at += 1;
            continue;
        };
        let lead = match (lead(words, reading, sentence.start, at), harm.frame) {
            (lead, ArgumentPosition::Object) if lead == at => {
                behind_agent(words, reading, sentence.start, at).unwrap_or(lead)
            }
            (lead, _) => lead,
        };
        let negation = clauses.negation_before(reading, sentence.start, lead);
        let lead = negation.map_or(lead, |negation| self::lead(words, reading, sentence.start, negation));
        let frame = match harm.frame {
            ArgumentPosition::Object | ArgumentPosition::Either
                if lead < at && is_true_passive(words, reading, lead, at) =>
            {
                ArgumentPosition::Subject
            }
            frame => frame,
        };
        let predicate = Predicate {
            tokens: at..at + len,
            effect: harm.effect,
            frame,
            passive: lead < at,
            lead,
            is_denied: negation.is_some(),
        };
        at = predicate.tokens.end;
        match found.last_mut().filter(|last| {
            last.is_denied == predicate.is_denied
                && is_harm_alone(last, &predicate)
                && joined(words, reading, last, &predicate)
        }) {
            Some(last) => {
                last.tokens.end = predicate.tokens.end;
                if last.effect != predicate.effect {
                    last.effect = Effect::Casualties;
                }
                last.frame = if last.frame == ArgumentPosition::Either { predicate.frame } else { last.frame };
            }
            None => found.push(predicate),
        }
    }
    found
}

/// The harm word at a token, with its length: one of the list that no longer phrase makes
/// harmless (captured the mood), or any verb that ends in death (hacked to death).
pub(super) fn harm_at(words: &Words, reading: &TokenizedText<'_>, at: usize) -> Option<(Harm, usize)> {
    let listed = words.harm.longest(&reading.words, at).map(|hit| (*hit.value, hit.len));
    let len = listed.map_or(0, |(_, len)| len);
    if words.no_harm.longest(&reading.words, at).is_some_and(|other| other.len > len) {
        return None;
    }
    let result = || {
        let hit = words.to_death.longest(&reading.words, at + 1)?;
        let is_verb = reading.tokens[at].kind == Kind::Word && words.victims.longest(&reading.words, at).is_none();
        let harm = Harm { effect: Effect::Killed, frame: ArgumentPosition::Either };
        (is_verb && !reading.tokens[at + 1].fresh_line).then_some((harm, 1 + hit.len))
    };
    listed.or_else(result)
}

/// Where the auxiliaries and adverbs of time before a harm word start.
pub(super) fn lead(words: &Words, reading: &TokenizedText<'_>, from: usize, at: usize) -> usize {
    const REACH: usize = 5;
    let mut lead = at;
    while lead > from && at - lead < REACH {
        match words.passive.ending(&reading.words, from, lead) {
            Some(start) => lead = start,
            None => break,
        }
    }
    lead
}

/// Where the passive starts whose agent stands between auxiliary and verb (bị các tay
/// súng giam giữ), if there is one.
fn behind_agent(words: &Words, reading: &TokenizedText<'_>, from: usize, at: usize) -> Option<usize> {
    /// Tokens of the longest agent.
    const REACH: usize = 6;
    let is_agent = |&i: &usize| {
        matches!(reading.tokens[i].kind, Kind::Word | Kind::Digits) && words.harm.longest(&reading.words, i).is_none()
    };
    let reach = (from.max(at.saturating_sub(REACH))..at).rev().take_while(is_agent);
    let auxiliary = reach.into_iter().find(|&i| words.agent_voice.longest(&reading.words, i).is_some())?;
    Some(lead(words, reading, from, auxiliary))
}

/// Whether one of them is an auxiliary of the passive.
fn is_true_passive(words: &Words, reading: &TokenizedText<'_>, lead: usize, at: usize) -> bool {
    (lead..at).any(|i| words.voice.longest(&reading.words, i).is_some())
}

/// Whether two effects together are `casualties`; missing and feared dead are not.
fn is_harm_alone(last: &Predicate, next: &Predicate) -> bool {
    let splits = |effect: Effect| matches!(effect, Effect::Killed | Effect::Wounded | Effect::Casualties);
    last.effect == next.effect || splits(last.effect) && splits(next.effect)
}

/// killed and wounded; chết hoặc bị thương; in headlines also killed wounded.
fn joined(words: &Words, reading: &TokenizedText<'_>, last: &Predicate, next: &Predicate) -> bool {
    let gap = last.tokens.end..next.lead.max(last.tokens.end);
    match gap.len() {
        0 => {
            last.frame == ArgumentPosition::Either
                && next.frame == ArgumentPosition::Either
                && last.effect != next.effect
        }
        1 => words.join.longest(&reading.words, gap.start).is_some() && !reading.is(gap.start, ','),
        _ => false,
    }
}
