//! Counts that carry the toll of the story on: the council gives 45; the miners raised
//! their figure from 16 to 18. A number stands without a noun and without a word of harm; what
//! it counts was said before.

use super::bind::{Binder, Bond};
use super::groups::Head;
use super::story::Story;
use crate::lang::Lexicon;
use crate::model::{Effect, Qualifier};
use crate::text::Kind;
use std::ops::Range;

/// Tokens before a verb that say when it had the number (by noon on Tuesday it was 52).
const DAY_REACH: usize = 5;
/// Tokens that show whether a clause is all in capitals.
const SHOUTED: usize = 8;
/// Tokens between one count and the next that is told in the same way (…, the army at nine).
const NEXT_REACH: usize = 10;
/// The least that a quantity without a number stands for and may be a toll: dozens, not some.
pub(super) const LEAST_VAGUE: f64 = 20.0;

/// What shows that a number is a count.
struct Cue {
    tokens: Range<usize>,
    /// Whether it is a noun whose number this is, so that its topic is that of the number.
    is_noun: bool,
}

impl Binder<'_, '_> {
    /// Binds the numbers that carry a count on. `story` is what the text has told before.
    pub(super) fn carried(&mut self, (number, sentence): (usize, &Range<usize>), story: &Story) {
        for g in 0..self.groups.len() {
            if self.bonds[g].is_some() || !self.may_be_count(g) {
                continue;
            }
            let from = self.clause_start(sentence, self.groups[g].tokens.start);
            let Some(cue) = self.cue_of_count(from, g, story) else { continue };
            let named = self.topic(from, cue.is_noun.then_some(cue.tokens.start), self.groups[g].tokens.start);
            let rule = if cue.is_noun && named.is_some() { "toll" } else { "carried" };
            let told = || self.told_here(g).or_else(|| story.effect(&self.groups[g].quantity, number));
            let behind = || self.topic_behind(g, sentence.end);
            if let Some(effect) = named.or_else(behind).or_else(told) {
                self.set(g, Bond { effect, rule, cue: cue.tokens });
            }
        }
    }

    /// Whether a group may be the number of a count: it has no noun, or one that counts alone
    /// name (41 names).
    fn may_be_count(&self, g: usize) -> bool {
        let group = &self.groups[g];
        let quantity = &group.quantity;
        let is_vague = quantity.qualifier == Qualifier::Indefinite && quantity.low.is_none_or(|low| low < LEAST_VAGUE);
        let is_one = quantity.high == Some(1.0) && !quantity.in_digits;
        let is_listed = || {
            // A list of 25 workers.
            let of = self.words.link.ending(&self.reading.words, 0, group.tokens.start);
            of.is_some_and(|of| self.words.register.ending(&self.reading.words, 0, of).is_some())
        };
        let is_counted = match group.head {
            Head::Bare => true,
            Head::People => {
                let is_led = || g > 0 && self.is_led_from(g - 1, g);
                self.stands(&self.words.count_unit, quantity.tokens.end) && group.tags.is_empty()
                    || is_listed()
                    || is_led()
            }
            Head::Open | Head::Others | Head::Share => false,
        };
        is_counted && !group.is_left && !group.partitive && !is_vague && !is_one && quantity.high != Some(0.0)
    }

    pub(super) fn stands(&self, list: &Lexicon<()>, at: usize) -> bool {
        at < self.reading.tokens.len() && list.longest(&self.reading.words, at).is_some()
    }

    fn clause_start(&self, sentence: &Range<usize>, at: usize) -> usize {
        (sentence.start..at).rev().find(|&i| self.reading.is(i, ';')).map_or(sentence.start, |sign| sign + 1)
    }

