//! Which rules are worth trying at a token: most tokens start none, and of the
//! rules that start with a small word (in, the, ngày) few go on with the next.

use super::class::{Class, Classes, Place};
use super::pattern::{Op, Rule};
use crate::lang::Word;
use crate::recognize::numbers::Quantities;
use crate::text::Kind;

/// The rules by the words that they may start with.
#[derive(Debug, Default)]
pub(super) struct Index {
    by_word: Vec<Vec<Start>>,
    by_digits: Vec<u16>,
    /// Rules that start with a count, tried where one can be read.
    by_count: Vec<u16>,
    follows: Vec<Follow>,
}

/// A rule that may start at a word, and what must come next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Start {
    rule: u16,
    follow: u32,
}

/// What may stand behind the first word of a rule.
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
        // Rules come in their order, so the lists are sorted as they stand.
        let mut index = builder.index;
        index.by_digits.dedup();
        index.by_count.dedup();
        index
    }

    /// The rules to try at a token.
    pub(super) fn candidates(&self, place: &Place<'_, '_>, at: usize) -> impl Iterator<Item = usize> {
        let reading = place.reading;
        let by_word = self.by_word.get(reading.words[at].index()).map_or(&[][..], Vec::as_slice);
        let by_digits = if reading.tokens[at].kind == Kind::Digits { &self.by_digits[..] } else { &[] };
        let next = reading.words.get(at + 1).copied().unwrap_or(Word::UNKNOWN);
        let next_is_digits = reading.tokens.get(at + 1).is_some_and(|token| token.kind == Kind::Digits);
        let goes_on = move |start: &&Start| {
            let follow = &self.follows[start.follow as usize];
            follow.anything || (follow.digits && next_is_digits) || follow.words.binary_search(&next).is_ok()
        };
        let by_count = if place.has_count(at) { &self.by_count[..] } else { &[] };
        let numbered = by_digits.iter().chain(by_count).copied();
        by_word.iter().filter(goes_on).map(|start| start.rule).chain(numbered).map(usize::from)
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
            Op::Class(Class::Count, _) => self.index.by_count.push(rule),
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
                    self.index.by_digits.push(rule);
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

    fn add(&mut self, word: Word, rule: u16, mut follow: Follow) {
        follow.words.sort_unstable();
        self.index.by_word[word.index()].push(Start { rule, follow: self.index.follows.len() as u32 });
        self.index.follows.push(follow);
    }

    fn follow(&self, program: &[Op], pc: usize, follow: &mut Follow) {
        match &program[pc] {
            Op::Word(word) => follow.words.push(*word),
            Op::Class(class, _) => {
                follow.words.extend(self.classes.starts(*class, self.quantities));
                follow.digits |= !matches!(class, Class::Words(_));
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
