//! How texts were written before Unicode. Files do not name it: a text is read in each way,
//! and the one is taken in which its words are Vietnamese syllables, or in which it shows
//! another language ([`code_pages`]). `decode` reads bytes, `recognize` Vietnamese that passed
//! for Unicode on its way.

mod bytes;
mod code_pages;
mod syllables;
mod unicode;
mod viqr;

pub(super) use bytes::decode;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;
pub(super) use unicode::{converted, in_unicode, is_in_font, recognize};

/// An encoding of before Unicode.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LegacyEncoding {
    /// The code page of Windows: letters, and tones as combining marks behind them.
    Windows1258,
    /// TCVN 5712:1993 as the ABC fonts have it (VN3): one byte a letter. Their
    /// capitals with a tone stand in fonts of capitals, which a text does not name.
    Tcvn3,
    /// VNI for Windows: a letter of ASCII and behind it a byte with its mark.
    Vni,
    /// ASCII alone (RFC 1456): the marks are signs behind their vowel.
    Viqr,
    /// The code page of Windows for Cyrillic letters.
    Windows1251,
    /// The one of Unix for Russian (RFC 1489).
    Koi8R,
    /// The code page of Windows for languages of Western Europe; ISO 8859-1 is a part of it.
    Windows1252,
}

impl LegacyEncoding {
    /// Its usual name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Windows1258 => "Windows-1258",
            Self::Tcvn3 => "TCVN3",
            Self::Vni => "VNI",
            Self::Viqr => "VIQR",
            Self::Windows1251 => "Windows-1251",
            Self::Koi8R => "KOI8-R",
            Self::Windows1252 => "Windows-1252",
        }
    }

    /// Whether it is one of another language than Vietnamese, which only the words of prose show.
    pub(super) const fn is_code_page(self) -> bool {
        matches!(self, Self::Windows1251 | Self::Koi8R | Self::Windows1252)
    }

    /// The encoding of a font, by its name: the ABC fonts begin with `.Vn`, the others with
    /// `VNI-`.
    pub(super) fn of_font(name: &str) -> Option<Self> {
        let begins = |with: &str| name.get(..with.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(with));
        if begins(".vn") { Some(Self::Tcvn3) } else { begins("vni-").then_some(Self::Vni) }
    }
}

fn read(encoding: LegacyEncoding, bytes: &[u8]) -> Option<String> {
    match encoding {
        LegacyEncoding::Windows1258 => by_table(windows_1258(), bytes),
        LegacyEncoding::Tcvn3 => by_table(tcvn3(), bytes),
        LegacyEncoding::Vni => vni(bytes),
        LegacyEncoding::Viqr => String::from_utf8(bytes.to_vec()).ok().map(|text| viqr::line(&text)),
        LegacyEncoding::Windows1251 => by_table(windows_1251(), bytes),
        LegacyEncoding::Koi8R => by_table(koi8_r(), bytes),
        LegacyEncoding::Windows1252 => by_table(windows_1252(), bytes),
    }
}

/// What the bytes from 0x80 on stand for.
type Table = [Option<char>; 128];

fn windows_1258() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| table(include_str!("windows-1258.txt")))
}

fn tcvn3() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| table(include_str!("tcvn3.txt")))
}

fn windows_1251() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| table(include_str!("windows-1251.txt")))
}

fn koi8_r() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| table(include_str!("koi8-r.txt")))
}

fn windows_1252() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| table(include_str!("windows-1252.txt")))
}

fn table(file: &str) -> Table {
    let mut table = [None; 128];
    for (place, code) in table.iter_mut().zip(file.split_whitespace()) {
        *place = character(code);
    }
    table
}

fn character(code: &str) -> Option<char> {
    u32::from_str_radix(code, 16).ok().and_then(char::from_u32)
}

fn by_table(table: &Table, bytes: &[u8]) -> Option<String> {
    bytes.iter().map(|&byte| if byte.is_ascii() { Some(byte.into()) } else { table[usize::from(byte) - 128] }).collect()
}

/// A letter and its mark, or a letter alone with 0 before it.
fn vni_letters() -> &'static FxHashMap<[u8; 2], char> {
    static LETTERS: OnceLock<FxHashMap<[u8; 2], char>> = OnceLock::new();
    LETTERS.get_or_init(|| {
        let letter = |line: &str| {
            let (bytes, code) = line.split_once(' ')?;
            let bytes = u16::from_str_radix(bytes, 16).ok()?;
            Some((bytes.to_be_bytes(), character(code)?))
        };
        include_str!("vni.txt").lines().filter_map(letter).collect()
    })
}