    /// What shows that a group is a count, if anything does.
    fn cue_of_count(&self, from: usize, g: usize, story: &Story) -> Option<Cue> {
        let start = self.groups[g].tokens.start;
        let is_bare = self.groups[g].head == Head::Bare;
        let verb = || {
            // Ước tính 4.500: the verb bounds the number, too.
            let words = &self.reading.words;
            let bound = self.words.count_verb.longest(words, start).map(|hit| start..start + hit.len);
            // Concedes "about 30".
            let is_quoted = |i: &usize| matches!(self.reading.tokens[*i].kind, Kind::Sign('"' | '“' | '„' | '«' | '‘'));
            let start = start.checked_sub(1).filter(|i| *i > from && is_quoted(i)).unwrap_or(start);
            let mut end = start;
            while let Some(filler) = self.words.count_filler.ending(words, from, end) {
                end = filler;
            }
            let [plain, behind] = [start, end].map(|end| self.words.count_verb.ending(words, from, end));
            let gone = || self.gone_from(from, g);
            let tokens = bound.or_else(|| Some(plain.or(behind)?..start)).or_else(gone)?;
            // Report 52: a verb has no capital, but where it opens a sentence.
            let is_name =
                tokens.start > from && self.reading.tokens[tokens.start].is_capitalised() && !self.is_shouted(from);
            (is_bare && self.is_closed(g) && !is_name && !self.is_listed(g)).then_some(Cue { tokens, is_noun: false })
        };
        let noun =
            self.count_noun(from, start).or_else(|| self.moved_from(from, g)).or_else(|| self.apposed_count(from, g));
        // By noon it was 13; hôm trước là tám: nothing but a time stands before the verb.
        let day = || {
            let reach = self.words.then.ending(&self.reading.words, from, start)?;
            let is_free = |i: usize| self.words.stop.longest(&self.reading.words, i).is_none();
            let is_time = reach - from <= DAY_REACH && (self.reading.pack.head_first || !(from..reach).all(is_free));
            (is_bare && is_time && self.is_last(g)).then_some(Cue { tokens: reach..start, is_noun: false })
        };
        let noun = noun.filter(|_| self.is_closed(g)).map(|tokens| Cue { tokens, is_noun: true });
        let other = || self.sourced(from, g).or_else(|| self.parallel(g)).or_else(|| self.said_again(g, story));
        let other = || other().filter(|_| is_bare).map(|tokens| Cue { tokens, is_noun: false });
        noun.or_else(verb).or_else(other).or_else(day)
    }

    /// The verb by which whoever counts left one number for the next: the mayor has gone from 31
    /// to 33.
    fn gone_from(&self, from: usize, g: usize) -> Option<Range<usize>> {
        let words = &self.reading.words;
        let start = self.groups[g].tokens.start;
        let before = g.checked_sub(1).filter(|&before| self.is_led_from(before, g))?;
        let left = self.words.from.ending(words, from, self.groups[before].tokens.start)?;
        let went = self.words.went.ending(words, from, left)?;
        let counts = (from..went).any(|i| self.stands(&self.words.speakers, i));
        counts.then_some(went..start)
    }

    /// Whether a number is the one to which the number before it was left: from five to seven.
    pub(super) fn is_led_from(&self, before: usize, g: usize) -> bool {
        let end = self.groups[before].end;
        let reach = self.words.reach.longest(&self.reading.words, end).map(|hit| end + hit.len);
        self.groups[before].is_left && reach == Some(self.groups[g].tokens.start)
    }

    /// Whether nothing follows that the number would be the subject or the object of: … says
    /// 18, and not … says 18 were freed.
    fn is_closed(&self, g: usize) -> bool {
        let end = self.groups[g].end;
        let words = self.words;
        if self.groups[g].quantity.qualifier == Qualifier::Indefinite && !self.is_last(g) {
            return false;
        }
        let goes_on = [&words.passive, &words.hypothetical, &words.forecast, &words.speaks, &words.other];
        !goes_on.iter().any(|list| self.stands(list, end))
    }

    /// Whether a clause is all in capitals, so that a capital says nothing.
    fn is_shouted(&self, from: usize) -> bool {
        let words =
            (from..self.reading.tokens.len()).take(SHOUTED).filter(|&i| self.reading.tokens[i].kind == Kind::Word);
        words.into_iter().all(|i| self.reading.tokens[i].is_capitalised())
    }

    /// Whether a noun follows that the number counts with others (six, eight, and ten weeks
    /// later), or one in quotation marks (nine “patrons”).
    fn is_listed(&self, g: usize) -> bool {
        let end = self.groups[g].end;
        let opens =
            matches!(self.reading.tokens.get(end).map(|next| next.kind), Some(Kind::Sign('"' | '“' | '‘' | '\'')));
        let is_number =
            |at: usize| self.groups.iter().any(|group| group.tokens.start == at && group.head == Head::Bare);
        opens && !self.reading.glued(end) && self.reading.glued(end + 1)
            || self.reading.is(end, ',') && is_number(end + 1)
    }

