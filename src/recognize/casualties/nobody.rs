//! Groups of nobody: no casualties, not a single guard, không ai.

use super::groups::{Group, GroupReader, Head};
use crate::phrase::Quantity;
use std::ops::Range;

impl GroupReader<'_, '_> {
    /// Zero people: no casualties, nobody, không ai.
    pub(super) fn none(&self, at: usize) -> Option<Group> {
        let zero = |tokens: Range<usize>, end| Group::new(Quantity::exactly(tokens, 0.0, false), end, Head::People);
        let words = &self.reading.words;
        let limit = self.sentence.end;
        if let Some(hit) = self.words.nobody.longest(words, at) {
            let effect = (at..at + hit.len).find_map(|i| self.words.nouns.longest(words, i)).map(|noun| *noun.value);
            let nobody = Group { effect, ..zero(at..at + hit.len, at + hit.len) };
            return Some(nobody).filter(|group| group.end <= limit);
        }
        // Không tay súng nào: the word behind the noun closes what the one before it opens.
        let enclosed = self.words.no.longest(words, at).and_then(|no| {
            let noun = self.words.victims.longest(words, at + no.len)?;
            let end = at + no.len + noun.len;
            let any = self.words.any.longest(words, end)?;
            Some(Group { tags: noun.value.clone(), ..zero(at..end + any.len, end + any.len) })
        });
        if enclosed.is_some() {
            return enclosed.filter(|group| group.end <= limit);
        }
        let start = at + self.words.none.longest(words, at)?.len;
        let harm = self.words.nouns.longest(words, start).map(|hit| (hit.len, Vec::new(), Some(*hit.value)));
        let victim = || self.words.victims.longest(words, start).map(|hit| (hit.len, hit.value.clone(), None));
        let (len, tags, effect) = harm.or_else(victim)?;
        (start + len <= limit).then(|| Group { tags, effect, ..zero(at..start, start + len) })
    }
}
