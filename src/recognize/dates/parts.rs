//! What an expression states of a date, before anything is inferred.

use crate::model::{DayPart, Modifier, Qualifier, Season, TimeUnit, Vague};
use crate::phrase::Quantity;

/// One thing that a word or number of an expression states.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Meaning {
    Year(i32),
    /// The last two digits of a year.
    ShortYear(u8),
    Month(u8),
    Day(u8),
    Weekday(u8),
    Hour(u8),
    /// Hour and minute.
    Clock(u8, u8),
    Minute(u8),
    /// Which of several in a month; −1 is the last.
    Nth(i8),
    Quarter(u8),
    Half(u8),
    Decade(i32),
    Century(i32),
    Season(Season),
    DayPart(DayPart),
    Unit(TimeUnit),
    /// A distance from the reference (năm ngoái: one year back).
    Shift(TimeUnit, i32),
    /// Last, this or next.
    Direction(i32),
    Count(Quantity),
    /// An unstated count (hàng thập kỷ).
    Many,
    Modifier(Modifier),
    /// A vague reference.
    Vague(Vague),
    /// Before the common era.
    BeforeChrist,
    /// Counted from the date that the text narrates, not from the publication date.
    Narrated,
    /// Days at the end of a week.
    Weekend,
    /// The same, of the week that the tense says (the weekend).
    OpenWeekend,
    /// Backwards (−1) or forwards (1) by the count.
    Distance(i32),
    /// Half a unit.
    HalfUnit,
    /// By the lunar calendar.
    Lunar,
    /// A word that a pattern asks for and that says nothing of the date.
    Nothing,
}

/// What kind of TIMEX3 a rule builds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Build {
    /// A date or time.
    Date,
    /// Two dates; what one leaves out is taken from the other.
    Range,
    /// A length.
    Duration,
    /// Something that recurs.
    Set,
    /// A vague reference.
    Vague,
    /// Found so that no other rule takes it, and then left out (scores).
    Nothing,
}

/// What an expression states; all else is inferred.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Parts {
    pub(super) build: Option<Build>,
    pub(super) year: Option<i32>,
    pub(super) short_year: Option<u8>,
    pub(super) month: Option<u8>,
    pub(super) day: Option<u8>,
    pub(super) weekday: Option<u8>,
    pub(super) nth: Option<i8>,
    pub(super) hour: Option<u8>,
    pub(super) minute: Option<u8>,
    pub(super) quarter: Option<u8>,
    pub(super) half: Option<u8>,
    pub(super) decade: Option<i32>,
    pub(super) century: Option<i32>,
    pub(super) season: Option<Season>,
    pub(super) part: Option<DayPart>,
    pub(super) unit: Option<TimeUnit>,
    pub(super) shift: Option<(TimeUnit, i32)>,
    pub(super) direction: Option<i32>,
    pub(super) count: Option<Quantity>,
    pub(super) many: bool,
    pub(super) modifier: Option<Modifier>,
    pub(super) vague: Option<Vague>,
    pub(super) before_christ: bool,
    pub(super) narrated: bool,
    pub(super) weekend: bool,
    pub(super) open_weekend: bool,
    pub(super) distance: Option<i32>,
    pub(super) half_unit: bool,
    pub(super) lunar: bool,
}

impl Parts {
    /// What a rule's settings and the words that it captured state together.
    /// `extent` is the number of the expression within its rule.
    pub(super) fn new<'m>(
        build: Build,
        settings: &'m [(Option<usize>, Meaning)],
        captures: impl Iterator<Item = &'m Meaning>,
        extent: usize,
    ) -> Self {
        let mut parts = Self { build: Some(build), ..Self::default() };
        let settings = settings.iter().filter(|(only, _)| only.is_none_or(|n| n == extent)).map(|(_, meaning)| meaning);
        captures.chain(settings).for_each(|meaning| parts.state(meaning));
        parts
    }

    fn state(&mut self, meaning: &Meaning) {
        match meaning {
            Meaning::Year(year) => self.year = Some(*year),
            Meaning::ShortYear(year) => self.short_year = Some(*year),
            Meaning::Month(month) => self.month = Some(*month),
            Meaning::Day(day) => self.day = Some(*day),
            Meaning::Weekday(weekday) => self.weekday = Some(*weekday),
            Meaning::Nth(nth) => self.nth = Some(*nth),
            Meaning::Hour(hour) => self.hour = Some(*hour),
            Meaning::Clock(hour, minute) => (self.hour, self.minute) = (Some(*hour), Some(*minute)),
            Meaning::Minute(minute) => self.minute = Some(*minute),
            Meaning::Quarter(quarter) => self.quarter = Some(*quarter),
            Meaning::Half(half) => self.half = Some(*half),
            Meaning::Decade(decade) => self.decade = Some(*decade),
            Meaning::Century(century) => self.century = Some(*century),
            Meaning::Season(season) => self.season = Some(*season),
            Meaning::DayPart(part) => self.part = Some(*part),
            Meaning::Unit(unit) => self.unit = Some(*unit),
            Meaning::Shift(unit, by) => self.shift = Some((*unit, *by)),
            Meaning::Direction(direction) => self.direction = Some(*direction),
            Meaning::Count(quantity) => {
                self.modifier = self.modifier.or(modifier_of(quantity.qualifier));
                self.count = Some(quantity.clone());
            }
            Meaning::Many => self.many = true,
            Meaning::Modifier(modifier) => self.modifier = Some(*modifier),
            Meaning::Vague(vague) => self.vague = Some(*vague),
            Meaning::BeforeChrist => self.before_christ = true,
            Meaning::Narrated => self.narrated = true,
            Meaning::Weekend => self.weekend = true,
            Meaning::OpenWeekend => (self.weekend, self.open_weekend) = (true, true),
            Meaning::Distance(sign) => self.distance = Some(*sign),
            Meaning::HalfUnit => self.half_unit = true,
            Meaning::Lunar => self.lunar = true,
            Meaning::Nothing => {}
        }
    }

    /// Whether a time of day stands without its day.
    pub(super) fn is_time_alone(&self) -> bool {
        self.hour.is_some() && !self.names_day() && self.build == Some(Build::Date)
    }

    /// Whether some day is named, by date, weekday or distance.
    pub(super) fn names_day(&self) -> bool {
        self.day.is_some() || self.weekday.is_some() || matches!(self.shift, Some((TimeUnit::Day, _)))
    }

    /// Whether the text states the whole day.
    pub(super) fn states_a_day(&self) -> bool {
        self.year.is_some() && self.month.is_some() && self.day.is_some()
    }
}

/// TIMEX3 `mod` of a bounded count.
fn modifier_of(qualifier: Qualifier) -> Option<Modifier> {
    match qualifier {
        Qualifier::AtLeast | Qualifier::MoreThan => Some(Modifier::MoreThan),
        Qualifier::Almost | Qualifier::AtMost => Some(Modifier::LessThan),
        Qualifier::About => Some(Modifier::Approx),
        Qualifier::Exact | Qualifier::Range | Qualifier::Indefinite => None,
    }
}
