//! Draft rows for the event datasets of UCDP (Georeferenced Event Dataset) and ACLED: a row for
//! the main event of an article, and for each other one in which people died; and for a record
//! of casualties: a row for each of their named dead, and one for the rest. Judgement is
//! suggested; numbers that the dataset gives stay blank.
//!
//! Where a person coded incidents, their rows are written instead of drafts.

use super::csv::{self, day};
use super::known::Format;
use super::loss::Loss;
use super::losses::Losses;
use super::pieces::{quote, sentence};
use crate::desk::{Annotation, Body, Codebook, Coding, DraftRow, Fill, draft_rows};
use crate::exchange::Article;
use crate::text::Span;

/// The dataset of a format; `None` for formats that are none of a dataset.
pub fn codebook(format: Format) -> Option<Codebook> {
    match format {
        Format::Ged => Some(Codebook::Ged),
        Format::Acled => Some(Codebook::Acled),
        Format::CasualtyRecord => Some(Codebook::CasualtyRecord),
        _ => None,
    }
}

/// The first line of a table.
pub(super) fn header(codebook: Codebook) -> String {
    let columns: Vec<&str> = codebook.columns().iter().map(|column| column.name).collect();
    csv::header(&columns)
}

/// Rows that a person coded, as a table.
pub fn coded<'c>(codebook: Codebook, rows: impl IntoIterator<Item = &'c Coding>) -> String {
    let rows = rows.into_iter().map(|coding| coded_row(coding, &mut Losses::default()));
    std::iter::once(header(codebook)).chain(rows).collect()
}

fn coded_row(coding: &Coding, losses: &mut Losses) -> String {
    fill(coding.codebook, |column| Some(coding.value(column).to_owned()), losses)
}

/// The rows of an article: those that the person coded; where nobody coded anything,
/// drafts.
pub(super) fn rows(codebook: Codebook, article: &Article, is_coded: bool, losses: &mut Losses) -> String {
    if !is_coded {
        return drafts(codebook, article, losses);
    }
    let coded: Vec<&Coding> = article.codings.iter().filter(|coding| coding.codebook == codebook).collect();
    let has_row = |annotation: &&Annotation| coded.iter().any(|coding| coding.figure == annotation.id);
    let figures = article.live().filter(|annotation| matches!(annotation.body, Body::Figure(_)));
    losses.add(Loss::NotCoded, figures.filter(|annotation| !has_row(annotation)).count());
    coded.into_iter().map(|coding| coded_row(coding, losses)).collect()
}

/// Whether a person coded a toll of an article for a dataset.
pub(super) fn is_coded(codebook: Codebook, article: &Article) -> bool {
    article.codings.iter().any(|coding| coding.codebook == codebook)
}

fn drafts(codebook: Codebook, article: &Article, losses: &mut Losses) -> String {
    let drafts = draft_rows(codebook, (&article.text, &article.meta), article.live().collect(), &article.narrative);
    let figures = article.live().filter(|annotation| matches!(annotation.body, Body::Figure(_)));
    let is_counted = |figure: &&Annotation| drafts.iter().any(|draft| draft.figures.contains(&figure.id));
    losses.add(Loss::NotCounted, figures.filter(|figure| !is_counted(figure)).count());
    losses.add(Loss::Derived, drafts.iter().filter(|draft| draft.has_sum).count());
    let write = |draft: &DraftRow| {
        let cell = |column: &str| {
            let own = Some(draft.value(column)).filter(|value| !value.is_empty()).map(str::to_owned);
            own.or_else(|| of_article(codebook, article, draft, column))
        };
        fill(codebook, cell, losses)
    };
    drafts.iter().map(write).collect()
}

/// What a row has of the whole article.
fn of_article(codebook: Codebook, article: &Article, draft: &DraftRow, column: &str) -> Option<String> {
    let meta = &article.meta;
    let published = day(meta.published);
    let source = || article.live().find(|mark| draft.figures.first() == Some(&mark.id)).map(source_of);
    Some(match column {
        "number_of_sources" => "1".to_owned(),
        "source_article" | "sources" => {
            let stated = [&*meta.source, &*published, &*meta.title].into_iter().filter(|text| !text.is_empty());
            stated.collect::<Vec<_>>().join(", ")
        }
        "source" | "source_office" => meta.source.clone(),
        "source_date" => published,
        "source_headline" => meta.title.clone(),
        "source_original" => quote(article, source().flatten()).to_owned(),
        "where_description" | "description" => sentence(&article.text, draft.at),
        "notes" if codebook == Codebook::Acled => sentence(&article.text, draft.at),
        _ => return None,
    })
}

fn source_of(figure: &Annotation) -> Option<Span> {
    match &figure.body {
        Body::Figure(figure) => figure.source,
        _ => None,
    }
}

fn fill(codebook: Codebook, cell: impl Fn(&str) -> Option<String>, losses: &mut Losses) -> String {
    let cells: Vec<String> = codebook.columns().iter().map(|column| cell(column.name).unwrap_or_default()).collect();
    let has_degrees = |at: usize| matches!(codebook.columns()[at].fill, Fill::Latitude | Fill::Longitude);
    csv::row_with_degrees(&cells, has_degrees, losses)
}
