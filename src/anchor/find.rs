//! Where a place of the old text is in the new one.

use super::anchors::Anchors;
use super::near::{self, EVIDENCE};
use super::outcome::Anchor;
use crate::text::Span;

/// Code points on either side of a quote that are compared.
const CONTEXT: usize = 32;

/// A quote that occurs more often is not searched for by its context.
const MOST: usize = 32;

impl<'t> Anchors<'t> {
    /// Where a span of the old text is now.
    pub fn find(&self, span: Span) -> Anchor {
        if span.of(self.old.text).is_empty() {
            return Anchor::Lost;
        }
        match self.same_words(span) {
            Some(start) if start == span.start => Anchor::Anchored,
            Some(start) => Anchor::Moved(Span::new(start, start + span.len())),
            None => near::find(self, span),
        }
    }

    /// The start of the unchanged quote in the new text, if it is certain.
    fn same_words(&self, span: Span) -> Option<usize> {
        let quote = span.of(self.old.text);
        let stands = |start: &usize| self.stands(span, *start);
        let followed = self.followed(span).filter(stands);
        let same = Some(span.start).filter(stands);
        let likely = || followed.into_iter().chain(same);
        if let Some(start) = likely().find(|&start| self.context(span, start) == 2 * CONTEXT) {
            return Some(start);
        }
        let (there, once) = self.occurrences(quote);
        let mut best: Option<(usize, usize)> = None;
        let mut tied = false;
        for start in likely().chain(there.into_iter().filter(stands)) {
            let equal = self.context(span, start);
            match best {
                Some((_, at)) if at == start => {}
                // Earlier candidates are likelier: where the neighbours went, or the old
                // place.
                Some((most, at)) if most == equal => tied |= !likely().any(|start| start == at),
                Some((most, _)) if most > equal => {}
                _ => (best, tied) = (Some((equal, start)), false),
            }
        }
        let (equal, start) = best.filter(|_| !tied)?;
        let quoted = if once { quote.chars().count() } else { 0 };
        (equal + quoted >= EVIDENCE).then_some(start)
    }

    /// Whether the quote of a span is at `start` of the new text, and cuts words and numbers
    /// in the same way: the 7 of 37 is no 7.
    fn stands(&self, span: Span, start: usize) -> bool {
        let (old, new, end) = (self.old.text, self.new.text, start + span.len());
        new.get(start..end) == Some(span.of(old))
            && cuts(old, span.start) == cuts(new, start)
            && cuts(old, span.end) == cuts(new, end)
    }

    /// The start that follows from the pair of its first word.
    fn followed(&self, span: Span) -> Option<usize> {
        let tokens = self.old.range(span);
        let first = tokens.start;
        let like = self.pairs.get(first).copied().flatten().filter(|_| !tokens.is_empty())?;
        (self.new.tokens[like].span.start + span.start).checked_sub(self.old.tokens[first].span.start)
    }

    /// The occurrences of a quote in the new text, none where there are more than [`MOST`];
    /// and whether it occurs exactly once in both texts.
    fn occurrences(&self, quote: &str) -> (Vec<usize>, bool) {
        let starts = |text: &'t str| text.match_indices(quote).map(|(at, _)| at).take(MOST + 1).collect::<Vec<_>>();
        let there = starts(self.new.text);
        let once = there.len() == 1 && self.old.text.match_indices(quote).nth(1).is_none();
        (if there.len() > MOST { Vec::new() } else { there }, once)
    }

    /// The number of equal code points right before and right after a span and a quote at
    /// `start`. The ends of both texts are equal.
    fn context(&self, span: Span, start: usize) -> usize {
        let (old, new) = (self.old.text, self.new.text);
        let before = equal(old[..span.start].chars().rev(), new[..start].chars().rev());
        before + equal(old[span.end..].chars(), new[start + span.len()..].chars())
    }
}

/// Whether a word or a number continues across a boundary between two characters.
fn cuts(text: &str, at: usize) -> bool {
    let mut before = text[..at].chars().rev();
    let mut after = text[at..].chars();
    let (Some(last), Some(first)) = (before.next(), after.next()) else {
        return false;
    };
    let digit = |c: Option<char>| c.is_some_and(char::is_numeric);
    match (last.is_alphanumeric(), first.is_alphanumeric()) {
        (true, true) => true,
        // The signs within a number.
        (true, false) => digit(Some(last)) && !first.is_whitespace() && digit(after.next()),
        (false, true) => digit(Some(first)) && !last.is_whitespace() && digit(before.next()),
        (false, false) => false,
    }
}

