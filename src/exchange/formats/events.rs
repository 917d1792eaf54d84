//! Draft rows for the event datasets of UCDP (Georeferenced Event Dataset) and ACLED.
//! A row for each count of people killed that the text states and holds to; what is a
//! part of another count is in that one's row. A cell that is a coder's judgement
//! stays blank: sides and actors, types, coordinates, the codes of countries.
//!
//! Where a person coded tolls, their rows are written and no drafts.

use super::csv::{self, day, number, row};
use super::known::Format;
use super::loss::Loss;
use super::losses::Losses;
use super::pieces::{date_of, place_of, quote, sentence};
use crate::desk::{Annotation, Body, Codebook, Coding, Id};
use crate::exchange::Article;
use crate::model::{Currency, Day, Effect, Figure, Modality, Timex, Victim};

/// The dataset of a format.
pub(super) fn codebook(format: Format) -> Option<Codebook> {
    match format {
        Format::Ged => Some(Codebook::Ged),
        Format::Acled => Some(Codebook::Acled),
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
    match codebook {
        Codebook::Ged => ged(article, losses),
        Codebook::Acled => acled(article, losses),
    }
}

fn ged(article: &Article, losses: &mut Losses) -> String {
    counted(article, losses, |figure, annotation, losses| {
        let meta = &article.meta;
        let (start, end) = days(article, figure);
        let published = day(meta.published);
        let is_told = |text: &&str| !text.is_empty();
        let source: Vec<&str> = [&*meta.source, &*published, &*meta.title].into_iter().filter(is_told).collect();
        let cell = |column: &str| match column {
            "year" => start.zip(end).and_then(|days| Codebook::Ged.year(days)),
            "number_of_sources" => Some("1".to_owned()),
            "source_article" => Some(source.join(", ")),
            "source_office" => Some(meta.source.clone()),
            "source_date" => Some(published.clone()),
            "source_headline" => Some(meta.title.clone()),
            "source_original" => Some(quote(article, figure.source).to_owned()),
            "where_coordinates" => Some(place_of(article, figure).to_owned()),
            "where_description" => Some(sentence(&article.text, annotation.span)),
            "date_prec" => start.zip(end).and_then(|days| Codebook::Ged.precision(days)).map(str::to_owned),
            "date_start" => Some(day(start)),
            "date_end" => Some(day(end)),
            "deaths_civilians" => civilians(article, annotation, figure).map(|count| count.to_string()),
            "best" => Some(number(best(figure))),
            "low" => Some(number(figure.low)),
            "high" => Some(number(figure.high)),
            _ => None,
        };
        fill(Codebook::Ged, cell, losses)
    })
}

fn acled(article: &Article, losses: &mut Losses) -> String {
    counted(article, losses, |figure, annotation, losses| {
        let (start, end) = days(article, figure);
        let precision = start.zip(end).and_then(|days| Codebook::Acled.precision(days));
        let start = start.filter(|_| precision.is_some());
        let cell = |column: &str| match column {
            "event_date" => Some(day(start)),
            "year" => start.map(|day| day.year().to_string()),
            "time_precision" => precision.map(str::to_owned),
            "location" => Some(place_of(article, figure).to_owned()),
            "source" => Some(article.meta.source.clone()),
            "notes" => Some(sentence(&article.text, annotation.span)),
            "fatalities" => Some(number(figure.low.or(figure.high))),
            _ => None,
        };
        fill(Codebook::Acled, cell, losses)
    })
}

fn fill(codebook: Codebook, cell: impl Fn(&str) -> Option<String>, losses: &mut Losses) -> String {
    let cells: Vec<String> = codebook.columns().iter().map(|column| cell(column.name).unwrap_or_default()).collect();
    row(&cells, losses)
}

/// A row for each figure that counts.
fn counted(
    article: &Article,
    losses: &mut Losses,
    write: impl Fn(&Figure<Id>, &Annotation, &mut Losses) -> String,
) -> String {
    let mut rows = String::new();
    for annotation in article.live() {
        let Body::Figure(figure) = &annotation.body else {
            continue;
        };
        let holds = figure.modality == Modality::Asserted && figure.currency == Currency::Current;
        if holds && figure.effect == Effect::Killed && figure.part_of.is_none() {
            rows += &write(figure, annotation, losses);
        } else {
            losses.add(Loss::NotCounted, 1);
        }
    }
    rows
}

/// The first and the last day on which it may have happened.
fn days(article: &Article, figure: &Figure<Id>) -> (Option<Day>, Option<Day>) {
    let timex: Option<&Timex> = date_of(article, figure);
    (timex.and_then(|timex| timex.earliest), timex.and_then(|timex| timex.latest))
}

/// The number that the text gives, where it gives one: not of a range, nor of what is
/// bounded from above alone.
fn best(figure: &Figure<Id>) -> Option<u64> {
    figure.low.filter(|&low| figure.high.is_none_or(|high| high == low))
}

/// How many of the dead are civilians: all, or those of a part.
fn civilians(article: &Article, annotation: &Annotation, figure: &Figure<Id>) -> Option<u64> {
    let count = |figure: &Figure<Id>| best(figure).filter(|_| figure.victims.contains(&Victim::Civilian));
    count(figure).or_else(|| {
        article.live().find_map(|a| match &a.body {
            Body::Figure(part) if part.part_of.as_ref() == Some(&annotation.id) => count(part),
            _ => None,
        })
    })
}
