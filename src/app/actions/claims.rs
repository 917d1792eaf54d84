//! What is done to one claim: its status, its links, its fields.

use crate::app::actions::marks::correct;
use crate::app::actions::navigate;
use crate::app::state::Store;
use crate::browser::{clock, dom};
use crate::desk::{self, Annotation, Body, ClaimBody, Id, Kind};
use crate::model::EntityKind;
use leptos::prelude::*;

/// Gives a claim a status, with its time. Where the person steps through the
/// choices with the arrows, only the last one was meant: all are one act.
pub(crate) fn set_status(store: Store, id: &Id, status: desk::Status, stepping: bool) {
    let Some((document, mut annotation)) = store.reading.annotation_now(id) else {
        return;
    };
    let field = format!("{id} status");
    if let Body::Claim(claim) = &mut annotation.body
        && stepping
        && store.is_typing(&field)
    {
        claim.history.pop();
    }
    if let Some(edit) = desk::status(&document, &annotation, status, clock::now()) {
        if stepping {
            store.act_typing(&field, edit);
        } else {
            store.act(edit);
        }
        let texts = store.texts();
        store.live_region.set((texts.listing.now_status)(1, (texts.claims.statuses)(status)));
    }
}

/// Whether the keys are those of the claim that is open: its form has the focus, or nothing else
/// is open.
pub(crate) fn is_worked_on(store: Store) -> bool {
    store.across.tab.with_untracked(Option::is_none)
        && store.selection.claim.with_untracked(Option::is_some)
        && (dom::has_focus_in(".claim-form") || store.selection.active.with_untracked(Option::is_none))
}

/// Closes the form of a claim; the keys go on from its words.
pub(crate) fn close(store: Store) {
    if let Some(id) = store.selection.claim.get_untracked() {
        store.selection.claim.set(None);
        let selector = navigate::mark_selector(&id);
        dom::after_drawing(move || dom::focus(&selector));
    }
}

/// Whether a mark can belong to a claim.
pub(crate) fn can_be_linked(annotation: &Annotation) -> bool {
    annotation.is_live() && matches!(annotation.kind(), Kind::Casualty | Kind::Date | Kind::Entity(EntityKind::Place))
}

/// Links a mark to the claim whose form is open, or unlinks it.
pub(crate) fn link(store: Store, id: &Id) {
    let Some(((document, annotation), claim)) =
        store.reading.annotation_now(id).zip(store.selection.claim.get_untracked())
    else {
        return;
    };
    if !can_be_linked(&annotation) {
        return;
    }
    let quote = annotation.span.of(&document.text);
    let says = store.texts().listing;
    change_claim(store, &claim, None, |claim| {
        let before = claim.links.len();
        claim.links.retain(|linked| linked != id);
        if claim.links.len() == before {
            claim.links.push(id.clone());
            store.live_region.set((says.linked)(quote));
        } else {
            store.live_region.set((says.unlinked)(quote));
        }
    });
}

/// Changes a claim; `field` joins the letters typed into it.
pub(crate) fn change_claim(store: Store, id: &Id, field: Option<&str>, change: impl FnOnce(&mut ClaimBody)) {
    if let Some((_, annotation)) = store.reading.annotation_now(id)
        && let Body::Claim(mut claim) = annotation.body
    {
        change(&mut claim);
        correct(store, id, field, Body::Claim(claim));
    }
}
