//! Tables as CSV (RFC 4180), a row a mark. Offsets are code points.

use super::loss::Loss;
use super::losses::Losses;
use super::pieces::{date_of, links, place_of, quote, speaker};
use crate::desk::{Annotation, Body, State};
use crate::exchange::Article;
use crate::exchange::place::{Place, PlaceConverter};
use crate::model::Day;

pub(super) const FIGURES: &[&str] = &[
    "document",
    "title",
    "source",
    "url",
    "published",
    "id",
    "start",
    "end",
    "quote",
    "state",
    "person",
    "created",
    "modified",
    "effect",
    "qualifier",
    "low",
    "high",
    "victims",
    "modality",
    "standing",
    "part_of",
    "says",
    "when",
    "earliest",
    "latest",
    "where",
];

pub(super) const CLAIMS: &[&str] = &[
    "document",
    "title",
    "source",
    "url",
    "published",
    "id",
    "start",
    "end",
    "quote",
    "state",
    "person",
    "created",
    "modified",
    "says",
    "cue",
    "stance",
    "status",
    "status_at",
    "tags",
    "note",
    "evidence",
    "links",
];

pub(super) const MENTIONS: &[&str] = &[
    "document",
    "title",
    "source",
    "url",
    "published",
    "id",
    "start",
    "end",
    "quote",
    "state",
    "person",
    "created",
    "modified",
    "kind",
    "canonical_id",
    "canonical_name",
    "type",
    "value",
    "mod",
    "earliest",
    "latest",
];

/// The first line of a table.
pub(super) fn header(columns: &[&str]) -> String {
    format!("{}\r\n", columns.join(","))
}

pub(super) fn figures(article: &Article, losses: &mut Losses) -> String {
    rows(article, losses, |annotation| {
        let Body::Figure(figure) = &annotation.body else {
            return None;
        };
        let date = date_of(article, figure);
        let victims: Vec<&str> = figure.victims.iter().map(|victim| victim.name()).collect();
        Some(vec![
            figure.effect.name().to_owned(),
            figure.qualifier.name().to_owned(),
            number(figure.low),
            number(figure.high),
            victims.join(" "),
            figure.modality.name().to_owned(),
            figure.currency.name().to_owned(),
            ids(article, annotation),
            quote(article, figure.source).to_owned(),
            date.map_or_else(|| quote(article, figure.date).to_owned(), |timex| timex.value.to_string()),
            day(date.and_then(|timex| timex.earliest)),
            day(date.and_then(|timex| timex.latest)),
            place_of(article, figure).to_owned(),
        ])
    })
}

pub(super) fn claims(article: &Article, losses: &mut Losses) -> String {
    rows(article, losses, |annotation| {
        let Body::Claim(claim) = &annotation.body else {
            return None;
        };
        let evidence: Vec<String> =
            claim.evidence.iter().map(|e| format!("{} {}", e.url, e.comment).trim().to_owned()).collect();
        Some(vec![
            speaker(article, claim).to_owned(),
            quote(article, claim.cue).to_owned(),
            claim.stance.name().to_owned(),
            claim.status.name().to_owned(),
            claim.history.last().map_or_else(String::new, |change| change.at.clone()),
            claim.tags.join("; "),
            claim.note.clone(),
            evidence.join("\n"),
            ids(article, annotation),
        ])
    })
}

pub(super) fn mentions(article: &Article, losses: &mut Losses) -> String {
    rows(article, losses, |annotation| {
        let kind = annotation.kind().name().to_owned();
        match &annotation.body {
            Body::Entity(entity) => {
                let canonical = entity.canonical.as_ref();
                let (id, name) = canonical.map_or_else(Default::default, |c| (c.id.clone(), c.name.clone()));
                let [kind_of_date, value, modifier, earliest, latest] = Default::default();
                Some(vec![kind, id, name, kind_of_date, value, modifier, earliest, latest])
            }
            Body::Date(timex) => Some(vec![
                kind,
                String::new(),
                String::new(),
                timex.kind.name().to_owned(),
                timex.value.to_string(),
                timex.modifier.map_or("", |modifier| modifier.name()).to_owned(),
                day(timex.earliest),
                day(timex.latest),
            ]),
            Body::Figure(_) | Body::Claim(_) => None,
        }
    })
}

/// The name of a state in files.
pub(super) const fn state(state: State) -> &'static str {
    match state {
        State::Suggested => "suggested",
        State::Accepted => "accepted",
        State::Rejected => "rejected",
        State::Edited => "edited",
    }
}

/// A row for each mark that `cells` returns cells for, behind the columns of every mark.
fn rows(article: &Article, losses: &mut Losses, cells: impl Fn(&Annotation) -> Option<Vec<String>>) -> String {
    let converter = PlaceConverter::new(&article.text);
    let meta = &article.meta;
    let text = |text: &Option<std::sync::Arc<str>>| text.as_deref().unwrap_or_default().to_owned();
    let marks = article.live().filter_map(|annotation| {
        let Place { start, end } = converter.place(annotation.span);
        let provenance = &annotation.provenance;
        let mut row = vec![
            article.id.to_string(),
            meta.title.clone(),
            meta.source.clone(),
            meta.url.clone(),
            day(meta.published),
            annotation.id.to_string(),
            start.to_string(),
            end.to_string(),
            converter.quote(annotation.span).to_owned(),
            state(annotation.state).to_owned(),
            text(&provenance.person),
            text(&provenance.created),
            text(&provenance.modified),
        ];
        row.extend(cells(annotation)?);
        Some(row)
    });
    marks.map(|cells| row(&cells, losses)).collect()
}

/// A line of cells. One that a spreadsheet would run as a formula begins with an
/// apostrophe (OWASP, CSV injection).
pub(super) fn row(cells: &[String], losses: &mut Losses) -> String {
    row_with_degrees(cells, |_| false, losses)
}

/// A line of cells of which some hold degrees: one below zero, in the south or the west, is no
/// formula.
pub(super) fn row_with_degrees(cells: &[String], has_degrees: impl Fn(usize) -> bool, losses: &mut Losses) -> String {
    let cells = cells.iter().enumerate().map(|(at, cell)| {
        let is_number = has_degrees(at) && cell.parse::<f64>().is_ok();
        let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_number;
        losses.add(Loss::Formulas, usize::from(is_formula));
        let safe = if is_formula { format!("'{cell}") } else { cell.clone() };
        if safe.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", safe.replace('"', "\"\"")) } else { safe }
    });
    format!("{}\r\n", cells.collect::<Vec<_>>().join(","))
}

pub(super) fn number(number: Option<u64>) -> String {
    number.map_or_else(String::new, |number| number.to_string())
}

pub(super) fn day(day: Option<Day>) -> String {
    day.map_or_else(String::new, |day| day.to_string())
}

fn ids(article: &Article, annotation: &Annotation) -> String {
    links(article, annotation).map(|linked| &*linked.id).collect::<Vec<_>>().join(" ")
}
