//! Reported speech: who said what. Finds reporting verbs, the phrase that
//! names the speaker beside them, and the content on either side.

mod behind;
mod direct;
mod quotes;
mod source;
mod words;

use crate::lang::{Known, LanguagePack, TokenizedText, Vocabulary};
use crate::model::{Claim, Detection, Reason, Stance};
use crate::text::{Case, Kind, Span, lines};
use quotes::Quote;
use source::Speaker;
use std::ops::Range;
use words::Words;

/// A content of fewer words says nothing; with one or three, claims of `articles` are lost.
const SHORTEST_CONTENT: usize = 2;

/// A clause of fewer words before a speaker is an adverbial.
const SHORTEST_CLAUSE: usize = 3;

/// How far into the content a word of stance counts, in tokens. Larger by half, it would
/// give a few more claims of `articles` their stance.
const STANCE_REACH: usize = 14;

/// The sections of a `speech` file that are read here.
pub(super) fn known() -> impl Iterator<Item = Known> {
    Words::known()
}

/// The recognizer of reported speech of a language.
#[derive(Debug)]
pub struct Speech {
    words: Words,
}

/// A claim in tokens, before its pronouns are resolved.
#[derive(Debug)]
struct Statement {
    content: Range<usize>,
    speaker: Speaker,
    cue: Range<usize>,
    stance: Stance,
    rule: &'static str,
}

/// A reporting verb where it stands.
#[derive(Clone, Debug)]
struct Cue {
    tokens: Range<usize>,
    stance: Stance,
    /// Whether a negation stands before it: it then only names the subject.
    negated: bool,
}

/// A content behind the verb of at most so many words may be an adverbial, and
/// what was said stand before the subject. At half of it claims of `articles` are lost.
const LONGEST_ADVERBIAL: usize = 6;

/// How far behind a verb its content may open when it names the hearer first.
const ADDRESSEE_REACH: usize = 10;

/// How many verbs ahead one that shares the subject may stand.
const NEXT_CUES: usize = 4;

/// The text and the dates in it.
#[derive(Clone, Copy)]
struct Search<'a, 't> {
    reading: &'a TokenizedText<'t>,
    /// Places of dates, in order: no part of a speaker's name.
    dates: &'a [Span],
}

impl Search<'_, '_> {
    /// Whether a clause holds more than a date and a word or two.
    fn says_something(&self, clause: Range<usize>) -> bool {
        let dated = |i: &usize| {
            let token = self.reading.tokens[*i].span;
            let next = self.dates.partition_point(|date| date.end <= token.start);
            self.dates.get(next).is_some_and(|date| date.overlaps(token))
        };
        clause.filter(|i| !dated(i)).count() >= SHORTEST_CLAUSE
    }
}

impl Speech {
    /// Reads a language's `speech` file.
    pub fn new(pack: &LanguagePack, vocabulary: &mut Vocabulary) -> Self {
        Self { words: Words::new(pack, vocabulary) }
    }

    /// Finds all reported statements of a text, in the order of their content.
    /// `dates` are the places of its dates, in order.
    pub fn find(&self, reading: &TokenizedText<'_>, dates: &[Span]) -> Vec<Detection<Claim>> {
        let search = Search { reading, dates };
        let mut statements = Vec::new();
        let mut sentence = 0;
        for line in lines(&reading.tokens) {
            let quotes = quotes::find(reading, &line);
            let used = self.quoted(search, &line, &quotes, &mut statements);
            while let Some(range) = reading.sentences.get(sentence).filter(|s| s.start < line.end) {
                let clauses = outside(range, &quotes);
                self.sentence(search, range, &clauses, &used, &mut statements);
                sentence += 1;
            }
            self.colon(reading, &line, &mut statements);
        }
        statements.sort_by_key(|statement| statement.cue.start);
        self.resolve(reading, statements)
    }

