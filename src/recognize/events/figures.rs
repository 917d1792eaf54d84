//! Which event a figure belongs to.

use super::mentions::Mention;
use super::page::Page;
use crate::model::{Currency, Effect, EventKind};
use std::ops::Range;

/// Whether an event of a kind can bring a harm about.
pub(super) fn can(kind: Option<EventKind>, effect: Effect) -> bool {
    use EventKind::{Abduction, Clash, Execution, Raid, Stampede};
    let Some(kind) = kind else { return true };
    match effect {
        Effect::Killed | Effect::Wounded | Effect::Casualties => true,
        Effect::Captured => matches!(kind, Abduction | Raid | Clash | Execution | EventKind::Other),
        Effect::Missing => !matches!(kind, Execution | Stampede | EventKind::Shooting),
        Effect::Displaced => !matches!(
            kind,
            Abduction
                | EventKind::Drone
                | Execution
                | EventKind::Mine
                | EventKind::Shooting
                | Stampede
                | EventKind::SuicideBombing
        ),
    }
}

impl Page<'_, '_> {
    /// The figures of a sentence, as indexes.
    pub(super) fn figures_of(&self, sentence: usize) -> Range<usize> {
        let place = self.span(&self.reading.sentences[sentence].clone());
        let figures = self.known.casualties;
        let from = figures.partition_point(|figure| figure.span.start < place.start);
        from..figures.partition_point(|figure| figure.span.start < place.end)
    }

    /// Gives each figure of a sentence to the nearest of its tellings that can have led to
    /// it; gives those that are left. A count of other times belongs to none.
    pub(super) fn give_figures(&self, sentence: usize, mentions: &mut [Mention]) -> Vec<usize> {
        let mut left = Vec::new();
        for at in self.figures_of(sentence) {
            let figure = &self.known.casualties[at];
            if figure.what.currency == Currency::Comparison {
                continue;
            }
            let cue = figure.reason.words.iter().rev().find(|words| !figure.span.overlaps(**words));
            let harm = self.tokens(cue.copied().unwrap_or(figure.span));
            let able = mentions.iter_mut().filter(|mention| can(mention.kind, figure.what.effect));
            let nearest = able.min_by_key(|mention| {
                let apart = mention.named().map(|named| self.distance(named, &harm)).min();
                (self.is_other_clause(&mention.trigger.tokens, &harm), apart)
            });
            // The dead of a war are not those of one of its battles.
            let is_alone = nearest.as_ref().is_none_or(|mention| mention.trigger.is_harm);
            if is_alone && self.has(&self.words.war, self.reading.sentences[sentence].clone()) {
                continue;
            }
            match nearest {
                Some(mention) => mention.figures.push(at),
                None => left.push(at),
            }
        }
        left
    }

    /// Whether a semicolon stands between two places.
    fn is_other_clause(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        let mut between = a.end.min(b.end)..a.start.max(b.start);
        between.any(|i| self.reading.is(i, ';'))
    }
}
