//! How the person works: what the settings keep beside the look of the page.

use super::keymap::Keymap;
use crate::desk::{Id, LibraryFilter, Sorting};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// How the person works.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Preferences {
    pub(crate) keys: Keymap,
    /// The byte at which each article was left.
    pub(crate) places: FxHashMap<Id, usize>,
    /// Sections of the library that are folded, by name.
    pub(crate) folded: Vec<String>,
    /// The format of the last export for another tool; empty before the first.
    pub(crate) format: String,
    /// Whether exports in our own format carry a digest.
    pub(crate) with_digest: bool,
    /// What labels of other tools are read as; `None` leaves their marks out.
    pub(crate) labels: BTreeMap<String, Option<String>>,
    /// Whether the predictions of models come in as marks.
    pub(crate) predictions: bool,
    /// The order of the library; not kept.
    pub(crate) sorting: Sorting,
    /// What the library shows; not kept.
    pub(crate) filter: LibraryFilter,
}
