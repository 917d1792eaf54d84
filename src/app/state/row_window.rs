//! Which rows of a long list are drawn: those near the screen, with gaps as high as what they
//! stand for. Pure arithmetic; the page measures and draws.

use crate::desk::Id;
use rustc_hash::FxHashMap;

/// What is drawn of a list, in its order.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Stretch {
    /// The rows from one place up to another.
    Rows(usize, usize),
    /// Empty room for those, so many pixels high.
    Gap(usize, usize, f64),
}

/// The heights of rows, in pixels, as they were measured when they were drawn; all others are
/// taken for as high as the mean of those.
#[derive(Clone, Debug)]
pub(crate) struct RowHeights {
    known: FxHashMap<Id, f64>,
    sum: f64,
    guess: f64,
}

impl RowHeights {
    /// Nothing measured yet; rows are about so high.
    pub(crate) fn new(guess: f64) -> Self {
        Self { known: FxHashMap::default(), sum: 0.0, guess }
    }

    /// Takes note of a measured height.
    pub(crate) fn note(&mut self, row: &Id, height: f64) {
        self.sum += height - self.known.insert(row.clone(), height).unwrap_or_default();
    }

    /// What is drawn where the part of the list from `top` to `bottom`, in pixels from its
    /// beginning, is near the screen. `kept` is drawn wherever it stands. Takes time linear in
    /// the rows.
    ///
    /// A block of [`BLOCK`] rows is drawn whole or not at all, so that a little scrolling
    /// changes nothing.
    pub(crate) fn stretches(&self, rows: &[Id], (top, bottom): (f64, f64), kept: Option<usize>) -> Vec<Stretch> {
        let mean = if self.known.is_empty() { self.guess } else { self.sum / self.known.len() as f64 };
        let height = |row: &Id| self.known.get(row).copied().unwrap_or(mean);
        let mut stretches: Vec<Stretch> = Vec::new();
        let mut start = 0.0;
        for (block, rows) in rows.chunks(BLOCK).enumerate() {
            let (first, high) = (block * BLOCK, rows.iter().map(height).sum::<f64>());
            let end = first + rows.len();
            let is_near = start < bottom && start + high > top;
            let is_drawn = is_near || kept.is_some_and(|kept| (first..end).contains(&kept));
            match (stretches.last_mut(), is_drawn) {
                (Some(Stretch::Rows(_, last)), true) => *last = end,
                (Some(Stretch::Gap(_, last, sum)), false) => (*last, *sum) = (end, *sum + high),
                (_, true) => stretches.push(Stretch::Rows(first, end)),
                (_, false) => stretches.push(Stretch::Gap(first, end, high)),
            }
            start += high;
        }
        stretches
    }
}

/// Rows that are drawn together. With half as many, scrolling a wheel's step draws each time.
pub(crate) const BLOCK: usize = 10;

#[cfg(test)]
mod tests {
    use super::Stretch::{Gap, Rows};
    use super::*;

    fn rows(count: usize) -> Vec<Id> {
        (0..count).map(|n| n.to_string().into()).collect()
    }

    #[test]
    fn what_is_near_is_drawn_and_the_rest_is_a_gap() {
        let heights = RowHeights::new(10.0);
        for (count, near, kept, expected) in [
            (0, (0.0, 100.0), None, vec![]),
            (3, (0.0, 100.0), None, vec![Rows(0, 3)]),
            (100, (0.0, 100.0), None, vec![Rows(0, 10), Gap(10, 100, 900.0)]),
            (100, (0.0, 101.0), None, vec![Rows(0, 20), Gap(20, 100, 800.0)]),
            (100, (250.0, 420.0), None, vec![Gap(0, 20, 200.0), Rows(20, 50), Gap(50, 100, 500.0)]),
            (95, (900.0, 2000.0), None, vec![Gap(0, 90, 900.0), Rows(90, 95)]),
            (40, (-500.0, -100.0), None, vec![Gap(0, 40, 400.0)]),
            (40, (0.0, 50.0), Some(35), vec![Rows(0, 10), Gap(10, 30, 200.0), Rows(30, 40)]),
            (40, (0.0, 50.0), Some(12), vec![Rows(0, 20), Gap(20, 40, 200.0)]),
        ] {
            assert_eq!(heights.stretches(&rows(count), near, kept), expected, "{count} {near:?} {kept:?}");
        }
    }

    #[test]
    fn a_measured_row_keeps_its_height_and_the_others_have_the_mean() {
        let (mut heights, rows) = (RowHeights::new(10.0), rows(30));
        heights.note(&rows[0], 100.0);
        heights.note(&rows[1], 40.0);
        heights.note(&rows[1], 50.0);
        assert_eq!(heights.stretches(&rows, (0.0, 1.0), None), [Rows(0, 10), Gap(10, 30, 20.0 * 75.0)]);
        heights.note(&rows[10], 5.0);
        heights.note(&rows[11], 5.0);
        let mean = 160.0 / 4.0;
        assert_eq!(heights.stretches(&rows, (0.0, 1.0), None), [Rows(0, 10), Gap(10, 30, 10.0 + 18.0 * mean)]);
    }
}
