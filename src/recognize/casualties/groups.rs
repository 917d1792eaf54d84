//! Counted groups of people: a quantity and the noun that it counts.

use super::words::Words;
use crate::lang::TokenizedText;
use crate::model::{Effect, Qualifier, Victim};
use crate::recognize::numbers::{Quantities, Quantity};
use crate::text::Kind;
use std::ops::Range;

/// The longest run of words between a quantity and its noun. At half of it figures of
/// `en-dev` are lost; more changes nothing.
const LONGEST_NAME: usize = 7;

/// A counted group of people.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Group {
    pub(super) tokens: Range<usize>,
    pub(super) quantity: Quantity,
    pub(super) tags: Vec<Victim>,
    /// The effect that the noun itself names (12 deaths, 8 injured people).
    pub(super) effect: Option<Effect>,
    pub(super) head: Head,
    /// Taken from a whole that was counted before (five of the dead).
    pub(super) partitive: bool,
    /// One past the last token that belongs to the group, a word like "others"
    /// that stays outside its span included.
    pub(super) end: usize,
}

/// What the quantity counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Head {
    /// A noun for people.
    People,
    /// Others: the noun is that of the group before.
    Others,
    /// No noun: only a harm word beside it makes it a count of people.
    Bare,
}

/// Reads the counted group that starts at token `at`, if one does.
pub(super) fn read(
    words: &Words,
    quantities: &Quantities,
    reading: &TokenizedText<'_>,
    at: usize,
    limit: usize,
) -> Option<Group> {
    if let Some(group) = none(words, reading, at, limit) {
        return Some(group);
    }
    let quantity = quantity(quantities, words, reading, at)?;
    let end = quantity.tokens.end;
    if end > limit || !is_free_number(reading, &quantity) {
        return None;
    }
    let whole = quantity.low.or(quantity.high).is_some_and(|n| n.fract() == 0.0 && n >= 1.0);
    if !whole {
        return None;
    }
    if counts_things(words, quantities, reading, end) {
        return None;
    }
    if let Some(group) = partitive(words, quantities, reading, &quantity, limit) {
        return Some(group);
    }
    let linked = end + words.link.longest(&reading.words, end).map_or(0, |hit| hit.len);
    let name = name(words, reading, end, limit).or_else(|| name(words, reading, linked, limit));
    let group = |tokens: Range<usize>, end, tags, effect, head| Group {
        tokens,
        quantity: quantity.clone(),
        tags,
        effect,
        head,
        partitive: false,
        end,
    };
    if let Some(name) = name {
        let head = if name.others { Head::Others } else { Head::People };
        return Some(group(at..name.end, name.end, name.tags, name.effect, head));
    }
    may_be_bare(words, reading, end, limit).then(|| group(at..end, end, Vec::new(), None, Head::Bare))
}

/// The old number of a tally, where its new number follows: from 12 to 15.
pub(super) fn left_behind(
    words: &Words,
    quantities: &Quantities,
    reading: &TokenizedText<'_>,
    at: usize,
    limit: usize,
) -> Option<Group> {
    let number = quantities.cardinals.read(reading, at).filter(|number| number.end < limit)?;
    words.reach.longest(&reading.words, number.end)?;
    let quantity = Quantity {
        tokens: at..number.end,
        low: Some(number.value),
        high: Some(number.value),
        qualifier: Qualifier::Exact,
        in_digits: number.in_digits,
    };
    let tokens = at..number.end;
    Some(Group {
        tokens,
        quantity,
        tags: Vec::new(),
        effect: None,
        head: Head::Bare,
        partitive: false,
        end: number.end,
    })
}

/// Whether a number may stand for people without a noun: what follows is no
/// noun of something else, but a sign, a small word or a harm word; or the noun
/// comes with the next number (30 regime and 39 rebel fighters).
fn may_be_bare(words: &Words, reading: &TokenizedText<'_>, end: usize, limit: usize) -> bool {
    let Some(next) = reading.tokens.get(end).filter(|_| end < limit) else { return true };
    let harm = words.harm.longest(&reading.words, end).is_some();
    let small = [&words.stop, &words.other, &words.part, &words.passive, &words.join]
        .iter()
        .any(|lexicon| lexicon.longest(&reading.words, end).is_some());
    let thing = words.thing.longest(&reading.words, end).is_some();
    let ellipsis = words.join.longest(&reading.words, end + 1).is_some()
        && reading.tokens.get(end + 2).is_some_and(|token| token.kind == Kind::Digits);
    match next.kind {
        Kind::Word => !thing && !next.glued && (harm || small || ellipsis),
        Kind::Digits => false,
        Kind::Sign(_) => true,
    }
}

