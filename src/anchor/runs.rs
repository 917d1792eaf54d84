//! The difference of two texts as runs: what both have, what only the old one has, and what
//! only the new one has.

use super::anchors::Anchors;
use super::side::Side;
use crate::text::{Kind, Span};
use std::ops::Range;

/// A run of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Run {
    /// In both texts: its spans in the old and the new one.
    Same(Span, Span),
    /// Different: its span in the old text, empty for an insertion, and in the new one, empty
    /// for a deletion.
    Changed(Span, Span),
}

/// A change of a number, a negation or a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weighty {
    /// Its words in the old text.
    pub was: Span,
    /// Its words in the new one.
    pub now: Span,
    /// Whether numbers stand on both sides.
    pub is_number: bool,
}

/// In a longer replaced passage, changes are not matched with each other.
const LONGEST: usize = 16;

impl Anchors<'_> {
    /// The two texts as runs, in order. A moved passage is a deletion and an insertion. Each
    /// run extends to the next, blanks included. Time grows with the texts and the logarithm
    /// of their words.
    pub fn runs(&self) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        self.walk(|old, new, is_same| {
            let (old, new) = (reach(&self.old, old), reach(&self.new, new));
            runs.push(if is_same { Run::Same(old, new) } else { Run::Changed(old, new) });
        });
        runs
    }

    /// The changes of numbers and protected terms, in order.
    pub fn weighty(&self) -> Vec<Weighty> {
        let mut found = Vec::new();
        self.walk(|old, new, is_same| {
            let is_one = old.len() <= LONGEST && new.len() <= LONGEST;
            if is_same || !is_one {
                return;
            }
            let (was, now) = (
                protected_terms(&self.old, whole(&self.old, old.clone())),
                protected_terms(&self.new, whole(&self.new, new.clone())),
            );
            let words = |side: &Side<'_>, range: &Range<usize>| side.words[range.clone()].to_vec();
            if words(&self.old, &was) != words(&self.new, &now) {
                let has_digits = |side: &Side<'_>, range: &Range<usize>| {
                    side.tokens[range.clone()].iter().any(|token| token.kind == Kind::Digits)
                };
                let is_number = has_digits(&self.old, &was) && has_digits(&self.new, &now);
                found.push(Weighty { was: self.old.span(was), now: self.new.span(now), is_number });
            }
        });
        found
    }

    /// Visits the runs as ranges of words.
    fn walk(&self, mut visit: impl FnMut(Range<usize>, Range<usize>, bool)) {
        let (mut i, mut j) = (0, 0);
        let ends = (self.old.tokens.len(), self.new.tokens.len());
        let kept = longest(&self.pairs);
        let mut pairs = kept.into_iter().chain([ends]).peekable();
        while let Some(&(a, b)) = pairs.peek() {
            if (a, b) != (i, j) {
                visit(i..a, j..b, false);
            }
            (i, j) = (a, b);
            while pairs.next_if(|&pair| pair == (i, j) && pair != ends).is_some() {
                (i, j) = (i + 1, j + 1);
            }
            if i > a {
                visit(a..i, b..j, true);
            }
            if pairs.next_if(|&pair| pair == ends && (i, j) == ends).is_some() {
                break;
            }
        }
    }
}

/// The most pairs that go forward in both texts: the longest increasing subsequence, by
/// patience sorting.
fn longest(pairs: &[Option<usize>]) -> Vec<(usize, usize)> {
    let all: Vec<(usize, usize)> = pairs.iter().enumerate().filter_map(|(i, j)| Some((i, (*j)?))).collect();
    // The pairs that end the shortest chains of each length, and what each follows.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(all.len());
    for (at, &(_, j)) in all.iter().enumerate() {
        let length = ends.partition_point(|&end| all[end].1 < j);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut chain = Vec::with_capacity(ends.len());
    let mut at = ends.last().copied();
    while let Some(link) = at {
        chain.push(all[link]);
        at = before[link];
    }
    chain.reverse();
    chain
}

/// The span of a range of words, extended to the next word; at the start of the text also to
/// its beginning.
fn reach(side: &Side<'_>, range: Range<usize>) -> Span {
    let edge = |at: usize| match side.tokens.get(at) {
        Some(_) if at == 0 => 0,
        Some(token) => token.span.start,
        None => side.text.len(),
    };
    Span::new(edge(range.start), edge(range.end))
}

/// A range extended to the whole of numbers that it cuts.
fn whole(side: &Side<'_>, mut range: Range<usize>) -> Range<usize> {
    while !side.is_whole(range.start) {
        range.start -= 1;
    }
    while range.end < side.tokens.len() && !side.is_whole(range.end) {
        range.end += 1;
    }
    range
}

/// From the first to the last number or protected term.
fn protected_terms(side: &Side<'_>, range: Range<usize>) -> Range<usize> {
    let mut there = range.clone().filter(|&i| side.protected_terms[i]);
    match there.next() {
        Some(first) => first..there.next_back().unwrap_or(first) + 1,
        None => range.start..range.start,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn described(old: &str, new: &str) -> String {
        let anchors = Anchors::new(old, new, &["not"]);
        let one = |run: Run| match run {
            Run::Same(_, new_span) => new_span.of(new).to_owned(),
            Run::Changed(was, now) => format!("[-{}-][+{}+]", was.of(old), now.of(new)),
        };
        anchors.runs().into_iter().map(one).collect()
    }

    #[test]
    fn two_versions_read_as_one() {
        for (old, new, expected) in [
            ("", "", ""),
            ("", "one two", "[--][+one two+]"),
            ("one two", "", "[-one two-][++]"),
            ("one two three", "one two three", "one two three"),
            (" 37 died.\n", " 42 died.\n", "[- 37 -][+ 42 +]died.\n"),
            ("He left the town.", "He did not leave the town.", "He [-left -][+did not leave +]the town."),
            ("a b c d e f", "d e f a b c", "[-a b c -][++]d e f[--][+ a b c+]"),
            ("one two", "one two three", "one two[--][+ three+]"),
        ] {
            let runs = described(old, new);
            let bare = |text: &str| text.replace(' ', "");
            assert_eq!(bare(&runs), bare(expected), "{old} → {new}: {runs}");
        }
    }

    #[test]
    fn every_letter_of_both_texts_is_in_a_run() {
        let (old, new) = ("  At least 37 died.\n\nOne fled, he said. ", "At least 42 have died.\nHe said: one fled.  ");
        let anchors = Anchors::new(old, new, &[""; 0]);
        let (mut left, mut right) = (String::new(), String::new());
        for run in anchors.runs() {
            let (Run::Same(a, b) | Run::Changed(a, b)) = run;
            left += a.of(old);
            right += b.of(new);
        }
        assert_eq!((&*left, &*right), (old, new));
    }

    #[test]
    fn what_counts_is_named() {
        for (old, new, expected) in [
            ("At least 37 people died.", "At least 42 people died.", "37 → 42 true"),
            ("about 1,200 fled", "about 1,300 fled", "1,200 → 1,300 true"),
            ("He has confirmed it.", "He has not confirmed it.", " → not false"),
            ("The mayor said so.", "The governor said so.", ""),
        ] {
            let found = Anchors::new(old, new, &["not"]).weighty();
            let one = |w: &Weighty| format!("{} → {} {}", w.was.of(old), w.now.of(new), w.is_number);
            assert_eq!(found.iter().map(one).collect::<Vec<_>>().join("; "), expected);
        }
    }
}
