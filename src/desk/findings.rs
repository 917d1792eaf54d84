//! What the engine is asked about a text, and what it found as annotations.

use super::annotation::{Annotation, Body, Id, Kind, Origin};
use crate::annotate::{Options, annotate};
use crate::lang;
use crate::model::{Annotations, Day, Detection, Event, NamedVictim};
use crate::text::{Span, first_line};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// What a desk may have read its texts: the findings for a text and a question, or
/// nothing where the text cannot be read yet. The command and the tests give a desk
/// [`Findings::find`]; the page gives none, as its engine runs in a worker, so that
/// reading never blocks typing ([`Desk::answer`](super::Desk::answer)).
pub type Engine = fn(&str, &Question) -> Option<Findings>;

/// The settings of an analysis. The same text with the same settings gives the same findings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Language (BCP 47); empty: to be detected.
    pub language: String,
    /// Publication date; `None`: taken from the text.
    pub published: Option<Day>,
}

/// What the engine found in a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// The language in which the text was read (BCP 47).
    pub language: String,
    /// The publication date, given or found in the text.
    pub published: Option<Day>,
    /// A title for an article without one: the first line that is not boilerplate.
    pub title: String,
    /// The marks, by place.
    pub marks: Vec<Annotation>,
    /// What happened, as the engine gives it: figures and actors' claims are indexes in its lists.
    pub events: Vec<Detection<Event>>,
    /// Named people who came to harm, as the engine gives them.
    pub victims: Vec<Detection<NamedVictim>>,
    /// Places that are not the article.
    pub boilerplate: Vec<Span>,
}

/// What the engine found in a document, and what it was asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The document.
    pub document: Id,
    /// The settings of the analysis.
    pub question: Question,
    /// What it found.
    pub findings: Findings,
}

impl Question {
    /// The options of the engine.
    pub fn options(&self) -> Options<'_> {
        Options { language: Some(&*self.language).filter(|l| !l.is_empty()), published: self.published }
    }
}

impl Findings {
    /// Reads a text here and now; `None` while the languages' data files are not here.
    pub fn find(text: &str, question: &Question) -> Option<Self> {
        lang::is_ready().then(|| Self::of(text, annotate(text, &question.options())))
    }

    /// What the engine found in a text, as marks.
    pub fn of(text: &str, found: Annotations) -> Self {
        let figure_ids: Vec<Id> =
            found.casualties.iter().map(|f| Annotation::id_for(Origin::Engine, Kind::Casualty, f.span)).collect();
        let entities =
            found.entities.into_iter().map(|f| Annotation::suggested(f.span, Body::Entity(f.what), f.reason));
        let dates = found.dates.into_iter().map(|f| Annotation::suggested(f.span, Body::Date(f.what), f.reason));
        let figures = found.casualties.into_iter().map(|f| {
            let figure = f.what.map_parent(|i| figure_ids.get(i).cloned());
            Annotation::suggested(f.span, Body::Figure(figure), f.reason)
        });
        let claims = found.claims.into_iter().map(Annotation::from);
        let mut marks = by_place(entities.chain(dates).chain(figures).chain(claims).collect());
        number_equal_ids(&mut marks);
        let title = first_line(text, |line| found.boilerplate.iter().any(|span| span.overlaps(line)));
        let language = found.language.to_owned();
        let Annotations { published, events, victims, boilerplate, .. } = found;
        Self { language, published, title, marks, events, victims, boilerplate }
    }

    /// Whether every span in them lies in the text.
    pub fn fit(&self, text: &str) -> bool {
        let lies = |span: &Span| text.get(span.start..span.end).is_some();
        let events = self.events.iter().flat_map(|event| event.what.spans().chain([event.span]));
        let victims = self.victims.iter().flat_map(|victim| victim.what.role.into_iter().chain([victim.span]));
        self.marks.iter().all(|mark| mark.fits(text))
            && self.boilerplate.iter().copied().chain(events).chain(victims).all(|span| lies(&span))
    }
}

/// Sorted by place, then by layer; claims of one place stay in their order.
fn by_place(mut marks: Vec<Annotation>) -> Vec<Annotation> {
    let layer = |mark: &Annotation| match mark.body {
        Body::Entity(_) => 0,
        Body::Date(_) => 1,
        Body::Figure(_) => 2,
        Body::Claim(_) => 3,
    };
    marks.sort_by_key(|mark| (mark.span.outer_first(), layer(mark)));
    marks
}

/// Two claims may share one content (a relay: who reports, and who said it);
/// the second gets an id of its own.
fn number_equal_ids(annotations: &mut [Annotation]) {
    let mut seen: FxHashMap<Id, usize> = FxHashMap::default();
    for annotation in annotations {
        let count = seen.entry(annotation.id.clone()).or_default();
        *count += 1;
        if *count > 1 {
            annotation.id = format!("{}-{count}", annotation.id).into();
        }
    }
}
