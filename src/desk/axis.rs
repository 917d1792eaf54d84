//! Lays dates out on an axis: a bar for each range of days, and where there are too many,
//! columns that count them. Nothing is left out: each date is in a bar or a column, or is
//! counted among those without room.

use super::timeline::Dated;
use crate::model::Day;
use std::sync::Arc;

/// Rows of bars that an axis has.
pub const LANES: usize = 12;
/// Rows that are left to long stretches beside columns.
const LONG: usize = 4;
/// Bins of a full axis.
const COLUMNS: i64 = 60;
/// A bar is drawn no narrower than this share of the axis.
pub const NARROWEST: f64 = 0.007;

/// The dates of a period as they are drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Axis {
    /// Ranges of days, each in its lane.
    pub bars: Vec<Bar>,
    /// Bins that count the dates that bars have no room for.
    pub bins: Vec<Bin>,
    /// Number of dates in neither: ranges longer than a column for which no lane is free.
    pub beyond: usize,
}

/// Dates of the same days, drawn as one bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// First and last day.
    pub days: (Day, Day),
    /// The first of the dates.
    pub first: Arc<Dated>,
    /// How many there are.
    pub count: usize,
    /// Whether all of them are vague.
    pub is_vague: bool,
    /// Whether a casualty figure stands beside one of them.
    pub has_figure: bool,
    /// The row that it stands in.
    pub lane: usize,
}

/// The dates of some days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bin {
    /// First and last day.
    pub days: (Day, Day),
    /// How many dates begin there.
    pub count: usize,
    /// How many of them stand beside a casualty figure.
    pub figures: usize,
}

/// Lays dates, by their first days, on an axis from one day to another.
pub fn axis(dates: &[Arc<Dated>], window: (Day, Day)) -> Axis {
    let bars = stacked(dates);
    let all = laid(bars.clone(), window, LANES);
    if all.iter().all(Option::is_some) {
        return Axis { bars: all.into_iter().flatten().collect(), ..Axis::default() };
    }
    let days = window.1.days_since(window.0).max(0) + 1;
    let width = (days + COLUMNS - 1) / COLUMNS;
    let is_short = |(from, to): (Day, Day)| to.days_since(from) < width;
    let long: Vec<Bar> = bars.into_iter().filter(|bar| !is_short(bar.days)).collect();
    let laid = laid(long.clone(), window, LONG);
    let beyond = long.iter().zip(&laid).filter(|(_, laid)| laid.is_none()).map(|(bar, _)| bar.count).sum();
    let mut bins: Vec<Bin> = Vec::new();
    for dated in dates.iter().filter(|dated| is_short(dated.days)) {
        // A date that begins before the axis and reaches into it is drawn at its start.
        let at = dated.days.0.days_since(window.0).max(0) / width;
        let from = window.0.plus_days(at * width);
        let days = (from, from.plus_days(width - 1).min(window.1));
        if bins.last().is_none_or(|bin| bin.days != days) {
            bins.push(Bin { days, count: 0, figures: 0 });
        }
        if let Some(bin) = bins.last_mut() {
            bin.count += 1;
            bin.figures += usize::from(dated.has_figure);
        }
    }
    Axis { bars: laid.into_iter().flatten().collect(), bins, beyond }
}

/// The days at which an axis has ticks, at most `most`: every day, second day or week of a
/// short axis, else the first days of months or years, at even steps of the calendar.
pub fn ticks((from, to): (Day, Day), most: usize) -> Vec<Day> {
    const DAYS: [i64; 4] = [1, 2, 7, 14];
    const MONTHS: [i64; 13] = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12_000];
    let most = most.max(1) as i64;
    let days = to.days_since(from).max(0);
    if let Some(step) = DAYS.into_iter().find(|step| days / step < most) {
        return (0..=days / step).map(|n| from.plus_days(n * step)).collect();
    }
    let month = |day: Day| i64::from(day.year()) * 12 + i64::from(day.month()) - 1;
    let (first, last) = (month(from) + i64::from(from.day() > 1), month(to));
    let within = |step: i64| (first + step - 1).div_euclid(step)..=last.div_euclid(step);
    let step = MONTHS.into_iter().find(|&step| within(step).count() as i64 <= most);
    let begins = |months: i64| Day::new(months.div_euclid(12) as i32, months.rem_euclid(12) as u8 + 1, 1);
    step.map_or_else(Vec::new, |step| within(step).filter_map(|n| begins(n * step)).collect())
}

