//! The formats of other tools. Each file writes one from [`Article`]s, or reads it
//! into them; what a format cannot hold is counted and said ([`Losses`]).

mod brat;
mod cas;
mod claim_review;
mod conll;
mod csv;
mod detect;
mod doccano;
mod drafts;
mod events;
mod known;
mod label_studio;
mod labels;
mod loss;
mod losses;
mod pieces;
mod read;
mod spacy;
mod timeml;
mod web_annotation;
mod write;

pub use detect::detect;
pub use drafts::ImportOptions;
pub use events::coded;
pub use known::{About, FORMATS, Format, Shape};
pub use labels::{Labels, Seen, default_kind, label};
pub use loss::Loss;
pub use losses::Losses;
pub use read::{Incoming, read};
pub use write::{Options, Written, header, record, write};
