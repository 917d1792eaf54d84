//! Which claims are check_worthiness checking first, and why.
//!
//! The idea is that of ClaimBuster (Hassan, Arslan, Li and Tremayne, KDD 2017):
//! what is checked first are factual statements that many would care about, and
//! figures, times and names tell them apart. Theirs learns the weights from
//! labelled debates; ours are set by hand, so that each can be said in words.

use super::annotation::{Annotation, Body, Speaker};
use crate::model::{EntityKind, Stance};

/// What makes a claim check_worthiness checking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Point {
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
    /// A person or an organization with a name answers for it.
    Speaker,
}

impl Point {
    /// How much it counts. A figure outweighs any stance; a stance that sets one
    /// side against another outweighs a date.
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
    /// The sum of what speaks for it; nothing is promised but the order.
    pub score: usize,
    /// What speaks for it.
    pub points: Vec<Point>,
}

/// How much a claim is check_worthiness checking. `annotations` are those of its document in
/// the order of the text; nothing for what is no claim.
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
            Body::Entity(_) => names |= has_a_voice(annotation),
            Body::Claim(_) => {}
        }
    }
    let speaker = match &body.source {
        Some(Speaker::Named(_)) => true,
        Some(Speaker::Quoted(place)) => {
            let from = annotations.partition_point(|a| a.span.start < place.start);
            let within = annotations[from..].iter().take_while(|a| a.span.start < place.end);
            within.filter(|a| a.is_live()).any(|a| has_a_voice(a))
        }
        None => false,
    };
    let points: Vec<Point> = [
        figure.then_some(Point::Figure),
        date.then_some(Point::Date),
        match body.stance {
            Stance::Accuse => Some(Point::Accuses),
            Stance::Deny => Some(Point::Denies),
            Stance::Confirm => Some(Point::Confirms),
            Stance::Assert | Stance::CallFor | Stance::Promise => None,
        },
        names.then_some(Point::Names),
        speaker.then_some(Point::Speaker),
    ]
    .into_iter()
    .flatten()
    .collect();
    CheckWorthiness { score: points.iter().map(|point| point.weight()).sum(), points }
}

/// Whether a name is one that can act and answer.
fn has_a_voice(annotation: &Annotation) -> bool {
    matches!(&annotation.body, Body::Entity(e) if matches!(e.kind, EntityKind::Person | EntityKind::Organization))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::{ClaimBody, Document, Meta};
    use crate::text::Span;

    /// The points of a claim on `content` in a text, said with a stance.
    fn points(text: &str, content: &str, source: Option<Speaker>, stance: Stance) -> Vec<Point> {
        let document = Document::annotated(text, Meta { language: "en".to_owned(), ..Meta::default() });
        let start = text.find(content).unwrap();
        let body = Body::Claim(ClaimBody::new(source, None, stance));
        let claim = Annotation::own(Span::new(start, start + content.len()), body);
        check_worthiness(&document.annotations(), &claim).points
    }

    #[test]
    fn what_speaks_for_a_claim() {
        use Point::{Accuses, Confirms, Date, Denies, Figure, Names};
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
            ("Tomas Irrek ordered it", said("Ruth Hale"), Stance::Accuse, vec![Accuses, Names, Point::Speaker]),
            ("the road is closed for ten days", said("ten days"), Stance::Assert, vec![]),
            ("the road is closed", witness(), Stance::Confirm, vec![Confirms, Point::Speaker]),
            ("the road is closed", None, Stance::CallFor, vec![]),
        ] {
            assert_eq!(points(text, content, source, stance), expected, "{content}");
        }
    }

    #[test]
    fn figures_and_accusations_come_before_the_rest() {
        let score = |points: &[Point]| points.iter().map(|point| point.weight()).sum::<usize>();
        use Point::*;
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
