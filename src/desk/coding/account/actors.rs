//! The two sides of an event, as the article names them.

use super::grouping::Group;
use super::narrated::Narrated;
use crate::lang::{PeopleClass, counted_people, institution, uncounted};
use crate::model::{Actor, EntityKind};
use crate::text::Span;

/// Someone of an event.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::desk::coding) struct Side {
    /// The words for them without how many they are.
    pub(in crate::desk::coding) words: String,
    /// Their place, with the count.
    pub(in crate::desk::coding) span: Span,
    /// What they are; `None` where the words do not say it.
    pub(in crate::desk::coding) class: Option<PeopleClass>,
    /// Whether somebody denies that it was they.
    pub(in crate::desk::coding) denied: bool,
}

impl Side {
    /// Whether they bear arms, as far as the words say it.
    pub(in crate::desk::coding) fn is_armed(&self) -> bool {
        matches!(self.class, Some(PeopleClass::State | PeopleClass::Armed))
    }
}

impl Narrated<'_> {
    /// Who did it, and whom it struck. Nobody is on both sides.
    pub(super) fn sides(&self, group: &Group<'_>) -> (Vec<Side>, Vec<Side>) {
        let all = |actors: fn(&crate::model::Event) -> &Vec<Actor>| {
            let mut sides: Vec<Side> = Vec::new();
            for actor in group.events.iter().flat_map(|event| actors(&event.what)) {
                let side = self.side(actor);
                // Nine, people, bodies: whoever they were.
                let is_someone = !side.words.is_empty() && side.class != Some(PeopleClass::Any);
                if is_someone && !sides.iter().any(|known| known.words == side.words || known.span.overlaps(side.span))
                {
                    sides.push(side);
                }
            }
            // Gunmen, and the group that says it sent them. Stable: of equals the first of the text.
            sides.sort_by_key(|side| (side.denied, !self.is_named(side.span)));
            sides
        };
        let by = all(|event| &event.by);
        let mut against = all(|event| &event.against);
        against.retain(|struck| !by.iter().any(|side| side.words == struck.words));
        let struck = against.clone();
        against.retain(|side| !is_of_attackers(side.class, &by, &struck));
        (by, against)
    }

    fn side(&self, actor: &Actor) -> Side {
        let language = &*self.meta.language;
        let words = actor.span.of(self.text).split_whitespace().collect::<Vec<_>>().join(" ");
        let words = uncounted(language, &words).to_owned();
        let class = counted_people(language, &words).map(|people| people.class);
        let state = || institution(language, &words).map(|_| PeopleClass::State);
        let class = class.or_else(state).or_else(|| self.class_of_name(actor.span));
        Side { words, span: actor.span, class, denied: actor.denied }
    }

    /// Whether words hold the name of a group or of a people.
    fn is_named(&self, span: Span) -> bool {
        let is_group = |kind: EntityKind| matches!(kind, EntityKind::Organization | EntityKind::Demonym);
        self.context.entities.iter().any(|(place, entity)| place.overlaps(span) && is_group(entity.kind))
    }

    /// What a name alone says: a country acts by its forces, and who is named with nothing else
    /// beside it as having fought is an armed group.
    fn class_of_name(&self, span: Span) -> Option<PeopleClass> {
        match self.context.participant(span, |_| true).kind? {
            EntityKind::Place | EntityKind::Demonym => Some(PeopleClass::State),
            EntityKind::Organization => Some(PeopleClass::Armed),
            EntityKind::Person => Some(PeopleClass::Civil),
        }
    }
}

/// Whether people of a class are of those who did it, because they are of the same class and
/// others who bear arms were struck: one policeman and 29 attackers were killed.
pub(super) fn is_of_attackers(class: Option<PeopleClass>, by: &[Side], against: &[Side]) -> bool {
    let is_other = |side: &Side| side.is_armed() && side.class != class;
    class.is_some() && by.iter().any(|side| side.class == class) && against.iter().any(is_other)
}
