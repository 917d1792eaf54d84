//! What a text has counted so far, for counts that say no more than a number.

use super::relate::Counted;
use crate::model::Effect;
use crate::phrase::Quantity;
use rustc_hash::FxHashMap;

/// In how many sentences a count is still what a number without any harm may carry on; one of
/// the dead always is.
const REACH: usize = 3;
/// How much nearer a count of other harm has to be than one of the dead, as a ratio: of the
/// counts that articles carry on most are of the dead.
const PREFERENCE: f64 = 2.0;

/// The counts of a text up to a sentence.
#[derive(Debug, Default)]
pub(super) struct Story {
    /// The harm that each pair of bounds was last told of.
    counts: FxHashMap<(Option<u64>, Option<u64>), Effect>,
    /// For each harm the last sentence that told of it, with the count, if it had one.
    last: [Option<(usize, Option<f64>)>; Effect::ALL.len()],
    /// The harm that was told last.
    latest: Option<(usize, Effect)>,
}

impl Story {
    /// Takes a figure up, in the order of the text.
    pub(super) fn tell(&mut self, counted: &Counted) {
        let figure = &counted.figure;
        self.counts.insert((figure.low, figure.high), figure.effect);
        let count = figure.low.or(figure.high).map(|n| n as f64);
        self.mention(counted.sentence, figure.effect, count);
    }

    /// Takes up a harm that a sentence names, with its count, if it says one.
    pub(super) fn mention(&mut self, sentence: usize, effect: Effect, count: Option<f64>) {
        let index = Effect::ALL.iter().position(|known| *known == effect).unwrap_or_default();
        let before = self.last[index].and_then(|(_, count)| count);
        self.last[index] = Some((sentence, count.or(before)));
        self.latest = Some((sentence, effect));
    }

    /// Whether no harm was told yet.
    pub(super) fn is_empty(&self) -> bool {
        self.latest.is_none()
    }

    /// The harm that a number without any is told of in a sentence: that which the same number
    /// was told of before, or else that of the nearest count.
    pub(super) fn effect(&self, quantity: &Quantity, sentence: usize) -> Option<Effect> {
        let same = self.counts.get(&bounds(quantity)).copied();
        same.or_else(|| self.nearest(quantity.low.or(quantity.high)?, sentence)).or(self.latest.map(|(_, effect)| effect))
    }

    /// The harm whose last count differs least from a number, as a ratio.
    fn nearest(&self, number: f64, sentence: usize) -> Option<Effect> {
        let told = Effect::ALL.into_iter().zip(self.last).filter_map(|(effect, last)| {
            let (at, count) = last?;
            let is_of_dead = effect == Effect::Killed;
            let ratio = number.max(1.0) / count?.max(1.0);
            let far = ratio.max(1.0 / ratio) * if is_of_dead { 1.0 } else { PREFERENCE };
            (is_of_dead || sentence - at <= REACH).then_some((effect, far))
        });
        told.min_by(|(_, a), (_, b)| a.total_cmp(b)).map(|(effect, _)| effect)
    }

    /// The harm that was told last, where no more than so many sentences lie between.
    pub(super) fn latest(&self, sentence: usize, reach: usize) -> Option<Effect> {
        self.latest.filter(|(at, _)| sentence - at <= reach).map(|(_, effect)| effect)
    }

    /// Whether the number was counted before.
    pub(super) fn has(&self, quantity: &Quantity) -> bool {
        self.counts.contains_key(&bounds(quantity))
    }
}

fn bounds(quantity: &Quantity) -> (Option<u64>, Option<u64>) {
    (quantity.low.map(|n| n as u64), quantity.high.map(|n| n as u64))
}
