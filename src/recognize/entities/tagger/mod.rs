//! A statistical tagger of names; the answer of the rules is one of its features.
//!
//! A text is cut into stretches in which names may stand, and each stretch is decoded as
//! a whole by a semi-Markov conditional random field (Sarawagi
//! and Cohen, "Semi-Markov Conditional Random Fields for Information Extraction",
//! 2004), with weights that `scripts/train.rs` learns. Mentions of
//! the rules that are sure stay as they are; headlines are left to the rules.

mod decode;
mod features;
mod lattice;
mod traits;
mod weights;

pub use decode::{Choice, decode};
pub use lattice::{Candidate, KINDS, Lattice};
pub use traits::{Describe, Trait};
pub use weights::{COLUMNS, NOTHING, Part, Row, Scores, column};

use super::memory::{Memory, TypedMention};
use super::page::Page;
use super::split::Mention;
use crate::model::EntityKind;
use lattice::Sheet;
use std::ops::Range;
pub(super) use weights::is_row;
use weights::{Weighing, Weights};

/// The tagger of a language.
#[derive(Debug)]
pub struct Tagger {
    weights: Weights,
}

impl Tagger {
    /// The tagger with the weights of a file.
    pub fn new(file: &'static str) -> Self {
        Self { weights: Weights::new(file) }
    }

    /// Decides the names of all stretches; mentions outside of them stay as they are.
    pub(super) fn revise(&self, page: &Page<'_, '_>, typed: Vec<TypedMention>, memory: &Memory) -> Vec<TypedMention> {
        let sheet = Sheet::new(page, &typed, memory);
        let mut names: Vec<(Range<usize>, EntityKind)> = Vec::new();
        let mut kept = vec![true; typed.len()];
        for (tokens, sentence) in sheet.stretches() {
            let lattice = sheet.lattice(tokens);
            let mut weighing = Weighing { weights: &self.weights, scores: Scores::of(&lattice) };
            sheet.describe(&lattice, &sentence, &mut weighing);
            let Some(choices) = decode(&lattice, &weighing.scores) else { continue };
            let Lattice { tokens, candidates, .. } = lattice;
            let before = |at| typed.partition_point(|name| name.mention.tokens.start < at);
            kept[before(tokens.start)..before(tokens.end)].fill(false);
            names.extend(choices.into_iter().map(|(index, kind)| {
                let Candidate { from, to, .. } = candidates[index];
                (tokens.start + from..tokens.start + to, EntityKind::ALL[kind])
            }));
        }
        for (kept, name) in kept.iter_mut().zip(&typed) {
            *kept |= name.kind == EntityKind::Demonym;
        }
        merge(typed, &kept, names)
    }
}

/// Replaces the mentions of the rules by those of the tagger.
fn merge(typed: Vec<TypedMention>, kept: &[bool], names: Vec<(Range<usize>, EntityKind)>) -> Vec<TypedMention> {
    let mut merged: Vec<TypedMention> = Vec::with_capacity(names.len());
    let mut old = typed.into_iter().zip(kept).peekable();
    for (tokens, kind) in names {
        let mut same = None;
        while let Some((name, kept)) = old.next_if(|(name, _)| name.mention.tokens.start < tokens.end) {
            if name.mention.tokens == tokens && name.kind == kind {
                same = Some(name);
            } else if *kept && name.mention.tokens.end <= tokens.start {
                merged.push(name);
            }
        }
        let fresh = || TypedMention { mention: Mention::new(tokens, Some(kind), "tagger"), kind };
        merged.push(same.unwrap_or_else(fresh));
    }
    merged.extend(old.filter(|(_, kept)| **kept).map(|(name, _)| name));
    merged
}

/// All stretches of a page, each with the features that an observer collects, for learning.
pub(super) fn observe<D: Describe>(
    page: &Page<'_, '_>,
    typed: &[TypedMention],
    memory: &Memory,
    mut observer: impl FnMut(&Lattice) -> D,
) -> Vec<(Lattice, D)> {
    let sheet = Sheet::new(page, typed, memory);
    let mut all = Vec::new();
    for (tokens, sentence) in sheet.stretches() {
        let lattice = sheet.lattice(tokens);
        let mut observed = observer(&lattice);
        sheet.describe(&lattice, &sentence, &mut observed);
        all.push((lattice, observed));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(tokens: Range<usize>, kind: EntityKind) -> TypedMention {
        TypedMention { mention: Mention::new(tokens, Some(kind), "shape"), kind }
    }

    #[test]
    fn the_tagger_outvotes_the_rules_and_leaves_what_they_keep() {
        let old = vec![
            typed(0..1, EntityKind::Demonym),
            typed(2..4, EntityKind::Person),
            typed(5..6, EntityKind::Place),
            typed(8..9, EntityKind::Demonym),
        ];
        let names = vec![(2..4, EntityKind::Organization), (5..6, EntityKind::Place), (8..10, EntityKind::Person)];
        let merged = merge(old, &[true, false, false, true], names);
        let found: Vec<_> = merged.iter().map(|t| (t.mention.tokens.clone(), t.kind, t.mention.rule)).collect();
        let expected = [
            (0..1, EntityKind::Demonym, "shape"),
            (2..4, EntityKind::Organization, "tagger"),
            (5..6, EntityKind::Place, "shape"),
            (8..10, EntityKind::Person, "tagger"),
        ];
        assert_eq!(found, expected);
    }
}
