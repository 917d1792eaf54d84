//! Whose hand a mark shows, and when.

use super::annotation::{Annotation, Origin};
use super::edit::Edit;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Where an annotation comes from. All of it is optional: a suggestion that nobody
/// has looked at has none, nor has a file from before it was kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance {
    /// The version of the engine that suggested it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub engine: Option<Arc<str>>,
    /// The name of the person whose act was the last one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<Arc<str>>,
    /// When a person first kept it, RFC 3339 in UTC.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created: Option<Arc<str>>,
    /// When a person last changed it, RFC 3339 in UTC; `None` where it is as it was created.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified: Option<Arc<str>>,
}

impl Provenance {
    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Says whose act the last one was, and when.
    pub(super) fn sign(&mut self, signature: &Signature) {
        if !signature.person.is_empty() {
            self.person = Some(signature.person.clone());
        }
        let time = if self.created.is_none() { &mut self.created } else { &mut self.modified };
        *time = Some(signature.at.clone());
    }
}

/// Who acts, when, and on whose suggestions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The person's name; empty where none is given.
    pub person: Arc<str>,
    /// The time, RFC 3339 in UTC.
    pub at: Arc<str>,
    /// The version of the engine.
    pub engine: Arc<str>,
}

impl Edit {
    /// The edit with every annotation and every coded row that it keeps signed. This is the one place
    /// where an act gets its name and time; an edit that takes another back brings
    /// the old ones with it and is not signed again.
    #[must_use]
    pub fn signed(self, signature: &Signature) -> Self {
        match self {
            Self::Keep(id, annotation) => Self::Keep(id, annotation.signed(signature)),
            Self::Code(id, coding) => Self::Code(id, coding.signed(signature)),
            Self::All(edits) => Self::All(edits.into_iter().map(|edit| edit.signed(signature)).collect()),
            other => other,
        }
    }
}

impl Annotation {
    fn signed(mut self, signature: &Signature) -> Self {
        let provenance = &mut self.provenance;
        if self.origin == Origin::Engine && provenance.engine.is_none() {
            provenance.engine = Some(signature.engine.clone());
        }
        provenance.sign(signature);
        self
    }

    /// Whether both mark the same place, say the same of it and were decided alike,
    /// whoever did it and when.
    pub fn says_the_same(&self, other: &Self) -> bool {
        (self.span, self.state, &self.body) == (other.span, other.state, &other.body)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::{Body, State};
    use crate::model::{Entity, EntityKind, Reason};
    use crate::text::Span;

    fn at(time: &str, person: &str) -> Signature {
        Signature { person: person.into(), at: time.into(), engine: "1.0".into() }
    }

    #[test]
    fn the_first_act_creates_and_the_next_ones_modify() {
        let body = Body::Entity(Entity { kind: EntityKind::Place, canonical: None });
        let suggested = Annotation::suggested(Span::new(0, 3), body.clone(), Reason::default());
        let keep = |annotation: Annotation| Edit::All(vec![Edit::Keep("d".into(), annotation)]);
        let signed = |annotation, signature: &Signature| match keep(annotation).signed(signature) {
            Edit::All(edits) => match edits.into_iter().next() {
                Some(Edit::Keep(_, annotation)) => annotation,
                other => panic!("{other:?}"),
            },
            other => panic!("{other:?}"),
        };
        let first = signed(suggested.clone(), &at("T1", "An"));
        let second = signed(first.clone(), &at("T2", ""));
        let known = |a: &Annotation| {
            let Provenance { engine, person, created, modified } = a.provenance.clone();
            [engine, person, created, modified].map(|field| field.map(|field| field.to_string()).unwrap_or_default())
        };
        assert_eq!(known(&first), ["1.0", "An", "T1", ""]);
        assert_eq!(known(&second), ["1.0", "An", "T1", "T2"]);
        assert_eq!(known(&signed(Annotation::own(Span::new(0, 3), body), &at("T1", ""))), ["", "", "T1", ""]);
        assert!(first.says_the_same(&second) && first != second);
        assert!(!first.says_the_same(&Annotation { state: State::Rejected, ..first.clone() }));
    }
}
