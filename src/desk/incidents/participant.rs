//! Places and speakers, by which figures of different articles are compared.

use crate::desk::annotation::Id;
use crate::lang::{Institution, PeopleClass, counted_people, sites};
use crate::model::{Entity, EntityKind};
use crate::text::key;

/// A place or a speaker, by which figures of different articles are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// The canonical id, else the folded words.
    pub id: Id,
    /// The kind of the name; `None` where the words hold no name.
    pub kind: Option<EntityKind>,
    /// The canonical name, or the words.
    pub name: String,
    /// The kind of institution that the words of a source name, and its holder.
    pub body: Option<Institution>,
}

/// A source that has no name but is of a kind: the hospital, residents, the rebels.
pub(super) fn nameless(language: &str, words: &str) -> Option<Participant> {
    let people = counted_people(language, words);
    let is_medical =
        people.is_some_and(|people| people.group == "medic") || sites(language, words).contains(&"hospital");
    let kind = match people {
        _ if is_medical => "hospital",
        Some(people) if people.class == PeopleClass::Armed || people.group == "villager" => people.group,
        _ => return None,
    };
    Some(Participant { id: format!("kind:{kind}").into(), kind: None, name: words.to_owned(), body: None })
}

/// The id by which an entity is compared, and its name: the canonical ones, or those of
/// its words.
pub(in crate::desk) fn identity(entity: &Entity, words: &str) -> (Id, String) {
    match &entity.canonical {
        Some(canonical) => (canonical.id.as_str().into(), canonical.name.clone()),
        None => (key(words).into(), words.to_owned()),
    }
}
