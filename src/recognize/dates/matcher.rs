//! Runs a compiled pattern at a token.

use super::class::{Class, Place};
use super::parts::Meaning;
use super::pattern::{Line, Op, Rule};
use crate::lang::TokenizedText;
use crate::text::Kind;
use std::ops::Range;

/// The most phrases of one class that may start at one word; bounds the choices of the
/// matcher. Half of it would do for the development texts.
const MOST_READINGS: usize = 6;

/// Something that a class read within a match.
#[derive(Clone, Debug)]
pub(super) struct Capture {
    /// The number of the expression that it belongs to.
    pub(super) extent: usize,
    pub(super) meaning: Meaning,
}

/// A rule that matched.
#[derive(Clone, Debug)]
pub(super) struct Match {
    pub(super) rule: usize,
    /// One past the last token that the rule looked at, context included.
    pub(super) end: usize,
    pub(super) extents: Extents,
    pub(super) captures: Vec<Capture>,
}

/// The expressions of a match: two of a range, up to four of a list of days. Copied at every
/// choice of the matcher, so it stays off the heap.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Extents {
    places: [(usize, usize); 4],
    len: usize,
}

impl Extents {
    pub(super) fn iter(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        self.places[..self.len].iter().map(|&(start, end)| start..end)
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// From the first to the last.
    pub(super) fn cover(&self) -> Option<Range<usize>> {
        Some(self.places.first().filter(|_| self.len > 0)?.0..self.end())
    }

    /// One past the last token of the last.
    pub(super) fn end(&self) -> usize {
        self.len.checked_sub(1).map_or(0, |last| self.places[last].1)
    }

    fn open(&mut self, at: usize) {
        if let Some(place) = self.places.get_mut(self.len) {
            *place = (at, at);
            self.len += 1;
        }
    }

    fn close(&mut self, at: usize) {
        if let Some(last) = self.len.checked_sub(1) {
            self.places[last].1 = at;
        }
    }
}

/// Runs one rule at a token.
pub(super) fn run(rule: &Rule, number: usize, place: &Place<'_, '_>, at: usize) -> Option<Match> {
    let reading = place.reading;
    let mut run = Run { rule, place, reading, extents: Extents::default(), captures: Vec::new() };
    let end = run.step(0, at)?;
    let opens = |extent: &Range<usize>| reading.tokens[extent.start].fresh_line;
    let closes = |extent: &Range<usize>| reading.tokens.get(extent.end).is_none_or(|t| t.fresh_line);
    let fits = match rule.line {
        Line::Within => true,
        Line::Opens => run.extents.cover().is_some_and(|extent| opens(&extent)),
        Line::Whole => run.extents.iter().all(|extent| opens(&extent) && closes(&extent)),
    };
    fits.then_some(Match { rule: number, end, extents: run.extents, captures: run.captures })
}

struct Run<'r, 't> {
    rule: &'r Rule,
    place: &'r Place<'r, 't>,
    reading: &'r TokenizedText<'t>,
    extents: Extents,
    captures: Vec<Capture>,
}

impl Run<'_, '_> {
    /// Backtracks over the program; gives the token behind the match.
    fn step(&mut self, mut pc: usize, mut at: usize) -> Option<usize> {
        loop {
            match &self.rule.program[pc] {
                Op::Word(word) => {
                    if self.reading.words.get(at) != Some(word) || self.breaks_line(at) {
                        return None;
                    }
                    at += 1;
                    pc += 1;
                }
                Op::Class(class, capital) => return self.class(*class, *capital, pc, at),
                Op::Glue => {
                    if !self.reading.glued(at) {
                        return None;
                    }
                    pc += 1;
                }
                Op::Split(a, b) => {
                    let (extents, captures) = (self.extents, self.captures.len());
                    if let Some(end) = self.step(*a, at) {
                        return Some(end);
                    }
                    self.extents = extents;
                    self.captures.truncate(captures);
                    pc = *b;
                }
                Op::Jump(to) => pc = *to,
                Op::Open => {
                    if self.place.splits_compound(at) {
                        return None;
                    }
                    self.extents.open(at);
                    pc += 1;
                }
                Op::Close => {
                    if self.place.splits_compound(at) {
                        return None;
                    }
                    self.extents.close(at);
                    pc += 1;
                }
                Op::Not(to) => {
                    let (extents, captures) = (self.extents, self.captures.len());
                    let refused = self.step(pc + 1, at).is_some();
                    self.extents = extents;
                    self.captures.truncate(captures);
                    if refused {
                        return None;
                    }
                    pc = *to;
                }
                Op::NotBehind(words) => {
                    if at > 0 && words.contains(&self.reading.words[at - 1]) {
                        return None;
                    }
                    pc += 1;
                }
                Op::Accept => return Some(at),
            }
        }
    }

    fn class(&mut self, class: Class, capital: bool, pc: usize, at: usize) -> Option<usize> {
        if at >= self.reading.tokens.len() || self.breaks_line(at) {
            return None;
        }
        let extent = self.extents.len().saturating_sub(1);
        let (place, classes, reading) = (self.place, self.place.classes, self.reading);
        if let Class::Words(_) = class {
            let mut lengths = [0; MOST_READINGS];
            let hits = classes.words(class, reading, at).take(MOST_READINGS);
            let count = hits.zip(&mut lengths).map(|(hit, length)| *length = hit.len).count();
            // The longest reading first.
            for &length in lengths[..count].iter().rev() {
                let hit = classes.words(class, reading, at).find(|hit| hit.len == length)?;
                let fits = !capital || self.ends_with_capital(at, length);
                let end = if fits { self.capture(extent, hit.value.clone(), pc, at + length) } else { None };
                if end.is_some() {
                    return end;
                }
            }
            return None;
        }
        let (length, meaning) = place.number(class, at)?;
        self.capture(extent, meaning, pc, at + length)
    }

    /// Captures a reading and continues behind it; drops the capture where that fails.
    fn capture(&mut self, extent: usize, meaning: Meaning, pc: usize, behind: usize) -> Option<usize> {
        let (extents, captures) = (self.extents, self.captures.len());
        self.captures.push(Capture { extent, meaning });
        let end = self.step(pc + 1, behind);
        if end.is_none() {
            self.extents = extents;
            self.captures.truncate(captures);
        }
        end
    }

    /// Whether the last word of a run of tokens starts with a capital.
    fn ends_with_capital(&self, at: usize, len: usize) -> bool {
        let words = self.reading.tokens[at..at + len].iter().rev().find(|token| token.kind == Kind::Word);
        words.is_some_and(|word| word.is_capitalised())
    }

    /// No expression runs over the end of a line.
    fn breaks_line(&self, at: usize) -> bool {
        self.reading.tokens.get(at).is_some_and(|token| token.fresh_line)
            && self.extents.cover().is_some_and(|extents| at > extents.start)
    }
}