/// Whether a quantity is taken from counted things: 54 of 71 drones.
fn counts_things(words: &Words, quantities: &Quantities, reading: &TokenizedText<'_>, end: usize) -> bool {
    let between = words.partitive.longest(&reading.words, end).or_else(|| words.link.longest(&reading.words, end));
    let whole = between.and_then(|hit| quantities.read(reading, end + hit.len));
    whole.is_some_and(|whole| words.thing.longest(&reading.words, whole.tokens.end).is_some())
}

/// The quantity itself, or an article before a noun (a child, một cảnh sát).
fn quantity(quantities: &Quantities, words: &Words, reading: &TokenizedText<'_>, at: usize) -> Option<Quantity> {
    if let Some(quantity) = quantities.read(reading, at) {
        return Some(quantity);
    }
    if !is_article(words, reading, at) || name(words, reading, at + 1, reading.tokens.len())?.others {
        return None;
    }
    Some(Quantity {
        tokens: at..at + 1,
        low: Some(1.0),
        high: Some(1.0),
        qualifier: Qualifier::Exact,
        in_digits: false,
    })
}

fn is_article(words: &Words, reading: &TokenizedText<'_>, at: usize) -> bool {
    words.article.longest(&reading.words, at).is_some()
}

/// Zero people: no casualties, nobody, không ai.
fn none(words: &Words, reading: &TokenizedText<'_>, at: usize, limit: usize) -> Option<Group> {
    let zero = |tokens: Range<usize>, end, tags, effect| {
        let quantity = Quantity {
            tokens: tokens.clone(),
            low: Some(0.0),
            high: Some(0.0),
            qualifier: Qualifier::Exact,
            in_digits: false,
        };
        Group { tokens: tokens.start..end, quantity, tags, effect, head: Head::People, partitive: false, end }
    };
    if let Some(hit) = words.nobody.longest(&reading.words, at) {
        return (at + hit.len <= limit).then(|| zero(at..at + hit.len, at + hit.len, Vec::new(), None));
    }
    let start = at + words.none.longest(&reading.words, at)?.len;
    let harm = words.nouns.longest(&reading.words, start).map(|hit| (hit.len, Vec::new(), Some(*hit.value)));
    let victim = words.victims.longest(&reading.words, start).map(|hit| (hit.len, hit.value.clone(), None));
    let (len, tags, effect) = harm.or(victim)?;
    (start + len <= limit).then(|| zero(at..start, start + len, tags, effect))
}

/// `five of the dead`, `hai trong số những người thiệt mạng`: the span ends with
/// the noun; the harm word that describes the whole is left to the binding.
fn partitive(
    words: &Words,
    quantities: &Quantities,
    reading: &TokenizedText<'_>,
    quantity: &Quantity,
    limit: usize,
) -> Option<Group> {
    let last = quantity.tokens.end - 1;
    let linked = last > quantity.tokens.start && words.link.longest(&reading.words, last).is_some();
    let end = if linked { last } else { quantity.tokens.end };
    // A whole that is counted here too (6 of the 20 passengers) is no figure before.
    let whole = |at: usize| quantities.read(reading, at).map(|whole| whole.tokens.end).filter(|&to| to < limit);
    let named = words.partitive.longest(&reading.words, end).map(|hit| end + hit.len);
    let counted = match named {
        Some(after) => whole(after),
        None => Some(whole(end + words.link.longest(&reading.words, end)?.len)?),
    };
    let after = counted.or(named)?;
    let noun = words.nouns.longest(&reading.words, after);
    let name = name(words, reading, after, limit);
    let (tokens_end, tags, effect) = match (noun, name) {
        (_, Some(name)) => (name.end, name.tags, name.effect),
        (Some(noun), None) => (after + noun.len, Vec::new(), Some(*noun.value)),
        (None, None) => (end, Vec::new(), None),
    };
    let effect = effect.or_else(|| {
        // The whole may be named by a participle alone: two of the wounded.
        (end..after).find_map(|i| words.nouns.longest(&reading.words, i).map(|hit| *hit.value))
    });
    let span_end = if tokens_end == end { end } else { tokens_end };
    Some(Group {
        tokens: quantity.tokens.start..span_end,
        quantity: quantity.clone(),
        tags,
        effect,
        head: Head::People,
        partitive: counted.is_none(),
        end: span_end.max(after),
    })
}

