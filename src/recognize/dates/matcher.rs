use super::class::{Class, Classes};
use super::parts::Meaning;
use super::pattern::{Op, Rule};
use crate::lang::Reading;
use crate::recognize::numbers::Quantities;
use crate::text::Kind;
use std::ops::Range;

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
    /// The expressions.
    pub(super) extents: Vec<Range<usize>>,
    pub(super) captures: Vec<Capture>,
}

impl Match {
    pub(super) fn extent_end(&self) -> usize {
        self.extents.last().map_or(0, |extent| extent.end)
    }
}

/// Which rules may start at which word: most tokens start none.
#[derive(Debug, Default)]
pub(super) struct Matcher {
    by_word: Vec<Vec<u16>>,
    by_digits: Vec<u16>,
}

impl Matcher {
    pub(super) fn new(rules: &[Rule], classes: &Classes, quantities: &Quantities, words: usize) -> Self {
        let mut new = Self { by_word: vec![Vec::new(); words], by_digits: Vec::new() };
        for (i, rule) in rules.iter().enumerate() {
            new.index(rule, 0, i as u16, classes, quantities);
        }
        for list in new.by_word.iter_mut().chain([&mut new.by_digits]) {
            list.sort_unstable();
            list.dedup();
        }
        new
    }

    /// The rules that may start at a token.
    pub(super) fn candidates(&self, reading: &Reading<'_>, at: usize) -> impl Iterator<Item = usize> {
        let by_word = self.by_word.get(reading.words[at].index()).map_or(&[][..], Vec::as_slice);
        let by_digits = if reading.tokens[at].kind == Kind::Digits { &self.by_digits[..] } else { &[] };
        by_word.iter().chain(by_digits).map(|&rule| rule as usize)
    }

    fn index(&mut self, rule: &Rule, pc: usize, number: u16, classes: &Classes, quantities: &Quantities) {
        match &rule.program[pc] {
            Op::Word(word) => self.by_word[word.index()].push(number),
            Op::Class(class, _) => {
                for word in classes.starts(*class, quantities) {
                    self.by_word[word].push(number);
                }
                if !matches!(class, Class::Words(_)) {
                    self.by_digits.push(number);
                }
            }
            Op::Split(a, b) => {
                self.index(rule, *a, number, classes, quantities);
                self.index(rule, *b, number, classes, quantities);
            }
            Op::Jump(to) | Op::Not(to) => self.index(rule, *to, number, classes, quantities),
            Op::Glue | Op::Open | Op::Close | Op::NotBehind(_) => {
                self.index(rule, pc + 1, number, classes, quantities);
            }
            Op::Accept => {}
        }
    }

    /// Runs one rule at a token.
    pub(super) fn run(
        &self,
        rule: &Rule,
        number: usize,
        classes: &Classes,
        quantities: &Quantities,
        reading: &Reading<'_>,
        at: usize,
    ) -> Option<Match> {
        let mut run = Run { rule, classes, quantities, reading, extents: Vec::new(), captures: Vec::new() };
        let end = run.step(0, at)?;
        let alone = |extent: &Range<usize>| {
            reading.tokens[extent.start].fresh_line && reading.tokens.get(extent.end).is_none_or(|t| t.fresh_line)
        };
        let fits = !rule.whole_line || run.extents.iter().all(alone);
        fits.then_some(Match { rule: number, end, extents: run.extents, captures: run.captures })
    }
}

struct Run<'r, 't> {
    rule: &'r Rule,
    classes: &'r Classes,
    quantities: &'r Quantities,
    reading: &'r Reading<'t>,
    extents: Vec<Range<usize>>,
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
                    let (extents, captures) = (self.extents.clone(), self.captures.len());
                    if let Some(end) = self.step(*a, at) {
                        return Some(end);
                    }
                    self.extents = extents;
                    self.captures.truncate(captures);
                    pc = *b;
                }
                Op::Jump(to) => pc = *to,
                Op::Open => {
                    self.extents.push(at..at);
                    pc += 1;
                }
                Op::Close => {
                    if let Some(extent) = self.extents.last_mut() {
                        extent.end = at;
                    }
                    pc += 1;
                }
                Op::Not(to) => {
                    let (extents, captures) = (self.extents.clone(), self.captures.len());
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
        for (len, meaning) in self.classes.read(class, self.quantities, self.reading, at) {
            if capital && !self.ends_with_capital(at, len) {
                continue;
            }
            let (extents, captures) = (self.extents.clone(), self.captures.len());
            self.captures.push(Capture { extent, meaning });
            if let Some(end) = self.step(pc + 1, at + len) {
                return Some(end);
            }
            self.extents = extents;
            self.captures.truncate(captures);
        }
        None
    }

    /// Whether the last word of a run of tokens starts with a capital.
    fn ends_with_capital(&self, at: usize, len: usize) -> bool {
        let words = self.reading.tokens[at..at + len].iter().rev().find(|token| token.kind == Kind::Word);
        words.is_some_and(|word| word.is_capitalised())
    }

    /// No expression runs over the end of a line.
    fn breaks_line(&self, at: usize) -> bool {
        self.reading.tokens.get(at).is_some_and(|token| token.fresh_line)
            && self.extents.first().is_some_and(|extent| at > extent.start)
    }
}
