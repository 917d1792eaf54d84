//! The real-world entities of a document, and the edits that change their kind, merge two or
//! split one.

use super::annotation::{Annotation, Body, Id, State};
use super::commands::{accept, correct, reject};
use super::document::Document;
use super::edit::Edit;
use crate::model::{Canonical, Entity, EntityKind};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;

/// A real-world entity with its mentions in one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityRow {
    /// The kind of most of its mentions; a demonym only where no mention has another kind.
    pub kind: EntityKind,
    /// Its canonical id and name; `None` where it is identified by its words alone.
    pub canonical: Option<Canonical>,
    /// Its canonical name, or its words.
    pub name: String,
    /// Its surface forms, the most frequent first.
    pub forms: Vec<Form>,
    /// Its mentions, in the order of the text.
    pub mentions: Vec<Id>,
}

/// A surface form of an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// What it is by these words.
    pub kind: EntityKind,
    /// The words.
    pub words: String,
    /// Their places, in the order of the text.
    pub mentions: Vec<Id>,
}

/// The entities of a document, the most frequent first.
pub fn entities(document: &Document) -> Vec<EntityRow> {
    let annotations = document.annotations();
    let mut rows: Vec<EntityRow> = Vec::new();
    let mut places: FxHashMap<Id, usize> = FxHashMap::default();
    for (annotation, entity) in annotations.into_iter().filter_map(live_entity) {
        let words = annotation.span.of(&document.text);
        let key = id_of(entity).map_or_else(|| format!("{} {words}", entity.kind.name()).into(), Id::from);
        let at = *places.entry(key).or_insert_with(|| {
            rows.push(EntityRow {
                kind: entity.kind,
                canonical: None,
                name: String::new(),
                forms: Vec::new(),
                mentions: Vec::new(),
            });
            rows.len() - 1
        });
        let row = &mut rows[at];
        let name = entity.canonical.as_ref().map_or(words, |canonical| &canonical.name);
        if row.mentions.is_empty()
            || reads_well(name, words) && !row.forms.iter().any(|f| reads_well(&row.name, &f.words))
        {
            (row.canonical, row.name) = (entity.canonical.clone(), name.to_owned());
        }
        row.mentions.push(annotation.id.clone());
        match row.forms.iter_mut().find(|form| (form.kind, &*form.words) == (entity.kind, words)) {
            Some(form) => form.mentions.push(annotation.id.clone()),
            None => {
                let mentions = vec![annotation.id.clone()];
                row.forms.push(Form { kind: entity.kind, words: words.to_owned(), mentions });
            }
        }
    }
    for row in &mut rows {
        row.kind = main_kind(row);
        row.forms = most_first(std::mem::take(&mut row.forms), |form| &form.mentions);
    }
    most_first(rows, |row| &row.mentions)
}

fn most_first<T>(mut things: Vec<T>, mentions: impl Fn(&T) -> &Vec<Id>) -> Vec<T> {
    things.sort_by_key(|thing| Reverse(mentions(thing).len()));
    things
}

/// Whether a name is a form of the text that is not all capitals: a headline's QUELL is Quell.
fn reads_well(name: &str, words: &str) -> bool {
    name == words && name.chars().any(char::is_lowercase)
}

fn main_kind(row: &EntityRow) -> EntityKind {
    let weight = |kind: EntityKind| {
        let forms = row.forms.iter().filter(|form| form.kind == kind);
        let times: usize = forms.map(|form| form.mentions.len()).sum();
        (times > 0 && kind != EntityKind::Demonym, times)
    };
    EntityKind::ALL.into_iter().rev().max_by_key(|&kind| weight(kind)).unwrap_or(row.kind)
}

/// The marks with the same content on the same words, in the order of the text, the given one
/// included. Only names and dates are looked for.
pub fn equal(document: &Document, annotation: &Annotation) -> Vec<Id> {
    let words = annotation.span.of(&document.text);
    let says_same = |other: &Annotation| match (&other.body, &annotation.body) {
        (Body::Entity(other), Body::Entity(this)) => (other.kind, id_of(other)) == (this.kind, id_of(this)),
        (Body::Date(_), Body::Date(_)) => true,
        _ => other.id == annotation.id,
    };
    let annotations = document.annotations().into_iter();
    let equal = annotations.filter(|a| a.is_live() && a.span.of(&document.text) == words && says_same(a));
    equal.map(|a| a.id.clone()).collect()
}

/// Rejects each of these marks.
pub fn reject_all(document: &Document, marks: &[Id]) -> Edit {
    Edit::All(marks.iter().filter_map(|id| document.annotation(id)).map(|a| reject(document, a)).collect())
}

