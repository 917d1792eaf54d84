//! The names of kinds of marks.

use crate::desk::Kind;
use crate::model::EntityKind;

/// Names of the kinds of marks, for one and for the legend.
pub(crate) struct Kinds {
    pub(crate) entity: fn(EntityKind) -> &'static str,
    pub(crate) date: &'static str,
    pub(crate) casualty: &'static str,
    pub(crate) claim: &'static str,
}

impl Kinds {
    /// The name of a kind.
    pub(crate) fn name(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Entity(kind) => (self.entity)(kind),
            Kind::Date => self.date,
            Kind::Casualty => self.casualty,
            Kind::Claim => self.claim,
        }
    }
}
