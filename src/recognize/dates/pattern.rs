//! The notation of a language's `dates` file, compiled.
//!
//! ```text
//! heading:                   what the rules below are about
//! $name = pattern            a piece to use in patterns below
//! pattern => build setting   a rule
//! ```
//! In a pattern a bare word is itself in any case; `<class>` one of
//! [`Classes`], `<class^>` written with a capital; `(a|b)` a choice, `?` makes
//! the item before it optional, `_` wants no blank between its neighbours,
//! `{/.-}` is one of these signs, `!(a|b)` refuses what follows, `~(a|b)`
//! refuses the word before, `[…]` is an expression of its own, all else then
//! is context; `\` takes the meaning off the next sign.

use super::class::{self, Class, Classes};
use super::parts::{Build, Meaning};
use crate::lang::{Vocabulary, Word};
use crate::model::{DayPart, Modifier, Vague};
use rustc_hash::FxHashMap;

/// One step of a compiled pattern.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Op {
    /// This word or sign.
    Word(Word),
    /// A reading of this class, with a capital if asked.
    Class(Class, bool),
    /// The next token follows without a blank.
    Glue,
    /// First here, then there.
    Split(usize, usize),
    /// Go on there.
    Jump(usize),
    /// An expression starts.
    Open,
    /// An expression ends.
    Close,
    /// The steps up to this one must not match here.
    Not(usize),
    /// The token before must be none of these.
    NotBehind(Vec<Word>),
    /// The pattern has matched.
    Accept,
}

/// A compiled rule.
#[derive(Debug)]
pub(super) struct Rule {
    /// The heading that it stands under: the name of the rule in reasons.
    pub(super) name: &'static str,
    pub(super) program: Vec<Op>,
    pub(super) build: Build,
    /// What the rule itself states: for all its expressions or for one of them.
    pub(super) settings: Vec<(Option<usize>, Meaning)>,
    /// Where in a line its expression must stand.
    pub(super) line: Line,
}

/// Where in a line an expression stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// Anywhere.
    Within,
    /// At its beginning.
    Opens,
    /// It is the whole line.
    Whole,
}

impl Rule {
    pub(super) fn is_range(&self) -> bool {
        self.build == Build::Range
    }
}

/// Compiles a `dates` file. A line that cannot be read is left out; the tests
/// of the data make sure that there is none.
pub(super) fn rules(file: &'static str, classes: &Classes, vocabulary: &mut Vocabulary) -> Vec<Rule> {
    let mut macros = FxHashMap::default();
    let mut rules = Vec::new();
    let mut heading = "";
    for line in file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some((pattern, action)) = line.split_once("=>") {
            rules.extend(rule(heading, pattern.trim(), action, &macros, classes, vocabulary));
        } else if let Some((name, pattern)) = line.strip_prefix('$').and_then(|rest| rest.split_once('=')) {
            let expanded = expand(pattern.trim(), &macros);
            macros.insert(name.trim(), format!("({expanded})"));
        } else if let Some(name) = line.strip_suffix(':') {
            heading = name;
        }
    }
    rules
}

fn rule(
    name: &'static str,
    pattern: &str,
    action: &str,
    macros: &FxHashMap<&str, String>,
    classes: &Classes,
    vocabulary: &mut Vocabulary,
) -> Option<Rule> {
    let expanded = expand(pattern, macros);
    let mut parser = Parser { rest: expanded.chars().collect(), at: 0, classes, vocabulary, program: Vec::new() };
    let bracketed = expanded.contains('[');
    if !bracketed {
        parser.program.push(Op::Open);
    }
    parser.sequence()?;
    if parser.at < parser.rest.len() {
        return None;
    }
    let mut program = parser.program;
    if !bracketed {
        // What a rule without brackets refuses to stand before is no part of its extent.
        let end = program.iter().rposition(|op| matches!(op, Op::Not(_)));
        let close = end.filter(|&at| matches!(&program[at], Op::Not(to) if *to == program.len()));
        match close {
            Some(at) => insert(&mut program, at, Op::Close),
            None => program.push(Op::Close),
        }
    }
    program.push(Op::Accept);
    let mut words = action.split_whitespace();
    let build = match words.next()? {
        "date" => Build::Date,
        "range" => Build::Range,
        "duration" => Build::Duration,
        "set" => Build::Set,
        "vague" => Build::Vague,
        "nothing" => Build::Nothing,
        _ => return None,
    };
    let mut settings = Vec::new();
    let mut line = Line::Within;
    for word in words {
        match word {
            "line" => line = Line::Whole,
            "opens" => line = Line::Opens,
            _ => settings.push(setting(word)?),
        }
    }
    Some(Rule { name, program, build, settings, line })
}

