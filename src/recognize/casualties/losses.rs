//! Harm in words that can mean other things: the army lost nine men; hạ 16 lính; they are
//! holding six nurses. Such a word counts where the text tells of harm, or where soldiers
//! or police stand beside it.

use super::bind::{Binder, Bond};
use super::carried::LEAST_VAGUE;
use super::groups::{Group, Head};
use super::words::ArgumentPosition;
use crate::model::{Effect, Qualifier, Victim};
use crate::text::Kind;
use std::ops::Range;

/// Tokens between such a word and the people behind it (lost a total of nine men).
const OBJECT_REACH: usize = 2;
/// What a quantity without a number stands for that is too many for an event's dead.
const MOST_VAGUE: f64 = 2000.0;
/// Tokens between the people and such a word behind them (5,000 people from the valley
/// cannot go home).
const SUBJECT_REACH: usize = 8;

impl Binder<'_, '_> {
    /// Binds the groups that no plain word of harm took. `is_told` says that the text has
    /// told of harm.
    pub(super) fn losses(&mut self, sentence: &Range<usize>, is_told: bool) {
        let is_scene = |i: usize| self.words.scene.longest(&self.reading.words, i).is_some();
        let is_told = is_told || !self.predicates.is_empty() || sentence.clone().any(is_scene);
        for at in sentence.clone() {
            self.lives(at);
            let Some(loss) = self.words.loss.longest(&self.reading.words, at) else { continue };
            let (cue, effect, frame) = (at..at + loss.len, loss.value.effect, loss.value.frame);
            let g = match frame {
                ArgumentPosition::Object => self.behind(&cue, is_told).or_else(|| self.taken_before(&cue)),
                ArgumentPosition::Subject | ArgumentPosition::Either => self.before(&cue),
            };
            let is_armed = |group: &Group| {
                group.tags.iter().any(|tag| [Victim::Combatant, Victim::Police, Victim::Peacekeeper].contains(tag))
            };
            // The Red Cross keeps to its 19: a number alone is nobody's prisoner.
            let is_people = |g: usize| effect != Effect::Captured || self.groups[g].head != Head::Bare;
            let Some(g) = g.filter(|&g| (is_told || is_armed(&self.groups[g])) && is_people(g)) else { continue };
            let bond = Bond { effect, rule: "loss", cue };
            if frame == ArgumentPosition::Object { self.tell_of_free(g, &bond) } else { self.set(g, bond) }
        }
    }

    /// Binds a group and those listed behind it that nothing else took.
    fn tell_of_free(&mut self, first: usize, bond: &Bond) {
        let listed = (first + 1..self.groups.len()).take_while(|&g| self.is_list(g - 1, g) && self.bonds[g].is_none());
        for g in std::iter::once(first).chain(listed.collect::<Vec<_>>()) {
            self.set(g, bond.clone());
        }
    }

    /// The free group right behind such a word; a number alone only where the text has told of
    /// harm, in digits (mất 13, diệt 52) or with nothing behind it that it could count (lost
    /// nine).
    fn behind(&self, cue: &Range<usize>, is_told: bool) -> Option<usize> {
        let g = self.groups.iter().position(|group| group.tokens.start >= cue.end)?;
        let group = &self.groups[g];
        let gap = cue.end..group.tokens.start;
        let is_quiet = gap.clone().all(|i| {
            !self.reading.is(i, ',')
                && self.words.harm.longest(&self.reading.words, i).is_none()
                && self.words.reach.longest(&self.reading.words, i).is_none()
        });
        let is_small = |i: usize| {
            [&self.words.determiner, &self.words.other].iter().any(|w| w.longest(&self.reading.words, i).is_some())
        };
        let is_near = match group.head {
            // Lost many friends: no count.
            _ if group.quantity.qualifier == Qualifier::Indefinite && group.quantity.low < Some(LEAST_VAGUE) => false,
            Head::People | Head::Others => gap.len() <= OBJECT_REACH && is_quiet && !self.crosses(&gap),
            // Holding the other four.
            Head::Bare if !gap.clone().all(is_small) => false,
            Head::Bare => is_told && (gap.is_empty() && group.quantity.in_digits || self.is_closed_number(g)),
            Head::Open | Head::Share => false,
        };
        (is_near && self.bonds[g].is_none()).then_some(g)
    }

    /// The free group before such a word that nothing follows: the six men they are holding;
    /// three soldiers lost at sea.
    fn taken_before(&self, cue: &Range<usize>) -> Option<usize> {
        let ends = self.reading.tokens.get(cue.end).is_none_or(|next| matches!(next.kind, Kind::Sign(_)));
        let g = self.before(cue)?;
        let is_participle = self.groups[g].end == cue.start
            && self.words.locative.longest(&self.reading.words, cue.end).is_some()
            && !self.reading.pack.head_first;
        (ends || is_participle).then_some(g)
    }

