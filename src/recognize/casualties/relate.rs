//! Links parts to wholes, and fills in the tags that an ellipsis leaves out.

use super::bind::opens_part;
use super::groups::{Group, Head};
use super::words::Words;
use crate::lang::TokenizedText;
use crate::model::{Currency, Figure, Qualifier, Victim};

/// How many sentences behind a total its breakdown may stand: `vi-dev` would have one, and
/// `en-dev` three.
const BREAKDOWN_REACH: usize = 2;

/// A group that is a figure.
#[derive(Clone, Debug)]
pub(super) struct Counted {
    pub(super) group: Group,
    pub(super) figure: Figure<usize>,
    pub(super) sentence: usize,
    /// Of the group's harm word.
    pub(super) cue: std::ops::Range<usize>,
    pub(super) rule: &'static str,
}

/// Links parts to wholes and fills the tags that an ellipsis leaves out.
pub(super) fn relate(words: &Words, reading: &TokenizedText<'_>, counted: &mut [Counted]) {
    for i in 0..counted.len() {
        if counted[i].figure.currency != Currency::Current {
            continue;
        }
        counted[i].figure.part_of = named_whole(words, reading, counted, i);
        if let Some(whole) = counted[i].figure.part_of.filter(|_| counted[i].group.partitive)
            && counted[i].figure.victims.is_empty()
        {
            counted[i].figure.victims = counted[whole].figure.victims.clone();
        } else if let Some(them) = them(words, reading, &counted[i]) {
            counted[i].figure.victims = them;
        } else if let Some(next) = shares_noun(words, reading, counted, i) {
            counted[i].figure.victims = next;
        } else if continues(&counted[i].group) && i > 0 && counted[i].sentence == counted[i - 1].sentence {
            let tags = counted[i - 1].figure.victims.iter().copied().filter(|tag| *tag == Victim::Combatant);
            counted[i].figure.victims.extend(tags.collect::<Vec<_>>());
        }
    }
    breakdowns(counted);
}

/// The tags of an uncounted whole, from the last people that the sentence names before
/// (hit a camp of militants, killing some of them).
fn them(words: &Words, reading: &TokenizedText<'_>, part: &Counted) -> Option<Vec<Victim>> {
    let is_meant = part.group.partitive
        && part.group.end > part.group.tokens.end
        && part.rule == "object"
        && part.figure.part_of.is_none()
        && part.figure.victims.is_empty();
    let from = reading.sentences.get(part.sentence).filter(|_| is_meant)?.start;
    let before = (from..part.cue.start.min(part.group.tokens.start)).rev();
    before.into_iter().find_map(|at| words.victims.longest(&reading.words, at)).map(|hit| hit.value.clone())
}

/// The tags of the next group where this number stands for its noun too: 30
/// regime and 39 rebel fighters.
fn shares_noun(words: &Words, reading: &TokenizedText<'_>, counted: &[Counted], i: usize) -> Option<Vec<Victim>> {
    let (this, next) = (&counted[i], counted.get(i + 1)?);
    let gap = this.group.end..next.group.tokens.start;
    let joined = !gap.is_empty() && words.join.longest(&reading.words, gap.end - 1).is_some();
    let shared = this.group.head == Head::Bare && this.cue == next.cue && gap.len() <= 3 && joined;
    shared.then(|| next.figure.victims.clone())
}

fn continues(group: &Group) -> bool {
    group.tags.is_empty()
        && match group.head {
            Head::Others => true,
            Head::Bare => group.quantity.qualifier == Qualifier::Indefinite,
            Head::People | Head::Open | Head::Share => false,
        }
}

