//! The weights of evidence, read from the one file that holds them.

use super::evidence::Evidence;
use std::sync::OnceLock;

/// Weights by evidence, and the thresholds that they were fitted with.
#[derive(Debug)]
pub(super) struct Weights {
    by_evidence: [f32; Evidence::ALL.len()],
    /// Mean score from which two groups of reports are one incident.
    pub(super) join: f32,
    /// Mean score from which a person is asked whether they are.
    pub(super) ask: f32,
    /// Mean score from which two passages of one article tell of one event.
    pub(super) inside: f32,
    /// Mean score from which figures of one incident and effect count the same people.
    pub(super) toll: f32,
    /// The score of two events that nothing brings near each other.
    pub(super) unseen: f32,
}

impl Weights {
    /// The weights of a file with lines `name<tab>number`; a name that is missing weighs
    /// nothing.
    fn read(file: &str) -> Self {
        let of = |name: &str| {
            let number = file.lines().find_map(|line| line.split_once('\t').filter(|(key, _)| *key == name));
            number.and_then(|(_, number)| number.trim().parse().ok()).unwrap_or_default()
        };
        Self {
            by_evidence: Evidence::ALL.map(|evidence| of(evidence.key())),
            join: of("= join"),
            ask: of("= ask"),
            inside: of("= inside"),
            toll: of("= toll"),
            unseen: of("= unseen"),
        }
    }

    fn of(&self, evidence: Evidence) -> f32 {
        self.by_evidence[evidence as usize]
    }
}

impl Evidence {
    /// How much it speaks for one incident, as a difference in log odds; below 0 it speaks
    /// against one.
    pub fn weight(self) -> f32 {
        weights().of(self)
    }
}

/// The sum of what speaks for and against, in log odds.
pub(super) fn score(evidence: &[Evidence]) -> f32 {
    evidence.iter().map(|evidence| evidence.weight()).sum()
}

/// The weights, as `scripts/weights.py` fits them.
pub(super) fn weights() -> &'static Weights {
    static READ: OnceLock<Weights> = OnceLock::new();
    READ.get_or_init(|| Weights::read(include_str!("weights.txt")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_names_evidence_and_thresholds_and_nothing_else() {
        let names: Vec<&str> =
            include_str!("weights.txt").lines().filter_map(|line| Some(line.split_once('\t')?.0)).collect();
        let known = |name: &&str| {
            ["= join", "= ask", "= inside", "= toll", "= unseen"].contains(name)
                || Evidence::ALL.iter().any(|evidence| evidence.key() == *name)
        };
        assert_eq!(names.iter().find(|name| !known(name)), None);
        assert_eq!(Evidence::ALL.iter().find(|evidence| !names.contains(&evidence.key())), None);
        assert!(weights().ask < weights().join);
    }
}
