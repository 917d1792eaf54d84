//! What is drawn for paper.

/// What is drawn for paper, and for a dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Paper {
    /// The listed claims.
    Claims,
    /// The article that is open, with its marks, figures and claims.
    Article,
    /// The incident that is open.
    Incident,
}
