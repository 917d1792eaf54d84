//! What a person brings: the bytes of a file become articles to be
//! annotated. The format is found by content; a name only helps. Never panics, and
//! costs no more than in proportion to the bytes. What a text says is kept as it
//! came; nothing is annotated here, nothing is fetched, and exports with work in
//! them are left to `exchange`.

mod article;
mod corpus;
mod docx;
mod error;
mod format;
mod html;
mod legacy;
mod markdown;
#[cfg(feature = "pdf")]
mod pdf;
mod read;

pub use article::{Brought, Intake};
pub use error::{BadLine, DocxFault, Foreign, IntakeError, LineFault, PdfFault};
pub use format::{Format, detect};
pub use read::{LARGEST, decode, read};
