//! Lays a mark on a text by what it says of its place: offsets, a quote, and what stands
//! around it.

use crate::exchange::tallymark::Flaw;
use crate::text::Span;
use std::cell::OnceCell;

/// A text on which marks are laid.
pub(super) struct Layer<'a> {
    text: &'a str,
    /// The text without its blanks, made when it is first needed.
    dense: OnceCell<Dense>,
}

/// A text without blanks, with the byte of the text that each of its bytes is.
struct Dense {
    text: String,
    places: Vec<usize>,
}

impl<'a> Layer<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, dense: OnceCell::new() }
    }

    /// The place that a mark means: its own, if the words of the quote stand there; else the
    /// only one with the quote, or the one with most of what stands around it. Blanks do not
    /// count. Without a quote it is its own place.
    ///
    /// # Errors [`Flaw::Quote`] where the quote stands nowhere or could be in several places,
    /// [`Flaw::OutOfText`] for no place and no quote.
    pub(super) fn lay(&self, own: Option<Span>, quote: &str, (before, after): (&str, &str)) -> Result<Span, Flaw> {
        let own = own.filter(|span| !span.is_empty());
        let exact = dense(quote);
        if exact.is_empty() {
            return own.ok_or(Flaw::OutOfText);
        }
        if let Some(span) = own.filter(|span| span.of(self.text) == quote || dense(span.of(self.text)) == exact) {
            return Ok(span);
        }
        let Dense { text, places } = self.dense.get_or_init(|| Dense::of(self.text));
        let (before, after) = (dense(before), dense(after));
        let around = |at: usize| {
            common(text[..at].chars().rev(), before.chars().rev())
                + common(text[at + exact.len()..].chars(), after.chars())
        };
        let (mut best, mut rivals) = (None, 0);
        for (at, _) in text.match_indices(&*exact) {
            let fit = around(at);
            match best {
                Some((most, _)) if fit < most => {}
                Some((most, _)) if fit == most => rivals += 1,
                _ => (best, rivals) = (Some((fit, at)), 0),
            }
        }
        match best {
            Some((_, at)) if rivals == 0 => {
                let last = at + exact.len() - exact.chars().next_back().map_or(1, char::len_utf8);
                let end = places[last] + exact.len() + at - last;
                Ok(Span::new(places[at], end))
            }
            _ => {
                let there = own.map_or("", |span| span.of(self.text));
                Err(Flaw::Quote { quote: quote.to_owned(), text: there.to_owned() })
            }
        }
    }
}

impl Dense {
    fn of(text: &str) -> Self {
        let mut dense = Self { text: String::with_capacity(text.len()), places: Vec::with_capacity(text.len()) };
        for (at, c) in text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
            dense.text.push(c);
            dense.places.extend(at..at + c.len_utf8());
        }
        dense
    }
}

fn dense(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// How many characters two texts have in common at their beginnings.
fn common(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> usize {
    one.zip(other).take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn position_quote_and_surroundings_decide_in_this_order() {
        let text = "Kharkiv, then Hà\u{a0}Nội, then Kharkiv  again";
        let layer = Layer::new(text);
        let words = |own: Option<(usize, usize)>, quote, around| {
            layer
                .lay(own.map(|(start, end)| Span::new(start, end)), quote, around)
                .map(|span| (span.start, span.of(text)))
        };
        assert_eq!(words(Some((0, 7)), "Kharkiv", ("", "")), Ok((0, "Kharkiv")));
        assert_eq!(words(None, "Hà Nội", ("", "")), Ok((14, "Hà\u{a0}Nội")));
        assert_eq!(words(Some((1, 3)), "Kharkiv", ("then ", "")), Ok((text.rfind("Kharkiv").unwrap(), "Kharkiv")));
        assert_eq!(words(None, "Kharkiv again", ("", "")), Ok((text.rfind("Kharkiv").unwrap(), "Kharkiv  again")));
        assert!(matches!(words(None, "Kharkiv", ("", "")), Err(Flaw::Quote { .. })));
        assert!(matches!(words(Some((0, 7)), "Kyiv", ("", "")), Err(Flaw::Quote { .. })));
        assert_eq!(words(None, " ", ("", "")), Err(Flaw::OutOfText));
    }
}
