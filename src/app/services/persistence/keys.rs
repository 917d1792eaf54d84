//! The keys in local storage.

pub(super) const RECORD: &str = "tallymark:doc:";
pub(super) const QUARANTINE: &str = "tallymark:aside:";
pub(super) const INDEX: &str = "tallymark:index";
pub(super) const JOURNAL: &str = "tallymark:journal";
pub(super) const HISTORY: &str = "tallymark:history";

/// The key of a document's record.
pub(super) fn record_name(id: &str) -> String {
    format!("{RECORD}{id}")
}

/// What a notice on the saving of a document is about.
pub(super) fn matter(id: &str) -> String {
    format!("save {id}")
}
