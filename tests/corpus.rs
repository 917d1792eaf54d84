//! Runs the cases of every language as they stand in `src/lang/*/corpus.md`.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails at that line")]

#[path = "corpus/cases.rs"]
mod cases;
#[path = "corpus/facts.rs"]
mod facts;

use cases::{Case, Check, parse};
use facts::{Fact, Layer, facts, layer_of};
use std::path::Path;
use tallymark::annotate::{Options, annotate};

/// What is wrong with a case: what is missing, and what is too much.
fn judge(case: &Case, facts: &[Fact]) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut met = vec![false; facts.len()];
    let mut checked = Vec::new();
    for check in &case.checks {
        let Some(layer) = layer_of(&check.words[0]) else {
            wrong.push(format!("line {}: no such kind: {}", check.line, check.words[0]));
            continue;
        };
        if let Some(quote) = check.quotes.iter().find(|quote| !case.text.contains(quote.as_str())) {
            wrong.push(format!("line {}: {quote:?} is not in the text", check.line));
        } else if check.absent {
            wrong.extend(intruders(case, check, layer, facts));
        } else {
            checked.push(layer);
            match facts.iter().position(|fact| meets(check, fact)) {
                Some(at) => met[at] = true,
                None => wrong.push(missing(check, layer, facts)),
            }
        }
    }
    // Who checks one date of a case checks them all; so with figures.
    let silent = |layer| matches!(layer, Layer::Date | Layer::Casualty);
    let complete = |layer| silent(layer) && (case.expects_nothing() || checked.contains(&layer));
    let extra = facts.iter().zip(met).filter(|(fact, met)| !met && !fact.vague && complete(fact.layer));
    wrong.extend(extra.map(|(fact, _)| format!("found without a check: {fact}")));
    wrong
}

fn meets(check: &Check, fact: &Fact) -> bool {
    let Some((head, more)) = check.words.split_at_checked(fact.head.len()) else {
        return false;
    };
    let said: Vec<&String> = more.iter().filter(|word| fact.known.as_ref() != Some(word)).collect();
    head == fact.head
        && said.len() == fact.more.len()
        && said.iter().all(|word| fact.more.contains(word))
        && check.quotes == fact.quotes
        && check.roles == fact.roles
}

fn intruders(case: &Case, check: &Check, layer: Layer, facts: &[Fact]) -> Vec<String> {
    let quote = check.quotes.first().map_or(case.text.as_str(), String::as_str);
    let places: Vec<_> = case.text.match_indices(quote).map(|(at, q)| at..at + q.len()).collect();
    let there = |fact: &&Fact| places.iter().any(|p| fact.span.start < p.end && p.start < fact.span.end);
    let kind = |fact: &&Fact| fact.layer == layer && (layer != Layer::Entity || fact.head[0] == check.words[0]);
    let found = facts.iter().filter(kind).filter(there);
    found.map(|fact| format!("line {}: there should be none, but: {fact}", check.line)).collect()
}

fn missing(check: &Check, layer: Layer, facts: &[Fact]) -> String {
    let quotes: String = check.quotes.iter().map(|quote| format!(" {quote:?}")).collect();
    let mut message = format!("line {}: missing: {}{quotes}", check.line, check.words.join(" "));
    for fact in facts.iter().filter(|fact| fact.layer == layer) {
        message.push_str(&format!("\n      found: {fact}"));
    }
    message
}

/// Runs a corpus and gives a report of what is wrong; empty when all is well.
fn run(name: &str, file: &str, language: &str) -> String {
    let corpus = match parse(file) {
        Ok(corpus) => corpus,
        Err(error) => return format!("{name}: {error}\n"),
    };
    let options = Options { language: Some(language), published: Some(corpus.published) };
    let mut report = String::new();
    for case in &corpus.cases {
        let wrong = judge(case, &facts(&case.text, &annotate(&case.text, &options)));
        if !wrong.is_empty() {
            report.push_str(&format!("{name}:{} [{}] {}\n", case.line, case.section, case.text));
            wrong.iter().for_each(|line| report.push_str(&format!("    {line}\n")));
        }
    }
    report
}

