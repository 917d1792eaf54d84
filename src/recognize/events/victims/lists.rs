//! Lists of those who came to harm: behind words that open one, and in lines and tables.

use super::super::page::{Page, within};
use super::clauses::TITLE;
use super::names::Apposed;
use super::{Cue, Struck};
use crate::model::{Effect, Modality};
use crate::text::Kind;
use std::ops::Range;

/// Tokens between words of harm and the words that open the list (in a fire in the old town).
const OPENER: usize = 16;

/// Tokens between two names of a list (and, with a bandage round his head,).
const GAP: usize = 10;

/// Sentences before a list that says no harm in which the harm may be told.
const BACK: usize = 2;

impl Page<'_, '_> {
    /// The people whom lists in a sentence name.
    pub(super) fn in_lists(&self, sentence: usize, people: &[Apposed], cues: &[Cue]) -> Vec<Struck> {
        let range = &self.reading.sentences[sentence];
        let mut struck: Vec<Struck> = Vec::new();
        let mut add = |found: Vec<&Apposed>, effect: Effect, cue: &Range<usize>| {
            struck.extend(found.into_iter().map(|who| (who.clone(), effect, cue.clone())));
        };
        for at in range.clone() {
            if let Some(hit) = self.words.named.longest(&self.reading.words, at) {
                let cue = at..at + hit.len;
                add(self.listed(people, cue.end), *hit.value, &cue);
                add(self.before(people, range.start, at), *hit.value, &cue);
                add(self.opened(people, range, cue.end, OPENER), *hit.value, &cue);
            }
            let len = self.len(&self.words.identified, at);
            if len > 0
                && let Some(effect) = self.told_before(sentence, at)
            {
                let found = self.opened(people, range, at, len + TITLE);
                add(found, effect, &(at..at + len));
            }
        }
        for cue in cues {
            add(self.opened(people, range, cue.tokens.end, OPENER), cue.harm.effect, &cue.tokens);
        }
        struck
    }

