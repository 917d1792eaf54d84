//! Word documents (ECMA-376, WordprocessingML). Deleted and hidden text, field codes and
//! pictures are left out.

mod format;
mod writer;
mod xml;

use super::article::{IntakeArticle, IntakeResult, day_of};
use super::error::DocxFault;
use super::legacy::{LegacyEncoding, is_in_font};
use crate::text;
use format::Styles;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::io::{Cursor, Read};
use writer::Writer;
use xml::referred;
use zip::ZipArchive;
use zip::result::ZipError;

/// The most that is unpacked of a document, in bytes.
const LARGEST: usize = 64 << 20;
/// The highest compression ratio of a document's XML; an archive beyond it, and larger than
/// `SMALL`, is a decompression bomb.
const DENSEST: usize = 200;
const SMALL: usize = 1 << 20;

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Reads a document; with `as_written` text in fonts of before Unicode stays as it is.
pub(super) fn read(bytes: &[u8], as_written: bool) -> Result<IntakeResult, DocxFault> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| DocxFault::Broken)?;
    let mut left = LARGEST;
    let mut parts = vec![part(&mut archive, "word/document.xml", &mut left)?.ok_or(DocxFault::NoDocument)?];
    for notes in ["word/footnotes.xml", "word/endnotes.xml"] {
        parts.extend(part(&mut archive, notes, &mut left)?);
    }
    let styles = part(&mut archive, "word/styles.xml", &mut left)?;
    let styles = styles.map_or_else(|| Ok(Styles::default()), |styles| Styles::read(&styles))?;
    let mut writer = Writer::new(&styles, &[]);
    parts.iter().try_for_each(|part| writer.read(part))?;
    // A document may name such a font and have Unicode in it: what stands there decides.
    let is_written = |(encoding, text): (&LegacyEncoding, &String)| is_in_font(*encoding, text).then_some(*encoding);
    let encodings: Vec<LegacyEncoding> = writer.in_fonts.iter().filter_map(is_written).collect();
    if !encodings.is_empty() && !as_written {
        writer = Writer::new(&styles, &encodings);
        parts.iter().try_for_each(|part| writer.read(part))?;
    }
    let (text, left_out) = writer.finish();
    let mut article = IntakeArticle { text, ..IntakeArticle::default() };
    if let Some(core) = part(&mut archive, "docProps/core.xml", &mut left)? {
        say_of_itself(&core, &mut article)?;
    }
    Ok(IntakeResult { left_out, converted: encodings.first().copied(), ..article.into() })
}

/// A part of the archive, if it is there; `left` is what may still be unpacked.
fn part(archive: &mut Archive<'_>, name: &str, left: &mut usize) -> Result<Option<String>, DocxFault> {
    let file = match archive.by_name(name) {
        Ok(file) => file,
        Err(ZipError::FileNotFound) => return Ok(None),
        Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => return Err(DocxFault::Encrypted),
        Err(_) => return Err(DocxFault::Broken),
    };
    let packed = usize::try_from(file.compressed_size()).unwrap_or(usize::MAX);
    let most = (*left).min(packed.saturating_mul(DENSEST).max(SMALL));
    let mut bytes = Vec::new();
    file.take(most as u64 + 1).read_to_end(&mut bytes).map_err(|_| DocxFault::Broken)?;
    if bytes.len() > most {
        return Err(DocxFault::TooLarge);
    }
    *left -= bytes.len();
    text::decode(&bytes).map(Some).map_err(|_| DocxFault::Broken)
}

/// Reads the properties of a package: title, creator, date of creation, language.
fn say_of_itself(xml: &str, article: &mut IntakeArticle) -> Result<(), DocxFault> {
    let mut reader = Reader::from_str(xml);
    let mut value = String::new();
    loop {
        match reader.read_event().map_err(|_| DocxFault::Broken)? {
            Event::Start(_) => value.clear(),
            Event::Text(text) => value.push_str(&text),
            Event::GeneralRef(reference) => value.extend(referred(&reference)),
            Event::End(element) => {
                let value = value.trim();
                match element.local_name().as_ref() {
                    "title" => value.clone_into(&mut article.title),
                    "creator" => value.clone_into(&mut article.source),
                    "language" => value.clone_into(&mut article.language),
                    "created" => article.published = day_of(value),
                    _ => {}
                }
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}