/// Inserts an op and moves the targets behind it.
fn insert(program: &mut Vec<Op>, at: usize, op: Op) {
    let moved = |to: &mut usize| *to += usize::from(*to > at);
    for op in program.iter_mut() {
        match op {
            Op::Split(a, b) => {
                moved(a);
                moved(b);
            }
            Op::Jump(to) | Op::Not(to) => moved(to),
            _ => {}
        }
    }
    program.insert(at, op);
}

/// `mod=END`, `shift=day-1`, `part2=TMO` (the second expression alone).
fn setting(word: &str) -> Option<(Option<usize>, Meaning)> {
    let (name, value) = word.split_once('=').unwrap_or((word, ""));
    let (name, only) = match name.strip_suffix(['1', '2']) {
        Some(bare) => (bare, name.ends_with('2').then_some(1).or(Some(0))),
        None => (name, None),
    };
    let meaning = match name {
        "mod" => Meaning::Modifier(Modifier::ALL.into_iter().find(|m| m.name() == value)?),
        "part" => Meaning::DayPart(DayPart::named(value)?),
        "unit" => Meaning::Unit(class::unit(value)?),
        "shift" => {
            let at = value.find(|c: char| c == '-' || c.is_ascii_digit())?;
            Meaning::Shift(class::unit(&value[..at])?, value[at..].parse().ok()?)
        }
        "direction" => Meaning::Direction(value.parse().ok()?),
        "quarter" => Meaning::Quarter(value.parse().ok()?),
        "half" => Meaning::Half(value.parse().ok()?),
        "hour" => Meaning::Hour(value.parse().ok()?),
        "weekday" => Meaning::Weekday(value.parse().ok()?),
        "ago" => Meaning::Distance(-1),
        "ahead" => Meaning::Distance(1),
        "told" => Meaning::Told,
        "weekend" => Meaning::Weekend,
        "bc" => Meaning::BeforeChrist,
        "many" => Meaning::Many,
        "halfunit" => Meaning::HalfUnit,
        "lunar" => Meaning::Lunar,
        "past" => Meaning::Vague(Vague::Past),
        "present" => Meaning::Vague(Vague::Present),
        "future" => Meaning::Vague(Vague::Future),
        _ => return None,
    };
    Some((only, meaning))
}

fn expand(pattern: &str, macros: &FxHashMap<&str, String>) -> String {
    let mut out = String::new();
    let mut rest = pattern;
    while let Some(at) = rest.find('$') {
        out.push_str(&rest[..at]);
        let name = &rest[at + 1..];
        let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        match macros.get(&name[..end]) {
            Some(expansion) => out.push_str(expansion),
            None => out.push_str(&rest[at..at + 1 + end]),
        }
        rest = &name[end..];
    }
    out.push_str(rest);
    out
}

struct Parser<'a> {
    rest: Vec<char>,
    at: usize,
    classes: &'a Classes,
    vocabulary: &'a mut Vocabulary,
    program: Vec<Op>,
}

