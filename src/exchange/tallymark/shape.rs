//! The objects of the file, field by field.

use crate::desk::{self, Evidence, Id, Origin, Provenance, State, Status, StatusChange};
use crate::exchange::place::{Place, PlaceConverter};
use crate::lang::{PACKS, name_in};
use crate::model::{
    Canonical, Currency, Day, Doubt, Effect, Entity, EntityKind, Modality, Qualifier, Reason, Stance, Timex, Victim,
};
use serde::{Deserialize, Serialize, Serializer};
use std::borrow::Cow;
use std::sync::Arc;

/// What is said of a document beside its marks.
#[derive(Serialize, Deserialize)]
pub(super) struct Header {
    pub(super) id: Id,
    pub(super) title: String,
    pub(super) source: String,
    pub(super) url: String,
    pub(super) published: Option<Day>,
    pub(super) language: String,
    pub(super) sha256: String,
    pub(super) text: Arc<str>,
    /// Left out where it is empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) tolls: Vec<TollFields>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) incidents: Vec<DescriptionFields>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) codings: Vec<CodingFields>,
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub(super) case: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) archived: bool,
}

/// A mark of any kind; `what` holds the fields of its kind.
#[derive(Serialize)]
pub(super) struct Mark<T> {
    #[serde(flatten)]
    pub(super) base: Base,
    #[serde(flatten)]
    pub(super) what: T,
}

/// The fields of every mark.
#[derive(Serialize, Deserialize)]
pub(super) struct Base {
    pub(super) id: Id,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) quote: String,
    #[serde(default)]
    pub(super) prefix: String,
    #[serde(default)]
    pub(super) suffix: String,
    pub(super) origin: Origin,
    pub(super) state: State,
    #[serde(default)]
    pub(super) why: Option<Why>,
    #[serde(default, skip_serializing_if = "Provenance::is_empty")]
    pub(super) provenance: Provenance,
    /// For a mark that needs review: what changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) change: Option<Difference>,
}

/// The words of a quote that differ between two versions.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Difference {
    pub(super) was: String,
    pub(super) now: String,
}

/// The rule that found a mark, and its trigger words.
#[derive(Serialize, Deserialize)]
pub(super) struct Why {
    rule: Cow<'static, str>,
    words: Vec<Place>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    doubt: Option<Doubt>,
}

impl Why {
    pub(super) fn of(reason: &Reason, converter: &PlaceConverter<'_>) -> Self {
        let words = reason.words.iter().map(|&w| converter.place(w)).collect();
        Self { rule: reason.rule.clone(), words, doubt: reason.doubt }
    }

    /// `None` where a word does not fit the text.
    pub(super) fn reason(self, converter: &PlaceConverter<'_>) -> Option<Reason> {
        let words = self.words.into_iter().map(|w| converter.span(w)).collect::<Option<Vec<_>>>()?;
        Some(Reason { rule: self.rule, words, doubt: self.doubt })
    }
}

/// Fields of an entity as they are read.
pub(super) type EntityFields = Entity;

/// Fields of an entity as they are written.
#[derive(Serialize)]
pub(super) struct NamedEntity {
    kind: EntityKind,
    canonical: Option<Named>,
}

/// The real-world entity, and for other readers its names: they are derived, so
/// they are not read.
#[derive(Serialize)]
struct Named {
    id: String,
    name: String,
    /// By language.
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "as_map")]
    names: Vec<(&'static str, &'static str)>,
}

fn as_map<S: Serializer>(pairs: &[(&str, &str)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().copied())
}

impl NamedEntity {
    pub(super) fn of(entity: &Entity) -> Self {
        let kind = entity.kind;
        let canonical = entity.canonical.clone().map(|Canonical { id, name }| {
            let names = PACKS.into_iter().filter_map(|pack| Some((pack.code, name_in(pack.code, kind, &name)?)));
            Named { names: names.collect(), id, name }
        });
        Self { kind, canonical }
    }
}

/// A person's join or split of two figures.
#[derive(Serialize, Deserialize)]
pub(in crate::exchange) struct TollFields {
    /// A figure of this document.
    pub(super) figure: Id,
    /// The document of the other one.
    pub(super) document: Id,
    /// That figure.
    pub(super) other: Id,
    pub(super) together: bool,
}

impl TollFields {
    pub(in crate::exchange) fn of(link: &desk::TollLink) -> Self {
        let desk::TollLink { own, other, together } = link.clone();
        Self { figure: own, document: other.document, other: other.id, together }
    }

    pub(in crate::exchange) fn link(self) -> desk::TollLink {
        let Self { figure, document, other, together } = self;
        desk::TollLink { own: figure, other: desk::FigureKey { document, id: other }, together }
    }
}

