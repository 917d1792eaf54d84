//! Binds counted groups to harm words by their order in the clause.

use super::group_name::is_stop;
use super::groups::{Group, Head};
use super::predicates::Predicate;
use super::story::Story;
use super::words::{ArgumentPosition, Words};
use crate::lang::TokenizedText;
use crate::model::Effect;
use crate::text::Kind;

/// How far a subject may stand before its harm word, in tokens. At half of it figures of
/// `en-dev` are lost; more changes nothing.
const SUBJECT_REACH: usize = 24;
/// How far an object may stand behind its harm word.
const OBJECT_REACH: usize = 6;
/// How far a number may stand behind what refers to the last tally.
const AGAIN_REACH: usize = 32;

/// The harm word that gives a group its effect.
#[derive(Clone, Debug)]
pub(super) struct Bond {
    pub(super) effect: Effect,
    /// The rule, for the reason.
    pub(super) rule: &'static str,
    /// The harm word's tokens.
    pub(super) cue: std::ops::Range<usize>,
}

/// For each group of a sentence its bond, if it has one. `last` is the effect
/// of the last figure before, where that is near, and `story` what all figures before tell.
pub(super) fn bind(
    words: &Words,
    reading: &TokenizedText<'_>,
    groups: &[Group],
    predicates: &[Predicate],
    (number, sentence): (usize, &std::ops::Range<usize>),
    last: Option<Effect>,
    story: &Story,
) -> Vec<Option<Bond>> {
    let mut binder = Binder { words, reading, groups, predicates, bonds: vec![None; groups.len()] };
    binder.tallies(sentence);
    binder.objects();
    binder.subjects();
    binder.succumbed();
    binder.coordinated();
    binder.nouns();
    binder.corrections();
    binder.parts();
    binder.by_place();
    binder.wholes(sentence, last);
    binder.unharmed(sentence);
    binder.losses(sentence, !story.is_empty());
    binder.counted_again(sentence, last);
    binder.carried((number, sentence), story);
    binder.lists((number, sentence), story);
    binder.bonds
}

pub(super) struct Binder<'a, 't> {
    pub(super) words: &'a Words,
    pub(super) reading: &'a TokenizedText<'t>,
    pub(super) groups: &'a [Group],
    pub(super) predicates: &'a [Predicate],
    pub(super) bonds: Vec<Option<Bond>>,
}

impl Binder<'_, '_> {
    /// Binds a group and those that are listed behind it.
    pub(super) fn tell_of(&mut self, first: usize, bond: &Bond) {
        self.set(first, bond.clone());
        for g in first + 1..self.groups.len() {
            if !self.is_list(g - 1, g) {
                break;
            }
            self.set(g, bond.clone());
        }
    }

    /// A tally that repeats the effect of the last figure: …, then revised the number to 25.
    fn counted_again(&mut self, sentence: &std::ops::Range<usize>, last: Option<Effect>) {
        for at in sentence.clone() {
            let Some(again) = self.words.again.longest(&self.reading.words, at) else { continue };
            let from = at + again.len;
            let before = (0..self.groups.len()).rev().filter(|&g| self.groups[g].end <= at);
            let effect = before.filter_map(|g| self.bonds[g].as_ref()).map(|bond| bond.effect).next().or(last);
            let reached = self.groups.iter().position(|group| {
                let start = group.tokens.start;
                start >= from && start - from <= AGAIN_REACH && self.reaches(from, start)
            });
            if let (Some(effect), Some(g)) = (effect, reached.filter(|&g| self.bonds[g].is_none())) {
                self.set(g, Bond { effect, rule: "toll", cue: at..from });
            }
        }
    }

