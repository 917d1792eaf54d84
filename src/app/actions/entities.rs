//! What is done to the entities of the article.

use crate::app::actions::navigate;
use crate::app::state::Store;
use crate::app::state::notices::{Notice, Notices};
use crate::browser::dom::{self, after_drawing};
use crate::desk::{self, Edit, EntityRow, Id};
use crate::model::EntityKind;
use leptos::prelude::*;
use rustc_hash::FxHashSet;

/// The entity that a mark is a mention of.
pub(crate) fn row_of(store: Store, mention: &Id) -> Option<EntityRow> {
    store.reading.entities.with(|rows| rows.iter().find(|row| row.mentions.contains(mention)).cloned())
}

/// Stands on the next or the previous of some mentions; after the last comes the first.
pub(crate) fn step(store: Store, mentions: &[Id], forward: bool, focus: bool) {
    let wanted: FxHashSet<&Id> = mentions.iter().collect();
    navigate::step_among(store, |mark| wanted.contains(&mark.id), forward, true, focus);
}

/// Makes mentions of one entity another kind.
pub(crate) fn rekind(store: Store, mentions: &[Id], kind: EntityKind) {
    act(store, |document| desk::rekind(document, mentions, kind));
}

/// Makes one entity another, and goes to what they are.
pub(crate) fn merge(store: Store, one: &EntityRow, other: &EntityRow) {
    act(store, |document| desk::merge(document, &one.mentions, &other.mentions));
    say(store, (store.texts().entities.merged)(&one.name, &other.name));
    show(store, one.mentions.first());
}

/// Makes mentions an entity of their own.
pub(crate) fn split(store: Store, mentions: &[Id], words: &str) {
    act(store, |document| desk::split(document, mentions));
    say(store, (store.texts().entities.now_alone)(words));
}

/// Says that each of these marks is right.
pub(crate) fn accept_all(store: Store, marks: &[Id], words: &str) {
    act(store, |document| desk::accept_all(document, marks));
    say(store, (store.texts().keys.accepted)(marks.len(), words));
}

/// Says that each of these marks is wrong.
pub(crate) fn reject_all(store: Store, marks: &[Id], words: &str) {
    store.selection.close_card();
    act(store, |document| desk::reject_all(document, marks));
    say(store, (store.texts().entities.rejected)(marks.len(), words));
}

/// Opens the details of the entity with this mention, and goes there.
pub(crate) fn show(store: Store, mention: Option<&Id>) {
    store.selection.entity.set(mention.cloned());
    after_drawing(|| {
        if let Some(row) = dom::one(".entity.open") {
            dom::scroll_to(&row, true);
        }
        dom::focus(".entity.open .toggle");
    });
}

fn act(store: Store, edit: impl FnOnce(&desk::Document) -> Edit) {
    if let Some(document) = store.reading.document.get_untracked() {
        store.act(edit(&document));
    }
}

fn say(store: Store, sentence: String) {
    store.notices.say(Notice::said(sentence).about(Notices::DONE));
}
