//! Counted groups of people: a quantity and the noun that it counts.

use super::predicates::harm_at;
use super::words::{ArgumentPosition, Words};
use crate::lang::{Hit, TokenizedText};
use crate::model::{Effect, Victim};
use crate::phrase::{Class, Phrases, Quantity};
use crate::text::{Kind, Span};
use std::ops::Range;

/// No count of people is as large; above it numbers lose their units (2^53 in a `f64`).
const MOST: f64 = 1e15;

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
    /// Where the bracket closes in which it stands as a part of the group before it.
    pub(super) aside: Option<usize>,
    /// Whether the text leaves it for a newer number (from 12 to 15).
    pub(super) is_left: bool,
    /// The counted whole that it is taken from: two of *the nine wounded*.
    pub(super) whole: Option<Quantity>,
}

/// What the quantity counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Head {
    /// A noun for people.
    People,
    /// A noun that no list knows: only a harm word right beside it makes it one for people.
    Open,
    /// Others: the noun is that of the group before.
    Others,
    /// No noun: only a harm word beside it makes it a count of people.
    Bare,
    /// A share of a whole (half of the 80): people whose number the text does not say.
    Share,
}

impl Group {
    pub(super) fn new(quantity: Quantity, end: usize, head: Head) -> Self {
        let tokens = quantity.tokens.start..end;
        Self {
            tokens,
            quantity,
            tags: Vec::new(),
            effect: None,
            head,
            partitive: false,
            end,
            aside: None,
            is_left: false,
            whole: None,
        }
    }
}

/// Reads the groups of one sentence.
pub(super) struct GroupReader<'a, 't> {
    pub(super) words: &'a Words,
    pub(super) phrases: &'a Phrases,
    pub(super) reading: &'a TokenizedText<'t>,
    pub(super) sentence: Range<usize>,
}

impl GroupReader<'_, '_> {
    /// The groups of the sentence, in its order. `taken` are places that are something
    /// else (dates), in order: no quantity is read inside them.
    pub(super) fn all(&self, taken: &[Span]) -> Vec<Group> {
        let reading = self.reading;
        let limit = self.sentence.end;
        let mut groups: Vec<Group> = Vec::new();
        let mut at = self.sentence.start;
        while at < limit {
            let here = reading.tokens[at].span;
            let next = taken.partition_point(|span| span.end <= here.start);
            if let Some(date) = taken.get(next).filter(|date| date.overlaps(here)) {
                // One woman of 45 years: the age belongs to her, too.
                let age = self.phrases.ages.said(&self.phrases.quantities.cardinals, reading, at, limit);
                if let (Some(end), Some(last)) = (age, groups.last_mut().filter(|last| last.end == at)) {
                    last.end = end;
                }
                at = reading.token_at(date.end).max(at + 1);
                continue;
            }
            if let Some(end) = self.joined_age(groups.last(), at) {
                if let Some(last) = groups.last_mut().filter(|last| last.end == at) {
                    last.end = end;
                }
                at = end;
                continue;
            }
            if let Some(end) = self.apposed_age(groups.last(), at) {
                if let Some(last) = groups.last_mut().filter(|last| last.end == at) {
                    last.end = end;
                }
                at = end;
                continue;
            }
            if let Some(end) = self.phrases.ages.said(&self.phrases.quantities.cardinals, reading, at, limit) {
                if let Some(last) = groups.last_mut().filter(|last| last.end == at) {
                    last.end = end;
                }
                at = end;
                continue;
            }
            if let Some(close) = self.comment(at) {
                at = close + 1;
                continue;
            }
            // The last word of one of several words (up to) is no bound of its own.
            if let Some(end) = self.behind_reach(at).or_else(|| self.behind_move(at)) {
                at = end;
                continue;
            }
            // A tally that rose from one number to another is no range (from 12 to 15).
            let is_told = |i: usize| {
                let words = &reading.words;
                self.words.tolls.longest(words, i).is_some()
                    || self.words.nouns.longest(words, i).is_some()
                    || self.words.count_noun.longest(words, i).is_some()
                    || i + 1 == at && self.words.went.ending(words, self.sentence.start, at).is_some()
                    || self
                        .words
                        .harm
                        .longest(words, i)
                        .is_some_and(|harm| harm.value.frame == ArgumentPosition::Subject || i + harm.len < at)
            };
            let is_moved = |i: usize| {
                [&self.words.moved, &self.words.counts].iter().any(|list| list.longest(&reading.words, i).is_some())
            };
            let mut before = (self.sentence.start..at).filter(|&i| is_told(i) || is_moved(i));
            let mut from = || self.words.from.longest(&reading.words, at).filter(|_| before.next().is_some());
            let group = self.left_behind(self.words.superseded.longest(&reading.words, at), at, ',');
            let group = group.or_else(|| self.left_behind(from(), at, '\0')).or_else(|| self.read(at));
            let group = group.or_else(|| self.companion(groups.last()?, at));
            let group = group.filter(|group| !self.is_apposition(group, taken));
            // No number begins inside another one.
            let behind = || self.phrases.quantities.cardinals.read(reading, at).map_or(at + 1, |number| number.end);
            at = group.as_ref().map_or_else(behind, |group| group.end).max(at + 1);
            if let Some(group) = group {
                let aside = groups.last().and_then(|last| self.aside(last, &group));
                groups.push(Group { aside, ..group });
            }
        }
        groups
    }