    /// The free group before such a word, in its clause.
    fn before(&self, cue: &Range<usize>) -> Option<usize> {
        let g = (0..self.groups.len()).rev().find(|&g| self.groups[g].end <= cue.start)?;
        let group = &self.groups[g];
        let gap = group.end..cue.start;
        let is_near = match group.head {
            Head::People | Head::Others => gap.len() <= SUBJECT_REACH && !self.crosses(&gap),
            Head::Bare => gap.is_empty(),
            Head::Open | Head::Share => false,
        };
        (is_near && self.bonds[g].is_none()).then_some(g)
    }

    /// Whether a sign follows a number, or the word that says from where they were.
    fn is_closed_number(&self, g: usize) -> bool {
        let end = self.groups[g].end;
        let is_sign = self.reading.tokens.get(end).is_none_or(|next| matches!(next.kind, Kind::Sign(_)));
        is_sign || self.words.locative.longest(&self.reading.words, end).is_some()
    }

    /// Took 54 lives; cướp đi 48 sinh mạng: lives that a word of taking stands before.
    fn lives(&mut self, at: usize) {
        /// Tokens between the two (cost the city 12 lives).
        const REACH: usize = 3;
        let Some(takes) = self.words.takes.longest(&self.reading.words, at) else { return };
        let from = at + takes.len;
        let Some(g) = self.groups.iter().position(|group| group.tokens.start >= from) else { return };
        let group = &self.groups[g];
        let gap = from..group.tokens.start;
        let is_of_lives = self.words.lives.ending(&self.reading.words, group.quantity.tokens.end, group.end).is_some();
        if is_of_lives && gap.len() <= REACH && !self.crosses(&gap) && self.bonds[g].is_none() {
            // The war has taken many lives, thousands of lives: that is no count of one event.
            let is_count = group.quantity.qualifier != Qualifier::Indefinite
                || group.quantity.low.is_some_and(|low| (LEAST_VAGUE..MOST_VAGUE).contains(&low));
            if is_count {
                self.set(g, Bond { effect: Effect::Killed, rule: "object", cue: at..from });
            }
        }
    }

    /// Those of whom the harm is told first and the death behind it: a porter who was injured
    /// by a beam died; hai thợ mỏ bị thương đã qua đời.
    pub(super) fn succumbed(&mut self) {
        /// Tokens between the two words of harm.
        const REACH: usize = 24;
        for last in 1..self.predicates.len() {
            let [first, last] = [&self.predicates[last - 1], &self.predicates[last]];
            let gap = first.tokens.end..last.lead;
            // Bị thương trong vụ đánh bom liều chết: a bare word may belong to another.
            let is_verb = !self.reading.pack.head_first || last.passive || last.tokens.len() > 1;
            let kills = last.effect == Effect::Killed && last.frame == ArgumentPosition::Subject && is_verb;
            if !kills || first.effect != Effect::Wounded || gap.start > gap.end || gap.len() > REACH {
                continue;
            }
            let Some(g) = self.bonds.iter().position(|bond| bond.as_ref().is_some_and(|b| b.cue == first.tokens))
            else {
                continue;
            };
            let is_taken = self.bonds.iter().flatten().any(|bond| bond.cue == last.tokens);
            let end = self.groups[g].end;
            let is_beside = end <= first.lead;
            let (words, list) = (&self.reading.words, self.words);
            let is_relative =
                is_beside && list.relative.longest(words, end + usize::from(self.reading.is(end, ','))).is_some();
            // A miller shot in the foot died: the participle has no verb of its own.
            let is_participle = is_beside && first.lead == end && (!first.passive || self.reading.pack.head_first);
            // …, 12 cows died: what stands behind a comma died itself.
            let comma = gap.clone().rev().find(|&i| self.reading.is(i, ','));
            let is_parted = comma.is_some_and(|comma| comma + 1 != gap.end);
            let has_other_subject = is_parted
                || self.groups.iter().any(|group| gap.contains(&group.tokens.start))
                || gap.clone().any(|i| list.join.longest(words, i).is_some() && !self.reading.is(i, ','))
                || list.victims.ending(words, gap.start, gap.end).is_some();
            if !is_taken && (is_relative || is_participle) && !has_other_subject && !self.crosses(&gap) {
                self.bonds[g] = Some(Bond { effect: Effect::Killed, rule: "subject", cue: last.tokens.clone() });
            }
        }
    }

    /// Nobody was hit: zero of the people before a word that tells of no harm alone.
    pub(super) fn unharmed(&mut self, sentence: &Range<usize>) {
        for at in sentence.clone() {
            let Some(struck) = self.words.struck.longest(&self.reading.words, at) else { continue };
            let cue = at..at + struck.len;
            let g = self.before(&cue).filter(|&g| self.groups[g].quantity.high == Some(0.0));
            if let Some(g) = g {
                self.set(g, Bond { effect: Effect::Killed, rule: "loss", cue });
            }
        }
    }
}
