//! Values that several formats share.

use crate::desk::{Annotation, Body, ClaimBody, Id, Speaker};
use crate::exchange::Article;
use crate::model::{Figure, TimeUnit, Timex, TimexValue, Unplaced};
use crate::text::{Span, sentences, tokenize};

/// The URN of an annotation.
pub(super) fn urn(article: &Article, id: &Id) -> String {
    format!("{}:{id}", document_urn(article))
}

/// The URN of a document.
pub(super) fn document_urn(article: &Article) -> String {
    format!("urn:tallymark:{}", article.id)
}

/// The quote at a span; empty without one.
pub(super) fn quote(article: &Article, span: Option<Span>) -> &str {
    span.map_or("", |span| span.of(&article.text))
}

/// The words for the source of a claim; empty without one.
pub(super) fn speaker<'a>(article: &'a Article, claim: &'a ClaimBody) -> &'a str {
    match &claim.source {
        Some(Speaker::Quoted(span)) => span.of(&article.text),
        Some(Speaker::Named(name)) => name,
        None => "",
    }
}

/// The date of a figure, where the article has a date at its place.
pub(super) fn date_of<'a>(article: &'a Article, figure: &Figure<Id>) -> Option<&'a Timex> {
    let span = figure.date?;
    article.live().find_map(|a| match &a.body {
        Body::Date(timex) if a.span == span => Some(timex),
        _ => None,
    })
}

/// The name of the place of a figure: of the entity, where the article has one there.
pub(super) fn place_of<'a>(article: &'a Article, figure: &Figure<Id>) -> &'a str {
    let Some(span) = figure.place else {
        return "";
    };
    let canonical = article.live().find_map(|a| match &a.body {
        Body::Entity(entity) if a.span == span => entity.canonical.as_ref(),
        _ => None,
    });
    canonical.map_or(span.of(&article.text), |canonical| &canonical.name)
}

/// The sentence that holds a place, on one line.
pub(super) fn sentence(text: &str, span: Span) -> String {
    let tokens = tokenize(text);
    let sentences = sentences(&tokens, |_| false);
    let holding = sentences.into_iter().filter_map(|range| {
        let (first, last) = (tokens.get(range.start)?, tokens.get(range.end.checked_sub(1)?)?);
        Some(first.span.cover(last.span)).filter(|sentence| sentence.overlaps(span))
    });
    let whole = holding.fold(span, Span::cover);
    whole.of(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The live marks that a mark links to: the figure that it is a part of, or the links of a
/// claim.
pub(super) fn links<'a>(article: &'a Article, annotation: &'a Annotation) -> impl Iterator<Item = &'a Annotation> {
    let ids: &[Id] = match &annotation.body {
        Body::Figure(figure) => figure.part_of.as_slice(),
        Body::Claim(claim) => &claim.links,
        Body::Entity(_) | Body::Date(_) => &[],
    };
    ids.iter().filter_map(|id| article.live().find(|a| a.id == *id))
}

/// The name of a mark's links.
pub(super) fn link_name(annotation: &Annotation) -> &'static str {
    if matches!(annotation.body, Body::Figure(_)) { "part_of" } else { "about" }
}

/// A date of which only the place is known, in TIMEX3 an unspecified day.
pub(super) fn unknown_date() -> Timex {
    Timex::of(TimexValue::Unplaced(Unplaced::Any(TimeUnit::Day), None), None)
}

/// A line of JSON with its line break. Other characters that some readers take for a line
/// break (Python's `splitlines`) are escaped.
pub(super) fn json_line(value: &serde_json::Value) -> String {
    let line = value.to_string();
    format!("{}\n", line.replace('\u{85}', "\\u0085").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029"))
}

/// A JSON file, indented for people.
pub(super) fn json_file(value: &serde_json::Value) -> String {
    format!("{value:#}\n")
}
