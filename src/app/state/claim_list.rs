//! The list of claims: which claims it shows, and which of them are chosen.

use super::reading::Reading;
use super::selection::Selection;
use super::work::Work;
use crate::desk::{self, ClaimFilter, ClaimQuery, ClaimRow, Document, Group, Id};
use leptos::prelude::*;
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// What is listed of the claims, and which of them are chosen.
#[derive(Clone, Copy)]
pub(crate) struct ClaimList {
    pub(crate) wish: RwSignal<ClaimQuery>,
    /// Whether the claims of all documents are listed.
    pub(crate) whole: RwSignal<bool>,
    /// The keys of the chosen claims; those that are not shown are left alone.
    pub(crate) chosen: RwSignal<Vec<Id>>,
    /// The claims of the article, or of all of them, the newest first.
    pub(crate) claims: Memo<Vec<Arc<ClaimRow>>>,
    /// Those of them that are wanted.
    pub(crate) groups: Memo<Vec<Group>>,
    /// Where a range of choices starts.
    from: StoredValue<Option<Id>>,
}

impl ClaimList {
    pub(crate) fn new(work: RwSignal<Work>, reading: Reading, selection: Selection) -> Self {
        let (wish, whole) = (RwSignal::new(ClaimQuery::default()), RwSignal::new(false));
        let read = StoredValue::new(Read::new());
        let claims = Memo::new(move |_| claims(work, reading, whole.get(), read));
        let last = StoredValue::new(ClaimQuery::default());
        let groups = Memo::new(move |before: Option<&Vec<Group>>| {
            let open =
                selection.claim.get().zip(reading.current.get()).map(|(id, document)| desk::claim_key(&document, &id));
            let wish = wish.get();
            let groups = claims.with(|claims| desk::arrange(claims, &wish, open.as_ref()));
            let is_same = last.with_value(|last| *last == wish);
            last.set_value(wish);
            match before {
                // While a form is open, what is typed into it does not move it away.
                Some(before) if open.is_some() && is_same && keys(before) == keys(&groups) => before.clone(),
                _ => groups,
            }
        });
        Self { wish, whole, chosen: RwSignal::new(Vec::new()), claims, groups, from: StoredValue::new(None) }
    }

    /// A claim of the list as it is now.
    pub(crate) fn claim(self, key: &Id) -> Option<Arc<ClaimRow>> {
        self.claims.with(|claims| claims.iter().find(|claim| claim.key == *key).cloned())
    }

    /// The keys of what is shown, in their order, each once.
    pub(crate) fn shown(self) -> Vec<Id> {
        self.groups.with(|groups| {
            let mut seen = FxHashSet::default();
            let all = groups.iter().flat_map(|group| &group.claims).map(|claim| &claim.key);
            all.filter(|key| seen.insert(*key)).cloned().collect()
        })
    }

    /// The chosen claims among those that are shown.
    pub(crate) fn taken(self) -> Vec<Id> {
        let mut shown = self.shown();
        self.chosen.with(|chosen| shown.retain(|key| chosen.contains(key)));
        shown
    }

    /// Chooses a claim or no longer; with `range` all from the last one to it.
    pub(crate) fn choose(self, key: &Id, on: bool, range: bool) {
        let shown = untrack(|| self.shown());
        let at = |key: &Id| shown.iter().position(|other| other == key);
        let Some(to) = at(key) else {
            return;
        };
        let from = self.from.get_value().filter(|_| range).and_then(|from| at(&from)).unwrap_or(to);
        let meant = &shown[from.min(to)..=from.max(to)];
        self.from.set_value(Some(key.clone()));
        self.choose_all(meant, on);
    }

    /// Chooses claims or no longer.
    pub(crate) fn choose_all(self, keys: &[Id], on: bool) {
        self.chosen.update(|chosen| {
            chosen.retain(|other| !keys.contains(other));
            if on {
                chosen.extend_from_slice(keys);
            }
        });
    }

    /// Shows the claims of this article or of all.
    pub(crate) fn widen(self, whole: bool) {
        self.whole.set(whole);
        // What was chosen from the sources and tags of many may not be in one.
        self.wish.update(|wish| {
            if matches!(wish.show, ClaimFilter::Source(_) | ClaimFilter::Tag(_) | ClaimFilter::Document(_)) {
                wish.show = ClaimFilter::All;
            }
        });
    }
}

/// The claims of the current document or of all; a document that has not changed
/// is not read again.
fn claims(work: RwSignal<Work>, reading: Reading, whole: bool, read: StoredValue<Read>) -> Vec<Arc<ClaimRow>> {
    if !whole {
        return reading.document.with(|document| document.as_ref().map(|d| desk::claims(d)).unwrap_or_default());
    }
    let before = read.get_value();
    let documents = work.with(|work| work.desk.documents().to_vec());
    let now = documents.into_iter().rev().map(|document| {
        let old = before.iter().find(|(other, _)| Arc::ptr_eq(other, &document));
        let claims = old.map_or_else(|| desk::claims(&document), |(_, claims)| claims.clone());
        (document, claims)
    });
    let now: Read = now.collect();
    let all = now.iter().flat_map(|(_, claims)| claims.iter().cloned()).collect();
    read.set_value(now);
    all
}

/// Documents with their claims.
type Read = Vec<(Arc<Document>, Vec<Arc<ClaimRow>>)>;

fn keys(groups: &[Group]) -> FxHashSet<&Id> {
    groups.iter().flat_map(|group| &group.claims).map(|claim| &claim.key).collect()
}
