//! What the card says of a casualty figure: a sentence, then its parts.

use super::parts::{jump, row};
use crate::app::texts::{Account, texts};
use crate::desk::{Annotation, Body, Document, Id, Kind};
use crate::model::{Currency, EntityKind, Figure};
use crate::text::Span;
use leptos::prelude::*;

/// The figure in a sentence, and behind it what it rests on.
pub(super) fn figure(document: &Document, annotation: &Annotation, figure: &Figure<Id>) -> AnyView {
    let (card, values) = (&texts().card, &texts().values);
    let annotations = document.annotations();
    let parts: Vec<(&Id, &Figure<Id>)> = annotations
        .iter()
        .filter(|a| a.is_live())
        .filter_map(|a| figure_of(a))
        .filter(|(_, part)| part.part_of.as_ref() == Some(&annotation.id))
        .collect();
    let parent = figure.part_of.as_ref().and_then(|id| document.annotation(id)).filter(|a| a.is_live());
    let parent = parent.and_then(figure_of).map(|(id, whole)| jump(id.clone(), Kind::Casualty, (values.figure)(whole)));
    let quote = |span: Span| span.of(&document.text).to_owned();
    let date = figure.date.map(|span| (span, mark_at(&annotations, span, Kind::Date)));
    let place = figure.place.map(|span| (span, mark_at(&annotations, span, Kind::Entity(EntityKind::Place))));
    let when = date.map(|(span, mark)| match mark.map(|mark| &mark.body) {
        Some(Body::Date(timex)) => (values.date)(timex),
        _ => quote(span),
    });
    let account = Account {
        figure,
        parts: parts.iter().map(|(_, part)| *part).collect(),
        place: figure.place.map(|span| span.of(&document.text)),
        source: figure.source.map(|span| span.of(&document.text)),
        date: when.clone(),
    };
    let victims = match &*figure.victims {
        [] => card.people.to_owned(),
        tags => tags.iter().map(|&v| (values.victim)(v)).collect::<Vec<_>>().join(", "),
    };
    let link = |(span, mark): (Span, Option<&Annotation>), words: Option<String>| {
        let words = words.unwrap_or_else(|| quote(span));
        match mark {
            Some(mark) => jump(mark.id.clone(), mark.kind(), words),
            None => words.into_any(),
        }
    };
    let parts: Vec<AnyView> = parts
        .iter()
        .map(|(id, part)| {
            let words = (values.figure)(part);
            view! { <span class="mention">{jump((*id).clone(), Kind::Casualty, words)}</span> }.into_any()
        })
        .collect();
    let currency = (figure.currency != Currency::Current).then(|| (values.currency)(figure.currency));
    view! {
        <p class="v">{(values.account)(&account)}</p>
        <dl>
            {currency.map(|currency| row(card.currency, currency))}
            {row(card.bounds, (values.bounds)(figure.low, figure.high))}
            {row(card.victims, victims)}
            {row(card.says, figure.source.map_or_else(|| card.narrator.to_owned(), quote))}
            {date.map(|found| row(card.when, link(found, when)))}
            {place.map(|found| row(card.place, link(found, None)))}
            {parent.map(|parent| row(card.part_of, parent))}
            {(!parts.is_empty()).then(|| row(card.parts, parts))}
        </dl>
    }
    .into_any()
}

fn figure_of(annotation: &Annotation) -> Option<(&Id, &Figure<Id>)> {
    match &annotation.body {
        Body::Figure(figure) => Some((&annotation.id, figure)),
        _ => None,
    }
}

/// The live mark of a kind that stands at a place.
fn mark_at<'a>(annotations: &[&'a Annotation], span: Span, kind: Kind) -> Option<&'a Annotation> {
    annotations.iter().copied().find(|a| a.is_live() && a.span == span && a.kind() == kind)
}
