//! Counts that are taken from a whole: among the dead were 12 children.

use super::bind::{Binder, Bond};
use crate::model::Effect;
use std::ops::Range;

impl Binder<'_, '_> {
    /// Binds the counts that are taken from a whole. `last` is the effect of the last figure
    /// before.
    pub(super) fn wholes(&mut self, sentence: &Range<usize>, last: Option<Effect>) {
        self.among(sentence);
        self.members(sentence, last);
        self.of_whole();
    }

    /// Among the dead were 12 children; trong số người thiệt mạng có 12 trẻ em.
    fn among(&mut self, sentence: &Range<usize>) {
        const REACH: usize = 3;
        /// The same, with a place between them.
        const LONG_REACH: usize = 8;
        for at in sentence.clone() {
            // Of those killed, 19 fell in the pits.
            let opens = || self.words.whole.longest(&self.reading.words, at).filter(|_| at == sentence.start);
            let Some(among) = self.words.among.longest(&self.reading.words, at).or_else(opens) else { continue };
            let whole = at + among.len;
            let noun = self.words.nouns.longest(&self.reading.words, whole).map(|hit| (*hit.value, whole + hit.len));
            let harm = self.predicates.iter().find(|p| p.lead == whole || p.tokens.start == whole);
            // Seventeen children among 59 killed.
            let counted = self.groups.iter().position(|group| group.tokens.start == whole);
            let counted = counted.and_then(|g| Some((self.bonds[g].as_ref()?.effect, self.groups[g].end)));
            let stated = noun.or(harm.map(|p| (p.effect, p.tokens.end))).or(counted);
            let Some((effect, end)) = stated else { continue };
            // Several children were among the dead.
            let before = (0..self.groups.len()).rev().find(|&g| self.groups[g].end <= at);
            let is_told = |g: &usize| {
                let gap = self.groups[*g].end..at;
                (!gap.is_empty() || counted.is_some())
                    && gap.len() <= REACH
                    && gap.clone().all(|i| self.words.passive.longest(&self.reading.words, i).is_some())
            };
            if let Some(last) = before.filter(is_told) {
                // Five women and three children were among the dead.
                let first = (1..=last).rev().find(|&g| !self.is_list(g - 1, g)).unwrap_or_default();
                for g in first..=last {
                    self.set(g, Bond { effect, rule: "among", cue: whole..end });
                }
                continue;
            }
            let next = self.groups.iter().position(|group| group.tokens.start >= end);
            let is_near = |&g: &usize| {
                let gap = end..self.groups[g].tokens.start;
                // The place of the whole may stand between: of those killed at the quarry, 19 …
                let is_placed = || self.stands(&self.words.locative, end) && self.reading.is(gap.end - 1, ',');
                let reach = if !gap.is_empty() && is_placed() { LONG_REACH } else { REACH };
                gap.len() <= reach && !self.crosses(&gap)
            };
            // Of the 12 wounded, three died: those have a word of harm of their own.
            let is_free = |&g: &usize| self.bonds[g].as_ref().is_none_or(|bond| bond.rule != "subject");
            let Some(g) = next.filter(is_near).filter(is_free) else { continue };
            // … four women and two nuns.
            let bond = Bond { effect, rule: "among", cue: whole..end };
            self.tell_of(g, &bond);
            for next in g + 1..self.groups.len() {
                if self.bonds[next].is_some() || !self.is_elsewhere(next, &bond) {
                    break;
                }
                self.set(next, bond.clone());
            }
        }
    }

    /// The dead are 15 soldiers and 16 civilians; các nạn nhân gồm 11 binh sĩ.
    fn members(&mut self, sentence: &Range<usize>, last: Option<Effect>) {
        const REACH: usize = 2;
        for at in sentence.clone() {
            let Some(members) = self.words.members.longest(&self.reading.words, at) else { continue };
            let (from, effect) = (at + members.len, members.value.or(last));
            let next = self.groups.iter().position(|group| group.tokens.start >= from);
            let is_near = |&g: &usize| self.groups[g].tokens.start - from <= REACH && self.bonds[g].is_none();
            let (Some(g), Some(effect)) = (next.filter(is_near), effect) else { continue };
            self.tell_of(g, &Bond { effect, rule: "among", cue: at..from });
        }
    }

    /// Trong 16 dân thường thiệt mạng có 4 trẻ em và 6 phụ nữ; of the 16 killed, four were …
    fn of_whole(&mut self) {
        const REACH: usize = 2;
        for predicate in self.predicates {
            let whole = (0..self.groups.len()).rev().find(|&g| self.groups[g].end == predicate.lead);
            let is_opened = |&g: &usize| {
                let start = self.groups[g].tokens.start;
                self.words.whole.ending(&self.reading.words, 0, start).is_some()
            };
            let Some(g) = whole.filter(is_opened).map(|g| g + 1).filter(|&g| g < self.groups.len()) else { continue };
            let end = predicate.tokens.end;
            let start = self.groups[g].tokens.start;
            if start >= end && start - end <= REACH && self.bonds[g].is_none() {
                self.tell_of(g, &Bond { effect: predicate.effect, rule: "among", cue: predicate.tokens.clone() });
            }
        }
        // Из 31 раненого девять — дети: a noun names the harm of the whole.
        for g in 1..self.groups.len() {
            let whole = &self.groups[g - 1];
            let is_opened = self.words.whole.ending(&self.reading.words, 0, whole.tokens.start).is_some();
            let is_beside = (whole.end..=whole.end + REACH).contains(&self.groups[g].tokens.start);
            if let Some(effect) = whole.effect.filter(|_| is_opened && is_beside && self.bonds[g].is_none()) {
                self.tell_of(g, &Bond { effect, rule: "among", cue: whole.tokens.clone() });
            }
        }
    }
}
