//! A place whose words are no longer there as they were.

use super::anchors::Anchors;
use super::distance::distance;
use super::outcome::{Anchor, Change};
use super::side::Side;
use crate::text::Span;
use std::ops::Range;

/// So many equal code points are no coincidence.
pub(super) const EVIDENCE: usize = 16;

/// Words on either side of a place whose way is followed too.
const REACH: usize = 8;

/// A place that shares so much of its letters is the same one.
const SIMILAR: f64 = 0.9;

/// One that shares so much may be the same: a person looks at it.
const LIKELY: f64 = 0.7;

/// Two places that differ by less are not told apart.
const CLEAR: f64 = 0.05;

/// A word of the old text and its like in the new one.
type Pair = (usize, usize);

/// Where a place may be now.
struct Candidate {
    tokens: Range<usize>,
    /// Whether all that must not differ is the same.
    agrees: bool,
    /// From 0 to 1; what must not differ is left out where it differs.
    similarity: f64,
}

/// Where the words of a place went, or else its neighbours.
pub(super) fn find(anchors: &Anchors<'_>, span: Span) -> Anchor {
    let place = anchors.old.range(span);
    let within = paired(anchors, place.clone());
    let reach = place.start.saturating_sub(REACH)..(place.end + REACH).min(anchors.pairs.len());
    let around = paired(anchors, reach);
    // Of equals the last is taken: its own words count for more than its neighbours.
    let candidates: Vec<Candidate> =
        [around, within].iter().filter_map(|pairs| candidate(anchors, &place, pairs)).collect();
    let best = candidates.iter().max_by(|a, b| a.similarity.total_cmp(&b.similarity));
    let Some(best) = best.filter(|best| best.similarity >= LIKELY) else {
        return Anchor::Lost;
    };
    let apart = |other: &Candidate| other.tokens.start >= best.tokens.end || best.tokens.start >= other.tokens.end;
    let is_rival = |other: &Candidate| apart(other) && best.similarity - other.similarity < CLEAR;
    if candidates.iter().any(is_rival) {
        return Anchor::Lost;
    }
    let span = anchors.new.span(best.tokens.clone());
    if best.agrees && best.similarity >= SIMILAR {
        return Anchor::Similar(span);
    }
    let (was, now) = difference(&anchors.old, &anchors.new, place, best.tokens.clone());
    Anchor::Changed(Change { span, was: anchors.old.span(was), now: anchors.new.span(now) })
}

/// The pairs of some words that went the same way: most of them, in their order.
fn paired(anchors: &Anchors<'_>, tokens: Range<usize>) -> Vec<Pair> {
    let slack = 4 + tokens.len() / 5;
    let all: Vec<Pair> = tokens.filter_map(|i| Some((i, anchors.pairs[i]?))).collect();
    // How far a word went; what was put in or taken out on its way is slack.
    let way = |&(i, j): &Pair| j as isize - i as isize;
    let mut ways: Vec<isize> = all.iter().map(way).collect();
    ways.sort_unstable();
    let company = |first: usize| ways.partition_point(|&way| way <= ways[first] + slack as isize) - first;
    let Some(first) = (0..ways.len()).rev().max_by_key(|&first| company(first)) else {
        return all;
    };
    let range = ways[first]..=ways[first] + slack as isize;
    let mut last = None;
    let mut forward = |pair: &Pair| {
        let goes_on = range.contains(&way(pair)) && last.is_none_or(|j| pair.1 > j);
        last = if goes_on { Some(pair.1) } else { last };
        goes_on
    };
    all.into_iter().filter(|pair| forward(pair)).collect()
}

