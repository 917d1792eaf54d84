//! Check-worthiness: which claims ask most to be checked, and why.
//!
//! The idea is that of ClaimBuster (Hassan, Arslan, Li and Tremayne, KDD 2017): what is
//! checked first are factual statements that many would care about, and figures, times and
//! names are what distinguishes them. ClaimBuster learns the weights from labelled debates;
//! ours are set by hand, so that each can be explained.

use super::annotation::{Annotation, Body, Speaker};
use crate::model::{EntityKind, Stance};

/// A criterion of check-worthiness that a claim meets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Criterion {
    /// It holds a figure of casualties.
    Figure,
    /// It holds a date or a time on the calendar.
    Date,
    /// It blames someone.
    Accuses,
    /// It contradicts someone.
    Denies,
    /// It admits or confirms something.
    Confirms,
    /// It speaks of a person or an organization by name.
    Names,
    /// A named person or organization is its source.
    Speaker,
}

impl Criterion {
    /// Its weight. A figure outweighs any stance; a stance that sets one side against another
    /// outweighs a date.
    const fn weight(self) -> usize {
        match self {
            Self::Figure => 4,
            Self::Accuses | Self::Denies => 3,
            Self::Date | Self::Confirms => 2,
            Self::Names | Self::Speaker => 1,
        }
    }
}

/// How much a claim is check_worthiness checking.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckWorthiness {
    /// The sum of the weights of its criteria; only the order of scores has a meaning.
    pub score: usize,
    /// The criteria that it meets.
    pub points: Vec<Criterion>,
}

/// The check-worthiness of a claim. `annotations` are those of its document in the order of
/// the text; `None` where the annotation is no claim.
pub fn check_worthiness(annotations: &[&Annotation], claim: &Annotation) -> CheckWorthiness {
    let Body::Claim(body) = &claim.body else {
        return CheckWorthiness::default();
    };
    let from = annotations.partition_point(|a| a.span.start < claim.span.start);
    let inside = annotations[from..]
        .iter()
        .take_while(|a| a.span.start < claim.span.end)
        .filter(|a| a.is_live() && claim.span.contains(a.span));
    let (mut figure, mut date, mut names) = (false, false, false);
    for annotation in inside {
        match &annotation.body {
            Body::Figure(_) => figure = true,
            Body::Date(timex) => date |= timex.earliest.is_some(),
            Body::Entity(_) => names |= is_agent(annotation),
            Body::Claim(_) => {}
        }
    }
    let speaker = match &body.source {
        Some(Speaker::Named(_)) => true,
        Some(Speaker::Quoted(place)) => {
            let from = annotations.partition_point(|a| a.span.start < place.start);
            let within = annotations[from..].iter().take_while(|a| a.span.start < place.end);
            within.filter(|a| a.is_live()).any(|a| is_agent(a))
        }
        None => false,
    };
    let points: Vec<Criterion> = [
        figure.then_some(Criterion::Figure),
        date.then_some(Criterion::Date),
        match body.stance {
            Stance::Accuse => Some(Criterion::Accuses),
            Stance::Deny => Some(Criterion::Denies),
            Stance::Confirm => Some(Criterion::Confirms),
            Stance::Assert | Stance::CallFor | Stance::Promise => None,
        },
        names.then_some(Criterion::Names),
        speaker.then_some(Criterion::Speaker),
    ]
    .into_iter()
    .flatten()
    .collect();
    CheckWorthiness { score: points.iter().map(|point| point.weight()).sum(), points }
}

/// Whether a name is that of an agent: a person or an organization.
fn is_agent(annotation: &Annotation) -> bool {
    matches!(&annotation.body, Body::Entity(e) if matches!(e.kind, EntityKind::Person | EntityKind::Organization))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::{ClaimBody, Document, Meta};
    use crate::text::Span;

    /// The points of a claim on `content` in a text, said with a stance.
    fn points(text: &str, content: &str, source: Option<Speaker>, stance: Stance) -> Vec<Criterion> {
        let document = Document::annotated(text, Meta { language: "en".to_owned(), ..Meta::default() });
        let start = text.find(content).unwrap();
        let body = Body::Claim(ClaimBody::new(source, None, stance));
        let claim = Annotation::own(Span::new(start, start + content.len()), body);
        check_worthiness(&document.annotations(), &claim).points
    }

    #[test]
    fn what_speaks_for_a_claim() {
        use Criterion::{Accuses, Confirms, Date, Denies, Figure, Names};
        let text = "General Ruth Hale said that at least 12 people were killed in Quell on 3 March 2031, \
            that Tomas Irrek ordered it, and that the road is closed for ten days.";
        let said = |words: &str| {
            let start = text.find(words).unwrap();
            Some(Speaker::Quoted(Span::new(start, start + words.len())))
        };
        let witness = || Some(Speaker::Named("a witness".to_owned()));
        for (content, source, stance, expected) in [
            ("at least 12 people were killed in Quell on 3 March 2031", None, Stance::Assert, vec![Figure, Date]),
            ("at least 12 people were killed", None, Stance::Deny, vec![Figure, Denies]),
            ("Tomas Irrek ordered it", said("Ruth Hale"), Stance::Accuse, vec![Accuses, Names, Criterion::Speaker]),
            ("the road is closed for ten days", said("ten days"), Stance::Assert, vec![]),
            ("the road is closed", witness(), Stance::Confirm, vec![Confirms, Criterion::Speaker]),
            ("the road is closed", None, Stance::CallFor, vec![]),
        ] {
            assert_eq!(points(text, content, source, stance), expected, "{content}");
        }
    }

    #[test]
    fn figures_and_accusations_come_before_the_rest() {
        let score = |points: &[Criterion]| points.iter().map(|point| point.weight()).sum::<usize>();
        use Criterion::*;
        for (first, second) in [
            (vec![Figure, Date], vec![Figure]),
            (vec![Figure], vec![Denies]),
            (vec![Accuses], vec![Date]),
            (vec![Denies], vec![Confirms]),
            (vec![Date], vec![Names]),
            (vec![Speaker], vec![]),
        ] {
            assert!(score(&first) > score(&second), "{first:?} before {second:?}");
        }
    }
}