    /// Where the bracket closes in which a group stands right behind another: 20 people
    /// (6 children); 20 người (có 6 trẻ em).
    fn aside(&self, whole: &Group, part: &Group) -> Option<usize> {
        /// Words before the part: among them at least.
        const REACH: usize = 4;
        if whole.aside.is_some_and(|close| close >= part.end) {
            return whole.aside;
        }
        let gap = whole.end + 1..part.tokens.start;
        let is_opened = self.reading.is(whole.end, '(') && gap.start <= gap.end && gap.len() <= REACH;
        let close = (part.end..self.sentence.end).find(|&i| self.reading.is(i, ')'));
        close.filter(|_| is_opened && part.head != Head::Bare)
    }

    /// Where a bracket closes that opens at a token and holds a remark on the text
    /// ([coded as 3]).
    fn comment(&self, at: usize) -> Option<usize> {
        let is_opened = self.reading.is(at, '[') || self.reading.is(at, '(');
        self.words.comment.longest(&self.reading.words, at + 1).filter(|_| is_opened)?;
        self.behind_bracket(at).map(|behind| behind - 1)
    }

    /// The token behind a bracket that opens at a token.
    fn behind_bracket(&self, at: usize) -> Option<usize> {
        /// Tokens in the longest bracket between a count and its noun.
        const LONGEST: usize = 6;
        let close = match self.reading.tokens.get(at)?.kind {
            Kind::Sign('(') => ')',
            Kind::Sign('[') => ']',
            _ => return None,
        };
        (at + 1..self.sentence.end.min(at + 2 + LONGEST)).find(|&i| self.reading.is(i, close)).map(|i| i + 1)
    }

    /// One who is joined to the group before as theirs: a priest and his driver.
    fn companion(&self, before: &Group, at: usize) -> Option<Group> {
        let is_joined = before.end + 1 == at && self.words.join.longest(&self.reading.words, before.end).is_some();
        let possessive = self.words.possessive.longest(&self.reading.words, at).filter(|_| is_joined)?;
        let one = Quantity::exactly(at..at + possessive.len, 1.0, false);
        if self.phrases.quantities.read(self.reading, one.tokens.end).is_some() {
            return None;
        }
        let name = self.name(one.tokens.end, &one).filter(|name| !name.is_open && !name.others)?;
        let noun = self.phrases.nouns.at(self.reading, name.end - 1).map(|(noun, _)| noun);
        let is_one = noun.is_none_or(|noun| noun.is_plural != Some(true));
        is_one.then(|| Group { tags: name.tags, ..Group::new(one, name.end, Head::People) })
    }

    /// Whether a group only says what someone is who has a name: Marta Olsen, a librarian, …
    fn is_apposition(&self, group: &Group, taken: &[Span]) -> bool {
        let at = group.tokens.start;
        let is_article = self.words.article.longest(&self.reading.words, at).is_some();
        let is_closed = self.reading.is(group.end, ',') || group.end == self.sentence.end;
        if !is_article || !is_closed || at < self.sentence.start + 2 || !self.reading.is(at - 1, ',') {
            return false;
        }
        let name = (self.sentence.start..at - 1).rev().find(|&i| !self.is_aged(i)).unwrap_or(at - 2);
        let is_dated = taken.iter().any(|date| date.overlaps(self.reading.tokens[name].span));
        let first = (self.sentence.start..=name).rev().take_while(|&i| self.reading.tokens[i].is_capitalised()).last();
        let is_place = first.and_then(|first| first.checked_sub(1)).is_some_and(|before| {
            before >= self.sentence.start && self.words.locative.longest(&self.reading.words, before).is_some()
        });
        first.is_some() && !is_dated && !is_place
    }

