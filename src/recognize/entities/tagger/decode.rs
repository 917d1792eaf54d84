//! The best names of a stretch, by the scores of all its candidates.

use super::lattice::{KINDS, Lattice};
use super::weights::{NOTHING, Part, Scores, column};

/// A name: a candidate by its index, and its kind as in `EntityKind::ALL`.
pub type Choice = (usize, usize);

/// The names of a stretch with the highest score: the best path through the lattice, by
/// dynamic programming over its tokens. `None` where no path fits.
pub fn decode(lattice: &Lattice, scores: &Scores) -> Option<Vec<Choice>> {
    let inner = inner_sums(scores);
    let mut best: Vec<Option<(i32, Option<Choice>)>> = vec![None; lattice.tokens.len() + 1];
    best[0] = Some((0, None));
    let mut next = 0;
    for at in 0..lattice.tokens.len() {
        let here = best[at].map(|(score, _)| score);
        let sum = here.filter(|_| !lattice.bound[at]).map(|here| here + scores.tokens[at][NOTHING]);
        improve(&mut best[at + 1], sum, None);
        while next < lattice.candidates.len() && lattice.candidates[next].from == at {
            let candidate = &lattice.candidates[next];
            for kind in (0..KINDS).filter(|&kind| candidate.kinds[kind]) {
                let sum = here.map(|here| here + name_score(candidate.from, candidate.to, next, kind, scores, &inner));
                improve(&mut best[candidate.to], sum, Some((next, kind)));
            }
            next += 1;
        }
    }
    let mut choices = Vec::new();
    let mut at = lattice.tokens.len();
    while at > 0 {
        let (_, choice) = best[at]?;
        at = choice.map_or(at - 1, |(candidate, _)| lattice.candidates[candidate].from);
        choices.extend(choice);
    }
    choices.reverse();
    Some(choices)
}

/// Keeps the better of two paths to one token; of equal ones, the one without a name.
fn improve(best: &mut Option<(i32, Option<Choice>)>, score: Option<i32>, choice: Option<Choice>) {
    let better = |score| best.is_none_or(|(best, _)| score > best || score == best && choice.is_none());
    if let Some(score) = score.filter(|&score| better(score)) {
        *best = Some((score, choice));
    }
}

/// By token and kind: the summed score of all tokens before it as inner ones.
fn inner_sums(scores: &Scores) -> Vec<[i32; KINDS]> {
    let mut sums = vec![[0; KINDS]];
    let mut sum = [0; KINDS];
    for row in &scores.tokens {
        for (kind, sum) in sum.iter_mut().enumerate() {
            *sum += row[column(kind, Part::Inner)] + row[column(kind, Part::Whole)];
        }
        sums.push(sum);
    }
    sums
}

fn name_score(from: usize, to: usize, index: usize, kind: usize, scores: &Scores, inner: &[[i32; KINDS]]) -> i32 {
    let whole = scores.candidates[index][column(kind, Part::Whole)];
    let last = to - 1;
    let part = |at: usize, part| scores.tokens[at][column(kind, part)] + scores.tokens[at][column(kind, Part::Whole)];
    if from == last {
        return whole + part(from, Part::Only);
    }
    let ends = part(from, Part::First) + part(last, Part::Last);
    whole + ends + inner[last][kind] - inner[from + 1][kind]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognize::entities::tagger::{COLUMNS, Candidate};

    /// Two tokens, each a candidate, and both together.
    fn lattice(bound: bool) -> Lattice {
        let candidate = |from, to| Candidate { from, to, kinds: [true; KINDS] };
        Lattice {
            tokens: 0..2,
            bound: vec![bound; 2],
            candidates: vec![candidate(0, 1), candidate(0, 2), candidate(1, 2)],
        }
    }

    #[test]
    fn the_way_for_which_the_most_speaks_is_taken() {
        let lattice = lattice(false);
        let mut scores = Scores::of(&lattice);
        assert_eq!(decode(&lattice, &scores), Some(vec![]), "where nothing speaks for a name there is none");
        scores.tokens[0][column(1, Part::Only)] = 2;
        assert_eq!(decode(&lattice, &scores), Some(vec![(0, 1)]));
        scores.tokens[1][column(2, Part::Only)] = 1;
        assert_eq!(decode(&lattice, &scores), Some(vec![(0, 1), (2, 2)]));
        scores.candidates[1][column(0, Part::Whole)] = 4;
        assert_eq!(decode(&lattice, &scores), Some(vec![(1, 0)]));
        scores.tokens[0][NOTHING] = 9;
        assert_eq!(decode(&lattice, &scores), Some(vec![(2, 2)]));
    }

    #[test]
    fn what_is_bound_stays_a_name() {
        let mut bound = lattice(true);
        let mut scores = Scores { tokens: vec![[0; COLUMNS]; 2], candidates: vec![[0; COLUMNS]; 3] };
        scores.tokens[0][NOTHING] = 9;
        assert!(decode(&bound, &scores).is_some_and(|names| !names.is_empty()));
        bound.candidates.clear();
        assert_eq!(decode(&bound, &Scores::of(&bound)), None);
    }
}
