//! What a file may not hold of the articles that it was written from.

use crate::desk::{Body, State, Status};
use crate::exchange::Article;
use std::fmt;

/// What a file does not hold of the articles that it was written from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Loss {
    /// Persons, organizations, places and demonyms are left out.
    Entities,
    /// Dates are left out.
    Dates,
    /// Casualty figures are left out.
    Figures,
    /// Claims are left out.
    Claims,
    /// Which real-world entity a name stands for.
    Canonical,
    /// The calendar value of a date.
    Calendar,
    /// Effect, bounds, victims and the like of a figure.
    Counts,
    /// Source, cue and stance of a claim.
    Speech,
    /// Status, tags, note and evidence of a claim.
    Work,
    /// What a figure is a part of, and what a claim is linked with.
    Links,
    /// Whether a mark was suggested, accepted or edited.
    Decisions,
    /// Marks that were rejected.
    Rejections,
    /// Why the engine found a mark.
    Reasons,
    /// Who decided, and when.
    Provenance,
    /// Title, source, address or publication date of an article.
    Metadata,
    /// Which places of a text are not the article.
    Boilerplate,
    /// Marks that wait since their article changed.
    NeedsReview,
    /// Marks that overlap another one and are left out.
    Overlaps,
    /// Marks that end inside of a token and are widened to it.
    Widened,
    /// Claims without a verdict, which are left out.
    NoVerdict,
    /// Figures that are no count of people killed, a part of another one, replaced by
    /// a newer one or not stated as fact, which are left out.
    NotCounted,
    /// Figures without a row of their own where tolls were coded: those of a coded toll
    /// are in its row.
    NotCoded,
    /// Rows with numbers that are sums of what the text says, which the file does not tell.
    Derived,
    /// Marks of blanks or line breaks alone, which are left out.
    Blank,
    /// Articles with the same text as another one, which are left out.
    Repeated,
    /// Characters that the format forbids and that are replaced.
    Characters,
    /// Cells that a spreadsheet would take for a formula and that begin with an apostrophe.
    Formulas,
}

impl Loss {
    /// All that a format may hold or lose of an article.
    pub const ALL: &[Loss] = &[
        Self::Entities,
        Self::Dates,
        Self::Figures,
        Self::Claims,
        Self::Canonical,
        Self::Calendar,
        Self::Counts,
        Self::Speech,
        Self::Work,
        Self::Links,
        Self::Decisions,
        Self::Rejections,
        Self::Reasons,
        Self::Provenance,
        Self::Metadata,
        Self::Boilerplate,
        Self::NeedsReview,
    ];

    /// What is found while writing.
    pub const FOUND: &[Loss] = &[
        Self::Overlaps,
        Self::Widened,
        Self::NoVerdict,
        Self::NotCounted,
        Self::NotCoded,
        Self::Derived,
        Self::Blank,
        Self::Repeated,
        Self::Characters,
        Self::Formulas,
    ];

