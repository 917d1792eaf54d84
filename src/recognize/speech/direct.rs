//! Direct speech: a quotation and the verb before or behind it.

use super::quotes::Quote;
use super::source::{self, Speaker};
use super::{Cue, LONGEST_ADVERBIAL, Search, Speech, Statement, content_end};
use crate::lang::TokenizedText;
use crate::model::Stance;
use crate::text::Kind;
use std::ops::Range;

/// How far behind a quotation its verb may stand, in tokens.
const CUE_REACH: usize = 20;

/// How far behind a quotation and its verb the next one goes on, in tokens.
const CARRY_REACH: usize = 30;

impl Speech {
    /// Direct speech with its verb before or behind it; gives the verbs used.
    pub(super) fn quoted(
        &self,
        search: Search<'_, '_>,
        line: &Range<usize>,
        quotes: &[Quote],
        statements: &mut Vec<Statement>,
    ) -> Vec<usize> {
        let mut used = Vec::new();
        for (i, quote) in quotes.iter().enumerate().filter(|(_, quote)| quote.says_something()) {
            let from = i.checked_sub(1).map_or(line.start, |before| quotes[before].end);
            let to = quotes.get(i + 1).map_or(line.end, |next| next.inside.start - 1);
            let cued = self
                .cue_behind(search, quote, to)
                .or_else(|| self.any_verb(search.reading, quote, to))
                .or_else(|| self.cue_before(search, quote, from));
            let content = quote.inside.clone();
            if let (None, Some((dash, speaker))) = (&cued, self.attributed(search.reading, line, quote)) {
                let stance = self.stance(search.reading, Stance::Assert, &content);
                statements.push(Statement { content, speaker, cue: dash..dash + 1, stance, rule: "attribution" });
                continue;
            }
            let Some((cue, speaker)) = cued else {
                statements.extend(self.carried_on(search.reading, line, quote, statements.last()));
                continue;
            };
            used.push(cue.tokens.start);
            let stance = self.stance(search.reading, cue.stance, &content);
            if let Some(speaker) = self.relayed(search.reading, &cue, to) {
                let (content, cue) = (content.clone(), cue.tokens.clone());
                statements.push(Statement { content, speaker, cue, stance, rule: "relayed" });
            }
            statements.push(Statement { content, speaker, cue: cue.tokens, stance, rule: "quotation" });
        }
        used
    }

    /// The speaker behind a dash that ends the line: “…” — Governor Anna Holt. Gives the dash.
    fn attributed(&self, reading: &TokenizedText<'_>, line: &Range<usize>, quote: &Quote) -> Option<(usize, Speaker)> {
        /// Tokens of the longest name with its title and its body.
        const LONGEST: usize = 12;
        let dash = quote.end;
        let is_dash = dash < line.end && matches!(reading.tokens[dash].kind, Kind::Sign('—' | '–' | '-' | '―'));
        let name = dash + 1..line.end;
        let is_short = is_dash && (1..=LONGEST).contains(&name.len());
        let speaker = is_short.then(|| source::behind(&self.words, reading, name.start, name.end)).flatten();
        speaker.map(|speaker| (dash, speaker))
    }

    /// Whatever verb stands between the dash that ends a dialogue's words and their speaker: —
    /// Мы замёрзли, — вздыхает доярка Анна Рогова. There it can only tell how they were said.
    fn any_verb(&self, reading: &TokenizedText<'_>, quote: &Quote, to: usize) -> Option<(Cue, Speaker)> {
        /// Words of the longest verb with its pronoun and its adverb.
        const LONGEST_VERB: usize = 3;
        let is_dash = |i: usize| matches!(reading.tokens[i].kind, Kind::Sign('—' | '–'));
        let verb = quote.end + 1;
        if !quote.is_dialogue || quote.end >= to || !is_dash(quote.end) {
            return None;
        }
        let names = |i: usize| {
            let lists = [&self.words.speaker, &self.words.article];
            reading.tokens[i].is_capitalised() || lists.iter().any(|list| list.longest(&reading.words, i).is_some())
        };
        let is_plain = |i: &usize| reading.tokens[*i].kind == Kind::Word;
        let start = (verb..to.min(verb + LONGEST_VERB + 1)).take_while(is_plain).find(|&i| names(i))?;
        // Behind a word that no list has, what its bearer is belongs to the name.
        let start = if reading.tokens[start].is_capitalised() { start.min(verb + 1) } else { start };
        let speaker = source::behind(&self.words, reading, start, to).filter(|_| start > verb)?;
        Some((Cue { tokens: verb..start, stance: Stance::Assert, negated: false }, speaker))
    }

