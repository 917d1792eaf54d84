//! Dates, times, durations and sets: TIMEX3 of ISO-TimeML (ISO 24617-1).
//!
//! Patterns of the language's `dates` file find expressions and what each states
//! ([`Parts`]). [`resolve`] then adds what is left out, from the publication date or from
//! the date that the text narrates.

mod class;
mod expression;
mod index;
mod matcher;
mod parts;
mod pattern;
mod published;
mod resolve;
mod stated;

use crate::lang::{DataError, LanguagePack, Lexicon, TokenizedText, Vocabulary, Word};
use crate::model::{Anchor, Day, Detection, Doubt, Part, Reason, Timex};
use crate::phrase::Quantities;
use crate::text::{Kind, is_apostrophe};
use class::{Classes, Place};
use expression::Expression;
use index::Index;
use matcher::{Match, run};
use parts::{Build, Parts};
use pattern::Rule;
use resolve::{OtherEnd, Resolver, Surroundings};
use std::ops::Range;

/// How many words may stand before an expression that opens its sentence (by the end of 1943).
const OPENING: usize = 2;

/// The date recognizer of a language.
#[derive(Debug)]
pub struct Dates {
    rules: Vec<Rule>,
    index: Index,
    classes: Classes,
    future: Lexicon<()>,
    /// Places whose papers write the month first.
    month_first: Lexicon<()>,
    /// Endings of verbs of the past, and of the future.
    past_endings: Vec<String>,
    future_endings: Vec<String>,
}

/// What is wrong with the `calendar` and the `dates` file of a language.
pub(super) fn check(pack: &LanguagePack) -> Vec<DataError> {
    let mut errors = class::check_calendar(pack);
    let mut vocabulary = Vocabulary::new(pack.spelling);
    let classes = Classes::new(pack, &mut vocabulary);
    pattern::rules(pack, &classes, &mut vocabulary, &mut |line, fault| {
        errors.push(DataError { file: pack.dates.path, line, fault });
    });
    errors
}

impl Dates {
    /// Compiles the patterns of a language.
    pub fn new(pack: &LanguagePack, vocabulary: &mut Vocabulary) -> Self {
        let classes = Classes::new(pack, vocabulary);
        let rules = pattern::rules(pack, &classes, vocabulary, &mut |_, _| {});
        let mut list = |name: &str| {
            let mut list = Lexicon::default();
            for entry in pack.entries(&pack.calendar, name) {
                list.insert(&vocabulary.phrase(&entry.phrase), ());
            }
            list
        };
        let (future, month_first) = (list("future"), list("month_first"));
        let endings =
            |name| pack.entries(&pack.calendar, name).into_iter().map(|entry| entry.phrase.to_string()).collect();
        let (past_endings, future_endings) = (endings("past_ending"), endings("future_ending"));
        Self { rules, index: Index::default(), classes, future, month_first, past_endings, future_endings }
    }

    /// Builds the index of first words; called once the vocabulary is complete.
    pub fn finish(&mut self, quantities: &Quantities, words: usize) {
        self.index = Index::new(&self.rules, &self.classes, quantities, words);
    }

    /// Finds and resolves all expressions of a text. `published` is the
    /// publication date; where it is `None`, the one that the text states is used and
    /// returned.
    pub fn find(
        &self,
        reading: &TokenizedText<'_>,
        quantities: &Quantities,
        published: Option<Day>,
    ) -> (Vec<Detection<Timex>>, Option<Day>) {
        let expressions = self.expressions(reading, quantities);
        let published = published.or_else(|| published::stated(reading, &expressions));
        let mut resolver = Resolver::new(published, is_history(&expressions, published));
        let mut found = Vec::with_capacity(expressions.len());
        let mut sentence = 0;
        for (i, expression) in expressions.iter().enumerate() {
            while reading.sentences.get(sentence).is_some_and(|s| s.end <= expression.tokens.start) {
                sentence += 1;
            }
            let clause = reading.sentences.get(sentence).cloned().unwrap_or(expression.tokens.clone());
            let fresh_line = reading.tokens.get(clause.start).is_some_and(|t| t.fresh_line);
            resolver.enter(sentence, fresh_line);
            let future = self.speaks_of_the_future(reading, &clause, &expression.tokens);
            if is_part_of_name(reading, &clause, expression) {
                continue;
            }
            let other_end = other_end(&expressions, i).or_else(|| day_of_time(reading, &clause, &expressions, i));
            let opens = expression.tokens.start <= clause.start + OPENING;
            let is_alone = is_alone(reading, &expression.tokens);
            let around = Surroundings { other_end, future, opens, is_alone };
            let Some(timex) = resolver.resolve(&expression.parts, around) else { continue };
            let span = reading.span(expression.tokens.clone());
            let rule = self.rules[expression.rule].name;
            let doubt = doubt(expression, &timex);
            found.push(Detection::new(span, timex, Reason::new(rule, [span]).doubted(doubt)));
        }
        (found, published)
    }