    /// The name in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Entities => "entities",
            Self::Dates => "dates",
            Self::Figures => "figures",
            Self::Claims => "claims",
            Self::Canonical => "canonical",
            Self::Calendar => "calendar",
            Self::Counts => "counts",
            Self::Speech => "speech",
            Self::Work => "work",
            Self::Links => "links",
            Self::Decisions => "decisions",
            Self::Rejections => "rejections",
            Self::Reasons => "reasons",
            Self::Provenance => "provenance",
            Self::Metadata => "metadata",
            Self::Boilerplate => "furniture",
            Self::NeedsReview => "unsettled",
            Self::Overlaps => "overlaps",
            Self::Widened => "widened",
            Self::NoVerdict => "no_verdict",
            Self::NotCounted => "not_counted",
            Self::NotCoded => "not_coded",
            Self::Derived => "derived",
            Self::Blank => "blank",
            Self::Repeated => "repeated",
            Self::Characters => "characters",
            Self::Formulas => "formulas",
        }
    }

    /// How much of it an article has.
    pub(super) fn present(self, article: &Article, holds: &[Loss]) -> usize {
        let live = || article.live().filter(|a| holds.contains(&layer(&a.body)));
        let bodies = |has: fn(&Body) -> bool| live().filter(|a| has(&a.body)).count();
        match self {
            Self::Entities | Self::Dates | Self::Figures | Self::Claims => {
                article.live().filter(|a| layer(&a.body) == self).count()
            }
            Self::Canonical => bodies(|body| matches!(body, Body::Entity(entity) if entity.canonical.is_some())),
            Self::Calendar => bodies(|body| matches!(body, Body::Date(_))),
            Self::Counts => bodies(|body| matches!(body, Body::Figure(_))),
            Self::Speech => bodies(|body| matches!(body, Body::Claim(_))),
            Self::Work => bodies(|body| match body {
                Body::Claim(c) => {
                    let is_plain = c.tags.is_empty() && c.note.is_empty() && c.evidence.is_empty();
                    c.status != Status::Unverified || !is_plain
                }
                _ => false,
            }),
            Self::Links => bodies(|body| match body {
                Body::Claim(claim) => !claim.links.is_empty(),
                Body::Figure(figure) => figure.part_of.is_some(),
                _ => false,
            }),
            Self::Decisions => live().filter(|a| a.state != State::Suggested).count(),
            Self::Rejections => article.annotations.iter().filter(|a| !a.is_live()).count(),
            Self::Reasons => live().filter(|a| a.reason.is_some()).count(),
            Self::Provenance => live().filter(|a| !a.provenance.is_empty()).count(),
            Self::Metadata => {
                let meta = &article.meta;
                let is_empty = meta.title.is_empty() && meta.source.is_empty() && meta.url.is_empty();
                usize::from(!is_empty || meta.published.is_some())
            }
            Self::Boilerplate => article.boilerplate.len(),
            Self::NeedsReview => article.needs_review.len(),
            Self::Overlaps
            | Self::Widened
            | Self::NoVerdict
            | Self::NotCounted
            | Self::NotCoded
            | Self::Derived
            | Self::Blank
            | Self::Repeated
            | Self::Characters
            | Self::Formulas => 0,
        }
    }
}

/// What a format loses when it leaves such marks out.
fn layer(body: &Body) -> Loss {
    match body {
        Body::Entity(_) => Loss::Entities,
        Body::Date(_) => Loss::Dates,
        Body::Figure(_) => Loss::Figures,
        Body::Claim(_) => Loss::Claims,
    }
}

impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Entities => "names of persons, organizations, places and peoples, left out",
            Self::Dates => "dates, left out",
            Self::Figures => "casualty figures, left out",
            Self::Claims => "claims, left out",
            Self::Canonical => "names without the entity that they stand for",
            Self::Calendar => "dates without their calendar value",
            Self::Counts => "figures without effect, bounds and victims",
            Self::Speech => "claims without source, cue and stance",
            Self::Work => "claims without status, tags, note and evidence",
            Self::Links => "marks without their links to others",
            Self::Decisions => "marks without the decision on them",
            Self::Rejections => "rejected marks, left out",
            Self::Reasons => "marks without the reason why they were found",
            Self::Provenance => "marks without who decided, and when",
            Self::Metadata => "articles without title, source, address and publication date",
            Self::Boilerplate => "places of boilerplate, not told from the article",
            Self::NeedsReview => "marks that wait since their article changed, left out",
            Self::Overlaps => "marks that overlap another one, left out",
            Self::Widened => "marks that ended inside of a token, widened to it",
            Self::NoVerdict => "claims without a verdict, left out",
            Self::NotCoded => "figures without a row of their own: in the row of a coded toll, or not coded",
            Self::NotCounted => {
                "figures that are not stated as killed, are a part of another one, told again or replaced, left out"
            }
            Self::Derived => "rows whose deaths are a sum that the text does not say, not told from others",
            Self::Blank => "marks of blanks alone, left out",
            Self::Repeated => "articles with the same text as another one, left out",
            Self::Characters => "characters that the format forbids, replaced by U+FFFD",
            Self::Formulas => "cells that a spreadsheet would run, put behind an apostrophe",
        })
    }
}
