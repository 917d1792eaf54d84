//! The messages between the page and the worker that knows files.

use crate::desk::Kind;
use crate::exchange::formats::{Loss, UnitSample};
use crate::text::{LeftOut, Unit};
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;
use std::collections::BTreeMap;

/// A request of the page, with the bytes that it speaks of: a file, or articles as
/// `tallymark/1`. The page borrows them, the worker owns them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Request<Bytes = ByteBuf> {
    /// Names the request; the reply repeats it.
    pub number: usize,
    /// What is asked for.
    pub ask: Ask,
    /// What it speaks of.
    pub content: Bytes,
}

/// The reply to a request, with the bytes that it speaks of: articles as `tallymark/1`,
/// or a file; empty where there are none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reply {
    /// Which request it answers.
    pub number: usize,
    /// What came of it.
    pub answer: Answer,
    /// What it speaks of.
    pub content: ByteBuf,
}

/// What the page asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ask {
    /// Reads the file.
    Take(Take),
    /// Writes the articles in a format.
    Write {
        /// The name of the format.
        format: String,
        /// When, RFC 3339 in UTC.
        exported: String,
        /// Whether our own export carries a digest.
        with_digest: bool,
    },
    /// Says whether the digest of the export is that of its content.
    Verify,
}

/// How a file is read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Take {
    /// Its name.
    pub name: String,
    /// What the person chose for labels of other tools: a kind's name, or `None`
    /// to leave their marks out.
    pub labels: BTreeMap<String, Option<String>>,
    /// Whether the predictions of a model come in as marks.
    pub predictions: bool,
    /// Whether the letters of a text stay as they are, where they look like Vietnamese of
    /// before Unicode.
    pub as_written: bool,
    /// The unit of offsets that could be in two, as the person chose.
    pub unit: Option<Unit>,
    /// Articles that are here and that the file may refer to, as `tallymark/1`; empty for
    /// none.
    pub known: String,
}

/// What comes of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(clippy::large_enum_variant, reason = "one answer a file; it is not kept")]
pub enum Answer {
    /// The articles were in the file.
    Articles(ImportSummary),
    /// The file was written.
    File {
        /// Its name.
        name: String,
        /// What it does not hold, by name of the [`Loss`], and how often.
        losses: Vec<(String, usize)>,
    },
    /// Whether the digest of an export is that of its content.
    DigestHolds(bool),
    /// Nothing came of it.
    Failed(Failure),
}

/// What is said of a file that was taken.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ImportSummary {
    /// The name of the format; none for a file that holds texts alone.
    pub format: Option<String>,
    /// Articles in it.
    pub articles: usize,
    /// Marks in it, beside predictions.
    pub marks: usize,
    /// Predictions of a model that nobody has looked at.
    pub predicted: usize,
    /// Its labels.
    pub labels: Vec<SeenLabel>,
    /// A mark by which code points and UTF-16 units differ, where its offsets could be either.
    pub open_unit: Option<UnitSample>,
    /// Marks and documents of another tool that cannot be read.
    pub faults: Vec<MarkFault>,
    /// Files of an archive that gave nothing, with the reason.
    pub bad_files: Vec<(String, Failure)>,
    /// Lines of a corpus that are no articles.
    pub bad_lines: Vec<usize>,
    /// Lines of a corpus with the text of another one.
    pub repeated_lines: Vec<usize>,
    /// What stands in the file and not in the texts.
    pub left_out: LeftOut,
    /// The name of the encoding of before Unicode whose letters were converted.
    pub converted: Option<String>,
    /// The name of the encoding of before Unicode that the file is in.
    pub decoded: Option<String>,
    /// Marks that are no spans of the text.
    pub skipped: usize,
}

impl ImportSummary {
    /// Adds what is said of another file of the same archive.
    #[cfg(feature = "intake")]
    pub(super) fn add(&mut self, other: Self) {
        self.format = other.format.or(self.format.take());
        self.converted = other.converted.or(self.converted.take());
        self.decoded = other.decoded.or(self.decoded.take());
        self.marks += other.marks;
        self.predicted += other.predicted;
        self.skipped += other.skipped;
        self.left_out += other.left_out;
        self.open_unit = self.open_unit.take().or(other.open_unit);
        self.faults.extend(other.faults);
        for label in other.labels {
            match self.labels.iter_mut().find(|seen| seen.label == label.label) {
                Some(seen) => seen.count += label.count,
                None => self.labels.push(label),
            }
        }
    }

    /// How many marks the file holds, also those whose labels are not known yet.
    pub fn in_file(&self) -> usize {
        let labelled: usize = self.labels.iter().map(|seen| seen.count).sum();
        labelled.max(self.marks + self.predicted)
    }
}

/// A label of another tool.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenLabel {
    /// The label as the file has it.
    pub label: String,
    /// How many marks have it.
    pub count: usize,
    /// The name of the kind that it was read as; `None` where its marks were left out.
    pub kind: Option<String>,
    /// The words of its first marks.
    pub words: Vec<String>,
}

/// A mark, or a whole document, of another tool that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkFault {
    /// The number of the document in the file, from 1.
    pub document: usize,
    /// The number of the mark in its list, from 1; `None` where the document is meant.
    pub mark: Option<usize>,
    /// What is wrong.
    pub reason: FaultReason,
}

/// What is wrong with a mark or a document; the page words it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FaultReason {
    /// Its place does not fit the text.
    OutOfText,
    /// It quotes other words than those at its place, and these stand nowhere else alone.
    Quote {
        /// What it quotes.
        quote: String,
        /// What stands there.
        text: String,
    },
    /// It stands in several parts with other words between them.
    Parts,
    /// Another mark has its id.
    Twice,
    /// The text of this address is not there.
    NoText(String),
    /// It is no JSON.
    NotJson,
    /// In the words of the reader.
    Other(String),
}

/// Why nothing came; the page words it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are those of the errors of `intake` and `exchange`")]
pub enum Failure {
    TooLarge,
    Empty,
    Binary,
    Encoding,
    NoCorpus,
    NotRead,
    Damaged,
    /// JSON or HTML that is nested too deep.
    Nested,
    /// An archive within an archive.
    Archive,
    Protected,
    NoTextLayer,
    NotJson,
    Surrogate,
    Newer,
    Foreign,
    /// The text of this address is neither in the file nor here.
    NoText(String),
    Altered,
    /// What is wrong, in the words of the reader.
    Other(String),
}

/// The loss that has this name.
pub fn loss(name: &str) -> Option<Loss> {
    Loss::ALL.iter().chain(Loss::FOUND).copied().find(|loss| loss.name() == name)
}

/// The kind that has this name.
pub fn kind(name: &str) -> Option<Kind> {
    Kind::ALL.into_iter().find(|kind| kind.name() == name)
}
