//! What an article says happened: its events, and the people whom it names among the victims.

use super::annotation::{Annotation, Body, Id};
use crate::model::{Detection, Event, NamedVictim};
use rustc_hash::FxHashMap;

/// The events and named victims of an article, as the engine reads them. They are derived from
/// the text and never saved.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Narrative {
    /// What happened.
    pub events: Vec<Detection<Event>>,
    /// Named people who came to harm.
    pub victims: Vec<Detection<NamedVictim>>,
    of_figure: FxHashMap<Id, usize>,
}

impl Narrative {
    /// From what the engine found; `marks` are all its marks, by place.
    pub(super) fn new(
        events: Vec<Detection<Event>>,
        victims: Vec<Detection<NamedVictim>>,
        marks: &[Annotation],
    ) -> Self {
        // The engine lists figures in the order of the text, as marks of figures stand.
        let figures: Vec<&Id> =
            marks.iter().filter(|mark| matches!(mark.body, Body::Figure(_))).map(|mark| &mark.id).collect();
        let of_event = |(at, event): (usize, &Detection<Event>)| {
            let ids = event.what.figures.iter().filter_map(|figure| figures.get(*figure));
            ids.map(|id| ((*id).clone(), at)).collect::<Vec<_>>()
        };
        let of_figure = events.iter().enumerate().flat_map(of_event).collect();
        Self { events, victims, of_figure }
    }

    /// The index of the event that a figure is of.
    pub fn event_of(&self, figure: &Id) -> Option<usize> {
        self.of_figure.get(figure).copied()
    }
}
