//! An article as it came, and what every reader asks of its parts.

use super::error::BadLine;
use crate::model::Day;

/// An article as it came. What its source does not state is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Intake {
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
    /// The text, after decoding.
    pub text: String,
}

/// What a file held.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brought {
    /// Its articles, in its order; at least one.
    pub articles: Vec<Intake>,
    /// The lines of a corpus that are no articles.
    pub bad_lines: Vec<BadLine>,
}

impl From<Intake> for Brought {
    fn from(article: Intake) -> Self {
        Self { articles: vec![article], bad_lines: Vec::new() }
    }
}

/// Whether there is nothing to read: blanks, control and format characters.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}'))
}

/// The calendar day that a time of ISO 8601 begins with, in the time zone it states.
pub(super) fn day_of(time: &str) -> Option<Day> {
    time.trim().get(..10)?.parse().ok()
}