/// Merges dates of the same days.
fn stacked(dates: &[Arc<Dated>]) -> Vec<Bar> {
    let mut bars: Vec<Bar> = Vec::new();
    for dated in dates {
        match bars.last_mut().filter(|bar| bar.days == dated.days) {
            Some(bar) => {
                bar.count += 1;
                bar.is_vague &= dated.is_vague;
                bar.has_figure |= dated.has_figure;
            }
            None => bars.push(Bar {
                days: dated.days,
                first: dated.clone(),
                count: 1,
                is_vague: dated.is_vague,
                has_figure: dated.has_figure,
                lane: 0,
            }),
        }
    }
    bars
}

/// Assigns each bar to the first free lane; `None` where none is free.
fn laid(bars: Vec<Bar>, (from, to): (Day, Day), lanes: usize) -> Vec<Option<Bar>> {
    let days = (to.days_since(from).max(0) + 1) as f64;
    let narrowest = days * NARROWEST;
    let mut ends = vec![f64::MIN; lanes];
    let lay = |bar: Bar| {
        let start = (bar.days.0.days_since(from) as f64).clamp(0.0, days - narrowest);
        let end = ((bar.days.1.days_since(from) + 1) as f64).max(start + narrowest);
        let lane = ends.iter().position(|taken| *taken <= start)?;
        ends[lane] = end + narrowest / 4.0;
        Some(Bar { lane, ..bar })
    };
    bars.into_iter().map(lay).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::timeline::{by_day, dated};
    use crate::desk::{Document, Meta};

    fn dates(text: &str) -> Vec<Arc<Dated>> {
        by_day(dated(&Document::annotated(text, Meta { language: "en".to_owned(), ..Meta::default() })))
    }

    fn window(dates: &[Arc<Dated>]) -> (Day, Day) {
        (dates[0].days.0, dates.iter().map(|dated| dated.days.1).max().unwrap())
    }

    fn counted(axis: &Axis) -> usize {
        let bars: usize = axis.bars.iter().map(|bar| bar.count).sum();
        bars + axis.bins.iter().map(|bin| bin.count).sum::<usize>() + axis.beyond
    }

    #[test]
    fn an_axis_is_named_at_even_steps_of_the_calendar() {
        for (from, to, expected) in [
            ("2031-03-03", "2031-03-03", "2031-03-03"),
            ("2031-03-03", "2031-03-06", "2031-03-03 2031-03-04 2031-03-05 2031-03-06"),
            ("2031-03-03", "2031-03-20", "2031-03-03 2031-03-10 2031-03-17"),
            ("2031-01-15", "2031-06-30", "2031-02-01 2031-03-01 2031-04-01 2031-05-01 2031-06-01"),
            ("2019-05-01", "2025-02-01", "2020-01-01 2021-01-01 2022-01-01 2023-01-01 2024-01-01 2025-01-01"),
            ("1990-01-01", "2031-01-01", "1990-01-01 2000-01-01 2010-01-01 2020-01-01 2030-01-01"),
        ] {
            let described: Vec<String> =
                ticks((from.parse().unwrap(), to.parse().unwrap()), 6).iter().map(Day::to_string).collect();
            assert_eq!(described.join(" "), expected);
        }
    }

    #[test]
    fn few_dates_are_bars_and_those_of_one_day_are_one() {
        let dates = dates(
            "On 3 March 2031 12 people were killed. It rained on 3 March 2031. In 2031 he left. On 5 March 2031 they met.",
        );
        let axis = axis(&dates, window(&dates));
        let described: Vec<_> = axis.bars.iter().map(|bar| (bar.days.0.to_string(), bar.count, bar.lane)).collect();
        assert_eq!(
            described,
            [("2031-01-01".to_owned(), 1, 0), ("2031-03-03".to_owned(), 2, 1), ("2031-03-05".to_owned(), 1, 2)]
        );
        assert!(axis.bars[1].has_figure && axis.bins.is_empty());
    }

    #[test]
    fn of_many_dates_none_is_left_out() {
        let mut text = String::new();
        for year in 1990..2030 {
            for month in 1..=12 {
                for day in [3, 11, 19, 27] {
                    text += &format!("They met on {year}-{month:02}-{day:02}. ");
                }
            }
            text += &format!("In {year} it rained. In the early {}s she came. ", year / 10 * 10);
        }
        let dates = dates(&text);
        assert!(dates.len() > 1900, "{}", dates.len());
        let all = axis(&dates, window(&dates));
        assert!(!all.bins.is_empty());
        assert!(all.bins.len() <= COLUMNS as usize + 1);
        assert_eq!(counted(&all), dates.len());
        // On a shorter axis the same dates are bars again.
        let close = (Day::new(2001, 1, 1).unwrap(), Day::new(2001, 12, 31).unwrap());
        let near: Vec<Arc<Dated>> =
            dates.iter().filter(|dated| dated.days.0 <= close.1 && dated.days.1 >= close.0).cloned().collect();
        let axis = axis(&near, close);
        assert!(axis.bins.is_empty());
        assert_eq!(counted(&axis), near.len());
    }
}
