//! Ordinary sentences with the figures that a reader finds in them: notes of coders, short
//! news, and the classes of sentences that tools of this kind read wrong. They were written
//! by people who knew no rule, scored before a rule was changed for them (the blind figures
//! stand in `docs/quality.md`), and are learned from since.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails at that line")]

use serde::Deserialize;
use tallymark::annotate::{Options, annotate};
use tallymark::model::{Currency, Day, Effect, Modality};

/// Effect and bounds.
type Said = (Effect, Option<u64>, Option<u64>);

#[derive(Deserialize)]
struct Case {
    lang: String,
    date: Option<Day>,
    text: String,
    figures: Vec<Said>,
}

/// Figures found and right, found, and wanted; of those found how many are sure, and right.
#[derive(Debug, Default)]
struct Score {
    right: usize,
    found: usize,
    wanted: usize,
    sure: usize,
    sure_and_right: usize,
}

impl Score {
    fn f(&self) -> f64 {
        2.0 * self.right as f64 / (self.found + self.wanted) as f64
    }

    /// The share of the sure figures that are right.
    fn calibration(&self) -> f64 {
        self.sure_and_right as f64 / self.sure as f64
    }
}

fn score(cases: &str) -> Score {
    let is_none = |said: &Said| said.2 == Some(0);
    let mut score = Score::default();
    for line in cases.lines() {
        let case: Case = serde_json::from_str(line).unwrap();
        let options = Options { language: Some(&case.lang), published: case.date };
        let found = annotate(&case.text, &options)
            .casualties
            .into_iter()
            .filter(|f| f.what.modality == Modality::Asserted && f.what.currency == Currency::Current);
        let mut wanted: Vec<Said> = case.figures.into_iter().filter(|said| !is_none(said)).collect();
        score.wanted += wanted.len();
        for figure in found {
            let said = (figure.what.effect, figure.what.low, figure.what.high);
            if is_none(&said) {
                continue;
            }
            let at = wanted.iter().position(|other| *other == said);
            let (is_right, is_sure) = (at.is_some(), figure.reason.doubt.is_none());
            at.map(|at| wanted.remove(at));
            score.found += 1;
            score.right += usize::from(is_right);
            score.sure += usize::from(is_sure);
            score.sure_and_right += usize::from(is_sure && is_right);
        }
    }
    score
}

#[test]
fn ordinary_sentences_are_read() {
    for (name, cases, least) in [
        ("notes", include_str!("sentences/notes.jsonl"), 0.93),
        ("news", include_str!("sentences/news.jsonl"), 0.97),
        ("sentences", include_str!("sentences/sentences.jsonl"), 0.96),
    ] {
        let score = score(cases);
        assert!(score.f() >= least, "{name}: F {:.3} of {score:?}", score.f());
        assert!(score.calibration() >= 0.98, "{name}: sure and right {:.3} of {score:?}", score.calibration());
    }
}

const ALL: [&str; 3] = [
    include_str!("sentences/notes.jsonl"),
    include_str!("sentences/news.jsonl"),
    include_str!("sentences/sentences.jsonl"),
];

/// The figures of a text, without their places.
fn said(text: &str, case: &Case) -> Vec<Said> {
    let options = Options { language: Some(&case.lang), published: case.date };
    let found = annotate(text, &options).casualties;
    found.into_iter().map(|f| (f.what.effect, f.what.low, f.what.high)).collect()
}

/// Lines of at most sixty characters, as mail and wire copy have them.
fn wrapped(text: &str) -> String {
    const WIDTH: usize = 60;
    let (mut lines, mut width) = (String::new(), 0);
    for word in text.split(' ') {
        let length = word.chars().count();
        if width > 0 && width + 1 + length > WIDTH {
            lines.push('\n');
            width = 0;
        } else if width > 0 {
            lines.push(' ');
            width += 1;
        }
        lines.push_str(word);
        width += length;
    }
    lines
}

/// A soft hyphen in the middle of each long word.
fn hyphenated(text: &str) -> String {
    let hyphenate = |word: &str| match word.char_indices().nth(3).filter(|_| word.chars().all(char::is_alphabetic)) {
        Some((at, _)) if word.chars().count() > 5 => format!("{}\u{ad}{}", &word[..at], &word[at..]),
        _ => word.to_owned(),
    };
    text.split(' ').map(hyphenate).collect::<Vec<_>>().join(" ")
}

#[test]
fn soft_hyphens_and_blank_lines_change_no_figure() {
    for line in ALL.iter().flat_map(|cases| cases.lines()) {
        let case: Case = serde_json::from_str(line).unwrap();
        let plain = said(&case.text, &case);
        assert_eq!(said(&hyphenated(&case.text), &case), plain, "soft hyphens in {}", case.text);
        assert_eq!(said(&format!("\n\n{}\n\n", case.text), &case), plain, "blank lines around {}", case.text);
    }
}

/// Where a number ends a line and a name with a capital begins the next, the break may be
/// one of a list: two texts of a hundred are read otherwise.
#[test]
fn hard_wrapped_text_is_read_as_the_text_is() {
    let cases: Vec<Case> = ALL.iter().flat_map(|c| c.lines()).map(|line| serde_json::from_str(line).unwrap()).collect();
    let cases = cases.iter().filter(|case| !case.text.contains('\n'));
    let (same, other): (Vec<&Case>, Vec<&Case>) =
        cases.partition(|case| said(&wrapped(&case.text), case) == said(&case.text, case));
    let shown: Vec<String> = other.iter().map(|case| wrapped(&case.text)).collect();
    assert!(other.len() * 50 <= same.len(), "{} of {}: {shown:#?}", other.len(), same.len() + other.len());
}
