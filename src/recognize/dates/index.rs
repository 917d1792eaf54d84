//! Which rules are worth trying at a token: most tokens start none, and of the
//! rules that start with a small word (in, the, ngày) few go on with the next.

use super::class::{Class, Classes, Place};
use super::pattern::{Op, Rule};
use crate::lang::Word;
use crate::phrase::Quantities;
use crate::text::Kind;

/// The rules by the words that they may start with.
#[derive(Debug, Default)]
pub(super) struct Index {
    by_word: Vec<Vec<Start>>,
    by_digits: Vec<Start>,
    /// Rules that start with a count, tried where one can be read.
    by_count: Vec<Start>,
    follows: Vec<Follow>,
}

/// A rule that may start here, and what must come next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Start {
    rule: u16,
    follow: u32,
}

/// What may stand behind what a rule starts with.
#[derive(Clone, Debug, Default)]
struct Follow {
    anything: bool,
    digits: bool,
    /// Sorted.
    words: Vec<Word>,
}

impl Index {
    pub(super) fn new(rules: &[Rule], classes: &Classes, quantities: &Quantities, words: usize) -> Self {
        let index =
            Self { by_word: vec![Vec::new(); words], by_digits: Vec::new(), by_count: Vec::new(), follows: Vec::new() };
        let mut builder = Builder { index, classes, quantities };
        for (i, rule) in rules.iter().enumerate() {
            builder.start(&rule.program, 0, i as u16);
        }
        builder.index
    }

    /// The rules to try at a token.
    pub(super) fn candidates(&self, place: &Place<'_, '_>, at: usize) -> impl Iterator<Item = usize> {
        let reading = place.reading;
        let by_word = self.by_word.get(reading.words[at].index()).map_or(&[][..], Vec::as_slice);
        let by_digits = if reading.tokens[at].kind == Kind::Digits { &self.by_digits[..] } else { &[] };
        let count = place.count_end(at);
        let by_count = if count.is_some() { &self.by_count[..] } else { &[] };
        let goes_on = move |next: usize| {
            let word = reading.words.get(next).copied().unwrap_or(Word::UNKNOWN);
            let digits = reading.tokens.get(next).is_some_and(|token| token.kind == Kind::Digits);
            move |start: &&Start| {
                let follow = &self.follows[start.follow as usize];
                follow.anything || (follow.digits && digits) || follow.words.binary_search(&word).is_ok()
            }
        };
        let one = by_word.iter().chain(by_digits).filter(goes_on(at + 1));
        let counted = by_count.iter().filter(goes_on(count.unwrap_or(at + 1)));
        one.chain(counted).map(|start| usize::from(start.rule))
    }
}

struct Builder<'a> {
    index: Index,
    classes: &'a Classes,
    quantities: &'a Quantities,
}

impl Builder<'_> {
    fn start(&mut self, program: &[Op], pc: usize, rule: u16) {
        match &program[pc] {
            Op::Word(word) => {
                let mut follow = Follow::default();
                self.follow(program, pc + 1, &mut follow);
                self.add(*word, rule, follow);
            }
            Op::Class(Class::Count, _) => {
                let start = self.behind(program, pc, rule);
                self.index.by_count.push(start);
            }
            Op::Class(class, _) => {
                for word in self.classes.starts(*class, self.quantities) {
                    let (words, whole) = self.classes.continuations(*class, word);
                    let mut follow = Follow { words, ..Follow::default() };
                    if whole {
                        self.follow(program, pc + 1, &mut follow);
                    }
                    self.add(word, rule, follow);
                }
                if !matches!(class, Class::Words(_)) {
                    let start = self.behind(program, pc, rule);
                    self.index.by_digits.push(start);
                }
            }
            Op::Split(a, b) => {
                self.start(program, *a, rule);
                self.start(program, *b, rule);
            }
            Op::Jump(to) | Op::Not(to) => self.start(program, *to, rule),
            Op::Glue | Op::Open | Op::Close | Op::NotBehind(_) => self.start(program, pc + 1, rule),
            Op::Accept => {}
        }
    }

    fn add(&mut self, word: Word, rule: u16, follow: Follow) {
        let start = self.start_with(rule, follow);
        self.index.by_word[word.index()].push(start);
    }

    /// A rule with what may stand behind its step `pc`.
    fn behind(&mut self, program: &[Op], pc: usize, rule: u16) -> Start {
        let mut follow = Follow::default();
        self.follow(program, pc + 1, &mut follow);
        self.start_with(rule, follow)
    }

    fn start_with(&mut self, rule: u16, mut follow: Follow) -> Start {
        follow.words.sort_unstable();
        self.index.follows.push(follow);
        Start { rule, follow: self.index.follows.len() as u32 - 1 }
    }

    fn follow(&self, program: &[Op], pc: usize, follow: &mut Follow) {
        match &program[pc] {
            Op::Word(word) => follow.words.push(*word),
            Op::Class(class, _) => {
                follow.words.extend(self.classes.starts(*class, self.quantities));
                follow.digits |= !matches!(class, Class::Words(_));
                follow.anything |= *class == Class::Name;
            }
            Op::Split(a, b) => {
                self.follow(program, *a, follow);
                self.follow(program, *b, follow);
            }
            Op::Jump(to) | Op::Not(to) => self.follow(program, *to, follow),
            Op::Glue | Op::Open | Op::Close | Op::NotBehind(_) => self.follow(program, pc + 1, follow),
            Op::Accept => follow.anything = true,
        }
    }
}
