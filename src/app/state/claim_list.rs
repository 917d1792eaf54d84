//! The list of claims: which claims it shows, and which of them are chosen.

use super::reading::Reading;
use super::selection::Selection;
use super::work::Work;
use crate::desk::{self, ClaimFilter, ClaimQuery, ClaimRow, Document, Group, Id};
use leptos::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
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
    /// The place of each claim among all of them.
    places: Memo<Arc<FxHashMap<Id, usize>>>,
    /// Where a range of choices starts.
    from: StoredValue<Option<Id>>,
}

impl ClaimList {
    pub(crate) fn new(work: RwSignal<Work>, reading: Reading, selection: Selection) -> Self {
        let (wish, whole) = (RwSignal::new(ClaimQuery::default()), RwSignal::new(false));
        let read = StoredValue::new(Read::default());
        let claims = Memo::new_with_compare(
            move |_| claims(work, reading, whole.get(), read),
            |a, b| !a.zip(b).is_some_and(|(a, b)| is_same(a, b)),
        );
        let places = Memo::new_with_compare(
            move |_| Arc::new(claims.with(|claims| claims.iter().map(|claim| claim.key.clone()).zip(0..).collect())),
            |_, _| true,
        );
        let last = StoredValue::new(ClaimQuery::default());
        let groups = Memo::new_with_compare(
            move |before: Option<&Vec<Group>>| {
                let open = selection
                    .claim
                    .get()
                    .zip(reading.current.get())
                    .map(|(id, document)| desk::claim_key(&document, &id));
                let wish = wish.get();
                let groups = claims.with(|claims| desk::arrange(claims, &wish, open.as_ref()));
                let is_same = last.with_value(|last| *last == wish);
                last.set_value(wish);
                match before {
                    // While a form is open, what is typed into it does not move it away.
                    Some(before) if open.is_some() && is_same && keys(before) == keys(&groups) => before.clone(),
                    _ => groups,
                }
            },
            |a, b| !a.zip(b).is_some_and(|(a, b)| a.len() == b.len() && a.iter().zip(b).all(same_group)),
        );
        Self { wish, whole, chosen: RwSignal::new(Vec::new()), claims, groups, places, from: StoredValue::new(None) }
    }

    /// A claim of the list as it is now.
    pub(crate) fn claim(self, key: &Id) -> Option<Arc<ClaimRow>> {
        let at = self.places.with(|places| places.get(key).copied())?;
        self.claims.with(|claims| claims.get(at).cloned())
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
        self.chosen.with(|chosen| {
            let chosen: FxHashSet<&Id> = chosen.iter().collect();
            shown.retain(|key| chosen.contains(key));
        });
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
            let meant: FxHashSet<&Id> = keys.iter().collect();
            chosen.retain(|other| !meant.contains(other));
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
    let mut before = read.try_update_value(std::mem::take).unwrap_or_default();
    let documents = work.with(|work| work.desk.documents().to_vec());
    let (mut now, mut all) = (Read::default(), Vec::new());
    for document in documents.into_iter().rev() {
        let known = before.remove(&document.id).filter(|(other, _)| Arc::ptr_eq(other, &document));
        let claims = known.map_or_else(|| desk::claims(&document), |(_, claims)| claims);
        all.extend(claims.iter().cloned());
        now.insert(document.id.clone(), (document, claims));
    }
    read.set_value(now);
    all
}

/// Documents with their claims.
type Read = FxHashMap<Id, (Arc<Document>, Vec<Arc<ClaimRow>>)>;

/// Whether both are the same claims, unchanged.
fn is_same(one: &[Arc<ClaimRow>], other: &[Arc<ClaimRow>]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| Arc::ptr_eq(one, other))
}

fn same_group((one, other): (&Group, &Group)) -> bool {
    one.key == other.key && is_same(&one.claims, &other.claims)
}

fn keys(groups: &[Group]) -> FxHashSet<&Id> {
    groups.iter().flat_map(|group| &group.claims).map(|claim| &claim.key).collect()
}