/// What a person says of an incident; what is not said is left out.
#[derive(Serialize, Deserialize)]
pub(in crate::exchange) struct DescriptionFields {
    /// A figure of this document.
    figure: Id,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    place: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    when: Option<(Day, Day)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    grade: Option<desk::Grade>,
    #[serde(default, skip_serializing_if = "is_default")]
    status: desk::IncidentStatus,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    note: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    tags: Vec<String>,
    #[serde(default, skip_serializing_if = "Provenance::is_empty")]
    provenance: Provenance,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl DescriptionFields {
    pub(in crate::exchange) fn of(description: &desk::IncidentDescription) -> Self {
        let desk::IncidentDescription { figure, name, place, when, grade, status, note, tags, provenance } =
            description.clone();
        Self { figure, name, place, when, grade, status, note, tags, provenance }
    }

    pub(in crate::exchange) fn description(self) -> desk::IncidentDescription {
        let Self { figure, name, place, when, grade, status, note, tags, provenance } = self;
        // The first day is never behind the last one.
        let when = when.map(|(first, last)| (first.min(last), first.max(last)));
        desk::IncidentDescription { figure, name, place, when, grade, status, note, tags, provenance }
    }
}

/// A row of a dataset.
#[derive(Serialize, Deserialize)]
pub(in crate::exchange) struct CodingFields {
    codebook: desk::Codebook,
    /// A figure of this document.
    figure: Id,
    /// Whom the row is of, in a record of casualties.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    victim: Id,
    cells: Vec<desk::Cell>,
    #[serde(default, rename = "checked", skip_serializing_if = "std::ops::Not::not")]
    is_checked: bool,
    #[serde(default, skip_serializing_if = "Provenance::is_empty")]
    provenance: Provenance,
}

impl CodingFields {
    pub(in crate::exchange) fn of(coding: &desk::Coding) -> Self {
        let desk::Coding { codebook, figure, victim, cells, is_checked, provenance } = coding.clone();
        Self { codebook, figure, victim, cells, is_checked, provenance }
    }

    pub(in crate::exchange) fn coding(self) -> desk::Coding {
        let Self { codebook, figure, victim, cells, is_checked, provenance } = self;
        desk::Coding { codebook, figure, victim, cells, is_checked, provenance }
    }
}

/// Fields of a date.
#[derive(Serialize)]
pub(super) struct DateFields {
    #[serde(flatten)]
    pub(super) timex: Timex,
    /// Follows from the other fields and is not read back.
    pub(super) edtf: Option<String>,
}

/// Fields of a casualty figure.
#[derive(Serialize, Deserialize)]
pub(super) struct FigureFields {
    pub(super) effect: Effect,
    pub(super) low: Option<u64>,
    pub(super) high: Option<u64>,
    pub(super) qualifier: Qualifier,
    #[serde(default)]
    pub(super) victims: Vec<Victim>,
    pub(super) modality: Modality,
    #[serde(default, rename = "standing")]
    pub(super) currency: Currency,
    /// Index in the same list.
    pub(super) part_of: Option<usize>,
    pub(super) source: Option<Place>,
    #[serde(default)]
    pub(super) date: Option<Place>,
    #[serde(default)]
    pub(super) place: Option<Place>,
}

/// Fields of a claim.
#[derive(Serialize, Deserialize)]
pub(super) struct ClaimFields {
    pub(super) source: Option<Speaker>,
    pub(super) cue: Option<Place>,
    pub(super) stance: Stance,
    #[serde(default)]
    pub(super) status: Status,
    #[serde(default)]
    pub(super) history: Vec<StatusChange>,
    #[serde(default)]
    pub(super) tags: Vec<String>,
    #[serde(default)]
    pub(super) note: String,
    #[serde(default)]
    pub(super) evidence: Vec<Evidence>,
    /// Ids of marks of the same document.
    #[serde(default)]
    pub(super) links: Vec<Id>,
}

/// Who says a claim: a place of the text, or a name that the person typed.
#[derive(Serialize, Deserialize)]
#[serde(untagged, expecting = "its source is neither {start, end} nor {name}")]
pub(super) enum Speaker {
    Quoted(Place),
    Named { name: String },
}

impl Speaker {
    pub(super) fn of(speaker: &desk::Speaker, converter: &PlaceConverter<'_>) -> Self {
        match speaker {
            desk::Speaker::Quoted(span) => Self::Quoted(converter.place(*span)),
            desk::Speaker::Named(name) => Self::Named { name: name.clone() },
        }
    }

    /// `None` where the place does not fit the text.
    pub(super) fn speaker(self, converter: &PlaceConverter<'_>) -> Option<desk::Speaker> {
        Some(match self {
            Self::Quoted(place) => desk::Speaker::Quoted(converter.span(place)?),
            Self::Named { name } => desk::Speaker::Named(name),
        })
    }
}