    /// Indirect speech of a sentence; `clauses` are its pieces outside quotations.
    fn sentence(
        &self,
        search: Search<'_, '_>,
        sentence: &Range<usize>,
        clauses: &[Range<usize>],
        used: &[usize],
        statements: &mut Vec<Statement>,
    ) {
        let reading = search.reading;
        let end = content_end(reading, sentence);
        let mut last: Option<(Speaker, usize)> = None;
        let mut cues: Vec<Cue> = Vec::new();
        for clause in clauses {
            let mut at = clause.start;
            while at < clause.end {
                match self.verb(reading, at, sentence.start).filter(|cue| cue.tokens.end <= clause.end) {
                    Some(cue) => {
                        at = cue.tokens.end;
                        cues.push(cue);
                    }
                    None => at += 1,
                }
            }
        }
        // A reporting word right behind another belongs to the content of the first.
        cues.dedup_by(|later, earlier| later.tokens.start == earlier.tokens.end);
        for (n, cue) in cues.iter().enumerate() {
            let from = sentence.start;
            if let Some(statement) =
                self.behind_verb(search, sentence, cue, end).filter(|_| !used.contains(&cue.tokens.start))
            {
                last = Some((statement.speaker.clone(), cue.tokens.start));
                statements.extend(Some(statement).filter(|_| !cue.negated));
                continue;
            }
            // A comma joins to a verb before; where there is none it closes an insertion.
            let joined = self.joined(reading, from, cue.tokens.start);
            let own = if joined.is_some() && last.is_some() {
                None
            } else {
                let opens = self.content_opens(reading, cue.tokens.end, end).is_some();
                source::before(&self.words, reading, search.dates, from, cue.tokens.start)
                    .or_else(|| source::anyone(&self.words, reading, from, cue.tokens.start).filter(|_| opens))
            };
            let (speaker, opened) = match (own, joined, &last) {
                (Some(speaker), _, _) => {
                    let start = speaker.tokens().start;
                    (speaker, start)
                }
                (None, Some(start), Some((speaker, _))) => (speaker.clone(), start),
                _ => continue,
            };
            last = Some((speaker.clone(), opened));
            if cue.negated || used.contains(&cue.tokens.start) {
                continue;
            }
            let next = cues[n + 1..]
                .iter()
                .take(NEXT_CUES)
                .find_map(|next| self.joined(reading, cue.tokens.end, next.tokens.start));
            let stop = (cue.tokens.end..end).find(|&i| reading.is(i, ';')).unwrap_or(end);
            let fronted = self.fronted(search, sentence, cue, end);
            if let Some(statement) = self.unparted(search, sentence, cue, &speaker, end).or(fronted) {
                statements.push(statement);
                continue;
            }
            let content = self.content(search, sentence, cue, &speaker, next.unwrap_or(end).min(stop));
            let Some(content) = content.filter(|content| content.len() >= SHORTEST_CONTENT) else { continue };
            let stance = self.stance(reading, cue.stance, &content);
            statements.push(Statement { content, speaker, cue: cue.tokens.clone(), stance, rule: "verb" });
        }
        self.according(reading, sentence, end, statements);
    }

    /// Content that stands before its speaker without a comma.
    fn unparted(
        &self,
        search: Search<'_, '_>,
        sentence: &Range<usize>,
        cue: &Cue,
        speaker: &Speaker,
        end: usize,
    ) -> Option<Statement> {
        let reading = search.reading;
        let start = behind_dateline(reading, sentence);
        let parted = speaker.tokens().start.checked_sub(1).is_some_and(|i| i > start && reading.is(i, ','));
        let trails = end.saturating_sub(cue.tokens.end) <= LONGEST_ADVERBIAL
            && self.content_opens(reading, cue.tokens.end, end).is_none()
            && !(cue.tokens.end..end).any(|i| matches!(reading.tokens[i].kind, Kind::Sign('“' | '"')));
        let assert = cue.stance == Stance::Assert && trails && !parted;
        let speaker = source::last_phrase(&self.words, reading, start..cue.tokens.start).filter(|_| assert)?;
        let content = start..speaker.tokens().start;
        let says = content.len() > SHORTEST_CLAUSE && search.says_something(content.clone());
        let stance = self.stance(reading, cue.stance, &content);
        says.then(|| Statement { content, speaker, cue: cue.tokens.clone(), stance, rule: "verb" })
    }