    /// The speaker behind a medium that quotes him: “…”, Reuters dẫn lời tướng Padilla.
    fn relayed(&self, reading: &TokenizedText<'_>, cue: &Cue, to: usize) -> Option<Speaker> {
        let relays = self.words.relay.longest(&reading.words, cue.tokens.start)?.len == cue.tokens.len();
        source::behind(&self.words, reading, cue.tokens.end, to).filter(|_| relays)
    }

    /// Gives a quotation that is a sentence of its own the speaker of the quotation before it.
    fn carried_on(
        &self,
        reading: &TokenizedText<'_>,
        line: &Range<usize>,
        quote: &Quote,
        last: Option<&Statement>,
    ) -> Option<Statement> {
        let open = quote.inside.start - 1;
        let starts = |at| reading.sentences.binary_search_by_key(&at, |sentence| sentence.start).is_ok();
        // A straight mark may count to the sentence before.
        let opens = open == line.start || starts(open) || starts(open + 1);
        let whole = content_end(reading, &quote.inside) < quote.inside.end || quote.end == line.end;
        let last = last.filter(|last| last.rule == "quotation" && opens && whole)?;
        let near = open.saturating_sub(last.content.end.max(last.cue.end)) <= CARRY_REACH;
        let content = quote.inside.clone();
        let stance = self.stance(reading, Stance::Assert, &content);
        let (speaker, cue) = (last.speaker.clone(), last.cue.clone());
        near.then_some(Statement { content, speaker, cue, stance, rule: "quotation" })
    }

    /// “…”, said Teve. “…”, Teve said.
    fn cue_behind(&self, search: Search<'_, '_>, quote: &Quote, to: usize) -> Option<(Cue, Speaker)> {
        let reading = search.reading;
        let mut at = quote.end;
        while at < to && matches!(reading.tokens[at].kind, Kind::Sign(',' | '-' | '–' | '—' | '.')) {
            at += 1;
        }
        let sentence = reading.sentence_end(at);
        let stop = |i: &usize| matches!(reading.tokens[*i].kind, Kind::Sign('?' | '!' | '“' | '"')) && *i > at;
        let far = to.min(at + CUE_REACH).min(sentence);
        let reach = (at..far).find(stop).unwrap_or(far);
        let cue = (at..reach).find_map(|i| self.verb(reading, i, at).filter(|cue| !cue.negated))?;
        let verb = cue.tokens.start;
        let before = (verb > at).then(|| source::before(&self.words, reading, search.dates, at, verb)).flatten();
        let speaker = match before {
            Some(speaker) => Some(speaker),
            None if cue.tokens.start == at => source::behind(&self.words, reading, cue.tokens.end, to),
            None => None,
        }?;
        // A verb whose own content follows does not belong to the quotation before
        // it, nor does one of a sentence that begins behind it.
        let behind = cue.tokens.end;
        let opened = !reading.is(behind, ',') && self.words.that.longest(&reading.words, behind).is_some();
        let ended = content_end(reading, &quote.inside) < quote.inside.end && !reading.is(quote.inside.end - 1, ',');
        let apart = ended || (quote.end..at).any(|i| reading.is(i, '.'));
        let adverbial = if cue.stance == Stance::Assert { LONGEST_ADVERBIAL } else { 1 };
        let own = content_end(reading, &(behind..sentence.max(behind))).saturating_sub(behind) > adverbial;
        (!(opened || apart && own)).then_some((cue, speaker))
    }

    /// Teve said: “…”
    fn cue_before(&self, search: Search<'_, '_>, quote: &Quote, from: usize) -> Option<(Cue, Speaker)> {
        let reading = search.reading;
        let open = quote.inside.start - 1;
        let start = from.max(open.saturating_sub(CUE_REACH * 2));
        let cue = (start..open)
            .rev()
            .find_map(|i| self.verb(reading, i, start).filter(|cue| cue.tokens.end <= open && !cue.negated))?;
        let gap = cue.tokens.end..open;
        // Nothing but the hearer stands between the verb and the quotation.
        let introduces = gap.is_empty() || reading.is(open - 1, ':') || reading.is(open - 1, ',');
        let speaker = source::before(&self.words, reading, search.dates, from, cue.tokens.start)?;
        introduces.then_some((cue, speaker))
    }
}
