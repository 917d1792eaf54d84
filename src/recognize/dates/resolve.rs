//! Infers what an expression leaves out, from the publication date or from the date that
//! the text narrates.

use super::parts::{Build, Parts};
use super::stated::{calendar, exact_count, length, plain, recurrence, time_of_day, unplaced, vague};
use crate::model::{Anchor, Calendar, Day, Inference, Part, TimeOfDay, TimeUnit, Timex, TimexType, TimexValue};

/// How many sentences a year once named holds for months and days without one.
const YEAR_HOLDS: usize = 2;

/// In news a date without a year that may lie this few days from the
/// publication is a recent one, whatever year was named before.
const RECENT: i64 = 100;

/// Narration moves forward: a month or day this many days before the narrated date
/// belongs to the next year.
const BACKWARD: i64 = 260;

/// A year this far from the narrated one is an aside.
const IN_PASSING: i32 = 2;

/// A reader takes the date to come without any word of the future where it is
/// at most `CLOSE` days ahead and the one before at least `FAR` days ago.
const CLOSE: i64 = 31;
const FAR: i64 = 200;
/// The weekday, from Monday as 1 (ISO 8601).
const SATURDAY: u8 = 6;
/// Days within which a news text reports one event.
const AT_ONCE: i64 = 7;

/// Puts in what expressions leave out, in the order of the text.
#[derive(Debug)]
pub(super) struct Resolver {
    published: Option<Day>,
    /// Whether the text is history: a year once named then holds until the next.
    history: bool,
    narrated: Option<Narrated>,
    /// The last day that was resolved, and its sentence.
    day: Option<(Day, usize)>,
    /// The latest resolved day that is not after the publication.
    latest: Option<Day>,
    sentence: usize,
}

/// The date that the text narrates.
#[derive(Clone, Copy, Debug)]
struct Narrated {
    value: Calendar,
    /// The sentence that last named a year, if the year is the text's own.
    year_named_in: Option<usize>,
    /// Whether it was named on the line that is being read.
    on_this_line: bool,
}

/// What stands around an expression.
#[derive(Clone, Copy, Debug)]
pub(super) struct Surroundings<'a> {
    /// The other end of the range that it belongs to.
    pub(super) other_end: Option<OtherEnd<'a>>,
    /// Whether its clause speaks of the future.
    pub(super) future: bool,
    /// Whether it opens its sentence.
    pub(super) opens: bool,
    /// Whether nothing else stands in the text, so that no tense says where it lies.
    pub(super) is_alone: bool,
}

