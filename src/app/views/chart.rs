//! The chart of a toll: where each count stands, before anything is drawn.

use crate::desk::{self, FigureKey, Member, Toll};
use crate::model::{Currency, Day, Modality};

/// Size of the drawing, in its own units; one unit is about a pixel.
pub(crate) const WIDTH: f64 = 720.0;
pub(crate) const HEIGHT: f64 = 268.0;
const LEFT: f64 = 58.0;
const RIGHT: f64 = 18.0;
const TOP: f64 = 18.0;
const BOTTOM: f64 = 34.0;
/// Counts that span so many times the least are drawn on a logarithmic scale.
const DECADES: u64 = 30;
/// Sources that have a colour of their own; the rest share the last.
pub(crate) const COLOURS: usize = 6;

/// How a count is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Dot,
    /// A count that may come.
    Hollow,
    /// A count that is denied.
    Cross,
}

/// A count in the chart.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Point {
    /// Its place among the members of the toll.
    pub(crate) member: usize,
    pub(crate) key: FigureKey,
    pub(crate) x: f64,
    pub(crate) y: f64,
    /// From here to there reaches what its bounds leave open; an open end reaches out
    /// of the chart.
    pub(crate) range: Option<(f64, f64)>,
    pub(crate) shape: Shape,
    /// Its source among those of the chart.
    pub(crate) source: usize,
    pub(crate) replaced: bool,
    /// Whether its count stands beside it: once for equal ones of a day.
    pub(crate) labelled: bool,
}

/// A chart without words: places, days and numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Chart {
    pub(crate) points: Vec<Point>,
    /// Names of the sources; `None` is the narrator.
    pub(crate) sources: Vec<Option<String>>,
    /// Heights with their counts.
    pub(crate) counts: Vec<(f64, u64)>,
    /// Places with their days.
    pub(crate) days: Vec<(f64, Day)>,
    pub(crate) logarithmic: bool,
}

/// Lays a toll out. Parts and what is reported twice are left out: see [`Toll::leads`]. Figures of
/// articles without a day cannot stand in time.
pub(crate) fn chart(toll: &Toll) -> Chart {
    let drawn: Vec<(usize, &Member, u64, Day)> = toll
        .members
        .iter()
        .enumerate()
        .filter(|(i, _)| toll.leads(*i))
        .filter_map(|(i, member)| Some((i, member, member.row.count()?, member.row.as_of?)))
        .collect();
    let (Some(first), Some(last)) = (drawn.iter().map(|p| p.3).min(), drawn.iter().map(|p| p.3).max()) else {
        return Chart::default();
    };
    let counts = || drawn.iter().flat_map(|(_, m, ..)| [m.row.figure.low, m.row.figure.high]).flatten();
    let most = counts().max().unwrap_or(1).max(1);
    let least = counts().filter(|&count| count > 0).min().unwrap_or(1);
    let logarithmic = most / least >= DECADES;
    let scale = Scale::new(least, most, logarithmic);
    let across = Span { first, days: last.days_since(first) };
    let mut chart = Chart { logarithmic, counts: scale.ticks(), days: across.ticks(), ..Chart::default() };
    let mut on_day: Vec<(Day, u64)> = Vec::new();
    for (i, member, count, day) in drawn {
        let figure = &member.row.figure;
        let name = member.row.source.as_ref().map(|source| source.name.clone());
        let source = chart.sources.iter().position(|known| *known == name).unwrap_or_else(|| {
            chart.sources.push(name);
            chart.sources.len() - 1
        });
        let so_far = on_day.iter().filter(|(other, _)| *other == day).count();
        let labelled = !on_day.contains(&(day, count));
        on_day.push((day, count));
        let ends = (figure.low.map(|low| scale.at(low)), figure.high.map(|high| scale.at(high)));
        let range = match ends {
            (Some(low), Some(high)) => (low > high).then_some((low, high)),
            (Some(low), None) => Some((low, TOP - 8.0)),
            (None, Some(high)) => Some((HEIGHT - BOTTOM, high)),
            (None, None) => None,
        };
        chart.points.push(Point {
            member: i,
            key: member.row.key.clone(),
            x: across.at(day) + beside(so_far),
            y: scale.at(count),
            range,
            shape: match figure.modality {
                Modality::Asserted => Shape::Dot,
                Modality::Hypothetical => Shape::Hollow,
                Modality::Denied => Shape::Cross,
            },
            source: source.min(COLOURS - 1),
            replaced: member.replaced_by.is_some() || figure.currency != Currency::Current,
            labelled,
        });
    }
    chart
}

