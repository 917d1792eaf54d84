//! Counts that a list gives by place, with nothing but a name and a number: 16 dead (Karsa 11,
//! Tolva 5); in Karsa 5 people died, in Tolva 3, Medra 2.

use super::bind::{Binder, Bond};
use super::groups::Head;
use crate::text::Kind;
use std::ops::Range;

/// Tokens in the longest name of a place, with what kind of place it is.
const LONGEST: usize = 6;

impl Binder<'_, '_> {
    /// Binds the numbers that stand right behind the name of a place: in a bracket behind the
    /// count that they make up, and behind a number that stands so itself.
    pub(super) fn by_place(&mut self) {
        for g in 1..self.groups.len() {
            let (Some(bond), None) = (self.bonds[g - 1].clone(), &self.bonds[g]) else { continue };
            let gap = self.groups[g - 1].end.max(bond.cue.end)..self.groups[g].tokens.start;
            let [before, this] = [g - 1, g].map(|g| self.groups[g].quantity.low);
            let is_less = before.zip(this).is_some_and(|(whole, part)| part < whole);
            if self.groups[g].head != Head::Bare || gap.is_empty() || !self.is_last(g) {
                continue;
            }
            if is_less && self.reading.is(gap.start, '(') && self.is_place(gap.start + 1..gap.end) {
                self.set(g, Bond { rule: "part", ..bond });
            } else if self.parts_list(gap.start) && self.is_placed(g - 1) && self.is_place(gap.start + 1..gap.end) {
                self.set(g, bond);
            }
        }
        self.summands();
    }

    /// Two numbers alone in a bracket that make up the count before it: 59 wounded (41 and 18).
    fn summands(&mut self) {
        for g in 2..self.groups.len() {
            let (Some(bond), None, None) = (self.bonds[g - 2].clone(), &self.bonds[g - 1], &self.bonds[g]) else {
                continue;
            };
            let [whole, one, other] = [g - 2, g - 1, g].map(|g| &self.groups[g]);
            let opens = one.tokens.start - 1;
            let is_beside = [whole.end, bond.cue.end].contains(&opens) && self.reading.is(opens, '(');
            let sum = one.quantity.low.zip(other.quantity.low).map(|(one, other)| one + other);
            if is_beside && sum == whole.quantity.low && self.is_list(g - 1, g) && self.reading.is(other.end, ')') {
                let part = Bond { rule: "part", ..bond };
                self.set(g - 1, part.clone());
                self.set(g, part);
            }
        }
    }

    fn parts_list(&self, at: usize) -> bool {
        self.reading.is(at, ',') || self.reading.is(at, ';') || self.stands(&self.words.join, at)
    }

    /// Whether a number stands right behind a name.
    fn is_placed(&self, g: usize) -> bool {
        let before = self.groups[g].tokens.start.checked_sub(1);
        before.is_some_and(|before| {
            let name = if self.reading.is(before, ':') { before.saturating_sub(1) } else { before };
            self.reading.tokens[name].is_capitalised()
        })
    }

    /// Whether tokens are a name, with what kind of place it is before it and a colon behind it.
    fn is_place(&self, tokens: Range<usize>) -> bool {
        let end = if tokens.is_empty() || !self.reading.is(tokens.end - 1, ':') { tokens.end } else { tokens.end - 1 };
        let name = tokens.start..end;
        let is_word = |i: usize| {
            self.reading.tokens[i].kind == Kind::Word && self.words.harm.longest(&self.reading.words, i).is_none()
        };
        !name.is_empty()
            && name.len() <= LONGEST
            && self.reading.tokens[end - 1].is_capitalised()
            && name.into_iter().all(is_word)
    }
}