/// The other end of a range.
#[derive(Clone, Copy, Debug)]
pub(super) enum OtherEnd<'a> {
    /// The one before, which opened it.
    Opens(&'a Parts),
    /// The one behind, which closes it.
    Closes(&'a Parts),
    /// No end: the day behind a time of day.
    DayOf(&'a Parts),
}

/// A place on the calendar, with what was inferred to get there.
struct Placed {
    value: Calendar,
    inferred: Vec<Part>,
    anchor: Anchor,
    against: Option<Day>,
}

impl Placed {
    fn stated(value: Calendar) -> Self {
        Self { value, inferred: Vec::new(), anchor: Anchor::Published, against: None }
    }
}

impl Resolver {
    pub(super) fn new(published: Option<Day>, history: bool) -> Self {
        Self { published, history, narrated: None, day: None, latest: None, sentence: 0 }
    }

    /// Goes on to a sentence.
    pub(super) fn enter(&mut self, sentence: usize, fresh_line: bool) {
        if sentence != self.sentence
            && fresh_line
            && let Some(narrated) = &mut self.narrated
        {
            narrated.on_this_line = false;
            if !self.history {
                narrated.year_named_in = None;
            }
        }
        self.sentence = sentence;
    }

    /// The TIMEX3 of an expression; `None` where it is none after all.
    pub(super) fn resolve(&mut self, parts: &Parts, around: Surroundings<'_>) -> Option<Timex> {
        match parts.build? {
            Build::Nothing => None,
            Build::Vague => Some(vague(parts)),
            Build::Duration => Some(plain(TimexType::Duration, length(parts)?, parts)),
            Build::Set => Some(plain(TimexType::Set, recurrence(parts)?, parts)),
            Build::Date | Build::Range => self.date(parts, around),
        }
    }

    fn date(&mut self, parts: &Parts, around: Surroundings<'_>) -> Option<Timex> {
        if parts.distance.is_some() && (exact_count(parts).is_none() || self.is_too_coarse(parts)) {
            return Some(plain(TimexType::Duration, length(parts)?, parts));
        }
        if parts.lunar {
            return Self::unplaced(&Parts { unit: Some(TimeUnit::Day), part: parts.part, ..Parts::default() }, false);
        }
        let mut borrowed = parts.clone();
        let mut lent = Vec::new();
        if let Some(other) = around.other_end {
            lend(&mut borrowed, &other, &mut lent);
        }
        let timed = parts.part.is_some() || parts.hour.is_some();
        let Some(mut placed) = self.place(&borrowed, around) else { return Self::unplaced(parts, timed) };
        if !lent.is_empty() {
            placed.inferred.extend(lent);
            placed.anchor = Anchor::Range;
        }
        if !(self.history && self.is_aside(parts, &placed, around)) {
            self.narrated = Some(self.narrated_after(parts, &placed));
            if let Calendar::Day(day) = placed.value {
                self.day = Some((day, self.sentence));
                self.latest = self.latest.max(Some(day).filter(|day| self.published.is_none_or(|last| *day <= last)));
            }
        }
        let (earliest, latest) = placed.value.bounds().unzip();
        let is_day = matches!(placed.value, Calendar::Day(_));
        let time = time_of_day(parts).filter(|time| is_day || matches!(time, TimeOfDay::Part(_)));
        let kind = if time.is_some() { TimexType::Time } else { TimexType::Date };
        let value = TimexValue::Date(placed.value, time);
        let inference = placed.against.filter(|_| !placed.inferred.is_empty()).map(|against| Inference {
            parts: placed.inferred,
            anchor: placed.anchor,
            against,
        });
        Some(Timex { kind, value, modifier: parts.modifier, earliest, latest, inference })
    }

    /// Whether days or weeks would be counted from a narrated month or year.
    fn is_too_coarse(&self, parts: &Parts) -> bool {
        let narrated =
            self.narrated.filter(|_| parts.narrated && matches!(parts.unit, Some(TimeUnit::Day | TimeUnit::Week)));
        narrated.is_some_and(|narrated| !matches!(narrated.value, Calendar::Day(_)))
    }

    /// Whether an expression is an aside that leaves the narrated date as it was: it refers
    /// to the time of publication, or names a decade, or a year that is yet to come, is far
    /// from the narrated one, or ends a range of years.
    fn is_aside(&self, parts: &Parts, placed: &Placed, around: Surroundings<'_>) -> bool {
        let names_year = parts.shift.is_some_and(|(unit, _)| unit == TimeUnit::Year);
        if placed.against.is_some() && placed.anchor == Anchor::Published && !names_year {
            return true;
        }
        let year = match placed.value {
            Calendar::Century(_) | Calendar::Decade(_) => return self.narrated.is_some(),
            Calendar::Year(year) => year,
            _ => return false,
        };
        let ahead = year - self.narrated.map_or(year, |narrated| narrated.value.year());
        let far = ahead.abs() > IN_PASSING && (!around.opens || parts.distance.is_some());
        far || (around.future && ahead > 0) || matches!(around.other_end, Some(OtherEnd::Opens(_)))
    }

    /// The narrated date from here on.
    fn narrated_after(&self, parts: &Parts, placed: &Placed) -> Narrated {
        let year_named_in = match placed.anchor {
            _ if parts.year.is_some() => Some(self.sentence),
            Anchor::Narrated => self.narrated.and_then(|narrated| narrated.year_named_in),
            Anchor::Published | Anchor::Range => None,
        };
        // A year that is named again says no less than what is known of it.
        let known = self
            .narrated
            .filter(|narrated| matches!(placed.value, Calendar::Year(year) if year == narrated.value.year()));
        Narrated { value: known.map_or(placed.value, |narrated| narrated.value), year_named_in, on_this_line: true }
    }

    /// An expression that nothing places: its fields that are known, `X` for the rest (ISO 8601-2).
    fn unplaced(parts: &Parts, timed: bool) -> Option<Timex> {
        let time = time_of_day(parts);
        let kind = if time.is_some() { TimexType::Time } else { TimexType::Date };
        Some(plain(kind, TimexValue::Unplaced(unplaced(parts, timed)?, time), parts))
    }

    fn place(&self, parts: &Parts, around: Surroundings<'_>) -> Option<Placed> {
        if parts.before_christ {
            return match (parts.century, parts.decade) {
                (Some(century), _) => Some(Calendar::Century(Calendar::before_christ(century))),
                (None, Some(decade)) => Some(Calendar::Decade(Calendar::before_christ(decade))),
                (None, None) => calendar(parts, 1 - parts.year?),
            }
            .map(Placed::stated);
        }
        if let Some(century) = parts.century {
            return Some(Placed::stated(Calendar::Century(century)));
        }
        if let Some(decade) = parts.decade {
            return Some(Placed::stated(Calendar::Decade(decade)));
        }
        if let Some(sign) = parts.distance {
            return self.at_distance(parts, sign);
        }
        let shift = parts.shift.or(parts.direction.zip(parts.unit).map(|(by, unit)| (unit, by)));
        match shift {
            Some((TimeUnit::Year, by)) => {
                let base = self.base(parts.narrated)?;
                let year = base.0.year() + by;
                let stated = Parts { year: Some(year), shift: None, ..parts.clone() };
                let value = calendar(&stated, year)?;
                return Some(Placed { value, inferred: vec![Part::Year], anchor: base.1, against: Some(base.0) });
            }
            Some((unit, by)) => return self.shifted(parts, unit, by, around.future),
            None => {}
        }
        if let Some(year) = parts.year {
            return calendar(parts, year).map(Placed::stated);
        }
        if parts.short_year.is_some() {
            let century =
                self.narrated.map(|narrated| narrated.value.year()).or(self.published.map(Day::year))? / 100 * 100;
            let year = century + i32::from(parts.short_year?);
            let value = calendar(parts, year)?;
            return Some(Placed {
                value,
                inferred: vec![Part::Century],
                anchor: Anchor::Range,
                against: self.published,
            });
        }
        if parts.month.is_some() || parts.season.is_some() || parts.quarter.is_some() || parts.half.is_some() {
            return self.without_year(parts, around);
        }
        if let Some(weekday) = parts.weekday {
            return self.on_weekday(weekday, parts.direction, around.future);
        }
        if let Some(day) = parts.day {
            let (base, anchor) = self.narrated_day().or(self.base(false))?;
            let value = Calendar::Day(Day::new(base.year(), base.month(), day)?);
            return Some(Placed { value, inferred: vec![Part::Year, Part::Month], anchor, against: Some(base) });
        }
        // A part of the day or a clock time alone.
        let same_line = self.narrated_day().filter(|_| self.narrated.is_some_and(|narrated| narrated.on_this_line));
        let (base, anchor) = same_line.or(self.base(false))?;
        let inferred = vec![Part::Year, Part::Month, Part::Day];
        Some(Placed { value: Calendar::Day(base), inferred, anchor, against: Some(base) })
    }

    /// The date that distances are counted from: the narrated one where the expression says
    /// so, else the publication date.
    fn base(&self, narrated: bool) -> Option<(Day, Anchor)> {
        let from_text = || self.narrated.and_then(|t| t.value.bounds()).map(|(first, _)| (first, Anchor::Narrated));
        let published = self.published.map(|day| (day, Anchor::Published));
        if narrated { from_text().or(published) } else { published }
    }

    fn narrated_day(&self) -> Option<(Day, Anchor)> {
        match self.narrated?.value {
            Calendar::Day(day) => Some((day, Anchor::Narrated)),
            Calendar::Month(year, month) if self.history => Some((Day::new(year, month, 1)?, Anchor::Narrated)),
            _ => None,
        }
    }

    /// The day that "the same day" means in news: the last day of the sentence; else the
    /// latest of the last days, since news looks back in between (said on Friday that two
    /// died on Thursday; the same day, police …).
    fn day_of_news(&self) -> Option<Day> {
        let (day, sentence) = self.day?;
        let latest = self.latest.filter(|latest| sentence != self.sentence && latest.days_since(day) <= AT_ONCE);
        Some(latest.map_or(day, |latest| latest.max(day)))
    }

    fn at_distance(&self, parts: &Parts, sign: i32) -> Option<Placed> {
        let (base, anchor) = self.base(parts.narrated)?;
        let by = (exact_count(parts)? as i64).checked_mul(i64::from(sign))?;
        let value = match parts.unit? {
            TimeUnit::Day => Calendar::Day(base.plus_days(by)),
            TimeUnit::Week => Calendar::week_of(base.plus_days(by.checked_mul(7)?)),
            TimeUnit::Month => month_of(base.plus_months(by)),
            TimeUnit::Quarter => month_of(base.plus_months(by.checked_mul(3)?)),
            TimeUnit::Year => Calendar::Year(base.year() + i32::try_from(by).ok()?),
            TimeUnit::Decade => Calendar::Decade(base.year() / 10 + i32::try_from(by).ok()?),
            TimeUnit::Century => Calendar::Century(base.year() / 100 + i32::try_from(by).ok()?),
            TimeUnit::Hour | TimeUnit::Minute | TimeUnit::Second => Calendar::Day(base),
        };
        Some(Placed { value, inferred: vec![Part::Year, Part::Month, Part::Day], anchor, against: Some(base) })
    }

    /// Yesterday, last week, next month: `by` units away.
    fn shifted(&self, parts: &Parts, unit: TimeUnit, by: i32, future: bool) -> Option<Placed> {
        let (mut base, anchor) = self.base(parts.narrated)?;
        if parts.narrated && unit == TimeUnit::Day && !self.history {
            base = self.day_of_news().or(self.published).unwrap_or(base);
        }
        let far = i64::from(by);
        let value = match unit {
            TimeUnit::Day => Calendar::Day(base.plus_days(far)),
            TimeUnit::Week => {
                // The weekend of what has happened is over.
                let is_past = parts.open_weekend && !future && base.weekday() < SATURDAY;
                let far = far - i64::from(is_past);
                let (year, week) = base.plus_days(far * 7).week();
                match parts.weekday {
                    Some(weekday) => Calendar::Day(Day::from_week(year, week, weekday)?),
                    None if parts.weekend => Calendar::Weekend(year, week),
                    None => Calendar::Week(year, week),
                }
            }
            TimeUnit::Month => {
                let month = base.plus_months(far);
                match parts.day {
                    Some(day) => Calendar::Day(Day::new(month.year(), month.month(), day)?),
                    None => month_of(month),
                }
            }
            TimeUnit::Quarter => {
                let month = base.plus_months(far * 3);
                Calendar::Quarter(month.year(), month.month().div_ceil(3))
            }
            TimeUnit::Decade => Calendar::Decade(base.year() / 10 + by),
            TimeUnit::Century => Calendar::Century(base.year() / 100 + by),
            TimeUnit::Year | TimeUnit::Hour | TimeUnit::Minute | TimeUnit::Second => return None,
        };
        Some(Placed { value, inferred: vec![Part::Year, Part::Month, Part::Day], anchor, against: Some(base) })
    }

    fn on_weekday(&self, weekday: u8, direction: Option<i32>, future: bool) -> Option<Placed> {
        let (base, anchor) = match self.narrated_day().filter(|_| self.history) {
            Some(narrated) => narrated,
            None => self.base(false)?,
        };
        let back = (i64::from(base.weekday()) - i64::from(weekday)).rem_euclid(7);
        let ahead = (i64::from(weekday) - i64::from(base.weekday())).rem_euclid(7);

        let by = match direction {
            Some(..0) => -(if back == 0 { 7 } else { back }),
            Some(0) => i64::from(weekday) - i64::from(base.weekday()),
            Some(1..) => {
                if ahead == 0 {
                    7
                } else {
                    ahead
                }
            }
            None if future => ahead,
            None => -back,
        };
        let value = Calendar::Day(base.plus_days(by));
        Some(Placed { value, inferred: vec![Part::Year, Part::Month, Part::Day], anchor, against: Some(base) })
    }

    /// A month, season, quarter or half without its year.
    fn without_year(&self, parts: &Parts, around: Surroundings<'_>) -> Option<Placed> {
        let (base, anchor) = self.base(parts.narrated).unzip();
        let recent = base.and_then(|base| self.nearest(parts, base, around));
        // The year of a date in the same sentence says more than the day of publication.
        let named_here = self.narrated.is_some_and(|narrated| {
            narrated.year_named_in == Some(self.sentence) && !matches!(narrated.value, Calendar::Year(_))
        });
        let news = recent.as_ref().is_some_and(|(_, far)| *far <= RECENT) && !self.history && !named_here;
        match self.in_narrated_year(parts).filter(|_| !news) {
            Some(narrated) => Some(narrated),
            None => recent.zip(anchor).map(|((value, _), anchor)| Placed {
                value,
                inferred: vec![Part::Year],
                anchor,
                against: base,
            }),
        }
    }

    /// The reading within the narrated year, while that holds.
    fn in_narrated_year(&self, parts: &Parts) -> Option<Placed> {
        let narrated = self.narrated.filter(|_| parts.direction.is_none())?;
        let named = narrated.year_named_in.map(|named| self.sentence.saturating_sub(named));
        if !self.history && named.is_none_or(|sentences| sentences > YEAR_HOLDS) {
            return None;
        }
        let (first, _) = narrated.value.bounds()?;
        let value = calendar(parts, narrated.value.year())?;
        let (start, _) = value.bounds()?;
        let next = (self.history || named == Some(0))
            && !matches!(narrated.value, Calendar::Year(_))
            && first.days_since(start) > BACKWARD;
        let value = if next { calendar(parts, narrated.value.year() + 1)? } else { value };
        Some(Placed { value, inferred: vec![Part::Year], anchor: Anchor::Narrated, against: Some(first) })
    }

    /// The reading nearest to the publication date that the tense allows, and
    /// how many days away it is.
    fn nearest(&self, parts: &Parts, base: Day, around: Surroundings<'_>) -> Option<(Calendar, i64)> {
        let value = |year: i32| calendar(parts, year).and_then(|value| Some((value, value.bounds()?)));
        // Four years reach a 29 February.
        let past = (0..=4).find_map(|back| value(base.year() - back).filter(|(_, (first, _))| *first <= base));
        let next = (0..=4).find_map(|ahead| value(base.year() + ahead).filter(|(_, (_, last))| *last >= base));
        let chosen = match (parts.direction, past, next) {
            (Some(..0), Some((value, (_, last))), _) if last >= base => calendar(parts, value.year() - 1)?,
            (Some(0), _, _) => calendar(parts, base.year())?,
            (Some(1..), _, Some((next, _))) => next,
            (None, Some((past, (_, last))), Some((next, (first, _)))) => {
                let (behind, ahead) = (base.days_since(last), first.days_since(base));
                let close = ahead <= CLOSE && behind >= FAR;
                let to_come = around.future && ahead <= behind * 2 + CLOSE * 3;
                let is_nearer = around.is_alone && ahead < behind;
                if behind > 0 && (to_come || close || is_nearer) { next } else { past }
            }
            (_, Some((past, _)), _) => past,
            (_, None, next) => next?.0,
        };
        let chosen = on_its_weekday(parts, chosen, base).unwrap_or(chosen);
        let (first, last) = chosen.bounds()?;
        Some((chosen, base.days_since(last).max(first.days_since(base)).max(0)))
    }
}

/// The day that its weekday says, in a year next to the publication: Thursday, 10 January.
fn on_its_weekday(parts: &Parts, chosen: Calendar, base: Day) -> Option<Calendar> {
    let (weekday, month, day) = (parts.weekday?, parts.month?, parts.day?);
    let fits = |calendar: &Calendar| matches!(calendar, Calendar::Day(day) if day.weekday() == weekday);
    if fits(&chosen) {
        return None;
    }
    let years = base.year() - 1..=base.year() + 1;
    let days = years.filter_map(|year| Day::new(year, month, day)).filter(|day| day.weekday() == weekday);
    days.min_by_key(|day| base.days_since(*day).abs()).map(Calendar::Day)
}

fn month_of(day: Day) -> Calendar {
    Calendar::Month(day.year(), day.month())
}

/// Fills in what one end of a range leaves out from the other: the month of the first
/// (March 5–9), the month and the year of the second (5 to 9 March 1918). A range runs
/// forward: its ends may lie in two years (27 December to 4 January 2021).
fn lend(parts: &mut Parts, other: &OtherEnd<'_>, lent: &mut Vec<Part>) {
    let day_of = |parts: &Parts| parts.month.map(|month| (month, parts.day.unwrap_or(1)));
    match other {
        OtherEnd::DayOf(day) => {
            let Parts { year, month, day, weekday, shift, direction, .. } = (*day).clone();
            *parts = Parts { year, month, day, weekday, shift, direction, ..parts.clone() };
            lent.push(Part::Day);
        }
        OtherEnd::Opens(other) => {
            if parts.month.is_none() && parts.day.is_some() {
                parts.month = other.month;
            }
            if let Some(year) = other.year.filter(|_| parts.year.is_none() && parts.month.is_some()) {
                parts.year = Some(year + i32::from(day_of(parts) < day_of(other)));
                lent.push(Part::Year);
            }
        }
        OtherEnd::Closes(other) => {
            if parts.month.is_none() && parts.day.is_some() && other.month.is_some() {
                parts.month = other.month;
                lent.push(Part::Month);
            }
            if parts.year.is_none() && parts.shift.is_none() && (other.year.is_some() || other.shift.is_some()) {
                let is_later = day_of(other).is_some() && day_of(parts) > day_of(other);
                parts.year = other.year.map(|year| year - i32::from(is_later));
                parts.shift = other.shift;
                lent.push(Part::Year);
            }
        }
    }
}