    /// Whether a token is of an age behind a name: Marta Olsen, 58, …
    fn is_aged(&self, i: usize) -> bool {
        self.reading.is(i, ',') || self.reading.digits(i).is_some()
    }

    /// Reads the counted group that starts at token `at`, if one does.
    fn read(&self, at: usize) -> Option<Group> {
        let stated = self.phrases.quantities.read(self.reading, at);
        if let Some(group) = self.share(at, stated.as_ref()).or_else(|| self.none(at)) {
            return Some(group);
        }
        let quantity = stated.or_else(|| self.one(at))?;
        let end = quantity.tokens.end;
        if end > self.sentence.end || !self.is_free_number(&quantity) {
            return None;
        }
        let is_whole = quantity.low.or(quantity.high).is_some_and(|n| n.fract() == 0.0 && (1.0..MOST).contains(&n));
        if !is_whole || self.counts_things(end) {
            return None;
        }
        if let Some(group) = self.partitive(&quantity) {
            return Some(group);
        }
        // 41 names: they count people, and say no more of them.
        if let Some(unit) = self.inside(&self.words.count_unit, end).filter(|_| !self.is_victim(end)) {
            // 212 names of people killed in the raid.
            let of = self.words.link.longest(&self.reading.words, end + unit.len);
            let people = of.and_then(|of| self.name(end + unit.len + of.len, &quantity)).filter(|name| !name.is_open);
            return Some(match people {
                Some(name) => Group { tags: name.tags, ..Group::new(quantity, name.end, Head::People) },
                None => Group::new(quantity, end + unit.len, Head::Bare),
            });
        }
        let linked = end + self.words.link.longest(&self.reading.words, end).map_or(0, |hit| hit.len);
        let name = self.name(end, &quantity).or_else(|| self.name(linked, &quantity));
        // Four of his daughters; четыре его дочери.
        let owned = self.words.possessive.longest(&self.reading.words, end).map(|hit| end + hit.len);
        let name = name.or_else(|| self.name(owned?, &quantity).filter(|name| !name.is_open));
        let name = name.or_else(|| self.name(self.behind_bracket(end)?, &quantity));
        // Un fuego dejó quince muertos: an article counts only those whom a list has.
        let is_article = self.words.article.longest(&self.reading.words, quantity.tokens.start);
        let name =
            name.filter(|name| !(name.is_open && is_article.is_some_and(|hit| hit.len == quantity.tokens.len())));
        let counts_people =
            || self.words.people_number.ending(&self.reading.words, quantity.tokens.start, end).is_some();
        if let Some(name) = name {
            let head = match (name.others, name.is_open) {
                (true, _) => Head::Others,
                (_, true) if !counts_people() => Head::Open,
                _ => Head::People,
            };
            return Some(Group { tags: name.tags, effect: name.effect, ..Group::new(quantity, name.end, head) });
        }
        if counts_people() && !self.is_thing(end) {
            // Such a number makes people of the noun behind it, whatever that is.
            let is_noun = |i: usize| {
                let is_small = || self.words.passive.longest(&self.reading.words, i).is_some();
                let is_harm = || self.words.harm.longest(&self.reading.words, i).is_some();
                i < self.sentence.end && !self.is_stop(i) && !is_small() && !is_harm()
            };
            let is_before_harm = self.words.harm.longest(&self.reading.words, end + 1).is_some();
            let end = end + usize::from(is_before_harm && is_noun(end));
            return Some(Group::new(quantity, end, Head::People));
        }
        self.may_be_bare(end).then(|| Group::new(quantity, end, Head::Bare))
    }

    /// The end of a small word that leads a tally which moved to its number, and would bound
    /// any other (число погибших выросло за сутки до 20).
    fn behind_move(&self, at: usize) -> Option<usize> {
        let words = &self.reading.words;
        let reach =
            self.words.reach.longest(words, at).filter(|_| self.phrases.quantities.is_bound(self.reading, at))?;
        let is_moved = (self.sentence.start..at).any(|i| self.words.moved.longest(words, i).is_some());
        is_moved.then_some(at + reach.len)
    }

