//! All languages, by code.

use super::pack::LanguagePack;
use super::{en, es, ru, uk, und, vi};

/// All languages; the first is the one taken when a text gives no hint.
pub static PACKS: [&LanguagePack; 5] = [&en::PACK, &vi::PACK, &ru::PACK, &es::PACK, &uk::PACK];

/// What is read in a text of any other language.
pub static UNREAD: &LanguagePack = &und::PACK;

impl LanguagePack {
    /// The pack of a BCP 47 code; of `vi-VN`, the one of `vi`.
    pub fn of(code: &str) -> Option<&'static LanguagePack> {
        let primary = code.split(['-', '_']).next().unwrap_or_default();
        PACKS.into_iter().find(|pack| pack.code.eq_ignore_ascii_case(primary))
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
    fn a_language_is_found_by_its_code() {
        assert_eq!(LanguagePack::of("vi-VN").map(|p| p.code), Some("vi"));
        assert!(LanguagePack::of("xx").is_none() && LanguagePack::of(UNREAD.code).is_none());
    }
}