    /// The content of a verb: behind it, or before its subject where nothing follows.
    fn content(
        &self,
        search: Search<'_, '_>,
        sentence: &Range<usize>,
        cue: &Cue,
        speaker: &Speaker,
        end: usize,
    ) -> Option<Range<usize>> {
        let reading = search.reading;
        let addressed = self.words.hearer_first.longest(&reading.words, cue.tokens.start).is_some();
        let opener = addressed.then(|| self.content_opens(reading, cue.tokens.end, end)).flatten();
        let start = opener.unwrap_or_else(|| self.content_start(search, cue.tokens.end, end));
        let trailing = speaker.tokens().start.checked_sub(1).filter(|&i| i > sentence.start && reading.is(i, ','));
        match trailing {
            // …, the ministry said [on Monday].
            Some(comma)
                if cue.stance == Stance::Assert
                    && search.says_something(behind_dateline(reading, sentence)..comma)
                    && (end.saturating_sub(start) <= LONGEST_ADVERBIAL || self.parts_behind(reading, cue)) =>
            {
                Some(behind_dateline(reading, sentence)..comma)
            }
            _ if start < end => Some(start..end),
            _ => None,
        }
    }

    /// Where a word like "that" opens the content of a verb, behind the hearer.
    fn content_opens(&self, reading: &TokenizedText<'_>, verb_end: usize, end: usize) -> Option<usize> {
        let that = |i: usize| self.words.that.longest(&reading.words, i).map(|hit| i + hit.len);
        let mut reach = verb_end..end.min(verb_end + ADDRESSEE_REACH);
        let stops = |i: usize| matches!(reading.tokens[i].kind, Kind::Sign(',' | '.' | ':' | '“' | '"'));
        // A comma may belong to the word (сообщил, что).
        match reach.clone().find(|&i| stops(i)) {
            Some(stop) => (verb_end..stop).find_map(that).or_else(|| that(stop).filter(|_| reading.is(stop, ','))),
            None => reach.find_map(that),
        }
    }

    /// Whether a comma behind a verb parts it from what follows; in some languages
    /// a comma opens the content instead.
    fn parts_behind(&self, reading: &TokenizedText<'_>, cue: &Cue) -> bool {
        reading.is(cue.tokens.end, ',') && self.words.that.longest(&reading.words, cue.tokens.end).is_none()
    }

    /// Where the content behind a verb starts: behind signs and "that", before
    /// which a date may stand (said on Monday that).
    fn content_start(&self, search: Search<'_, '_>, verb_end: usize, end: usize) -> usize {
        let reading = search.reading;
        let opened = |at: usize| self.words.that.longest(&reading.words, at).map(|hit| at + hit.len);
        let mut start = verb_end;
        while start < end && matches!(reading.tokens[start].kind, Kind::Sign(',' | ':' | '-' | '–')) {
            start += 1;
        }
        let from =
            search.dates.partition_point(|date| reading.tokens.get(start).is_some_and(|t| date.end <= t.span.start));
        let date = search.dates.get(from).map(|date| reading.token_at(date.start)..reading.token_at(date.end));
        let said_on = date.filter(|date| date.start >= start && date.start - start <= 1 && date.end < end);
        // Said on Monday the army had left: the day is not what was said.
        let behind = |date: Range<usize>| opened(date.end).or((end - date.end > LONGEST_ADVERBIAL).then_some(date.end));
        opened(start).or_else(|| said_on.and_then(behind)).unwrap_or(start)
    }

    /// Theo X, …; …, according to X.
    fn according(
        &self,
        reading: &TokenizedText<'_>,
        sentence: &Range<usize>,
        end: usize,
        statements: &mut Vec<Statement>,
    ) {
        for at in sentence.clone() {
            if let Some(by) = self.words.by_pronoun.longest(&reading.words, at) {
                let cue = at..at + by.len;
                let start = cue.end + usize::from(reading.is(cue.end, ','));
                let speaker = Speaker::Pronoun(cue.clone());
                let content = if at == sentence.start { start..end } else { behind_dateline(reading, sentence)..at };
                let stance = self.stance(reading, Stance::Assert, &content);
                statements.push(Statement { content, speaker, cue, stance, rule: "according to" });
                continue;
            }
            let Some(hit) = self.words.according.longest(&reading.words, at) else { continue };
            let opens = at == sentence.start
                || matches!(reading.tokens[at - 1].kind, Kind::Sign(',' | '(' | '–' | '-' | '"' | '”'));
            let clause = at > sentence.start
                && self.words.joins.ending(&reading.words, sentence.start, at).is_some()
                && !matches!(reading.tokens[at - 1].kind, Kind::Sign(_));
            let trails = !opens && self.words.trails.longest(&reading.words, at).is_some();
            let from = at + hit.len;
            if !(opens || trails || clause) || self.words.not_source.longest(&reading.words, from).is_some() {
                continue;
            }
            let Some(speaker) = source::behind(&self.words, reading, from, end) else { continue };
            let source_end = speaker.tokens().end;
            let content = if (at == sentence.start || clause) && reading.is(source_end, ',') {
                source_end + 1..end
            } else if at > sentence.start && !clause {
                behind_dateline(reading, sentence)
                    ..at - usize::from(matches!(reading.tokens[at - 1].kind, Kind::Sign(_)))
            } else {
                continue;
            };
            // Without articles a clause has a word less.
            let shortest = if reading.pack.forms.is_empty() { SHORTEST_CONTENT * 2 } else { SHORTEST_CLAUSE };
            if content.len() < shortest {
                continue;
            }
            let stance = self.stance(reading, Stance::Assert, &content);
            statements.push(Statement { content, speaker, cue: at..from, stance, rule: "according to" });
        }
    }

