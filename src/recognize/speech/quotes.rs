//! Direct speech: what stands between quotation marks.

use crate::lang::TokenizedText;
use crate::text::Kind;
use std::ops::Range;

/// Direct speech: the tokens between two quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Quote {
    /// The words inside.
    pub(super) inside: Range<usize>,
    /// One past the closing mark, or the end of the line where it is missing.
    pub(super) end: usize,
}

/// The quotations of a line, in order. A mark that opens and is never closed
/// runs to the end of the line: a quotation may go on over paragraphs.
pub(super) fn find(reading: &TokenizedText<'_>, line: &Range<usize>) -> Vec<Quote> {
    let mut quotes = Vec::new();
    let mut open: Option<usize> = None;
    for i in line.clone() {
        let Kind::Sign(sign) = reading.tokens[i].kind else { continue };
        let spaced_before = i == line.start || !reading.tokens[i].glued || opens_after(reading, i);
        match (sign, open) {
            ('“' | '«' | '„', _) if open.is_none_or(|at| at == i) => open = Some(i + 1),
            ('"', None) if spaced_before && i + 1 < line.end => open = Some(i + 1),
            ('”' | '»' | '"', Some(from)) if from < i => {
                quotes.push(Quote { inside: from..i, end: i + 1 });
                open = None;
            }
            _ => {}
        }
    }
    if let Some(from) = open.filter(|&from| from < line.end) {
        quotes.push(Quote { inside: from..line.end, end: line.end });
    }
    quotes
}

/// Whether the sign before a straight mark lets it open (a bracket, a dash).
fn opens_after(reading: &TokenizedText<'_>, i: usize) -> bool {
    i > 0 && matches!(reading.tokens[i - 1].kind, Kind::Sign('(' | '[' | '-' | '–' | '—' | ':' | '“'))
}
