//! Constrained clustering by average linkage (UPGMA, Sokal and Michener 1958): the two
//! groups with the best mean score are joined until none reaches the threshold. What must
//! stand together is joined first; what cannot never is.

use rustc_hash::FxHashMap;
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// Pairs of members with their scores, and what a person or the articles decided.
#[derive(Debug, Default)]
pub(super) struct Ties {
    /// Scores of pairs, in log odds; each pair once, the smaller index first.
    pub(super) scores: Vec<((usize, usize), f32)>,
    /// What belongs together whatever its score.
    pub(super) together: Vec<(usize, usize)>,
    /// What is never of one group.
    pub(super) apart: Vec<(usize, usize)>,
}

/// The groups of `count` members, and pairs of groups that a person should be asked about.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Clusters {
    /// The members of each group, sorted; the groups by their first member.
    pub(super) groups: Vec<Vec<usize>>,
    /// Pairs of groups whose mean score lies below the threshold and above `ask`.
    pub(super) questions: Vec<(usize, usize, f32)>,
}

/// The sum of known scores between two groups and their number; negative infinity where
/// they must stay apart.
type Link = (f32, usize);

struct Candidate {
    mean: f32,
    pair: (usize, usize),
    sizes: (usize, usize),
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        self.mean.total_cmp(&other.mean).then_with(|| other.pair.cmp(&self.pair))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Candidate {}

/// Groups `count` members: those whose mean score is at least `join` are one group, pairs of
/// groups from `ask` up are questions. A pair without a score counts as `unseen`.
/// Pauses now and then.
pub(super) async fn cluster(
    count: usize,
    ties: &Ties,
    [join, ask, unseen]: [f32; 3],
    pause: &mut impl AsyncFnMut(),
) -> Clusters {
    /// Pairs between two pauses: joining a group offers some hundred others.
    const PORTION: usize = 200;
    let mut state = State::new(count, ties, join, unseen);
    for (one, other) in &ties.together {
        state.join_if_allowed(*one, *other);
    }
    state.fill();
    let mut done = 0;
    while let Some(candidate) = state.heap.pop() {
        done += 1;
        if done % PORTION == 0 {
            pause().await;
        }
        let (one, other) = candidate.pair;
        let is_current = (state.members[one].len(), state.members[other].len()) == candidate.sizes;
        if is_current {
            state.join(one, other);
        }
    }
    state.finish(ask)
}

struct State {
    members: Vec<Vec<usize>>,
    links: Vec<FxHashMap<usize, Link>>,
    of: Vec<usize>,
    /// Pairs whose mean reached the threshold when they were offered: most never do.
    heap: BinaryHeap<Candidate>,
    join: f32,
    unseen: f32,
}

impl State {
    fn new(count: usize, ties: &Ties, join: f32, unseen: f32) -> Self {
        let mut links: Vec<FxHashMap<usize, Link>> = vec![FxHashMap::default(); count];
        let apart = ties.apart.iter().map(|pair| (*pair, f32::NEG_INFINITY));
        for ((one, other), score) in ties.scores.iter().copied().chain(apart) {
            if one != other {
                for (a, b) in [(one, other), (other, one)] {
                    let link = links[a].entry(b).or_default();
                    *link = (link.0 + score, 1);
                }
            }
        }
        let members = (0..count).map(|i| vec![i]).collect();
        Self { members, links, of: (0..count).collect(), heap: BinaryHeap::new(), join, unseen }
    }

    fn mean(&self, one: usize, other: usize) -> f32 {
        let pairs = self.members[one].len() * self.members[other].len();
        let (sum, known) = self.links[one].get(&other).copied().unwrap_or_default();
        (sum + self.unseen * pairs.saturating_sub(known) as f32) / pairs.max(1) as f32
    }

    fn join_if_allowed(&mut self, one: usize, other: usize) {
        let (one, other) = (self.of[one], self.of[other]);
        let is_barred = self.links[one].get(&other).is_some_and(|link| link.0 == f32::NEG_INFINITY);
        if one != other && !is_barred {
            self.join(one, other);
        }
    }