/// The name of a group of people.
struct Name {
    end: usize,
    tags: Vec<Victim>,
    effect: Option<Effect>,
    others: bool,
}

/// The noun phrase that starts at token `at`: words that describe, the noun,
/// and what belongs behind it.
fn name(words: &Words, reading: &TokenizedText<'_>, at: usize, limit: usize) -> Option<Name> {
    let mut i = at + more(words, reading, at);
    let mut effect = None;
    let mut best: Option<Name> = None;
    while i < limit && i - at <= LONGEST_NAME {
        if let Some(noun) = words.victims.longest(&reading.words, i) {
            // Took six teachers hostage: the second noun says what they became.
            if let (Some(name), Some(became)) = (&mut best, words.nouns.longest(&reading.words, i)) {
                name.effect = name.effect.or(Some(*became.value));
                break;
            }
            if words.thing.longest(&reading.words, i).is_some_and(|thing| thing.len > noun.len) {
                break;
            }
            let harm_noun = words.nouns.longest(&reading.words, i).filter(|hit| hit.len >= noun.len);
            let len = harm_noun.map_or(noun.len, |hit| hit.len);
            let mut tags = best.take().map(|name| name.tags).unwrap_or_default();
            tags.extend(noun.value);
            let others = i == at && words.other.longest(&reading.words, i).is_some();
            best = Some(Name { end: i + len, tags, effect: harm_noun.map(|hit| *hit.value).or(effect), others });
            i += len;
            if reading.pack.head_first {
                break;
            }
            continue;
        }
        if best.is_some() {
            break;
        }
        if let Some(noun) = words.nouns.longest(&reading.words, i) {
            let followed = i + noun.len < limit && words.victims.longest(&reading.words, i + noun.len).is_some();
            if !followed && (i == at || reading.pack.head_first || !is_stop(words, reading, i)) {
                // A participle behind a bare number is the harm word itself.
                if !reading.pack.head_first && words.harm.longest(&reading.words, i).is_some() {
                    break;
                }
                best = Some(Name { end: i + noun.len, tags: Vec::new(), effect: Some(*noun.value), others: false });
                break;
            }
            effect = Some(*noun.value);
            i += noun.len;
            continue;
        }
        if i > at && words.join.longest(&reading.words, i).is_some() && joins_descriptions(words, reading, i, limit) {
            i += 1;
            continue;
        }
        if reading.pack.head_first || is_stop(words, reading, i) {
            break;
        }
        if let Some(harm) = words.harm.longest(&reading.words, i) {
            if i > at {
                break;
            }
            // 8 injured people, but not 8 injured in the blast.
            effect = Some(harm.value.effect);
            i += harm.len;
            continue;
        }
        i += 1;
    }
    let mut name = best.or_else(|| people_by_form(words, reading, at, limit))?;
    if reading.pack.head_first {
        name.end = trailing(words, reading, name.end, limit);
        // 12 phụ nữ và trẻ em: one count for both nouns.
        let join = words.join.longest(&reading.words, name.end).map(|hit| name.end + hit.len);
        let second = join.and_then(|at| Some((at, words.victims.longest(&reading.words, at)?)));
        if let Some((at, noun)) = second.filter(|(at, noun)| at + noun.len <= limit && !name.tags.is_empty()) {
            name.tags.extend(noun.value);
            name.end = trailing(words, reading, at + noun.len, limit);
        }
    }
    name.tags = Victim::listed(&name.tags);
    Some(name)
}

