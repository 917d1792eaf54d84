//! A speaker who stands behind the verb, in languages whose subjects may: погибли пятеро,
//! сообщил губернатор; об этом сообщил губернатор.

use super::source::{self, Speaker};
use super::{Cue, SHORTEST_CONTENT, Search, Speech, Statement, behind_dateline, content_end};
use crate::lang::TokenizedText;
use crate::model::Stance;
use crate::text::Kind;
use std::ops::Range;

impl Speech {
    /// What stands before a verb whose speaker is behind it.
    pub(super) fn behind_verb(
        &self,
        search: Search<'_, '_>,
        sentence: &Range<usize>,
        cue: &Cue,
        end: usize,
    ) -> Option<Statement> {
        let reading = search.reading;
        if !reading.pack.subject_moves {
            return None;
        }
        let mut start = cue.tokens.start;
        while let Some(aux) = self.words.aux.ending(&reading.words, sentence.start, start) {
            start = aux;
        }
        let content = self.taken_up(reading, sentence, start).or_else(|| self.parted(search, sentence, start))?;
        let behind = source::behind(&self.words, reading, cue.tokens.end, end);
        let speaker = behind.filter(|_| self.names_someone(reading, cue.tokens.end, end)).or_else(|| {
            // La portavoz, Inés Ruiz, reclamó más medios: the speaker stands before.
            let before = source::before(&self.words, reading, search.dates, sentence.start, cue.tokens.start);
            let is_before = before.is_some_and(|speaker| speaker.tokens().start == sentence.start);
            self.anyone_behind(reading, cue.tokens.end, end).filter(|_| !is_before)
        })?;
        let stance = self.stance(reading, cue.stance, &content);
        Some(Statement { content, speaker, cue: cue.tokens.clone(), stance, rule: "verb" })
    }

    /// What a verb that ends its clause denies, confirms or demands, before the one who does:
    /// причастность к взрыву министр отрицал. Only where order is free.
    pub(super) fn fronted(
        &self,
        search: Search<'_, '_>,
        sentence: &Range<usize>,
        cue: &Cue,
        end: usize,
    ) -> Option<Statement> {
        let reading = search.reading;
        let verb = cue.tokens.start;
        let start = source::last_speaker(&self.words, reading, sentence.start, verb)?;
        let content = sentence.start..start;
        let is_clause = content.clone().all(|i| !matches!(reading.tokens[i].kind, Kind::Sign(',' | ':' | ';' | '—')));
        let is_fronted = reading.pack.subject_moves && cue.stance != Stance::Assert && cue.tokens.end == end;
        let speaker = Speaker::Named(start..verb);
        (is_fronted && is_clause && content.len() >= SHORTEST_CONTENT).then(|| Statement {
            content,
            speaker,
            cue: cue.tokens.clone(),
            stance: cue.stance,
            rule: "verb",
        })
    }

    /// Whether the first words behind a verb name someone.
    fn names_someone(&self, reading: &TokenizedText<'_>, from: usize, end: usize) -> bool {
        const REACH: usize = 3;
        let is_named =
            |i: usize| reading.tokens[i].is_capitalised() || self.words.speaker.longest(&reading.words, i).is_some();
        self.words.that.longest(&reading.words, from).is_none() && (from..end.min(from + REACH)).any(is_named)
    }

    /// Whoever ends the sentence behind the verb: считают инженеры.
    fn anyone_behind(&self, reading: &TokenizedText<'_>, from: usize, end: usize) -> Option<Speaker> {
        const LONGEST_DESCRIPTION: usize = 4;
        let tokens = from..end;
        let is_plain = tokens.clone().all(|i| reading.tokens[i].kind == Kind::Word);
        ((1..=LONGEST_DESCRIPTION).contains(&tokens.len()) && is_plain).then_some(Speaker::Named(tokens))
    }

    /// The sentence before, which the words before the verb stand for.
    fn taken_up(&self, reading: &TokenizedText<'_>, sentence: &Range<usize>, verb: usize) -> Option<Range<usize>> {
        let begins = self.words.takes_up.ending(&reading.words, sentence.start, verb)? == sentence.start;
        let at = reading.sentences.partition_point(|other| other.start < sentence.start).checked_sub(1)?;
        let before = reading.sentences.get(at).filter(|_| begins)?;
        Some(behind_dateline(reading, before)..content_end(reading, before))
    }

    /// What a comma or a dash parts from the verb.
    fn parted(&self, search: Search<'_, '_>, sentence: &Range<usize>, verb: usize) -> Option<Range<usize>> {
        let reading = search.reading;
        let sign = verb.checked_sub(1).filter(|&sign| sign > sentence.start)?;
        let is_dash = matches!(reading.tokens[sign].kind, Kind::Sign('—' | '–' | '-')) && !reading.glued(sign);
        if !(is_dash || reading.is(sign, ',')) {
            return None;
        }
        let content = behind_dateline(reading, sentence)..sign;
        search.says_something(content.clone()).then_some(content)
    }
}
