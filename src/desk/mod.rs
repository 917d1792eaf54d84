//! The person's work: documents with what the engine suggests and what the
//! person decided, changed only through [`Edit`]. No clock, no storage, no
//! browser: times are arguments, saving is somebody else's effect.

mod adjudicate;
mod agreement;
mod annotation;
mod axis;
mod bulk;
mod check_worthiness;
mod claims;
mod coding;
mod commands;
mod compare;
mod conflict;
mod cross_document_entities;
mod document;
mod edit;
mod entities;
mod figure_links;
mod findings;
mod history;
mod incidents;
mod library;
mod library_search;
mod map;
mod merge;
mod narrative;
mod needs_review;
mod provenance;
mod reanchor;
mod reconcile;
mod revision;
mod same_surface;
mod settle;
mod state;
mod tags;
mod timeline;

pub use adjudicate::{Choice, Comparison, Difference, DifferenceKind};
pub use agreement::{Agreement, Layer};
pub use annotation::{Annotation, Body, ClaimBody, Evidence, Id, Kind, Origin, Speaker, State, Status, StatusChange};
pub use axis::{Axis, Bar, Bin, LANES, NARROWEST, axis, ticks};
pub use bulk::{Bulk, bulk};
pub use check_worthiness::{CheckWorthiness, Criterion, check_worthiness};
pub use claims::{
    ClaimFilter, ClaimQuery, ClaimRow, Group, Grouping, Order, arrange, claim_key, claims, source_key, speaker, tag_of,
};
pub use coding::{
    Candidate, Cell, Cited, Codebook, Coding, Column, DraftRow, Entry, Fill, KeptRows, PersonField, RowKey, RowState,
    RowSubject, Section, Sheet, code, draft_rows, sheet, subjects, uncode,
};
pub use commands::{accept, correct, mark, reject, resize, status};
pub use compare::{Pair, SideBySide, compare};
pub use conflict::{Conflict, Field};
pub use cross_document_entities::{
    CrossDocumentEntity, cross_document_entities, join_entities, merge_cross_document, split_off,
};
pub use document::{Document, LibraryLocation, Meta, document_id, sha256};
pub use edit::{Edit, EditError};
pub use entities::{EntityRow, Form, entities, equal, merge, reject_all, rekind, split};
pub use figure_links::{FigureLinks, figure_links};
pub use findings::{Answer, Engine, Findings, Question};
pub use history::History;
pub use incidents::{
    ArticleReport, Check, CheckKind, Commons, Described, EventAt, Evidence as IncidentEvidence, EvidencePair,
    FigureKey, FigureRow, Grade, GroupingReason, Incident, IncidentDescription, IncidentStatus, Member, Participant,
    PlaceKey, ScoredPair, Share, ToldActor, ToldEvent, Toll, TollLink, VictimRow, article_report, bucket_pairs,
    describe, event_buckets, evidence_pairs, group_incidents, incidents, incidents_in_steps, is_joining, join,
    keep_apart, part, share, stretches, tolls,
};
pub use library::{LibraryFilter, LibraryRow, LibrarySection, Sorting, cases, ordered, sections};
pub use library_search::{Index, Match, MatchField, Snippet};
pub use map::{Spot, incident_spots, place_spots};
pub use merge::{Merged, merge_documents, take_theirs};
pub use narrative::Narrative;
pub use needs_review::NeedsReview;
pub use provenance::{Provenance, Signature};
pub use reanchor::{Report, earlier_versions, reanchor};
pub use reconcile::reconcile;
pub use revision::{Change, Piece, Revision, revision};
pub use same_surface::{accept_all, mark_all, occurrences};
pub use settle::{drop_needs_review, settle};
pub use state::Desk;
pub use tags::{rename_tag, tags};
pub use timeline::{Dated, by_day, dated};
