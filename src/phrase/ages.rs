//! Ages: numbers that say how old someone is, and count nobody.

use super::Cardinals;
use crate::lang::TokenizedText;
use crate::text::Kind;

/// The greatest age that anyone reached is 122 years (Jeanne Calment, 1997).
pub const OLDEST: u32 = 122;

crate::lang::phrase_lists! {
    /// The words around ages, from a language's `phrases` file.
    pub struct Ages of phrases
    lists {
        /// Before ages (aged between).
        age,
        /// Before a year of birth.
        born,
        /// Behind an age (-year-old, tuổi).
        years_old,
        /// Between ages.
        age_join,
        /// Between a noun for one person and an age (a woman of 71).
        of_age,
    }
}

/// Whom an age stands behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aged {
    /// Someone with a name.
    Named,
    /// People by a noun, one of them or several.
    People {
        /// Whether the noun stands for several.
        are_several: bool,
    },
}

impl Ages {
    /// The end of ages that words open or close at a token: aged between 14 and 70, b. 1979,
    /// 43-year-old, 41 tuổi.
    pub fn said(&self, cardinals: &Cardinals, reading: &TokenizedText<'_>, at: usize, limit: usize) -> Option<usize> {
        let opened = self.age.longest(&reading.words, at).or_else(|| self.born.longest(&reading.words, at));
        if let Some(opened) = opened {
            let end = self.numbers(cardinals, reading, at + opened.len, limit)?.0;
            return Some(self.years_old.longest(&reading.words, end).map_or(end, |hit| end + hit.len));
        }
        let (end, _) = self.numbers(cardinals, reading, at, limit)?;
        Some(end + self.years_old.longest(&reading.words, end)?.len)
    }

    /// The end of the age that a word joins to a noun for one person: a weaver of 58.
    pub fn joined(&self, cardinals: &Cardinals, reading: &TokenizedText<'_>, at: usize) -> Option<usize> {
        let of = self.of_age.longest(&reading.words, at)?;
        let age = cardinals.read(reading, at + of.len).filter(|age| (1.0..=f64::from(OLDEST)).contains(&age.value))?;
        let goes_on = reading.tokens.get(age.end).is_some_and(|next| next.kind == Kind::Digits);
        let end = self.years_old.longest(&reading.words, age.end).map_or(age.end, |hit| age.end + hit.len);
        (!goes_on && age.value.fract() == 0.0).then_some(end)
    }

    /// The end of ages in apposition, whose comma or bracket stands at a token: Orla Denn,
    /// 52, …; two sisters (8 and 13). One person has one age, several have several.
    pub fn apposed(
        &self,
        cardinals: &Cardinals,
        reading: &TokenizedText<'_>,
        at: usize,
        limit: usize,
        aged: Aged,
    ) -> Option<usize> {
        let close = match reading.tokens.get(at)?.kind {
            Kind::Sign(',') => None,
            Kind::Sign('(') => Some(')'),
            _ => return None,
        };
        let (end, count) = self.numbers(cardinals, reading, at + 1, limit)?;
        let fits = match aged {
            Aged::Named => true,
            Aged::People { are_several } => are_several == (count > 1),
        };
        let is_closed = match close {
            Some(sign) => reading.is(end, sign),
            None => end == limit || matches!(reading.tokens.get(end)?.kind, Kind::Sign(',' | '.' | ';' | ')')),
        };
        (fits && is_closed).then_some(end + usize::from(close.is_some()))
    }

    /// The end of a list of ages or years, and how many they are.
    fn numbers(
        &self,
        cardinals: &Cardinals,
        reading: &TokenizedText<'_>,
        at: usize,
        limit: usize,
    ) -> Option<(usize, usize)> {
        /// Years of birth as well as ages.
        const LATEST_YEAR: f64 = 2100.0;
        let number = |at: usize| {
            let number = cardinals.read(reading, at).filter(|number| number.end <= limit && number.value >= 1.0)?;
            let is_year = reading.width(at) == 4 && number.value < LATEST_YEAR;
            (number.value <= f64::from(OLDEST) || is_year).then_some(number.end)
        };
        let mut end = number(at)?;
        let mut count = 1;
        loop {
            let mut join = end;
            while let Some(hit) = self.age_join.longest(&reading.words, join) {
                join += hit.len;
            }
            match number(join).filter(|_| join > end) {
                Some(next) => (end, count) = (next, count + 1),
                None => return Some((end, count)),
            }
        }
    }
}
