//! Which counts are superseded by a newer one in the text, and which belong to another
//! time and are given for comparison.

use super::bind::Bond;
use super::groups::{Group, Head};
use super::relate::Counted;
use super::words::Words;
use crate::lang::{Lexicon, TokenizedText};
use crate::model::{Currency, Modality};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// How far a word of comparison may stand before the count.
const COMPARISON_REACH: usize = 5;
/// How far before a number the words may stand that leave it to the past.
const EARLIER_REACH: usize = 8;
/// In how many sentences a newer toll follows an earlier one.
const UPDATE_REACH: usize = 2;
/// In how many sentences a toll that was told is looked back upon.
const STORY_REACH: usize = 6;

/// The currency of each group of a sentence. A group without a harm word of its own takes
/// the effect of the figure beside it.
pub(super) fn classify(
    words: &Words,
    reading: &TokenizedText<'_>,
    groups: &[Group],
    bonds: &mut [Option<Bond>],
) -> Vec<Currency> {
    let found: Vec<Option<(Currency, Range<usize>)>> =
        (0..groups.len()).map(|g| said_before(words, reading, groups, bonds, g)).collect();
    for (g, found) in found.iter().enumerate() {
        let Some((currency, cue)) = found else { continue };
        if bonds[g].is_none() && is_of_things(words, reading, cue.start) {
            continue;
        }
        let rule = currency.name();
        // From 33 to 25: the old number is of the harm of the new one.
        let end = groups[g].end;
        let moved = words.reach.longest(&reading.words, end).map(|hit| end + hit.len);
        let next = Some(g + 1).filter(|&next| groups.get(next).is_some_and(|next| Some(next.tokens.start) == moved));
        let others = next.into_iter().chain((0..g).rev()).chain(g + 1..groups.len());
        let beside = others.into_iter().find(|&other| bonds[other].is_some());
        // A harm that is in doubt stays so: the rule that says it is kept.
        let rule = |bond: &Bond| if matches!(bond.rule, "carried" | "loss") { bond.rule } else { rule };
        bonds[g] = match (&bonds[g], beside.and_then(|other| bonds[other].as_ref())) {
            (Some(own), _) => Some(Bond { rule: rule(own), ..own.clone() }),
            (None, Some(other)) => Some(Bond { rule: rule(other), cue: cue.clone(), ..other.clone() }),
            (None, None) => None,
        };
    }
    found.into_iter().map(|found| found.map_or(Currency::Current, |(currency, _)| currency)).collect()
}

