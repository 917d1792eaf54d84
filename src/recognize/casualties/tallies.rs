//! Numbers behind a tally or a label: the death toll rose to 27; Killed: 12.

use super::bind::{Binder, Bond};
use super::group_name::is_stop;
use super::groups::{Group, Head};
use super::words::ArgumentPosition;
use crate::model::Effect;
use crate::text::Kind;
use std::ops::Range;

/// How far a number may stand behind the tally that it counts.
const TOLL_REACH: usize = 32;
/// How far the colon may stand behind the label that opens its sentence. At half of it
/// figures of the notes in `tests/sentences` are lost.
const LABEL_REACH: usize = 10;

impl Binder<'_, '_> {
    /// Binds the numbers of labels and tallies.
    pub(super) fn tallies(&mut self, sentence: &Range<usize>) {
        self.labels(sentence);
        self.tolls(sentence);
    }

    /// Killed: 12; Deaths: 3; Bị thương: 30. The label stands before a colon, its counts
    /// behind it. In prose the colon may stand further behind (Killed in the raid: two
    /// guards and a cook), and what follows a count is its parts (16 killed: 11 …).
    fn labels(&mut self, sentence: &Range<usize>) {
        for predicate in self.predicates {
            let cue = predicate.tokens.clone();
            self.label(predicate.effect, cue, predicate.lead, sentence);
        }
        for at in sentence.clone() {
            if let Some(noun) = self.words.nouns.longest(&self.reading.words, at) {
                self.label(*noun.value, at..at + noun.len, at, sentence);
            }
        }
    }

    fn label(&mut self, effect: Effect, cue: Range<usize>, lead: usize, sentence: &Range<usize>) {
        // Without victims: all 46 passengers …
        if self.words.none.ending(&self.reading.words, sentence.start, lead).is_some() {
            return;
        }
        let opens =
            |i: usize| i == sentence.start || matches!(self.reading.tokens[i - 1].kind, Kind::Sign('.' | ';' | '|'));
        let reach = sentence.end.min(cue.end + LABEL_REACH);
        let is_count = |i: usize| self.groups.iter().any(|group| group.tokens.contains(&i));
        let colon = if opens(lead) {
            (cue.end..reach).take_while(|&i| !is_count(i)).find(|&i| self.reading.is(i, ':')).unwrap_or(cue.end)
        } else {
            cue.end
        };
        let first = self.labelled(colon).or_else(|| self.in_series(&cue, lead, sentence));
        let Some(first) = first else { return };
        let before = self.groups.iter().position(|group| group.end == lead || group.end == cue.end);
        let is_labelled = |g: usize| self.bonds[g].as_ref().is_some_and(|bond| bond.rule == "label");
        let rule = if before.is_some_and(|before| !is_labelled(before)) { "part" } else { "label" };
        let group = &self.groups[first];
        let has_own = self.predicates.iter().any(|predicate| predicate.lead == group.end);
        if rule == "part" && (group.head == Head::Bare || has_own) {
            return;
        }
        self.tell_of(first, &Bond { effect, rule, cue });
    }

    /// The group of a label in a series without colons: tử vong 6, bị thương 21, mất tích 3.
    fn in_series(&self, cue: &Range<usize>, lead: usize, sentence: &Range<usize>) -> Option<usize> {
        let sign = |i: usize| self.reading.tokens.get(i).map(|token| token.kind);
        let parts = |i: usize| matches!(sign(i), Some(Kind::Sign(',' | ':' | ';' | '.' | '|')));
        let g = self.groups.iter().position(|group| group.tokens.start == cue.end)?;
        let end = self.groups[g].end;
        let is_parted = (lead == sentence.start || parts(lead - 1)) && (end == sentence.end || parts(end));
        // Two of a kind make a series; one alone is a clause.
        let has_neighbour = self.predicates.iter().any(|other| {
            other.tokens != *cue && self.groups.iter().any(|group| group.tokens.start == other.tokens.end)
        });
        // Раненых около 230: the noun is the topic.
        let is_topic = self.reading.pack.subject_moves
            && self.groups[g].head == Head::Bare
            && self.words.nouns.longest(&self.reading.words, cue.start).is_some();
        (is_parted && (has_neighbour || is_topic) && self.bonds[g].is_none()).then_some(g)
    }

