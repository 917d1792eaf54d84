//! Who says it: the phrase that names the speaker beside a reporting verb.

use super::words::Words;
use crate::lang::TokenizedText;
use crate::text::{Kind, Span};
use std::ops::Range;

/// The longest phrase that names a speaker, in tokens. At half of it claims of `articles`
/// are lost.
const LONGEST: usize = 16;

/// A speaker beside a verb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Speaker {
    /// Named by these tokens.
    Named(Range<usize>),
    /// A pronoun: whoever was named last.
    Pronoun(Range<usize>),
}

impl Speaker {
    pub(super) fn tokens(&self) -> &Range<usize> {
        match self {
            Speaker::Named(tokens) | Speaker::Pronoun(tokens) => tokens,
        }
    }
}

/// The subject right before token `verb`, back to the start of its clause.
/// Dates, small words and insertions in between are passed over.
pub(super) fn before(
    words: &Words,
    reading: &TokenizedText<'_>,
    dates: &[Span],
    from: usize,
    verb: usize,
) -> Option<Speaker> {
    let mut end = verb;
    let mut named_again = None;
    // Where the name ends that stands behind what its bearer is.
    let mut name_end = None;
    while end > from {
        let stripped = words.aux.ending(&reading.words, from, end).or_else(|| date_before(reading, dates, from, end));
        let appended = if stripped.is_none() { appended_name(words, reading, from, end) } else { None };
        name_end = name_end.or(appended.map(|_| end - 1));
        let start = stripped.or(appended).or_else(|| insertion(reading, from, end));
        let Some(start) = start else { break };
        // Between dashes the speaker is named a second time: that belongs to the name.
        let dashed = stripped.is_none() && matches!(reading.tokens[end - 1].kind, Kind::Sign('–' | '—'));
        named_again = named_again.or(dashed.then_some(end - 1));
        end = start;
    }
    let mut start = end;
    while start > from && end - start < LONGEST {
        match name_in_quotes(reading, from, start) {
            Some(open) => start = open,
            None if ends_clause(words, reading, from, start) => break,
            None => start -= 1,
        }
    }
    // The head of the administration, Ivan Petrenko, said: the name shows who it is.
    let by_name = || Some(Speaker::Named(trimmed(words, reading, start..end).start..name_end?));
    let speaker =
        speaker(words, reading, start..end).or_else(by_name).or_else(|| institution(words, reading, start..end))?;
    Some(match (speaker, named_again) {
        (Speaker::Named(tokens), Some(to)) => Speaker::Named(tokens.start..to),
        (speaker, _) => speaker,
    })
}

/// Whoever stands right before token `verb`: where "that" opens what was said,
/// the subject need not look like a name.
pub(super) fn anyone(words: &Words, reading: &TokenizedText<'_>, from: usize, verb: usize) -> Option<Speaker> {
    const LONGEST_DESCRIPTION: usize = 8;
    let mut end = verb;
    while let Some(start) = words
        .aux
        .ending(&reading.words, from, end)
        .or_else(|| insertion(reading, from, end))
        .filter(|&start| start > from)
    {
        end = start;
    }
    let mut start = end;
    while start > from && !ends_clause(words, reading, from, start) {
        start -= 1;
    }
    let tokens = trimmed(words, reading, start..end);
    let plain = tokens.clone().all(|i| matches!(reading.tokens[i].kind, Kind::Word | Kind::Digits));
    ((1..=LONGEST_DESCRIPTION).contains(&tokens.len()) && plain).then_some(Speaker::Named(tokens))
}

/// The last phrase of a clause that names someone, where no comma parts it from
/// what was said: Scores were hurt it said.
pub(super) fn last_phrase(words: &Words, reading: &TokenizedText<'_>, clause: Range<usize>) -> Option<Speaker> {
    const LONGEST_NAME: usize = 8;
    let last = clause.end.checked_sub(1).filter(|&last| last > clause.start)?;
    if words.pronoun.longest(&reading.words, last).is_some() {
        return Some(Speaker::Pronoun(last..clause.end));
    }
    let from = clause.start.max(clause.end.saturating_sub(LONGEST_NAME)) + 1;
    let start = (from..clause.end).rev().find(|&i| words.article.longest(&reading.words, i).is_some())?;
    let hangs = words.link.longest(&reading.words, start - 1).is_some();
    speaker(words, reading, start..clause.end).filter(|_| !hangs)
}

