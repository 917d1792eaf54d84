//! Where an event happened: the narrowest place that its text gives, and what it lies in.

use super::actors::Side;
use super::grouping::Group;
use super::map::Named;
use super::narrated::Narrated;
use crate::lang::{is_country, is_province};
use crate::model::InheritedFrom;
use crate::places::{Place, places};
use crate::text::Span;

/// Where an event happened.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::desk::coding) struct Location {
    /// The narrowest place, as the text writes it.
    pub(in crate::desk::coding) words: String,
    /// Where the text names it.
    pub(in crate::desk::coding) span: Span,
    /// The names of the places that it lies in, as far as the text names them.
    pub(in crate::desk::coding) within: Vec<String>,
    /// The place itself on the map, else the narrowest that it lies in.
    pub(in crate::desk::coding) located: Option<Place>,
    /// Whether [`located`](Self::located) is the place itself.
    pub(in crate::desk::coding) is_exact: bool,
    /// The first-level division.
    pub(in crate::desk::coding) division: Option<String>,
}

impl Narrated<'_> {
    /// Whether two places of the text are one, or one lies in the other.
    pub(super) fn is_one_place(&self, one: Span, other: Span) -> bool {
        let map = &self.map;
        let id = |span: Span| map.named.iter().find(|named| named.span == span).map(|named| &named.id);
        let (Some(one), Some(other)) = (id(one), id(other)) else { return true };
        one == other || map.lies_in(one, other) || map.lies_in(other, one)
    }

    /// Where an event happened.
    pub(super) fn location(&self, group: &Group<'_>) -> Option<Location> {
        let map = &self.map;
        let narrowest = self.narrowest(group)?;
        let around = map.around(&narrowest.id);
        let own = map.located(&narrowest.id);
        let located = own.or_else(|| around.iter().find_map(|outer| map.located(&outer.id))).copied();
        let province = around.iter().find(|outer| is_province(&outer.name)).map(|outer| outer.name.clone());
        Some(Location {
            words: narrowest.span.of(self.text).to_owned(),
            span: narrowest.span,
            within: around.iter().filter(|outer| outer.is_place()).map(|outer| outer.name.clone()).collect(),
            located,
            is_exact: own.is_some(),
            division: located.and_then(|place| place.division).map(str::to_owned).or(province),
        })
    }

    /// The narrowest place in the sentence that says where an event happened.
    fn narrowest(&self, group: &Group<'_>) -> Option<&Named> {
        let map = &self.map;
        let anchor = self.anchor(group)?;
        let mut narrowest = map.named.iter().find(|named| named.span.overlaps(anchor))?;
        let sentence = self.sentences.number(narrowest.span.start);
        // As often as there are places, so that a circle ends.
        for _ in 0..map.named.len() {
            let beside = map.named.iter().filter(|other| self.sentences.number(other.span.start) == sentence);
            match beside.into_iter().find(|inner| inner.is_place() && map.lies_in(&inner.id, &narrowest.id)) {
                Some(inner) => narrowest = inner,
                None => break,
            }
        }
        Some(narrowest)
    }

    /// The place that the tellings of an event name: those that say it themselves come first.
    /// Where none does, the first place of the sentences around.
    fn anchor(&self, group: &Group<'_>) -> Option<Span> {
        let rank = |from: Option<InheritedFrom>| from.map_or(0, |from| 1 + from as usize);
        let of_events =
            group.events.iter().filter_map(|event| Some((rank(event.what.inherited.place), event.what.place?)));
        let of_figures = group.killed.iter().filter_map(|(_, figure)| Some((1, figure.place?)));
        // A farm worker from Nepal was not killed there.
        let people = group.events.iter().flat_map(|event| event.what.by.iter().chain(&event.what.against));
        let people: Vec<Span> =
            people.map(|actor| actor.span).chain(group.killed.iter().map(|(mark, _)| mark.span)).collect();
        let is_of_people = |place: Span| people.iter().any(|people| people.contains(place));
        let said = of_events.chain(of_figures).min_by_key(|(rank, place)| (is_of_people(*place), *rank));
        let said = said.map(|(_, place)| place).filter(|place| !is_of_people(*place));
        let is_beside = |named: &&Named| named.is_place() && self.is_near(group, named.span);
        let beside = || {
            self.map
                .named
                .iter()
                .filter(is_beside)
                .min_by_key(|named| (is_of_people(named.span), is_country(&named.name)))
        };
        said.or_else(|| beside().map(|named| named.span))
    }

    /// The country of an event with the words that give it: that of its place, else one that
    /// its sentences name, else the one that the article names most, if only by its people.
    /// The people who did it may be of another one.
    pub(super) fn country(&self, group: &Group<'_>, by: &[Side]) -> Option<(String, Span)> {
        let map = &self.map;
        let narrowest = self.narrowest(group);
        let around = narrowest.map(|place| map.around(&place.id)).unwrap_or_default();
        let chain: Vec<&Named> = narrowest.into_iter().chain(around).collect();
        let by_name = |named: &Named| is_country(&named.name).then(|| (named.name.clone(), named.span));
        let by_map = |named: &Named| {
            let country = map.located(&named.id).and_then(|place| places().country_name(place.country))?;
            Some((country.to_owned(), named.span))
        };
        let any = |named: &&Named| by_name(named).or_else(|| by_map(named));
        let is_other = |named: &&Named| named.is_place() || !by.iter().any(|side| side.span.overlaps(named.span));
        let others = || map.named.iter().filter(is_other);
        let beside =
            || others().filter(|named| named.is_place() && self.is_near(group, named.span)).find_map(|n| any(&n));
        let most = || {
            let found: Vec<(String, Span)> = others().filter_map(|named| any(&named)).collect();
            let times = |country: &str| found.iter().filter(|(other, _)| other == country).count();
            // Of equals the first of the text.
            found.iter().rev().max_by_key(|(country, _)| times(country)).cloned()
        };
        let by_candidates = |named: &&Named| map.only_country(named).map(|country| (country.to_owned(), named.span));
        let in_one = || chain.iter().find_map(by_candidates);
        let of_chain = || chain.iter().find_map(|named| by_map(named));
        chain.iter().find_map(|named| by_name(named)).or_else(of_chain).or_else(in_one).or_else(beside).or_else(most)
    }
}
