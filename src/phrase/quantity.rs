//! Quantities: numbers with the bounds that a text gives them.

use super::cardinal::{Cardinal, Cardinals};
use crate::lang::{Known, LanguagePack, Lexicon, TokenizedText, Vocabulary, Word};
use crate::model::Qualifier;
use std::ops::Range;

/// Before indefinite quantities that count nothing.
pub(super) const ASKED: Known = Known::list("asked");

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
    /// Whether the text can be read another way (1 to 2,000 is also one to two thousand).
    pub is_doubtful: bool,
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
    /// Joins the ends of a range behind a word that opened it (between 3 and 5).
    range_and: Lexicon<()>,
    /// Between a lower bound and an upper one (and possibly as many as).
    range_tail: Lexicon<()>,
    /// Two numbers that stand for about as many, with both (ba bốn, năm bảy).
    pair: Lexicon<(u32, u32)>,
    /// Between two neighbours in digits (5, 6 người).
    pair_join: Lexicon<()>,
    /// Before numbers that count nothing (thứ ba, number 3).
    ordinal: Lexicon<()>,
    /// Before indefinite quantities that count nothing (how many), from the `phrases` file.
    asked: Lexicon<()>,
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
            range_and: Lexicon::default(),
            range_tail: Lexicon::default(),
            pair: Lexicon::default(),
            pair_join: Lexicon::default(),
            ordinal: Lexicon::default(),
            asked: Lexicon::default(),
            may_start: Vec::new(),
        };
        for section in pack.sections(&pack.numbers) {
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
                    ("range_and", _) => new.range_and.insert(&phrase, ()),
                    ("range_tail", _) => new.range_tail.insert(&phrase, ()),
                    ("pair", _) => new.pair.insert(&phrase, pair_of(entry.value).unwrap_or_default()),
                    ("pair_join", _) => new.pair_join.insert(&phrase, ()),
                    ("ordinal", _) => new.ordinal.insert(&phrase, ()),
                    _ => {}
                }
            }
        }
        for entry in pack.entries(&pack.phrases, ASKED.name()) {
            new.asked.insert(&vocabulary.phrase(&entry.phrase), ());
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

    /// Whether words that bound a number stand at a token.
    pub fn is_bound(&self, reading: &TokenizedText<'_>, at: usize) -> bool {
        self.bounds.longest(&reading.words, at).is_some()
    }

    /// The words with which a quantity may start, digits aside.
    pub fn starts(&self) -> impl Iterator<Item = Word> + '_ {
        let words = self.bounds.starts().chain(self.indefinite.starts()).chain(self.range_open.starts());
        words.chain(self.cardinals.starts()).chain(self.exactly.starts()).chain(self.pair.starts())
    }

    /// The longest quantity that starts at token `at`.
    pub fn read(&self, reading: &TokenizedText<'_>, at: usize) -> Option<Quantity> {
        if reading.digits(at).is_none() && !self.may_start(*reading.words.get(at)?) {
            return None;
        }
        self.bounded(reading, at)
            .or_else(|| self.range(reading, at))
            .or_else(|| self.pair(reading, at))
            .into_iter()
            .chain(self.plain(reading, at))
            .chain(self.vague(reading, at))
            .max_by_key(|quantity| quantity.tokens.end)
            .filter(|_| !self.is_ordinal(reading, at))
    }

    /// Whether a number names a place in an order and counts nothing: nạn nhân thứ ba;
    /// the number of a list (`1)`, `2.` at the start of a line).
    fn is_ordinal(&self, reading: &TokenizedText<'_>, at: usize) -> bool {
        let is_named = self.ordinal.ending(&reading.words, 0, at).is_some();
        let is_opened = at > 0 && reading.is(at - 1, '(');
        let is_mark = reading.digits(at).is_some()
            && reading.glued(at + 1)
            && !reading.glued(at + 2)
            && (reading.is(at + 1, ')') && !is_opened
                || reading.is(at + 1, '.') && reading.tokens[at].fresh_line && reading.tokens.len() > at + 2);
        is_named || is_mark
    }

    /// `ít nhất 27`, `more than a dozen`, `at least 20 to 30`, `hơn chục`; with an upper
    /// bound behind it a range (at least 7, and possibly as many as 11).
    fn bounded(&self, reading: &TokenizedText<'_>, at: usize) -> Option<Quantity> {
        let bound = self.bounds.longest(&reading.words, at)?;
        let inner_at = at + bound.len;
        let scale = |Cardinal { end, value, .. }: Cardinal| Quantity::exactly(inner_at..end, value, false);
        let inner = self
            .range(reading, inner_at)
            .or_else(|| self.pair(reading, inner_at))
            .or_else(|| self.plain(reading, inner_at))
            .or_else(|| self.vague(reading, inner_at))
            .or_else(|| self.cardinals.bare_scale(reading, inner_at).map(scale))?;
        let quantity = Quantity { tokens: at..inner.tokens.end, ..inner };
        if matches!(quantity.qualifier, Qualifier::Range | Qualifier::Indefinite) {
            return Some(quantity);
        }
        let bounded = quantity.bounded_by(*bound.value);
        Some(self.up_to(reading, &bounded).unwrap_or(bounded))
    }

    /// The range that a lower bound and the upper one behind it make.
    fn up_to(&self, reading: &TokenizedText<'_>, from: &Quantity) -> Option<Quantity> {
        let low = from.low.filter(|_| from.high.is_none())?;
        let comma = usize::from(reading.is(from.tokens.end, ','));
        let tail = from.tokens.end + comma;
        let at = tail + self.range_tail.longest(&reading.words, tail)?.len;
        let high = self.cardinals.read(reading, at).filter(|high| high.value > low)?;
        let closed = high.end + usize::from(comma > 0 && reading.is(high.end, ','));
        Some(Quantity {
            tokens: from.tokens.start..closed,
            high: Some(high.value),
            qualifier: Qualifier::Range,
            ..*from
        })
    }

    /// `20-30`, `từ 20 đến 30`, `between 20 and 30`, `two to three hundred`.
    fn range(&self, reading: &TokenizedText<'_>, at: usize) -> Option<Quantity> {
        let open = self.range_open.longest(&reading.words, at);
        let start = at + open.map_or(0, |hit| hit.len);
        let low = self.cardinals.read(reading, start)?;
        // Three and four is no range, between three and four is one.
        let and = open.and_then(|_| self.range_and.longest(&reading.words, low.end));
        let join = self.range_join.longest(&reading.words, low.end).or(and)?;
        let high = self.cardinals.read(reading, low.end + join.len)?;
        let (low_value, is_doubtful) = scaled_once(&low, &high);
        let spread = low_value < high.value && low_value * 100.0 > high.value && low.in_digits == high.in_digits;
        (spread && !reading.is(high.end, '-') && !reading.is(high.end, '/')).then_some(Quantity {
            tokens: at..high.end,
            low: Some(low_value),
            high: Some(high.value),
            qualifier: Qualifier::Range,
            in_digits: low.in_digits,
            is_doubtful,
        })
    }

    /// Two neighbours: ba bốn người, ba bốn trăm người; 5, 6 người.
    fn pair(&self, reading: &TokenizedText<'_>, at: usize) -> Option<Quantity> {
        /// Pairs in digits stand for few people; larger numbers make a list.
        const MOST: f64 = 20.0;
        let (low, high, end, in_digits) = match self.pair.longest(&reading.words, at) {
            Some(pair) => (f64::from(pair.value.0), f64::from(pair.value.1), at + pair.len, false),
            None => {
                let low = reading.digits(at)? as f64;
                let join = self.pair_join.longest(&reading.words, at + 1)?.len;
                let high = reading.digits(at + 1 + join)? as f64;
                let is_pair = high == low + 1.0 && high <= MOST && !reading.glued(at + 2 + join);
                (is_pair.then_some(low)?, high, at + 2 + join, true)
            }
        };
        let scale = self.cardinals.bare_scale(reading, end);
        let (factor, end) = scale.map_or((1.0, end), |scale| (scale.value, scale.end));
        Some(Quantity {
            tokens: at..end,
            low: Some(low * factor),
            high: Some(high * factor),
            qualifier: Qualifier::Range,
            in_digits,
            is_doubtful: false,
        })
    }

    fn plain(&self, reading: &TokenizedText<'_>, at: usize) -> Option<Quantity> {
        let start = at + self.exactly.longest(&reading.words, at).map_or(0, |hit| hit.len);
        let Cardinal { end, value, in_digits, .. } = self.cardinals.read(reading, start)?;
        let end = self.said_again(reading, end, value);
        let quantity = Quantity::exactly(at..end, value, in_digits);
        match self.bounds_after.longest(&reading.words, end) {
            Some(hit) => Some(Quantity { tokens: at..end + hit.len, ..quantity }.bounded_by(*hit.value)),
            None => Some(quantity),
        }
    }

    /// The end of a number with its double in brackets: twelve (12).
    fn said_again(&self, reading: &TokenizedText<'_>, end: usize, value: f64) -> usize {
        let again = || self.cardinals.read(reading, end + 1).filter(|again| again.value == value);
        match reading.is(end, '(').then(again).flatten() {
            Some(again) if reading.is(again.end, ')') => again.end + 1,
            _ => end,
        }
    }

    fn vague(&self, reading: &TokenizedText<'_>, at: usize) -> Option<Quantity> {
        let is_asked = at.checked_sub(1).is_some_and(|before| self.asked.longest(&reading.words, before).is_some());
        let hit = self.indefinite.longest(&reading.words, at).filter(|_| !is_asked)?;
        Some(Quantity {
            tokens: at..at + hit.len,
            low: Some(*hit.value),
            high: None,
            qualifier: Qualifier::Indefinite,
            in_digits: false,
            is_doubtful: false,
        })
    }
}

/// The lower value of a range whose scale is said once (two to three hundred; 10-15,000),
/// and whether it can be read without the scale too.
fn scaled_once(low: &Cardinal, high: &Cardinal) -> (f64, bool) {
    let shared = low.value * high.scale as f64;
    let may_share = low.scale == 1 && high.scale > 1 && shared < high.value;
    // What is grouped by signs shares its scale only where the bare reading makes no range.
    let is_grouped = high.in_digits && high.scale == 1000;
    match may_share {
        true if !is_grouped || low.value * 100.0 <= high.value => (shared, is_grouped),
        _ => (low.value, may_share),
    }
}

impl Quantity {
    /// A number without bounds.
    pub fn exactly(tokens: Range<usize>, value: f64, in_digits: bool) -> Self {
        let qualifier = Qualifier::Exact;
        Self { tokens, low: Some(value), high: Some(value), qualifier, in_digits, is_doubtful: false }
    }

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
/// Both numbers of a pair (`5 7`).
pub(super) fn pair_of(value: &str) -> Option<(u32, u32)> {
    let (low, high) = value.split_once(' ')?;
    Some((low.parse().ok()?, high.parse().ok()?)).filter(|(low, high)| low < high)
}
