//! Sentences that are put together from several texts.

use super::describe;
use super::interface::Texts;
use crate::desk::Conflict;
use crate::files::Failure;

impl Texts {
    /// Why a file gave nothing, as a sentence.
    pub(crate) fn failed(&self, name: &str, failure: Failure) -> String {
        match failure {
            Failure::Empty => (self.trouble.empty_file)(name),
            Failure::NotJson => (self.trouble.not_json)(name),
            Failure::Surrogate => (self.trouble.surrogate)(name),
            Failure::Newer => (self.trouble.newer_export)(name),
            Failure::Foreign => (self.trouble.other_tool)(name),
            Failure::Binary => (self.trouble.binary_file)(name),
            Failure::Encoding => (self.trouble.encoding_file)(name),
            Failure::NoText(address) => (self.files.no_text)(name, &address),
            Failure::Other(reason) => (self.trouble.bad_document)(name, &reason),
            failure => format!("{name}: {}", (self.files.failures)(&failure)),
        }
    }

    /// What two versions of an article say differently, in few words.
    pub(crate) fn conflicting(&self, conflict: &Conflict, text: &str) -> String {
        match conflict {
            Conflict::Mark { mine: Some(mark), .. } | Conflict::Mark { theirs: Some(mark), .. } => {
                (self.persistence.quoted)(mark.span.of(text))
            }
            Conflict::Waiting { mine: Some(waiting), .. } | Conflict::Waiting { theirs: Some(waiting), .. } => {
                (self.persistence.quoted)(&waiting.quote)
            }
            Conflict::Mark { id, .. } | Conflict::Waiting { id, .. } => id.to_string(),
            Conflict::Field { field, .. } => describe::field_name(self, *field).to_owned(),
            Conflict::Coding { mine: Some(row), .. } | Conflict::Coding { theirs: Some(row), .. } => {
                (self.coding.row)((self.coding.codebooks)(row.codebook))
            }
            Conflict::Coding { .. } => String::new(),
            Conflict::Incident { .. } => self.description.row.to_owned(),
        }
    }
}
