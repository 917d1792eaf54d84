//! All formats: how each is written, and what it holds.

use super::loss::Loss;
use crate::text::Unit;

/// A format that is written or read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Our own export, `tallymark/1`.
    Tallymark,
    /// The lines that the command reads: documents without marks.
    Documents,
    /// W3C Web Annotation Data Model, JSON-LD.
    WebAnnotation,
    /// doccano, sequence labelling.
    Doccano,
    /// doccano, with relations.
    DoccanoRelations,
    /// Label Studio tasks.
    LabelStudio,
    /// spaCy and Prodigy.
    Spacy,
    /// brat standoff.
    Brat,
    /// CoNLL, a token a line, IOB2.
    Conll,
    /// UIMA CAS JSON 0.4.
    Cas,
    /// A table of casualty figures.
    Figures,
    /// A table of claims.
    Claims,
    /// A table of entities and dates.
    Mentions,
    /// ClaimReview of schema.org, JSON-LD.
    ClaimReview,
    /// Draft rows for the UCDP Georeferenced Event Dataset.
    Ged,
    /// Draft rows for ACLED.
    Acled,
    /// Draft rows for a record of casualties.
    CasualtyRecord,
    /// TimeML with inline TIMEX3.
    TimeMl,
    /// UIMA CAS in XMI.
    Xmi,
}

/// How documents are laid out in files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileLayout {
    /// One file; each document adds its lines to it.
    Lines,
    /// One file that is written as a whole.
    Whole,
    /// Files of its own for each document.
    Each,
}

/// The properties of a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormatInfo {
    /// The format.
    pub format: Format,
    /// Its name on the command line.
    pub name: &'static str,
    /// The ending of its files, without a dot.
    pub ending: &'static str,
    /// The media type of its files.
    pub media: &'static str,
    /// Whether it is read.
    pub reads: bool,
    /// How it is written; `None` where it is not.
    pub writes: Option<FileLayout>,
    /// The unit of its offsets; `None` where it has none.
    pub unit: Option<Unit>,
    /// What of an article it holds; all else is counted as lost.
    pub holds: &'static [Loss],
}

const JSON: &str = "application/json";
const JSON_LD: &str = "application/ld+json";
const JSON_LINES: &str = "application/jsonl";
const CSV: &str = "text/csv";

const POINTS: Option<Unit> = Some(Unit::CodePoint);
const UTF16: Option<Unit> = Some(Unit::Utf16);

use Loss::*;

const KINDS: &[Loss] = &[Entities, Dates, Figures, Claims];

/// All formats, in the order of the product's list.
pub static FORMATS: [FormatInfo; 19] = [
    out(Format::Tallymark, "tallymark", "json", JSON, FileLayout::Whole, POINTS, Loss::ALL).and_in(),
    FormatInfo {
        writes: None,
        ..out(Format::Documents, "documents", "jsonl", JSON_LINES, FileLayout::Lines, None, &[]).and_in()
    },
    out(
        Format::WebAnnotation,
        "web-annotation",
        "jsonld",
        JSON_LD,
        FileLayout::Whole,
        POINTS,
        &[Entities, Dates, Figures, Claims, Canonical, Provenance],
    )
    .and_in(),
    out(Format::Doccano, "doccano", "jsonl", JSON_LINES, FileLayout::Lines, UTF16, KINDS).and_in(),
    out(
        Format::DoccanoRelations,
        "doccano-relations",
        "jsonl",
        JSON_LINES,
        FileLayout::Lines,
        UTF16,
        &[Entities, Dates, Figures, Claims, Links],
    )
    .and_in(),
    out(
        Format::LabelStudio,
        "label-studio",
        "json",
        JSON,
        FileLayout::Whole,
        POINTS,
        &[Entities, Dates, Figures, Claims, Links, Decisions],
    )
    .and_in(),
    out(
        Format::Spacy,
        "spacy",
        "jsonl",
        JSON_LINES,
        FileLayout::Lines,
        POINTS,
        &[Entities, Dates, Figures, Claims, Metadata],
    )
    .and_in(),
    out(
        Format::Brat,
        "brat",
        "ann",
        "text/plain",
        FileLayout::Each,
        POINTS,
        &[Entities, Dates, Figures, Claims, Canonical, Calendar, Counts, Links, Decisions],
    )
    .and_in(),
    out(Format::Conll, "conll", "conll", "text/plain", FileLayout::Lines, None, &[Entities, Dates, Figures]),
    out(
        Format::Cas,
        "cas",
        "json",
        JSON,
        FileLayout::Each,
        UTF16,
        &[Entities, Dates, Figures, Claims, Canonical, Calendar, Counts, Links, Decisions],
    )
    .and_in(),
    out(
        Format::Figures,
        "csv-figures",
        "csv",
        CSV,
        FileLayout::Lines,
        POINTS,
        &[Figures, Counts, Links, Decisions, Provenance, Metadata],
    ),
    out(
        Format::Claims,
        "csv-claims",
        "csv",
        CSV,
        FileLayout::Lines,
        POINTS,
        &[Claims, Speech, Work, Links, Decisions, Provenance, Metadata],
    ),
    out(
        Format::Mentions,
        "csv-mentions",
        "csv",
        CSV,
        FileLayout::Lines,
        POINTS,
        &[Entities, Dates, Canonical, Calendar, Decisions, Provenance, Metadata],
    ),
    out(Format::ClaimReview, "claim-review", "jsonld", JSON_LD, FileLayout::Whole, None, &[Claims, Metadata]),
    out(Format::Ged, "ged", "csv", CSV, FileLayout::Lines, None, &[Figures, Counts, Metadata]),
    out(Format::Acled, "acled", "csv", CSV, FileLayout::Lines, None, &[Figures, Metadata]),
    out(Format::CasualtyRecord, "casualty-record", "csv", CSV, FileLayout::Lines, None, &[Figures, Counts, Metadata]),
    out(Format::TimeMl, "timeml", "tml", "application/xml", FileLayout::Each, None, &[Dates, Calendar]).and_in(),
    FormatInfo {
        writes: None,
        ..out(Format::Xmi, "xmi", "xmi", "application/xml", FileLayout::Each, UTF16, &[]).and_in()
    },
];

const fn out(
    format: Format,
    name: &'static str,
    ending: &'static str,
    media: &'static str,
    shape: FileLayout,
    unit: Option<Unit>,
    holds: &'static [Loss],
) -> FormatInfo {
    FormatInfo { format, name, ending, media, reads: false, writes: Some(shape), unit, holds }
}

impl FormatInfo {
    const fn and_in(self) -> Self {
        Self { reads: true, ..self }
    }
}

impl Format {
    /// Its properties.
    pub fn about(self) -> &'static FormatInfo {
        // The table holds every format in the order of the enum; a test says so.
        &FORMATS[self as usize]
    }

    /// The format of this name.
    pub fn named(name: &str) -> Option<Self> {
        FORMATS.iter().find(|about| about.name == name).map(|about| about.format)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_is_found_by_itself_and_by_its_name() {
        for about in FORMATS {
            assert_eq!(about.format.about(), &about);
            assert_eq!(Format::named(about.name), Some(about.format));
        }
        assert_eq!(Format::named("word"), None);
    }
}
