//! The classes that patterns of dates name: numbers, and the words of the calendar.

use super::parts::Meaning;
use crate::lang::{DataError, DataFault, Hit, Known, LanguagePack, Lexicon, TokenizedText, Vocabulary, Word, check};
use crate::model::{DayPart, Modifier, Season, TimeUnit, Vague};
use crate::phrase::{Quantities, Quantity};
use std::cell::RefCell;
use std::str::FromStr;

/// What `<name>` in a pattern stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// 1 to 31, at most two digits.
    Day,
    /// 1 to 12, at most two digits.
    Month,
    /// Four digits, 1000 to 2199.
    Year,
    /// A year in words (mil novecientos noventa).
    WordYear,
    /// Two digits behind a four-digit year of the same century.
    ShortYear,
    /// Two digits that stand for a year by themselves.
    YearOfCentury,
    /// One to four digits.
    AnyYear,
    /// 1 to 4.
    QuarterNumber,
    /// 1 to 21.
    CenturyNumber,
    /// 1990: a decade by its first year.
    Decade,
    /// 90: a decade of the twentieth century.
    ShortDecade,
    /// 470: a decade before the common era.
    EarlyDecade,
    /// 0 to 24.
    Hour,
    /// Four digits: hours and minutes (0430 hours).
    HoursMinutes,
    /// Two digits, 0 to 59.
    Minute,
    /// Two digits, 0 to 60, which the value leaves out.
    Second,
    /// A word with a capital.
    Name,
    /// A count with its bounds.
    Count,
    /// A section of the language's `calendar` file.
    Words(usize),
}

/// The classes of a language: the numeric ones and those of its `calendar` file.
#[derive(Debug)]
pub(super) struct Classes {
    lexicons: Vec<(&'static str, Lexicon<Meaning>)>,
}

impl Classes {
    pub(super) fn new(pack: &LanguagePack, vocabulary: &mut Vocabulary) -> Self {
        let mut lexicons = Vec::new();
        for section in pack.sections(&pack.calendar) {
            let mut lexicon = Lexicon::default();
            for entry in &section.entries {
                if let Some(meaning) = meaning(section.name, entry.value) {
                    lexicon.insert(&vocabulary.phrase(&entry.phrase), meaning);
                }
            }
            lexicons.push((section.name, lexicon));
        }
        Self { lexicons }
    }

    /// The class of a name; a name that nothing has is a mistake in the data,
    /// which the tests of the data find.
    pub(super) fn named(&self, name: &str) -> Option<Class> {
        Some(match name {
            "day" => Class::Day,
            "month" => Class::Month,
            "year" => Class::Year,
            "wordyear" => Class::WordYear,
            "year2" => Class::ShortYear,
            "yy" => Class::YearOfCentury,
            "anyyear" => Class::AnyYear,
            "quarter" => Class::QuarterNumber,
            "century" => Class::CenturyNumber,
            "decade" => Class::Decade,
            "decade2" => Class::ShortDecade,
            "decadebc" => Class::EarlyDecade,
            "hour" => Class::Hour,
            "minute" => Class::Minute,
            "second" => Class::Second,
            "name" => Class::Name,
            "hhmm" => Class::HoursMinutes,
            "n" => Class::Count,
            _ => Class::Words(self.lexicons.iter().position(|(section, _)| *section == name)?),
        })
    }

    /// By token, whether it belongs to the same compound word as the token before it.
    /// Compounds are read from the end of the text, the longest first: where two overlap,
    /// the second is meant more often (hiện | đại diện, phát hiện | trường hợp).
    fn joined(&self, reading: &TokenizedText<'_>) -> Vec<bool> {
        let length = reading.words.len();
        let mut joined = vec![false; length];
        let Some((_, compounds)) = self.lexicons.iter().find(|(section, _)| *section == "compound") else {
            return joined;
        };
        // For each end, where the longest compound starts that ends there.
        let mut starts: Vec<usize> = (0..=length).collect();
        for at in 0..length {
            for hit in compounds.all(&reading.words, at) {
                let start = &mut starts[at + hit.len];
                *start = at.min(*start);
            }
        }
        let mut end = length;
        while end > 0 {
            let start = starts[end];
            joined[(start + 1).min(end)..end].fill(true);
            end = start.min(end - 1);
        }
        joined
    }

