//! Reads files as articles to be annotated. The format is detected by content; the name only
//! helps. Never panics, and takes time linear in the bytes. Texts are kept as they are;
//! nothing is annotated or fetched here, and exports with annotations are left to `exchange`.

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

pub use article::{IntakeArticle, IntakeResult};
pub use error::{BadLine, DocxFault, Foreign, IntakeError, LineFault, PdfFault};
pub use format::{Format, detect};
pub use legacy::LegacyEncoding;
pub use read::{LARGEST, decode, read, read_as_written};
