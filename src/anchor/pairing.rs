//! Which words of the old text are which of the new one.

use rustc_hash::FxHashMap;

/// Words that stand together once in each text are the same; first long runs,
/// then single words.
const RUNS: [usize; 3] = [4, 2, 1];

/// Pairs the words of an old text with those of a new one, also where a passage
/// moved: Paul Heckel, A technique for isolating differences between files,
/// Communications of the ACM 21 (1978), pages 264–268. The ends of the texts are
/// paired as far as they are the same; then what stands once in each; then, from
/// every pair, the equal neighbours. Linear in the length of the texts.
pub(super) fn pair(old: &[u32], new: &[u32]) -> Vec<Option<usize>> {
    let mut pairs = Pairs { old, new, of_old: vec![None; old.len()], taken: vec![false; new.len()] };
    let start = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    (0..start).for_each(|i| pairs.join(i, i));
    let rest = old[start..].iter().rev().zip(new[start..].iter().rev());
    let end = rest.take_while(|(a, b)| a == b).count();
    (1..=end).for_each(|i| pairs.join(old.len() - i, new.len() - i));
    for run in RUNS {
        pairs.unique(run);
        pairs.extend();
    }
    pairs.of_old
}

struct Pairs<'w> {
    old: &'w [u32],
    new: &'w [u32],
    of_old: Vec<Option<usize>>,
    taken: Vec<bool>,
}

impl Pairs<'_> {
    /// Pairs two words that have no pair yet.
    fn join(&mut self, i: usize, j: usize) {
        if self.of_old[i].is_none() && !self.taken[j] {
            self.of_old[i] = Some(j);
            self.taken[j] = true;
        }
    }

    /// Pairs runs of words without a pair that stand once in each text.
    fn unique(&mut self, run: usize) {
        let mut seen: FxHashMap<&[u32], [Count; 2]> = FxHashMap::default();
        for (i, words) in self.old.windows(run).enumerate() {
            if self.of_old[i..i + run].iter().all(Option::is_none) {
                seen.entry(words).or_default()[0].add(i);
            }
        }
        for (j, words) in self.new.windows(run).enumerate() {
            if let Some(counts) = seen.get_mut(words).filter(|_| !self.taken[j..j + run].contains(&true)) {
                counts[1].add(j);
            }
        }
        // In the order of the text, so that the same texts give the same pairs.
        for i in 0..(self.old.len() + 1).saturating_sub(run) {
            if let Some([Count::Once(at), Count::Once(j)]) =
                seen.get(&self.old[i..i + run]).filter(|_| self.of_old[i].is_none())
                && *at == i
            {
                (0..run).for_each(|k| self.join(i + k, j + k));
            }
        }
    }

    /// Pairs the equal neighbours of what is paired, forwards and backwards.
    fn extend(&mut self) {
        for i in 1..self.old.len() {
            if let Some(j) = self.of_old[i - 1].map(|j| j + 1).filter(|&j| self.new.get(j) == Some(&self.old[i])) {
                self.join(i, j);
            }
        }
        for i in (1..self.old.len()).rev() {
            if let Some(j) = self.of_old[i].and_then(|j| j.checked_sub(1)).filter(|&j| self.new[j] == self.old[i - 1]) {
                self.join(i - 1, j);
            }
        }
    }
}

/// How often a run was seen, and where.
#[derive(Clone, Copy, Default)]
enum Count {
    #[default]
    Never,
    Once(usize),
    Often,
}

impl Count {
    fn add(&mut self, at: usize) {
        *self = if matches!(self, Count::Never) { Count::Once(at) } else { Count::Often };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stayed_and_what_moved_is_paired() {
        let words = |text: &str| text.bytes().map(u32::from).collect::<Vec<_>>();
        for (old, new, expected) in [
            ("abc", "abc", "0 1 2"),
            ("abcd", "abxcd", "0 1 3 4"),
            ("abcxyz", "xyzabc", "3 4 5 0 1 2"),
            ("aaa", "aa", "0 1 -"),
            ("abc", "", "- - -"),
            ("", "abc", ""),
            ("abxcd", "abycd", "0 1 - 3 4"),
        ] {
            let pairs = pair(&words(old), &words(new));
            let told: Vec<String> = pairs.iter().map(|p| p.map_or("-".to_owned(), |j| j.to_string())).collect();
            assert_eq!(told.join(" "), expected, "{old} {new}");
        }
    }
}
