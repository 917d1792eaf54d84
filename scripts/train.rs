//! Learns the weights of the tagger of names: the likelihood of a semi-Markov
//! conditional random field (Sarawagi and Cohen 2004), climbed by regularised dual
//! averaging with steps of its own for each weight (Duchi, Hazan and Singer, "Adaptive
//! Subgradient Methods", 2011). The same texts in the same order give the same bytes.
//!
//!     train OUT LANGUAGE CORPUS.jsonl... [--folds N] [--without SOURCE]... [--unseen CORPUS.jsonl]...
//!
//! A corpus is JSON Lines of documents, {"text", "entities": [{"start", "end",
//! "kind"}], "kinds"?, "source"?}, with offsets in code points. With folds, each
//! document is read with what was learned from the others, and the figures of
//! that are printed; nothing is learned from what is unseen, nor from the sources
//! that are left out.
#![allow(clippy::print_stdout, reason = "a command says what it did")]

use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use tallymark::annotate::annotate_by;
use tallymark::lang::LanguagePack;
use tallymark::model::EntityKind;
use tallymark::recognize::Recognizers;
use tallymark::recognize::entities::tagger::{
    COLUMNS, Candidate, Choice, Describe, KINDS, Lattice, NOTHING, Part, Tagger, Trait, column,
};
use tallymark::text::Span;

/// How often all texts are read.
const ROUNDS: usize = 10;
/// What each weight is pulled to zero by, and what all are pulled by in measure.
const PULL: f64 = 1e-5;
const PULL_IN_MEASURE: f64 = 3e-4;
/// How long the first steps are.
const STEP: f64 = 0.1;
/// Observations that are rarer tell too little.
const LEAST: u32 = 2;
/// Weights are written as whole parts of one.
const PARTS: f64 = 16.0;

#[derive(Deserialize)]
struct Line {
    text: String,
    entities: Vec<Gold>,
    #[serde(default)]
    source: String,
    kinds: Option<Vec<EntityKind>>,
}

#[derive(Deserialize)]
struct Gold {
    start: usize,
    end: usize,
    kind: EntityKind,
}

struct Document {
    corpus: usize,
    text: String,
    kinds: Vec<EntityKind>,
    gold: Vec<(Span, EntityKind)>,
}

/// A stretch with the numbers of its features and the names in it.
struct Example {
    lattice: Lattice,
    heard: Heard,
    gold: Vec<Choice>,
    /// Whether the names in it can all be chosen, and no rule is sure of another.
    fits: bool,
}

/// By token, by candidate: the numbers of its features.
#[derive(Default)]
struct Heard {
    tokens: Vec<Vec<u32>>,
    candidates: Vec<Vec<u32>>,
}

/// All features, numbered as they come.
#[derive(Default)]
struct Names {
    numbers: FxHashMap<(Trait, Box<str>), u32>,
    names: Vec<(Trait, Box<str>)>,
}

impl Names {
    fn number(&mut self, of: Trait, value: &str) -> u32 {
        let next = self.names.len() as u32;
        let number = *self.numbers.entry((of, value.into())).or_insert(next);
        if number == next {
            self.names.push((of, value.into()));
        }
        number
    }
}

struct Listener<'n> {
    names: &'n RefCell<Names>,
    heard: Heard,
}