    /// Kremlin: troops withdraw. A headline names its speaker before a colon.
    fn colon(&self, reading: &TokenizedText<'_>, line: &Range<usize>, statements: &mut Vec<Statement>) {
        /// Tokens of the longest name before the colon; larger by half, it would find one more
        /// claim of `articles`.
        const LONGEST_NAME: usize = 7;
        const LONGEST_LINE: usize = 40;
        let Some(colon) = (line.start..line.end.min(line.start + LONGEST_NAME + 1)).find(|&i| reading.is(i, ':'))
        else {
            return;
        };
        let name = line.start..colon;
        let content = colon + 1..content_end(reading, line);
        let headline =
            line.len() <= LONGEST_LINE && content.len() >= SHORTEST_CONTENT * 2 && !reading.is(line.end - 1, '.');
        let capital = !name.is_empty() && reading.tokens[name.start].is_capitalised() && !reading.glued(colon + 1);
        let plain = name.clone().all(|i| reading.tokens[i].kind == Kind::Word || reading.is(i, '-'));
        let quoted = matches!(reading.tokens.get(colon + 1).map(|t| t.kind), Some(Kind::Sign(_)));
        let answers = |i: usize| {
            [&self.words.speaker, &self.words.institutions].iter().any(|list| list.longest(&reading.words, i).is_some())
        };
        let known = name.clone().any(answers) || name.clone().skip(1).any(|i| reading.tokens[i].is_capitalised());
        if headline && capital && plain && known && !quoted {
            let stance = self.stance(reading, Stance::Assert, &content);
            let speaker = Speaker::Named(name);
            statements.push(Statement { content, speaker, cue: colon..colon + 1, stance, rule: "colon" });
        }
    }

    /// The reporting verb that starts at token `at`, unless it is a noun.
    fn verb(&self, reading: &TokenizedText<'_>, at: usize, from: usize) -> Option<Cue> {
        let hit = self.words.verbs.longest(&reading.words, at)?;
        if self.words.no_verb.longest(&reading.words, at).is_some_and(|other| other.len > hit.len) {
            return None;
        }
        let noun = self.words.noun_before.ending(&reading.words, from, at);
        let speaker = self.words.speaker.ending(&reading.words, from, at);
        if noun.is_some_and(|noun| speaker.is_none_or(|speaker| speaker >= noun)) {
            return None;
        }
        let negates = |end: usize| self.words.negation.ending(&reading.words, from, end).is_some();
        let mut before = at;
        let mut negated = negates(at);
        while let Some(start) = self.words.aux.ending(&reading.words, from, before).filter(|_| !negated) {
            before = start;
            negated = negates(before);
        }
        Some(Cue { tokens: at..at + hit.len, stance: *hit.value, negated })
    }

    /// Whether a verb shares the subject of the verb before it: only a
    /// conjunction and small words stand right before it. Gives where those start.
    fn joined(&self, reading: &TokenizedText<'_>, from: usize, verb: usize) -> Option<usize> {
        let mut at = verb;
        while let Some(start) = self.words.aux.ending(&reading.words, from, at) {
            if self.words.joins.ending(&reading.words, from, at) == Some(start) {
                break;
            }
            at = start;
        }
        let mut joined = None;
        while let Some(start) = self.words.joins.ending(&reading.words, from, at).filter(|&start| start > from) {
            joined = Some(start);
            at = start;
        }
        joined
    }

