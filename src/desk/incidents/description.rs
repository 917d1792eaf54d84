//! What a person says of an incident by hand.

use super::grade::Grade;
use super::key::FigureKey;
use super::participant::Participant;
use crate::desk::annotation::Id;
use crate::desk::provenance::{Provenance, Signature};
use crate::model::Day;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// How far a person is with an incident.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IncidentStatus {
    /// Nobody has said anything yet.
    #[default]
    Open,
    /// Somebody works on it.
    InReview,
    /// Somebody has been through it and stands for it.
    Checked,
    /// It is not to be counted: no incident, or none that is looked for.
    SetAside,
}

impl IncidentStatus {
    /// All of them, in the order of the work.
    pub const ALL: [Self; 4] = [Self::Open, Self::InReview, Self::Checked, Self::SetAside];

    /// The name in exports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::InReview => "in_review",
            Self::Checked => "checked",
            Self::SetAside => "set_aside",
        }
    }
}

/// What a person says of an incident: it stands over what the articles say. It is kept with
/// the document of a figure, and is of the incident that holds that figure, whatever articles
/// come or go. Fields that are empty leave the word to the articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IncidentDescription {
    /// A figure of the document.
    pub figure: Id,
    /// What the person calls it.
    pub name: String,
    /// Where it happened; after commas what that lies in.
    pub place: String,
    /// First and last day on which it may have happened.
    pub when: Option<(Day, Day)>,
    /// How well it is attested.
    pub grade: Option<Grade>,
    /// How far the person is with it.
    pub status: IncidentStatus,
    /// What else there is to say.
    pub note: String,
    /// Free tags, each once.
    pub tags: Vec<String>,
    /// Who says so, and when.
    pub provenance: Provenance,
}

impl IncidentDescription {
    /// One that says nothing of the incident of a figure.
    pub fn blank(figure: Id) -> Self {
        Self { figure, ..Self::default() }
    }

    /// Whether it says nothing.
    pub fn is_blank(&self) -> bool {
        self.says_the_same(&Self::blank(self.figure.clone()))
    }

    /// Whether both say the same of the same figure; provenance is not compared.
    pub fn says_the_same(&self, other: &Self) -> bool {
        *self == Self { provenance: self.provenance.clone(), ..other.clone() }
    }

    pub(in crate::desk) fn signed(mut self, signature: &Signature) -> Self {
        self.provenance.sign(signature);
        self
    }

    /// When it was said last, as RFC 3339.
    pub(super) fn said_at(&self) -> Option<&Arc<str>> {
        self.provenance.modified.as_ref().or(self.provenance.created.as_ref())
    }

    /// Puts a later description over this one: what it says counts, and tags add up.
    pub(super) fn put_under(mut self, later: &Self) -> Self {
        let put = |field: &mut String, later: &String| {
            if !later.is_empty() {
                field.clone_from(later);
            }
        };
        put(&mut self.name, &later.name);
        put(&mut self.place, &later.place);
        put(&mut self.note, &later.note);
        self.when = later.when.or(self.when);
        self.grade = later.grade.or(self.grade);
        if later.status != IncidentStatus::default() {
            self.status = later.status;
        }
        let new = later.tags.iter().filter(|tag| !self.tags.contains(tag)).cloned().collect::<Vec<_>>();
        self.tags.extend(new);
        self.provenance = later.provenance.clone();
        self
    }
}

/// What persons say of one incident, and what its articles say where that is another thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Described {
    /// All that was said, the latest word of each field.
    pub said: IncidentDescription,
    /// The figures that descriptions are kept with: several where described incidents were
    /// joined.
    pub figures: Vec<FigureKey>,
    /// Where it happened by the articles.
    pub told_place: Option<Participant>,
    /// When it happened by the articles.
    pub told_when: Option<(Day, Day)>,
    /// How well it is attested by the articles.
    pub told_grade: Grade,
}