    /// The words with which a class may start.
    pub(super) fn starts(&self, class: Class, quantities: &Quantities) -> Vec<Word> {
        match class {
            Class::Words(i) => self.lexicons[i].1.starts().collect(),
            Class::Count | Class::WordYear => quantities.starts().collect(),
            _ => Vec::new(),
        }
    }

    /// The words that may follow `first` within a phrase of a class, and
    /// whether `first` is a phrase by itself.
    pub(super) fn continuations(&self, class: Class, first: Word) -> (Vec<Word>, bool) {
        let Class::Words(i) = class else { return (Vec::new(), false) };
        let lexicon = &self.lexicons[i].1;
        (lexicon.continuations(first).collect(), lexicon.longest(&[first], 0).is_some())
    }

    /// Phrases of a class of words that start at a token, the shortest first.
    pub(super) fn words(
        &self,
        class: Class,
        reading: &TokenizedText<'_>,
        at: usize,
    ) -> impl Iterator<Item = Hit<'_, Meaning>> {
        let lexicon = match class {
            Class::Words(i) => Some(&self.lexicons[i].1),
            _ => None,
        };
        lexicon.into_iter().flat_map(move |lexicon| lexicon.all(&reading.words, at))
    }
}

/// Where rules are tried: a text with what its numbers and words may mean.
#[derive(Debug)]
pub(super) struct Place<'a, 't> {
    pub(super) classes: &'a Classes,
    pub(super) reading: &'a TokenizedText<'t>,
    quantities: &'a Quantities,
    /// By token: whether it belongs to the same compound word as the token before it.
    joined: Vec<bool>,
    /// The quantity at the token that was asked for last: many rules start with one.
    last: RefCell<(usize, Option<Quantity>)>,
}

impl<'a, 't> Place<'a, 't> {
    pub(super) fn new(classes: &'a Classes, quantities: &'a Quantities, reading: &'a TokenizedText<'t>) -> Self {
        let joined = classes.joined(reading);
        Self { classes, reading, quantities, joined, last: RefCell::new((usize::MAX, None)) }
    }

    /// Whether the boundary before a token lies inside a compound word, so that no
    /// expression begins or ends there (thực hiện).
    pub(super) fn splits_compound(&self, at: usize) -> bool {
        self.joined.get(at) == Some(&true)
    }

    /// Where the count ends that can be read at a token.
    pub(super) fn count_end(&self, at: usize) -> Option<usize> {
        let may_start = self.reading.digits(at).is_some() || self.quantities.may_start(self.reading.words[at]);
        if may_start { self.quantity(at).map(|count| count.tokens.end) } else { None }
    }

    fn quantity(&self, at: usize) -> Option<Quantity> {
        let mut last = self.last.borrow_mut();
        if last.0 != at {
            *last = (at, self.quantities.read(self.reading, at).filter(|q| q.high != Some(0.0)));
        }
        last.1.clone()
    }

