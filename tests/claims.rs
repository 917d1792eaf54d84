//! Reported speech, measured on twenty news texts that were labelled by reading
//! before the recognizer was run on them. The labels stand here by offsets (code
//! points) and the SHA-256 of each text; the texts stand beside the repository.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails at that line")]

use serde::Deserialize;
use std::collections::HashMap;
use std::path::Path;
use tallymark::desk::sha256;
use tallymark::exchange::lines;

#[derive(Deserialize)]
struct Text {
    id: String,
    text: String,
    date: String,
}

#[derive(Deserialize)]
struct Labels {
    id: String,
    #[serde(default)]
    sha256: String,
    claims: Vec<Claim>,
}

#[derive(Deserialize)]
struct Claim {
    start: usize,
    end: usize,
    source: Option<Place>,
    stance: String,
}

#[derive(Clone, Copy, Deserialize)]
struct Place {
    start: usize,
    end: usize,
}

/// The texts of a set; `None` where they are not there.
#[expect(clippy::print_stdout, reason = "who runs the tests is told why some did nothing")]
fn texts(set: &str) -> Option<HashMap<String, Text>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/gold").join(set);
    let Ok(rows) = std::fs::read_to_string(&path) else {
        assert!(std::env::var_os("CI").is_none(), "{} is missing", path.display());
        println!("skipped: {} is missing", path.display());
        return None;
    };
    let row = |line: &str| serde_json::from_str::<Text>(line).map(|row| (row.id.clone(), row)).unwrap();
    Some(rows.lines().map(row).collect())
}

/// How many code points two places share.
fn shared(a: Place, b: Place) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

/// How many labels a finding meets, one to one, the best overlap first: content
/// and source overlap, and the stance is the same where it is asked for.
fn hits(gold: &[Claim], found: &[Claim], stance: bool) -> usize {
    let content = |claim: &Claim| Place { start: claim.start, end: claim.end };
    let mut pairs = Vec::new();
    for (i, label) in gold.iter().enumerate() {
        for (j, claim) in found.iter().enumerate() {
            let common = shared(content(label), content(claim));
            let source = label.source.zip(claim.source).is_some_and(|(a, b)| shared(a, b) > 0);
            if common > 0 && source && (!stance || label.stance == claim.stance) {
                pairs.push((common, i, j));
            }
        }
    }
    pairs.sort_by_key(|&(common, i, j)| (std::cmp::Reverse(common), i, j));
    let (mut taken, mut used) = (vec![false; gold.len()], vec![false; found.len()]);
    for (_, i, j) in pairs {
        if !taken[i] && !used[j] {
            (taken[i], used[j]) = (true, true);
        }
    }
    taken.into_iter().filter(|&taken| taken).count()
}

/// F-measure of sources and of stances over a labelled set.
fn measure(labels: &str, texts: &HashMap<String, Text>) -> (f64, f64) {
    let (mut source, mut stance, mut all) = (0, 0, 0);
    for line in labels.lines() {
        let gold: Labels = serde_json::from_str(line).unwrap();
        let Text { text, date, .. } = &texts[&gold.id];
        assert_eq!(sha256(text), gold.sha256, "{}: the labels are of another text", gold.id);
        let request = serde_json::json!({ "id": gold.id, "text": text, "date": date }).to_string();
        let found: Labels = serde_json::from_str(&lines::answer(request.as_bytes()).unwrap()).unwrap();
        source += hits(&gold.claims, &found.claims, false);
        stance += hits(&gold.claims, &found.claims, true);
        all += gold.claims.len() + found.claims.len();
    }
    let f = |hits: usize| 2.0 * hits as f64 / all as f64;
    (f(source), f(stance))
}

#[test]
fn reported_speech_is_found_no_worse_than_before() {
    for (set, labels, source, stance) in [
        ("vi-dev.jsonl", include_str!("claims/vi-dev.jsonl"), 0.86, 0.78),
        ("en-dev.jsonl", include_str!("claims/en-dev.jsonl"), 0.76, 0.65),
    ] {
        let Some(texts) = texts(set) else { return };
        let (sources, stances) = measure(labels, &texts);
        assert!(sources >= source, "{set}: sources {sources:.3}, not {source}");
        assert!(stances >= stance, "{set}: stances {stances:.3}, not {stance}");
    }
}
