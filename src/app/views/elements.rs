//! Small helpers for `view!` that keep the page small: each makes one type of many.

use crate::desk::Id;
use leptos::prelude::*;
use leptos::tachys::html::event::EventDescriptor;
use std::sync::Arc;

/// A handler for an event, of one type for all that handle it.
pub(super) fn on<E: EventDescriptor>(_: E, act: impl FnMut(E::EventType) + 'static) -> Box<dyn FnMut(E::EventType)> {
    Box::new(act)
}

/// A list whose rows stay while their ids do.
pub(super) fn each(
    ids: impl Fn() -> Vec<Id> + Send + 'static,
    row: impl Fn(Id) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    list(Box::new(ids), Arc::new(row))
}

/// The list of [`each`], the same code for all rows.
fn list(ids: Box<dyn Fn() -> Vec<Id> + Send>, row: Arc<dyn Fn(Id) -> AnyView + Send + Sync>) -> AnyView {
    view! { <For each=ids key=Id::clone children=move |id| row(id) /> }.into_any()
}
