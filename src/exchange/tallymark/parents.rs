//! Figures of a file that are, over their parents, parts of themselves.

use std::collections::HashSet;

/// The figures that are, over their parents, a part of themselves. `parents`
/// holds for each figure the index of its parent; each is looked at once.
pub(super) fn circular(parents: &[Option<usize>]) -> HashSet<usize> {
    let mut walk_of = vec![usize::MAX; parents.len()];
    let mut circular = HashSet::new();
    for walk in 0..parents.len() {
        let mut at = Some(walk);
        while let Some(i) = at.filter(|&i| walk_of[i] == usize::MAX) {
            walk_of[i] = walk;
            at = parents[i];
        }
        let closing = at.filter(|&i| walk_of[i] == walk);
        let mut member = closing;
        while let Some(i) = member.filter(|&i| circular.insert(i)) {
            member = parents[i];
        }
    }
    circular
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn circles_are_found_and_what_leads_to_them_is_not() {
        for (parents, expected) in [
            (vec![], vec![]),
            (vec![None, Some(0), Some(1)], vec![]),
            (vec![Some(0)], vec![0]),
            (vec![Some(1), Some(2), Some(1), None], vec![1, 2]),
            (vec![Some(2), Some(0), Some(1), Some(0)], vec![0, 1, 2]),
        ] {
            assert_eq!(circular(&parents), expected.into_iter().collect(), "{parents:?}");
        }
    }
}
