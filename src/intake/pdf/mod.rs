//! PDFs with a text layer: lines and paragraphs are reconstructed from the glyphs of pages.

mod columns;
mod content;
mod layout;
mod line;
mod lines;
mod running;

use super::article::{IntakeArticle, IntakeResult};
use super::error::PdfFault;
use crate::model::Day;
use crate::text;
use hayro_syntax::{LoadPdfError, Pdf};
use layout::Laid;

/// Reads a PDF; with `as_written` letters of before Unicode stay as they are.
pub(super) fn read(bytes: &[u8], as_written: bool) -> Result<IntakeResult, PdfFault> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => PdfFault::Encrypted,
        LoadPdfError::Invalid => PdfFault::Broken,
    })?;
    if pdf.pages().is_empty() {
        return Err(PdfFault::Broken);
    }
    let (mut pages, mut known, mut unknown) = (Vec::new(), 0, 0);
    let is_whole = content::each_page(&pdf, |page| {
        unknown += page.unknown;
        known += page.glyphs.iter().filter(|glyph| !glyph.text.trim().is_empty()).count();
        pages.push(layout::Drawn { lines: lines::lines(&page.glyphs), has_picture: page.has_picture });
    });
    if !is_whole {
        return Err(PdfFault::TooLarge);
    }
    if known <= unknown {
        return Err(PdfFault::NoText);
    }
    let stated = pdf.metadata();
    let made = stated.creation_date.and_then(|date| Day::new(date.year.into(), date.month, date.day));
    let Laid { text, left_out, converted } = layout::text(pages, as_written);
    let article = IntakeArticle {
        title: stated.title.as_deref().map(string).unwrap_or_default(),
        source: stated.author.as_deref().map(string).unwrap_or_default(),
        published: made,
        text,
        ..IntakeArticle::default()
    };
    Ok(IntakeResult { left_out, converted, ..article.into() })
}

/// A text string of a PDF (ISO 32000-1, 7.9.2.2): UTF-16 or UTF-8 by its byte order mark; else
/// ASCII.
fn string(bytes: &[u8]) -> String {
    /// What programs that make PDFs write where nobody said anything.
    const UNSAID: [&str; 3] = ["untitled", "anonymous", "unspecified"];
    let text = text::decode(bytes).unwrap_or_default();
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\0');
    let plain = text.trim_matches(['(', ')']);
    if UNSAID.iter().any(|word| plain.eq_ignore_ascii_case(word)) { String::new() } else { text.to_owned() }
}