    /// The reading of a class of numbers at a token: how many tokens, and what
    /// they state.
    pub(super) fn number(&self, class: Class, at: usize) -> Option<(usize, Meaning)> {
        let reading = self.reading;
        let number = |least: u64, most: u64, widths: std::ops::RangeInclusive<usize>| {
            let width = reading.tokens[at].span.len();
            reading.digits(at).filter(|n| widths.contains(&width) && (least..=most).contains(n))
        };
        let meaning = match class {
            Class::Day => Meaning::Day(number(1, 31, 1..=2)? as u8),
            Class::Month => Meaning::Month(number(1, 12, 1..=2)? as u8),
            Class::Year => Meaning::Year(number(1000, 2199, 4..=4)? as i32),
            Class::ShortYear => Meaning::ShortYear(number(0, 99, 2..=2)? as u8),
            Class::YearOfCentury => Meaning::Year(year_of_century(number(0, 99, 2..=2)?)),
            Class::Second => number(0, 60, 2..=2).map(|_| Meaning::Nothing)?,
            Class::Name => reading.tokens[at].is_capitalised().then_some(Meaning::Nothing)?,
            Class::AnyYear => Meaning::Year(number(1, 9999, 1..=4)? as i32),
            Class::QuarterNumber => Meaning::Quarter(number(1, 4, 1..=1)? as u8),
            Class::CenturyNumber => Meaning::Century(number(1, 21, 1..=2)? as i32 - 1),
            Class::Decade => Meaning::Decade(number(1000, 2190, 4..=4).filter(|n| n % 10 == 0)? as i32 / 10),
            Class::EarlyDecade => Meaning::Decade(number(10, 990, 2..=3).filter(|n| n % 10 == 0)? as i32 / 10),
            Class::ShortDecade => Meaning::Decade(190 + number(10, 90, 2..=2).filter(|n| n % 10 == 0)? as i32 / 10),
            Class::Hour => Meaning::Hour(number(0, 24, 1..=2)? as u8),
            Class::Minute => Meaning::Minute(number(0, 59, 2..=2)? as u8),
            Class::HoursMinutes => {
                let clock = number(0, 2359, 4..=4).filter(|n| n % 100 < 60)?;
                Meaning::Clock((clock / 100) as u8, (clock % 100) as u8)
            }
            Class::Count => {
                let quantity = self.quantity(at)?;
                return Some((quantity.tokens.len(), Meaning::Count(quantity)));
            }
            Class::WordYear => {
                let quantity = self.quantity(at).filter(|quantity| !quantity.in_digits)?;
                let year = quantity.low.filter(|year| quantity.high == Some(*year) && YEARS.contains(year))?;
                return Some((quantity.tokens.len(), Meaning::Year(year as i32)));
            }
            Class::Words(_) => return None,
        };
        Some((1, meaning))
    }
}

/// The years that words may stand for, as four digits do ([`Class::Year`]).
const YEARS: std::ops::RangeInclusive<f64> = 1000.0..=2199.0;

/// The year that two digits stand for: 1969 to 2068 (POSIX.1-2017, `strptime`, `%y`).
fn year_of_century(digits: u64) -> i32 {
    const FIRST_OF_LAST_CENTURY: u64 = 69;
    (if digits < FIRST_OF_LAST_CENTURY { 2000 + digits } else { 1900 + digits }) as i32
}

/// What the value of an entry states; `None` where it is no value of its section.
type Read = fn(&str) -> Option<Meaning>;

