//! Reads a file: finds its format and has it read.

use super::article::{Brought, is_blank};
use super::error::{DocxFault, Foreign, IntakeError};
use super::format::{Format, detect, is_protected};
#[cfg(feature = "pdf")]
use super::pdf;
use super::{corpus, docx, html, legacy, markdown};
use crate::text::{self, DecodeError};

/// The largest file that is read, in bytes.
pub const LARGEST: usize = 200 << 20;

/// Reads a file.
///
/// # Errors
/// An [`IntakeError`] that says what kind of file it is and what is wrong with it;
/// [`IntakeError::Elsewhere`] for JSON that holds more than articles.
pub fn read(name: &str, bytes: &[u8]) -> Result<Brought, IntakeError> {
    if bytes.len() > LARGEST {
        return Err(IntakeError::TooLarge { bytes: bytes.len() });
    }
    let brought: Brought = match detect(name, bytes) {
        Format::Docx => docx::read(bytes).map_err(IntakeError::Docx)?.into(),
        #[cfg(feature = "pdf")]
        Format::Pdf => pdf::read(bytes).map_err(IntakeError::Pdf)?.into(),
        #[cfg(not(feature = "pdf"))]
        Format::Pdf => return Err(IntakeError::Pdf(super::PdfFault::NoReader)),
        Format::Foreign(Foreign::Doc) if is_protected(bytes) => {
            return Err(IntakeError::Docx(DocxFault::Encrypted));
        }
        Format::Foreign(format) => return Err(IntakeError::Unsupported(format)),
        Format::Text => self::text(name, &decode(bytes)?)?,
    };
    if brought.articles.iter().all(|article| is_blank(&article.text)) && brought.bad_lines.is_empty() {
        return Err(IntakeError::Empty);
    }
    Ok(brought)
}

/// Reads bytes as text: Unicode, or one of the encodings in which Vietnamese was
/// written before it.
///
/// # Errors
/// [`IntakeError::Binary`] for what is no text, [`IntakeError::Encoding`] where no
/// encoding fits beyond doubt.
pub fn decode(bytes: &[u8]) -> Result<String, IntakeError> {
    match text::decode(bytes) {
        Ok(text) => Ok(text),
        Err(DecodeError::Binary) => Err(IntakeError::Binary),
        Err(DecodeError::UnknownEncoding) => legacy::decode(bytes).ok_or(IntakeError::Encoding),
    }
}

fn text(name: &str, text: &str) -> Result<Brought, IntakeError> {
    if html::is_html(name, text) {
        return html::page(text).map(Brought::from);
    }
    match corpus::read(name, text) {
        Some(corpus) => corpus,
        None => Ok(markdown::read(text).into()),
    }
}