    /// The end of several words of reaching that start at a token; two that overlap are one
    /// (đã lên, lên đến).
    fn behind_reach(&self, at: usize) -> Option<usize> {
        let lists = [&self.words.reach, &self.words.count_reach];
        let end_of = |at: usize| {
            let ends = lists.iter().filter_map(|list| list.longest(&self.reading.words, at)).map(|hit| hit.len);
            ends.max().filter(|len| *len > 1).map(|len| at + len)
        };
        let end = end_of(at)?;
        Some((at + 1..end).filter_map(end_of).fold(end, usize::max))
    }

    fn is_victim(&self, at: usize) -> bool {
        self.words.victims.longest(&self.reading.words, at).is_some()
    }

    /// The old number of a tally behind the words that leave it, where its new number follows
    /// or a sign parts the two: from 12 to 15; first put at 12, was corrected to 15.
    fn left_behind(&self, left: Option<Hit<'_, ()>>, at: usize, sign: char) -> Option<Group> {
        let at = at + left?.len;
        let number = self.phrases.quantities.cardinals.read(self.reading, at)?;
        let is_left = self.words.reach.longest(&self.reading.words, number.end).is_some();
        if number.end >= self.sentence.end || !(is_left || self.reading.is(number.end, sign)) {
            return None;
        }
        let quantity = Quantity::exactly(at..number.end, number.value, number.in_digits);
        Some(Group { is_left: true, ..Group::new(quantity, number.end, Head::Bare) })
    }

    /// A share of a whole (half of the 80 passengers), or the count that it makes (all but
    /// three of the 17; none of the 22).
    /// `stated` is the quantity at the same token.
    fn share(&self, at: usize, stated: Option<&Quantity>) -> Option<Group> {
        let share = self.phrases.shares.read(&self.phrases.quantities, self.reading, at, stated)?;
        let end = share.tokens.end;
        if stated.is_some_and(|quantity| quantity.tokens.end >= end) {
            return None;
        }
        let quantity = share.count.clone().unwrap_or_else(|| Quantity::exactly(share.tokens.clone(), 1.0, false));
        let name = self.name(end, &quantity);
        if share.needs_noun && name.as_ref().is_none_or(|name| name.is_open) || end > self.sentence.end {
            return None;
        }
        let head = if share.count.is_some() { Head::People } else { Head::Share };
        let behind = name.as_ref().map_or(end, |name| name.end);
        // Most of the 40 miners killed were young: the participle is of all of them.
        let words = &self.reading.words;
        let is_verb = |i: usize| self.words.voice.longest(words, i).is_some();
        if let Some(harm) = self.words.harm.longest(words, behind).filter(|_| head == Head::Share)
            && (behind + harm.len..self.sentence.end).any(is_verb)
        {
            return share.whole.and_then(|whole| self.read(whole));
        }
        let tags = name.map(|name| name.tags).unwrap_or_default();
        Some(Group { tags, ..Group::new(Quantity { tokens: at..end, ..quantity }, behind, head) })
    }

    /// Whether a number may stand for people without a noun: what follows is no
    /// noun of something else, but a sign, a small word or a harm word; or the noun
    /// comes with the next number (30 regime and 39 rebel fighters).
    fn may_be_bare(&self, end: usize) -> bool {
        let (words, reading) = (self.words, self.reading);
        let Some(next) = reading.tokens.get(end).filter(|_| end < self.sentence.end) else { return true };
        let harm = harm_at(words, reading, end).is_some();
        let lists = [&words.stop, &words.other, &words.part, &words.passive, &words.join];
        let small = lists
            .iter()
            .chain(&[&words.other_time, &words.said_earlier])
            .any(|lexicon| lexicon.longest(&reading.words, end).is_some());
        let is_plural_thing = || {
            let noun = self.phrases.nouns.at(reading, end).map(|(noun, _)| noun);
            noun.is_some_and(|noun| noun.class == Class::Thing && noun.is_plural == Some(true))
        };
        let ellipsis = words.join.longest(&reading.words, end + 1).is_some()
            && reading.tokens.get(end + 2).is_some_and(|token| token.kind == Kind::Digits);
        match next.kind {
            Kind::Word => {
                let is_listed = words.thing.longest(&reading.words, end).is_some();
                !next.glued
                    && (harm && !is_listed
                        || ellipsis && !is_listed && !is_plural_thing()
                        || small && !self.is_thing(end))
            }
            Kind::Digits => false,
            Kind::Sign(_) => true,
        }
    }

