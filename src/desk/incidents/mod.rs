//! The incidents of many documents: which reports tell of one event, across articles and
//! languages; which of their figures count the same people; which of them are superseded; and
//! which ones a person should check. Every membership has its reason.
//!
//! The figures of one article are first grouped by event (`document_events`), by evidence
//! that is added up ([`Evidence`]); these events are grouped over all articles the same way
//! (`compare`, `cluster`). Inside an incident, a toll is what counts the same people with the
//! same effect. Nothing is added up: a part stays under its whole, and sources stand side by
//! side.

mod assemble;
mod attested;
mod blocks;
mod checks;
mod cluster;
mod commons;
mod compare;
mod context;
mod describe;
mod description;
mod document_events;
mod edits;
mod evidence;
mod figure_row;
mod grade;
mod group;
mod history;
mod incident;
mod key;
mod kinds;
mod links;
mod nested;
mod participant;
mod parts;
mod passages;
mod places;
mod reasons;
mod report;
mod sides;
mod sources;
mod staged;
mod steps;
mod sums;
mod terms;
mod told;
mod toll;
mod weights;
mod when;

pub(super) use context::Context;
pub(super) use nested::nested;
pub(super) use participant::identity;

pub use assemble::{EvidencePair, evidence_pairs, incidents, incidents_in_steps};
pub use commons::{Commons, PlaceKey, Share, share};
pub use describe::describe;
pub use description::{Described, IncidentDescription, IncidentStatus};
pub use edits::{join, keep_apart, part};
pub use evidence::Evidence;
pub use figure_row::FigureRow;
pub use grade::Grade;
pub use incident::{Incident, tolls};
pub use key::{FigureKey, TollLink};
pub use participant::Participant;
pub use reasons::{Check, CheckKind, GroupingReason};
pub use report::{ArticleReport, article_report};
pub use staged::{EventAt, ScoredPair, bucket_pairs, event_buckets, group_incidents, is_joining, stretches};
pub use told::{ToldActor, ToldEvent, VictimRow};
pub use toll::{Member, Toll};
