//! Writes articles in a format.

use super::known::{FileLayout, Format, FormatInfo};
use super::loss::Loss;
use super::losses::Losses;
use super::{brat, cas, claim_review, conll, csv, doccano, events, label_studio, spacy, timeml, web_annotation};
use crate::exchange::file::File;
use crate::exchange::{Article, tallymark, zip};
use crate::model::Day;
use crate::text::Unit;
use std::collections::HashSet;

/// The options of an export.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// When it is written, RFC 3339 in UTC.
    pub exported: String,
    /// The unit of offsets where a format leaves that open: for doccano, whose
    /// versions differ. `None` is the format's own.
    pub unit: Option<Unit>,
    /// Whether tables begin with a byte order mark, which some spreadsheets need to
    /// see that they are UTF-8.
    pub byte_order_mark: bool,
}

impl Options {
    /// The usual choices, at a time in seconds since 1970 in UTC.
    pub fn at(seconds: u64) -> Self {
        const DAY: u64 = 24 * 60 * 60;
        // The calendar begins before 1970.
        let days = i64::try_from(seconds / DAY).unwrap_or(i64::MAX);
        let day = Day::new(1970, 1, 1).map_or_else(String::new, |day| day.plus_days(days).to_string());
        let (hour, minute, second) = (seconds % DAY / 3600, seconds / 60 % 60, seconds % 60);
        Self { exported: format!("{day}T{hour:02}:{minute:02}:{second:02}Z"), ..Self::default() }
    }
}

/// Written files, and what they do not hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// In the order of the articles.
    pub files: Vec<File>,
    /// What is not in them.
    pub losses: Losses,
}

impl Written {
    /// One file for download: a single file as it is, several in a ZIP. Losses are listed
    /// beside them in `losses.md`.
    pub fn bundle(mut self, name: &str) -> File {
        if self.files.len() == 1 && self.losses.is_empty() {
            self.files.remove(0)
        } else {
            if !self.losses.is_empty() {
                self.files.push(File::new("losses.md", self.losses.to_string()));
            }
            File::new(format!("{name}.zip"), zip::pack(&self.files))
        }
    }
}

/// Writes articles in a format. The same articles give the same bytes; a format
/// that is only read gives no files.
pub fn write(format: Format, articles: &[Article], options: &Options) -> Written {
    let about = format.about();
    let mut losses = Losses::default();
    let one = |content: String| vec![File::new(format!("tallymark-{}.{}", about.name, about.ending), content)];
    let files = match about.writes {
        None => Vec::new(),
        Some(FileLayout::Lines) => {
            let mut lines = header(format, options);
            let coded =
                events::codebook(format).filter(|&codebook| articles.iter().any(|a| events::is_coded(codebook, a)));
            for article in articles {
                lines += &match coded {
                    None => record(format, article, options, &mut losses),
                    Some(codebook) => {
                        losses.count(article, about);
                        events::rows(codebook, article, true, &mut losses)
                    }
                };
            }
            one(lines)
        }
        Some(FileLayout::Whole) => {
            let articles = once(articles, about, &mut losses);
            one(match format {
                Format::WebAnnotation => web_annotation::write(&articles),
                Format::LabelStudio => label_studio::write(&articles),
                Format::ClaimReview => claim_review::write(&articles, &mut losses),
                _ => tallymark::write_articles(articles.into_iter().cloned(), &options.exported),
            })
        }
        Some(FileLayout::Each) => {
            let articles = once(articles, about, &mut losses).into_iter();
            match format {
                Format::Brat => {
                    let files = articles.flat_map(|article| brat::write(article, &mut losses));
                    files.chain([brat::configuration()]).collect()
                }
                Format::Cas => articles.map(cas::write).collect(),
                _ => articles.map(|article| timeml::write(article, &mut losses)).collect(),
            }
        }
    };
    Written { files, losses }
}

/// Drops repeated texts: files and annotations are named by the text.
fn once<'a>(articles: &'a [Article], about: &FormatInfo, losses: &mut Losses) -> Vec<&'a Article> {
    let mut ids = HashSet::new();
    let (once, repeated): (Vec<&Article>, Vec<&Article>) = articles.iter().partition(|article| ids.insert(&article.id));
    losses.add(Loss::Repeated, repeated.len());
    once.iter().for_each(|article| losses.count(article, about));
    once
}

/// The header of a format that is written line by line; empty for others.
pub fn header(format: Format, options: &Options) -> String {
    let columns = match format {
        Format::Figures => csv::header(csv::FIGURES),
        Format::Claims => csv::header(csv::CLAIMS),
        Format::Mentions => csv::header(csv::MENTIONS),
        _ => match events::codebook(format) {
            Some(codebook) => events::header(codebook),
            None => return String::new(),
        },
    };
    if options.byte_order_mark { format!("\u{feff}{columns}") } else { columns }
}

/// The lines of one article in a format that is written line by line; empty for others. What
/// they do not hold is counted in `losses`.
pub fn record(format: Format, article: &Article, options: &Options, losses: &mut Losses) -> String {
    let about = format.about();
    if about.writes != Some(FileLayout::Lines) {
        return String::new();
    }
    losses.count(article, about);
    let unit = options.unit.unwrap_or(Unit::Utf16);
    match format {
        Format::Doccano => doccano::line(article, unit),
        Format::DoccanoRelations => doccano::line_with_relations(article, unit),
        Format::Spacy => spacy::line(article),
        Format::Conll => conll::lines(article, losses),
        Format::Figures => csv::figures(article, losses),
        Format::Claims => csv::claims(article, losses),
        Format::Mentions => csv::mentions(article, losses),
        _ => events::codebook(format).map_or_else(String::new, |codebook| {
            events::rows(codebook, article, events::is_coded(codebook, article), losses)
        }),
    }
}
