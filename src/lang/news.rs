//! Words that bring news of what was told before.

use super::{PACKS, Pack, entries, is_ready};
use crate::text::key;
use std::sync::OnceLock;

/// Whether some words of a language (BCP 47) say that a count has moved: the toll *has
/// risen to*, *tăng lên*. No, where the data files are not here.
pub fn has_moved(code: &str, words: &str) -> bool {
    static WORDS: [OnceLock<Vec<String>>; PACKS.len()] = [const { OnceLock::new() }; PACKS.len()];
    let Some(pack) = Pack::of(code) else { return false };
    let Some(at) = PACKS.iter().position(|other| other.code == pack.code).filter(|_| is_ready()) else { return false };
    let known = WORDS[at].get_or_init(|| {
        entries(pack.casualties.text(), "moved").into_iter().map(|entry| format!(" {} ", key(entry.phrase))).collect()
    });
    let words: Vec<String> = key(words)
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned())
        .collect();
    let said = format!(" {} ", words.join(" "));
    known.iter().any(|phrase| said.contains(phrase.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tally_that_moved_is_told_from_one_that_is_put() {
        for (code, words, expected) in [
            ("en", "The death toll from Monday’s attack has risen to ", true),
            ("en", "Rebels put the death toll at ", false),
            ("vi", "Số người thiệt mạng đã TĂNG LÊN ", true),
            ("vi", "Số người thiệt mạng là ", false),
            ("xx", "rose", false),
        ] {
            assert_eq!(has_moved(code, words), expected, "{words}");
        }
    }
}
