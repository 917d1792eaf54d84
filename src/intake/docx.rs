//! Word documents (ECMA-376, WordprocessingML): what stands in them, as it is read.
//! Deleted text, fields' codes and pictures are no text.

use super::article::{Intake, day_of};
use super::error::DocxFault;
use crate::text::{self, Prose};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// The most that is unpacked of a document, in bytes.
const LARGEST: usize = 64 << 20;
/// How many times smaller XML of a document is packed, at most; above it, and above
/// `SMALL`, an archive was made to fill the memory.
const DENSEST: usize = 200;
const SMALL: usize = 1 << 20;

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

pub(super) fn read(bytes: &[u8]) -> Result<Intake, DocxFault> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| DocxFault::Broken)?;
    let mut left = LARGEST;
    let document = part(&mut archive, "word/document.xml", &mut left)?.ok_or(DocxFault::NoDocument)?;
    let mut writer = Writer::default();
    writer.read(&document)?;
    for notes in ["word/footnotes.xml", "word/endnotes.xml"] {
        if let Some(notes) = part(&mut archive, notes, &mut left)? {
            writer.read(&notes)?;
        }
    }
    let mut article = Intake { text: writer.prose.finish(), ..Intake::default() };
    if let Some(core) = part(&mut archive, "docProps/core.xml", &mut left)? {
        say_of_itself(&core, &mut article)?;
    }
    Ok(article)
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

/// The character or the entity of XML that a reference names.
fn referred(reference: &str) -> Option<char> {
    let code = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
    match reference {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = reference.strip_prefix('#')?;
            number.strip_prefix('x').map_or_else(|| code(number, 10), |hex| code(hex, 16))
        }
    }
}

/// Writes the text of a document.
#[derive(Default)]
struct Writer {
    prose: Prose,
    /// Inside a run's text.
    in_text: bool,
    in_run: bool,
    /// How many tables the place is in.
    tables: usize,
    /// The elements inside one whose text is not read.
    skipped: usize,
    /// Whether the paragraph, and the one before it, is an item of a list.
    is_item: bool,
    was_item: bool,
    /// Whether the paragraph has text already.
    begun: bool,
}

impl Writer {
    fn read(&mut self, xml: &str) -> Result<(), DocxFault> {
        let mut reader = Reader::from_str(xml);
        loop {
            match reader.read_event().map_err(|_| DocxFault::Broken)? {
                Event::Start(_) if self.skipped > 0 => self.skipped += 1,
                Event::Start(element) if is_left_out(&element) => self.skipped = 1,
                Event::Start(element) => self.enter(element.local_name().as_ref()),
                Event::Empty(element) if self.skipped == 0 => {
                    self.enter(element.local_name().as_ref());
                    self.leave(element.local_name().as_ref());
                }
                Event::End(_) if self.skipped > 0 => self.skipped -= 1,
                Event::End(element) => self.leave(element.local_name().as_ref()),
                Event::Text(text) if self.in_text => self.say(&text),
                Event::CData(text) if self.in_text => self.say(&text),
                Event::GeneralRef(reference) if self.in_text => {
                    if let Some(c) = referred(&reference) {
                        self.say(c.encode_utf8(&mut [0; 4]));
                    }
                }
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn enter(&mut self, name: &str) {
        match name {
            "p" => (self.begun, self.is_item) = (false, false),
            "numPr" => self.is_item = true,
            "tbl" => {
                self.prose.break_of(if self.tables == 0 { 2 } else { 1 });
                self.tables += 1;
            }
            "tr" => self.prose.break_of(1),
            "tc" => self.prose.blank(),
            "r" => self.in_run = true,
            "t" => self.in_text = self.in_run && self.skipped == 0,
            "tab" if self.in_run => self.say("\t"),
            "br" | "cr" if self.in_run => self.say("\n"),
            "noBreakHyphen" if self.in_run => self.say("\u{2011}"),
            _ => {}
        }
    }

    fn leave(&mut self, name: &str) {
        match name {
            "t" => self.in_text = false,
            "r" => self.in_run = false,
            "p" => {
                self.was_item = self.is_item;
                if self.tables > 0 {
                    self.prose.blank();
                } else {
                    self.prose.break_of(if self.is_item { 1 } else { 2 });
                }
            }
            "tbl" => {
                self.tables = self.tables.saturating_sub(1);
                self.prose.break_of(2 - self.tables.min(1));
            }
            _ => {}
        }
    }

    fn say(&mut self, text: &str) {
        if !self.begun && self.tables == 0 {
            self.prose.break_of(if self.is_item && self.was_item { 1 } else { 2 });
        }
        self.begun = true;
        self.prose.verbatim(text);
    }
}

/// The second version of what stands there already, and the lines above notes.
fn is_left_out(element: &BytesStart<'_>) -> bool {
    match element.local_name().as_ref() {
        "Fallback" => true,
        "footnote" | "endnote" => element
            .attributes()
            .flatten()
            .any(|attribute| attribute.key.local_name().as_ref() == "type" && &*attribute.value != "normal"),
        _ => false,
    }
}

/// Reads the properties of a package: title, creator, the day it was made, language.
fn say_of_itself(xml: &str, article: &mut Intake) -> Result<(), DocxFault> {
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
