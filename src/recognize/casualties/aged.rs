//! Ages behind people, which count nobody: two sisters (8 and 13); a woman of 71.

use super::groups::{Group, GroupReader, Head};
use crate::lang::Lexicon;
use crate::phrase::{Aged, Class, Quantity};

impl GroupReader<'_, '_> {
    /// The end of an age behind a noun for one person: a woman of 71 drowned. A crew and its
    /// like are many.
    pub(super) fn joined_age(&self, last: Option<&Group>, at: usize) -> Option<usize> {
        let end = self.phrases.ages.joined(&self.phrases.quantities.cardinals, self.reading, at)?;
        let before = at.checked_sub(1).filter(|before| self.sentence.contains(before))?;
        let is_single = || {
            let (noun, _) = self.phrases.nouns.at(self.reading, before)?;
            Some(noun.class == Class::Person && noun.is_plural == Some(false))
        };
        let counts_one =
            |group: &Group| group.end == at && group.head == Head::People && group.quantity.high == Some(1.0);
        let is_one = last.is_some_and(counts_one) || is_single() == Some(true);
        let is_body = self.words.collective.longest(&self.reading.words, before).is_some();
        let is_counted = self.name(end, &Quantity::exactly(at..end, 2.0, true)).is_some();
        (is_one && !is_body && !is_counted && end <= self.sentence.end).then_some(end)
    }

    /// The end of an age behind a name or the last group, whose comma or bracket stands
    /// at a token; not of a count that a part opens (…, 12, including children, …).
    pub(super) fn apposed_age(&self, last: Option<&Group>, at: usize) -> Option<usize> {
        if !(self.reading.is(at, ',') || self.reading.is(at, '(')) {
            return None;
        }
        let before = at.checked_sub(1).filter(|before| self.sentence.contains(before))?;
        let beside = last.filter(|last| last.end == at && last.head == Head::People);
        let aged = match beside {
            Some(group) => Aged::People { are_several: group.quantity.high != Some(1.0) },
            None if self.reading.tokens[before].is_capitalised() => Aged::Named,
            // Girl (9) killed.
            None => {
                let (noun, _) = self.phrases.nouns.at(self.reading, before)?;
                let is_one = noun.class == Class::Person && noun.is_plural == Some(false);
                is_one.then_some(Aged::People { are_several: false })?
            }
        };
        let cardinals = &self.phrases.quantities.cardinals;
        let end = self.phrases.ages.apposed(cardinals, self.reading, at, self.sentence.end, aged)?;
        let behind = end + usize::from(self.reading.is(end, ','));
        let stands = |list: &Lexicon<()>| list.longest(&self.reading.words, behind).is_some();
        let opens_part = [&self.words.part, &self.words.of_them].into_iter().any(stands)
            || stands(&self.words.mostly) && !stands(&self.words.voice);
        (!opens_part).then_some(end)
    }
}
