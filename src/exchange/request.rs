//! A line in: a document as the command is asked about it.

use super::Article;
use crate::desk::{LibraryLocation, Meta};
use crate::model::Day;
use crate::text::first_line;
use serde::Deserialize;
use serde_json::Value;
use thiserror::Error;

/// Why a line could not be annotated.
#[derive(Debug, Error)]
pub enum LineError {
    /// More bytes than any export has.
    #[error("the line is not read: it has more than {most} bytes")]
    TooLong {
        /// Bytes of the longest line that is read.
        most: usize,
    },
    /// The bytes are not UTF-8.
    #[error("the line is not UTF-8")]
    NotUtf8,
    /// JSON, but no object.
    #[error("the line is not a JSON object")]
    NotAnObject,
    /// No JSON, no text, or a field that holds what it must not.
    #[error("the line is not a JSON object with a text: {0}")]
    NotADocument(serde_json::Error),
}

#[derive(Deserialize)]
pub(super) struct Request {
    #[serde(default)]
    pub(super) id: Value,
    text: String,
    lang: Option<String>,
    date: Option<Day>,
    #[serde(flatten)]
    about: About,
}

/// What a line may say of its article beside what the engine needs. Anything else in such a
/// field says nothing: a corpus has its own idea of a source.
#[derive(Default, Deserialize)]
struct About {
    #[serde(default)]
    title: Value,
    #[serde(default)]
    source: Value,
    #[serde(default)]
    url: Value,
    #[serde(default)]
    case: Value,
}

impl Request {
    /// The article that it asks about, without marks; the first line is the title where none
    /// is stated.
    pub(super) fn article(self) -> Article {
        let said = |value: Value| value.as_str().unwrap_or_default().to_owned();
        let meta = Meta {
            title: titled(said(self.about.title), &self.text),
            source: said(self.about.source),
            url: said(self.about.url),
            published: self.date,
            language: self.lang.unwrap_or_default(),
        };
        let article = Article::new(self.text, meta);
        Article { location: LibraryLocation { case: said(self.about.case), ..LibraryLocation::default() }, ..article }
    }
}

/// The title that is stated, else the first line of the text.
pub(super) fn titled(stated: String, text: &str) -> String {
    if stated.trim().is_empty() { first_line(text, |_| false) } else { stated }
}

pub(super) fn request(line: &[u8]) -> Result<Request, LineError> {
    let line = std::str::from_utf8(line).map_err(|_| LineError::NotUtf8)?;
    if line.trim_start().starts_with('[') {
        return Err(LineError::NotAnObject);
    }
    serde_json::from_str(line).map_err(LineError::NotADocument)
}
