//! What is done across articles: things are chosen, marks gone to, entities joined and split.

use crate::app::actions::navigate;
use crate::app::state::Store;
use crate::app::state::across::Across;
use crate::browser::dom;
use crate::desk::{self, CrossDocumentEntity, Id};
use leptos::prelude::*;

/// Puts a thing among the chosen ones, or takes it from them.
pub(crate) fn toggle(chosen: RwSignal<Vec<Id>>, id: &Id) {
    chosen.update(|chosen| match chosen.iter().position(|known| known == id) {
        Some(there) => {
            chosen.remove(there);
        }
        None => chosen.push(id.clone()),
    });
}

/// Leads from a view across articles to a mark in its text.
pub(crate) fn go_to(store: Store, document: &Id, id: &Id) {
    navigate::open(store, Some(document.clone()));
    let id = id.clone();
    // The text is drawn first.
    dom::after_drawing(move || navigate::go_to(store, &id));
}

/// Makes two entities one in all articles that are looked at.
pub(crate) fn merge(
    store: Store,
    across: Across,
    one: &CrossDocumentEntity,
    other: &CrossDocumentEntity,
    names: [&str; 2],
) {
    let edit = across.documents.with_untracked(|documents| desk::merge_cross_document(documents, one, other));
    store.act(edit);
    across.chosen_entities.set(Vec::new());
    store.live_region.set((store.texts().entities.merged)(names[0], names[1]));
}

/// Makes an entity of one article another one than that of the others.
pub(crate) fn split_off(store: Store, across: Across, entity: &CrossDocumentEntity, at: usize, name: &str) {
    let (edit, title) = across.documents.with_untracked(|documents| {
        let title = documents.get(at).map(|document| document.meta.title.clone()).unwrap_or_default();
        (desk::split_off(documents, entity, at), title)
    });
    store.act(edit);
    across.chosen_entities.set(Vec::new());
    store.live_region.set((store.texts().across.split_off)(name, &title));
}
