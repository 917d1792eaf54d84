//! The noun that a quantity counts, with what describes it.

use super::groups::GroupReader;
use super::words::{ArgumentPosition, Harm, Words};
use crate::lang::{Hit, Lexicon, TokenizedText};
use crate::model::{Effect, Victim};
use crate::phrase::{Class, Noun, Quantity};
use crate::text::Kind;

/// The longest run of words between a quantity and its noun. At half of it figures of
/// `en-dev` are lost; more changes nothing.
const LONGEST_NAME: usize = 7;

/// The name of a group of people.
pub(super) struct Name {
    /// One past its last token.
    pub(super) end: usize,
    pub(super) tags: Vec<Victim>,
    /// The effect that the noun itself names.
    pub(super) effect: Option<Effect>,
    pub(super) others: bool,
    /// Whether no list knows the noun.
    pub(super) is_open: bool,
}

/// From which age on people are no children: the Convention on the Rights of the Child,
/// article 1.
const ADULT: u64 = 18;

/// What a look for a noun of the list came to.
enum Found {
    People(Name),
    /// A noun for things is the head of the phrase.
    Thing,
    Nothing,
}

impl GroupReader<'_, '_> {
    /// The noun phrase that starts at token `at`: words that describe, the noun,
    /// and what belongs behind it. `quantity` counts it.
    pub(super) fn name(&self, at: usize, quantity: &Quantity) -> Option<Name> {
        let limit = self.sentence.end;
        let known = self.known_name(at, quantity);
        if matches!(known, Found::Thing) {
            return None;
        }
        let known = if let Found::People(name) = known { Some(name) } else { None };
        let mut name = known.or_else(|| self.people_by_form(at)).or_else(|| self.listed_name(at, quantity))?;
        if self.reading.pack.head_first {
            name.end = self.trailing(name.end);
            // 12 phụ nữ và trẻ em: one count for both nouns.
            let join = self.words.join.longest(&self.reading.words, name.end).map(|hit| name.end + hit.len);
            let second = join.and_then(|at| Some((at, self.inside(&self.words.victims, at)?)));
            if let Some((at, noun)) = second.filter(|(at, noun)| at + noun.len <= limit && !name.tags.is_empty()) {
                name.tags.extend(noun.value);
                name.end = self.trailing(at + noun.len);
            }
        }
        while let Some(modifier) = self.inside(&self.words.modifier, name.end).filter(|_| !self.reading.pack.head_first)
        {
            name.end += modifier.len;
        }
        name.end = self.behind_body(name.end).unwrap_or(name.end);
        name.tags = Victim::listed(&name.tags);
        Some(name)
    }

    /// The end of the one body that the people before a token are of: eight members of one family.
    fn behind_body(&self, at: usize) -> Option<usize> {
        let words = &self.reading.words;
        let body = at + self.words.link.longest(words, at)?.len;
        let one = self.phrases.quantities.read(self.reading, body).filter(|one| one.high == Some(1.0))?;
        Some(one.tokens.end + self.inside(&self.words.collective, one.tokens.end)?.len)
    }

    /// The longest phrase at a token that ends within the sentence.
    pub(super) fn inside<'l, V>(&'l self, lexicon: &'l Lexicon<V>, at: usize) -> Option<Hit<'l, V>> {
        lexicon.all(&self.reading.words, at).take_while(|hit| at + hit.len <= self.sentence.end).last()
    }

