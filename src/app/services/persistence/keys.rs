//! The keys in local storage.

pub(super) const RECORD: &str = "tallymark:doc:";
pub(super) const QUARANTINE: &str = "tallymark:aside:";
pub(super) const INDEX: &str = "tallymark:index";
pub(super) const JOURNAL: &str = "tallymark:journal";
pub(super) const HISTORY: &str = "tallymark:history";
/// Other versions of articles, in a comparison.
pub(super) const THEIRS: &str = "tallymark:theirs";
/// What was decided in a comparison.
pub(super) const CHOICES: &str = "tallymark:choices";
/// What each tab wrote last to the ledger.
pub(super) const WRITTEN: &str = "tallymark:written:";

/// The key of a document's record.
pub(super) fn record_name(id: &str) -> String {
    format!("{RECORD}{id}")
}

/// Whether work stands under a key: the ledger holds it too.
pub(super) fn is_work(key: &str) -> bool {
    key.starts_with(RECORD) || [INDEX, HISTORY, THEIRS, CHOICES].contains(&key)
}

/// What a notice on the saving of a document is about.
pub(super) fn matter(id: &str) -> String {
    format!("save {id}")
}
