//! The formats of other tools. Each file writes one from [`Article`]s, or reads it
//! into them; what a format cannot hold is counted and said ([`Losses`]).

mod brat;
mod cas;
mod claim_review;
mod conll;
mod csv;
mod detect;
mod doccano;
mod events;
mod known;
mod label_studio;
mod labels;
mod losses;
mod pieces;
mod read;
mod spacy;
mod timeml;
mod web_annotation;
mod write;

pub use detect::detect;
pub use events::coded;
pub use known::{About, FORMATS, Format, Shape};
pub use labels::{Labels, Seen, default_kind, label};
pub use losses::{Loss, Losses};
pub use read::{ImportOptions, Incoming, read};
pub use write::{File, Options, Written, header, record, write};