    /// killing 12 people; giết 12 người.
    fn objects(&mut self) {
        for predicate in self.predicates {
            // Clubbed two guards to death: the group stands between the verb and its end.
            let between = self
                .groups
                .iter()
                .position(|group| predicate.tokens.len() > 1 && group.tokens.end == predicate.tokens.start + 1);
            if let Some(g) = between.filter(|&g| self.bonds[g].is_none() && self.groups[g].effect.is_none()) {
                self.set(g, Bond { effect: predicate.effect, rule: "object", cue: predicate.tokens.clone() });
                continue;
            }
            if self.inverted_list(predicate)
                || predicate.frame == ArgumentPosition::Subject
                || (predicate.frame == ArgumentPosition::Either && self.is_participle(predicate))
            {
                continue;
            }
            let from = predicate.tokens.end;
            let next = self.groups.iter().position(|group| group.tokens.start >= from);
            let next = next.filter(|&g| self.bonds[g].is_none());
            let Some(g) = next.filter(|&g| !self.is_fronted_object(predicate, g)) else {
                self.fronted(predicate);
                continue;
            };
            let gap = from..self.groups[g].tokens.start;
            let reach = match self.groups[g].head {
                Head::Bare => 2,
                Head::Open => 0,
                _ => OBJECT_REACH,
            };
            let blocked = gap.len() > reach
                || gap.clone().any(|i| self.reading.is(i, ',') || self.is_agent(i))
                || self.crosses(&gap)
                || self.predicates.iter().any(|p| gap.contains(&p.tokens.start));
            if !blocked {
                self.set(g, Bond { effect: predicate.effect, rule: "object", cue: predicate.tokens.clone() });
            }
        }
    }

    /// Where order is free, an object verb right before a sign or a place takes the group before
    /// it, with no more than whoever did it in between: двоих зарезали, семерых банда увела в лес.
    fn fronted(&mut self, predicate: &Predicate) {
        /// Tokens of whoever did it.
        const REACH: usize = 3;
        let end = predicate.tokens.end;
        let is_sign = self.reading.tokens.get(end).is_none_or(|next| matches!(next.kind, Kind::Sign(_)));
        let is_closed = is_sign || self.words.locative.longest(&self.reading.words, end).is_some();
        let is_own = |group: &Group| {
            let gap = group.end..predicate.lead.max(group.end);
            group.end <= predicate.lead
                && gap.len() <= REACH
                && gap.clone().all(|i| self.reading.tokens[i].kind == Kind::Word)
                && !gap.clone().any(|i| is_stop(self.words, self.reading, i))
                && !self.predicates.iter().any(|other| gap.contains(&other.tokens.start))
        };
        let before = self.groups.iter().rposition(is_own).filter(|_| self.reading.pack.subject_moves && is_closed);
        let is_people = |g: &usize| matches!(self.groups[*g].head, Head::People | Head::Bare);
        if let Some(g) = before.filter(|g| is_people(g) && self.bonds[*g].is_none()) {
            self.set(g, Bond { effect: predicate.effect, rule: "object", cue: predicate.tokens.clone() });
        }
    }

    /// Whether the next group behind an object verb stands before a verb of its own, so that it
    /// is not the object of the first.
    fn is_fronted_object(&self, predicate: &Predicate, next: usize) -> bool {
        let group = &self.groups[next];
        self.reading.pack.subject_moves
            && predicate.frame == ArgumentPosition::Object
            && self.reading.is(predicate.tokens.end, ',')
            && self.predicates.iter().any(|other| other.lead == group.end)
    }

    /// The group that stands in place of one that the text leaves, right behind its comma: not
    /// seven, but five.
    pub(super) fn corrected(&self, left: usize) -> usize {
        /// Tokens of the comma and the conjunction.
        const REACH: usize = 2;
        let group = &self.groups[left];
        let is_left =
            group.is_left || self.words.superseded.ending(&self.reading.words, 0, group.tokens.start).is_some();
        let next = self.groups.get(left + 1).filter(|_| is_left);
        let is_beside = next.is_some_and(|next| {
            let gap = self.groups[left].end..next.tokens.start;
            (1..=REACH).contains(&gap.len()) && self.reading.is(gap.start, ',')
        });
        left + usize::from(is_beside)
    }

    /// Shot dead were two teachers, a nurse and one pupil: gives whether it is so.
    fn inverted_list(&mut self, predicate: &Predicate) -> bool {
        let opens = predicate.lead == 0 || matches!(self.reading.tokens[predicate.lead - 1].kind, Kind::Sign(_));
        let Some(verb) = self.words.voice.longest(&self.reading.words, predicate.tokens.end).filter(|_| opens) else {
            return false;
        };
        let start = predicate.tokens.end + verb.len;
        let Some(g) = self.groups.iter().position(|group| group.tokens.start == start) else { return false };
        if self.bonds[g].is_none() {
            self.tell_of(g, &Bond { effect: predicate.effect, rule: "object", cue: predicate.tokens.clone() });
        }
        true
    }

    /// Whether a word names those who did it (by two men).
    fn is_agent(&self, i: usize) -> bool {
        self.words.agent.longest(&self.reading.words, i).is_some()
    }

