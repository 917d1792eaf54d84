//! The tolls of many documents: which figures count the same people, across articles and
//! languages; which of them are superseded; and which ones a person should check. Every
//! membership has its reason.
//!
//! The figures of one document are first grouped by event (`document_events`); these are then
//! grouped across documents by place, day and size (`events`). Nothing is added up: a part
//! stays under its whole, and sources stand side by side.

mod assemble;
mod checks;
mod constraints;
mod document_events;
mod edits;
mod events;
mod group;
mod history;
mod key;
mod nested;
mod participant;
mod places;
mod reasons;
mod rows;
mod sides;
mod sources;
mod toll;

pub use assemble::tolls;
pub use edits::{join, part};
pub use key::{FigureKey, TollLink};
pub use participant::Participant;
pub use reasons::{Check, CheckKind, GroupingReason};
pub use rows::{FigureRow, Figures, figures};
pub use toll::{Member, Toll};
