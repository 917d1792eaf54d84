//! Parts that a list or the next sentence tells of: ten people died when the roof fell
//! in: six dancers, three waiters and a cook. Trong đó có 16 trẻ em.

use super::bind::{Binder, Bond};
use super::groups::Head;
use super::story::Story;
use crate::model::{Effect, Qualifier};
use std::ops::Range;

/// In how many sentences behind a whole one may open with a part of it (…, all named on a
/// list. Among them are two nurses).
const OPENED_REACH: usize = 4;
/// In how many sentences people are still meant by a pronoun.
const THEM_REACH: usize = 2;

impl Binder<'_, '_> {
    /// Binds parts of a whole that was told before them.
    pub(super) fn lists(&mut self, (number, sentence): (usize, &Range<usize>), story: &Story) {
        self.behind_colon(sentence);
        self.opened(sentence, story.latest(number, OPENED_REACH));
        self.of_them(sentence, story.latest(number, THEM_REACH));
        self.in_manner(sentence, story.latest(number, THEM_REACH));
    }

    /// Some of those who were killed, by how they were: Eighteen were shot and 15 hacked to death.
    fn in_manner(&mut self, sentence: &Range<usize>, last: Option<Effect>) {
        let Some(g) = self.groups.iter().position(|group| group.tokens.start == sentence.start) else { return };
        let end = self.groups[g].end;
        let words = &self.reading.words;
        let voice = self.words.voice.longest(words, end).map_or(0, |hit| hit.len);
        let Some(manner) = self.words.manner.longest(words, end + voice) else { return };
        let is_some = self.bonds[g].is_none() && self.groups[g].quantity.high.is_none_or(|high| high > 1.0);
        if is_some && last == Some(Effect::Killed) {
            self.set(g, Bond { effect: Effect::Killed, rule: "part", cue: end + voice..end + voice + manner.len });
        }
    }

    /// The list behind a colon that makes up the count before it.
    fn behind_colon(&mut self, sentence: &Range<usize>) {
        for colon in sentence.clone().filter(|&i| self.reading.is(i, ':')) {
            let Some(first) = self.groups.iter().position(|group| group.tokens.start > colon) else { break };
            let is_whole = |w: &usize| self.bonds[*w].as_ref().is_some_and(|bond| bond.rule != "part");
            let Some(whole) = (0..first).rev().find(is_whole) else { continue };
            let (Some(total), Some(bond)) = (self.groups[whole].quantity.low, self.bonds[whole].clone()) else {
                continue;
            };
            let end = (first..self.groups.len())
                .take_while(|&g| self.bonds[g].as_ref().is_none_or(|bond| bond.rule == "part"))
                .last();
            let Some(end) = end.filter(|_| self.groups[first].tokens.start == colon + 1) else { continue };
            let sum = |range: std::ops::RangeInclusive<usize>| {
                range.map(|g| self.groups[g].quantity.low.unwrap_or(f64::INFINITY)).sum::<f64>()
            };
            let listed = (first..end).take_while(|&g| self.is_list(g, g + 1)).last().map_or(first, |g| g + 1);
            let names_people = (first..=listed).all(|g| self.groups[g].head == Head::People);
            let parts = if end > first && sum(first..=end) == total {
                first..=end
            } else if names_people && listed > first && sum(first..=listed) <= total {
                first..=listed
            } else {
                continue;
            };
            for g in parts {
                self.set(g, Bond { rule: "part", ..bond.clone() });
            }
        }
    }

    /// A sentence that opens with a part of what was counted before it: among them were two
    /// nurses; trong đó có 16 trẻ em và 21 phụ nữ.
    fn opened(&mut self, sentence: &Range<usize>, last: Option<Effect>) {
        /// Tokens between those words and the part.
        const REACH: usize = 2;
        let start = sentence.start;
        let Some(part) = self.words.part.longest(&self.reading.words, start) else { return };
        let from = start + part.len;
        let next = self.groups.iter().position(|group| group.tokens.start >= from);
        let is_near = |&g: &usize| {
            self.groups[g].tokens.start - from <= REACH
                && self.groups[g].head == Head::People
                && self.bonds[g].is_none()
        };
        if let (Some(g), Some(effect)) = (next.filter(is_near), last) {
            self.tell_of(g, &Bond { effect, rule: "among", cue: start..from });
        }
    }

    /// Those who are taken from the people counted last, whatever is told of them: chín người
    /// trong số đó quê ở Karsa; nine of them were pupils.
    fn of_them(&mut self, sentence: &Range<usize>, last: Option<Effect>) {
        for g in 0..self.groups.len() {
            let group = &self.groups[g];
            let reach = group.quantity.tokens.end..=group.end.min(sentence.end - 1);
            let them = reach.clone().find(|&i| self.words.of_them.longest(&self.reading.words, i).is_some());
            let is_free = g.checked_sub(1).is_none_or(|before| self.bonds[before].is_some());
            // One of them, some of them: most often they are the subject of something else.
            let is_few = group.quantity.high == Some(1.0) || group.quantity.qualifier == Qualifier::Indefinite;
            let (Some(them), None, true) = (them, &self.bonds[g], is_free && !is_few) else { continue };
            let here = self.bonds[..g].iter().rev().flatten().map(|bond| bond.effect).next();
            if let Some(effect) = here.or(last) {
                self.set(g, Bond { effect, rule: "carried", cue: them..them + 1 });
            }
        }
    }
}