/// Changes the kind of mentions of one entity. A country that stands for its government or its
/// people keeps its canonical id. Between a person and another kind the canonical id is not
/// kept: it becomes a local id, or is dropped where other mentions keep it.
pub fn rekind(document: &Document, mentions: &[Id], kind: EntityKind) -> Edit {
    let chosen = chosen(document, mentions);
    if chosen.iter().all(|(_, entity)| entity.kind == kind) {
        return Edit::All(Vec::new());
    }
    let is_another =
        chosen.iter().any(|(_, entity)| (entity.kind == EntityKind::Person) != (kind == EntityKind::Person));
    let known = known(document, &chosen);
    let canonical = match known {
        Some(known) if is_another && is_left(document, mentions, &known) => None,
        Some(known) if is_another && !known.is_local() => Some(own(std::iter::once(document), &known.name)),
        known => known,
    };
    Edit::All(say(document, &chosen, |_| Entity { kind, canonical: canonical.clone() }))
}

/// Merges two entities: the mentions of the first become mentions of the second.
pub fn merge(document: &Document, first: &[Id], second: &[Id]) -> Edit {
    let named = chosen(document, second);
    let Some((first_named, _)) = named.first() else {
        return Edit::All(Vec::new());
    };
    let words = first_named.span.of(&document.text);
    let canonical = known(document, &named).unwrap_or_else(|| own(std::iter::once(document), words));
    Edit::All([first, second].into_iter().flat_map(|mentions| name_all(document, mentions, &canonical)).collect())
}

/// Gives mentions one canonical entity.
pub(super) fn name_all(document: &Document, mentions: &[Id], canonical: &Canonical) -> Vec<Edit> {
    let mentions = chosen(document, mentions);
    let mut edits = say(document, &mentions, named_as(canonical));
    // A local id lasts only while the engine reads these words in the same way, so these
    // mentions are decided too.
    let is_open = |(a, entity): &&(&Annotation, &Entity)| {
        a.state == State::Suggested && canonical.is_local() && id_of(entity) == Some(&*canonical.id)
    };
    edits.extend(mentions.iter().filter(is_open).map(|(a, _)| accept(document, a)));
    edits
}

/// Splits mentions off as an entity of their own, with a local id.
pub fn split(document: &Document, mentions: &[Id]) -> Edit {
    let chosen = chosen(document, mentions);
    let Some((named, _)) = chosen.first() else {
        return Edit::All(Vec::new());
    };
    let canonical = own(std::iter::once(document), named.span.of(&document.text));
    Edit::All(say(document, &chosen, named_as(&canonical)))
}

fn named_as(canonical: &Canonical) -> impl Fn(&Entity) -> Entity {
    |entity| Entity { canonical: Some(canonical.clone()), ..entity.clone() }
}

/// Edits the mentions whose content differs.
fn say(document: &Document, mentions: &[(&Annotation, &Entity)], truth: impl Fn(&Entity) -> Entity) -> Vec<Edit> {
    let said = mentions.iter().map(|&(annotation, entity)| (annotation, entity, truth(entity)));
    let changed = said.filter(|(_, entity, truth)| (entity.kind, id_of(entity)) != (truth.kind, id_of(truth)));
    changed.map(|(annotation, _, truth)| correct(document, annotation, Body::Entity(truth))).collect()
}

fn id_of(entity: &Entity) -> Option<&str> {
    entity.canonical.as_ref().map(|canonical| &*canonical.id)
}

fn live_entity(annotation: &Annotation) -> Option<(&Annotation, &Entity)> {
    match &annotation.body {
        Body::Entity(entity) if annotation.is_live() => Some((annotation, entity)),
        _ => None,
    }
}

fn chosen<'a>(document: &'a Document, mentions: &[Id]) -> Vec<(&'a Annotation, &'a Entity)> {
    let wanted: FxHashSet<&Id> = mentions.iter().collect();
    let annotations = document.annotations().into_iter();
    annotations.filter(|a| wanted.contains(&a.id)).filter_map(live_entity).collect()
}

/// The canonical entity for mentions, with the form that reads best as its name.
fn known(document: &Document, mentions: &[(&Annotation, &Entity)]) -> Option<Canonical> {
    let named = || mentions.iter().filter_map(|(a, entity)| Some((a, entity.canonical.as_ref()?)));
    let well = named().find(|(a, canonical)| reads_well(&canonical.name, a.span.of(&document.text)));
    well.or_else(|| named().next()).map(|(_, canonical)| canonical.clone())
}