    /// The noun phrase whose noun the language's list of victims has.
    fn known_name(&self, at: usize, quantity: &Quantity) -> Found {
        let (words, reading, limit) = (self.words, self.reading, self.sentence.end);
        let mut i = at + self.more(at);
        let mut effect = None;
        let mut best: Option<Name> = None;
        while i < limit && i - at <= LONGEST_NAME {
            if let Some(noun) = self.inside(&words.victims, i) {
                // Took six teachers hostage, four men prisoner: the second noun says what they became.
                let became = words.nouns.longest(&reading.words, i).map(|hit| *hit.value);
                let held = || words.as_captives.longest(&reading.words, i).map(|_| Effect::Captured);
                if let (Some(name), Some(became)) = (&mut best, became.or_else(held)) {
                    name.effect = name.effect.or(Some(became));
                    break;
                }
                if words
                    .thing
                    .longest(&reading.words, i)
                    .is_some_and(|thing| thing.len > noun.len && i + thing.len <= limit)
                {
                    break;
                }
                let harm_noun = self.inside(&words.nouns, i).filter(|hit| hit.len >= noun.len);
                // Lính gác: the longer noun of the list of people is meant.
                let listed = self.phrases.nouns.at(reading, i);
                let listed = listed.filter(|(_, len)| reading.pack.head_first && i + len <= limit);
                let says_more = |at: usize| {
                    words.harm.longest(&reading.words, at).is_some()
                        || [&words.other, &words.passive].iter().any(|list| list.longest(&reading.words, at).is_some())
                };
                let listed = listed
                    .filter(|(listed, len)| listed.class == Class::Person && !(i + noun.len..i + len).any(says_more));
                let listed = listed.map_or(0, |(_, len)| len);
                let len = harm_noun.map_or(noun.len, |hit| hit.len).max(listed);
                let mut tags = best.take().map(|name| name.tags).unwrap_or_default();
                tags.extend(noun.value);
                let others = i == at && words.other.longest(&reading.words, i).is_some();
                let effect = harm_noun.map(|hit| *hit.value).or(effect);
                best = Some(Name { end: i + len, tags, effect, others, is_open: false });
                i += len;
                if reading.pack.head_first {
                    break;
                }
                continue;
            }
            if best.is_some() {
                // Three police dogs, a police car: the noun behind them is what is counted.
                if self.is_head_thing(i, quantity) {
                    return Found::Thing;
                }
                break;
            }
            if let Some(noun) = self.inside(&words.nouns, i) {
                let followed = i + noun.len < limit && words.victims.longest(&reading.words, i + noun.len).is_some();
                if !followed && (i == at || reading.pack.head_first || !self.is_stop(i)) {
                    // A participle behind a bare number is the harm word itself.
                    let is_harm = |harm: Hit<'_, Harm>| harm.value.frame != ArgumentPosition::Object;
                    if !reading.pack.head_first && words.harm.longest(&reading.words, i).is_some_and(is_harm) {
                        break;
                    }
                    let effect = Some(*noun.value);
                    best = Some(Name { end: i + noun.len, tags: Vec::new(), effect, others: false, is_open: false });
                    break;
                }
                effect = Some(*noun.value);
                i += noun.len;
                continue;
            }
            if i > at && words.join.longest(&reading.words, i).is_some() && self.joins_descriptions(i) {
                i += 1;
                continue;
            }
            if reading.pack.head_first || self.is_stop(i) {
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
        best.map_or(Found::Nothing, Found::People)
    }

    /// Whether a word behind a noun for people is a thing in the number of the quantity,
    /// so that it is the head of the noun phrase.
    fn is_head_thing(&self, at: usize, quantity: &Quantity) -> bool {
        let is_one = quantity.high == Some(1.0);
        let is_free = !self.reading.glued(at) && !self.reading.tokens[at].fresh_line;
        let noun = self.phrases.nouns.at(self.reading, at).map(|(noun, _)| noun);
        let is_small = !self.reading.tokens[at].is_capitalised();
        !self.reading.pack.head_first
            && is_free
            && is_small
            && self.words.harm.longest(&self.reading.words, at).is_none()
            && self.words.stop.longest(&self.reading.words, at).is_none()
            && noun.is_some_and(|noun| noun.class == Class::Thing && noun.is_plural == Some(!is_one))
    }

    /// The noun phrase whose noun is in the lists of people and things, or in none of them.
    ///
    /// Where nouns stand last, the phrase runs up to what ends it, and its last noun for
    /// people is its head; where they stand first, the first words are.
    fn listed_name(&self, at: usize, quantity: &Quantity) -> Option<Name> {
        let reading = self.reading;
        let person = |end: usize, is_open: bool| Name { end, tags: Vec::new(), effect: None, others: false, is_open };
        let noun = |i: usize| self.phrases.nouns.at(reading, i).filter(|(_, len)| i + len <= self.sentence.end);
        if reading.pack.head_first {
            let (noun, len) = noun(at).filter(|(_, len)| at + len <= self.sentence.end)?;
            return (noun.class != Class::Thing).then(|| person(at + len, false));
        }
        let start = at + self.more(at);
        let end = self.phrase_end(start);
        if let Some(end) = self.phrases.ages.said(&self.phrases.quantities.cardinals, reading, at, self.sentence.end) {
            // A 3-month-old, two 12-year-olds: the age names them.
            let is_child = reading.digits(at).is_some_and(|age| age < ADULT);
            let tags = if is_child { vec![Victim::Child] } else { Vec::new() };
            // A 29-year-old midwife.
            let behind = noun(end).filter(|(noun, _)| noun.class == Class::Person).map_or(0, |(_, len)| len);
            return Some(Name { tags, ..person(end + behind, false) });
        }
        let agrees = |noun: &Noun| noun.is_plural.is_none_or(|is_plural| is_plural != (quantity.high == Some(1.0)));
        let is_last = |i: usize, len: usize| i + len == end || noun(i + len).is_none();
        let mut found = None;
        let mut i = start;
        while i < end {
            let (class, len) = match noun(i) {
                Some((noun, len)) if agrees(&noun) => (Some(noun.class), len),
                _ => (None, 1),
            };
            match class {
                Some(Class::Person | Class::Member) if is_last(i, len) => found = Some(person(i + len, false)),
                // Two armoured vehicles with …: the head is a thing.
                Some(Class::Thing) if is_last(i, len) => return None,
                _ => {}
            }
            i += len;
        }
        // A noun of no list, as one word or the last of a few.
        let is_open = end > start
            && noun(end - 1).is_none()
            && (start..end).all(|i| reading.tokens[i].kind == Kind::Word)
            && quantity.qualifier != crate::model::Qualifier::Indefinite
            && (quantity.high == Some(1.0)
                || reading.tokens[end - 1].is_capitalised()
                || self.words.open_endings.iter().any(|ending| reading.surface(end - 1).ends_with(&**ending)));
        found.or_else(|| is_open.then(|| person(end, true)))
    }

    /// Whether the noun phrase that starts at a token names things: nine of *their military
    /// vehicles*.
    pub(super) fn is_phrase_of_things(&self, at: usize) -> bool {
        let first = self.phrases.nouns.at(self.reading, at);
        let head = match self.reading.pack.head_first {
            true => first,
            false => {
                let end = self.phrase_end(at);
                if self.words.thing.longest(&self.reading.words, end).is_some() && end < self.sentence.end {
                    return true;
                }
                end.checked_sub(1).filter(|&last| last >= at).and_then(|last| self.phrases.nouns.at(self.reading, last))
            }
        };
        head.is_some_and(|(noun, _)| noun.class == Class::Thing)
            && self.words.nouns.longest(&self.reading.words, at).is_none()
    }

    /// The end of a noun phrase where nouns stand last.
    fn phrase_end(&self, at: usize) -> usize {
        let ends = |&i: &usize| self.is_stop(i) || self.words.harm.longest(&self.reading.words, i).is_some();
        let limit = self.sentence.end.min(at + LONGEST_NAME);
        let end = (at..limit).find(ends).unwrap_or(limit);
        // The stop of the sentence is no part of it.
        (at..end).rev().find(|&i| self.reading.tokens[i].kind == Kind::Word).map_or(at, |last| last + 1)
    }

    /// How many words before a noun mark additional people: eight more people.
    fn more(&self, at: usize) -> usize {
        let is_people = |i: usize| {
            self.words.victims.longest(&self.reading.words, i).is_some()
                || self.phrases.nouns.at(self.reading, i).is_some_and(|(noun, _)| noun.class != Class::Thing)
        };
        let len = self.words.other.longest(&self.reading.words, at).map_or(0, |hit| hit.len);
        let is_noun = is_people(at + len) || self.words.nouns.longest(&self.reading.words, at + len).is_some();
        if self.reading.pack.head_first || is_people(at) || !is_noun { 0 } else { len }
    }

    /// Whether a conjunction inside a noun phrase joins two descriptions of one
    /// noun: 70 regime and rebel fighters.
    fn joins_descriptions(&self, at: usize) -> bool {
        const REACH: usize = 3;
        let is_count = |&i: &usize| self.phrases.quantities.read(self.reading, i).is_some();
        let reach = at + 1..self.sentence.end.min(at + 1 + REACH);
        let mut ahead = reach.take_while(|i| !is_count(i));
        let is_victim = |i: usize| self.words.victims.longest(&self.reading.words, i).is_some();
        !self.reading.pack.head_first && ahead.find(|&i| self.is_stop(i) || is_victim(i)).is_some_and(is_victim)
    }

    /// A capitalised plural that no lexicon knows names people: 12 Palestinians.
    fn people_by_form(&self, at: usize) -> Option<Name> {
        let token = self.reading.tokens.get(at).filter(|_| at < self.sentence.end)?;
        let plural = self.reading.surface(at).to_lowercase();
        let people = token.is_capitalised()
            && !self.reading.pack.head_first
            && self.words.people_endings.iter().any(|ending| plural.ends_with(&**ending))
            && !self.is_thing(at);
        people.then_some(Name { end: at + 1, tags: Vec::new(), effect: None, others: false, is_open: false })
    }

    /// The modifiers and names that follow a noun in a head-first language.
    fn trailing(&self, mut end: usize) -> usize {
        let (reading, limit) = (self.reading, self.sentence.end);
        while end < limit && !reading.tokens[end].fresh_line {
            let token = &reading.tokens[end];
            if self.words.harm.longest(&reading.words, end).is_some() {
                break;
            }
            if let Some(hit) = self.words.modifier.longest(&reading.words, end) {
                end += hit.len;
            } else if token.is_capitalised() || end + 1 < limit && token.is('.') && is_abbreviated(reading, end) {
                end += 1;
            } else if token.is('-') && token.glued && reading.glued(end + 1) {
                end += 2;
            } else {
                break;
            }
        }
        end.min(limit)
    }

    pub(super) fn is_stop(&self, i: usize) -> bool {
        is_stop(self.words, self.reading, i)
    }
}

/// Whether a token ends the name of a group.
pub(super) fn is_stop(words: &Words, reading: &TokenizedText<'_>, i: usize) -> bool {
    let token = &reading.tokens[i];
    let sign = match token.kind {
        Kind::Word => false,
        // 43-year-old describes; another number does not.
        Kind::Digits => !(reading.is(i + 1, '-') && reading.glued(i + 1) && reading.glued(i + 2)),
        Kind::Sign('-' | '\'' | '’') => !token.glued,
        Kind::Sign('.') => !is_abbreviated(reading, i),
        Kind::Sign(_) => true,
    };
    sign || token.fresh_line
        || words.stop.longest(&reading.words, i).is_some()
        || (!token.glued && words.thing.longest(&reading.words, i).is_some())
}

/// Whether a full stop inside a sentence belongs to the word before it: U.S. soldiers,
/// St. Kilian parishioners.
fn is_abbreviated(reading: &TokenizedText<'_>, i: usize) -> bool {
    let is_capital = i.checked_sub(1).is_some_and(|before| reading.tokens[before].is_capitalised());
    let goes_on = reading.tokens.get(i + 1).is_some_and(|next| !next.fresh_line && next.kind != Kind::Digits);
    reading.glued(i) && is_capital && goes_on
}
