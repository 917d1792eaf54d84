//! How far two passages are from each other.

/// Longer passages without one word in common are told apart without a look at
/// their letters: the time stays linear in the text.
const LONGEST: usize = 300;

/// How many letters have to be put in, taken out or replaced to make one passage
/// the other (Levenshtein 1966), by the method of Wagner and Fischer, The
/// String-to-String Correction Problem, Journal of the ACM 21 (1974).
pub(super) fn distance(one: &[char], other: &[char]) -> usize {
    if one.is_empty() || other.is_empty() || one.len().max(other.len()) > LONGEST {
        return one.len().max(other.len());
    }
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in other.iter().enumerate() {
            let replaced = diagonal + usize::from(a != b);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_counted() {
        for (one, other, expected) in
            [("", "", 0), ("kitten", "sitting", 3), ("abc", "", 3), ("đêm", "đem", 1), ("flaw", "lawn", 2)]
        {
            let letters = |text: &str| text.chars().collect::<Vec<_>>();
            assert_eq!(distance(&letters(one), &letters(other)), expected, "{one} {other}");
        }
    }
}