/// How many words before a noun mark additional people: eight more people.
fn more(words: &Words, reading: &TokenizedText<'_>, at: usize) -> usize {
    let is_people = |i: usize| words.victims.longest(&reading.words, i).is_some();
    let len = words.other.longest(&reading.words, at).map_or(0, |hit| hit.len);
    let is_noun = is_people(at + len) || words.nouns.longest(&reading.words, at + len).is_some();
    if reading.pack.head_first || is_people(at) || !is_noun { 0 } else { len }
}

/// Whether a conjunction inside a noun phrase joins two descriptions of one
/// noun: 70 regime and rebel fighters.
fn joins_descriptions(words: &Words, reading: &TokenizedText<'_>, at: usize, limit: usize) -> bool {
    const REACH: usize = 3;
    let ahead = at + 1..limit.min(at + 1 + REACH);
    !reading.pack.head_first
        && ahead
            .into_iter()
            .find(|&i| is_stop(words, reading, i) || words.victims.longest(&reading.words, i).is_some())
            .is_some_and(|i| words.victims.longest(&reading.words, i).is_some())
}

/// A capitalised plural that no lexicon knows names people: 12 Palestinians.
fn people_by_form(words: &Words, reading: &TokenizedText<'_>, at: usize, limit: usize) -> Option<Name> {
    let token = reading.tokens.get(at).filter(|_| at < limit)?;
    let plural = reading.surface(at).to_lowercase();
    let people = token.is_capitalised()
        && !reading.pack.head_first
        && words.people_endings.iter().any(|ending| plural.ends_with(&**ending))
        && words.thing.longest(&reading.words, at).is_none();
    people.then_some(Name { end: at + 1, tags: Vec::new(), effect: None, others: false })
}

/// The modifiers and names that follow a noun in a head-first language.
fn trailing(words: &Words, reading: &TokenizedText<'_>, mut end: usize, limit: usize) -> usize {
    while end < limit && !reading.tokens[end].fresh_line {
        let token = &reading.tokens[end];
        if words.harm.longest(&reading.words, end).is_some() {
            break;
        }
        if let Some(hit) = words.modifier.longest(&reading.words, end) {
            end += hit.len;
        } else if token.is_capitalised() {
            end += 1;
        } else if token.is('-') && token.glued && reading.glued(end + 1) {
            end += 2;
        } else {
            break;
        }
    }
    end.min(limit)
}

/// Whether a token ends the name of a group.
pub(super) fn is_stop(words: &Words, reading: &TokenizedText<'_>, i: usize) -> bool {
    let token = &reading.tokens[i];
    let sign = match token.kind {
        Kind::Word => false,
        // 43-year-old describes; another number does not.
        Kind::Digits => !(reading.is(i + 1, '-') && reading.glued(i + 1) && reading.glued(i + 2)),
        Kind::Sign('-' | '\'' | '’') => !token.glued,
        Kind::Sign(_) => true,
    };
    sign || token.fresh_line
        || words.stop.longest(&reading.words, i).is_some()
        || (!token.glued && words.thing.longest(&reading.words, i).is_some())
}

/// Whether digits stand for a count: not glued to letters or other digits
/// (S-300, 3-1, 12.5%, $5).
fn is_free_number(reading: &TokenizedText<'_>, quantity: &Quantity) -> bool {
    let first = (quantity.tokens.start..quantity.tokens.end).find(|&i| reading.tokens[i].kind == Kind::Digits);
    let Some(first) = first else { return true };
    let before = first > 0 && reading.tokens[first].glued && {
        let sign = reading.tokens[first - 1].kind;
        !matches!(sign, Kind::Sign('(' | '[' | '"' | '“' | '‘' | '«' | '–' | '—' | '…' | ':' | ';' | '|'))
            && first - 1 < quantity.tokens.start
    };
    let end = quantity.tokens.end;
    let behind = reading.tokens.get(end).is_some_and(|next| {
        next.glued
            && match next.kind {
                Kind::Word => true,
                Kind::Sign('%' | '°' | '€' | '$') => true,
                Kind::Sign('-' | '/' | ':') => reading.glued(end + 1),
                Kind::Sign('.' | ',') => reading.glued(end + 1) && reading.digits(end + 1).is_some(),
                _ => false,
            }
    });
    !before && !behind
}