impl Describe for Listener<'_> {
    fn token(&mut self, at: usize, of: Trait, value: &str) {
        self.heard.tokens[at].push(self.names.borrow_mut().number(of, value));
    }

    fn candidate(&mut self, index: usize, of: Trait, value: &str) {
        self.heard.candidates[index].push(self.names.borrow_mut().number(of, value));
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (mut places, mut without, mut unseen, mut folds) = (Vec::new(), Vec::new(), Vec::new(), 0);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--folds" => folds = arguments.next().ok_or("--folds needs a number")?.parse()?,
            "--unseen" => unseen.push(arguments.next().ok_or("--unseen needs a corpus")?),
            "--without" => without.push(arguments.next().ok_or("--without needs a source")?),
            _ => places.push(argument),
        }
    }
    let [out, language, corpora @ ..] = &places[..] else { return Err("see the head of scripts/train.rs".into()) };
    let pack = LanguagePack::of(language).ok_or("no such language")?;
    let mut recognizers = Recognizers::new(pack);
    recognizers.entities.tagger = None;
    let mut documents = Vec::new();
    for (corpus, path) in corpora.iter().enumerate() {
        for line in std::fs::read_to_string(path)?.lines() {
            let line: Line = serde_json::from_str(line)?;
            if !without.contains(&line.source) {
                documents.push(document(corpus, line)?);
            }
        }
    }
    let names = RefCell::new(Names::default());
    let examples: Vec<Vec<Example>> = documents.iter().map(|d| examples(&recognizers, d, &names)).collect();
    let names = names.into_inner();
    let fitting = examples.iter().flatten().filter(|example| example.fits).count();
    println!("{fitting} stretches, {} observations", names.names.len());
    let all: Vec<&Document> = documents.iter().collect();
    report("rules alone", corpora, &recognizers, &all);
    let mut tallies = vec![Tally::default(); corpora.len()];
    for fold in 0..folds {
        let held = |i: usize| i % folds == fold;
        let kept: Vec<&Example> = examples.iter().enumerate().filter(|(i, _)| !held(*i)).flat_map(|(_, e)| e).collect();
        let file = learn(&kept, &names);
        recognizers.entities.tagger = Some(Tagger::new(Box::leak(file.into_boxed_str())));
        for (_, document) in documents.iter().enumerate().filter(|(i, _)| held(*i)) {
            tallies[document.corpus].add(&recognizers, document);
        }
    }
    if folds > 0 {
        print_tallies("with the tagger, held out", corpora, &tallies);
    }
    let kept: Vec<&Example> = examples.iter().flatten().collect();
    let file = learn(&kept, &names);
    std::fs::write(out, &file)?;
    recognizers.entities.tagger = Some(Tagger::new(Box::leak(file.into_boxed_str())));
    report("with the tagger, as trained", corpora, &recognizers, &all);
    for path in &unseen {
        let mut read = Vec::new();
        for line in std::fs::read_to_string(path)?.lines() {
            read.push(document(0, serde_json::from_str(line)?)?);
        }
        let read: Vec<&Document> = read.iter().collect();
        let tagger = recognizers.entities.tagger.take();
        report("unseen, rules alone", std::slice::from_ref(path), &recognizers, &read);
        recognizers.entities.tagger = tagger;
        report("unseen, with the tagger", std::slice::from_ref(path), &recognizers, &read);
    }
    Ok(())
}

fn document(corpus: usize, line: Line) -> Result<Document, Box<dyn Error>> {
    let mut bytes: Vec<usize> = line.text.char_indices().map(|(at, _)| at).collect();
    bytes.push(line.text.len());
    let mut gold = Vec::new();
    for Gold { start, end, kind } in line.entities {
        let byte = |at: usize| bytes.get(at).copied().ok_or_else(|| format!("no code point {at} in the text"));
        gold.push((Span::new(byte(start)?, byte(end)?), kind));
    }
    Ok(Document { corpus, text: line.text, kinds: line.kinds.unwrap_or_else(|| EntityKind::ALL.to_vec()), gold })
}

/// The stretches of a document, with their features numbered.
fn examples(recognizers: &Recognizers, document: &Document, names: &RefCell<Names>) -> Vec<Example> {
    let reading = recognizers.read(&document.text);
    let hear = |lattice: &Lattice| Listener {
        names,
        heard: Heard {
            tokens: vec![Vec::new(); lattice.tokens.len()],
            candidates: vec![Vec::new(); lattice.candidates.len()],
        },
    };
    let observed = recognizers.entities.observe(&reading, hear);
    let example = |(lattice, listener): (Lattice, Listener<'_>)| {
        let Lattice { tokens, bound, candidates } = &lattice;
        let sought = || document.gold.iter().filter(|(_, kind)| (*kind as usize) < KINDS);
        let mut gold = Vec::new();
        for (index, candidate) in candidates.iter().enumerate() {
            let span = reading.span(tokens.start + candidate.from..tokens.start + candidate.to);
            let hit = sought().find(|(gold, kind)| *gold == span && candidate.kinds[*kind as usize]);
            gold.extend(hit.map(|(_, kind)| (index, *kind as usize)));
        }
        let span = reading.span(tokens.clone());
        let whole = sought().filter(|(gold, _)| gold.overlaps(span)).count() == gold.len();
        let parts = columns(&lattice, &gold);
        let fits = whole && bound.iter().zip(parts).all(|(bound, part)| !bound || part != NOTHING);
        Example { fits, gold, heard: listener.heard, lattice }
    };
    observed.into_iter().map(example).collect()
}

/// Weights while they are learned, each from the sum of its gradients and of their squares.
struct Learner {
    sums: Vec<Likely>,
    squares: Vec<Likely>,
    time: f64,
}

/// A real number for each column.
type Likely = [f64; COLUMNS];

/// A way from one place of a stretch to a later one: a name, or a token that is
/// part of none; with what speaks for it.
struct Way {
    from: usize,
    to: usize,
    choice: Option<Choice>,
    score: f64,
}

impl Learner {
    fn new(features: usize) -> Self {
        let zero = vec![[0.0; COLUMNS]; features];
        Self { sums: zero.clone(), squares: zero, time: 0.0 }
    }

