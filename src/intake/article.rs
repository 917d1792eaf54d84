//! An article as its file has it, and helpers that all readers share.

use super::error::BadLine;
use super::legacy::LegacyEncoding;
use crate::model::Day;
use crate::text::LeftOut;

/// An article as its file has it. Fields that the file does not state are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IntakeArticle {
    /// Headline.
    pub title: String,
    /// Name of the site, the agency or the author.
    pub source: String,
    /// Its own address.
    pub url: String,
    /// Day of publication.
    pub published: Option<Day>,
    /// BCP 47 code of its language, as stated.
    pub language: String,
    /// The case that it belongs to, as a line of a corpus states it.
    pub case: String,
    /// The text, after decoding.
    pub text: String,
}

/// The content of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IntakeResult {
    /// Its articles, in its order; at least one.
    pub articles: Vec<IntakeArticle>,
    /// The lines of a corpus that gave no article.
    pub bad_lines: Vec<BadLine>,
    /// What stands in the file and not in the texts.
    pub left_out: LeftOut,
    /// The encoding of before Unicode whose letters were found in the texts and converted.
    pub converted: Option<LegacyEncoding>,
    /// The encoding of before Unicode that the bytes of the file are in.
    pub decoded: Option<LegacyEncoding>,
}

impl From<IntakeArticle> for IntakeResult {
    fn from(article: IntakeArticle) -> Self {
        Self { articles: vec![article], ..Self::default() }
    }
}

/// Whether a text has nothing but blanks, control and format characters.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}'))
}

/// The calendar day that a time of ISO 8601 begins with, in the time zone it states.
pub(super) fn day_of(time: &str) -> Option<Day> {
    time.trim().get(..10)?.parse().ok()
}