fn equal(mut one: impl Iterator<Item = char>, mut other: impl Iterator<Item = char>) -> usize {
    for count in 0..CONTEXT {
        match (one.next(), other.next()) {
            (None, None) => return CONTEXT,
            (a, b) if a == b => {}
            _ => return count,
        }
    }
    CONTEXT
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anchor::Change;

    const OLD: &str = "Karsa news\n\nAt least 37 people were killed in Karsa on Monday, the ministry said. \
        The mayor confirmed that the bridge was hit.\n\nThe army promised to investigate the attack on the depot. \
        A spokesman accused the rebels of shelling the hospital.\n\nThe envoy called for talks before winter.";
    const NEW: &str = "Karsa news\n\nThe envoy called for talks before winter.\n\nAt least 42 people were killed in Karsa on \
        Monday, the ministry said. The mayor has not confirmed that the bridge was hit.\n\n\
        A spokesman acused the rebels of shelling the hospital.";
    const GUARDED: [&str; 4] = ["not", "monday", "tuesday", "at least"];

    fn outcome(old: &str, new: &str, quote: &str) -> String {
        let start = old.find(quote).unwrap();
        match Anchors::new(old, new, &GUARDED).find(Span::new(start, start + quote.len())) {
            Anchor::Anchored => "anchored".to_owned(),
            Anchor::Moved(span) => format!("moved: {}", span.of(new)),
            Anchor::Similar(span) => format!("similar: {}", span.of(new)),
            Anchor::Changed(Change { span, was, now }) => {
                format!("{} → {}: {}", was.of(old), now.of(new), span.of(new))
            }
            Anchor::Lost => "lost".to_owned(),
        }
    }

    #[test]
    fn five_changes_are_distinguished() {
        for (quote, expected) in [
            ("Karsa news", "anchored"),
            ("The envoy called for talks before winter.", "moved: The envoy called for talks before winter."),
            ("winter", "moved: winter"),
            ("At least 37 people were killed in Karsa", "37 → 42: At least 42 people were killed in Karsa"),
            ("37", "37 → 42: 42"),
            ("37 people", "37 → 42: 42 people"),
            ("people were killed in Karsa on Monday", "moved: people were killed in Karsa on Monday"),
            (
                "The mayor confirmed that the bridge was hit.",
                " → has not: The mayor has not confirmed that the bridge was hit.",
            ),
            ("The army promised to investigate the attack on the depot.", "lost"),
            (
                "A spokesman accused the rebels of shelling the hospital.",
                "similar: A spokesman acused the rebels of shelling the hospital.",
            ),
            ("accused the rebels of shelling", "similar: acused the rebels of shelling"),
        ] {
            assert_eq!(outcome(OLD, NEW, quote), expected, "{quote}");
        }
    }

    #[test]
    fn what_counts_is_never_bridged() {
        for (old, new, expected) in [
            (
                "The shelling of the old town lasted 2.5 hours and then it stopped.",
                "The shelling of the old town lasted 25 hours and then it stopped.",
                "2.5 → 25",
            ),
            (
                "The shelling of the old town began on Monday at noon.",
                "The shelling of the old town began on Tuesday at noon.",
                "Monday → Tuesday",
            ),
            (
                "The shelling killed at least 5 people in the old town.",
                "The shelling killed 5 people in the old town.",
                "at least → ",
            ),
            (
                "The shelling is not over, said the mayor of the old town.",
                "The shelling is over, said the mayor of the old town.",
                "not → ",
            ),
            (
                "5 hours of shelling hit the old town near the river.",
                "2.5 hours of shelling hit the old town near the river.",
                "5 → 2.5",
            ),
            ("The shelling killed ٣ people in the old town.", "The shelling killed ٤ people in the old town.", "٣ → ٤"),
        ] {
            let quote = old.trim_end_matches('.');
            assert_eq!(outcome(old, new, quote).split(": ").next(), Some(expected));
        }
        for (old, new, quote) in
            [("a 7 b", "a 37 b", "7 b"), ("for 5 hours", "for 2.5 hours", "5 hours"), ("on 1 May", "on 1/2 May", "1")]
        {
            let found = outcome(old, new, quote);
            assert!(found == "lost" || found.contains('→'), "{found}");
        }
        let (old, new) = ("He said that  the town\nwas quiet again.", "He said that the town was quiet again.");
        assert_eq!(outcome(old, new, old), format!("similar: {new}"));
    }

    #[test]
    fn a_quote_alone_is_no_proof() {
        // The words also occur elsewhere, as before; at their own place they changed.
        let old = "37 killed in Karsa\n\nThe ministry said on the radio that 37 killed in Karsa were soldiers.";
        let new = "37 killed in Karsa\n\nThe ministry said on the radio that 42 killed in Karsa were soldiers.";
        let start = old.rfind("37 killed").unwrap();
        let found = Anchors::new(old, new, &[""; 0]).find(Span::new(start, start + "37 killed".len()));
        assert!(matches!(found, Anchor::Changed(_)), "{found:?}");
        // A short quote of a deleted sentence occurs by chance in another.
        let (old, new) =
            ("They spoke of 12 tanks near the river.", "Nobody came. The bill of 12 pages was read aloud.");
        assert_eq!(outcome(old, new, "12"), "lost");
    }

    #[test]
    fn composed_and_decomposed_texts_are_the_same() {
        let (old, new) = ("Có người thiệt mạng ở đây.", "Có người thie\u{323}\u{302}t ma\u{323}ng ở đây.");
        assert_eq!(outcome(old, new, "thiệt mạng"), "similar: thie\u{323}\u{302}t ma\u{323}ng");
    }
}
