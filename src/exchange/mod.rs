//! What leaves the desk and comes back to it: our own export, the formats of other tools, what
//! storage holds (records, journals, the ledger, undo, comparisons, findings), the messages of
//! the engine's workers, and the lines of the command. Everything here is a function of documents;
//! files, storage and clocks are elsewhere.
//!
//! Inside, a place is a [`Span`](crate::text::Span) in bytes; outside, it is counted in code
//! points. Only `place` converts between them.

mod annotated;
mod answer;
mod article;
pub mod canonical;
pub mod comparison;
pub mod dossier;
pub mod engine;
mod envelope;
mod events;
mod file;
pub mod formats;
pub mod geography;
pub mod history;
pub mod incidents;
pub mod journal;
pub mod kept_findings;
pub mod ledger;
pub mod lines;
mod place;
pub mod record;
mod request;
#[cfg(feature = "tables")]
pub mod tables;
pub mod tallymark;
pub mod versions;
mod xml;
pub mod zip;

pub use annotated::Annotated;
pub use answer::Answer;
pub use article::Article;
pub use file::File;
