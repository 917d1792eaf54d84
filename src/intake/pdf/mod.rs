//! PDFs with a text layer: the letters that pages draw, put together to lines and
//! these to paragraphs again.

mod content;
mod layout;

use super::article::Intake;
use super::error::PdfFault;
use crate::model::Day;
use crate::text;
use hayro_syntax::{LoadPdfError, Pdf};

pub(super) fn read(bytes: &[u8]) -> Result<Intake, PdfFault> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => PdfFault::Encrypted,
        LoadPdfError::Invalid => PdfFault::Broken,
    })?;
    if pdf.pages().is_empty() {
        return Err(PdfFault::Broken);
    }
    let pages = content::pages(&pdf);
    let unknown: usize = pages.iter().map(|page| page.unknown).sum();
    let known: usize = pages.iter().flat_map(|page| &page.glyphs).filter(|glyph| !glyph.text.trim().is_empty()).count();
    if known <= unknown {
        return Err(PdfFault::NoText);
    }
    let stated = pdf.metadata();
    let made = stated.creation_date.and_then(|date| Day::new(date.year.into(), date.month, date.day));
    Ok(Intake {
        title: stated.title.as_deref().map(string).unwrap_or_default(),
        source: stated.author.as_deref().map(string).unwrap_or_default(),
        published: made,
        text: layout::text(&pages),
        ..Intake::default()
    })
}

/// A text string of a PDF (ISO 32000-1, 7.9.2.2): UTF-16 or UTF-8 by its mark; else
/// what is ASCII of it is kept, and of the rest nothing is guessed.
fn string(bytes: &[u8]) -> String {
    let text = text::decode(bytes).unwrap_or_default();
    text.trim_matches(|c: char| c.is_whitespace() || c == '\0').to_owned()
}
