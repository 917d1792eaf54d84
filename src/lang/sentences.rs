//! The sentences of a text by the abbreviations of its language.

use super::once::once;
use super::packs::PACKS;
use crate::text::Sentences;
use rustc_hash::FxHashSet;
use std::sync::OnceLock;

/// The sentences of a text in a language (BCP 47). A stop behind one of its abbreviations that
/// begins with a capital (Gen., TP.) belongs to the word, as it does behind a single letter;
/// behind any other short word (Huế., BBC.) it ends the sentence.
pub fn sentences(code: &str, text: &str) -> Sentences {
    static KNOWN: [OnceLock<FxHashSet<String>>; PACKS.len()] = [const { OnceLock::new() }; PACKS.len()];
    let known = once(&KNOWN, code, |pack| {
        pack.entries(&pack.names, "abbreviation").into_iter().map(|entry| entry.phrase.to_lowercase()).collect()
    });
    Sentences::of(text, |word| known.is_some_and(|(_, known)| known.contains(&word.to_lowercase())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_word_ends_a_sentence_unless_it_is_an_abbreviation() {
        for (code, text, count) in [
            ("en", "Gen. Hale spoke to the BBC. Lt. Roke did not. J. Irrek left.", 3),
            ("vi", "Chín người chết hôm thứ Tư. Trước đó là bảy. Họ ở Huế. TP. Karsa vắng.", 4),
            ("xx", "Gen. Hale spoke.", 2),
        ] {
            assert_eq!(sentences(code, text).iter().count(), count, "{text}");
        }
    }
}