/// The currency that the words right before a group give it: up from 12, so với 52 người.
fn said_before(
    words: &Words,
    reading: &TokenizedText<'_>,
    groups: &[Group],
    bonds: &[Option<Bond>],
    g: usize,
) -> Option<(Currency, Range<usize>)> {
    let start = groups[g].tokens.start;
    if let Some(cue) = words.superseded.ending(&reading.words, 0, start).map(|at| at..start) {
        // Up from 31 in the same period last year.
        let end = groups[g].end;
        let reach = end..(end + COMPARISON_REACH).min(reading.sentence_end(start));
        let other_time = reach.into_iter().any(|i| words.other_time.longest(&reading.words, i).is_some());
        let currency = if other_time { Currency::Comparison } else { Currency::Superseded };
        return Some((currency, cue));
    }
    // The toll rose to 25 from 40.
    let is_tally = |b: &usize| bonds[*b].as_ref().is_some_and(|bond| matches!(bond.rule, "toll" | "carried"));
    let before = g.checked_sub(1).filter(is_tally);
    // Lowered the toll from 31 to 30.
    let behind = Some(g + 1).filter(|next| *next < groups.len()).filter(is_tally);
    if let Some(cue) = words.from.ending(&reading.words, 0, start).map(|at| at..start)
        && (before.is_some_and(|b| groups[b].end == cue.start)
            || behind.is_some_and(|next| {
                words
                    .reach
                    .longest(&reading.words, groups[g].end)
                    .is_some_and(|hit| groups[g].end + hit.len == groups[next].tokens.start)
            }))
    {
        return Some((Currency::Superseded, cue));
    }
    // Revised to 17 the number of dead, from 20; has reached 41 names, after 36 on Sunday.
    let left = words.from.ending(&reading.words, 0, start).or_else(|| words.behind.ending(&reading.words, 0, start));
    let is_told = || (0..g).any(|b| bonds[b].as_ref().is_some_and(|bond| matches!(bond.rule, "toll" | "carried")));
    if let Some(left) = left.filter(|_| groups[g].head == Head::Bare && bonds[g].is_none() && is_told()) {
        return Some((Currency::Superseded, left..start));
    }
    if let Some(cue) = left_in_relative(words, reading, groups, bonds, g) {
        return Some((Currency::Superseded, cue));
    }
    // At first had counted 17 graves: what a source said before it said another number.
    if bonds[g].as_ref().is_some_and(|bond| bond.rule == "carried") {
        let before = g.checked_sub(1).map_or(reading.sentence_start(start), |b| groups[b].end);
        let mut reach = before.max(start.saturating_sub(EARLIER_REACH))..start;
        // Which had said 24, at 29: without another count it only tells of the past.
        let has_other = (0..groups.len()).any(|other| other != g && bonds[other].is_some());
        let left = |at: usize| {
            words.said_earlier.longest(&reading.words, at).is_some()
                || has_other && words.had_said.longest(&reading.words, at).is_some()
        };
        if let Some(at) = reach.find(|&at| left(at)) {
            return Some((Currency::Superseded, at..start));
        }
    }
    let first = reading.sentence_start(start);
    if let Some(cue) =
        (first..start).find_map(|at| Some(at..at + words.comparison_far.longest(&reading.words, at)?.len))
    {
        return Some((Currency::Comparison, cue));
    }
    let from = start.saturating_sub(COMPARISON_REACH).max(g.checked_sub(1).map_or(0, |b| groups[b].end));
    let cue = (from..start).find_map(|at| Some(at..at + words.comparison.longest(&reading.words, at)?.len))?;
    // Compared with 19 a day earlier: that is no other time, but the count before.
    let reach = groups[g].end..(groups[g].end + COMPARISON_REACH).min(reading.sentence_end(start));
    if cue.end == start && reach.into_iter().any(|i| words.said_earlier.longest(&reading.words, i).is_some()) {
        return Some((Currency::Superseded, cue));
    }
    let close = cue.end <= start && !(cue.end..start).any(|i| reading.is(i, ',') || reading.is(i, '.'));
    let counts = bonds[g].is_some() || groups[g].head != Head::Bare || cue.end == start;
    (close && counts).then_some((Currency::Comparison, cue))
}

/// Where the clause about a tally opens that gives the number before the one of its sentence:
/// the toll, *which* on Sunday stood at 52, rose to 60.
fn left_in_relative(
    words: &Words,
    reading: &TokenizedText<'_>,
    groups: &[Group],
    bonds: &[Option<Bond>],
    g: usize,
) -> Option<Range<usize>> {
    /// Tokens between the tally and its clause, with a comma.
    const REACH: usize = 2;
    let own = bonds[g].as_ref().filter(|bond| bond.rule == "toll")?;
    let next = groups
        .get(g + 1)
        .filter(|next| reading.sentence_end(next.tokens.start) == reading.sentence_end(own.cue.start))?;
    let is_told = bonds[g + 1].as_ref().is_some_and(|bond| matches!(bond.rule, "toll" | "carried"));
    let closes = reading.is(groups[g].end, ',');
    let mut moves = (groups[g].end..next.tokens.start).filter(|&i| words.moved.longest(&reading.words, i).is_some());
    let opens = (own.cue.end..own.cue.end + REACH).find(|&i| words.relative.longest(&reading.words, i).is_some())?;
    (is_told && closes && moves.next().is_some()).then(|| opens..groups[g].tokens.start)
}

