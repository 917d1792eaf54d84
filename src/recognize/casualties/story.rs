//! What a text has counted so far, for counts that say no more than a number.

use crate::model::{Currency, Effect, Figure};
use crate::phrase::Quantity;
use rustc_hash::FxHashMap;

/// In how many sentences a count is still what a number without any harm may carry on; one of
/// the dead always is.
const REACH: usize = 3;
/// How much nearer a count of other harm has to be than one of the dead, as a ratio: of the
/// counts that articles carry on most are of the dead.
const PREFERENCE: f64 = 2.0;

/// What was told of one harm.
#[derive(Clone, Copy, Debug)]
struct Told {
    /// The last sentence that did.
    sentence: usize,
    /// The last count and the greatest one.
    counts: Option<(f64, f64)>,
}

/// The counts of a text up to a sentence.
#[derive(Debug, Default)]
pub(super) struct Story {
    /// The harm that each pair of bounds was last told of.
    counts: FxHashMap<(Option<u64>, Option<u64>), Effect>,
    /// What was told of each harm, in the order of [`Effect::ALL`].
    told: [Option<Told>; Effect::ALL.len()],
    /// The harm that was told last.
    latest: Option<(usize, Effect)>,
}

impl Story {
    /// Takes a figure up, in the order of the text.
    pub(super) fn tell(&mut self, sentence: usize, figure: &Figure<usize>) {
        self.counts.insert((figure.low, figure.high), figure.effect);
        let count = figure.low.or(figure.high).map(|n| n as f64).filter(|_| figure.currency == Currency::Current);
        self.mention(sentence, figure.effect, count);
    }

    /// Takes up a harm that a sentence names, with its count, if it says one.
    pub(super) fn mention(&mut self, sentence: usize, effect: Effect, count: Option<f64>) {
        let index = Effect::ALL.iter().position(|known| *known == effect).unwrap_or_default();
        let before = self.told[index].and_then(|told| told.counts);
        let counts = count.map(|count| (count, before.map_or(count, |(_, most)| most.max(count))));
        self.told[index] = Some(Told { sentence, counts: counts.or(before) });
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
        same.or_else(|| self.nearest(quantity.low.or(quantity.high)?, sentence))
            .or(self.latest.map(|(_, effect)| effect))
    }

    /// The harm of which a count differs least from a number, as a ratio. One of the dead is
    /// preferred, but where the sentence before tells of other harm alone.
    fn nearest(&self, number: f64, sentence: usize) -> Option<Effect> {
        let of_dead = self.told[0].map(|told| told.sentence);
        let told = Effect::ALL.into_iter().zip(self.told).filter_map(|(effect, told)| {
            let Told { sentence: at, counts } = told?;
            let (last, most) = counts?;
            let is_of_dead = effect == Effect::Killed;
            let is_topic = at + 1 >= sentence && of_dead.is_none_or(|dead| dead < at);
            let weight = if is_of_dead || is_topic { 1.0 } else { PREFERENCE };
            let far = weight * far_apart(number, last).min(far_apart(number, most));
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

/// The greater of two counts as a multiple of the lesser.
fn far_apart(a: f64, b: f64) -> f64 {
    let (a, b) = (a.max(1.0), b.max(1.0));
    a.max(b) / a.min(b)
}

fn bounds(quantity: &Quantity) -> (Option<u64>, Option<u64>) {
    (quantity.low.map(|n| n as u64), quantity.high.map(|n| n as u64))
}
