//! Shares of a counted whole: more than half of the 80, one in four, all but three of the 17.

use super::{Cardinals, Quantities, Quantity};
use crate::lang::TokenizedText;
use crate::text::Kind;
use std::ops::Range;

crate::lang::phrase_lists! {
    /// The words of shares, from a language's `phrases` file.
    pub struct Shares of phrases
    lists {
        /// A share in words (more than half).
        share,
        /// Between a share and its whole.
        share_of,
        /// Behind a number in hundred.
        percent,
        /// Between two numbers (in, out of every).
        in_every,
        /// All except a number.
        all_but,
        /// No one of a number.
        none_of,
    }
}

/// A share and the whole that it is taken from.
#[derive(Clone, Debug, PartialEq)]
pub struct Share {
    /// Share and whole, up to the noun.
    pub tokens: Range<usize>,
    /// How many they are, where the text says it: all but three of the 17 are 14.
    pub count: Option<Quantity>,
    /// Where the counted whole starts, if it has one of its own.
    pub whole: Option<usize>,
    /// Whether it is one only before a noun for people: one in four residents.
    pub needs_noun: bool,
}

impl Shares {
    /// The share that starts at a token; `stated` is the quantity that does.
    pub fn read(
        &self,
        quantities: &Quantities,
        reading: &TokenizedText<'_>,
        at: usize,
        stated: Option<&Quantity>,
    ) -> Option<Share> {
        let words = &reading.words;
        let cardinals = &quantities.cardinals;
        if let Some(but) = self.all_but.longest(words, at) {
            let left = cardinals.read(reading, at + but.len)?;
            let of = self.of(quantities, reading, left.end)?;
            let count = of.low.filter(|&whole| whole > left.value && of.low == of.high).map(|whole| whole - left.value);
            let tokens = at..of.tokens.end;
            return Some(Share {
                count: count.map(|n| Quantity::exactly(tokens.clone(), n, false)),
                tokens,
                whole: None,
                needs_noun: false,
            });
        }
        if let Some(none) = self.none_of.longest(words, at) {
            let tokens = at..self.of(quantities, reading, at + none.len)?.tokens.end;
            return Some(Share {
                count: Some(Quantity::exactly(tokens.clone(), 0.0, false)),
                tokens,
                whole: None,
                needs_noun: false,
            });
        }
        let part = self.share.longest(words, at).map(|share| at + share.len);
        let part = part.or_else(|| self.percent(reading, stated?));
        let fraction = fraction(reading, at);
        let whole =
            part.or(fraction.as_ref().map(|fraction| fraction.end)).and_then(|end| self.of(quantities, reading, end));
        if let Some(whole) = whole {
            return Some(Share {
                tokens: at..whole.tokens.end,
                count: None,
                whole: Some(whole.tokens.start),
                needs_noun: false,
            });
        }
        if let Some(Fraction { end, part, whole }) = fraction {
            let is_count = part >= FEWEST && whole >= LEAST_WHOLE;
            let count = is_count.then(|| Quantity::exactly(at..end, part as f64, true));
            return Some(Share { tokens: at..end, count, whole: None, needs_noun: true });
        }
        let end = self.one_in(cardinals, reading, at)?;
        Some(Share { tokens: at..end, count: None, whole: None, needs_noun: true })
    }

    /// The end of a number in hundred, with its bound: some 80 %.
    fn percent(&self, reading: &TokenizedText<'_>, stated: &Quantity) -> Option<usize> {
        let end = stated.tokens.end;
        Some(end + self.percent.longest(&reading.words, end)?.len)
    }

    /// One in four, 3 out of 10: two numbers of which the second is the whole.
    fn one_in(&self, cardinals: &Cardinals, reading: &TokenizedText<'_>, at: usize) -> Option<usize> {
        let part = cardinals.read(reading, at)?;
        let between = self.in_every.longest(&reading.words, part.end)?;
        let whole = cardinals.read(reading, part.end + between.len)?;
        (part.value < whole.value && part.in_digits == whole.in_digits).then_some(whole.end)
    }

    /// The counted whole behind a share.
    fn of(&self, quantities: &Quantities, reading: &TokenizedText<'_>, at: usize) -> Option<Quantity> {
        let of = at + self.share_of.longest(&reading.words, at)?.len;
        quantities.read(reading, of).or_else(|| quantities.read(reading, behind_owner(reading, of)?))
    }
}

/// The token behind the one whose the whole is: the camp's 3,000 people. The tokenizer makes a
/// token of the possessive.
fn behind_owner(reading: &TokenizedText<'_>, at: usize) -> Option<usize> {
    /// Tokens of the longest owner, with an article and an adjective.
    const REACH: usize = 4;
    let reach = at + 1..reading.tokens.len().min(at + 1 + REACH);
    let is_possessive =
        |&i: &usize| reading.tokens[i].kind == Kind::Word && reading.surface(i).starts_with(['\'', '’']);
    reach.into_iter().find(is_possessive).map(|possessive| possessive + 1)
}

/// A fraction in digits, glued: 3/4.
struct Fraction {
    end: usize,
    part: u64,
    whole: u64,
}

/// 8/10 nạn nhân are eight people of ten; 2/3 and 1/10 are shares of many.
const FEWEST: u64 = 2;
const LEAST_WHOLE: u64 = 5;

fn fraction(reading: &TokenizedText<'_>, at: usize) -> Option<Fraction> {
    let (part, whole) = (reading.digits(at)?, reading.digits(at + 2)?);
    let is_glued = reading.is(at + 1, '/') && reading.glued(at + 1) && reading.glued(at + 2);
    (is_glued && part < whole).then_some(Fraction { end: at + 3, part, whole })
}
