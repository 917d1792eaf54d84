//! The table of formats: how each is written and what it holds.

use super::losses::Loss;
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
    /// TimeML with inline TIMEX3.
    TimeMl,
}

/// How documents become files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One file; each document adds its lines to it.
    Lines,
    /// One file that is written as a whole.
    Whole,
    /// Files of its own for each document.
    Each,
}

/// What is known of a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct About {
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
    pub writes: Option<Shape>,
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
pub static FORMATS: [About; 17] = [
    out(Format::Tallymark, "tallymark", "json", JSON, Shape::Whole, POINTS, Loss::ALL).and_in(),
    About {
        writes: None,
        ..out(Format::Documents, "documents", "jsonl", JSON_LINES, Shape::Lines, None, &[]).and_in()
    },
    out(
        Format::WebAnnotation,
        "web-annotation",
        "jsonld",
        JSON_LD,
        Shape::Whole,
        POINTS,
        &[Entities, Dates, Figures, Claims, Canonical, Provenance],
    )
    .and_in(),
    out(Format::Doccano, "doccano", "jsonl", JSON_LINES, Shape::Lines, UTF16, KINDS).and_in(),
    out(
        Format::DoccanoRelations,
        "doccano-relations",
        "jsonl",
        JSON_LINES,
        Shape::Lines,
        UTF16,
        &[Entities, Dates, Figures, Claims, Links],
    )
    .and_in(),
    out(
        Format::LabelStudio,
        "label-studio",
        "json",
        JSON,
        Shape::Whole,
        POINTS,
        &[Entities, Dates, Figures, Claims, Links, Decisions],
    )
    .and_in(),
    out(
        Format::Spacy,
        "spacy",
        "jsonl",
        JSON_LINES,
        Shape::Lines,
        POINTS,
        &[Entities, Dates, Figures, Claims, Metadata],
    ),
    out(
        Format::Brat,
        "brat",
        "ann",
        "text/plain",
        Shape::Each,
        POINTS,
        &[Entities, Dates, Figures, Claims, Canonical, Calendar, Counts, Links, Decisions],
    ),
    out(Format::Conll, "conll", "conll", "text/plain", Shape::Lines, None, &[Entities, Dates, Figures]),
    out(
        Format::Cas,
        "cas",
        "json",
        JSON,
        Shape::Each,
        UTF16,
        &[Entities, Dates, Figures, Claims, Canonical, Calendar, Counts, Links, Decisions],
    ),
    out(
        Format::Figures,
        "csv-figures",
        "csv",
        CSV,
        Shape::Lines,
        POINTS,
        &[Figures, Counts, Links, Decisions, Provenance, Metadata],
    ),
    out(
        Format::Claims,
        "csv-claims",
        "csv",
        CSV,
        Shape::Lines,
        POINTS,
        &[Claims, Speech, Work, Links, Decisions, Provenance, Metadata],
    ),
    out(
        Format::Mentions,
        "csv-mentions",
        "csv",
        CSV,
        Shape::Lines,
        POINTS,
        &[Entities, Dates, Canonical, Calendar, Decisions, Provenance, Metadata],
    ),
    out(Format::ClaimReview, "claim-review", "jsonld", JSON_LD, Shape::Whole, None, &[Claims, Metadata]),
    out(Format::Ged, "ged", "csv", CSV, Shape::Lines, None, &[Figures, Counts, Metadata]),
    out(Format::Acled, "acled", "csv", CSV, Shape::Lines, None, &[Figures, Metadata]),
    out(Format::TimeMl, "timeml", "tml", "application/xml", Shape::Each, None, &[Dates, Calendar]),
];

const fn out(
    format: Format,
    name: &'static str,
    ending: &'static str,
    media: &'static str,
    shape: Shape,
    unit: Option<Unit>,
    holds: &'static [Loss],
) -> About {
    About { format, name, ending, media, reads: false, writes: Some(shape), unit, holds }
}

impl About {
    const fn and_in(self) -> Self {
        Self { reads: true, ..self }
    }
}

impl Format {
    /// What is known of it.
    pub fn about(self) -> &'static About {
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
