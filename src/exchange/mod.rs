//! What leaves the desk and comes back to it: our own export, what storage holds
//! (the record of one document, the journal of several, what can be undone, a comparison
//! under way), and the lines of the command. Everything here is a function of documents; files,
//! storage and clocks are elsewhere.
//!
//! Inside, a place is a [`Span`](crate::text::Span) in bytes; outside, it is
//! counted in code points. The border is `place`, and nothing else converts.

mod article;
pub mod canonical;
pub mod comparison;
pub mod engine;
mod envelope;
mod file;
pub mod formats;
pub mod history;
pub mod journal;
pub mod lines;
mod place;
pub mod record;
pub mod tallymark;
pub mod zip;

pub use article::Article;
pub use file::File;
