//! What a person brings: the bytes of a file become articles to be
//! annotated. The format is found by content; a name only helps. Never panics, and
//! costs no more than in proportion to the bytes. What a text says is kept as it
//! came; nothing is annotated here, nothing is fetched, and exports with work in
//! them are left to `exchange`.

mod corpus;
mod docx;
mod error;
mod format;
mod html;
mod legacy;
mod markdown;
#[cfg(feature = "pdf")]
mod pdf;

pub use error::{BadLine, DocxFault, Foreign, IntakeError, LineFault, PdfFault};
pub use format::{Format, detect};

use crate::model::Day;
use crate::text::{self, DecodeError};

/// The largest file that is read, in bytes.
pub const LARGEST: usize = 200 << 20;

/// An article as it came. What its source does not state is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Intake {
    /// Headline.
    pub title: String,
    /// Name of the site, the agency or the author.
    pub source: String,
    /// Its own address.
    pub url: String,
    /// Day of publication.
    pub published: Option<Day>,
    /// BCP 47 code of its language, as stated.
    pub language: String,
    /// The text, after decoding.
    pub text: String,
}

/// What a file held.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brought {
    /// Its articles, in its order; at least one.
    pub articles: Vec<Intake>,
    /// The lines of a corpus that are no articles.
    pub bad_lines: Vec<BadLine>,
}

impl From<Intake> for Brought {
    fn from(article: Intake) -> Self {
        Self { articles: vec![article], bad_lines: Vec::new() }
    }
}

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
        Format::Pdf => return Err(IntakeError::Pdf(PdfFault::NoReader)),
        Format::Foreign(Foreign::Doc) if format::is_protected(bytes) => {
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

/// Whether there is nothing to read: blanks, control and format characters.
fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}'))
}

/// The calendar day that a time of ISO 8601 begins with, in the time zone it states.
fn day_of(time: &str) -> Option<Day> {
    time.trim().get(..10)?.parse().ok()
}