    fn weight(&self, feature: usize, column: usize) -> f64 {
        let sum = self.sums[feature][column];
        let steep = (sum.abs() - PULL * self.time).max(0.0);
        let brake = PULL_IN_MEASURE * self.time + (1.0 + self.squares[feature][column].sqrt()) / STEP;
        sum.signum() * steep / brake
    }

    fn row(&self, features: &[u32]) -> Likely {
        let mut row = [0.0; COLUMNS];
        for &feature in features {
            for (column, sum) in row.iter_mut().enumerate() {
                *sum += self.weight(feature as usize, column);
            }
        }
        row
    }

    fn add(&mut self, features: &[u32], gradient: &Likely) {
        for &feature in features {
            for (column, slope) in gradient.iter().enumerate().filter(|(_, slope)| **slope != 0.0) {
                self.sums[feature as usize][column] += slope;
                self.squares[feature as usize][column] += slope * slope;
            }
        }
    }

    /// All ways through a stretch, by where they start.
    fn ways(&self, example: &Example) -> Vec<Way> {
        let Example { lattice, heard, .. } = example;
        let tokens: Vec<Likely> = heard.tokens.iter().map(|features| self.row(features)).collect();
        let mut ways = Vec::new();
        for (index, Candidate { from, to, kinds }) in lattice.candidates.iter().enumerate() {
            let (from, to) = (*from, *to);
            let row = self.row(&heard.candidates[index]);
            for kind in (0..KINDS).filter(|&kind| kinds[kind]) {
                let whole = column(kind, Part::Whole);
                let words: f64 =
                    (from..to).map(|at| tokens[at][part_column(from, to, at, kind)] + tokens[at][whole]).sum();
                ways.push(Way { from, to, choice: Some((index, kind)), score: words + row[whole] });
            }
        }
        for at in (0..tokens.len()).filter(|&at| !lattice.bound[at]) {
            ways.push(Way { from: at, to: at + 1, choice: None, score: tokens[at][NOTHING] });
        }
        ways.sort_by_key(|way| way.from);
        ways
    }

    /// Moves the weights so that the names of a stretch become more likely.
    fn learn_from(&mut self, example: &Example) {
        let Example { lattice, heard, gold, .. } = example;
        let ways = self.ways(example);
        let length = lattice.tokens.len();
        let mut ahead = vec![f64::NEG_INFINITY; length + 1];
        ahead[0] = 0.0;
        for way in &ways {
            ahead[way.to] = log_add(ahead[way.to], ahead[way.from] + way.score);
        }
        let mut behind = vec![f64::NEG_INFINITY; length + 1];
        behind[length] = 0.0;
        for way in ways.iter().rev() {
            behind[way.from] = log_add(behind[way.from], behind[way.to] + way.score);
        }
        let mut slopes = Slopes::new(lattice);
        for (at, part) in columns(lattice, gold).into_iter().enumerate() {
            slopes.tokens[at][part] += 1.0;
            if part != NOTHING {
                slopes.tokens[at][whole_of(part)] += 1.0;
            }
        }
        for &(index, kind) in gold {
            slopes.candidates[index][column(kind, Part::Whole)] += 1.0;
        }
        for &Way { from, to, choice, score } in &ways {
            let likely = (ahead[from] + score + behind[to] - ahead[length]).exp();
            let Some((index, kind)) = choice else {
                slopes.tokens[from][NOTHING] -= likely;
                continue;
            };
            let whole = column(kind, Part::Whole);
            slopes.candidates[index][whole] -= likely;
            for at in from..to {
                slopes.tokens[at][part_column(from, to, at, kind)] -= likely;
                slopes.tokens[at][whole] -= likely;
            }
        }
        self.time += 1.0;
        for (features, slope) in heard.tokens.iter().zip(&slopes.tokens) {
            self.add(features, slope);
        }
        for (features, slope) in heard.candidates.iter().zip(&slopes.candidates) {
            self.add(features, slope);
        }
    }
}

/// How much more likely the names of a stretch become with each score.
struct Slopes {
    tokens: Vec<Likely>,
    candidates: Vec<Likely>,
}

impl Slopes {
    fn new(lattice: &Lattice) -> Self {
        let zero = [0.0; COLUMNS];
        Self { tokens: vec![zero; lattice.tokens.len()], candidates: vec![zero; lattice.candidates.len()] }
    }
}

/// The column of any part of the name whose part a column is.
fn whole_of(part: usize) -> usize {
    column((part - 1) / 5, Part::Whole)
}

fn log_add(a: f64, b: f64) -> f64 {
    let (low, high) = if a < b { (a, b) } else { (b, a) };
    if low == f64::NEG_INFINITY { high } else { high + (low - high).exp().ln_1p() }
}

