//! The legend: what the lines mean, how many there are, which are shown.

use super::el::{El, IntoKid, button, el_of};
use super::parts::key;
use crate::app::state::command::Command;
use crate::app::state::store;
use crate::app::texts::texts;
use crate::desk::Kind;
use leptos::prelude::*;

pub(super) fn legend() -> AnyView {
    let (store, texts) = (store(), texts());
    let items: Vec<El> = Kind::ALL
        .into_iter()
        .map(|kind| {
            let shown = move || store.look.hidden.with(|hidden| !hidden.contains(&kind));
            button("", move || store.look.toggle(kind))
                .live("aria-pressed", move || shown().to_string())
                .kid(el_of("span", "ink").attr("data-kind", kind.name()).kid(texts.kinds.name(kind)))
                .kid(el_of("span", "n").show(move || store.reading.count(kind)))
        })
        .collect();
    el_of("div", "legend")
        .attr("role", "group")
        .attr("aria-label", texts.reader.legend)
        .kid(items)
        .kid(el_of("span", "steps").attr("aria-hidden", "true").kid(key(Command::Previous)).kid(key(Command::Next)))
        .into_kid()
}