#[test]
fn every_language_does_what_its_corpus_says() {
    let languages = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lang");
    let mut report = String::new();
    let mut folders: Vec<_> = std::fs::read_dir(languages).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    for folder in folders.iter().filter(|folder| folder.join("mod.rs").is_file()) {
        let code = folder.file_name().unwrap().to_str().unwrap();
        let file = std::fs::read_to_string(folder.join("corpus.md")).unwrap();
        report.push_str(&run(&format!("src/lang/{code}/corpus.md"), &file, code));
    }
    assert!(report.is_empty(), "\n{report}");
}

/// The facts that a test of the runner finds in its text.
fn found(text: &str) -> Vec<Fact> {
    let fact = |layer, head: &str, more: &[&str], quotes: &[&str]| Fact {
        layer,
        span: text.find(quotes[quotes.len() - 1]).map(|at| (at..at + 1).into()).unwrap(),
        head: head.split(' ').map(str::to_owned).collect(),
        more: more.iter().map(|&m| m.to_owned()).collect(),
        known: (layer == Layer::Entity).then(|| "Q42".to_owned()),
        quotes: quotes.iter().map(|&q| q.to_owned()).collect(),
        roles: Vec::new(),
        vague: false,
    };
    vec![
        fact(Layer::Casualty, "killed at_least 12", &["child", "denied"], &["At least 12 children"]),
        fact(Layer::Date, "date 2024-05-14", &[], &["Tuesday"]),
        fact(Layer::Entity, "place", &[], &["Example City"]),
    ]
}

fn judged(checks: &str) -> Vec<String> {
    let text = "At least 12 children died in Example City on Tuesday.";
    let corpus = parse(&format!("published: 2024-05-15\n## a\n{text}\n{checks}")).unwrap();
    judge(&corpus.cases[0], &found(text))
}

#[test]
fn the_runner_accepts_what_is_right() {
    for checks in [
        "- killed at_least 12 child denied \"At least 12 children\"\n- date 2024-05-14 \"Tuesday\"",
        "- killed at_least 12 denied child \"At least 12 children\"",
        "- place \"Example City\"\n- place Q42 \"Example City\"",
        "- no date \"Example City\"\n- no person\n- no claim",
    ] {
        assert_eq!(judged(checks), [""; 0], "{checks}");
    }
}

#[test]
fn the_runner_names_what_is_wrong() {
    for (check, messages) in [
        (
            "- killed at_least 12 child \"At least 12 children\"",
            vec!["line 4: missing: killed at_least 12 child", "found without a check: killed"],
        ),
        ("- date 2024-05-14 START \"Tuesday\"", vec!["line 4: missing: date", "found without"]),
        ("- date \"Tuesday\"", vec!["line 4: missing: date", "found without"]),
        ("- place Q1 \"Example City\"", vec!["line 4: missing: place Q1 \"Example City\"\n      found: place Q42"]),
        ("- place \"Example\"", vec!["line 4: missing: place"]),
        ("- no date", vec!["line 4: there should be none, but: date 2024-05-14 \"Tuesday\""]),
        ("- date 2024-05-14 \"Wednesday\"", vec!["line 4: \"Wednesday\" is not in the text"]),
        ("- weapon \"Tuesday\"", vec!["line 4: no such kind: weapon"]),
    ] {
        let wrong = judged(check);
        assert_eq!(wrong.len(), messages.len(), "{wrong:?}");
        assert!(wrong.iter().zip(messages).all(|(wrong, message)| wrong.starts_with(message)), "{wrong:?}");
    }
    let corpus = parse("published: 2024-05-15\n## nothing\nAt least 12 children in Example City on Tuesday.").unwrap();
    assert_eq!(judge(&corpus.cases[0], &found(&corpus.cases[0].text)).len(), 2);
}
