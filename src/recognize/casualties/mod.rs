//! Casualty figures: counts of people that came to harm.
//!
//! The harm words of a sentence are found first; a sentence without any, without a tally
//! and without words that take up the last figure is done. Then its counted groups are
//! found ([`groups`]), bound to the harm words by the order of the clause ([`bind`]), and
//! related to each other ([`relate`]).

mod aged;
mod answering;
mod bind;
mod by_place;
mod carried;
mod certainty;
mod circumstances;
mod coordination;
mod count_nouns;
mod currency;
mod group_name;
mod groups;
mod lists;
mod losses;
mod nobody;
mod predicates;
mod relate;
mod story;
mod tags;
mod tallies;
mod wholes;
mod words;

use crate::lang::{Known, LanguagePack, Lexicon, TokenizedText, Vocabulary};
use crate::model::{Detection, Effect, Figure, Modality, Reason, Victim};
use crate::phrase::Phrases;
use crate::text::{Cover, Kind, Span};
use bind::Bond;
pub use circumstances::Around;
use groups::{Group, GroupReader, Head};
use predicates::Predicate;
use relate::Counted;
use std::ops::Range;
use story::Story;
use words::Words;

/// How far a word of doubt or denial reaches ahead, in tokens. Half of it changes the
/// modality of a few figures and no score.
const MODALITY_REACH: usize = 10;

/// The sections of a `casualties` file that are read here.
pub(super) fn known() -> impl Iterator<Item = Known> {
    Words::known()
}

/// The casualty recognizer of a language.
#[derive(Debug)]
pub struct Casualties {
    words: Words,
}

impl Casualties {
    /// Reads a language's `casualties` file.
    pub fn new(pack: &LanguagePack, vocabulary: &mut Vocabulary) -> Self {
        Self { words: Words::new(pack, vocabulary) }
    }

    /// Finds all figures of a text. `taken` are places that are something else
    /// (dates), in order: no quantity is read inside them.
    pub fn find(
        &self,
        reading: &TokenizedText<'_>,
        phrases: &Phrases,
        taken: &[Span],
    ) -> Vec<Detection<Figure<usize>>> {
        let (mut counted, mut story) = (Vec::new(), Story::default());
        let cover = Cover::new(taken.iter().copied());
        for (number, sentence) in reading.sentences.iter().enumerate() {
            let told = counted.len();
            self.sentence(reading, phrases, (taken, &cover), (number, sentence), &story, &mut counted);
            self.named_harm(reading, sentence).for_each(|effect| story.mention(number, effect, None));
            counted[told..].iter().for_each(|new| story.tell(number, &new.figure));
        }
        relate::relate(&self.words, reading, &mut counted);
        currency::update(&self.words, reading, &mut counted);
        let doubts = certainty::doubts(&counted);
        counted
            .into_iter()
            .zip(doubts)
            .map(|(c, doubt)| {
                let cue = reading.span(c.cue);
                let quantity = reading.span(c.group.quantity.tokens);
                Detection::new(
                    reading.span(c.group.tokens),
                    c.figure,
                    Reason::new(c.rule, [quantity, cue]).doubted(doubt),
                )
            })
            .collect()
    }

