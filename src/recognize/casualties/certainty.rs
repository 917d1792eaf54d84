//! Which figures may be wrong.

use super::groups::Head;
use super::relate::Counted;
use crate::model::{Currency, Doubt, Effect};

/// Tokens between those who are counted and their word of harm beyond which the two may not
/// belong together. Four figures of `en-dev` stand further away.
const FAR: usize = 12;

/// For each figure of a text why it may be wrong, if it may.
pub(super) fn doubts(counted: &[Counted]) -> Vec<Option<Doubt>> {
    // Beside people who are counted by their noun a bare number counts people too.
    let names_people =
        |c: &Counted| c.figure.currency == Currency::Current && matches!(c.group.head, Head::People | Head::Others);
    let of_sentence = |figures: &[Counted]| {
        let beside = figures.iter().any(names_people);
        figures.iter().map(|c| doubt(c, beside && c.group.head == Head::Bare)).collect::<Vec<_>>()
    };
    counted.chunk_by(|a, b| a.sentence == b.sentence).flat_map(of_sentence).collect()
}

fn doubt(counted: &Counted, stands_beside_people: bool) -> Option<Doubt> {
    let group = &counted.group;
    let gap = if counted.cue.start >= group.end {
        counted.cue.start - group.end
    } else {
        group.tokens.start.saturating_sub(counted.cue.end)
    };
    // Leaves 14 dead: nothing stands between the number and a word that people alone have.
    let is_beside = gap == 0
        && counted.rule == "subject"
        && matches!(counted.figure.effect, Effect::Killed | Effect::Wounded | Effect::Casualties);
    let is_tally = matches!(counted.rule, "toll" | "label" | "superseded" | "comparison");
    // Lost nine men, holding six nurses: the word can mean other things.
    if group.quantity.is_doubtful || counted.rule == "loss" {
        Some(Doubt::TwoReadings)
    } else if counted.rule == "carried" {
        // The word of harm stands with an earlier count.
        Some(Doubt::FarVerb)
    } else if group.head == Head::Open {
        Some(Doubt::OpenNoun)
    } else if group.head == Head::Bare && !is_tally && group.effect.is_none() && !(stands_beside_people || is_beside) {
        Some(Doubt::NoNoun)
    } else if gap > FAR && !is_tally {
        Some(Doubt::FarVerb)
    } else {
        None
    }
}