    fn expressions(&self, reading: &TokenizedText<'_>, quantities: &Quantities) -> Vec<Expression> {
        let place = Place::new(&self.classes, quantities, reading);
        let order = shows_order(reading);
        let month_first = order.unwrap_or_else(|| self.is_dated_where_months_are_first(reading));
        // Where papers of the language write both orders, a text must show its own.
        let is_open = order.is_none() && !month_first && self.month_first.starts().next().is_some();
        let mut expressions: Vec<Expression> = Vec::new();
        let mut at = 0;
        while at < reading.tokens.len() {
            let Some(best) = self.best(&place, at) else {
                at += 1;
                continue;
            };
            let rule = &self.rules[best.rule];
            let is_numeric = |tokens: &Range<usize>| tokens.len() == 5 && reading.is(tokens.start + 1, '/');
            for (i, tokens) in best.extents.iter().enumerate() {
                let captures = best.captures.iter().filter(|c| c.extent == i).map(|c| &c.meaning);
                let mut parts = Parts::new(rule.build, &rule.settings, captures, i);
                if month_first && is_numeric(&tokens) && parts.day.is_some_and(|day| day <= 12) {
                    (parts.day, parts.month) = (parts.month, parts.day);
                }
                expressions.push(Expression {
                    is_doubtful: is_open
                        && is_numeric(&tokens)
                        && parts.day != parts.month
                        && parts.day.is_some_and(|day| day <= 12),
                    tokens,
                    parts,
                    rule: best.rule,
                    opens_range: rule.is_range() && i + 1 < best.extents.len(),
                });
            }
            at = best.extents.end().max(at + 1);
        }
        expressions
    }

    /// Whether the dateline that opens a text names a place whose papers write the month
    /// first: PHOENIX (AP) - …
    fn is_dated_where_months_are_first(&self, reading: &TokenizedText<'_>) -> bool {
        /// Tokens of the longest dateline.
        const REACH: usize = 12;
        let is_dash = |&i: &usize| matches!(reading.tokens[i].kind, Kind::Sign('-' | '–' | '—')) && !reading.glued(i);
        let dash = (0..reading.tokens.len().min(REACH)).find(is_dash);
        (0..dash.unwrap_or(0)).any(|i| self.month_first.longest(&reading.words, i).is_some())
    }

    /// The rule that reads the furthest from token `at`; of equals the first.
    /// Where context comes first, a rule that starts at the expression itself
    /// and reads more of it is better.
    fn best(&self, place: &Place<'_, '_>, at: usize) -> Option<Match> {
        let best = self.furthest(place, at)?;
        let start = best.extents.cover()?.start;
        let inner = (start > at).then(|| self.furthest(place, start)).flatten();
        Some(inner.filter(|inner| inner.extents.end() > best.extents.end()).unwrap_or(best))
    }

    fn furthest(&self, place: &Place<'_, '_>, at: usize) -> Option<Match> {
        let mut best: Option<Match> = None;
        for rule in self.index.candidates(place, at) {
            let Some(found) = run(&self.rules[rule], rule, place, at) else { continue };
            let further = best.as_ref().is_none_or(|b| (found.end, found.extents.end()) > (b.end, b.extents.end()));
            if further && found.extents.cover().is_some_and(|extent| stands_free(place.reading, extent)) {
                best = Some(found);
            }
        }
        best
    }

    /// Whether a clause has a word of the future before or shortly behind an expression.
    fn speaks_of_the_future(&self, reading: &TokenizedText<'_>, clause: &Range<usize>, tokens: &Range<usize>) -> bool {
        const REACH: usize = 12;
        let from = clause.start.max(tokens.start.saturating_sub(REACH));
        let to = clause.end.min(tokens.end + REACH);
        let is_future = |i: &usize| {
            let is_word = || self.future.longest(&reading.words, *i).is_some();
            !tokens.contains(i) && (is_word() || ends_like(reading, *i, &self.future_endings))
        };
        (from..to).filter(is_future).any(|word| !self.tells_the_past(reading, (from, to), word, tokens))
    }