    /// Joins the second group to the first.
    fn join(&mut self, one: usize, other: usize) {
        let moved = std::mem::take(&mut self.members[other]);
        moved.iter().for_each(|member| self.of[*member] = one);
        self.members[one].extend(moved);
        let gone = std::mem::take(&mut self.links[other]);
        for (third, link) in gone {
            self.links[third].remove(&other);
            if third != one {
                for (a, b) in [(one, third), (third, one)] {
                    let sum = self.links[a].entry(b).or_default();
                    *sum = (sum.0 + link.0, sum.1 + link.1);
                }
            }
        }
        self.links[one].remove(&other);
        let near: Vec<usize> = self.links[one].keys().copied().collect();
        near.into_iter().for_each(|third| self.offer(one, third));
    }

    fn fill(&mut self) {
        self.heap.clear();
        for one in 0..self.members.len() {
            let near: Vec<usize> = self.links[one].keys().copied().filter(|other| *other > one).collect();
            near.into_iter().for_each(|other| self.offer(one, other));
        }
    }

    fn offer(&mut self, one: usize, other: usize) {
        let pair = (one.min(other), one.max(other));
        let sizes = (self.members[pair.0].len(), self.members[pair.1].len());
        let mean = self.mean(pair.0, pair.1);
        if sizes.0 > 0 && sizes.1 > 0 && mean >= self.join {
            self.heap.push(Candidate { mean, pair, sizes });
        }
    }

    fn finish(mut self, ask: f32) -> Clusters {
        let mut asked = Vec::new();
        for one in 0..self.members.len() {
            for other in self.links[one].keys().copied().filter(|other| *other > one) {
                let mean = self.mean(one, other);
                if mean >= ask {
                    asked.push((one, other, mean));
                }
            }
        }
        let mut at = vec![usize::MAX; self.members.len()];
        let mut order: Vec<usize> = (0..self.members.len()).filter(|i| !self.members[*i].is_empty()).collect();
        self.members.iter_mut().for_each(|members| members.sort_unstable());
        order.sort_unstable_by_key(|i| self.members[*i].first().copied());
        order.iter().enumerate().for_each(|(n, i)| at[*i] = n);
        let mut questions: Vec<(usize, usize, f32)> = asked
            .into_iter()
            .map(|(one, other, mean)| (at[one].min(at[other]), at[one].max(at[other]), mean))
            .collect();
        questions.sort_by(|a, b| b.2.total_cmp(&a.2).then((a.0, a.1).cmp(&(b.0, b.1))));
        Clusters { groups: order.into_iter().map(|i| std::mem::take(&mut self.members[i])).collect(), questions }
    }
}

#[cfg(test)]
mod tests {
    use super::super::steps::at_once;
    use super::*;

    fn ties(scores: &[(usize, usize, f32)]) -> Ties {
        Ties { scores: scores.iter().map(|(a, b, score)| ((*a, *b), *score)).collect(), ..Ties::default() }
    }

    #[test]
    fn groups_follow_the_mean_and_what_was_decided() {
        let pairs = [(0, 1, 4.0), (1, 2, 3.0), (0, 2, -1.0), (3, 4, 2.0), (2, 3, 0.5)];
        let groups = |ties: &Ties| at_once(cluster(5, ties, [0.5, -1.0, -4.0], &mut async || {})).groups;
        assert_eq!(groups(&ties(&pairs)), [vec![0, 1, 2], vec![3, 4]]);
        let parted = Ties { apart: vec![(0, 1)], ..ties(&pairs) };
        assert_eq!(groups(&parted), [vec![0], vec![1, 2], vec![3, 4]]);
        let joined = Ties { together: vec![(0, 4)], ..ties(&pairs) };
        assert_eq!(groups(&joined)[0][..1], [0]);
        assert!(groups(&joined).iter().any(|group| group.contains(&0) && group.contains(&4)));
    }

    #[test]
    fn what_nearly_belongs_together_is_asked() {
        let ties = ties(&[(0, 1, 0.0), (1, 2, -3.0)]);
        let found = at_once(cluster(3, &ties, [0.5, -1.0, -4.0], &mut async || {}));
        assert_eq!(found.groups.len(), 3);
        assert_eq!(found.questions, [(0, 1, 0.0)]);
    }
}
