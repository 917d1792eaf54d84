//! The dates of many documents on one axis, each with its sentence.

use super::annotation::{Annotation, Body, Id};
use super::document::Document;
use crate::model::{Day, Modifier, Timex};
use crate::text::{Cover, Span, key};
use std::sync::Arc;

/// A date with first and last day, and its sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Dated {
    /// Its document.
    pub document: Id,
    /// Its annotation.
    pub id: Id,
    /// The title of its document.
    pub title: Arc<str>,
    /// The language of its document (BCP 47).
    pub language: Arc<str>,
    /// What it says.
    pub timex: Timex,
    /// The first and last day that it may mean.
    pub days: (Day, Day),
    /// Whether it is vague.
    pub is_vague: bool,
    /// Its sentence: before its words, the words, and behind them.
    pub sentence: [String; 3],
    /// Whether the sentence has a casualty figure.
    pub has_figure: bool,
    /// Whether the sentence has a claim.
    pub has_claim: bool,
    /// The entities of the sentence: canonical ids, or folded words.
    pub entities: Vec<Id>,
}

/// The live dates of a document that have days, in the order of its text.
pub fn dated(document: &Document) -> Vec<Arc<Dated>> {
    let annotations = document.annotations();
    let live: Vec<&Annotation> = annotations.into_iter().filter(|a| a.is_live()).collect();
    let sentences = document.sentences();
    let of = |wanted: fn(&Body) -> bool| Cover::new(live.iter().filter(|a| wanted(&a.body)).map(|a| a.span));
    let figures = of(|body| matches!(body, Body::Figure(_)));
    let claims = of(|body| matches!(body, Body::Claim(_)));
    let (title, language): (Arc<str>, Arc<str>) =
        (document.meta.title.as_str().into(), document.meta.language.as_str().into());
    let one = |annotation: &&Annotation| {
        let Body::Date(timex) = &annotation.body else { return None };
        let days = (timex.earliest?, timex.latest?);
        let around = sentences.around(annotation.span);
        let parts = [
            Span::new(around.start, annotation.span.start),
            annotation.span,
            Span::new(annotation.span.end, around.end.max(annotation.span.end)),
        ];
        let vague = matches!(timex.modifier, Some(Modifier::Approx | Modifier::MoreThan | Modifier::LessThan));
        Some(Arc::new(Dated {
            document: document.id.clone(),
            id: annotation.id.clone(),
            title: title.clone(),
            language: language.clone(),
            timex: timex.clone(),
            days,
            is_vague: vague,
            sentence: parts.map(|part| part.of(&document.text).to_owned()),
            has_figure: figures.overlaps(around),
            has_claim: claims.overlaps(around),
            entities: entities(&live, around, &document.text),
        }))
    };
    live.iter().filter_map(one).collect()
}

fn entities(live: &[&Annotation], around: Span, text: &str) -> Vec<Id> {
    let from = live.partition_point(|a| a.span.start < around.start);
    let within = live[from..].iter().take_while(|a| a.span.start < around.end);
    let id = |a: &&Annotation| match &a.body {
        Body::Entity(entity) => Some(match &entity.canonical {
            Some(canonical) => canonical.id.as_str().into(),
            None => key(a.span.of(text)).into(),
        }),
        _ => None,
    };
    within.filter_map(id).collect()
}

/// Sorts dates by their first day, the shorter first.
pub fn by_day(mut dates: Vec<Arc<Dated>>) -> Vec<Arc<Dated>> {
    dates.sort_by_key(|dated| dated.days);
    dates
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::Meta;

    #[test]
    fn dates_stand_with_their_sentences() {
        let text = "In about 2019, Karsa was shelled. On 3 March 2031, 12 people were killed, police said. It lasted ten days.";
        let document = Document::annotated(text, Meta { language: "en".to_owned(), ..Meta::default() });
        let described = |dated: &Arc<Dated>| {
            let [before, words, behind] = &dated.sentence;
            (format!("{before}[{words}]{behind}"), dated.is_vague, dated.has_figure, dated.has_claim)
        };
        let described: Vec<_> = by_day(dated(&document)).iter().map(described).collect();
        assert_eq!(described.len(), 2, "a length of time has no place on the calendar");
        assert_eq!(described[0], ("In [about 2019], Karsa was shelled.".to_owned(), true, false, false));
        assert_eq!(
            described[1],
            ("On [3 March 2031], 12 people were killed, police said.".to_owned(), false, true, true)
        );
        assert_eq!(dated(&document)[0].entities.len(), 1);
    }
}
