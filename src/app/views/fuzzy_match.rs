//! The list of commands and articles: which of them are meant by a few letters. Pure.

use crate::text::fold;

/// The places of the names that hold the letters in their order, the best first: those
/// whose words start with what was typed, then those that hold it, then the rest.
pub(crate) fn meant<'a>(names: impl Iterator<Item = &'a str>, typed: &str) -> Vec<usize> {
    let typed = fold(typed.trim());
    let there = names.enumerate().filter_map(|(at, name)| Some((at, cost(&fold(name), &typed)?)));
    let mut there: Vec<(usize, usize)> = there.collect();
    there.sort_by_key(|&(_, cost)| cost);
    there.into_iter().map(|(at, _)| at).collect()
}

/// How far a name is from what was typed; `None` where it does not hold its letters.
fn cost(name: &str, typed: &str) -> Option<usize> {
    if name.starts_with(typed) {
        return Some(0);
    }
    if let Some(at) = name.find(typed) {
        let starts_word = name[..at].ends_with(|c: char| !c.is_alphanumeric());
        return Some(if starts_word { 1 } else { 2 });
    }
    // Each letter that starts no word and follows none that was meant costs.
    let (mut cost, mut rest) = (3, name);
    for c in typed.chars().filter(|c| !c.is_whitespace()) {
        let at = rest.find(c)?;
        let before = &rest[..at];
        if !before.is_empty() && !before.ends_with(|c: char| !c.is_alphanumeric()) {
            cost += 2;
        }
        rest = &rest[at + c.len_utf8()..];
    }
    Some(cost)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_letters_mean_a_command() {
        let names = ["Accept the mark", "Reject the mark", "Next mark", "Mark as place", "Đi tới phát ngôn"];
        for (typed, expected) in [
            ("", vec![0, 1, 2, 3, 4]),
            ("mark", vec![3, 0, 1, 2]),
            ("atm", vec![0]),
            ("rej", vec![1]),
            ("di toi", vec![4]),
            ("map", vec![3]),
            ("zzz", vec![]),
        ] {
            assert_eq!(meant(names.into_iter(), typed), expected, "{typed}");
        }
    }
}
