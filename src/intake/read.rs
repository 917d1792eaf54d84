//! Reads a file: finds its format and has it read.

use super::article::{IntakeResult, is_blank};
use super::error::{DocxFault, Foreign, IntakeError};
use super::format::{Format, detect, is_protected};
use super::legacy::LegacyEncoding;
#[cfg(feature = "pdf")]
use super::pdf;
use super::{corpus, docx, html, legacy, markdown};
use crate::text::{self, DecodeError};

/// The largest file that is read, in bytes.
pub const LARGEST: usize = 200 << 20;

/// Reads a file. What is in an encoding of before Unicode is converted, which the result says.
///
/// # Errors
/// An [`IntakeError`] that says what kind of file it is and what is wrong with it;
/// [`IntakeError::Elsewhere`] for JSON that holds more than articles.
pub fn read(name: &str, bytes: &[u8]) -> Result<IntakeResult, IntakeError> {
    let mut brought = read_with(name, bytes, false)?;
    for article in &mut brought.articles {
        if let Some((encoding, text)) = legacy::recognize(&article.text) {
            article.title = legacy::converted(encoding, &article.title);
            article.text = text;
            brought.converted = Some(encoding);
        }
    }
    Ok(brought)
}

/// Reads a file whose letters stay as they are: for one in which [`read`] took for Vietnamese
/// of before Unicode what is none.
///
/// # Errors
/// As [`read`].
pub fn read_as_written(name: &str, bytes: &[u8]) -> Result<IntakeResult, IntakeError> {
    let brought = read_with(name, bytes, true)?;
    Ok(IntakeResult { converted: None, ..brought })
}

fn read_with(name: &str, bytes: &[u8], as_written: bool) -> Result<IntakeResult, IntakeError> {
    if bytes.len() > LARGEST {
        return Err(IntakeError::TooLarge { bytes: bytes.len() });
    }
    let brought: IntakeResult = match detect(name, bytes) {
        Format::Docx => docx::read(bytes, as_written).map_err(IntakeError::Docx)?,
        #[cfg(feature = "pdf")]
        Format::Pdf => pdf::read(bytes, as_written).map_err(IntakeError::Pdf)?,
        #[cfg(not(feature = "pdf"))]
        Format::Pdf => return Err(IntakeError::Pdf(super::PdfFault::NoReader)),
        Format::Foreign(Foreign::Doc) if is_protected(bytes) => {
            return Err(IntakeError::Docx(DocxFault::Encrypted));
        }
        Format::Foreign(format) => return Err(IntakeError::Unsupported(format)),
        Format::Text => {
            let decoded = decode_told(bytes);
            // JSON is UTF-8 (RFC 8259): its lines are no prose that shows a page, and some are damaged.
            let is_guessed = !matches!(&decoded, Ok((_, page)) if page.is_none_or(|page| !page.is_code_page()));
            let lines = if is_guessed { corpus::read_undecoded(name, bytes) } else { None };
            match (lines, decoded) {
                (Some(lines), _) => lines?,
                (None, Ok((text, decoded))) => IntakeResult { decoded, ..self::text(name, &text)? },
                (None, Err(error)) => return Err(error),
            }
        }
    };
    if brought.articles.iter().all(|article| is_blank(&article.text)) && brought.bad_lines.is_empty() {
        return Err(IntakeError::Empty);
    }
    Ok(brought)
}

/// Reads bytes as text: Unicode, or one of the encodings of before it.
///
/// # Errors
/// [`IntakeError::Binary`] for what is no text, [`IntakeError::Encoding`] where no
/// encoding fits beyond doubt.
pub fn decode(bytes: &[u8]) -> Result<String, IntakeError> {
    decode_told(bytes).map(|(text, _)| text)
}

/// [`decode`] with the encoding, if it is one of before Unicode.
fn decode_told(bytes: &[u8]) -> Result<(String, Option<LegacyEncoding>), IntakeError> {
    match text::decode(bytes) {
        Ok(text) => Ok((text, None)),
        Err(DecodeError::Binary) => Err(IntakeError::Binary),
        Err(DecodeError::UnknownEncoding) => legacy::decode(bytes).ok_or(IntakeError::Encoding),
    }
}

fn text(name: &str, text: &str) -> Result<IntakeResult, IntakeError> {
    if html::is_html(name, text) {
        return html::page(text);
    }
    match corpus::read(name, text) {
        Some(corpus) => corpus,
        None => Ok(markdown::read(text).into()),
    }
}