/// The column of a token within a name.
fn part_column(from: usize, to: usize, at: usize, kind: usize) -> usize {
    let part = match (at == from, at + 1 == to) {
        (true, true) => Part::Only,
        (true, false) => Part::First,
        (false, true) => Part::Last,
        (false, false) => Part::Inner,
    };
    column(kind, part)
}

/// By token: the column that choices give it.
fn columns(lattice: &Lattice, choices: &[Choice]) -> Vec<usize> {
    let mut columns = vec![NOTHING; lattice.tokens.len()];
    for &(index, kind) in choices {
        let Candidate { from, to, .. } = lattice.candidates[index];
        for (at, part) in (from..to).zip(&mut columns[from..to]) {
            *part = part_column(from, to, at, kind);
        }
    }
    columns
}

/// The weights file that examples teach, in an order that is mixed anew each round.
fn learn(examples: &[&Example], names: &Names) -> String {
    let mut learner = Learner::new(names.names.len());
    let mut order: Vec<&Example> = examples.iter().filter(|example| example.fits).copied().collect();
    let mut seed: u64 = 1;
    for _ in 0..ROUNDS {
        for i in (1..order.len()).rev() {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            order.swap(i, (seed >> 33) as usize % (i + 1));
        }
        for example in &order {
            learner.learn_from(example);
        }
    }
    let mut counts = vec![0; names.names.len()];
    for feature in order.iter().flat_map(|e| e.heard.tokens.iter().chain(&e.heard.candidates)).flatten() {
        counts[*feature as usize] += 1;
    }
    write(&learner, names, &counts)
}

fn write(learner: &Learner, names: &Names, counts: &[u32]) -> String {
    let mut rows: BTreeMap<(Trait, String), Vec<&str>> = BTreeMap::new();
    for (number, (of, value)) in names.names.iter().enumerate() {
        if counts[number] < LEAST || value.is_empty() || value.contains(['=', '|', '#', '[', ']']) {
            continue;
        }
        let mut text = String::new();
        for column in 0..COLUMNS {
            let weight = (learner.weight(number, column) * PARTS).round() as i32;
            if weight != 0 {
                // Writing to a string does not fail.
                let _ = write!(text, "{}{weight} ", (b'a' + column as u8) as char);
            }
        }
        if !text.is_empty() {
            rows.entry((*of, text.trim_end().to_owned())).or_default().push(value);
        }
    }
    let mut file = String::from("# Weights of the tagger of names, learned by scripts/train.rs; see docs/data.md.\n");
    for (of, name) in Trait::ALL {
        let _ = writeln!(file, "[{name}]");
        for ((_, row), values) in rows.iter_mut().filter(|((t, _), _)| *t == of) {
            values.sort_unstable();
            let _ = writeln!(file, "{} = {row}", values.join("|"));
        }
    }
    file
}

/// Names found as in the gold, names found that overlap one, names in the gold, names found.
#[derive(Clone, Copy, Default)]
struct Tally([usize; 4]);

impl Tally {
    fn add(&mut self, recognizers: &Recognizers, document: &Document) {
        let found = annotate_by(recognizers, &document.text, None, &mut |_| {}).entities;
        let found: Vec<(Span, EntityKind)> =
            found.iter().map(|f| (f.span, f.what.kind)).filter(|(_, kind)| document.kinds.contains(kind)).collect();
        let hits = found.iter().filter(|name| document.gold.contains(name)).count();
        let mut free = document.gold.clone();
        let overlap = |(span, kind): &(Span, EntityKind)| {
            let at = free.iter().position(|(gold, of)| of == kind && gold.overlaps(*span))?;
            Some(free.swap_remove(at))
        };
        let overlaps = found.iter().filter_map(overlap).count();
        for (sum, more) in self.0.iter_mut().zip([hits, overlaps, document.gold.len(), found.len()]) {
            *sum += more;
        }
    }
}

fn report(what: &str, corpora: &[String], recognizers: &Recognizers, documents: &[&Document]) {
    let mut tallies = vec![Tally::default(); corpora.len()];
    for document in documents {
        tallies[document.corpus].add(recognizers, document);
    }
    print_tallies(what, corpora, &tallies);
}

fn print_tallies(what: &str, corpora: &[String], tallies: &[Tally]) {
    for (corpus, Tally([hits, overlaps, gold, found])) in corpora.iter().zip(tallies) {
        let share = |of: usize, all: usize| of as f64 / all.max(1) as f64;
        let (p, r) = (share(*hits, *found), share(*hits, *gold));
        let (exact, overlap) = (share(2 * hits, found + gold), share(2 * overlaps, found + gold));
        let name = corpus.rsplit('/').next().unwrap_or(corpus);
        println!("{what}: {name} P {p:.3} R {r:.3} F {exact:.3}, of overlaps {overlap:.3}");
    }
}
