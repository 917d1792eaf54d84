//! Bytes that are no Unicode as text, in whatever encoding of before it they are.

use super::syllables::Syllables;
use super::{LegacyEncoding, code_pages, read};

/// The fewest words with a non-ASCII letter from which an encoding is detected.
const FEWEST: usize = 3;

/// Decodes bytes that are no Unicode, and gives their encoding, unless no letter depends on it;
/// `None` where no encoding fits, or several fit equally well.
pub(in crate::intake) fn decode(bytes: &[u8]) -> Option<(String, Option<LegacyEncoding>)> {
    if bytes.iter().all(|&byte| byte.is_ascii() || is_punctuation(byte)) {
        return read(LegacyEncoding::Windows1258, bytes).map(|text| (text, None));
    }
    let decoded = vietnamese(bytes).or_else(|| code_pages::decode(bytes));
    decoded.map(|(encoding, text)| (text, Some(encoding)))
}

/// Decodes Vietnamese.
fn vietnamese(bytes: &[u8]) -> Option<(LegacyEncoding, String)> {
    let syllables = Syllables::get();
    let mut best: Option<(usize, LegacyEncoding, String)> = None;
    let mut rival = 0;
    for encoding in [LegacyEncoding::Windows1258, LegacyEncoding::Tcvn3, LegacyEncoding::Vni] {
        let Some(text) = read(encoding, bytes) else { continue };
        let (fitting, words) = syllables.count(&text);
        // Four of five, because of names in other languages.
        if fitting < FEWEST || fitting * 5 < words * 4 {
            continue;
        }
        match &best {
            Some((most, ..)) if *most >= fitting => rival = rival.max(fitting),
            _ => {
                rival = best.as_ref().map_or(rival, |(most, ..)| rival.max(*most));
                best = Some((fitting, encoding, text));
            }
        }
    }
    best.filter(|(fitting, ..)| rival * 2 < *fitting).map(|(_, encoding, text)| (encoding, text))
}

/// Whether a byte is the same punctuation in all Windows code pages from 1250 to 1258.
fn is_punctuation(byte: u8) -> bool {
    matches!(byte, 0x82 | 0x84..=0x87 | 0x89 | 0x8b | 0x91..=0x97 | 0x99 | 0x9b | 0xa0 | 0xab | 0xbb)
}
