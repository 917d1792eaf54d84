//! The list of claims: what the person wants to see of it, which claims are
//! chosen, and what is done to them.

use super::doing::{self, after_drawing};
use super::notices::{Notice, Notices};
use super::state::{Store, Work};
use crate::browser::{clock, dom};
use crate::desk::{self, Bulk, ClaimFilter, ClaimQuery, ClaimRow, Document, Edit, Group, Id};
use leptos::prelude::*;
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// What is listed of the claims, and which of them are chosen.
#[derive(Clone, Copy)]
pub(crate) struct Listing {
    pub(crate) wish: RwSignal<ClaimQuery>,
    /// Whether the claims of all documents are listed.
    pub(crate) whole: RwSignal<bool>,
    /// The keys of the chosen claims; those that are not shown are left alone.
    pub(crate) chosen: RwSignal<Vec<Id>>,
    /// Whether the view for paper is drawn.
    pub(crate) printing: RwSignal<bool>,
    /// The claims of the article, or of all of them, the newest first.
    pub(crate) claims: Memo<Vec<Arc<ClaimRow>>>,
    /// Those of them that are wanted.
    pub(crate) groups: Memo<Vec<Group>>,
    /// Where a range of choices starts.
    from: StoredValue<Option<Id>>,
}

impl Listing {
    pub(crate) fn new(store: Store) -> Self {
        let (wish, whole) = (RwSignal::new(ClaimQuery::default()), RwSignal::new(false));
        let read = StoredValue::new(Read::new());
        let claims = Memo::new(move |_| claims(store, whole.get(), read));
        let last = StoredValue::new(ClaimQuery::default());
        let groups = Memo::new(move |before: Option<&Vec<Group>>| {
            let open = store.claim.get().zip(store.current.get()).map(|(id, document)| desk::claim_key(&document, &id));
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
        Self {
            wish,
            whole,
            chosen: RwSignal::new(Vec::new()),
            printing: RwSignal::new(false),
            claims,
            groups,
            from: StoredValue::new(None),
        }
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
fn claims(store: Store, whole: bool, read: StoredValue<Read>) -> Vec<Arc<ClaimRow>> {
    if !whole {
        return store.document.with(|document| document.as_ref().map(|d| desk::claims(d)).unwrap_or_default());
    }
    let before = read.get_value();
    let documents = store.work.with(|work| work.desk.documents().to_vec());
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

/// Opens the form of a claim, in whichever article it stands.
pub(crate) fn work_on(store: Store, claim: &ClaimRow) {
    open(store, claim);
    doing::work_on(store, &claim.id);
}

/// Stands on a claim, in whichever article.
pub(crate) fn go_to(store: Store, claim: &ClaimRow) {
    open(store, claim);
    doing::go_to(store, &claim.id);
}

fn open(store: Store, claim: &ClaimRow) {
    if store.current.with_untracked(|current| current.as_ref() != Some(&claim.document)) {
        store.open(Some(claim.document.clone()));
    }
}

/// Does one thing to claims, as one act.
pub(crate) fn judge(store: Store, listing: Listing, keys: &[Id], act: &Bulk) {
    let texts = store.texts();
    let says = texts.listing;
    let all = listing.claims.get_untracked();
    let claims: Vec<&Arc<ClaimRow>> = all.iter().filter(|claim| keys.contains(&claim.key)).collect();
    let named: Vec<(Id, Id)> = claims.iter().map(|c| (c.document.clone(), c.id.clone())).collect();
    let edit = store.work.with_untracked(|work| desk::bulk(&work.desk, &named, act, &clock::now()));
    let changed = size(&edit);
    if *act == Bulk::Reject {
        let here = store.current.get_untracked();
        let is_here = |id: Option<Id>| {
            claims.iter().any(|claim| here.as_ref() == Some(&claim.document) && id.as_ref() == Some(&claim.id))
        };
        if is_here(store.claim.get_untracked()) {
            store.claim.set(None);
        }
        if is_here(store.active.get_untracked()) {
            store.put_down();
        }
    }
    if changed > 0 {
        store.act(edit);
    }
    let sentence = match act {
        _ if changed == 0 => says.nothing_to_do.to_owned(),
        Bulk::Accept => (says.accepted)(changed),
        Bulk::Reject => (says.rejected)(changed),
        Bulk::Status(status) => (says.now_status)(changed, (texts.claims.statuses)(*status)),
        Bulk::AddTag(tag) => (says.now_tagged)(changed, tag),
        Bulk::DropTag(tag) => (says.no_longer_tagged)(changed, tag),
    };
    store.notices.say(Notice::said(sentence).about(Notices::DONE));
    keep_focus(keys.first().map(choice_selector).into_iter().chain(["#claims".to_owned()]).collect());
}

/// Chooses nothing any more.
pub(crate) fn choose_none(listing: Listing) {
    listing.chosen.set(Vec::new());
    keep_focus(vec![".choose-all".to_owned()]);
}

/// Where the button that was pressed is gone, the keys go on from the first of
/// these places that is there.
fn keep_focus(places: Vec<String>) {
    after_drawing(move || {
        for place in places {
            if dom::nothing_has_focus() {
                dom::focus(&place);
            }
        }
    });
}

/// Finds the box that chooses a claim.
pub(crate) fn choice_selector(key: &Id) -> String {
    format!(".choice[data-key=\"{}\"]", key.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Calls a tag otherwise in all documents.
pub(crate) fn rename_tag(store: Store, old: &str, new: &str) {
    let new = new.trim();
    let edit = store.work.with_untracked(|Work { desk, .. }| desk::rename_tag(desk, old, new));
    let changed = size(&edit);
    if changed > 0 {
        store.act(edit);
        let sentence = (store.texts().listing.renamed)(changed, old, new);
        store.notices.say(Notice::said(sentence).about(Notices::DONE));
        keep_focus(vec![".tags summary".to_owned()]);
    }
}

fn size(edit: &Edit) -> usize {
    match edit {
        Edit::All(edits) => edits.len(),
        _ => 1,
    }
}

/// Draws the view for paper and prints it.
pub(crate) fn print(listing: Listing) {
    listing.printing.set(true);
    after_drawing(dom::print);
}
