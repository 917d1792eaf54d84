//! What names a figure among those of all documents, and what a person says of two.

use crate::desk::annotation::Id;

/// Names a figure among those of all documents.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FigureKey {
    /// Its document.
    pub document: Id,
    /// Its annotation.
    pub id: Id,
}

impl FigureKey {
    /// The key as one name.
    pub fn name(&self) -> Id {
        format!("{} {}", self.document, self.id).into()
    }
}

/// A person's word on two figures. It is kept with the document of the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TollLink {
    /// A figure of the document that keeps the link.
    pub own: Id,
    /// Another figure, of any document.
    pub other: FigureKey,
    /// Whether they are of one toll.
    pub together: bool,
}