    /// The stance of the verb, unless the content shows another.
    fn stance(&self, reading: &TokenizedText<'_>, verb: Stance, content: &Range<usize>) -> Stance {
        if verb != Stance::Assert {
            return verb;
        }
        let reach = content.start..content.end.min(content.start + STANCE_REACH);
        reach
            .into_iter()
            .find_map(|i| self.words.content.longest(&reading.words, i).map(|hit| *hit.value))
            .unwrap_or(verb)
    }

    /// Replaces pronouns by the phrase that was named last, and tokens by spans.
    fn resolve(&self, reading: &TokenizedText<'_>, statements: Vec<Statement>) -> Vec<Detection<Claim>> {
        let mut named: Option<Span> = None;
        let mut found: Vec<Detection<Claim>> = Vec::new();
        for statement in statements {
            let source = match &statement.speaker {
                Speaker::Named(tokens) => {
                    let span = reading.span(tokens.clone());
                    named = Some(span);
                    span
                }
                Speaker::Pronoun(tokens) => {
                    let named = named.or_else(|| source::named_before(&self.words, reading, tokens.start));
                    named.unwrap_or_else(|| reading.span(tokens.clone()))
                }
            };
            let content = bare(reading, statement.content);
            if content.is_empty() {
                continue;
            }
            let cue = reading.span(statement.cue);
            let span = reading.span(content);
            if found.iter().rev().take(4).any(|other| other.span == span && other.what.source == Some(source)) {
                continue;
            }
            let claim = Claim { source: Some(source), cue: Some(cue), stance: statement.stance };
            found.push(Detection::new(span, claim, Reason::new(statement.rule, [source, cue])));
        }
        found.sort_by_key(|claim| claim.span.outer_first());
        found
    }
}

/// Where a sentence starts behind its dateline (GENEVA, May 2 —).
fn behind_dateline(reading: &TokenizedText<'_>, sentence: &Range<usize>) -> usize {
    const REACH: usize = 12;
    let first = &reading.tokens[sentence.start];
    let dash = |i: &usize| matches!(reading.tokens[*i].kind, Kind::Sign('—' | '–' | '-')) && !reading.glued(*i);
    let opens = first.fresh_line && first.case == Case::Upper;
    let reach = sentence.start..sentence.end.min(sentence.start + REACH);
    reach.into_iter().find(dash).filter(|_| opens).map_or(sentence.start, |dash| dash + 1)
}

/// One past the last word of a sentence: its final stop is no part of a content.
fn content_end(reading: &TokenizedText<'_>, sentence: &Range<usize>) -> usize {
    let stop = |i: usize| matches!(reading.tokens[i].kind, Kind::Sign('.' | '!' | '?' | ',' | ';'));
    let mut end = sentence.end;
    while end > sentence.start && stop(end - 1) {
        end -= 1;
    }
    end
}

/// A content without stops at its end and without the quotation marks that
/// hold all of it.
fn bare(reading: &TokenizedText<'_>, content: Range<usize>) -> Range<usize> {
    let end = content_end(reading, &content);
    let mark = |i: usize| matches!(reading.tokens[i].kind, Kind::Sign('"' | '“' | '”' | '«' | '»' | '‘' | '’'));
    let inner = content.start + 1..end.saturating_sub(1);
    if end > content.start + 2 && mark(content.start) && mark(end - 1) && !inner.clone().any(mark) {
        return inner.start..content_end(reading, &inner);
    }
    let start = (content.start..end)
        .find(|&i| !matches!(reading.tokens[i].kind, Kind::Sign(',' | '-' | '–' | ':')))
        .unwrap_or(end);
    start..end
}

/// The pieces of a sentence that lie outside quotations.
fn outside(sentence: &Range<usize>, quotes: &[Quote]) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut at = sentence.start;
    for quote in quotes.iter().filter(|quote| quote.says_something()) {
        if quote.inside.start >= sentence.end || quote.end <= at {
            continue;
        }
        if quote.inside.start > at {
            pieces.push(at..quote.inside.start.min(sentence.end));
        }
        at = quote.end.min(sentence.end);
    }
    if at < sentence.end {
        pieces.push(at..sentence.end);
    }
    pieces
}
