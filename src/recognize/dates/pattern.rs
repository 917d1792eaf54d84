//! The patterns of a language's `dates` file, compiled. Their notation is that of
//! [`Parts`], and more:
//!
//! ```text
//! heading:                   what the rules below are about
//! $name = pattern            a piece to use in patterns below
//! pattern => build setting   a rule
//! ```

use super::class::{self, Class, Classes};
use super::parts::{Build, Meaning};
use crate::lang::DataFault;
use crate::lang::{Item, LanguagePack, Parts, PatternError, Vocabulary, Word};
use crate::model::{DayPart, Modifier, Vague};

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
    pub(super) settings: Vec<Setting>,
    /// Where in a line its expression must stand.
    pub(super) line: Line,
}

/// What a rule states of the expression with this number, or of all.
pub(super) type Setting = (Option<usize>, Meaning);

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

/// Compiles a `dates` file. A line that cannot be read is left out and reported.
pub(super) fn rules(
    pack: &LanguagePack,
    classes: &Classes,
    vocabulary: &mut Vocabulary,
    report: &mut dyn FnMut(usize, DataFault),
) -> Vec<Rule> {
    let mut parts = Parts::new(pack.inflection());
    let mut rules = Vec::new();
    let mut heading = "";
    let lines = pack
        .dates
        .text()
        .lines()
        .map(str::trim)
        .zip(1..)
        .filter(|(line, _)| !line.is_empty() && !line.starts_with('#'));
    for (line, number) in lines {
        if let Some((pattern, action)) = line.split_once("=>") {
            if heading.is_empty() {
                report(number, DataFault::NoSection);
            }
            match rule(heading, pattern.trim(), action, &parts, classes, vocabulary) {
                Ok(rule) => rules.push(rule),
                Err(fault) => report(number, fault),
            }
        } else if let Some(defined) = parts.define(line) {
            defined.unwrap_or_else(|error| report(number, error.into()));
        } else if let Some(name) = line.strip_suffix(':') {
            heading = name;
        } else {
            report(number, DataFault::Unread);
        }
    }
    rules
}

fn rule(
    name: &'static str,
    pattern: &str,
    action: &'static str,
    parts: &Parts<'_>,
    classes: &Classes,
    vocabulary: &mut Vocabulary,
) -> Result<Rule, DataFault> {
    let sequences = parts.read(pattern)?;
    let is_bracketed = sequences.iter().any(|items| holds_expression(items));
    let mut compiler = Compiler { classes, vocabulary };
    let mut program = Vec::new();
    if !is_bracketed {
        program.push(Op::Open);
    }
    match &sequences[..] {
        [items] => compiler.sequence(items, &mut program)?,
        choices => compiler.choice(choices, &mut program)?,
    }
    if !is_bracketed {
        // What a rule without brackets refuses to stand before is no part of its extent.
        let end = program.iter().rposition(|op| matches!(op, Op::Not(_)));
        let close = end.filter(|&at| matches!(&program[at], Op::Not(to) if *to == program.len()));
        match close {
            Some(at) => insert(&mut program, at, Op::Close),
            None => program.push(Op::Close),
        }
    }
    program.push(Op::Accept);
    let (build, settings, line) = built(action).ok_or_else(|| DataFault::Action(action.trim().to_owned()))?;
    Ok(Rule { name, program, build, settings, line })
}

fn holds_expression(items: &[Item]) -> bool {
    items.iter().any(|item| match item {
        Item::Expression(_) => true,
        Item::Optional(inner) => holds_expression(std::slice::from_ref(inner)),
        Item::Choice(choices) | Item::Not(choices) => choices.iter().any(|items| holds_expression(items)),
        _ => false,
    })
}

/// What stands behind the arrow of a rule.
fn built(action: &str) -> Option<(Build, Vec<Setting>, Line)> {
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
    Some((build, settings, line))
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
fn setting(word: &str) -> Option<Setting> {
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
        "narrated" => Meaning::Narrated,
        "weekend" => Meaning::Weekend,
        "openweekend" => Meaning::OpenWeekend,
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

/// Turns the items of a pattern into steps.
struct Compiler<'a> {
    classes: &'a Classes,
    vocabulary: &'a mut Vocabulary,
}

impl Compiler<'_> {
    fn sequence(&mut self, items: &[Item], program: &mut Vec<Op>) -> Result<(), PatternError> {
        items.iter().try_for_each(|item| self.item(item, program))
    }

    fn item(&mut self, item: &Item, program: &mut Vec<Op>) -> Result<(), PatternError> {
        match item {
            Item::Word(word) => self.word(word, program),
            Item::Sign(sign) => program.push(Op::Word(self.vocabulary.intern(sign.encode_utf8(&mut [0; 4])))),
            Item::Class(name, capital) => {
                let class = self.classes.named(name).ok_or_else(|| PatternError::UnknownClass(name.clone()))?;
                program.push(Op::Class(class, *capital));
            }
            Item::Glue => program.push(Op::Glue),
            Item::Choice(choices) => self.choice(choices, program)?,
            Item::Optional(inner) => {
                let start = program.len();
                self.item(inner, program)?;
                insert(program, start, Op::Jump(0));
                program[start] = Op::Split(start + 1, program.len());
            }
            Item::Not(choices) => {
                let start = program.len();
                program.push(Op::Not(0));
                self.choice(choices, program)?;
                program.push(Op::Accept);
                program[start] = Op::Not(program.len());
            }
            Item::NotBehind(words) => {
                program.push(Op::NotBehind(words.iter().map(|word| self.vocabulary.intern(word)).collect()));
            }
            Item::Expression(items) => {
                program.push(Op::Open);
                self.sequence(items, program)?;
                program.push(Op::Close);
            }
        }
        Ok(())
    }

    fn choice(&mut self, choices: &[Vec<Item>], program: &mut Vec<Op>) -> Result<(), PatternError> {
        let mut compiled = Vec::new();
        for items in choices {
            let mut ops = Vec::new();
            self.sequence(items, &mut ops)?;
            compiled.push(ops);
        }
        let total: usize = compiled.iter().map(|ops| ops.len() + 2).sum::<usize>() - 2;
        let end = program.len() + total;
        let last = compiled.len() - 1;
        for (i, ops) in compiled.into_iter().enumerate() {
            if i < last {
                let here = program.len();
                program.push(Op::Split(here + 1, here + ops.len() + 2));
            }
            let base = program.len();
            program.extend(ops.into_iter().map(|op| match op {
                Op::Split(a, b) => Op::Split(a + base, b + base),
                Op::Jump(to) => Op::Jump(to + base),
                Op::Not(to) => Op::Not(to + base),
                op => op,
            }));
            if i < last {
                program.push(Op::Jump(end));
            }
        }
        Ok(())
    }

    /// A literal word or sign; what the tokenizer parts is glued.
    fn word(&mut self, literal: &str, program: &mut Vec<Op>) {
        // Behind something a possessive ending is one token.
        let glued = matches!(program.last(), Some(Op::Glue)) && !literal.starts_with(|c: char| c.is_ascii_digit());
        let words = match glued {
            true => self.vocabulary.phrase(&format!("0{literal}")).split_off(1),
            false => self.vocabulary.phrase(literal),
        };
        for (i, word) in words.iter().enumerate() {
            if i > 0 {
                program.push(Op::Glue);
            }
            program.push(Op::Word(*word));
        }
    }
}
