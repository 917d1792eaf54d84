//! Detects the kind of a file.

use super::error::Foreign;

/// A kind of file, as far as its first bytes tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Text in some encoding: plain, Markdown, HTML, JSON or JSON Lines.
    Text,
    /// A Word document (ECMA-376).
    Docx,
    /// A PDF.
    Pdf,
    /// A document of a kind that is not read.
    Foreign(Foreign),
}

/// How far into a file the header of a PDF may stand, in bytes (ISO 32000-1, annex H.3.4.1).
const PDF_HEADER: usize = 1024;

/// The kind of a file. The name only decides where the bytes are ambiguous.
pub fn detect(name: &str, bytes: &[u8]) -> Format {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let has = |part: &[u8]| start.windows(part.len()).take(PDF_HEADER).any(|window| window == part);
    match start {
        // An OpenDocument file states its type uncompressed at its start.
        [b'P', b'K', 3, 4, ..] if has(b"mimetypeapplication/vnd.oasis.opendocument") => Format::Foreign(Foreign::Odt),
        [b'P', b'K', 3 | 5, ..] => Format::Docx,
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Format::Foreign(Foreign::Doc),
        [b'{', b'\\', b'r', b't', b'f', ..] => Format::Foreign(Foreign::Rtf),
        _ if has(b"%PDF-") && (start.starts_with(b"%PDF-") || ending(name) == "pdf") => Format::Pdf,
        _ => Format::Text,
    }
}

/// The ending of a name behind its last dot, in lower case.
pub(super) fn ending(name: &str) -> String {
    name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
}

/// Whether a compound file is an encrypted OOXML document: it holds that in a stream of this
/// name ([MS-OFFCRYPTO] 2.3.1), which stands in it as UTF-16.
pub(super) fn is_protected(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|window| window == name)
}
