//! What a figure can refer to in its article: who gives it, the whole that it is a part of, its
//! day and its place.

use super::annotation::{Annotation, Body, ClaimBody, Id, Kind, Speaker};
use super::document::Document;
use crate::model::EntityKind;
use crate::text::{Span, key};
use rustc_hash::{FxHashMap, FxHashSet};

/// So many of each are offered: what stands farther away is hardly meant.
const OFFERED: usize = 12;

/// What a figure can refer to, the nearest of equal words, in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FigureLinks {
    /// Words for who gives it: sources of statements, persons and organizations.
    pub sources: Vec<Span>,
    /// Figures that it can be a part of.
    pub wholes: Vec<Id>,
    /// Dates.
    pub dates: Vec<Span>,
    /// Places.
    pub places: Vec<Span>,
}

/// What a figure of a document can refer to; what it refers to now is among it. Nothing where
/// the mark is no figure.
pub fn figure_links(document: &Document, id: &Id) -> FigureLinks {
    let annotations = document.annotations();
    let Some(this) = annotations.iter().find(|a| a.id == *id) else { return FigureLinks::default() };
    let Body::Figure(figure) = &this.body else { return FigureLinks::default() };
    let live = || annotations.iter().copied().filter(|a| a.is_live());
    let of_kind = |wanted: &[Kind]| live().filter(|a| wanted.contains(&a.kind())).map(|a| a.span).collect::<Vec<_>>();
    let near = |spans: Vec<Span>, own: Option<Span>| nearest(document, this.span, spans, own);
    let speakers = live().filter_map(|a| match &a.body {
        Body::Claim(ClaimBody { source: Some(Speaker::Quoted(source)), .. }) => Some(*source),
        Body::Figure(figure) => figure.source,
        _ => None,
    });
    let people = [Kind::Entity(EntityKind::Person), Kind::Entity(EntityKind::Organization)];
    let parents: FxHashMap<&Id, &Id> = annotations.iter().filter_map(|a| Some((&a.id, part_of(a)?))).collect();
    let is_figure = |a: &&Annotation| matches!(a.body, Body::Figure(_));
    let mut wholes: Vec<&Annotation> =
        live().filter(is_figure).filter(|a| !is_within(&parents, &a.id, &this.id)).collect();
    wholes.sort_by_key(|a| (Some(&a.id) != figure.part_of.as_ref(), distance(a.span, this.span)));
    wholes.truncate(OFFERED);
    wholes.sort_by_key(|a| a.span);
    FigureLinks {
        sources: near(speakers.chain(of_kind(&people)).collect(), figure.source),
        wholes: wholes.into_iter().map(|a| a.id.clone()).collect(),
        dates: near(of_kind(&[Kind::Date]), figure.date),
        places: near(of_kind(&[Kind::Entity(EntityKind::Place)]), figure.place),
    }
}

/// The figure that a mark is a part of.
fn part_of(mark: &Annotation) -> Option<&Id> {
    match &mark.body {
        Body::Figure(figure) => figure.part_of.as_ref(),
        _ => None,
    }
}

/// Whether a figure is another, or a part of it over whatever parts lie between.
fn is_within(parents: &FxHashMap<&Id, &Id>, inner: &Id, outer: &Id) -> bool {
    let up = std::iter::successors(Some(inner), |id| parents.get(id).copied());
    // Parts of each other come back.
    up.take(parents.len() + 1).any(|id| id == outer)
}

/// Of equal words those nearest to a figure, and of all the nearest; `own` stays.
fn nearest(document: &Document, figure: Span, mut spans: Vec<Span>, own: Option<Span>) -> Vec<Span> {
    spans.extend(own);
    spans.sort_by_key(|span| (Some(*span) != own, distance(*span, figure), *span));
    let mut seen = FxHashSet::default();
    spans.retain(|span| seen.insert(key(span.of(&document.text)).into_owned()));
    spans.truncate(OFFERED);
    spans.sort();
    spans
}

/// Bytes between two spans.
fn distance(a: Span, b: Span) -> usize {
    a.start.saturating_sub(b.end).max(b.start.saturating_sub(a.end))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on fails at that line")]
mod tests {
    use super::*;
    use crate::desk::Meta;

    #[test]
    fn a_figure_can_refer_to_what_stands_around_it() {
        let text = "Police in Karsa said that 12 people were killed on 3 March 2031, three of them children. \
                    The Health Ministry said that 14 people were wounded in Quell on 4 March 2031.";
        let meta = Meta { language: "en".to_owned(), ..Meta::default() };
        let document = Document::annotated(text, meta);
        let of = |words: &str| {
            let is_it = |a: &&Annotation| a.kind() == Kind::Casualty && a.span.of(text).starts_with(words);
            let found = document.annotations().into_iter().find(is_it).unwrap();
            (found.id.clone(), figure_links(&document, &found.id))
        };
        let words = |spans: &[Span]| spans.iter().map(|span| span.of(text)).collect::<Vec<_>>();
        let ((whole, of_whole), (part, of_part), (other, _)) = (of("12 people"), of("three"), of("14 people"));
        let sources = words(&of_whole.sources);
        assert_eq!(words(&of_whole.dates), ["3 March 2031", "4 March 2031"]);
        assert!(
            ["Police", "Health Ministry"].iter().all(|name| sources.iter().any(|words| words.contains(name))),
            "{sources:?}"
        );
        assert_eq!(of_whole.wholes, std::slice::from_ref(&other), "not its own part");
        assert_eq!(of_part.wholes, [whole, other]);
        assert!(!of_part.wholes.contains(&part));
        assert_eq!(figure_links(&document, &"none".into()), FigureLinks::default());
    }
}
