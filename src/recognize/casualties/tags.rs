//! Who the victims were, where words beside a group say it and not its noun.

use super::Casualties;
use super::groups::Group;
use crate::lang::TokenizedText;
use crate::model::Victim;
use crate::text::Kind;
use std::ops::Range;

impl Casualties {
    /// The token behind the words that take a group from the last figure (four of them).
    pub(super) fn behind_them(&self, reading: &TokenizedText<'_>, group: &Group, limit: usize) -> Option<usize> {
        let mut reach = group.quantity.tokens.end..=group.end.min(limit);
        reach.find_map(|i| Some(i + self.words.of_them.longest(&reading.words, i)?.len))
    }

    /// Tags behind the words that take a part from the last figure: four of them children;
    /// 4 người trong số đó là trẻ em.
    pub(super) fn of_them(&self, reading: &TokenizedText<'_>, group: &Group, limit: usize) -> Option<Vec<Victim>> {
        let words = &reading.words;
        let hit = self.behind_them(reading, group, limit)?;
        let noun = hit + self.words.are.longest(words, hit).map_or(0, |are| are.len);
        let victims = self.words.victims.longest(words, noun).filter(|victims| noun + victims.len <= limit)?;
        Some(victims.value.clone())
    }

    /// Tags of the body that members belong to: members of the Border Guard.
    pub(super) fn body(&self, reading: &TokenizedText<'_>, group: &Group, limit: usize) -> Vec<Victim> {
        const REACH: usize = 10;
        let last = group.tokens.end - 1;
        let of = self.words.link.longest(&reading.words, group.end);
        let Some(of) = of.filter(|_| self.words.member.longest(&reading.words, last).is_some()) else {
            return Vec::new();
        };
        let reach = group.end + of.len..limit.min(group.end + REACH);
        let name = reach.take_while(|&i| {
            !matches!(reading.tokens[i].kind, Kind::Sign(',' | ';' | '.' | '('))
                && self.words.harm.longest(&reading.words, i).is_none()
        });
        let known = name.into_iter().find_map(|i| self.words.bodies.longest(&reading.words, i));
        known.map(|hit| hit.value.clone()).unwrap_or_default()
    }

    /// Tags that come behind the harm word: …, mostly civilians; … là dân thường.
    pub(super) fn described(
        &self,
        reading: &TokenizedText<'_>,
        group: &Group,
        cue: &Range<usize>,
        limit: usize,
    ) -> Vec<Victim> {
        let mostly = |at: usize| {
            let at = at + usize::from(reading.is(at, ','));
            self.words.mostly.longest(&reading.words, at).map(|hit| (at, hit))
        };
        let Some((at, hit)) = mostly(cue.end.max(group.end)).or_else(|| mostly(group.end)) else { return Vec::new() };
        let mut noun = at + hit.len;
        let mut tags = Vec::new();
        while let Some(victims) = self.words.victims.longest(&reading.words, noun).filter(|v| noun + v.len <= limit) {
            tags.extend(victims.value);
            let behind = noun + victims.len;
            match self.words.join.longest(&reading.words, behind) {
                Some(join) => noun = behind + join.len,
                None => break,
            }
        }
        tags
    }
}
