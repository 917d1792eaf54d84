//! Whose count it is, where no statement holds a figure: the one who changed a tally, who gives
//! a number, or to whom the noun of a count belongs.

use super::Casualties;
use crate::lang::TokenizedText;
use crate::model::{Detection, Entity, EntityKind, Figure};
use crate::text::{Kind, Span};
use std::ops::Range;

/// A text with the names in it.
#[derive(Clone, Copy)]
pub(super) struct Named<'a, 't> {
    pub(super) reading: &'a TokenizedText<'t>,
    pub(super) entities: &'a [Detection<Entity>],
}

/// Tokens between whoever counts and the verb or the noun of the count.
const REACH: usize = 6;
/// Tokens between whoever counts and a verb behind a remark on them (the union, which first
/// spoke of 15, now says 19).
const REMARK_REACH: usize = 24;
/// Tokens of what somebody without a name is called (the main hospital of the town).
const LONGEST_NAME: usize = 5;

impl Casualties {
    /// The source that is named behind a carried count as its own: con số 31 của Liên Hợp Quốc.
    pub(super) fn whose_number(&self, named: Named<'_, '_>, figure: &Detection<Figure<usize>>) -> Option<Span> {
        let reading = named.reading;
        let at = reading.tokens.partition_point(|token| token.span.start < figure.span.end);
        let of = self.words.of_source.longest(&reading.words, at).filter(|_| figure.reason.rule == "carried")?;
        let from = at + of.len;
        self.who_from(named, from..reading.sentence_end(at))
    }

    /// The source of a count: whoever set it (the ministry lowered the toll to 17, put at 17 the
    /// number of dead), gives it (the council gives 45), or has the list (danh sách của chính phủ
    /// còn 52).
    pub(super) fn whose_count(&self, named: Named<'_, '_>, figure: &Detection<Figure<usize>>) -> Option<Span> {
        let reading = named.reading;
        let number = reading.token_at(figure.span.start);
        let is_tally = ["toll", "carried"].contains(&&*figure.reason.rule);
        let Some(cue) = figure.reason.words.first().filter(|cue| is_tally && cue.end <= figure.span.start) else {
            // Put at 17, and not put to death 12.
            let reaches = self.words.reach.ending(&reading.words, reading.sentence_start(number), number).is_some();
            let verb = self.verb_of(reading, number).filter(|_| reaches);
            return verb.and_then(|verb| self.who_before(named, verb));
        };
        let cue = reading.token_at(cue.start);
        let given = match &*figure.reason.rule {
            "toll" => self.verb_of(reading, cue).and_then(|verb| self.who_before(named, verb)),
            _ => self.who_before(named, cue),
        };
        given.or_else(|| {
            let opens = |i: usize| {
                let lists = [&self.words.of_source, &self.words.by_source];
                lists.iter().find_map(|list| list.longest(&reading.words, i)).map(|hit| i + hit.len)
            };
            let from = (cue..number).rev().find_map(opens)?;
            self.who_from(named, from..number)
        })
    }

    /// The verb that set a tally to a number.
    fn verb_of(&self, reading: &TokenizedText<'_>, tally: usize) -> Option<usize> {
        /// Tokens between such a verb and the tally or the number.
        const REACH: usize = 3;
        let first = reading.sentence_start(tally);
        let ends = |i: &usize| {
            let hit = self.words.counts.longest(&reading.words, *i);
            hit.is_some_and(|hit| i + hit.len <= tally && tally - (i + hit.len) <= REACH)
        };
        (first.max(tally.saturating_sub(REACH + 2))..tally).find(ends)
    }

    /// The last one before a token who can count, by name or by what they are, where it is near
    /// or only a remark on it stands between.
    fn who_before(&self, named: Named<'_, '_>, at: usize) -> Option<Span> {
        let reading = named.reading;
        let first = reading.sentence_start(at);
        let at = self.before_remark(reading, first, at);
        let from = first.max(at.saturating_sub(REACH + 1));
        let entity = {
            let before = named.entities.partition_point(|entity| reading.token_at(entity.span.end) <= at);
            let who = named.entities[..before].iter().rev().find(|entity| entity.what.kind != EntityKind::Demonym);
            who.filter(|who| speaks(who)).map(|who| (reading.token_at(who.span.end), who.span))
        };
        let called = (from..at).rev().find_map(|i| {
            let end = i + self.words.speakers.longest(&reading.words, i)?.len;
            (end <= at).then(|| (end, self.called(reading, i..end, first..at)))
        });
        let (end, span) = entity.into_iter().chain(called).max_by_key(|(end, _)| *end)?;
        let gap = end..at;
        (gap.len() <= REACH && !gap.into_iter().any(|i| is_break(reading, i))).then_some(span)
    }

    /// Whoever is named where some tokens begin.
    fn who_from(&self, named: Named<'_, '_>, tokens: Range<usize>) -> Option<Span> {
        let reading = named.reading;
        let start = reading.tokens.get(tokens.start)?.span.start;
        let next = named.entities.partition_point(|entity| entity.span.start < start);
        let entity = named.entities.get(next).filter(|entity| entity.span.start == start && speaks(entity));
        entity.map(|entity| entity.span).or_else(|| {
            // The government: an article may stand before it.
            let hit = |i: usize| Some(i..i + self.words.speakers.longest(&reading.words, i)?.len);
            let noun = (tokens.start..tokens.end.min(tokens.start + 2)).find_map(hit)?;
            (noun.end <= tokens.end).then(|| self.called(reading, noun, tokens))
        })
    }

    /// The phrase of a noun for someone who can count: what stands before it, in languages that
    /// put the noun first what stands behind it.
    fn called(&self, reading: &TokenizedText<'_>, noun: Range<usize>, within: Range<usize>) -> Span {
        let words = &reading.words;
        let belongs = |i: usize| {
            let ends = [&self.words.relative, &self.words.subordinate, &self.words.join, &self.words.locative];
            matches!(reading.tokens[i].kind, Kind::Word)
                && !ends.iter().any(|list| list.longest(words, i).is_some())
                && self.words.count_verb.longest(words, i).is_none()
                && self.words.count_filler.longest(words, i).is_none()
        };
        let (mut start, mut end) = (noun.start, noun.end);
        if reading.pack.head_first {
            let more = (end..within.end).take(LONGEST_NAME).take_while(|&i| belongs(i));
            end = more.last().map_or(end, |i| i + 1);
        } else {
            let more = (within.start..start).rev().take(LONGEST_NAME).take_while(|&i| belongs(i));
            start = more.last().unwrap_or(start);
        }
        reading.span(start..end)
    }

    /// Where a remark opens that stands between someone and a token: on who they are or on what
    /// they said before. The token itself, where there is none.
    fn before_remark(&self, reading: &TokenizedText<'_>, first: usize, at: usize) -> usize {
        let opens = |comma: &usize| {
            let lists = [&self.words.relative, &self.words.said_earlier, &self.words.had_said];
            reading.is(*comma, ',') && lists.iter().any(|list| list.longest(&reading.words, comma + 1).is_some())
        };
        (first.max(at.saturating_sub(REMARK_REACH))..at).find(opens).unwrap_or(at)
    }
}

/// Whether a name is of one who can speak.
fn speaks(who: &Detection<Entity>) -> bool {
    matches!(who.what.kind, EntityKind::Organization | EntityKind::Person)
}

/// Whether a clause or a line ends at a token.
pub(super) fn is_break(reading: &TokenizedText<'_>, i: usize) -> bool {
    reading.is(i, ',') || reading.is(i, '.') || reading.is(i, ';') || reading.tokens[i + 1].fresh_line
}
