//! The formats of other tools. Each file writes one from [`Article`]s, or reads it into them
//! (`read_…`, where it is large); what a format cannot hold is counted ([`Losses`]), what of a
//! file cannot be read is named ([`Incoming::faults`]).

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
mod lay;
mod loss;
mod losses;
mod own;
mod pieces;
mod read;
mod read_brat;
mod read_cas;
mod read_label_studio;
mod read_spacy;
mod read_web_annotation;
#[cfg(feature = "intake")]
mod read_xml;
mod spacy;
mod timeml;
mod units;
mod web_annotation;
mod write;

pub use detect::detect;
pub use drafts::ImportOptions;
pub use events::{codebook, coded};
pub use known::{FORMATS, FileLayout, Format, FormatInfo};
pub use labels::{LabelUse, Labels, default_kind, label};
pub use loss::Loss;
pub use losses::Losses;
pub use read::{Incoming, read};
pub use units::UnitSample;
pub use write::{Options, Written, header, record, write};