    /// Whether the people before a verb did the harm to others: two gunmen killed the mayor.
    fn is_active(&self, predicate: &Predicate, g: usize) -> bool {
        predicate.frame == ArgumentPosition::Either
            && !predicate.passive
            && self.groups[g].head != Head::Bare
            && (self.words.determiner.longest(&self.reading.words, predicate.tokens.end).is_some()
                || self.is_before_name(predicate, g))
    }

    /// Whether the name of a person stands behind a verb: two gunmen shot and killed Ali Hassan.
    /// In a headline all words begin like names.
    fn is_before_name(&self, predicate: &Predicate, g: usize) -> bool {
        let is_headline = self.groups[g].tokens.clone().skip(1).any(|i| self.begins_like_name(i));
        !is_headline && self.is_name(predicate.tokens.end)
    }

    /// Whether the name of a person may stand at a token.
    fn is_name(&self, at: usize) -> bool {
        !self.reading.pack.head_first && self.begins_like_name(at) && self.begins_like_name(at + 1)
    }

    fn begins_like_name(&self, i: usize) -> bool {
        self.reading.tokens.get(i).is_some_and(|token| token.is_capitalised() && !token.fresh_line)
    }

    /// Whether a word that can be verb or participle is a participle here: its
    /// group stands right before it and no free group right behind it.
    fn is_participle(&self, predicate: &Predicate) -> bool {
        let before = self.groups.iter().any(|group| group.end == predicate.lead || group.tokens.end == predicate.lead);
        let behind = self.groups.iter().find(|group| group.tokens.start >= predicate.tokens.end);
        let behind = behind.filter(|group| self.only_describes(predicate.tokens.end..group.tokens.start));
        let behind_is_taken = behind.is_some_and(|group| {
            self.predicates.iter().any(|p| p.lead == group.end && p.frame != ArgumentPosition::Object)
        });
        match behind {
            Some(_) => before && behind_is_taken,
            // Killed her and three of her nephews; abducted Ali Hassan and his three sons.
            None => {
                let is_object = self.words.object_pronoun.longest(&self.reading.words, predicate.tokens.end).is_some();
                !is_object && (before || predicate.passive || !self.is_name(predicate.tokens.end))
            }
        }
    }

    /// Whether a gap before a quantity holds nothing but words that describe it
    /// (killed another two; executed a record 81).
    pub(super) fn only_describes(&self, gap: std::ops::Range<usize>) -> bool {
        const LONGEST: usize = 3;
        gap.len() <= LONGEST && gap.into_iter().all(|i| !is_stop(self.words, self.reading, i))
    }

    /// 27 people died; 27 người thiệt mạng.
    fn subjects(&mut self) {
        for (p, predicate) in self.predicates.iter().enumerate() {
            let used = self.bonds.iter().flatten().any(|bond| bond.cue == predicate.tokens && bond.rule != "part");
            if predicate.frame == ArgumentPosition::Object || used {
                continue;
            }
            let goes_on = self.predicates.get(p + 1).is_some_and(|next| {
                let gap = predicate.tokens.end..next.lead;
                gap.len() <= SUBJECT_REACH && !self.groups.iter().any(|group| gap.contains(&group.tokens.start))
            });
            let before = self.groups.iter().enumerate().rev().filter(|(_, group)| {
                group.tokens.end <= predicate.lead && group.aside.is_none_or(|close| close > predicate.lead)
            });
            let nearest = before.take_while(|(g, _)| self.bonds[*g].is_none()).find(|(_, group)| {
                let end = self.behind_asides(group.end).min(predicate.lead);
                let gap = end..predicate.lead;
                let reach = match group.head {
                    Head::Bare => 1,
                    Head::Open => 0,
                    _ => SUBJECT_REACH,
                };
                gap.len() <= reach && !self.crosses(&gap)
            });
            let Some(g) = nearest.map(|(g, _)| g) else {
                self.inverted(predicate);
                continue;
            };
            // Two of the nine wounded died: the first word is of the whole.
            // Nine drowned, four of them while asleep: the clause tells when.
            let is_when = self.groups[g].partitive
                && self.words.subordinate.longest(&self.reading.words, self.groups[g].end).is_some();
            let is_of_whole = self.groups[g].whole.is_some() && predicate.lead == self.groups[g].end && goes_on;
            if is_of_whole || is_when || self.is_active(predicate, g) {
                continue;
            }
            let gap = self.behind_asides(self.groups[g].end)..predicate.lead;
            let other_between = self.predicates[..p].iter().any(|other| gap.contains(&other.tokens.start))
                && !self.groups[g].partitive
                && self.groups[g].whole.is_none();
            if !other_between {
                self.set(g, Bond { effect: predicate.effect, rule: "subject", cue: predicate.tokens.clone() });
            }
        }
    }