/// Whether an entity has mentions beside these.
fn is_left(document: &Document, mentions: &[Id], canonical: &Canonical) -> bool {
    let these: FxHashSet<&Id> = mentions.iter().collect();
    let annotations = document.annotations().into_iter();
    let mut others = annotations.filter(|a| !these.contains(&a.id)).filter_map(live_entity);
    others.any(|(_, entity)| id_of(entity) == Some(&*canonical.id))
}

/// A local id that these documents do not use yet.
pub(super) fn own<'d>(documents: impl Iterator<Item = &'d Document>, name: &str) -> Canonical {
    let annotations: Vec<&Annotation> = documents.flat_map(|document| document.annotations()).collect();
    let is_taken =
        |id: &str| annotations.iter().any(|a| matches!(&a.body, Body::Entity(entity) if id_of(entity) == Some(id)));
    let Canonical { id: first, name } = Canonical::local(name);
    let mut id = first.clone();
    for number in 2.. {
        if !is_taken(&id) {
            break;
        }
        id = format!("{first}-{number}");
    }
    Canonical { id, name }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::{Desk, Document, Findings, Meta, mark};
    use crate::text::Span;
    use proptest::prelude::*;

    const TEXT: &str = "QUELL. General Ruth Hale left the town of Quell for Moscow. Russian troops did, too, \
        said Hale. Russia denied it; the mayor of Quell, Tomas Irrek, met Hale in Moscow.";

    fn desk() -> Desk {
        let document = Document::new(TEXT, Meta { language: "en".to_owned(), ..Meta::default() });
        Desk::with_engine([document], Findings::find)
    }

    fn row(desk: &Desk, name: &str) -> EntityRow {
        let rows = entities(&desk.documents()[0]);
        let names: Vec<String> = rows.iter().map(|row| row.name.clone()).collect();
        rows.into_iter().find(|row| row.name == name).unwrap_or_else(|| panic!("no {name} in {names:?}"))
    }

    /// Each row in words: its kind, its name, its forms with their counts.
    fn rows(desk: &Desk) -> Vec<String> {
        let described = |row: &EntityRow| {
            let forms: Vec<String> =
                row.forms.iter().map(|form| format!("{} {}", form.words, form.mentions.len())).collect();
            format!("{} {}: {}", row.kind.name(), row.name, forms.join(", "))
        };
        let mut rows: Vec<String> = entities(&desk.documents()[0]).iter().map(described).collect();
        rows.sort();
        rows
    }

    fn apply(desk: &mut Desk, act: impl Fn(&Document) -> Edit) -> Edit {
        let edit = act(&desk.documents()[0]);
        desk.apply(edit).unwrap()
    }

    #[test]
    fn an_entity_is_one_row() {
        assert_eq!(
            rows(&desk()),
            [
                "person Ruth Hale: Hale 2, Ruth Hale 1",
                "person Tomas Irrek: Tomas Irrek 1",
                "place Moscow: Moscow 2",
                "place Quell: Quell 2, QUELL 1",
                "place Russia: Russian 1, Russia 1",
            ]
        );
    }

    #[test]
    fn two_are_one() {
        let mut desk = desk();
        let (from, into) = (row(&desk, "Tomas Irrek").mentions, row(&desk, "Ruth Hale").mentions);
        apply(&mut desk, |d| merge(d, &from, &into));
        let merged = row(&desk, "Ruth Hale");
        assert_eq!(merged.mentions.len(), 4);
        // A name of ours is decided with all its mentions, one of a register is not.
        assert!(into.iter().all(|id| desk.documents()[0].annotation(id).unwrap().state == State::Accepted));
        let (from, into) = (merged.mentions, row(&desk, "Moscow").mentions);
        apply(&mut desk, |d| merge(d, &from, &into));
        assert_eq!(row(&desk, "Moscow").mentions.len(), 6);
        assert!(into.iter().all(|id| desk.documents()[0].annotation(id).unwrap().state == State::Suggested));
    }

    #[test]
    fn two_that_nobody_named_are_one() {
        let mut desk = desk();
        for words in ["troops", "mayor"] {
            let start = TEXT.find(words).unwrap();
            let body = Body::Entity(Entity { kind: EntityKind::Person, canonical: None });
            apply(&mut desk, |d| mark(d, Span::new(start, start + words.len()), body.clone()).unwrap().1);
        }
        let (from, into) = (row(&desk, "mayor").mentions, row(&desk, "troops").mentions);
        apply(&mut desk, |d| merge(d, &from, &into));
        assert_eq!(row(&desk, "troops").canonical.unwrap().id, "local:troops");
        assert_eq!(row(&desk, "troops").mentions.len(), 2);
    }

    #[test]
    fn one_is_two() {
        let mut desk = desk();
        let quell = row(&desk, "Quell");
        let last = quell.mentions[2..].to_vec();
        apply(&mut desk, |d| split(d, &last));
        let rows = entities(&desk.documents()[0]);
        let ids: Vec<String> =
            rows.into_iter().filter(|r| r.name == "Quell").filter_map(|r| Some(r.canonical?.id)).collect();
        assert_eq!(ids, ["local:quell", "local:quell-2"]);
    }

    #[test]
    fn who_it_is_stays_unless_it_cannot_be() {
        let id = |desk: &Desk, name: &str| row(desk, name).canonical.map(|canonical| canonical.id);
        let mut desk = desk();
        let (moscow, quell) = (row(&desk, "Moscow").mentions, row(&desk, "Quell").mentions);
        apply(&mut desk, |d| rekind(d, &moscow[..1], EntityKind::Organization));
        assert_eq!(row(&desk, "Moscow").mentions.len(), 2, "a city that is its government is that city");
        apply(&mut desk, |d| rekind(d, &quell, EntityKind::Person));
        assert_eq!(id(&desk, "Quell").unwrap(), "local:quell");
        assert_eq!(row(&desk, "Quell").mentions.len(), 3);
        apply(&mut desk, |d| rekind(d, &moscow, EntityKind::Person));
        assert_eq!(id(&desk, "Moscow").unwrap(), "local:moscow", "a person is no city of a register");
        let hale = row(&desk, "Ruth Hale").mentions;
        apply(&mut desk, |d| rekind(d, &hale[1..2], EntityKind::Place));
        assert_eq!(row(&desk, "Hale").canonical, None, "the others are still that person");
        assert_eq!(row(&desk, "Hale").kind, EntityKind::Place);
        apply(&mut desk, |d| rekind(d, &hale, EntityKind::Place));
        assert_eq!(row(&desk, "Ruth Hale").mentions, hale, "all of them are one again");
        let same = apply(&mut desk, |d| rekind(d, &hale, EntityKind::Place));
        assert_eq!(same, Edit::All(Vec::new()));
    }

    #[test]
    fn equal_marks_go_together() {
        let mut desk = desk();
        let document = desk.documents()[0].clone();
        let hale = document.annotation(&row(&desk, "Ruth Hale").mentions[1]).unwrap();
        assert_eq!(equal(&document, hale).len(), 2, "the full name is not equal");
        apply(&mut desk, |d| reject_all(d, &equal(d, hale)));
        assert_eq!(row(&desk, "Ruth Hale").mentions.len(), 1);
    }

    #[test]
    fn what_was_said_outlasts_a_new_reading() {
        let mut desk = desk();
        let (from, into) = (row(&desk, "Tomas Irrek").mentions, row(&desk, "Ruth Hale").mentions);
        apply(&mut desk, |d| merge(d, &from, &into));
        let last = row(&desk, "Quell").mentions[2..].to_vec();
        apply(&mut desk, |d| split(d, &last));
        for language in ["vi", "en"] {
            let meta = Meta { language: language.to_owned(), ..desk.documents()[0].meta.clone() };
            let id = desk.documents()[0].id.clone();
            desk.apply(Edit::Describe(id, meta)).unwrap();
            assert_eq!(row(&desk, "Ruth Hale").mentions.len(), 4, "{language}");
            let alone = entities(&desk.documents()[0]).into_iter().find(|row| row.mentions == last);
            assert_eq!(alone.unwrap().canonical.unwrap().id, "local:quell-2", "{language}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn every_act_can_be_taken_back(
            acts in prop::collection::vec((0u8..4, any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..10),
        ) {
            let mut desk = desk();
            for (what, a, b) in acts {
                let before = desk.clone();
                let document = desk.documents()[0].clone();
                let rows = entities(&document);
                if rows.is_empty() {
                    break;
                }
                let (one, other) = (a.get(&rows), b.get(&rows));
                let mention = std::slice::from_ref(b.get(&one.mentions));
                let edit = match what {
                    0 => merge(&document, &one.mentions, &other.mentions),
                    1 => split(&document, mention),
                    2 => rekind(&document, &one.mentions, *b.get(&EntityKind::ALL)),
                    _ => reject_all(&document, mention),
                };
                let undo = desk.apply(edit).unwrap();
                let after = desk.clone();
                if what == 0 {
                    let one = entities(&after.documents()[0]).len() + usize::from(one != other);
                    prop_assert_eq!(one, rows.len());
                }
                let redo = desk.apply(undo).unwrap();
                prop_assert_eq!(&desk, &before);
                desk.apply(redo).unwrap();
                prop_assert_eq!(&desk, &after);
            }
        }
    }
}