impl Parser<'_> {
    fn peek(&mut self) -> Option<char> {
        while self.rest.get(self.at) == Some(&' ') {
            self.at += 1;
        }
        self.rest.get(self.at).copied()
    }

    /// Items up to a `|`, `)`, `]` or the end.
    fn sequence(&mut self) -> Option<()> {
        while let Some(c) = self.peek() {
            if matches!(c, '|' | ')' | ']') {
                break;
            }
            let start = self.program.len();
            self.item(c)?;
            if self.rest.get(self.at) == Some(&'?') {
                self.at += 1;
                insert(&mut self.program, start, Op::Jump(0));
                let end = self.program.len();
                self.program[start] = Op::Split(start + 1, end);
            }
        }
        Some(())
    }

    fn item(&mut self, c: char) -> Option<()> {
        self.at += 1;
        match c {
            '(' => self.choice(),
            '[' => {
                self.program.push(Op::Open);
                self.sequence()?;
                self.program.push(Op::Close);
                self.take(']')
            }
            '_' => {
                self.program.push(Op::Glue);
                Some(())
            }
            '<' => {
                let name = self.until('>')?;
                let (name, capital) = name.strip_suffix('^').map_or((name.as_str(), false), |bare| (bare, true));
                let class = self.classes.named(name)?;
                self.program.push(Op::Class(class, capital));
                Some(())
            }
            '{' => {
                let signs: Vec<Word> =
                    self.until('}')?.chars().map(|c| self.vocabulary.intern(&c.to_string())).collect();
                let choices = signs.into_iter().map(|sign| vec![Op::Word(sign)]).collect();
                self.alternatives(choices);
                Some(())
            }
            '!' => {
                let start = self.program.len();
                self.program.push(Op::Not(0));
                self.take('(')?;
                self.choice()?;
                self.program.push(Op::Accept);
                self.program[start] = Op::Not(self.program.len());
                Some(())
            }
            '~' => {
                self.take('(')?;
                let words = self.until(')')?;
                let words = words.split('|').map(|word| self.vocabulary.intern(word.trim())).collect();
                self.program.push(Op::NotBehind(words));
                Some(())
            }
            '\\' => {
                let sign = self.rest.get(self.at)?.to_string();
                self.at += 1;
                self.program.push(Op::Word(self.vocabulary.intern(&sign)));
                Some(())
            }
            _ => {
                self.at -= 1;
                self.word()
            }
        }
    }

    /// `a|b)`, the opening bracket already taken.
    fn choice(&mut self) -> Option<()> {
        let mut choices = Vec::new();
        loop {
            let outer = std::mem::take(&mut self.program);
            self.sequence()?;
            choices.push(std::mem::replace(&mut self.program, outer));
            match self.peek()? {
                '|' => self.at += 1,
                _ => break,
            }
        }
        self.take(')')?;
        self.alternatives(choices);
        Some(())
    }

    fn alternatives(&mut self, choices: Vec<Vec<Op>>) {
        let total: usize = choices.iter().map(|ops| ops.len() + 2).sum::<usize>() - 2;
        let end = self.program.len() + total;
        let last = choices.len() - 1;
        for (i, ops) in choices.into_iter().enumerate() {
            if i < last {
                let here = self.program.len();
                self.program.push(Op::Split(here + 1, here + ops.len() + 2));
            }
            let base = self.program.len();
            self.program.extend(ops.into_iter().map(|op| match op {
                Op::Split(a, b) => Op::Split(a + base, b + base),
                Op::Jump(to) => Op::Jump(to + base),
                Op::Not(to) => Op::Not(to + base),
                op => op,
            }));
            if i < last {
                self.program.push(Op::Jump(end));
            }
        }
    }

    /// A literal word or sign; what the tokenizer parts is glued.
    fn word(&mut self) -> Option<()> {
        let start = self.at;
        let stops = |c: char| matches!(c, ' ' | '(' | ')' | '[' | ']' | '|' | '?' | '<' | '_' | '{' | '!' | '~' | '\\');
        while self.rest.get(self.at).is_some_and(|&c| !stops(c)) {
            self.at += 1;
        }
        let literal: String = self.rest[start..self.at].iter().collect();
        // Behind something a possessive ending is one token.
        let glued = matches!(self.program.last(), Some(Op::Glue)) && !literal.starts_with(|c: char| c.is_ascii_digit());
        let words = match glued {
            true => self.vocabulary.phrase(&format!("0{literal}")).split_off(1),
            false => self.vocabulary.phrase(&literal),
        };
        for (i, word) in words.iter().enumerate() {
            if i > 0 {
                self.program.push(Op::Glue);
            }
            self.program.push(Op::Word(*word));
        }
        (!words.is_empty()).then_some(())
    }

    fn take(&mut self, sign: char) -> Option<()> {
        (self.peek()? == sign).then(|| self.at += 1)
    }

    fn until(&mut self, sign: char) -> Option<String> {
        let end = self.at + self.rest.get(self.at..)?.iter().position(|&c| c == sign)?;
        let inside = self.rest[self.at..end].iter().collect();
        self.at = end + 1;
        Some(inside)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::PACKS;

    #[test]
    fn every_line_of_every_language_compiles() {
        for pack in PACKS {
            let mut vocabulary = Vocabulary::new(pack.spelling);
            let classes = Classes::new(pack, &mut vocabulary);
            let lines = || pack.dates.text().lines().filter(|line| line.contains("=>") && !line.starts_with('#'));
            for line in lines() {
                let (pattern, action) = line.split_once("=>").unwrap();
                let macros: String = pack
                    .dates
                    .text()
                    .lines()
                    .filter(|l| l.starts_with('$') && !l.contains("=>"))
                    .flat_map(|l| [l, "\n"])
                    .collect();
                let file: &'static str = format!("{macros}{pattern}=>{action}").leak();
                assert_eq!(rules(file, &classes, &mut vocabulary).len(), 1, "{}: cannot read {line}", pack.code);
            }
            let compiled = rules(pack.dates.text(), &classes, &mut vocabulary);
            assert_eq!(compiled.len(), lines().count());
            assert!(compiled.iter().all(|rule| !rule.name.is_empty()), "{}: a rule without a heading", pack.code);
        }
    }
}
