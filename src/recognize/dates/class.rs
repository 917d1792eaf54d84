use super::parts::{DayPart, Meaning, Season, Unit, Vague};
use crate::lang::{Lexicon, Pack, Reading, Vocabulary, sections};
use crate::model::Modifier;
use crate::recognize::numbers::Quantities;

/// What `<name>` in a pattern stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// 1 to 31, at most two digits.
    Day,
    /// 1 to 12, at most two digits.
    Month,
    /// Four digits, 1000 to 2199.
    Year,
    /// Two digits behind a four-digit year of the same century.
    ShortYear,
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
    /// 0 to 24.
    Hour,
    /// Two digits, 0 to 59.
    Minute,
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
    pub(super) fn new(pack: &Pack, vocabulary: &mut Vocabulary) -> Self {
        let mut lexicons = Vec::new();
        for section in sections(pack.calendar) {
            let mut lexicon = Lexicon::default();
            for entry in &section.entries {
                if let Some(meaning) = meaning(section.name, entry.value) {
                    lexicon.insert(&vocabulary.phrase(entry.phrase), meaning);
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
            "year2" => Class::ShortYear,
            "anyyear" => Class::AnyYear,
            "quarter" => Class::QuarterNumber,
            "century" => Class::CenturyNumber,
            "decade" => Class::Decade,
            "decade2" => Class::ShortDecade,
            "hour" => Class::Hour,
            "minute" => Class::Minute,
            "n" => Class::Count,
            _ => Class::Words(self.lexicons.iter().position(|(section, _)| *section == name)?),
        })
    }

    /// The words with which a class may start.
    pub(super) fn starts(&self, class: Class, quantities: &Quantities) -> Vec<usize> {
        match class {
            Class::Words(i) => self.lexicons[i].1.starts().collect(),
            Class::Count => quantities.starts().collect(),
            _ => Vec::new(),
        }
    }

    /// Readings of a class at a token: how many tokens, and what they state;
    /// the longest first.
    pub(super) fn read(
        &self,
        class: Class,
        quantities: &Quantities,
        reading: &Reading<'_>,
        at: usize,
    ) -> Vec<(usize, Meaning)> {
        let width = || reading.tokens[at].span.len();
        let number = |least: u64, most: u64, digits: std::ops::RangeInclusive<usize>| {
            reading.digits(at).filter(|n| digits.contains(&width()) && (least..=most).contains(n))
        };
        let one = |meaning: Option<Meaning>| meaning.map(|m| (1, m)).into_iter().collect();
        match class {
            Class::Day => one(number(1, 31, 1..=2).map(|n| Meaning::Day(n as u8))),
            Class::Month => one(number(1, 12, 1..=2).map(|n| Meaning::Month(n as u8))),
            Class::Year => one(number(1000, 2199, 4..=4).map(|n| Meaning::Year(n as i32))),
            Class::ShortYear => one(number(0, 99, 2..=2).map(|n| Meaning::ShortYear(n as u8))),
            Class::AnyYear => one(number(1, 9999, 1..=4).map(|n| Meaning::Year(n as i32))),
            Class::QuarterNumber => one(number(1, 4, 1..=1).map(|n| Meaning::Quarter(n as u8))),
            Class::CenturyNumber => one(number(1, 21, 1..=2).map(|n| Meaning::Century(n as i32 - 1))),
            Class::Decade => {
                one(number(1000, 2190, 4..=4).filter(|n| n % 10 == 0).map(|n| Meaning::Decade(n as i32 / 10)))
            }
            Class::ShortDecade => {
                one(number(10, 90, 2..=2).filter(|n| n % 10 == 0).map(|n| Meaning::Decade(190 + n as i32 / 10)))
            }
            Class::Hour => one(number(0, 24, 1..=2).map(|n| Meaning::Hour(n as u8))),
            Class::Minute => one(number(0, 59, 2..=2).map(|n| Meaning::Minute(n as u8))),
            Class::Count => {
                let quantity = quantities.read(reading, at).filter(|q| q.high != Some(0.0));
                quantity.map(|q| (q.tokens.len(), Meaning::Count(q))).into_iter().collect()
            }
            Class::Words(i) => {
                let mut hits: Vec<(usize, Meaning)> =
                    self.lexicons[i].1.all(&reading.words, at).map(|hit| (hit.len, hit.value.clone())).collect();
                hits.reverse();
                hits
            }
        }
    }
}

/// What an entry of a section states; `None` where the section is no class or
/// the value has no such meaning.
fn meaning(section: &str, value: &str) -> Option<Meaning> {
    let number = || value.parse::<i32>().ok();
    let small = || value.parse::<u8>().ok();
    Some(match section {
        "weekday" | "weekdayshort" => Meaning::Weekday(small()?),
        "monthname" => Meaning::Month(small()?),
        "dayname" => Meaning::Day(small()?),
        "quartername" => Meaning::Quarter(small()?),
        "centuryname" => Meaning::Century(number()? - 1),
        "decadename" => Meaning::Decade(number()?),
        "unit" | "units" => Meaning::Unit(unit(value)?),
        "many" => Meaning::Many,
        "part" | "ampm" => Meaning::DayPart(day_part(value)?),
        "season" => Meaning::Season(season(value)?),
        "mod" | "approx" => Meaning::Modifier(Modifier::ALL.into_iter().find(|m| m.name() == value)?),
        "direction" => Meaning::Direction(number()?),
        "dayref" | "toldday" => Meaning::Shift(Unit::Day, number()?),
        "weekref" | "toldweek" => Meaning::Shift(Unit::Week, number()?),
        "monthref" | "toldmonth" => Meaning::Shift(Unit::Month, number()?),
        "yearref" | "toldyear" => Meaning::Shift(Unit::Year, number()?),
        "vague_past" => Meaning::Vague(Vague::Past),
        "vague_present" => Meaning::Vague(Vague::Present),
        "vague_future" => Meaning::Vague(Vague::Future),
        _ => return None,
    })
}

/// A unit by its English name.
pub(super) fn unit(name: &str) -> Option<Unit> {
    Some(match name {
        "second" => Unit::Second,
        "minute" => Unit::Minute,
        "hour" => Unit::Hour,
        "day" => Unit::Day,
        "week" => Unit::Week,
        "month" => Unit::Month,
        "quarter" => Unit::Quarter,
        "year" => Unit::Year,
        "decade" => Unit::Decade,
        "century" => Unit::Century,
        _ => return None,
    })
}

/// A part of the day by its TIMEX3 name.
pub(super) fn day_part(name: &str) -> Option<DayPart> {
    Some(match name {
        "TMO" => DayPart::Morning,
        "TMI" => DayPart::Midday,
        "TAF" => DayPart::Afternoon,
        "TEV" => DayPart::Evening,
        "TNI" => DayPart::Night,
        _ => return None,
    })
}

fn season(name: &str) -> Option<Season> {
    Some(match name {
        "SP" => Season::Spring,
        "SU" => Season::Summer,
        "FA" => Season::Autumn,
        "WI" => Season::Winter,
        _ => return None,
    })
}
