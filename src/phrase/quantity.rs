//! Quantities: numbers with the bounds that a text gives them.

use super::cardinal::{Cardinal, Cardinals};
use crate::lang::{LanguagePack, Lexicon, TokenizedText, Vocabulary, Word, sections};
use crate::model::Qualifier;
use std::ops::Range;

/// A number with the bounds that the text gives it.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Its tokens, qualifier included.
    pub tokens: Range<usize>,
    /// Least value; `None` when it is bounded from above only.
    pub low: Option<f64>,
    /// Greatest value; `None` when it is bounded from below only.
    pub high: Option<f64>,
    /// How the text bounds it.
    pub qualifier: Qualifier,
    /// Whether it is written in digits, at least in part.
    pub in_digits: bool,
}

/// Bounds, indefinite quantities and ranges of a language.
#[derive(Debug)]
pub struct Quantities {
    /// The number words.
    pub cardinals: Cardinals,
    bounds: Lexicon<Qualifier>,
    bounds_after: Lexicon<Qualifier>,
    exactly: Lexicon<()>,
    indefinite: Lexicon<f64>,
    range_open: Lexicon<()>,
    range_join: Lexicon<()>,
    /// By word: whether a quantity may start with it.
    may_start: Vec<bool>,
}

impl Quantities {
    /// Reads them from a language's `numbers` file.
    pub fn new(pack: &LanguagePack, vocabulary: &mut Vocabulary) -> Self {
        let cardinals = Cardinals::new(pack, vocabulary);
        let mut new = Self {
            cardinals,
            bounds: Lexicon::default(),
            bounds_after: Lexicon::default(),
            exactly: Lexicon::default(),
            indefinite: Lexicon::default(),
            range_open: Lexicon::default(),
            range_join: Lexicon::default(),
            may_start: Vec::new(),
        };
        for section in sections(pack.numbers.text()) {
            let named = section.attributes.first().copied();
            let qualifier = Qualifier::ALL.into_iter().find(|q| Some(q.name()) == named);
            for entry in &section.entries {
                let phrase = vocabulary.phrase(&entry.phrase);
                match (section.name, qualifier) {
                    ("bound", Some(qualifier)) => new.bounds.insert(&phrase, qualifier),
                    ("bound_after", Some(qualifier)) => new.bounds_after.insert(&phrase, qualifier),
                    ("exactly", _) => new.exactly.insert(&phrase, ()),
                    ("indefinite", _) => {
                        new.indefinite.insert(&phrase, entry.value.parse::<u32>().map_or(2.0, f64::from))
                    }
                    ("range_open", _) => new.range_open.insert(&phrase, ()),
                    ("range_join", _) => new.range_join.insert(&phrase, ()),
                    _ => {}
                }
            }
        }
        let words: Vec<Word> = new.starts().collect();
        let most = words.iter().map(|word| word.index()).max().unwrap_or(0);
        new.may_start = vec![false; most + 1];
        words.iter().for_each(|word| new.may_start[word.index()] = true);
        new
    }

    /// Whether a quantity may start with this word (or with digits, always).
    pub fn may_start(&self, word: Word) -> bool {
        self.may_start.get(word.index()) == Some(&true)
    }

    /// The words with which a quantity may start, digits aside.
    pub fn starts(&self) -> impl Iterator<Item = Word> + '_ {
        let words = self.bounds.starts().chain(self.indefinite.starts()).chain(self.range_open.starts());
        words.chain(self.cardinals.starts()).chain(self.exactly.starts())
    }

    /// The longest quantity that starts at token `at`.
    pub fn read(&self, reading: &TokenizedText<'_>, at: usize) -> Option<Quantity> {
        if reading.digits(at).is_none() && !self.may_start(*reading.words.get(at)?) {
            return None;
        }
        self.bounded(reading, at)
            .or_else(|| self.range(reading, at))
            .into_iter()
            .chain(self.plain(reading, at))
            .chain(self.vague(reading, at))
            .max_by_key(|quantity| quantity.tokens.end)
    }

    /// `ít nhất 27`, `more than a dozen`, `at least 20 to 30`.
    fn bounded(&self, reading: &TokenizedText<'_>, at: usize) -> Option<Quantity> {
        let bound = self.bounds.longest(&reading.words, at)?;
        let inner_at = at + bound.len;
        let inner = self
            .range(reading, inner_at)
            .or_else(|| self.plain(reading, inner_at))
            .or_else(|| self.vague(reading, inner_at))?;
        let quantity = Quantity { tokens: at..inner.tokens.end, ..inner };
        if matches!(quantity.qualifier, Qualifier::Range | Qualifier::Indefinite) {
            return Some(quantity);
        }
        Some(quantity.bounded_by(*bound.value))
    }

    /// `20-30`, `từ 20 đến 30`, `between 20 and 30`.
    fn range(&self, reading: &TokenizedText<'_>, at: usize) -> Option<Quantity> {
        let open = self.range_open.longest(&reading.words, at);
        let start = at + open.map_or(0, |hit| hit.len);
        let low = self.cardinals.read(reading, start)?;
        let join = self.range_join.longest(&reading.words, low.end)?;
        let high = self.cardinals.read(reading, low.end + join.len)?;
        // "and" joins only what "between" opened, and "three and four" is no range.
        let bare_word_join = open.is_none() && !matches!(reading.tokens[low.end].kind, crate::text::Kind::Sign(_));
        let spread = low.value < high.value && low.value * 100.0 > high.value && low.in_digits == high.in_digits;
        let conjunction = bare_word_join && reading.surface(low.end).eq_ignore_ascii_case("and");
        (spread && !conjunction && !reading.is(high.end, '-') && !reading.is(high.end, '/')).then_some(Quantity {
            tokens: at..high.end,
            low: Some(low.value),
            high: Some(high.value),
            qualifier: Qualifier::Range,
            in_digits: low.in_digits,
        })
    }

    fn plain(&self, reading: &TokenizedText<'_>, at: usize) -> Option<Quantity> {
        let start = at + self.exactly.longest(&reading.words, at).map_or(0, |hit| hit.len);
        let Cardinal { end, value, in_digits } = self.cardinals.read(reading, start)?;
        let quantity =
            Quantity { tokens: at..end, low: Some(value), high: Some(value), qualifier: Qualifier::Exact, in_digits };
        match self.bounds_after.longest(&reading.words, end) {
            Some(hit) => Some(Quantity { tokens: at..end + hit.len, ..quantity }.bounded_by(*hit.value)),
            None => Some(quantity),
        }
    }

    fn vague(&self, reading: &TokenizedText<'_>, at: usize) -> Option<Quantity> {
        let hit = self.indefinite.longest(&reading.words, at)?;
        Some(Quantity {
            tokens: at..at + hit.len,
            low: Some(*hit.value),
            high: None,
            qualifier: Qualifier::Indefinite,
            in_digits: false,
        })
    }
}

impl Quantity {
    /// The same number under a bound; the table of `docs/figures.md`.
    fn bounded_by(self, qualifier: Qualifier) -> Self {
        let (low, high) = match qualifier {
            Qualifier::AtLeast | Qualifier::MoreThan => (self.low, None),
            Qualifier::Almost | Qualifier::AtMost => (None, self.high),
            Qualifier::Exact | Qualifier::About | Qualifier::Range | Qualifier::Indefinite => (self.low, self.high),
        };
        Self { low, high, qualifier, ..self }
    }
}
