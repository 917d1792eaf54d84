//! Things that two versions of the work on one article say differently.

use super::annotation::{Annotation, Id};
use super::coding::Coding;
use super::document::{Document, Meta};
use super::incidents::IncidentDescription;
use super::needs_review::NeedsReview;

/// A thing that both sides changed in different ways.
#[derive(Clone, Debug, PartialEq)]
pub enum Conflict {
    /// A mark; `None` on a side that does not have it.
    Mark {
        /// Its id.
        id: Id,
        /// As it is here.
        mine: Option<Annotation>,
        /// As it is on the other side.
        theirs: Option<Annotation>,
    },
    /// A mark that needs review; `None` on the side where it does not.
    Waiting {
        /// The id of the mark.
        id: Id,
        /// As it is here.
        mine: Option<NeedsReview>,
        /// As it is on the other side.
        theirs: Option<NeedsReview>,
    },
    /// A row of a dataset; `None` on a side that does not have it.
    Coding {
        /// As it is here.
        mine: Option<Coding>,
        /// As it is on the other side.
        theirs: Option<Coding>,
    },
    /// What is said of an incident; `None` on a side that says nothing.
    Incident {
        /// As it is here.
        mine: Option<IncidentDescription>,
        /// As it is on the other side.
        theirs: Option<IncidentDescription>,
    },
    /// Title, source, address, publication date or language.
    Field {
        /// Which one.
        field: Field,
        /// All of them as they are here.
        mine: Meta,
        /// All of them as they are on the other side.
        theirs: Meta,
    },
}

impl Conflict {
    /// Identifies the conflict; stable when the same two versions are merged again.
    pub fn name(&self) -> Id {
        match self {
            Self::Mark { id, .. } => format!("mark {id}").into(),
            Self::Waiting { id, .. } => format!("waiting {id}").into(),
            Self::Coding { mine: Some(row), .. } | Self::Coding { theirs: Some(row), .. } => {
                format!("coding {}", row.key().name()).into()
            }
            Self::Coding { mine: None, theirs: None } => "coding".into(),
            Self::Incident { mine: Some(said), .. } | Self::Incident { theirs: Some(said), .. } => {
                format!("incident {}", said.figure).into()
            }
            Self::Incident { mine: None, theirs: None } => "incident".into(),
            Self::Field { field, .. } => format!("field {field:?}").into(),
        }
    }

    /// Whether the other side is what an earlier version said, so that my side is a later
    /// decision.
    pub fn is_old_news(&self, earlier: &Document) -> bool {
        match self {
            Self::Mark { id, theirs: Some(theirs), .. } => {
                earlier.kept().iter().any(|kept| kept.id == *id && kept.says_the_same(theirs))
            }
            Self::Waiting { theirs: Some(theirs), .. } => earlier.needs_review.contains(theirs),
            Self::Coding { theirs: Some(theirs), .. } => earlier.codings.iter().any(|row| row.says_the_same(theirs)),
            Self::Incident { theirs: Some(theirs), .. } => {
                earlier.descriptions.iter().any(|said| said.says_the_same(theirs))
            }
            Self::Mark { theirs: None, .. }
            | Self::Waiting { theirs: None, .. }
            | Self::Coding { theirs: None, .. }
            | Self::Incident { theirs: None, .. } => false,
            Self::Field { field, theirs, .. } => field.is_equal(theirs, &earlier.meta),
        }
    }
}

/// A field of the metadata.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Headline.
    Title,
    /// Medium.
    Source,
    /// Address.
    Url,
    /// Publication date.
    Published,
    /// Language.
    Language,
}

impl Field {
    pub(super) const ALL: [Self; 5] = [Self::Title, Self::Source, Self::Url, Self::Published, Self::Language];

    pub(super) fn is_equal(self, a: &Meta, b: &Meta) -> bool {
        match self {
            Self::Title => a.title == b.title,
            Self::Source => a.source == b.source,
            Self::Url => a.url == b.url,
            Self::Published => a.published == b.published,
            Self::Language => a.language == b.language,
        }
    }

    pub(super) fn copy(self, from: &Meta, to: &mut Meta) {
        match self {
            Self::Title => to.title.clone_from(&from.title),
            Self::Source => to.source.clone_from(&from.source),
            Self::Url => to.url.clone_from(&from.url),
            Self::Published => to.published = from.published,
            Self::Language => to.language.clone_from(&from.language),
        }
    }
}