/// Whether the last number before a token counts things: cut power to 60,000 homes, down from
/// 90,000.
fn is_of_things(words: &Words, reading: &TokenizedText<'_>, at: usize) -> bool {
    /// Tokens between the two.
    const REACH: usize = 4;
    let mut before = reading.sentence_start(at).max(at.saturating_sub(REACH))..at;
    before.any(|i| i > 0 && reading.digits(i - 1).is_some() && words.thing.longest(&reading.words, i).is_some())
}

/// Where each word with a capital stands first in a text.
type FirstNamed<'t> = FxHashMap<&'t str, usize>;

/// Whether the words behind a count put it at a place that nothing before its sentence names:
/// that was another event.
fn is_elsewhere(words: &Words, reading: &TokenizedText<'_>, first: &FirstNamed<'_>, count: &Counted) -> bool {
    let sentence = &reading.sentences[count.sentence];
    let is_new = |at: usize| {
        let Some(hit) = words.locative.longest(&reading.words, at) else { return false };
        let place = at + hit.len;
        let is_name = reading.tokens.get(place).is_some_and(|token| token.is_capitalised())
            && words.days.longest(&reading.words, place).is_none();
        is_name && first.get(reading.surface(place)).is_none_or(|first| *first >= sentence.start)
    };
    (count.group.end..sentence.end).any(is_new)
}

/// Supersedes counts that a sentence calls early where a later sentence with a word of
/// news gives another count of the same effect: earlier reports put the toll at 10;
/// officials now say 14.
pub(super) fn update(words: &Words, reading: &TokenizedText<'_>, counted: &mut [Counted]) {
    let says = |lexicon: &Lexicon<()>, c: &Counted, before: usize| {
        let sentence = &reading.sentences[c.sentence];
        (sentence.start..before.min(sentence.end)).any(|i| lexicon.longest(&reading.words, i).is_some())
    };
    if counted.len() < 2 {
        return;
    }
    let mut first = FirstNamed::default();
    for at in (0..reading.tokens.len()).filter(|at| reading.tokens[*at].is_capitalised()) {
        first.entry(reading.surface(at)).or_insert(at);
    }
    for i in 0..counted.len() {
        let early = &counted[i];
        // Had counted 33, said on Monday that it was 40: the verb is of the first number.
        let looks_back = |i: usize| {
            let sentence = &reading.sentences[counted[i].sentence];
            let before = i.checked_sub(1).map(|before| &counted[before]).filter(|c| c.sentence == counted[i].sentence);
            let from = before.map_or(sentence.start, |c| c.group.end);
            let at = counted[i].group.tokens.start;
            let has = |lexicon: &Lexicon<()>| (from..at).any(|at| lexicon.longest(&reading.words, at).is_some());
            let opens = from == sentence.start && words.opens_earlier.longest(&reading.words, from).is_some();
            (has(&words.looks_back) || opens && has(&words.speaks))
                && !is_elsewhere(words, reading, &first, &counted[i])
        };
        let at = early.group.tokens.start;
        if early.figure.currency != Currency::Current || early.rule == "carried" {
            continue;
        }
        let differs = |c: &&Counted| {
            c.figure.effect == early.figure.effect
                && c.figure.currency == Currency::Current
                && c.figure.modality == Modality::Asserted
                && !c.group.partitive
                && c.figure.part_of.is_none()
                && (c.figure.low, c.figure.high) != (early.figure.low, early.figure.high)
        };
        let behind = counted[i + 1..].iter().take_while(|c| c.sentence - early.sentence <= UPDATE_REACH);
        let before = counted[..i].iter().rev().take_while(|c| early.sentence - c.sentence <= STORY_REACH);
        // The count that replaced it may have been told before: … at 44; had given 31.
        let newer = says(&words.earlier, early, at)
            && behind.filter(differs).any(|c| says(&words.update, c, c.group.end))
            || looks_back(i) && before.filter(differs).any(|c| c.sentence < early.sentence);
        if newer {
            counted[i].figure.currency = Currency::Superseded;
        }
    }
}
