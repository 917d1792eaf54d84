//! How text is formatted: what the properties of a run and the styles say that changes what
//! the text means.

use super::xml::value;
use crate::intake::error::DocxFault;
use crate::intake::legacy::LegacyEncoding;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use rustc_hash::FxHashMap;

/// Styles are based on styles; one on itself would never end. Word stops at nine.
const DEEPEST: usize = 10;

/// A font of before Unicode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LegacyFont {
    pub(super) encoding: LegacyEncoding,
    /// Whether it draws capitals for small letters, as the ABC fonts with a final H do.
    pub(super) is_capital: bool,
}

/// The formatting of text, as far as it is stated: what is not is that of the style below.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Format {
    is_raised: Option<bool>,
    is_struck: Option<bool>,
    is_hidden: Option<bool>,
    /// The font; `Some(None)` is one of Unicode.
    font: Option<Option<LegacyFont>>,
}

impl Format {
    /// Takes what a property of a run says.
    pub(super) fn apply(&mut self, property: &BytesStart<'_>) {
        let is_on = || !matches!(&*value(property, "val"), "0" | "false" | "off");
        match property.local_name().as_ref() {
            "vertAlign" => self.is_raised = Some(value(property, "val") == "superscript"),
            "position" => self.is_raised = Some(value(property, "val").parse().is_ok_and(|points: i32| points > 0)),
            "strike" | "dstrike" => self.is_struck = Some(is_on()),
            "vanish" | "specVanish" => self.is_hidden = Some(is_on()),
            "rFonts" => {
                let font = [value(property, "ascii"), value(property, "hAnsi")];
                if let Some(name) = font.iter().find(|name| !name.is_empty()) {
                    let of = |encoding| LegacyFont { encoding, is_capital: name.ends_with('H') };
                    self.font = Some(LegacyEncoding::of_font(name).map(of));
                }
            }
            _ => {}
        }
    }

    /// What it states, and where it states nothing what the style below does.
    fn over(self, below: Self) -> Self {
        Self {
            is_raised: self.is_raised.or(below.is_raised),
            is_struck: self.is_struck.or(below.is_struck),
            is_hidden: self.is_hidden.or(below.is_hidden),
            font: self.font.or(below.font),
        }
    }

    pub(super) fn is_raised(self) -> bool {
        self.is_raised == Some(true)
    }

    pub(super) fn is_struck(self) -> bool {
        self.is_struck == Some(true)
    }

    pub(super) fn is_hidden(self) -> bool {
        self.is_hidden == Some(true)
    }

    pub(super) fn font(self) -> Option<LegacyFont> {
        self.font.flatten()
    }
}

/// The styles of a document.
#[derive(Default)]
pub(super) struct Styles {
    /// What holds where nothing else does.
    defaults: Format,
    /// The style of paragraphs that name none.
    paragraph: String,
    /// Each style by its id, with the id of the one that it is based on.
    named: FxHashMap<String, (Format, String)>,
}

impl Styles {
    /// Reads `styles.xml`.
    pub(super) fn read(xml: &str) -> Result<Self, DocxFault> {
        let mut styles = Self::default();
        let mut reader = Reader::from_str(xml);
        let (mut id, mut format, mut based_on) = (None, Format::default(), String::new());
        loop {
            match reader.read_event().map_err(|_| DocxFault::Broken)? {
                Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
                    "style" => {
                        (format, based_on) = (Format::default(), String::new());
                        let name = value(&element, "styleId");
                        let is_default = matches!(&*value(&element, "default"), "1" | "true" | "on");
                        if is_default && value(&element, "type") == "paragraph" {
                            styles.paragraph.clone_from(&name);
                        }
                        id = Some(name);
                    }
                    "basedOn" => based_on = value(&element, "val"),
                    _ if id.is_none() => styles.defaults.apply(&element),
                    _ => format.apply(&element),
                },
                Event::End(element) if element.local_name().as_ref() == "style" => {
                    if let Some(id) = id.take() {
                        styles.named.insert(id, (format, std::mem::take(&mut based_on)));
                    }
                }
                Event::Eof => return Ok(styles),
                _ => {}
            }
        }
    }

    /// The formatting of a run, by what it states itself, its style, and that of its paragraph;
    /// both empty where they name none.
    pub(super) fn format(&self, run: Format, style: &str, paragraph: &str) -> Format {
        let paragraph = if paragraph.is_empty() { &self.paragraph } else { paragraph };
        run.over(self.named(style)).over(self.named(paragraph)).over(self.defaults)
    }

    fn named(&self, id: &str) -> Format {
        let mut format = Format::default();
        let mut next = id;
        for _ in 0..DEEPEST {
            let Some((stated, based_on)) = self.named.get(next) else { break };
            format = format.over(*stated);
            next = based_on;
        }
        format
    }
}
