//! The key of a figure among those of all documents, and a person's links between figures.

use crate::desk::annotation::Id;

/// The key of a figure among those of all documents.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FigureKey {
    /// Its document.
    pub document: Id,
    /// Its annotation.
    pub id: Id,
}

impl FigureKey {
    /// The key as one string.
    pub fn name(&self) -> Id {
        format!("{} {}", self.document, self.id).into()
    }

    /// Whether that string names it.
    pub fn is_named(&self, name: &str) -> bool {
        name.strip_prefix(&*self.document).and_then(|rest| rest.strip_prefix(' ')) == Some(&*self.id)
    }
}

/// A person's decision that two figures are, or are not, of one incident. It is kept with the
/// document of the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TollLink {
    /// A figure of the document that keeps the link.
    pub own: Id,
    /// Another figure, of any document.
    pub other: FigureKey,
    /// Whether they are of one incident, or must not be.
    pub together: bool,
}
