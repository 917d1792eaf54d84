//! What leaves the desk and comes back to it: our own export, the record of
//! one document for local storage, and the lines of the command. Everything
//! here is a function of documents; files, storage and clocks are elsewhere.
//!
//! Inside, a place is a [`Span`](crate::text::Span) in bytes; outside, it is
//! counted in code points. The border is `place`, and nothing else converts.

pub mod engine;
pub mod lines;
mod place;
pub mod record;
pub mod tallymark;