/// The whole that the text names: the figure that "including" stands behind,
/// or for "two of the dead" the last figure of the same effect.
fn named_whole(words: &Words, reading: &TokenizedText<'_>, counted: &[Counted], i: usize) -> Option<usize> {
    let part = &counted[i];
    // …, one of whom died: a part of the figure right before, whatever its effect.
    let right_before = i.checked_sub(1).filter(|&j| {
        let gap = counted[j].group.end..part.group.tokens.start;
        part.group.partitive && gap.len() == 1 && reading.is(gap.start, ',')
    });
    if right_before.is_some() {
        return right_before;
    }
    if part.group.partitive || part.rule == "among" {
        let larger = |whole: &Counted| {
            let most = |c: &Counted| c.figure.high.or(c.figure.low).unwrap_or(u64::MAX);
            most(whole) >= most(part)
        };
        // Killing some of them: the whole stands in the same sentence.
        let is_near = |whole: &Counted| part.rule != "object" || part.sentence == whole.sentence;
        let same = counted[..i].iter().rposition(|whole| {
            whole.figure.effect == part.figure.effect
                && whole.figure.part_of.is_none()
                && larger(whole)
                && is_near(whole)
        });
        let here = i.checked_sub(1).filter(|&j| counted[j].sentence == part.sentence && same.is_none());
        return same.or(here);
    }
    let before = i.checked_sub(1).filter(|&j| counted[j].sentence == part.sentence)?;
    // 16 killed: 11 herders and 5 farmers; 16 killed (Karsa 11, Tolva 5).
    let opens = |t: usize| reading.is(t, ':') || reading.is(t, '(');
    let is_listed = part.rule == "part" && (counted[before].group.end..part.group.tokens.start).any(opens);
    if is_listed {
        return Some(before);
    }
    if part.group.aside.is_some() || opens_part(words, reading, &counted[before].group, &part.group) {
        return Some(same_people(words, reading, counted, i).unwrap_or(before));
    }
    // including 12 children and 3 women: the second stands beside the first.
    let whole = counted[before].figure.part_of.filter(|_| !counted[before].group.partitive)?;
    let gap = counted[before].group.end..part.group.tokens.start;
    let beside =
        gap.len() <= 2 && gap.clone().all(|t| reading.is(t, ',') || words.join.longest(&reading.words, t).is_some());
    // … killed: 28 in the north and 11 on the coast.
    let listed = part.rule == "part" && counted[before].rule == "part";
    ((beside || listed) && counted[before].cue == part.cue).then_some(whole)
}

/// The earlier figure whose people are named again before the word that opens a part:
/// the civilians included three children.
fn same_people(words: &Words, reading: &TokenizedText<'_>, counted: &[Counted], i: usize) -> Option<usize> {
    /// Tokens of the longest such group.
    const REACH: usize = 4;
    let (before, part) = (&counted[i - 1].group, &counted[i].group);
    let opener = (before.end..part.tokens.start).find(|&at| words.part.longest(&reading.words, at).is_some())?;
    let from = opener.saturating_sub(REACH).max(before.end);
    let tags = (from..opener).find_map(|at| {
        words.victims.longest(&reading.words, at).filter(|hit| at + hit.len == opener).map(|hit| hit.value)
    })?;
    counted[..i].iter().rposition(|whole| !tags.is_empty() && whole.figure.victims == *tags)
}

/// Figures of one effect that follow a total and add up to it are its parts.
fn breakdowns(counted: &mut [Counted]) {
    for whole in 0..counted.len() {
        let Some(total) = counted[whole].figure.low.filter(|&n| n > 1 && counted[whole].figure.part_of.is_none())
        else {
            continue;
        };
        let effect = counted[whole].figure.effect;
        let mut parts = Vec::new();
        let mut sum = 0;
        for i in whole + 1..counted.len() {
            let other = &counted[i];
            if other.sentence - counted[whole].sentence > BREAKDOWN_REACH || sum >= total {
                break;
            }
            // One harm word for both makes them a list, not a whole and its parts.
            let listed = other.cue == counted[whole].cue;
            let is_now = other.figure.currency == Currency::Current && other.figure.part_of.is_none();
            let exact = other.figure.qualifier == Qualifier::Exact && is_now && !listed;
            let count = other.figure.low.filter(|&n| n > 0);
            match count {
                Some(n) if exact && other.figure.effect == effect && n < total => {
                    sum = n.saturating_add(sum);
                    parts.push(i);
                }
                _ if other.figure.effect == effect && other.figure.part_of.is_none() => break,
                _ => {}
            }
        }
        if sum == total && parts.len() > 1 {
            for i in parts {
                counted[i].figure.part_of = Some(whole);
            }
        }
    }
}
