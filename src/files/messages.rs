//! The messages between the page and the worker that knows files.

use crate::desk::Kind;
use crate::exchange::formats::Loss;
use crate::text::LeftOut;
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
}

/// What comes of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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
    /// Its labels: how often each stands there, and the kind that it was read as.
    pub labels: Vec<(String, usize, Option<String>)>,
    /// Lines of a corpus that are no articles.
    pub bad_lines: Vec<usize>,
    /// Lines of a corpus with the text of another one.
    pub repeated_lines: Vec<usize>,
    /// What stands in the file and not in the texts.
    pub left_out: LeftOut,
    /// The name of the encoding of before Unicode whose letters were converted.
    pub converted: Option<String>,
    /// Marks that are no spans of the text.
    pub skipped: usize,
}

impl ImportSummary {
    /// How many marks the file holds, also those whose labels are not known yet.
    pub fn in_file(&self) -> usize {
        let labelled: usize = self.labels.iter().map(|(_, count, _)| count).sum();
        labelled.max(self.marks + self.predicted)
    }
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
    Protected,
    NoTextLayer,
    NotJson,
    Surrogate,
    Newer,
    Foreign,
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