/// The sections of a `calendar` file whose words state something; those of others only
/// stand in patterns.
const MEANINGS: [(&str, Read); 30] = [
    ("weekday", |value| Some(Meaning::Weekday(number(value)?))),
    ("weekdayshort", |value| Some(Meaning::Weekday(number(value)?))),
    ("weekdays", |value| Some(Meaning::Weekday(number(value)?))),
    ("monthname", |value| Some(Meaning::Month(number(value)?))),
    ("dayname", |value| Some(Meaning::Day(number(value)?))),
    ("hourname", |value| Some(Meaning::Hour(number(value)?))),
    ("nth", |value| Some(Meaning::Nth(number(value)?))),
    ("quartername", |value| Some(Meaning::Quarter(number(value)?))),
    ("centuryname", |value| Some(Meaning::Century(number::<i32>(value)? - 1))),
    ("decadename", |value| Some(Meaning::Decade(number(value)?))),
    ("unit", |value| Some(Meaning::Unit(unit(value)?))),
    ("units", |value| Some(Meaning::Unit(unit(value)?))),
    ("many", |_| Some(Meaning::Many)),
    ("part", |value| Some(Meaning::DayPart(DayPart::named(value)?))),
    ("ampm", |value| Some(Meaning::DayPart(DayPart::named(value)?))),
    ("season", |value| Some(Meaning::Season(Season::ALL.into_iter().find(|season| season.name() == value)?))),
    ("mod", |value| Some(Meaning::Modifier(modifier(value)?))),
    ("approx", |value| Some(Meaning::Modifier(modifier(value)?))),
    ("direction", |value| Some(Meaning::Direction(number(value)?))),
    ("dayref", |value| Some(Meaning::Shift(TimeUnit::Day, number(value)?))),
    ("narratedday", |value| Some(Meaning::Shift(TimeUnit::Day, number(value)?))),
    ("weekref", |value| Some(Meaning::Shift(TimeUnit::Week, number(value)?))),
    ("narratedweek", |value| Some(Meaning::Shift(TimeUnit::Week, number(value)?))),
    ("monthref", |value| Some(Meaning::Shift(TimeUnit::Month, number(value)?))),
    ("narratedmonth", |value| Some(Meaning::Shift(TimeUnit::Month, number(value)?))),
    ("yearref", |value| Some(Meaning::Shift(TimeUnit::Year, number(value)?))),
    ("narratedyear", |value| Some(Meaning::Shift(TimeUnit::Year, number(value)?))),
    ("vague_past", |_| Some(Meaning::Vague(Vague::Past))),
    ("vague_present", |_| Some(Meaning::Vague(Vague::Present))),
    ("vague_future", |_| Some(Meaning::Vague(Vague::Future))),
];

fn number<T: FromStr>(value: &str) -> Option<T> {
    value.parse().ok()
}

fn modifier(name: &str) -> Option<Modifier> {
    Modifier::ALL.into_iter().find(|modifier| modifier.name() == name)
}

/// What an entry of a section states; `None` where its value cannot be read.
fn meaning(section: &str, value: &str) -> Option<Meaning> {
    match MEANINGS.iter().find(|(name, _)| *name == section) {
        Some((_, read)) => read(value),
        None => value.is_empty().then_some(Meaning::Nothing),
    }
}

/// What is wrong with the `calendar` file of a language.
pub(super) fn check_calendar(pack: &LanguagePack) -> Vec<DataError> {
    let (file, patterns) = (&pack.calendar, pack.dates.text());
    let is_named = |name: &str| patterns.contains(&format!("<{name}>")) || patterns.contains(&format!("<{name}^>"));
    let sections = pack.sections(file);
    let named = sections.iter().map(|section| section.name).filter(|name| is_named(name));
    let meant = MEANINGS.iter().map(|(name, _)| *name);
    let known = named
        .chain(meant)
        .chain(["future", "past_ending", "future_ending", "compound", "month_first"])
        .map(|name| Known::list(name).valued(|_| true));
    let mut errors = check(pack, file, &known.collect::<Vec<_>>());
    for section in &sections {
        let unread = section.entries.iter().filter(|entry| meaning(section.name, entry.value).is_none());
        errors.extend(unread.map(|entry| DataError {
            file: file.path,
            line: entry.line,
            fault: DataFault::Value(section.name, entry.value.to_owned()),
        }));
    }
    errors
}

/// A unit by its English name.
pub(super) fn unit(name: &str) -> Option<TimeUnit> {
    Some(match name {
        "second" => TimeUnit::Second,
        "minute" => TimeUnit::Minute,
        "hour" => TimeUnit::Hour,
        "day" => TimeUnit::Day,
        "week" => TimeUnit::Week,
        "month" => TimeUnit::Month,
        "quarter" => TimeUnit::Quarter,
        "year" => TimeUnit::Year,
        "decade" => TimeUnit::Decade,
        "century" => TimeUnit::Century,
        _ => return None,
    })
}
