//! Words by which a text updates an earlier count.

use super::PACKS;
use super::once::once;
use crate::text::key;
use std::sync::OnceLock;

/// Whether some words of a language (BCP 47) say that a count has moved: the toll *has
/// risen to*, *tăng lên*. No, where the data files are not here.
pub fn has_moved(code: &str, words: &str) -> bool {
    static WORDS: [OnceLock<Vec<String>>; PACKS.len()] = [const { OnceLock::new() }; PACKS.len()];
    holds(&WORDS, (code, "moved"), &folded(words))
}

/// Whether the words between a tally and a count say that the tally grew by it: rose to 24
/// *after* three people died. No, where the data files are not here.
pub fn adds(code: &str, between: &str) -> bool {
    /// Words before the count in which that is looked for.
    const REACH: usize = 5;
    static WORDS: [OnceLock<Vec<String>>; PACKS.len()] = [const { OnceLock::new() }; PACKS.len()];
    let words = folded(between);
    holds(&WORDS, (code, "growth"), &words[words.len().saturating_sub(REACH)..])
}

/// Whether a clause adds up what happened at several places: in *both attacks*, *hai tỉnh*.
/// No, where the data files are not here.
pub fn adds_up(code: &str, clause: &str) -> bool {
    static WORDS: [OnceLock<Vec<String>>; PACKS.len()] = [const { OnceLock::new() }; PACKS.len()];
    holds(&WORDS, (code, "sum"), &folded(clause))
}

/// Whether a count is of those who came on top: eight *more* people, hai người *nữa*. No,
/// where the data files are not here.
pub fn is_added(code: &str, count: &str) -> bool {
    static WORDS: [OnceLock<Vec<String>>; PACKS.len()] = [const { OnceLock::new() }; PACKS.len()];
    // More than 20 is a count of its own.
    let words = folded(count);
    holds(&WORDS, (code, "added"), words.get(1..).unwrap_or_default())
}

/// Whether words hold a phrase of a section of a language's `casualties` file.
fn holds(
    cells: &'static [OnceLock<Vec<String>>; PACKS.len()],
    (code, section): (&str, &str),
    words: &[String],
) -> bool {
    let phrases = once(cells, code, |pack| {
        pack.entries(&pack.casualties, section).into_iter().map(|entry| format!(" {} ", key(&entry.phrase))).collect()
    });
    let said = format!(" {} ", words.join(" "));
    phrases.is_some_and(|(_, phrases)| phrases.iter().any(|phrase| said.contains(phrase.as_str())))
}

fn folded(words: &str) -> Vec<String> {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    key(words).split_whitespace().map(bare).collect()
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

    #[test]
    fn those_who_came_on_top_are_told_from_a_count() {
        for (code, count, expected) in [
            ("en", "Eight more people", true),
            ("en", "More than 20 people", false),
            ("en", "48 others", false),
            ("vi", "hai người nữa", true),
            ("xx", "eight more", false),
        ] {
            assert_eq!(is_added(code, count), expected, "{count}");
        }
    }

    #[test]
    fn a_tally_grows_by_what_is_told_after_it() {
        for (code, words, expected) in [
            ("en", " on Monday, up from 18, after ", true),
            ("en", ", and in another attack ", false),
            ("en", " after a night of shelling in which ", false),
            ("vi", " sau khi thêm ", true),
            ("vi", ", trong đó có ", false),
            ("xx", " after ", false),
        ] {
            assert_eq!(adds(code, words), expected, "{words}");
        }
    }
}
