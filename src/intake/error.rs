//! Why a file gave no article.

use thiserror::Error;

/// Why a file gave no article. The file itself is as it was.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum IntakeError {
    /// More bytes than are read.
    #[error("the file is too large: {bytes} bytes")]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// There is no text in it.
    #[error("the file holds no text")]
    Empty,
    /// A picture, an archive, a program.
    #[error("the file is not a text")]
    Binary,
    /// A text in an encoding that is not known beyond doubt.
    #[error("the encoding of the text is not known; saved as UTF-8 it can be read")]
    Encoding,
    /// HTML with elements nested deeper than any page has them.
    #[error("the page is nested deeper than any article is")]
    Nested,
    /// JSON that is no plain corpus: an export of ours or of another tool, which `exchange` reads.
    #[error("the file holds JSON that is no corpus of articles")]
    Elsewhere,
    /// Each line of a corpus is bad.
    #[error("no line of the corpus is an article; {0}")]
    Lines(BadLine),
    /// A kind of document that is not read.
    #[error("{0} is not read; saved as DOCX it can be")]
    Unsupported(Foreign),
    /// A Word document that cannot be read.
    #[error("the Word document cannot be read: {0}")]
    Docx(DocxFault),
    /// A PDF that cannot be read.
    #[error("the PDF cannot be read: {0}")]
    Pdf(PdfFault),
}

/// A kind of document that is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Foreign {
    /// Rich Text Format.
    #[error("RTF")]
    Rtf,
    /// OpenDocument: of LibreOffice and others.
    #[error("OpenDocument")]
    Odt,
    /// The binary format of Word before 2007, and other files of that container.
    #[error("the old format of Word")]
    Doc,
}

/// A line of a corpus that is no article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("line {line}: {fault}")]
pub struct BadLine {
    /// Its number, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub fault: LineFault,
}

/// What is wrong with a line of a corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum LineFault {
    /// No JSON.
    #[error("it is not JSON")]
    NotJson,
    /// JSON without a `text` that is a string and not blank.
    #[error("it has no text")]
    NoText,
    /// In no encoding that is known.
    #[error("it is not UTF-8")]
    NotUtf8,
    /// A text that stands in the file already.
    #[error("its text is that of line {first}")]
    Twice {
        /// The line that has it first.
        first: usize,
    },
}

/// What is wrong with a Word document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum DocxFault {
    /// Its archive or its XML is broken.
    #[error("it is damaged")]
    Broken,
    /// An archive without a Word document in it.
    #[error("it is an archive of another kind")]
    NoDocument,
    /// Unpacked it would be larger than any article.
    #[error("it unpacks to more than is read")]
    TooLarge,
    /// Protected with a password.
    #[error("it is protected with a password")]
    Encrypted,
}

/// What is wrong with a PDF.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PdfFault {
    /// It does not follow the format.
    #[error("it is damaged")]
    Broken,
    /// Protected with a password.
    #[error("it is protected with a password")]
    Encrypted,
    /// It holds pictures of its text, or its fonts do not say which letters they draw.
    #[error("it has no text layer")]
    NoText,
    /// It draws more than is read.
    #[error("it draws more than is read")]
    TooLarge,
    /// The part that reads PDFs is not in this build.
    #[error("this build has no reader of PDFs")]
    NoReader,
}