    fn sentence(
        &self,
        reading: &TokenizedText<'_>,
        phrases: &Phrases,
        (taken, cover): (&[Span], &Cover),
        (number, sentence): (usize, &Range<usize>),
        story: &Story,
        counted: &mut Vec<Counted>,
    ) {
        let found = predicates::find(&self.words, &phrases.clauses, reading, sentence);
        let (denied, mut predicates): (Vec<Predicate>, Vec<Predicate>) = found.into_iter().partition(|p| p.is_denied);
        let last = last_effect(counted, number);
        let named = |i: usize| {
            self.words.nouns.longest(&reading.words, i).is_some()
                || self.words.tolls.longest(&reading.words, i).is_some()
                || self.words.members.longest(&reading.words, i).is_some()
                || self.words.may_tell(reading, i, !story.is_empty())
        };
        let imagined = |i: usize| self.words.imagined.longest(&reading.words, i).is_some();
        if (predicates.is_empty() && !sentence.clone().any(named)) || sentence.clone().any(imagined) {
            return;
        }
        let mut groups = GroupReader { words: &self.words, phrases, reading, sentence: sentence.clone() }.all(taken);
        self.leave_speakers_out(reading, &mut groups, sentence.end);
        // The nine stevedores were not hurt: nothing is said of them.
        groups.retain(|group| !denied.iter().any(|predicate| predicate.lead == group.end));
        // 29 thi thể: counted bodies are no verb.
        let is_noun = |predicate: &Predicate| {
            let holds = |group: &Group| group.effect.is_some() && group.tokens.contains(&predicate.tokens.start);
            reading.pack.head_first && groups.iter().any(holds)
        };
        predicates.retain(|predicate| !is_noun(predicate));
        let asks = phrases.clauses.is_question(reading, sentence);
        let mut bonds = bind::bind(&self.words, reading, &groups, &predicates, (number, sentence), last, story);
        let currencies = currency::classify(&self.words, reading, &groups, &mut bonds);
        for ((mut group, bond), currency) in groups.into_iter().zip(bonds).zip(currencies) {
            let of_last = || self.bound_to_last(reading, &group, last_effect(counted, number), sentence.end);
            // A question counts only where it says a number: the loss of a brother?
            let is_figure = group.head != Head::Share && !(asks && self.is_article(reading, &group));
            let Some(bond) = bond.or_else(of_last).filter(|_| is_figure) else { continue };
            let mut described = self.described(reading, &group, &bond.cue, sentence.end);
            let them = self.of_them(reading, &group, sentence.end);
            group.partitive |= self.behind_them(reading, &group, sentence.end).is_some();
            described.extend(them.unwrap_or_default());
            let body = self.body(reading, &group, sentence.end);
            let victims = Victim::listed(&[group.tags.as_slice(), &described, &body].concat());
            let quantity = &group.quantity;
            let [low, high] = [quantity.low, quantity.high].map(|bound| bound.map(|n| n as u64));
            let figure = Figure {
                victims,
                modality: match self.modality(reading, phrases, &group, &bond.cue, sentence, cover) {
                    Modality::Asserted if asks => Modality::Hypothetical,
                    modality => modality,
                },
                currency,
                ..Figure::new(bond.effect, quantity.qualifier, low, high)
            };
            counted.extend(self.whole(reading, &group, &bond, &predicates, number));
            counted.push(Counted { group, figure, sentence: number, cue: bond.cue, rule: bond.rule });
        }
    }

    /// The harm that nouns of a sentence name, with or without a count (the death toll).
    fn named_harm(&self, reading: &TokenizedText<'_>, sentence: &Range<usize>) -> impl Iterator<Item = Effect> {
        let at = |i: usize| {
            let tally = self.words.tolls.longest(&reading.words, i);
            tally.or_else(|| self.words.nouns.longest(&reading.words, i)).map(|hit| *hit.value)
        };
        sentence.clone().filter_map(at)
    }

    /// The whole that a count is taken from, where its noun or participle names a harm of its
    /// own: two of the nine wounded died.
    fn whole(
        &self,
        reading: &TokenizedText<'_>,
        part: &Group,
        bond: &Bond,
        predicates: &[Predicate],
        sentence: usize,
    ) -> Option<Counted> {
        let whole = part.whole.clone()?;
        let at = whole.tokens.end;
        let noun = self.words.nouns.longest(&reading.words, at).map(|hit| (*hit.value, at..at + hit.len));
        let participle = || {
            let found = predicates.iter().find(|p| p.lead == part.end && p.tokens.start < bond.cue.start)?;
            Some((found.effect, found.tokens.clone()))
        };
        let (effect, cue) =
            noun.or_else(participle).filter(|(effect, _)| ![bond.effect, Effect::Captured].contains(effect))?;
        let end = if cue.start == at { cue.end } else { part.end };
        let [low, high] = [whole.low, whole.high].map(|bound| bound.map(|n| n as u64));
        let figure = Figure::new(effect, whole.qualifier, low, high);
        Some(Counted { group: Group::new(whole, end, Head::People), figure, sentence, cue, rule: "whole" })
    }

    fn is_article(&self, reading: &TokenizedText<'_>, group: &Group) -> bool {
        let at = group.quantity.tokens.start;
        group.quantity.tokens.len() == 1 && self.words.article.longest(&reading.words, at).is_some()
    }

