//! Counts what a file does not hold.

use super::known::About;
use super::loss::Loss;
use crate::exchange::Article;
use std::collections::BTreeMap;
use std::fmt;

/// What was lost, and how often.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Losses(BTreeMap<Loss, usize>);

impl Losses {
    /// Counts a loss.
    pub(super) fn add(&mut self, loss: Loss, count: usize) {
        if count > 0 {
            *self.0.entry(loss).or_default() += count;
        }
    }

    /// Counts what an article has and a format does not hold.
    pub(super) fn count(&mut self, article: &Article, about: &About) {
        for &loss in Loss::ALL.iter().filter(|loss| !about.holds.contains(loss)) {
            self.add(loss, loss.present(article, about.holds));
        }
    }

    /// Whether nothing was lost.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each loss with its count, in the order of [`Loss`].
    pub fn iter(&self) -> impl Iterator<Item = (Loss, usize)> + '_ {
        self.0.iter().map(|(&loss, &count)| (loss, count))
    }
}

/// A line for each loss.
impl fmt::Display for Losses {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.iter().try_for_each(|(loss, count)| writeln!(f, "{count} {loss}"))
    }
}