    /// The people of the list that words open within some tokens behind a place: including,
    /// are, là.
    fn opened<'p>(&self, people: &'p [Apposed], range: &Range<usize>, from: usize, reach: usize) -> Vec<&'p Apposed> {
        let next = people.iter().map(|who| who.name.start).find(|&start| start >= from).unwrap_or(from);
        let reach = from..next.min(from + reach).min(range.end);
        let is_parted = |to: usize| (from..to).any(|i| self.is(&self.words.speaks, i) || self.is_clause_sign(i));
        let opener = reach.rev().find(|&i| self.is(&self.words.listing, i)).filter(|&i| !is_parted(i));
        opener.map(|i| self.listed(people, i + self.len(&self.words.listing, i))).unwrap_or_default()
    }

    fn is_clause_sign(&self, at: usize) -> bool {
        matches!(self.reading.tokens[at].kind, Kind::Sign(';' | '"' | '”' | '“'))
    }

    /// The harm told last before a place, in this sentence or shortly before it.
    fn told_before(&self, sentence: usize, at: usize) -> Option<Effect> {
        let from = self.reading.sentences[sentence.saturating_sub(BACK)].start;
        let place = self.span(&(from..at));
        let told = |effect: Effect| !matches!(effect, Effect::Displaced | Effect::Casualties);
        let counted = within(self.known.casualties, place).iter().rev().find(|figure| {
            figure.what.modality == Modality::Asserted && figure.what.low != Some(0) && told(figure.what.effect)
        });
        let counted = counted.map(|figure| figure.what.effect);
        counted.or_else(|| self.cues(&(from..at)).last().map(|cue| cue.harm.effect))
    }

    /// The people of a list that starts at a token. One who speaks ends it.
    pub(super) fn listed<'p>(&self, people: &'p [Apposed], at: usize) -> Vec<&'p Apposed> {
        let mut found: Vec<&Apposed> = Vec::new();
        for who in people.iter().filter(|who| who.name.start >= at) {
            let from = found.last().map_or(at, |last| last.end);
            let is_first =
                found.is_empty() && who.name.start - at <= TITLE && !self.has(&self.words.boundary, at..who.name.start);
            let goes_on = !found.is_empty() && self.is_list(from, who.name.start);
            let speaks = self.is(&self.words.speaks, who.name.end) || self.is(&self.words.speaks, who.end + 1);
            if !is_first && !goes_on || speaks {
                break;
            }
            if !self.is_possessive(who.name.end) {
                found.push(who);
            }
        }
        // A last name behind a comma alone opens the next clause: after the murder of X, Y left.
        if let [.., next, last] = found[..] {
            let join = next.end..last.name.start;
            let joins = |i: usize| self.is(&self.words.and, i) || self.reading.is(i, ';');
            let is_end =
                self.reading.tokens.get(last.end).is_none_or(|end| end.fresh_line || end.kind == Kind::Sign('.'));
            if !join.into_iter().any(joins) && !is_end {
                found.pop();
            }
        }
        found
    }

    /// Whether nothing but a comma, a conjunction and words for someone stands between two
    /// names.
    pub(super) fn is_list(&self, from: usize, to: usize) -> bool {
        let mut at = from;
        let mut joins = false;
        while at < to && (self.reading.is(at, ',') || self.reading.is(at, ';') || self.is(&self.words.and, at)) {
            (at, joins) = (at + self.len(&self.words.and, at).max(1), true);
        }
        let ends = |i: usize| {
            let lists = [&self.words.speaks, &self.words.voice, &self.words.clause, &self.words.relative];
            // X and his wife, who is Y: vợ là bà Y.
            let is_kin = || self.words.kin.ending(&self.reading.words, at, i).is_some();
            lists.into_iter().any(|list| self.is(list, i)) && !is_kin() || self.is(&self.words.harm, i)
        };
        let belongs = |i: usize| matches!(self.reading.tokens[i].kind, Kind::Word | Kind::Sign(',' | ';' | '-'));
        joins && to.saturating_sub(at) <= GAP && (at..to).all(|i| belongs(i) && !ends(i))
    }

    /// The people of lines that start in a sentence, where the end of the line says the harm:
    /// 2. X, 34 - missing; X | 44 | dead on arrival.
    pub(super) fn in_lines(&self, range: &Range<usize>) -> Vec<(Range<usize>, Struck)> {
        let tokens = &self.reading.tokens;
        let starts = range.clone().filter(|&i| i == 0 || tokens[i].fresh_line);
        let lines = starts.map(|start| {
            let end = (start + 1..tokens.len()).find(|&i| tokens[i].fresh_line).unwrap_or(tokens.len());
            start..end
        });
        lines.filter_map(|line| Some((line.clone(), self.in_line(&line)?))).collect()
    }

    fn in_line(&self, line: &Range<usize>) -> Option<Struck> {
        /// Tokens before the name: a number with its dot, a title.
        const MARK: usize = 5;
        /// A line of a list is short; what is longer is a paragraph.
        const LONGEST: usize = 50;
        let is_spaced = |i: usize| !self.reading.glued(i) && i + 1 < line.end && !self.reading.glued(i + 1);
        let parts = |i: &usize| match self.reading.tokens[*i].kind {
            Kind::Sign('|') => true,
            Kind::Sign('-' | '–' | '—') => is_spaced(*i),
            _ => false,
        };
        if line.len() > LONGEST || self.has(&self.words.speaks, line.clone()) {
            return None;
        }
        let who = self.people(line).into_iter().next().filter(|who| who.name.start - line.start <= MARK)?;
        let first = (who.name.end..line.end).find(parts)?;
        let cue = self.cues(&(first..line.end)).into_iter().find(|cue| cue.harm.is_behind_people)?;
        Some((who, cue.harm.effect, cue.tokens))
    }
}
