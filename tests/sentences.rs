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