fn vni(bytes: &[u8]) -> Option<String> {
    let letters = vni_letters();
    let mut text = String::with_capacity(bytes.len() * 2);
    let mut rest = bytes;
    while let [byte, behind @ ..] = rest {
        let marked = behind.first().and_then(|mark| letters.get(&[*byte, *mark]));
        let alone = || match *byte {
            byte if byte.is_ascii() => Some(byte.into()),
            // Letters begin at 0xC0; the bytes before are those of Windows-1258.
            byte if byte < 0xc0 => windows_1258()[usize::from(byte) - 128],
            byte => letters.get(&[0, byte]).copied(),
        };
        text.push(marked.copied().or_else(alone)?);
        rest = &behind[usize::from(marked.is_some())..];
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    const NEWS: &str = "Sáng thứ Hai, lực lượng cứu hộ tìm thấy thêm hai người mất tích dưới đống đổ nát; \
        bệnh viện tỉnh đang điều trị cho mười bảy nạn nhân, trong đó có ba trẻ nhỏ bị thương nặng.";

    /// The inverse of reading, by trying: letters in one or two bytes.
    fn encode(encoding: LegacyEncoding, text: &str) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let text: String = match encoding {
            // Windows keeps the vowel signs with the letter and sets only the tone apart.
            LegacyEncoding::Windows1258 => text.chars().map(split_tone).collect(),
            _ => text.to_owned(),
        };
        for letter in text.chars() {
            let one = (1..=255_u8)
                .map(|byte| vec![byte])
                .find(|b| read(encoding, b).as_deref() == Some(&*letter.to_string()));
            let two = || {
                let pairs = vni_letters().iter().filter(|(_, l)| **l == letter).map(|(pair, _)| pair.to_vec());
                pairs.filter(|_| encoding == LegacyEncoding::Vni).max()
            };
            bytes.extend(one.or_else(two)?);
        }
        Some(bytes)
    }

    fn split_tone(letter: char) -> String {
        let apart: Vec<char> = std::iter::once(letter).nfd().collect();
        let (tones, rest): (Vec<char>, Vec<char>) =
            apart.into_iter().partition(|c| matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}'));
        rest.into_iter().nfc().chain(tones).collect()
    }

    #[test]
    fn a_text_is_read_in_the_encoding_it_was_written_in() {
        for encoding in [LegacyEncoding::Windows1258, LegacyEncoding::Tcvn3, LegacyEncoding::Vni] {
            let bytes = encode(encoding, NEWS).unwrap();
            assert!(std::str::from_utf8(&bytes).is_err());
            let (text, read) = decode(&bytes).unwrap_or_else(|| panic!("{encoding:?}"));
            assert_eq!((&*text.nfc().collect::<String>(), read), (NEWS, Some(encoding)));
        }
        let tones = encode(LegacyEncoding::Windows1258, "m\u{1ea5}t").unwrap();
        assert_eq!(tones, b"m\xe2\xect", "the tone stands behind its letter");
        assert_eq!(encode(LegacyEncoding::Vni, "người đã").unwrap(), b"ng\xf6\xf4\xf8i \xf1a\xf5");
        assert_eq!(encode(LegacyEncoding::Tcvn3, "người đã").unwrap(), b"ng\xad\xeai \xae\xb7");
    }

    #[test]
    fn capitals_are_read_too() {
        let text = "ĐÃ CÓ BA NGƯỜI BỊ THƯƠNG Ở HUYỆN ẤY, ĐỘI TRƯỞNG NÓI";
        for encoding in [LegacyEncoding::Windows1258, LegacyEncoding::Vni] {
            let (read, _) = decode(&encode(encoding, text).unwrap()).unwrap();
            assert_eq!(read.nfc().collect::<String>(), text, "{encoding:?}");
        }
    }

    #[test]
    fn what_shows_no_language_is_not_guessed() {
        for bytes in [&b"caf\xe9 ph\xe1o binh"[..], b"\xff\xff\xff\xff"] {
            assert_eq!(decode(bytes), None, "{:?}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn the_quotation_marks_of_windows_need_no_guess() {
        assert_eq!(
            decode(b"\x93No losses,\x94 he said \x96 it\x92s over").unwrap(),
            ("“No losses,” he said – it’s over".to_owned(), None)
        );
    }
}
