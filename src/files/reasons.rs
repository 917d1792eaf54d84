//! What the readers say is wrong with a file, in the messages of the page.

use super::messages::{Failure, FaultReason, MarkFault};
use crate::exchange::tallymark::{Fault, Flaw, ImportError};
use crate::intake::{DocxFault, IntakeError, PdfFault};

impl From<(usize, Fault)> for MarkFault {
    fn from((document, fault): (usize, Fault)) -> Self {
        let (mark, reason) = match fault {
            Fault::Mark { number, flaw, .. } => (Some(number), flaw.into()),
            Fault::NoText(address) => (None, FaultReason::NoText(address)),
            Fault::NotJson => (None, FaultReason::NotJson),
            fault => (None, FaultReason::Other(fault.to_string())),
        };
        Self { document, mark, reason }
    }
}

impl From<Flaw> for FaultReason {
    fn from(flaw: Flaw) -> Self {
        match flaw {
            Flaw::OutOfText => Self::OutOfText,
            Flaw::Quote { quote, text } => Self::Quote { quote, text },
            Flaw::Parts => Self::Parts,
            Flaw::Twice => Self::Twice,
            flaw => Self::Other(flaw.to_string()),
        }
    }
}

impl From<IntakeError> for Failure {
    fn from(error: IntakeError) -> Self {
        match error {
            IntakeError::TooLarge { .. }
            | IntakeError::Docx(DocxFault::TooLarge)
            | IntakeError::Pdf(PdfFault::TooLarge) => Self::TooLarge,
            IntakeError::Nested => Self::Nested,
            IntakeError::Empty => Self::Empty,
            IntakeError::Binary | IntakeError::Docx(DocxFault::NoDocument) => Self::Binary,
            IntakeError::Encoding => Self::Encoding,
            IntakeError::Elsewhere => Self::Foreign,
            IntakeError::Lines(_) => Self::NoCorpus,
            IntakeError::Unsupported(_) | IntakeError::Pdf(PdfFault::NoReader) => Self::NotRead,
            IntakeError::Docx(DocxFault::Broken) | IntakeError::Pdf(PdfFault::Broken) => Self::Damaged,
            IntakeError::Docx(DocxFault::Encrypted) | IntakeError::Pdf(PdfFault::Encrypted) => Self::Protected,
            IntakeError::Pdf(PdfFault::NoText) => Self::NoTextLayer,
        }
    }
}

impl From<ImportError> for Failure {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::TooLarge { .. } | ImportError::TooMany { .. } => Self::TooLarge,
            ImportError::TooDeep => Self::Nested,
            ImportError::Locked => Self::Protected,
            ImportError::Truncated | ImportError::NotJson { .. } => Self::NotJson,
            ImportError::LoneSurrogate { .. } => Self::Surrogate,
            ImportError::Foreign => Self::Foreign,
            ImportError::Newer(_) => Self::Newer,
            ImportError::NotZip => Self::Damaged,
            ImportError::Document { fault: Fault::Text, .. } => Self::Altered,
            ImportError::Document { fault: Fault::NoText(address), .. } => Self::NoText(address),
            error => Self::Other(error.to_string()),
        }
    }
}
