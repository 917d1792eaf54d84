//! Bytes as text: UTF-8 and UTF-16.

use thiserror::Error;

/// Why bytes are no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum DecodeError {
    /// Many control characters: a picture, an archive, a program.
    #[error("the bytes are not text")]
    Binary,
    /// Neither UTF-8 nor UTF-16.
    #[error("the encoding of the text is not known")]
    UnknownEncoding,
}

/// Reads bytes as text: UTF-8, or UTF-16 when a byte-order mark or the pattern
/// of zero bytes says so. The mark itself is not part of the text.
///
/// # Errors
/// [`DecodeError::Binary`] when the result holds more control characters than
/// text ever does, [`DecodeError::UnknownEncoding`] when no encoding fits.
pub fn decode(bytes: &[u8]) -> Result<String, DecodeError> {
    let text = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest)?,
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes)?,
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes)?,
        _ => match zeros(bytes) {
            (0, odd) if odd > 0 => utf16(bytes, u16::from_le_bytes)?,
            (even, 0) if even > 0 => utf16(bytes, u16::from_be_bytes)?,
            _ => utf8(bytes)?,
        },
    };
    let controls = text.chars().filter(|c| c.is_control() && !c.is_whitespace()).count();
    if controls * 50 > text.chars().count() { Err(DecodeError::Binary) } else { Ok(text) }
}

/// How many bytes at even and at odd places of the beginning are 0, where they are
/// enough for UTF-16: each blank and each letter of ASCII has one there.
fn zeros(bytes: &[u8]) -> (usize, usize) {
    let (pairs, _) = bytes[..bytes.len().min(1024)].as_chunks::<2>();
    let count = |at: usize| pairs.iter().filter(|pair| pair[at] == 0).count();
    let (even, odd) = (count(0), count(1));
    if (even + odd) * 8 > pairs.len() { (even, odd) } else { (0, 0) }
}

fn utf8(bytes: &[u8]) -> Result<String, DecodeError> {
    std::str::from_utf8(bytes).map(str::to_owned).map_err(|_| {
        let zeros = bytes.iter().filter(|&&b| b < 9).count();
        if zeros * 100 > bytes.len() { DecodeError::Binary } else { DecodeError::UnknownEncoding }
    })
}

fn utf16(bytes: &[u8], read: fn([u8; 2]) -> u16) -> Result<String, DecodeError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(DecodeError::UnknownEncoding);
    }
    char::decode_utf16(pairs.iter().map(|&pair| read(pair)))
        .collect::<Result<_, _>>()
        .map_err(|_| DecodeError::UnknownEncoding)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_in_three_encodings_and_what_is_no_text() {
        let utf16: Vec<u8> =
            [0xff, 0xfe].into_iter().chain("Đêm 🕊".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        for (bytes, expected) in [
            ("Đêm".as_bytes(), Ok("Đêm")),
            (b"\xef\xbb\xbfabc", Ok("abc")),
            (&utf16, Ok("Đêm 🕊")),
            (b"a\0b\0c\0", Ok("abc")),
            (b"\x01\x10\0i", Ok("\u{110}i")),
            (b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0", Err(DecodeError::Binary)),
            (b"caf\xe9 ph\xe1o binh", Err(DecodeError::UnknownEncoding)),
            (b"", Ok("")),
        ] {
            assert_eq!(decode(bytes).as_deref(), expected.as_ref().map(|s| *s));
        }
    }
}
