//! All languages, by code and by their words.

use super::pack::LanguagePack;
use super::{en, es, ru, uk, vi};

/// All languages; the first is the one taken when a text gives no hint.
pub static PACKS: [&LanguagePack; 5] = [&en::PACK, &vi::PACK, &ru::PACK, &es::PACK, &uk::PACK];

impl LanguagePack {
    /// The pack of a BCP 47 code; of `vi-VN`, the one of `vi`.
    pub fn of(code: &str) -> Option<&'static LanguagePack> {
        let primary = code.split(['-', '_']).next().unwrap_or_default();
        PACKS.into_iter().find(|pack| pack.code.eq_ignore_ascii_case(primary))
    }

    /// The language whose most frequent words and own letters make up the most of a text's
    /// beginning.
    pub fn detect(text: &str) -> &'static LanguagePack {
        /// Words that are enough to decide; a longer text costs no more.
        const ENOUGH: usize = 400;
        let words: Vec<String> = text
            .split(|c: char| !c.is_alphabetic() && !('\u{300}'..='\u{36f}').contains(&c))
            .filter(|word| !word.is_empty())
            .take(ENOUGH)
            .map(|word| crate::text::key(word).into_owned())
            .collect();
        let share = |pack: &LanguagePack| {
            let common = words.iter().filter(|word| pack.common.split_whitespace().any(|common| common == *word));
            let own = words.iter().filter(|word| word.contains(|c| pack.letters.contains(c)));
            common.count() + own.count()
        };
        PACKS.into_iter().rev().max_by_key(|pack| share(pack)).unwrap_or(PACKS[0])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_counts_is_guarded_in_every_language() {
        for (code, phrases) in [
            ("en", ["seven", "not", "at least", "monday", "tonnes"]),
            ("vi", ["bảy", "không", "ít nhất", "thứ hai", "tấn"]),
        ] {
            let protected_terms = LanguagePack::of(code).unwrap().protected_terms();
            for phrase in phrases {
                assert!(protected_terms.iter().any(|term| term == phrase), "{phrase}");
            }
        }
        assert!(PACKS.iter().all(|pack| !pack.protected_terms().iter().any(|term| term.is_empty())));
    }

    #[test]
    fn a_text_is_read_in_its_own_language() {
        for (text, code) in [
            ("Hôm qua, quân đội cho biết đã có nhiều người chết.", "vi"),
            ("Ho\u{302}m qua, qua\u{302}n đo\u{323}\u{302}i cho bie\u{302}\u{301}t", "vi"),
            ("The army said on Monday that it had lost two men.", "en"),
            ("12345", "en"),
            ("", "en"),
        ] {
            assert_eq!(LanguagePack::detect(text).code, code, "{text}");
        }
        assert_eq!(LanguagePack::of("vi-VN").map(|p| p.code), Some("vi"));
        assert!(LanguagePack::of("xx").is_none());
    }
}