    /// Whether an expression belongs to a verb of the past and not to a word of the future: the
    /// verb stands between the two, or a sign does that parts both from it (the trial will begin
    /// on Monday; the defence appealed on Friday).
    fn tells_the_past(
        &self,
        reading: &TokenizedText<'_>,
        (from, to): (usize, usize),
        future: usize,
        tokens: &Range<usize>,
    ) -> bool {
        let is_past = |i: usize| ends_like(reading, i, &self.past_endings);
        let parts = |i: &usize| matches!(reading.tokens[*i].kind, Kind::Sign(',' | ';' | ':' | '—' | '–' | '('));
        let is_behind = future < tokens.start;
        let mut between = if is_behind { future + 1..tokens.start } else { tokens.end..future };
        let mut beyond = if is_behind { tokens.end..to } else { from..tokens.start };
        let is_parted = between.clone().any(|i| parts(&i));
        let is_own = |mut own: Range<usize>| own.any(is_past);
        let other = if is_behind {
            beyond.start..beyond.find(parts).unwrap_or(to)
        } else {
            beyond.rfind(parts).map_or(from, |sign| sign + 1)..tokens.start
        };
        between.any(is_past) || is_parted && is_own(other)
    }
}

/// Whether a small word ends like those of a list.
fn ends_like(reading: &TokenizedText<'_>, i: usize, endings: &[String]) -> bool {
    let token = &reading.tokens[i];
    let ends = |ending: &String| reading.surface(i).ends_with(ending.as_str());
    token.kind == Kind::Word && !token.is_capitalised() && endings.iter().any(ends)
}

/// Whether nothing else stands in the text, but for a preposition and a stop.
fn is_alone(reading: &TokenizedText<'_>, tokens: &Range<usize>) -> bool {
    let is_preposition = |i: usize| reading.tokens[i].kind == Kind::Word && !reading.tokens[i].is_capitalised();
    let opens = tokens.start == 0 || tokens.start == 1 && is_preposition(0);
    let behind = reading.tokens.len() - tokens.end;
    opens && (behind == 0 || behind == 1 && reading.is(tokens.end, '.'))
}

/// Why a date may be wrong, if it may: day and month can change places, or a month without
/// its year lies far from the publication.
fn doubt(expression: &Expression, timex: &Timex) -> Option<Doubt> {
    /// Days from the publication within which news leaves the year out.
    const NEAR: i64 = 100;
    let is_guessed = timex.inference.as_ref().is_some_and(|inference| {
        let days = timex.latest.map_or(0, |day| inference.against.days_since(day).abs());
        inference.parts == [Part::Year] && inference.anchor == Anchor::Published && days > NEAR
    });
    let is_open = expression.is_doubtful.then_some(Doubt::TwoReadings);
    is_open.or(is_guessed.then_some(Doubt::GuessedYear))
}

/// The other end of a range or a list of days (3, 4 and 7 May): where it closes, else
/// where it opens; of a list the end that names the month.
fn other_end(expressions: &[Expression], i: usize) -> Option<OtherEnd<'_>> {
    let names_month = |e: &&Expression| e.parts.month.is_some();
    let behind = expressions[i..].iter().take_while(|e| e.opens_range).count();
    let closes = expressions.get(i + 1..=i + behind).unwrap_or_default();
    if let Some(other) = closes.iter().find(names_month).or(closes.first()) {
        return Some(OtherEnd::Closes(&other.parts));
    }
    let before = expressions[..i].iter().rev().take_while(|e| e.opens_range).count();
    let opens = &expressions[i - before..i];
    opens.iter().rev().find(names_month).or(opens.last()).map(|e| OtherEnd::Opens(&e.parts))
}

/// The day on which a time of day falls that stands behind it in the clause: at 5 a.m. and
/// 9 p.m. on 12 May; at 6:20 a.m. (0420 GMT) on Monday.
fn day_of_time<'e>(
    reading: &TokenizedText<'_>,
    clause: &Range<usize>,
    expressions: &'e [Expression],
    i: usize,
) -> Option<OtherEnd<'e>> {
    /// Tokens between a time and its day.
    const REACH: usize = 8;
    let time = &expressions[i];
    let mut end = time.tokens.end;
    if !time.parts.is_time_alone() {
        return None;
    }
    for next in &expressions[i + 1..] {
        let gap = end..next.tokens.start;
        let is_near = next.tokens.end <= clause.end && gap.len() <= REACH;
        // A day of its own behind a comma or a conjunction belongs to what follows.
        let is_joined = next.parts.hour.is_some()
            || !gap.clone().any(|i| {
                let is_unknown = reading.tokens[i].kind == Kind::Word && reading.words[i] == Word::UNKNOWN;
                let in_bracket =
                    (gap.start..i).any(|at| reading.is(at, '(')) && (i..gap.end).any(|at| reading.is(at, ')'));
                is_unknown && !in_bracket || reading.is(i, ',') || reading.is(i, ';')
            });
        if !is_near || !is_joined {
            return None;
        }
        if next.parts.names_day() {
            return Some(OtherEnd::DayOf(&next.parts));
        }
        if !next.parts.is_time_alone() {
            return None;
        }
        end = next.tokens.end;
    }
    None
}

