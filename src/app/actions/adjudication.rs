//! Adjudication: another annotator's marks beside mine are decided one by one, and the
//! reconciled version is made as one act. Nothing changes before that.

use crate::app::actions::navigate;
use crate::app::state::Store;
use crate::app::state::across::Tab;
use crate::app::state::comparison::name;
use crate::app::state::notices::{Notice, Notices};
use crate::app::state::stepping::{self, Start};
use crate::browser::dom::{self, after_drawing};
use crate::desk::{self, Choice, Document, Edit, Id};
use leptos::prelude::*;
use std::sync::Arc;

/// Lays somebody else's versions of articles beside those that are here.
pub(crate) fn start(store: Store, theirs: Vec<Arc<Document>>) {
    let comparison = store.comparison;
    comparison.theirs.update(|all| {
        all.retain(|old| !theirs.iter().any(|new| new.id == old.id));
        all.extend(theirs);
    });
    comparison.at.set(None);
    open(store);
}

/// Takes up again what was compared last, with what was decided then.
pub(crate) fn again(store: Store) {
    start(store, store.comparison.finished.get_untracked());
}

/// Opens the view.
pub(crate) fn open(store: Store) {
    store.selection.close_card();
    navigate::show(store, Some(Tab::Agreement));
    after_drawing(|| dom::focus("#agreement"));
}

/// Puts their versions away; what is here stays as it is.
pub(crate) fn leave(store: Store) {
    let comparison = store.comparison;
    comparison.finished.set(comparison.theirs.get_untracked());
    comparison.theirs.set(Vec::new());
    after_drawing(|| dom::focus("#agreement"));
}

/// Decides the point at hand and goes on to the next that is open.
pub(crate) fn decide(store: Store, choice: Choice) {
    if !is_open(store) {
        return;
    }
    let comparison = store.comparison;
    let Some(point) = untrack(|| comparison.point()) else {
        return;
    };
    comparison.choices.update(|choices| {
        choices.insert(point.name.clone(), choice);
    });
    let contrast = comparison.contrast.get_untracked();
    let place = contrast.points.iter().position(|other| other.name == point.name).unwrap_or_default();
    let (before, behind) = contrast.points.split_at(place);
    let open = comparison.choices.with_untracked(|choices| {
        behind.iter().chain(before).find(|point| !choices.contains_key(&point.name)).map(|point| point.name.clone())
    });
    let says = store.texts().exchange;
    store.live_region.set((says.progress)(untrack(|| comparison.decided()), contrast.points.len()));
    let is_done = open.is_none();
    go_to(store, open.unwrap_or_else(|| point.name.clone()));
    if is_done {
        after_drawing(|| dom::focus("#finish"));
    }
}

/// Decides all points that are open.
pub(crate) fn decide_rest(store: Store, choice: Choice) {
    let contrast = store.comparison.contrast.get_untracked();
    store.comparison.choices.update(|choices| {
        for point in &contrast.points {
            choices.entry(point.name.clone()).or_insert(choice);
        }
    });
    after_drawing(|| dom::focus("#finish"));
}

/// Whether the comparison is open.
pub(crate) fn is_open(store: Store) -> bool {
    store.across.tab.get_untracked() == Some(Tab::Agreement)
}

/// Goes to the next or the previous point.
pub(crate) fn step(store: Store, forward: bool) {
    let contrast = store.comparison.contrast.get_untracked();
    if let Some(point) = untrack(|| store.comparison.point()) {
        let start = Start::at(&contrast.points, |other| other.name == point.name);
        let to = stepping::step(contrast.points.len(), start, forward, false);
        to.into_iter().for_each(|to| go_to(store, contrast.points[to].name.clone()));
    }
}

/// Stands on a point.
pub(crate) fn go_to(store: Store, name: Id) {
    store.comparison.at.set(Some(name));
    after_drawing(|| {
        for part in [".points [aria-current]", ".point"] {
            dom::one(part).into_iter().for_each(|part| dom::scroll_to(&part, true));
        }
    });
}

/// Makes the third version of every article, as one act.
pub(crate) fn finish(store: Store) {
    let comparison = store.comparison;
    let contrast = comparison.contrast.get_untracked();
    let choices = comparison.choices.get_untracked();
    let reconciled = |(mine, theirs): &(Arc<Document>, Arc<Document>)| {
        // What is not decided stays as it is here.
        desk::reconcile(mine, theirs, |difference| {
            choices.get(&name(&mine.id, &difference.name())).copied().unwrap_or(Choice::A)
        })
    };
    let edits = contrast.pairs.iter().map(reconciled).filter(|edit| *edit != Edit::All(Vec::new())).collect();
    store.act(Edit::All(edits));
    let sentence = (store.texts().exchange.finished)(contrast.points.len());
    store.notices.say(Notice::said(sentence).about(Notices::DONE));
    leave(store);
}
