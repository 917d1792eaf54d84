//! The JSON Lines of the command: a line in holds a document, a line out what was found in it.
//! The fields are those of the annotation guide; offsets are code points.

use super::Article;
use super::annotated::Annotated;
pub use super::request::LineError;
use super::request::request;
use super::tallymark::{Fault, ImportError};
use serde::Serialize;

#[derive(Serialize)]
struct Failure {
    line: u64,
    error: String,
}

/// Annotates the document of one line (`{"id", "text", "lang"?, "date"?}`) and
/// gives the answer, without a line break.
///
/// # Errors
/// A [`LineError`] where the line holds no document.
pub fn answer(line: &[u8]) -> Result<String, LineError> {
    Annotated::of_line(line).map(|document| document.answer().to_line())
}

/// The line that is written in place of an answer; `line` counts from 1.
pub fn failure(line: u64, error: &LineError) -> String {
    serde_json::to_string(&Failure { line, error: error.to_string() }).expect("every key of the line is a string")
}

/// The documents of lines, without marks; blank lines are skipped.
///
/// # Errors
/// An [`ImportError`] that names the line.
pub fn read_documents(content: &str) -> Result<Vec<Article>, ImportError> {
    let lines = content.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let article = |(i, line): (usize, &str)| {
        let fault = |error: LineError| ImportError::Document { number: i + 1, fault: Fault::Field(error.to_string()) };
        Ok(request(line.as_bytes()).map_err(fault)?.article())
    };
    lines.map(article).collect()
}