    /// Chết 5 người, bị thương 12 người: with no one before it, a word of harm
    /// takes the group right behind it.
    fn inverted(&mut self, predicate: &Predicate) {
        let behind = self.groups.iter().position(|group| group.tokens.start == predicate.tokens.end);
        let free = behind.filter(|&g| self.bonds[g].is_none() && self.groups[g].head == Head::People);
        let free = free.filter(|_| self.reading.pack.head_first);
        if let Some(g) = free.or_else(|| self.moved_subject(predicate)) {
            self.set(g, Bond { effect: predicate.effect, rule: "object", cue: predicate.tokens.clone() });
        }
    }

    /// The subject that stands behind its verb, with an aside between them: погибли, по данным
    /// МЧС, 12 человек.
    fn moved_subject(&self, predicate: &Predicate) -> Option<usize> {
        /// Tokens in the longest aside.
        const REACH: usize = 14;
        let g = self.groups.iter().position(|group| group.tokens.start >= predicate.tokens.end)?;
        let group = &self.groups[g];
        let gap = predicate.tokens.end..group.tokens.start;
        let words = &self.reading.words;
        let opens_clause = |i: usize| {
            [&self.words.relative, &self.words.subordinate, &self.words.part, &self.words.are]
                .iter()
                .any(|list| list.longest(words, i).is_some())
        };
        let is_free = self.reading.pack.subject_moves
            && self.bonds[g].is_none()
            && gap.len() <= REACH
            && !self.crosses(&gap)
            && !gap.clone().any(opens_clause)
            && !self.predicates.iter().any(|p| gap.contains(&p.tokens.start) || p.lead == group.end);
        is_free.then_some(g)
    }

    /// The token behind the bracket that opens at a token, if one does.
    fn behind_asides(&self, at: usize) -> usize {
        /// Tokens in the longest bracket. At half of it figures of the notes in
        /// `tests/sentences` are lost.
        const LONGEST: usize = 16;
        let close = match self.reading.tokens.get(at).map(|token| token.kind) {
            Some(Kind::Sign('(')) => ')',
            Some(Kind::Sign('[')) => ']',
            _ => return at,
        };
        let reach = at + 1..self.reading.tokens.len().min(at + LONGEST);
        reach.into_iter().find(|&i| self.reading.is(i, close)).map_or(at, |close| close + 1)
    }

    /// A group that is opened as a part of the one before shares its harm word.
    pub(super) fn parts(&mut self) {
        for g in 1..self.groups.len() {
            let (Some(bond), None) = (self.bonds[g - 1].clone(), &self.bonds[g]) else { continue };
            // Five people died, three of them children.
            let gap = self.groups[g - 1].end..self.groups[g].tokens.start;
            let is_auxiliary = |i: usize| self.words.passive.longest(&self.reading.words, i).is_some();
            let close = gap.clone().filter(|&i| !bond.cue.contains(&i) && !is_auxiliary(i)).count() <= 1;
            // 12 injured (8 protesters, 4 police).
            let in_bracket = gap.end == bond.cue.end + 1 && self.reading.is(bond.cue.end, '(');
            let beside = bond.rule == "part" && self.is_list(g - 1, g);
            // Seized five crew: two Indians and three Ghanaians.
            let colon = self.groups[g - 1].end;
            let is_told = self.reading.is(colon, ':')
                && self.groups[g].tokens.start == colon + 1
                && self.groups[g].head != Head::Bare
                && bond.rule != "label";
            if is_told
                || in_bracket
                || self.groups[g].aside.is_some()
                || self.opens_part(g - 1, g)
                || beside
                || self.groups[g].partitive && close
            {
                self.set(g, Bond { rule: "part", ..bond });
            }
        }
    }

    /// What stands in place of a group that the text leaves has its harm: killed not seven, but five.
    fn corrections(&mut self) {
        for g in 0..self.groups.len() {
            let corrected = self.corrected(g);
            if let Some(bond) = self.bonds[g].clone().filter(|_| corrected > g && self.bonds[corrected].is_none()) {
                self.set(corrected, bond);
            }
        }
    }