    /// The group without an effect of its own that stands behind the colon or the dash at a token.
    fn labelled(&self, colon: usize) -> Option<usize> {
        let is_dash = || ['-', '–', '—', '='].iter().any(|&sign| self.reading.is(colon, sign));
        let is_label = self.reading.is(colon, ':') || is_dash() && !self.reading.glued(colon);
        let g = self.groups.iter().position(|group| is_label && group.tokens.start == colon + 1)?;
        (self.groups[g].effect.is_none() && self.bonds[g].is_none()).then_some(g)
    }

    /// The death toll rose to 27; số người chết lên tới 27.
    fn tolls(&mut self, sentence: &Range<usize>) {
        for at in sentence.clone() {
            let Some((effect, from)) = self.toll(at) else { continue };
            if let Some(g) = self.leads_toll(at, sentence) {
                self.set(g, Bond { effect, rule: "toll", cue: at..from });
                continue;
            }
            let reached = (0..self.groups.len()).filter(|&g| {
                let start = self.groups[g].tokens.start;
                let is_beside = start == from || start == from + 1 && self.reading.is(from, ':');
                // The dead are not 12, but 9.
                let left = g.checked_sub(1).filter(|&left| self.corrected(left) == g);
                let is_corrected = left.is_some_and(|left| self.reaches(from, self.groups[left].tokens.start));
                !self.groups[g].is_left
                    && start >= from
                    && start - from <= TOLL_REACH
                    && (is_beside || is_corrected || self.reaches(from, start))
            });
            let Some(g) = reached.take_while(|&g| self.bonds[g].is_none()).next() else { continue };
            let bond = Bond { effect, rule: "toll", cue: at..from };
            for g in g + 1..self.groups.len() {
                if self.bonds[g].is_none() && self.may_grow(g) {
                    self.set(g, bond.clone());
                }
            }
            self.set(g, bond);
        }
    }

    /// The number before a tally that a verb of moving opens: sube a 58 la cifra de muertos.
    fn leads_toll(&self, toll: usize, sentence: &Range<usize>) -> Option<usize> {
        let words = &self.reading.words;
        let is_article = |i: usize| self.words.determiner.longest(words, i).is_some();
        let is_before = |group: &Group| group.end == toll || group.end + 1 == toll && is_article(group.end);
        let g = self.groups.iter().position(is_before).filter(|&g| self.bonds[g].is_none())?;
        let start = self.groups[g].tokens.start;
        let moves = |i: usize| self.words.moved.longest(words, i).or_else(|| self.words.counts.longest(words, i));
        let has_moved = (sentence.start..start).any(|i| moves(i).is_some());
        let reaches = self.words.reach.ending(words, sentence.start, start).is_some();
        // Ya son 58 los muertos.
        let is_said = self.words.then.ending(words, sentence.start, start).is_some();
        (self.reading.pack.subject_moves && (has_moved && reaches || is_said)).then_some(g)
    }

    /// Whether the number is a forecast behind a count of the same tally: … at 12 but could reach 20.
    fn may_grow(&self, g: usize) -> bool {
        let (from, to) = (self.groups[g - 1].end, self.groups[g].tokens.start);
        let words = &self.reading.words;
        let doubts = |i: &usize| {
            self.words.hypothetical.longest(words, *i).or_else(|| self.words.forecast.longest(words, *i)).is_some()
        };
        let small = |i: usize| {
            self.reading.is(i, ',')
                || self.words.join.longest(words, i).is_some()
                || is_stop(self.words, self.reading, i)
        };
        let doubt = (from..to).find(doubts);
        doubt.is_some_and(|doubt| to - doubt <= TOLL_REACH && (from..doubt).all(small) && self.reaches(doubt, to))
    }

    /// The tally that starts at a token, and its end: a known phrase (death toll), or a
    /// number of people with their harm (số binh sĩ tử trận).
    fn toll(&self, at: usize) -> Option<(Effect, usize)> {
        let words = &self.reading.words;
        let known = self.words.tolls.longest(words, at).map(|toll| (*toll.value, at + toll.len));
        known.or_else(|| {
            let people = at + self.words.toll_head.longest(words, at)?.len;
            let mut end = people + self.words.victims.longest(words, people)?.len;
            while let Some(auxiliary) = self.words.passive.longest(words, end) {
                end += auxiliary.len;
            }
            let harm =
                self.words.harm.longest(words, end).filter(|harm| harm.value.frame != ArgumentPosition::Object)?;
            Some((harm.value.effect, end + harm.len))
        })
    }

    /// Whether a word like "reached" ends right before token `to` or stands there.
    pub(super) fn reaches(&self, from: usize, to: usize) -> bool {
        self.words.reach.longest(&self.reading.words, to).is_some()
            || self.words.reach.ending(&self.reading.words, from, to).is_some()
    }
}
