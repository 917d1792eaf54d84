//! Writes the text of a document from its XML.

use super::format::{Format, LegacyFont, Styles};
use super::xml::{referred, value};
use crate::intake::error::DocxFault;
use crate::intake::legacy::{LegacyEncoding, in_unicode};
use crate::text::{self, LeftOut, Prose};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use rustc_hash::FxHashMap;

/// Why text is left out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reason {
    Deleted,
    Hidden,
    Moved,
    /// It says nothing of its own: a second version of content, formatting of before.
    Silent,
}

/// Writes the text of a document.
#[derive(Default)]
pub(super) struct Writer<'a> {
    styles: Option<&'a Styles>,
    /// The encodings whose fonts are read as such.
    encodings: &'a [LegacyEncoding],
    prose: Prose,
    pub(super) left_out: LeftOut,
    /// What stands in the fonts of each encoding.
    pub(super) in_fonts: FxHashMap<LegacyEncoding, String>,
    /// Text in a font of an encoding, which is read when all of it is there: a letter and its
    /// mark may be in two runs.
    pending: Option<(LegacyFont, String)>,
    /// Inside a run's text.
    in_text: bool,
    in_run: bool,
    /// What the run states, and the names of its style and its paragraph's.
    format: Format,
    style: String,
    paragraph: String,
    /// How many tables the place is in.
    tables: usize,
    /// The elements inside one whose text is not read, why, and whether it has any.
    skipped: usize,
    reason: Option<Reason>,
    has_text: bool,
    /// Why the run before was left out: several in a row are one passage.
    passage: Option<Reason>,
    /// Whether the paragraph, and the one before it, is an item of a list.
    is_item: bool,
    was_item: bool,
    /// Whether the paragraph has text already.
    begun: bool,
    /// Whether the end of the paragraph is deleted, so that the next one goes on.
    goes_on: bool,
}

impl<'a> Writer<'a> {
    /// A writer that reads the fonts of some encodings as such.
    pub(super) fn new(styles: &'a Styles, encodings: &'a [LegacyEncoding]) -> Self {
        Self { styles: Some(styles), encodings, ..Self::default() }
    }

    /// The text.
    pub(super) fn finish(mut self) -> (String, LeftOut) {
        self.flush();
        (self.prose.finish(), self.left_out)
    }

    pub(super) fn read(&mut self, xml: &str) -> Result<(), DocxFault> {
        let mut reader = Reader::from_str(xml);
        loop {
            match reader.read_event().map_err(|_| DocxFault::Broken)? {
                Event::Start(_) if self.skipped > 0 => self.skipped += 1,
                Event::Start(element) => match reason(&element) {
                    Some(reason) => (self.skipped, self.reason, self.has_text) = (1, Some(reason), false),
                    None => self.enter(&element),
                },
                Event::Empty(element) if self.skipped == 0 => {
                    self.enter(&element);
                    self.leave(element.local_name().as_ref());
                }
                Event::End(_) if self.skipped > 0 => {
                    self.skipped -= 1;
                    if let Some(reason) = self.reason.filter(|_| self.skipped == 0 && self.has_text) {
                        self.leave_out(reason);
                    }
                }
                Event::End(element) => self.leave(element.local_name().as_ref()),
                Event::Text(text) if self.skipped > 0 => self.has_text |= !text.trim().is_empty(),
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

    fn enter(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            "p" => {
                self.begun = std::mem::take(&mut self.goes_on);
                self.is_item &= self.begun;
                self.paragraph.clear();
            }
            "pStyle" => self.paragraph = value(element, "val"),
            "numPr" => self.is_item = true,
            // Outside of a run it is a property of the paragraph's end.
            "del" => self.goes_on = true,
            "tbl" => {
                self.flush();
                self.prose.break_of(if self.tables == 0 { 2 } else { 1 });
                self.tables += 1;
            }
            "tr" => self.prose.break_of(1),
            "tc" => self.prose.blank(),
            "r" => {
                self.in_run = true;
                self.format = Format::default();
                self.style.clear();
            }
            "rStyle" if self.in_run => self.style = value(element, "val"),
            "t" => self.in_text = self.in_run,
            "tab" if self.in_run => self.say("\t"),
            "br" | "cr" if self.in_run => self.say("\n"),
            "noBreakHyphen" if self.in_run => self.say("\u{2011}"),
            _ if self.in_run => self.format.apply(element),
            _ => {}
        }
    }

    fn leave(&mut self, name: &str) {
        match name {
            "t" => self.in_text = false,
            "r" => self.in_run = false,
            "p" => {
                self.flush();
                self.was_item = self.is_item;
                if self.tables > 0 {
                    self.prose.blank();
                } else if !self.goes_on {
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

    fn say(&mut self, said: &str) {
        let format = self.styles.map_or(self.format, |styles| styles.format(self.format, &self.style, &self.paragraph));
        let reason = match format {
            format if format.is_struck() => Some(Reason::Deleted),
            format if format.is_hidden() => Some(Reason::Hidden),
            _ => None,
        };
        if let Some(reason) = reason {
            if !said.trim().is_empty() {
                self.leave_out(reason);
            }
            return;
        }
        self.passage = None;
        if !self.begun && self.tables == 0 {
            self.prose.break_of(if self.is_item && self.was_item { 1 } else { 2 });
        }
        self.begun = true;
        let raised = format.is_raised().then(|| text::raise(said));
        let said = raised.as_deref().unwrap_or(said);
        match format.font() {
            Some(font) if self.encodings.contains(&font.encoding) => {
                if self.pending.as_ref().is_some_and(|(pending, _)| *pending != font) {
                    self.flush();
                }
                self.pending.get_or_insert_with(|| (font, String::new())).1.push_str(said);
            }
            Some(font) => {
                self.in_fonts.entry(font.encoding).or_default().push_str(said);
                self.prose.verbatim(said);
            }
            None => {
                self.flush();
                self.prose.verbatim(said);
            }
        }
    }

    /// Writes what waits in a font of an encoding.
    fn flush(&mut self) {
        if let Some((font, text)) = self.pending.take() {
            let text = in_unicode(font.encoding, &text);
            self.prose.verbatim(&if font.is_capital { text.to_uppercase() } else { text });
        }
    }

    /// Counts a passage that is left out.
    fn leave_out(&mut self, reason: Reason) {
        if self.passage.replace(reason) == Some(reason) {
            return;
        }
        match reason {
            Reason::Deleted => self.left_out.deleted += 1,
            Reason::Hidden => self.left_out.hidden += 1,
            Reason::Moved => self.left_out.moved += 1,
            Reason::Silent => {}
        }
    }
}

/// Why an element is left out with all in it.
fn reason(element: &BytesStart<'_>) -> Option<Reason> {
    match element.local_name().as_ref() {
        "del" => Some(Reason::Deleted),
        "moveFrom" => Some(Reason::Moved),
        "Fallback" | "rPrChange" | "pPrChange" => Some(Reason::Silent),
        // Separators above notes.
        "footnote" | "endnote" if !matches!(&*value(element, "type"), "" | "normal") => Some(Reason::Silent),
        _ => None,
    }
}
