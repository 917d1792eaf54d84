//! The person's work: documents with what the engine suggests and what the
//! person decided, changed only through [`Edit`]. No clock, no storage, no
//! browser: times are arguments, saving is somebody else's effect.

mod acts;
mod adjudicate;
mod agreement;
mod alike;
mod annotation;
mod axis;
mod bulk;
mod carry;
mod claims;
mod coding;
mod compare;
mod document;
mod edit;
mod entities;
mod everywhere;
mod findings;
mod history;
mod library;
mod merge;
mod provenance;
mod revision;
mod state;
mod tags;
mod third;
mod timeline;
mod tolls;
mod unsettled;
mod worth;

pub use acts::{accept, correct, mark, reject, resize, status};
pub use adjudicate::{Choice, Comparison, Difference, How};
pub use agreement::{Agreement, Layer};
pub use alike::{accept_all, mark_all, occurrences};
pub use annotation::{Annotation, Body, ClaimBody, Evidence, Id, Kind, Origin, Speaker, State, Status, StatusChange};
pub use axis::{Axis, Bar, Bin, LANES, NARROWEST, axis, ticks};
pub use bulk::{Bulk, bulk};
pub use carry::{Report, carry, earlier_version};
pub use claims::{Group, Grouping, Listed, Order, Show, Wish, arrange, claim_key, claims, source_key, speaker, tag_of};
pub use coding::{
    Candidate, Cell, Cited, Codebook, Coding, Column, Entry, Fill, Section, Sheet, code, codings, sheet, uncode,
};
pub use compare::{Pair, SideBySide, compare};
pub use document::{Document, Meta, Shelving, document_id, sha256};
pub use edit::{Edit, EditError};
pub use entities::{EntityRow, Form, entities, equal, merge, reject_all, rekind, split};
pub use everywhere::{Everywhere, everywhere, merge_everywhere, split_off};
pub use findings::{Findings, Question};
pub use history::History;
pub use library::{Index, Match, Shelf, Shelved, Snippet, Sorting, Wanted, Where, cases, ordered, shelves};
pub use merge::{Conflict, Field, Merged, merge_documents, take_theirs};
pub use provenance::{Provenance, Signature};
pub use revision::{Change, Piece, Revision, revision};
pub use state::Desk;
pub use tags::{rename_tag, tags};
pub use third::third;
pub use timeline::{Dated, by_day, dated};
pub use tolls::{
    Because, Doubt, FigureKey, FigureRow, Figures, Flag, Member, Party, Toll, TollLink, figures, join, part, sentence,
    tolls,
};
pub use unsettled::{Unsettled, drop_unsettled, settle};
pub use worth::{Point, Worth, worth};
