//! Why a file could not be read.

use thiserror::Error;

/// Why a file could not be read. Nothing was imported then.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ImportError {
    /// Larger than any export of a desk.
    #[error("the file holds {size} bytes, more than the {most} that can be read")]
    TooLarge {
        /// Bytes of the file.
        size: usize,
        /// Bytes of the largest file that is read.
        most: usize,
    },
    /// The JSON stops before its end: a download or a copy that broke off.
    #[error("the file breaks off: its end is missing")]
    Truncated,
    /// JSON nested deeper than any export.
    #[error("the file is nested deeper than any export")]
    TooDeep,
    /// No JSON at all.
    #[error("the file is not JSON (line {line}, column {column})")]
    NotJson {
        /// Line of the first character that does not fit, from 1.
        line: usize,
        /// Its column, from 1.
        column: usize,
    },
    /// A string with half of a surrogate pair, which is no character.
    #[error("line {line} of the file holds half of a character (a lone surrogate)")]
    LoneSurrogate {
        /// Line of the escape, from 1.
        line: usize,
    },
    /// JSON, but no `tallymark/1`.
    #[error("the file is JSON of another tool, not an export of Tallymark")]
    Foreign,
    /// Not in the format that it was read as.
    #[error("the file is not in the format “{0}”")]
    OtherFormat(&'static str),
    /// A ZIP that breaks off or is damaged.
    #[error("the ZIP file is damaged")]
    NotZip,
    /// A ZIP that is protected with a password.
    #[error("the ZIP file is protected with a password")]
    Locked,
    /// A ZIP with more files than are read.
    #[error("the ZIP file holds {count} files, more than the {most} that are read")]
    TooMany {
        /// Its files.
        count: usize,
        /// The most that are read.
        most: usize,
    },
    /// Written by a newer Tallymark.
    #[error("the file has version {0} of the format, which is newer than this page; reload the page and try again")]
    Newer(u64),
    /// A `tallymark/1` file without a valid list of documents.
    #[error("the file is damaged: {0}")]
    Damaged(String),
    /// One document cannot be read.
    #[error("document {number} cannot be read: {fault}")]
    Document {
        /// Its place in the file, from 1.
        number: usize,
        /// What is wrong with it.
        fault: Fault,
    },
}

/// What is wrong with a document.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Fault {
    /// A field is missing or holds what it must not.
    #[error("{0}")]
    Field(String),
    /// The line that it stands on is no JSON.
    #[error("it is not JSON")]
    NotJson,
    /// The text is not the one that was exported.
    #[error("its text does not fit its sha256")]
    Text,
    /// The id is not the one that belongs to the text.
    #[error("its id does not belong to its text")]
    Id,
    /// Another document before it has the same id.
    #[error("it stands in the file twice")]
    Twice,
    /// The text that the marks stand on is not in the file, nor was it given.
    #[error("the text of “{0}” is not in the file; open that article first")]
    NoText(String),
    /// One of its marks cannot be read.
    #[error("mark {number} of “{list}”: {flaw}")]
    Mark {
        /// `entities`, `dates`, `casualties`, `claims` or `boilerplate`; for the formats
        /// of others what they call it.
        list: &'static str,
        /// Its place in the list, from 1.
        number: usize,
        /// What is wrong with it.
        flaw: Flaw,
    },
}

/// What is wrong with a mark.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Flaw {
    /// A field is missing or holds what it must not.
    #[error("{0}")]
    Field(String),
    /// A start or an end lies outside of the text, or the end is not after the start.
    #[error("its place does not fit the text")]
    OutOfText,
    /// The text has other words at its offsets.
    #[error("it quotes “{quote}”, but “{text}” stands at its place")]
    Quote {
        /// What the mark quotes.
        quote: String,
        /// What the text says there.
        text: String,
    },
    /// It has several parts, with words between them that are not of it.
    #[error("it stands in several parts, with other words between them")]
    Parts,
    /// Another mark before it has the same id.
    #[error("its id stands in the document twice")]
    Twice,
    /// `part_of` names no figure, or a circle of figures.
    #[error("it is part of a figure that is not there, or of itself")]
    Parent,
    /// A person's own mark that nobody made.
    #[error("a person’s own mark cannot be a suggestion")]
    OwnSuggestion,
}
