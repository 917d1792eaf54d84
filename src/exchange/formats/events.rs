//! Draft rows for the event datasets of UCDP (Georeferenced Event Dataset) and ACLED.
//! A row for each count of people killed that the text states and holds to; what is a
//! part of another count is in that one's row. A cell that is a coder's judgement
//! stays blank: sides and actors, types, coordinates, the codes of countries.

use super::csv::{day, number, row};
use super::losses::{Loss, Losses};
use super::pieces::{date_of, place_of, quote, sentence};
use crate::desk::{Annotation, Body, Id};
use crate::exchange::Article;
use crate::model::{Day, Effect, Figure, Modality, Standing, Timex, Victim};

/// The columns of the UCDP GED codebook, version 24.1.
pub(super) const GED: &[&str] = &[
    "id",
    "relid",
    "year",
    "active_year",
    "code_status",
    "type_of_violence",
    "conflict_dset_id",
    "conflict_new_id",
    "conflict_name",
    "dyad_dset_id",
    "dyad_new_id",
    "dyad_name",
    "side_a_dset_id",
    "side_a_new_id",
    "side_a",
    "side_b_dset_id",
    "side_b_new_id",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_prec",
    "where_coordinates",
    "where_description",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "geom_wkt",
    "priogrid_gid",
    "country",
    "country_id",
    "region",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
    "gwnoa",
    "gwnob",
];

/// The columns of the ACLED codebook since 2023.
pub(super) const ACLED: &[&str] = &[
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
];

pub(super) fn ged(article: &Article, losses: &mut Losses) -> String {
    counted(article, losses, |figure, annotation, losses| {
        let meta = &article.meta;
        let (start, end) = days(article, figure);
        let published = day(meta.published);
        let is_told = |text: &&str| !text.is_empty();
        let source: Vec<&str> = [&*meta.source, &*published, &*meta.title].into_iter().filter(is_told).collect();
        let cell = |column: &str| match column {
            "year" => {
                start.filter(|day| end.is_some_and(|end| end.year() == day.year())).map(|day| day.year().to_string())
            }
            "number_of_sources" => Some("1".to_owned()),
            "source_article" => Some(source.join(", ")),
            "source_office" => Some(meta.source.clone()),
            "source_date" => Some(published.clone()),
            "source_headline" => Some(meta.title.clone()),
            "source_original" => Some(quote(article, figure.source).to_owned()),
            "where_coordinates" => Some(place_of(article, figure).to_owned()),
            "where_description" => Some(sentence(&article.text, annotation.span)),
            "date_prec" => start.zip(end).and_then(|(start, end)| ged_precision(start, end)).map(str::to_owned),
            "date_start" => Some(day(start)),
            "date_end" => Some(day(end)),
            "deaths_civilians" => civilians(article, annotation, figure).map(|count| count.to_string()),
            "best" => Some(number(best(figure))),
            "low" => Some(number(figure.low)),
            "high" => Some(number(figure.high)),
            _ => None,
        };
        fill(GED, cell, losses)
    })
}

pub(super) fn acled(article: &Article, losses: &mut Losses) -> String {
    counted(article, losses, |figure, annotation, losses| {
        let (start, end) = days(article, figure);
        let precision = start.zip(end).and_then(|(start, end)| acled_precision(start, end));
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
        fill(ACLED, cell, losses)
    })
}

fn fill(columns: &[&str], cell: impl Fn(&str) -> Option<String>, losses: &mut Losses) -> String {
    let cells: Vec<String> = columns.iter().map(|column| cell(column).unwrap_or_default()).collect();
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
        let holds = figure.modality == Modality::Asserted && figure.standing == Standing::Current;
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

/// UCDP's codes: the day; two to six days; a week; a month; a year. Longer than a
/// year has none.
fn ged_precision(start: Day, end: Day) -> Option<&'static str> {
    Some(match end.days_since(start) + 1 {
        1 => "1",
        2..=6 => "2",
        7 => "3",
        8..=31 => "4",
        32..=366 => "5",
        _ => return None,
    })
}

/// ACLED's codes: the day; within a week; within a month.
fn acled_precision(start: Day, end: Day) -> Option<&'static str> {
    Some(match end.days_since(start) + 1 {
        1 => "1",
        2..=7 => "2",
        8..=31 => "3",
        _ => return None,
    })
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