/// Where the phrase starts that ends before a verb and names one speaker, without a preposition:
/// … министр Анна Орлова отрицала.
pub(super) fn last_speaker(words: &Words, reading: &TokenizedText<'_>, from: usize, verb: usize) -> Option<usize> {
    /// Tokens of the longest such phrase.
    const LONGEST_NAME: usize = 6;
    let is_name = |i: usize| reading.tokens[i].is_capitalised() || matches!(reading.tokens[i].kind, Kind::Sign('.'));
    let reach = from.max(verb.saturating_sub(LONGEST_NAME)) + 1..verb;
    let start = reach.clone().rev().find(|&i| !is_name(i)).unwrap_or(reach.start);
    let noun = words.speaker.longest(&reading.words, start).is_some();
    let hangs = |i: usize| words.link.ending(&reading.words, from, i).is_some();
    match noun {
        true => (start > from && !hangs(start)).then_some(start),
        false => (start + 1 < verb && !hangs(start + 1)).then_some(start + 1),
    }
}

/// The last phrase before a token, in its sentence or the one before, that names someone by two
/// words or more with a capital, with what they are: to the funeral came *minister Olga Prieto*.
pub(super) fn named_before(words: &Words, reading: &TokenizedText<'_>, at: usize) -> Option<Span> {
    let first = reading.sentence_start(at);
    let from = first.checked_sub(1).map_or(first, |last| reading.sentence_start(last));
    let is_name = |i: usize| {
        let token = &reading.tokens[i];
        token.kind == Kind::Word && token.is_capitalised() && !is_first(reading, i)
    };
    let last = (from..at).rev().find(|&i| i > from && is_name(i) && is_name(i - 1))?;
    let name = (from..last).rev().take_while(|&i| is_name(i)).last()?;
    let mut start = name;
    while let Some(before) = words.speaker.ending(&reading.words, from, start) {
        start = before;
    }
    // Without what they are two capitals may name a town.
    (start < name).then(|| reading.span(start..last + 1))
}

/// The start of a date that ends right before token `end`.
fn date_before(reading: &TokenizedText<'_>, dates: &[Span], from: usize, end: usize) -> Option<usize> {
    let last = reading.tokens.get(end.checked_sub(1)?)?.span;
    let date =
        dates[..dates.partition_point(|date| date.start < last.end)].last().filter(|date| date.end == last.end)?;
    Some(reading.token_at(date.start)).filter(|&start| start > from)
}

/// The subject right behind a verb: said the minister.
pub(super) fn behind(words: &Words, reading: &TokenizedText<'_>, verb_end: usize, to: usize) -> Option<Speaker> {
    let stop = (verb_end..to.min(verb_end + LONGEST)).find(|&i| {
        matches!(reading.tokens[i].kind, Kind::Sign(',' | '.' | ';' | ':' | '“' | '"' | '(' | '–'))
            || (i > verb_end && words.boundary.longest(&reading.words, i).is_some())
    });
    let phrase = verb_end..stop.unwrap_or(to.min(verb_end + LONGEST));
    speaker(words, reading, phrase.clone()).or_else(|| institution(words, reading, phrase))
}

/// The phrase as a speaker, if it names one: something capitalised inside it, a
/// known speaker, or a pronoun alone.
fn speaker(words: &Words, reading: &TokenizedText<'_>, tokens: Range<usize>) -> Option<Speaker> {
    let tokens = trimmed(words, reading, tokens);
    if tokens.is_empty() {
        return None;
    }
    if words.pronoun.all(&reading.words, tokens.start).any(|hit| hit.len == tokens.len()) {
        return Some(Speaker::Pronoun(tokens));
    }
    let named = tokens.clone().any(|i| {
        let inner_capital =
            reading.tokens[i].is_capitalised() && (i > tokens.start || !is_first(reading, i) || tokens.len() <= 6);
        inner_capital || words.speaker.longest(&reading.words, i).is_some()
    });
    named.then_some(Speaker::Named(tokens))
}

/// The phrase as a speaker, if it names an institution that answers for figures.
fn institution(words: &Words, reading: &TokenizedText<'_>, tokens: Range<usize>) -> Option<Speaker> {
    let tokens = trimmed(words, reading, tokens);
    let is_named = tokens.clone().any(|i| words.institutions.longest(&reading.words, i).is_some());
    is_named.then_some(Speaker::Named(tokens))
}

fn is_first(reading: &TokenizedText<'_>, i: usize) -> bool {
    i == 0
        || reading.tokens[i].fresh_line
        || matches!(reading.tokens[i - 1].kind, Kind::Sign('.' | '”' | '"' | '?' | '!'))
}

