//! Boilerplate: lines that a page puts around an article (player clocks,
//! share links, sign-up prompts) and pieces of markup that a copy left behind.

use crate::lang::{LanguagePack, Lexicon, TokenizedText, Vocabulary};
use crate::text::{Kind, Span, lines};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// A longer line, in tokens, is a sentence, whatever it starts with. More changes nothing
/// on the development texts.
const LONGEST_LINE: usize = 24;

/// The sections of a language's `boilerplate` file.
pub(super) const SECTIONS: [&str; 3] = ["opens", "alone", "picture"];

/// The boilerplate words of a language.
#[derive(Debug)]
pub struct Boilerplate {
    opens: Lexicon<()>,
    alone: Lexicon<()>,
    picture: Lexicon<()>,
}

impl Boilerplate {
    /// Reads a language's `boilerplate` file.
    pub fn new(pack: &LanguagePack, vocabulary: &mut Vocabulary) -> Self {
        let mut lexicon = |section| {
            let mut lexicon = Lexicon::default();
            for entry in pack.entries(&pack.boilerplate, section) {
                lexicon.insert(&vocabulary.phrase(&entry.phrase), ());
            }
            lexicon
        };
        let [opens, alone, picture] = SECTIONS.map(&mut lexicon);
        Self { opens, alone, picture }
    }

    /// The boilerplate of a text, in order.
    pub fn find(&self, reading: &TokenizedText<'_>) -> Vec<Span> {
        let mut seen = FxHashSet::default();
        let mut found = Vec::new();
        for line in lines(&reading.tokens) {
            if self.is_boilerplate(reading, &line) || self.is_picture_of(reading, &line, &seen) {
                found.push(reading.span(line));
                continue;
            }
            found.extend(tags(reading, &line));
            seen.insert(reading.span(line).of(reading.text));
        }
        found
    }

    fn is_boilerplate(&self, reading: &TokenizedText<'_>, line: &Range<usize>) -> bool {
        if line.len() > LONGEST_LINE {
            return false;
        }
        let first = line.clone().find(|&i| reading.tokens[i].kind == Kind::Word);
        let Some(first) = first else { return is_clock(reading, line) };
        let alone = self.alone.longest(&reading.words, first);
        let rest_is_quiet =
            |from: usize| (from..line.end).all(|i| matches!(reading.tokens[i].kind, Kind::Digits | Kind::Sign(_)));
        first - line.start <= 1
            && (self.opens.longest(&reading.words, first).is_some()
                || alone.is_some_and(|hit| first + hit.len <= line.end && rest_is_quiet(first + hit.len)))
    }

    /// A line that was there before, with the number of a picture behind it.
    fn is_picture_of(&self, reading: &TokenizedText<'_>, line: &Range<usize>, seen: &FxHashSet<&str>) -> bool {
        if line.len() < 3 || reading.tokens[line.end - 1].kind != Kind::Digits {
            return false;
        }
        let word = line.end - 2;
        let caption = self.picture.longest(&reading.words, word).is_some_and(|hit| hit.len == 1);
        caption && seen.contains(reading.span(line.start..word).of(reading.text))
    }
}

/// 0:00 / 1:24.
fn is_clock(reading: &TokenizedText<'_>, line: &Range<usize>) -> bool {
    let colon = line.clone().any(|i| reading.is(i, ':') && reading.glued(i) && reading.glued(i + 1));
    colon
        && line.clone().all(|i| match reading.tokens[i].kind {
            Kind::Digits => true,
            Kind::Sign(c) => matches!(c, ':' | '/' | '-' | '|'),
            Kind::Word => false,
        })
}

/// Tags of HTML that came along as text: `<br>`, `</p>`.
fn tags(reading: &TokenizedText<'_>, line: &Range<usize>) -> Vec<Span> {
    const LONGEST_TAG: usize = 4;
    let tag = |open: usize| {
        let close = (open + 1..line.end.min(open + 2 + LONGEST_TAG)).find(|&i| reading.is(i, '>'))?;
        let name = (open + 1..close).find(|&i| reading.tokens[i].kind == Kind::Word)?;
        let known =
            matches!(reading.surface(name), "br" | "p" | "b" | "i" | "div" | "span" | "strong" | "em" | "img" | "a");
        known.then(|| reading.span(open..close + 1))
    };
    line.clone().filter(|&i| reading.is(i, '<')).filter_map(tag).collect()
}
