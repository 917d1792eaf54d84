//! Direct speech: what stands between quotation marks.

use crate::lang::TokenizedText;
use crate::text::Kind;
use std::ops::Range;

/// A quotation of fewer words is a name or a word in inverted commas.
const SHORTEST_QUOTE: usize = 4;

/// Direct speech: the tokens between two quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Quote {
    /// The words inside.
    pub(super) inside: Range<usize>,
    /// One past the closing mark, or the end of the line where it is missing.
    pub(super) end: usize,
    /// Whether a dash opens it, at the start of a line.
    pub(super) is_dialogue: bool,
}

impl Quote {
    fn between(inside: Range<usize>, end: usize) -> Self {
        Self { inside, end, is_dialogue: false }
    }

    /// Whether it is long enough to be what somebody said.
    pub(super) fn says_something(&self) -> bool {
        self.is_dialogue || self.inside.len() >= SHORTEST_QUOTE
    }
}

/// The quotations of a line, in order. A mark that opens and is never closed
/// runs to the end of the line: a quotation may go on over paragraphs. Single marks
/// (British usage) are apostrophes too: they open only what they close.
pub(super) fn find(reading: &TokenizedText<'_>, line: &Range<usize>) -> Vec<Quote> {
    let mut quotes = dialogue(reading, line);
    let spoken = quotes.last().map_or(line.start, |quote| quote.end);
    let mut open: Option<usize> = None;
    // One past the last quotation between single marks.
    let mut single = line.start;
    // German and Czech usage closes „ with “.
    let is_low = |from: usize| reading.is(from - 1, '„');
    for i in spoken..line.end {
        let Kind::Sign(sign) = reading.tokens[i].kind else { continue };
        let spaced_before = i == line.start || !reading.tokens[i].glued || opens_after(reading, i);
        match (sign, open) {
            ('“', Some(from)) if from < i && is_low(from) => {
                quotes.push(Quote::between(from..i, i + 1));
                open = None;
            }
            ('“' | '«' | '„' | '‹', _) if open.is_none_or(|at| at == i) => open = Some(i + 1),
            ('"', None) if spaced_before && i + 1 < line.end => open = Some(i + 1),
            ('‘' | '\'' | '’', None) if i >= single && opens_single(reading, i, line) => {
                if let Some(close) = (i + 2..line.end).find(|&at| closes_single(reading, at, line.end)) {
                    quotes.push(Quote::between(i + 1..close, close + 1));
                    single = close + 1;
                }
            }
            ('”' | '»' | '›' | '"', Some(from)) if from < i => {
                quotes.push(Quote::between(from..i, i + 1));
                open = None;
            }
            _ => {}
        }
    }
    if let Some(from) = open.filter(|&from| from < line.end) {
        quotes.push(Quote::between(from..line.end, line.end));
    }
    quotes
}

/// What a dash opens at the start of a line, up to the dash behind a comma or a stop: — Мы
/// слышали взрыв, — сказал врач. — Он был сильным. Where the dash stands close to the word behind
/// it, those around the speaker are close to him: —Fue fuerte —dijo el médico—. Ya pasó.
fn dialogue(reading: &TokenizedText<'_>, line: &Range<usize>) -> Vec<Quote> {
    let is_any_dash = |i: usize| matches!(reading.tokens[i].kind, Kind::Sign('—' | '–'));
    let stops = |i: usize| matches!(reading.tokens[i].kind, Kind::Sign(',' | '.' | '!' | '?' | '…' | '»'));
    let first = line.start + 1;
    if line.len() < 2 || !is_any_dash(line.start) {
        return Vec::new();
    }
    let is_close = reading.glued(first);
    let opens_speaker = |i: usize| match is_close {
        true => is_any_dash(i) && !reading.glued(i) && reading.glued(i + 1),
        false => is_any_dash(i) && !reading.glued(i + 1) && stops(i - 1),
    };
    let Some(end) = (first + 1..line.end).find(|&i| opens_speaker(i)) else { return Vec::new() };
    let rest = match is_close {
        true => (end + 2..line.end).find(|&i| is_any_dash(i) && reading.glued(i)).map(|dash| {
            let stop = (dash + 1..line.end).take_while(|&i| stops(i) && reading.glued(i)).last();
            stop.unwrap_or(dash)
        }),
        false => (end + 2..line.end).find(|&i| opens_speaker(i)),
    };
    let rest = rest
        .filter(|&rest| rest + 1 < line.end)
        .map(|rest| Quote { is_dialogue: true, ..Quote::between(rest + 1..line.end, line.end) });
    [Quote { is_dialogue: true, ..Quote::between(first..end, end) }].into_iter().chain(rest).collect()
}

/// Whether a single mark may open a quotation: it stands free, a word right behind it.
fn opens_single(reading: &TokenizedText<'_>, i: usize, line: &Range<usize>) -> bool {
    let is_free = i == line.start || !reading.tokens[i].glued || opens_after(reading, i);
    is_free && reading.glued(i + 1) && reading.tokens[i + 1].kind == Kind::Word
}

/// Whether a single mark closes a quotation and is no apostrophe (the soldiers' camp): a
/// stop stands before it, or the clause ends behind it.
fn closes_single(reading: &TokenizedText<'_>, i: usize, end: usize) -> bool {
    let is_mark = matches!(reading.tokens[i].kind, Kind::Sign('’' | '\'')) && reading.glued(i);
    let stops = matches!(reading.tokens[i - 1].kind, Kind::Sign(',' | '.' | '?' | '!' | '…' | '—'));
    let ends = i + 1 == end || matches!(reading.tokens[i + 1].kind, Kind::Sign(_));
    is_mark && (stops || ends)
}

/// Whether the sign before a straight mark lets it open (a bracket, a dash).
fn opens_after(reading: &TokenizedText<'_>, i: usize) -> bool {
    i > 0 && matches!(reading.tokens[i - 1].kind, Kind::Sign('(' | '[' | '-' | '–' | '—' | ':' | '“'))
}