    /// Whether a sign or the end of the sentence follows.
    pub(super) fn is_last(&self, g: usize) -> bool {
        let next = self.reading.tokens.get(self.groups[g].end);
        let is_sign = |kind: Kind| matches!(kind, Kind::Sign(sign) if !['-', '/', '%'].contains(&sign));
        next.is_none_or(|next| next.fresh_line || is_sign(next.kind))
    }

    /// A number that somebody is named for: 86 by the guild's count; theo Hội, 280.
    fn sourced(&self, from: usize, g: usize) -> Option<Range<usize>> {
        let group = &self.groups[g];
        let start = group.tokens.start;
        let is_opened = start == from || matches!(self.reading.tokens[start - 1].kind, Kind::Sign(',' | ':' | ';'));
        let is_opened = is_opened || self.words.join.ending(&self.reading.words, from, start).is_some();
        if !is_opened {
            return None;
        }
        if let Some(source) = self.words.by_source.longest(&self.reading.words, group.end) {
            return Some(group.end..group.end + source.len);
        }
        let reach = from.max(start.saturating_sub(NEXT_REACH))..start;
        let source = reach.rev().find(|&i| self.stands(&self.words.by_source, i))?;
        (self.is_last(g) && !self.groups.iter().any(|other| (source..start).contains(&other.tokens.start)))
            .then_some(source..start)
    }

    /// A number that is told as the one before it was: …, the guild's claim at 17; the clinic
    /// has 18, the chapel 13.
    fn parallel(&self, g: usize) -> Option<Range<usize>> {
        // The first count was 48; the last one, 41: the pronoun is no count.
        let is_pronoun = |b: &usize| self.bonds[*b].is_none() && self.groups[*b].quantity.high == Some(1.0);
        let before = (0..g).rev().find(|b| !is_pronoun(b))?;
        let bond = self.bonds[before].as_ref()?;
        // Put it at 92 dead, the union at 104.
        let start = self.groups[before].tokens.start;
        let is_given = self.words.count_verb.ending(&self.reading.words, 0, start).is_some()
            || self.words.count_noun.ending(&self.reading.words, 0, start).is_some();
        let is_number = matches!(bond.rule, "toll" | "carried" | "label" | "noun")
            || self.groups[before].head == Head::Bare
            || is_given;
        let to = self.groups[g].tokens.start;
        let gap = self.groups[before].end.max(bond.cue.end).min(to)..to;
        let parts =
            |i: usize| matches!(self.reading.tokens[i].kind, Kind::Sign(',' | ';')) || self.stands(&self.words.join, i);
        let words = &self.reading.words;
        let last = gap.end.checked_sub(1)?;
        let is_led = parts(last) || self.words.reach.ending(words, gap.start, gap.end).is_some();
        let ends = |i: usize| {
            [&self.words.hypothetical, &self.words.forecast].iter().any(|list| self.stands(list, i))
                || self.words.harm.longest(words, i).is_some()
        };
        let is_near = !gap.is_empty() && gap.len() <= NEXT_REACH && gap.clone().any(parts) && !gap.clone().any(ends);
        // Six burned in their house, Kilometre 40: that number belongs to a name.
        let is_tally = matches!(bond.rule, "toll" | "carried" | "label");
        let is_named = !is_tally && self.reading.tokens[last].is_capitalised();
        let is_told = is_number && !is_named && (is_led && self.is_closed(g) || self.is_last(g));
        // …; with the two drivers, 26.
        (is_near && (is_told || parts(last) && self.is_last(g))).then(|| bond.cue.clone())
    }

    /// A number that the text has counted before, told with an article: the 24 of last week.
    fn said_again(&self, g: usize, story: &Story) -> Option<Range<usize>> {
        let start = self.groups[g].tokens.start;
        let at = self.words.determiner.ending(&self.reading.words, 0, start)?;
        let is_known = story.has(&self.groups[g].quantity) && self.groups[g].quantity.in_digits;
        let is_taken = self.is_last(g) || self.stands(&self.words.link, self.groups[g].end);
        (is_known && is_taken).then_some(at..start)
    }

    pub(super) fn is_bound(&self, cue: &Range<usize>) -> bool {
        self.bonds.iter().flatten().any(|bond| bond.cue == *cue)
    }

    /// The harm of the counts before in the sentence: that of the dead, if there are any.
    fn told_here(&self, g: usize) -> Option<Effect> {
        let before = || self.bonds[..g].iter().rev().flatten().map(|bond| bond.effect);
        before().find(|effect| *effect == Effect::Killed).or_else(|| before().next())
    }
}