/// Whether a word is one of a name: Sarel Times Daily, Valley Now, Judge March.
fn is_part_of_name(reading: &TokenizedText<'_>, clause: &Range<usize>, expression: &Expression) -> bool {
    let at = expression.tokens.start;
    let is_word = matches!(expression.parts.build, Some(Build::Set | Build::Vague));
    let is_month = expression.parts.month.is_some() && at > clause.start + 1;
    (is_word || is_month)
        && expression.tokens.len() == 1
        && at > clause.start
        && !reading.tokens[at].fresh_line
        && [at - 1, at].iter().all(|&i| reading.tokens[i].is_capitalised())
}

/// Whether the numeric dates of a text have the month first (3/29/2024) or the day
/// (29/3/2024); `None` where all can be read both ways.
fn shows_order(reading: &TokenizedText<'_>) -> Option<bool> {
    const MONTHS: u64 = 12;
    let numbers = |at: usize| {
        let is_date = reading.width(at) <= 2
            && [1, 3].iter().all(|sign| reading.is(at + sign, '/') && reading.glued(at + sign))
            && reading.width(at + 4) == 4;
        is_date.then(|| Some((reading.digits(at)?, reading.digits(at + 2)?))).flatten()
    };
    let dates = || (0..reading.tokens.len()).filter_map(numbers);
    if dates().any(|(first, _)| first > MONTHS) {
        return Some(false);
    }
    dates().any(|(_, second)| second > MONTHS).then_some(true)
}

/// Whether most of the years that a text names lie far from its publication:
/// a year once named then holds until the next.
fn is_history(expressions: &[Expression], published: Option<Day>) -> bool {
    /// Years far from the publication that make a text history; at half of it dates of
    /// `en-dev` get wrong values.
    const MANY: usize = 6;
    let years: Vec<i32> = expressions.iter().filter_map(|e| e.parts.year).collect();
    let far = years.iter().filter(|year| published.is_none_or(|day| (day.year() - **year).abs() > 1)).count();
    published.is_none() || (far >= MANY && far * 2 > years.len())
}

/// Whether digits at the ends of an expression are not a piece of something
/// longer: a fraction, a price, a serial number, a score, a weapon.
fn stands_free(reading: &TokenizedText<'_>, tokens: Range<usize>) -> bool {
    let first = &reading.tokens[tokens.start];
    let free_before = first.kind != Kind::Digits
        || !first.glued
        || match reading.tokens[tokens.start - 1].kind {
            Kind::Sign(sign) => {
                matches!(sign, '(' | '[' | '"' | '“' | '‘' | '«' | '–' | '—' | '…' | ':' | ';' | '\'' | '|' | '*')
                    || (matches!(sign, '-' | ',' | '.') && tokens.start >= 2 && !is_code(reading, tokens.start))
            }
            _ => false,
        };
    let last = tokens.end - 1;
    let free_behind = reading.tokens[last].kind != Kind::Digits
        || reading.tokens.get(tokens.end).is_none_or(|next| {
            !next.glued
                || match next.kind {
                    Kind::Sign('%' | '°' | '$' | '€' | '£') => false,
                    Kind::Sign('.' | ',' | '/' | ':') => {
                        !reading.glued(tokens.end + 1) || reading.digits(tokens.end + 1).is_none()
                    }
                    Kind::Sign('-') => !reading.glued(tokens.end + 1) || reading.digits(tokens.end + 1).is_none(),
                    Kind::Sign(_) => true,
                    // A possessive ending.
                    Kind::Word => reading.surface(tokens.end).starts_with(is_apostrophe),
                    _ => false,
                }
        });
    free_before && free_behind
}

/// Whether the token before a sign glued to digits makes it a code or a longer
/// number (S-300, 3-1, 1,194).
fn is_code(reading: &TokenizedText<'_>, digits: usize) -> bool {
    let sign = &reading.tokens[digits - 1];
    let before = &reading.tokens[digits - 2];
    sign.glued && (before.kind == Kind::Digits || before.span.len() <= 4 && before.is_capitalised())
}
