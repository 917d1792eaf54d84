//! Groups that share one word of harm: 39 soldiers and 20 civilians died; four and six dead.

use super::bind::{Binder, Bond};
use super::groups::Head;

impl Binder<'_, '_> {
    /// 39 soldiers, 134 fighters and 20 civilians died: one harm word for all.
    /// 210 people, 12 children among them, were wounded: the part shares it too.
    pub(super) fn coordinated(&mut self) {
        self.parts();
        for g in (1..self.groups.len()).rev() {
            let (left, right) = (g - 1, g);
            if let (None, Some(bond)) = (&self.bonds[left], self.bonds[right].clone())
                && !(self.is_part(right) && self.is_told_of_part(right))
                && (self.is_ellipsis(left, right)
                    || self.groups[left].head != Head::Bare
                        && bond.rule != "object"
                        && (self.is_list(left, right)
                            || self.is_long_list(left, right)
                            || self.encloses_part(left, right)))
            {
                self.set(left, bond);
            }
        }
        for g in 1..self.groups.len() {
            let (Some(bond), None) = (self.bonds[g - 1].clone(), &self.bonds[g]) else { continue };
            if bond.rule != "subject" && self.is_list(g - 1, g) || self.is_elsewhere(g, &bond) || self.is_of_others(g) {
                self.set(g, bond);
            }
        }
        self.parts();
    }

    /// A bare number with a place of its own behind a bound one: five killed in Baidoa, 3 in
    /// Merca.
    pub(super) fn is_elsewhere(&self, g: usize, bond: &Bond) -> bool {
        /// Tokens of the place between the two. At half of it figures of the notes in
        /// `tests/sentences` are lost.
        const REACH: usize = 8;
        let (before, group) = (&self.groups[g - 1], &self.groups[g]);
        let gap = before.end.max(bond.cue.end)..group.tokens.start;
        let is_near = gap.start < gap.end && gap.len() <= REACH && !self.crosses(&gap);
        let joins = |i: usize| self.words.join.longest(&self.reading.words, i).is_some() || self.reading.is(i, ',');
        // Fifteen people died in Kailu and 6 people in Huan.
        let is_plain = group.head == Head::Bare
            || group.head == Head::People
                && group.tags.is_empty()
                && self.words.count_unit.longest(&self.reading.words, group.quantity.tokens.end).is_some();
        let is_joined = is_near && joins(gap.end - 1);
        let is_placed = |i: usize| self.words.locative.longest(&self.reading.words, i).is_some();
        is_plain
            && (group.quantity.in_digits == before.quantity.in_digits || group.quantity.high != Some(1.0))
            && is_joined
            && gap.clone().any(is_placed)
            && is_placed(group.end)
    }

    /// Whether a number leaves out the noun of the group before it, of which it names another
    /// origin: 5 fighters from Karsa and 2 from Tolva; 33 dead at the quarry and 33 others at the
    /// camp.
    fn is_of_others(&self, g: usize) -> bool {
        /// Tokens of the origin of the group before.
        const REACH: usize = 8;
        let (before, group) = (&self.groups[g - 1], &self.groups[g]);
        let words = &self.reading.words;
        let gap = before.end..group.tokens.start;
        let from = |i: usize| self.words.locative.longest(words, i).or_else(|| self.words.link.longest(words, i));
        let is_named = from(gap.start).is_some();
        let is_near = gap.len() > 1 && gap.len() <= REACH && !self.crosses(&gap);
        is_near
            && matches!(group.head, Head::Bare | Head::Others)
            && is_named
            && from(group.end).is_some()
            && self.words.join.longest(words, gap.end - 1).is_some()
            && gap.clone().all(|i| self.words.harm.longest(words, i).is_none())
    }

    /// Whether a conjunction before the right group takes up the left one after
    /// some words that describe it: 11 recruits of the brigade and four civilians.
    fn is_long_list(&self, left: usize, right: usize) -> bool {
        const REACH: usize = 8;
        let gap = self.groups[left].end..self.groups[right].tokens.start;
        let quiet = gap.clone().all(|i| self.words.harm.longest(&self.reading.words, i).is_none());
        gap.len() > 1
            && gap.len() <= REACH
            && quiet
            && !self.crosses(&gap)
            && !gap.clone().any(|i| self.reading.is(i, ','))
            && self.words.join.longest(&self.reading.words, gap.end - 1).is_some()
    }

    /// Whether the left number shares the noun of the right group: 30 regime
    /// and 39 rebel fighters; four, six and nine people.
    fn is_ellipsis(&self, left: usize, right: usize) -> bool {
        const LONGEST: usize = 3;
        if self.is_moved(left) {
            return false;
        }
        let gap = self.groups[left].end..self.groups[right].tokens.start;
        let [this, next] = [left, right].map(|g| &self.groups[g]);
        let is_chain = right + 1 < self.groups.len()
            && [this, next].iter().all(|group| group.head == Head::Bare)
            && this.quantity.in_digits == next.quantity.in_digits
            && gap.len() == 1
            && self.reading.is(gap.start, ',')
            && self.is_ellipsis(right, right + 1);
        // 4 and 6 dead.
        let is_pair = [this, next].iter().all(|group| group.head == Head::Bare)
            && this.quantity.in_digits == next.quantity.in_digits
            && gap.len() == 1
            && self.words.join.longest(&self.reading.words, gap.start).is_some()
            && !self.reading.is(gap.start, ',');
        if is_chain || is_pair {
            return true;
        }
        self.groups[left].head == Head::Bare
            && self.groups[right].head == Head::People
            && (1..=LONGEST).contains(&gap.len())
            && self.words.join.longest(&self.reading.words, gap.end - 1).is_some()
            && self.only_describes(gap.start..gap.end - 1)
    }

    /// Whether a number is one that a count went from or to: from three to eight.
    fn is_moved(&self, g: usize) -> bool {
        g > 0 && self.is_led_from(g - 1, g) || g + 1 < self.groups.len() && self.is_led_from(g, g + 1)
    }

    /// Whether a part stands between the left group and its harm word.
    fn encloses_part(&self, left: usize, right: usize) -> bool {
        /// Tokens between the two groups; at half of it figures of `articles` are lost.
        const REACH: usize = 6;
        self.groups[right].tokens.start - self.groups[left].end <= REACH
            && (self.opens_part(left, right) || self.groups[right].partitive)
    }

    /// Whether a group is taken from others, as its words or those behind it say.
    fn is_part(&self, g: usize) -> bool {
        self.groups[g].partitive || self.stands(&self.words.of_them, self.groups[g].end)
    }

    /// Whether the harm word is of the part alone: seven people, one of whom died; six divers,
    /// one of them dead. A comma before the part and none behind it parts the two.
    fn is_told_of_part(&self, part: usize) -> bool {
        let group = &self.groups[part];
        let is_relative = |i: usize| self.words.part_relative.longest(&self.reading.words, i).is_some();
        let cue = self.bonds[part].as_ref().map_or(group.end, |bond| bond.cue.start);
        let gap = group.end.min(cue)..cue;
        let is_behind_comma = group.tokens.start > 0 && self.reading.is(group.tokens.start - 1, ',');
        let is_own = is_behind_comma && cue >= group.end || (group.quantity.tokens.end..group.end).any(is_relative);
        is_own && !gap.into_iter().any(|i| self.reading.is(i, ','))
    }
}
