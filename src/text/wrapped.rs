//! Hard-wrapped text: line breaks that stand inside sentences, as in mail, wire copy and
//! old pages.

use super::token::{Kind, Token};

/// Tokens of a line that is prose and no row of a table (civilians 3).
const SHORTEST_PROSE: usize = 6;

/// The tokens before which a line break stands inside a sentence.
///
/// A block of lines is hard-wrapped where a word ends one of its lines and the next goes
/// on with a small letter, or where a longer line ends with a number or a comma and the next
/// goes on so. In such a block every break is one inside a sentence that a
/// small letter or a number follows, that a comma stands before, or behind which the next
/// word would not have fitted into the width of the block.
pub(super) fn breaks(text: &str, tokens: &[Token]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut block: Vec<usize> = Vec::new();
    // The first tokens of lines, and one past the last token.
    let starts = (1..tokens.len()).filter(|&i| tokens[i].fresh_line).chain([tokens.len()]);
    for at in starts {
        let is_near = at < tokens.len() && is_single(&text[tokens[at - 1].span.end..tokens[at].span.start]);
        if is_near {
            block.push(at);
            continue;
        }
        inside_block(text, tokens, &block, at, &mut found);
        block.clear();
    }
    found
}

/// Whether a gap holds one line break and no empty line.
fn is_single(gap: &str) -> bool {
    let breaks = gap.matches('\n').count();
    breaks == 1 || breaks == 0 && gap.matches('\r').count() == 1
}

/// Finds the breaks of a block whose lines start at `starts` and end before token `end`.
fn inside_block(text: &str, tokens: &[Token], starts: &[usize], end: usize, found: &mut Vec<usize>) {
    let Some(&first) = starts.first() else { return };
    let first = (0..first).rev().find(|&i| tokens[i].fresh_line).unwrap_or(0);
    let lines: Vec<(usize, usize)> =
        [first].iter().chain(starts).copied().zip(starts.iter().copied().chain([end])).collect();
    let width = |&(from, to): &(usize, usize)| tokens[to - 1].span.end - tokens[from].span.start;
    let widest = lines.iter().map(width).max().unwrap_or(0);
    let is_small = |line: &(usize, usize)| starts_small(text, &tokens[line.0]);
    let is_wrapped = |pair: &[(usize, usize)]| {
        let [line, next] = pair else { return false };
        let last = &tokens[line.1 - 1];
        let is_prose = line.1 - line.0 >= SHORTEST_PROSE;
        let ends_with_word = last.kind == Kind::Word || is_hyphen(tokens, line.1);
        is_open(tokens, line.1) && (is_small(next) && (ends_with_word || is_prose) || last.is(',') && is_prose)
    };
    if !lines.windows(2).any(is_wrapped) {
        return;
    }
    for pair in lines.windows(2) {
        let [line, next] = pair else { continue };
        let last = &tokens[line.1 - 1];
        let is_number = tokens[next.0].kind == Kind::Digits && last.kind == Kind::Word;
        let is_full = || width(line) + 1 + tokens[next.0].span.len() > widest;
        if is_open(tokens, line.1) && (is_small(next) || is_number || last.is(',') || is_full()) {
            found.push(next.0);
        }
    }
}

/// Whether a hyphen that is glued to a word ends the line: twenty-, three.
pub(super) fn is_hyphen(tokens: &[Token], end: usize) -> bool {
    tokens[end - 1].is('-') && tokens[end - 1].glued
}

/// Whether the line that ends before token `end` ends inside a sentence.
fn is_open(tokens: &[Token], end: usize) -> bool {
    !matches!(tokens[end - 1].kind, Kind::Sign('.' | '!' | '?' | '…' | ':' | ';' | '"' | '”' | '»' | ')' | ']'))
}

fn starts_small(text: &str, token: &Token) -> bool {
    token.kind == Kind::Word && token.span.of(text).starts_with(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use crate::text::{Token, tokenize};

    /// The first words of the lines that stay.
    fn lines(text: &str) -> Vec<&str> {
        let tokens: Vec<Token> = tokenize(text);
        tokens.iter().filter(|token| token.fresh_line).map(|token| token.span.of(text)).collect()
    }

    #[test]
    fn breaks_inside_sentences_are_blanks() {
        for (text, expected) in [
            ("The ferry sank in the night,\nand twelve of its\ncrew were later lost on 3\nMay 2031.", vec!["The"]),
            ("A headline\nThe story begins here and\ngoes on below.", vec!["A", "The"]),
            ("Killed: 14\nWounded: 30", vec!["Killed", "Wounded"]),
            ("soldiers 12\ncivilians 3", vec!["soldiers", "civilians"]),
            ("One paragraph without a stop\n\nand another", vec!["One", "and"]),
            ("More than\n300 of them left when\nthe dam broke.", vec!["More"]),
            ("The last line ends with a stop.\nthen a small one.", vec!["The", "then"]),
        ] {
            assert_eq!(lines(text), expected, "{text:?}");
        }
    }
}
