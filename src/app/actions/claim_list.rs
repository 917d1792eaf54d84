//! What is done to claims of the list, in whichever article they stand.

use crate::app::actions::navigate;
use crate::app::state::Store;
use crate::app::state::notices::{Notice, Notices};
use crate::app::state::paper::Paper;
use crate::app::state::stepping::{self, Start};
use crate::app::state::work::Work;
use crate::browser::clock;
use crate::browser::dom::{self, after_drawing};
use crate::desk::{self, Bulk, ClaimRow, Edit, Id};
use leptos::prelude::*;
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// Opens the form of a claim, in whichever article it stands.
pub(crate) fn open_form(store: Store, claim: &ClaimRow) {
    open(store, claim);
    navigate::open_claim(store, &claim.id);
}

/// Opens the form of the claim behind the one that is open, in the order of the list; behind the
/// last comes the first.
pub(crate) fn open_next(store: Store) {
    let list = store.claim_list;
    let shown: Vec<Arc<ClaimRow>> = untrack(|| list.shown().iter().filter_map(|key| list.claim(key)).collect());
    let open = store.selection.claim.get_untracked();
    let start = Start::at(&shown, |claim| Some(&claim.id) == open.as_ref());
    if let Some(next) = stepping::step(shown.len(), start, true, true) {
        navigate::show(store, None);
        open_form(store, &shown[next]);
    }
}

/// Stands on a claim, in whichever article.
pub(crate) fn go_to(store: Store, claim: &ClaimRow) {
    open(store, claim);
    navigate::go_to(store, &claim.id);
}

fn open(store: Store, claim: &ClaimRow) {
    if store.reading.current.with_untracked(|current| current.as_ref() != Some(&claim.document)) {
        navigate::open(store, Some(claim.document.clone()));
    }
}

/// Does one thing to claims, as one act.
pub(crate) fn judge(store: Store, keys: &[Id], act: &Bulk) {
    let texts = store.texts();
    let says = texts.listing;
    let all = store.claim_list.claims.get_untracked();
    let meant: FxHashSet<&Id> = keys.iter().collect();
    let claims: Vec<&Arc<ClaimRow>> = all.iter().filter(|claim| meant.contains(&claim.key)).collect();
    let named: Vec<(Id, Id)> = claims.iter().map(|c| (c.document.clone(), c.id.clone())).collect();
    let edit = store.work.with_untracked(|work| desk::bulk(&work.desk, &named, act, &clock::now()));
    let changed = size(&edit);
    if *act == Bulk::Reject {
        let here = store.reading.current.get_untracked();
        let is_here = |id: Option<Id>| {
            claims.iter().any(|claim| here.as_ref() == Some(&claim.document) && id.as_ref() == Some(&claim.id))
        };
        if is_here(store.selection.claim.get_untracked()) {
            store.selection.claim.set(None);
        }
        if is_here(store.selection.active.get_untracked()) {
            store.selection.close_card();
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
pub(crate) fn choose_none(store: Store) {
    store.claim_list.chosen.set(Vec::new());
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

/// Renames a tag in all documents.
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
pub(crate) fn print(store: Store) {
    store.paper.set(Some(Paper::Claims));
    after_drawing(dom::print);
}