fn candidate(anchors: &Anchors<'_>, place: &Range<usize>, pairs: &[Pair]) -> Option<Candidate> {
    let (old, new) = (&anchors.old, &anchors.new);
    if pairs.is_empty() || place.is_empty() {
        return None;
    }
    let mut start = edge(pairs, place.start, true).min(new.tokens.len());
    let mut end = edge(pairs, place.end, false).min(new.tokens.len());
    // A number is taken whole where it was whole: 5 became 2.5.
    while old.is_whole(place.start) && !new.is_whole(start) {
        start -= 1;
    }
    while old.is_whole(place.end) && !new.is_whole(end) {
        end += 1;
    }
    if start >= end || end - start > 3 * place.len() + REACH {
        return None;
    }
    let tokens = start..end;
    let weighty = |side: &Side<'_>, range: &Range<usize>| -> Vec<u32> {
        range.clone().filter(|&i| side.protected_terms[i]).map(|i| side.words[i]).collect()
    };
    let agrees = weighty(old, place) == weighty(new, &tokens);
    let letters =
        |side: &Side<'_>, range: Range<usize>| side.letters(range.filter(|&i| agrees || !side.protected_terms[i]));
    let most = letters(old, place.clone()).len().max(letters(new, tokens.clone()).len());
    let (mut i, mut j, mut apart) = (place.start, start, 0);
    let inside = pairs.iter().copied().filter(|(a, b)| place.contains(a) && tokens.contains(b));
    for (a, b) in inside.chain([(place.end, end)]) {
        apart += distance(&letters(old, i..a), &letters(new, j..b));
        (i, j) = (a + 1, b + 1);
    }
    // A few letters prove nothing: enough of them must be the same or have come
    // along with words inside, or both neighbours are where they should be.
    let came_along = old.letters(pairs.iter().map(|&(i, _)| i)).len() >= EVIDENCE;
    let is_known = came_along && pairs.iter().any(|(i, _)| place.contains(i));
    if !is_known && most.saturating_sub(apart) < EVIDENCE {
        let is_first = (place.start, start) == (0, 0);
        let is_last = (place.end, end) == (old.tokens.len(), new.tokens.len());
        let follows = is_first || pairs.iter().any(|&(i, j)| (i + 1, j + 1) == (place.start, start));
        if !follows || !(is_last || pairs.contains(&(place.end, end))) {
            return None;
        }
    }
    let similarity = if most == 0 { 1.0 } else { 1.0 - apart as f64 / most as f64 };
    Some(Candidate { tokens, agrees, similarity })
}

/// Where the edge before the word `at` of the old text is in the new one: beside
/// the like of a word next to it, rather of the one inside, else as far from the
/// nearest pair as in the old text.
fn edge(pairs: &[Pair], at: usize, is_start: bool) -> usize {
    let split = pairs.partition_point(|&(i, _)| i < at);
    let before = split.checked_sub(1).map(|last| (at - pairs[last].0 - 1, pairs[last].1 + 1));
    let after = pairs.get(split).map(|&(i, j)| (i - at, j));
    match (before, after) {
        (Some((far, before)), Some((near, after))) => {
            let from_after = near < far || (near == far && is_start);
            let edge = if from_after { after.saturating_sub(near) } else { before + far };
            edge.clamp(before, after)
        }
        (Some((far, before)), None) => before + far,
        (None, Some((near, after))) => after.saturating_sub(near),
        (None, None) => 0,
    }
}

/// The words from the first to the last that differ.
fn difference(old: &Side<'_>, new: &Side<'_>, was: Range<usize>, now: Range<usize>) -> (Range<usize>, Range<usize>) {
    let (one, other) = (&old.words[was.clone()], &new.words[now.clone()]);
    let mut start = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let ends = one[start..].iter().rev().zip(other[start..].iter().rev());
    let mut end = ends.take_while(|(a, b)| a == b).count();
    // Of a number no part is left out.
    while start > 0 && !(old.is_whole(was.start + start) && new.is_whole(now.start + start)) {
        start -= 1;
    }
    while end > 0 && !(old.is_whole(was.end - end) && new.is_whole(now.end - end)) {
        end -= 1;
    }
    (was.start + start..was.end - end, now.start + start..now.end - end)
}