/// Counts of one day stand beside each other: 0, right, left, further right…
fn beside(nth: usize) -> f64 {
    const STEP: f64 = 20.0;
    let step = nth.div_ceil(2).min(3) as f64 * STEP;
    if nth % 2 == 1 { step } else { -step }
}

struct Scale {
    from: f64,
    to: f64,
    logarithmic: bool,
    most: u64,
}

impl Scale {
    fn new(least: u64, most: u64, logarithmic: bool) -> Self {
        let (from, to) = match logarithmic {
            true => ((least as f64).log10().floor(), (most as f64).log10().ceil()),
            false => (0.0, most as f64 * 1.12),
        };
        Self { from, to, logarithmic, most }
    }

    fn at(&self, count: u64) -> f64 {
        let value = if self.logarithmic { (count.max(1) as f64).log10() } else { count as f64 };
        let share = ((value - self.from) / (self.to - self.from).max(f64::EPSILON)).clamp(0.0, 1.0);
        HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP)
    }

    /// Whole decades, or steps of 1, 2 or 5 times a power of ten.
    fn ticks(&self) -> Vec<(f64, u64)> {
        if self.logarithmic {
            let decades = self.from as u32..=self.to as u32;
            return decades.map(|decade| 10u64.saturating_pow(decade)).map(|count| (self.at(count), count)).collect();
        }
        const STEPS: u64 = 5;
        let rough = (self.most / STEPS).max(1);
        let power = 10u64.saturating_pow(rough.ilog10());
        let step = [1, 2, 5, 10].into_iter().map(|times| times * power).find(|&step| step >= rough).unwrap_or(power);
        (0..=self.most / step).map(|n| n * step).map(|count| (self.at(count), count)).collect()
    }
}

struct Span {
    first: Day,
    days: i64,
}

impl Span {
    fn at(&self, day: Day) -> f64 {
        /// Room for counts beside each other at both ends.
        const ROOM: f64 = 64.0;
        let share = if self.days == 0 { 0.5 } else { day.days_since(self.first) as f64 / self.days as f64 };
        LEFT + ROOM + share * (WIDTH - LEFT - RIGHT - 2.0 * ROOM)
    }

    fn ticks(&self) -> Vec<(f64, Day)> {
        const MOST: usize = 6;
        let days = desk::ticks((self.first, self.first.plus_days(self.days)), MOST);
        days.into_iter().map(|day| (self.at(day), day)).collect()
    }
}

/// Where the axes stand: left, right, bottom.
pub(crate) const AXES: (f64, f64, f64) = (LEFT, WIDTH - RIGHT, HEIGHT - BOTTOM);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::{Document, Meta};
    use std::sync::Arc;

    fn laid_out(text: &str) -> Chart {
        let meta = Meta { language: "en".to_owned(), published: Day::new(2031, 3, 4), ..Meta::default() };
        let documents = [Arc::new(Document::annotated(text, meta))];
        let reports = [Arc::new(desk::article_report(&documents[0]))];
        chart(&desk::incidents(&documents, &reports)[0].tolls[0])
    }

    #[test]
    fn counts_stand_by_their_size_and_bounds() {
        let chart = laid_out(
            "At least 8 people were killed in Karsa on Monday, police said. The army denied that 12 people were \
             killed. Doctors feared that 20 people were killed.",
        );
        let shapes: Vec<Shape> = chart.points.iter().map(|point| point.shape).collect();
        assert_eq!(shapes, [Shape::Dot, Shape::Cross, Shape::Hollow]);
        assert!(chart.points[0].y > chart.points[1].y && chart.points[1].y > chart.points[2].y);
        assert!(chart.points[0].range.is_some_and(|(from, to)| from > to), "an open end reaches upwards");
        assert_eq!(chart.points[1].range, None);
        assert!(!chart.logarithmic);
        assert_eq!(chart.counts.iter().map(|tick| tick.1).collect::<Vec<_>>(), [0, 5, 10, 15, 20]);
        assert_eq!(chart.days.len(), 1);
    }

    #[test]
    fn decades_make_a_logarithmic_scale() {
        let scale = Scale::new(8, 30_000, true);
        assert_eq!(scale.ticks().iter().map(|tick| tick.1).collect::<Vec<_>>(), [1, 10, 100, 1000, 10_000, 100_000]);
        assert!(scale.at(0).is_finite());
    }

    #[test]
    fn nothing_is_no_chart() {
        assert_eq!([0, 1, 2, 3].map(beside), [0.0, 20.0, -20.0, 40.0]);
        let toll = Toll {
            effect: crate::model::Effect::Killed,
            place: None,
            when: None,
            members: Vec::new(),
            checks: Vec::new(),
        };
        assert_eq!(chart(&toll), Chart::default());
    }
}
