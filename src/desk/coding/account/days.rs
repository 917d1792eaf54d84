//! The day of an event.

use super::grouping::Group;
use super::narrated::Narrated;
use crate::desk::annotation::{Annotation, Body};
use crate::model::{Day, InheritedFrom};
use crate::text::Span;

impl Narrated<'_> {
    /// First and last day of an event with the words that say so: those of its own sentence
    /// first, then those it has from around.
    pub(super) fn days(&self, group: &Group<'_>) -> Option<((Day, Day), Span)> {
        let is_own = |from: Option<InheritedFrom>| from.is_none_or(|from| from == InheritedFrom::Sentence);
        let mut dates: Vec<(bool, Span)> = group
            .events
            .iter()
            .filter_map(|event| Some((!is_own(event.what.inherited.date), event.what.date?)))
            .chain(group.killed.iter().filter_map(|(_, figure)| Some((false, figure.date?))))
            .chain(self.beside(group).map(|date| (true, date)))
            .collect();
        // Stable: of equals the first of the text.
        dates.sort_by_key(|(is_inherited, _)| *is_inherited);
        dates.into_iter().find_map(|(_, span)| Some((self.context.days(span)?, span)))
    }

    /// The single days that the sentences around an event name, in the order of the text.
    fn beside(&self, group: &Group<'_>) -> impl Iterator<Item = Span> {
        let is_day = |mark: &&&Annotation| matches!(&mark.body, Body::Date(timex) if timex.earliest.is_some() && timex.earliest == timex.latest);
        let near = self.live.iter().filter(is_day).map(|mark| mark.span);
        near.filter(|span| self.is_near(group, *span)).collect::<Vec<_>>().into_iter()
    }
}