    /// Whether a quantity is taken from counted things: 54 of 71 drones.
    fn counts_things(&self, end: usize) -> bool {
        let words = &self.reading.words;
        let between = self.words.partitive.longest(words, end).or_else(|| self.words.link.longest(words, end));
        let is_them = |i: usize| {
            [&self.words.part_relative, &self.words.object_pronoun].iter().any(|list| list.longest(words, i).is_some())
        };
        let names_whole = |hit: &Hit<'_, ()>| !(end..end + hit.len).any(is_them);
        if between.filter(names_whole).is_some_and(|hit| self.is_phrase_of_things(end + hit.len)) {
            return true;
        }
        let whole = between.and_then(|hit| self.phrases.quantities.read(self.reading, end + hit.len));
        whole.is_some_and(|whole| self.words.thing.longest(words, whole.tokens.end).is_some())
    }

    /// Whether a token begins a noun for things.
    pub(super) fn is_thing(&self, at: usize) -> bool {
        self.words.thing.longest(&self.reading.words, at).is_some()
            || self.phrases.nouns.at(self.reading, at).is_some_and(|(noun, _)| noun.class == Class::Thing)
    }

    /// The one of an article before a noun (a child, một cảnh sát).
    fn one(&self, at: usize) -> Option<Quantity> {
        self.words.article.longest(&self.reading.words, at)?;
        let one = Quantity::exactly(at..at + 1, 1.0, false);
        let name = self.name(at + 1, &one)?;
        // A farmers' league: what is counted is not the farmer.
        let is_apostrophe = ['\'', '’'].iter().any(|&sign| self.reading.is(name.end, sign));
        let is_whose = is_apostrophe && self.reading.glued(name.end) && !self.reading.glued(name.end + 1);
        (!name.others && !name.is_open && !is_whose).then_some(one)
    }

    /// `five of the dead`, `hai trong số những người thiệt mạng`: the span ends with
    /// the noun; the harm word that describes the whole is left to the binding.
    fn partitive(&self, quantity: &Quantity) -> Option<Group> {
        let words = &self.reading.words;
        let last = quantity.tokens.end - 1;
        let linked = last > quantity.tokens.start && self.words.link.longest(words, last).is_some();
        let end = if linked { last } else { quantity.tokens.end };
        // A whole that is counted here too (6 of the 20 passengers) is no figure before.
        let whole = |at: usize| {
            let whole = self.phrases.quantities.read(self.reading, at)?;
            Some(whole).filter(|whole| whole.tokens.end < self.sentence.end)
        };
        let named = self.words.partitive.longest(words, end).map(|hit| end + hit.len);
        let counted = match named {
            Some(after) => whole(after),
            None => Some(whole(end + self.words.link.longest(words, end)?.len)?),
        };
        let after = counted.as_ref().map(|whole| whole.tokens.end).or(named)?;
        let noun = self.inside(&self.words.nouns, after);
        let name = self.name(after, quantity).filter(|name| !name.is_open);
        let (tokens_end, tags, effect) = match (noun, name) {
            (_, Some(name)) => (name.end, name.tags, name.effect),
            (Some(noun), None) => (after + noun.len, Vec::new(), Some(*noun.value)),
            (None, None) => (end, Vec::new(), None),
        };
        // The whole may be named by a participle alone: two of the wounded.
        let participle = || (end..after).find_map(|i| self.words.nouns.longest(words, i).map(|hit| *hit.value));
        let span_end = if tokens_end == end { end } else { tokens_end };
        let partitive = counted.is_none();
        let group = Group::new(quantity.clone(), span_end, Head::People);
        Some(Group {
            tags,
            effect: effect.or_else(participle).filter(|_| partitive),
            partitive,
            end: span_end.max(after),
            whole: counted,
            ..group
        })
    }

    /// Whether digits stand for a count: not glued to letters or other digits
    /// (S-300, 3-1, 12.5%, $5).
    fn is_free_number(&self, quantity: &Quantity) -> bool {
        let reading = self.reading;
        let first = (quantity.tokens.start..quantity.tokens.end).find(|&i| reading.tokens[i].kind == Kind::Digits);
        let Some(first) = first else { return true };
        // 0430 is a time; 05 fills two places of a form.
        if reading.width(first) > 2 && reading.surface(first).starts_with('0') {
            return false;
        }
        let before = first > 0 && reading.tokens[first].glued && {
            let sign = reading.tokens[first - 1].kind;
            // 19:30 is a time.
            let is_time = reading.glued(first - 1) && first > 1 && reading.tokens[first - 2].kind == Kind::Digits;
            if is_time && matches!(sign, Kind::Sign(':')) {
                return false;
            }
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
}