/// A phrase without signs and small words at its start.
fn trimmed(words: &Words, reading: &TokenizedText<'_>, tokens: Range<usize>) -> Range<usize> {
    let mut start = tokens.start;
    while start < tokens.end {
        let sign = matches!(reading.tokens[start].kind, Kind::Sign(_));
        match words.joins.longest(&reading.words, start).map(|hit| hit.len).or(sign.then_some(1)) {
            Some(len) if start + len <= tokens.end => start += len,
            _ => break,
        }
    }
    let mut end = tokens.end;
    while end > start && matches!(reading.tokens[end - 1].kind, Kind::Sign(c) if !matches!(c, ')' | '.')) {
        end -= 1;
    }
    start..end
}

/// Where a name in angular quotation marks opens that closes before a token: партия «Заря».
fn name_in_quotes(reading: &TokenizedText<'_>, from: usize, end: usize) -> Option<usize> {
    /// Words of the longest such name.
    const LONGEST_NAME: usize = 5;
    let close = end.checked_sub(1).filter(|&close| close > from && reading.is(close, '»'))?;
    let open = (from..close).rev().take(LONGEST_NAME + 1).find(|&i| reading.is(i, '«'))?;
    let is_name = open > from && reading.tokens[open + 1].is_capitalised() && !reading.is(close - 1, ',');
    is_name.then_some(open)
}

/// Whether a clause ends before token `at`: a sign that parts clauses, or a
/// word that opens one.
fn ends_clause(words: &Words, reading: &TokenizedText<'_>, from: usize, at: usize) -> bool {
    let sign = match reading.tokens[at - 1].kind {
        Kind::Sign(',' | ';' | ':' | '”' | '"' | '»' | '…' | '?' | '!' | '(') => true,
        Kind::Sign('-' | '–' | '—') => !reading.tokens[at - 1].glued || !reading.glued(at),
        _ => false,
    };
    sign || words.boundary.ending(&reading.words, from, at).is_some()
}

/// A name between commas before token `end`, behind a phrase that says what its bearer is: …,
/// the governor of Sahel, Salfo Kabore, said. Gives where the name's comma stands.
fn appended_name(words: &Words, reading: &TokenizedText<'_>, from: usize, end: usize) -> Option<usize> {
    /// Tokens of a name, with a title.
    const LONGEST_NAME: usize = 5;
    /// Tokens of what its bearer is.
    const LONGEST_ROLE: usize = 12;
    let last = end.checked_sub(1).filter(|&i| i > from && reading.is(i, ','))?;
    let comma = (from.max(last.saturating_sub(LONGEST_NAME + 1))..last).rev().find(|&i| reading.is(i, ','))?;
    let is_name = |i: usize| reading.tokens[i].is_capitalised() || reading.is(i, '.') || reading.is(i, '-');
    if comma + 1 == last || !(comma + 1..last).all(is_name) {
        return None;
    }
    let role = (from.max(comma.saturating_sub(LONGEST_ROLE))..comma).rev().find(|&i| reading.is(i, ','))? + 1;
    let says_what = words.article.longest(&reading.words, role).is_some()
        || (role..comma).any(|i| words.speaker.longest(&reading.words, i).is_some());
    (role < comma && says_what).then_some(comma)
}

/// An insertion before token `end`: ông Dmitry Peskov – người phát ngôn – nói;
/// Armenia, an ally of Russia, denied. Gives where it starts.
fn insertion(reading: &TokenizedText<'_>, from: usize, end: usize) -> Option<usize> {
    /// Tokens of an insertion between dashes or brackets, and between commas; at half of
    /// either, claims of `articles` lose their speakers.
    const REACH: usize = 12;
    const COMMA_REACH: usize = 24;
    const LONGEST_NAME: usize = 12;
    let last = end.checked_sub(1).filter(|&i| i > from)?;
    let Kind::Sign(sign) = reading.tokens[last].kind else { return None };
    let (open, reach) = match sign {
        '–' | '—' => (sign, REACH),
        ')' => ('(', REACH),
        ',' => (',', COMMA_REACH),
        _ => return None,
    };
    let start =
        (from.max(last.saturating_sub(reach))..last).rev().find(|&i| reading.is(i, open)).filter(|&i| i > from)?;
    // A comma closes an insertion only behind a name that opens the sentence.
    let named_first = start - from <= LONGEST_NAME && reading.tokens[from].is_capitalised();
    (sign != ',' || named_first).then_some(start)
}