    /// Leaves out people who only report the harm: …, a local official and a resident said.
    fn leave_speakers_out(&self, reading: &TokenizedText<'_>, groups: &mut Vec<Group>, limit: usize) {
        /// Tokens between those who speak and their verb (a nurse there said).
        const REACH: usize = 3;
        let mut next_speaks: Option<usize> = None;
        for g in (0..groups.len()).rev() {
            let (end, group) = (groups[g].end, &groups[g]);
            let quiet = |&i: &usize| {
                matches!(reading.tokens[i].kind, Kind::Word)
                    && [&self.words.passive, &self.words.stop].iter().all(|w| w.longest(&reading.words, i).is_none())
                    && self.words.harm.longest(&reading.words, i).is_none()
            };
            // Ten soldiers reported dead: they do not speak.
            let is_told = |i: usize| self.words.harm.longest(&reading.words, i).is_some();
            let verb = (end..limit.min(end + REACH + 1))
                .find(|&i| self.words.speaks.longest(&reading.words, i).is_some_and(|hit| !is_told(i + hit.len)))
                .filter(|&verb| (end..verb).filter(quiet).count() == verb - end);
            let is_joined = |next: usize| {
                let gap = end..next;
                gap.len() == 1 && self.words.join.longest(&reading.words, end).is_some() && !reading.is(end, ',')
            };
            let speaks = group.effect.is_none()
                && group.head == Head::People
                && (verb.is_some() || next_speaks.is_some_and(is_joined));
            next_speaks = speaks.then_some(group.tokens.start);
            if speaks {
                groups.remove(g);
            }
        }
    }

    /// Binds a part of the last figure to its effect: nineteen of them were children.
    fn bound_to_last(
        &self,
        reading: &TokenizedText<'_>,
        group: &Group,
        last: Option<Effect>,
        limit: usize,
    ) -> Option<Bond> {
        let cue = group.tokens.clone();
        let is_described = || group.partitive && !self.described(reading, group, &cue, limit).is_empty();
        let is_told = is_described() || self.of_them(reading, group, limit).is_some_and(|tags| !tags.is_empty());
        last.filter(|_| is_told).map(|effect| Bond { effect, rule: "part", cue })
    }

    /// Whether words of denial or doubt stand shortly before a figure in its own clause,
    /// or of doubt between it and its word of harm; outside dates (in May).
    fn modality(
        &self,
        reading: &TokenizedText<'_>,
        phrases: &Phrases,
        group: &Group,
        cue: &Range<usize>,
        sentence: &Range<usize>,
        taken: &Cover,
    ) -> Modality {
        let first = group.tokens.start.min(cue.start);
        if phrases.clauses.is_called_false(reading, sentence, first) {
            return Modality::Denied;
        }
        let from = sentence.start.max(first.saturating_sub(MODALITY_REACH));
        let from = (from..first).rev().find(|&i| reading.is(i, ';')).unwrap_or(from);
        let stands = |lexicon: &Lexicon<()>, i: usize| {
            lexicon.longest(&reading.words, i).is_some() && !taken.overlaps(reading.tokens[i].span)
        };
        let has = |lexicon: &Lexicon<()>, mut range: Range<usize>| range.any(|i| stands(lexicon, i));
        let said =
            |lexicon: &Lexicon<()>, range: Range<usize>| outside_insertions(reading, range).any(|i| stands(lexicon, i));
        let (doubt, forecast) = (&self.words.hypothetical, &self.words.forecast);
        // The toll could rise to 20; 20 people are likely to be dead.
        let (reached, harmed) = (cue.end..group.tokens.start, group.end..cue.start);
        let is_doubtful = has(doubt, from..first)
            || has(doubt, harmed.clone())
            || said(doubt, reached.clone())
            || said(forecast, reached)
            || said(forecast, harmed);
        if has(&self.words.denied, from..first) {
            Modality::Denied
        } else if is_doubtful {
            Modality::Hypothetical
        } else {
            Modality::Asserted
        }
    }
}

/// The tokens of a range that stand in no insertion between commas; of what one comma
/// parts, those behind it.
fn outside_insertions(reading: &TokenizedText<'_>, range: Range<usize>) -> impl Iterator<Item = usize> {
    let commas = range.clone().filter(|&i| reading.is(i, ',')).count();
    let mut is_inside = commas % 2 == 1;
    range.filter(move |&i| {
        is_inside ^= reading.is(i, ',');
        !is_inside
    })
}

/// The effect of the last figure, where it stands in this sentence or the one before.
fn last_effect(counted: &[Counted], sentence: usize) -> Option<Effect> {
    counted.last().filter(|last| sentence - last.sentence <= 1).map(|last| last.figure.effect)
}
