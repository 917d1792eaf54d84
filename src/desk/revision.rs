//! Two versions of one article as one text with insertions and deletions, and the numbers that
//! changed.

use super::document::Document;
use crate::anchor::{Anchors, Run};
use crate::lang::{Language, is_ready};
use crate::text::Span;

/// Bytes of unchanged text that are shown on either side of a change.
const CONTEXT: usize = 160;

/// Two versions as one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Revision {
    /// The segments, in the order of the text.
    pub pieces: Vec<Piece>,
    /// The numbers that changed, then negations and units.
    pub changes: Vec<Change>,
}

/// A segment of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Both have it.
    Same(String),
    /// Both have it, and it is far from any change.
    Far(String),
    /// Only the first has it.
    Out(String),
    /// Only the second has it.
    In(String),
}

/// A number, a negation or a unit that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its words in the first version; empty where it has none.
    pub was: String,
    /// Its words in the second version; empty where it has none.
    pub now: String,
    /// The sentences around both.
    pub sentences: [String; 2],
    /// Whether it is a number on both sides.
    pub is_number: bool,
}

/// Compares two versions of one article; `None` while the protected terms of the languages are
/// not here.
pub fn revision(one: &Document, other: &Document) -> Option<Revision> {
    if !is_ready() {
        return None;
    }
    let protected_terms = Language::of(Some(&one.meta.language), &one.text).pack.protected_terms();
    let anchors = Anchors::new(&one.text, &other.text, &protected_terms);
    let runs = anchors.runs();
    let mut pieces = Vec::new();
    for (at, run) in runs.iter().enumerate() {
        match *run {
            Run::Same(_, now) => folded(now.of(&other.text), at > 0, at + 1 < runs.len(), &mut pieces),
            Run::Changed(was, now) => {
                let both = [(was.of(&one.text), Piece::Out as fn(String) -> Piece), (now.of(&other.text), Piece::In)];
                let stated = both.into_iter().filter(|(words, _)| !words.is_empty());
                pieces.extend(stated.map(|(words, piece)| piece(words.to_owned())));
            }
        }
    }
    let change = |weighty: crate::anchor::Weighty| Change {
        was: weighty.was.of(&one.text).to_owned(),
        now: weighty.now.of(&other.text).to_owned(),
        sentences: [(one, weighty.was), (other, weighty.now)]
            .map(|(document, span)| document.sentences().around(span).of(&document.text).to_owned()),
        is_number: weighty.is_number,
    };
    let changes: Vec<Change> = anchors.weighty().into_iter().map(change).collect();
    let (numbers, rest): (Vec<Change>, Vec<Change>) = changes.into_iter().partition(|change| change.is_number);
    Some(Revision { pieces, changes: numbers.into_iter().chain(rest).collect() })
}

/// Splits unchanged text so that its middle is a segment of its own where it is far from the
/// changes on either side.
fn folded(text: &str, is_behind: bool, is_before: bool, pieces: &mut Vec<Piece>) {
    let kept = |wanted: bool| if wanted { CONTEXT } else { 0 };
    let (head, tail) = (kept(is_behind), kept(is_before));
    if text.len() < head + tail + CONTEXT {
        pieces.push(Piece::Same(text.to_owned()));
        return;
    }
    // Cut at blanks, never within a word.
    let start = text[..floor(text, head)].rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let start = floor(text, start.min(head));
    let roof = floor(text, text.len() - tail);
    let end = text[roof..].find(char::is_whitespace).map_or(text.len(), |at| roof + at);
    let parts = [(Span::new(0, start), false), (Span::new(start, end), true), (Span::new(end, text.len()), false)];
    for (span, is_far) in parts.into_iter().filter(|(span, _)| !span.is_empty()) {
        let words = span.of(text).to_owned();
        pieces.push(if is_far { Piece::Far(words) } else { Piece::Same(words) });
    }
}

/// The last boundary between two characters up to a byte.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::Meta;

    fn document(text: &str) -> Document {
        Document::annotated(text, Meta { language: "en".to_owned(), ..Meta::default() })
    }

    #[test]
    fn numbers_come_first_and_what_is_far_is_folded() {
        let filler = "The bridge over the river stands as it stood, and nobody spoke of it again. ".repeat(12);
        let old = format!("The mayor has confirmed it. At least 37 people were killed in Karsa. {filler}It rained.");
        let new =
            format!("The mayor has not confirmed it. At least 42 people were killed in Karsa. {filler}It snowed.");
        let found = revision(&document(&old), &document(&new)).unwrap();
        let changes: Vec<_> = found.changes.iter().map(|change| (&*change.was, &*change.now)).collect();
        assert_eq!(changes, [("37", "42"), ("", "not")]);
        assert_eq!(found.changes[0].sentences[1], "At least 42 people were killed in Karsa.");
        let far: Vec<&String> =
            found.pieces.iter().filter_map(|p| if let Piece::Far(words) = p { Some(words) } else { None }).collect();
        assert!(far.len() == 1 && far[0].len() > 500, "{far:?}");
        let text =
            |wanted: fn(&Piece) -> Option<&String>| found.pieces.iter().filter_map(wanted).cloned().collect::<String>();
        let second = text(|piece| match piece {
            Piece::Out(_) => None,
            Piece::Same(words) | Piece::Far(words) | Piece::In(words) => Some(words),
        });
        assert_eq!(second, new);
        let out = text(|piece| if let Piece::Out(words) = piece { Some(words) } else { None });
        assert!(out.contains("37") && out.contains("rained") && !out.contains("mayor"), "{out}");
    }

    #[test]
    fn letters_of_many_bytes_are_never_cut() {
        let line = |n: usize| format!("Đường về làng {n} tối đen như mực, không một ai nói gì với ai. ");
        let filler: String = (0..20).map(line).collect();
        let (old, new) = (format!("Một {filler}hai"), format!("Ba {filler}bốn"));
        let found = revision(&document(&old), &document(&new)).unwrap();
        assert!(found.pieces.iter().any(|piece| matches!(piece, Piece::Far(_))));
    }
}