    /// 12 deaths; không có thương vong; 12 of the 80 injured: the noun names the harm.
    fn nouns(&mut self) {
        for g in 0..self.groups.len() {
            let whole = self.groups[g].whole.as_ref();
            let of_whole = || Some(*self.words.nouns.longest(&self.reading.words, whole?.tokens.end)?.value);
            if let (None, Some(effect)) = (&self.bonds[g], self.groups[g].effect.or_else(of_whole))
                && !(effect == Effect::Displaced && self.has_returned(g))
            {
                self.set(g, Bond { effect, rule: "noun", cue: self.groups[g].tokens.clone() });
            }
        }
    }

    /// Whether a word right before a group or behind it says that they came back: 300 refugees
    /// returned.
    fn has_returned(&self, g: usize) -> bool {
        /// Tokens between the two.
        const REACH: usize = 4;
        let group = &self.groups[g].tokens;
        let from = self.reading.sentence_start(group.start).max(group.start.saturating_sub(REACH));
        let to = self.reading.sentence_end(group.start).min(group.end + REACH);
        let is_word = |i: &usize| self.reading.tokens[*i].kind == Kind::Word;
        let before = (from..group.start).rev().take_while(is_word);
        let mut words = before.chain((group.end..to).take_while(is_word));
        words.any(|i| self.words.returned.longest(&self.reading.words, i).is_some())
    }

    pub(super) fn set(&mut self, g: usize, bond: Bond) {
        // The noun of "8 injured people" outranks a verb further away.
        let effect = match (self.groups[g].effect, bond.rule) {
            // Four of the dead were burned: they were dead before.
            (Some(Effect::Killed), "subject") if bond.effect == Effect::Wounded => Effect::Killed,
            // Killed two refugees: what they had become before says less than the verb.
            (Some(Effect::Captured | Effect::Displaced), "subject" | "object") => bond.effect,
            (Some(own), "subject" | "object") if !self.groups[g].partitive => own,
            _ => bond.effect,
        };
        self.bonds[g] = Some(Bond { effect, ..bond });
    }

    /// Whether only a comma, a conjunction or both stand between two groups.
    pub(super) fn is_list(&self, left: usize, right: usize) -> bool {
        let gap = self.groups[left].end..self.groups[right].tokens.start;
        let mut at = gap.start;
        while at < gap.end {
            let lists = [&self.words.join, &self.words.other, &self.words.possessive];
            let joins = lists
                .iter()
                .find_map(|list| list.all(&self.reading.words, at).filter(|hit| at + hit.len <= gap.end).last());
            match joins {
                Some(hit) => at += hit.len,
                None if self.reading.is(at, ',') || self.reading.is(at, '&') => at += 1,
                None => match self.behind_source(at..gap.end) {
                    Some(end) => at = end,
                    None => return false,
                },
            }
        }
        !gap.is_empty() && at == gap.end
    }

    /// The end of words between commas that say who counts the next group: eleven fighters and,
    /// according to the guild, two bystanders.
    fn behind_source(&self, gap: std::ops::Range<usize>) -> Option<usize> {
        let is_inside = gap.start > 0 && self.reading.is(gap.start - 1, ',');
        let source = self.words.by_source.longest(&self.reading.words, gap.start).filter(|_| is_inside)?;
        (gap.start + source.len..gap.end).find(|&i| self.reading.is(i, ',')).map(|comma| comma + 1)
    }

    /// Whether the right group is introduced as a part of the left.
    pub(super) fn opens_part(&self, left: usize, right: usize) -> bool {
        opens_part(self.words, self.reading, &self.groups[left], &self.groups[right])
    }

    /// Whether a gap holds what ends a clause.
    pub(super) fn crosses(&self, gap: &std::ops::Range<usize>) -> bool {
        gap.clone().any(|i| {
            // A full stop inside a sentence is one of an abbreviation.
            matches!(self.reading.tokens[i].kind, Kind::Sign(';' | ':' | '?' | '!')) && !self.reading.glued(i + 1)
        })
    }
}

/// Whether a word like "including" stands between two groups, close to the right one.
pub(super) fn opens_part(words: &Words, reading: &TokenizedText<'_>, left: &Group, right: &Group) -> bool {
    /// Tokens between that word and the right group; at half of it parts in `articles` and
    /// `vi-dev` are lost.
    const REACH: usize = 4;
    let gap = left.end..right.tokens.start;
    let from = gap.start.max(gap.end.saturating_sub(REACH));
    gap.len() <= SUBJECT_REACH && (from..gap.end).any(|i| words.part.longest(&reading.words, i).is_some())
}
