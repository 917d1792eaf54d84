//! The legend: what the lines mean, how many there are, which are shown.

use super::parts::key;
use crate::app::doing;
use crate::app::el::{El, IntoKid, button, el_of};
use crate::app::keys::Command;
use crate::app::state::{store, texts};
use crate::desk::Kind;
use leptos::prelude::*;

pub(super) fn legend() -> AnyView {
    let (store, texts) = (store(), texts());
    let items: Vec<El> = Kind::ALL
        .into_iter()
        .map(|kind| {
            let shown = move || store.hidden.with(|hidden| !hidden.contains(&kind));
            button("", move || doing::toggle(store, kind))
                .live("aria-pressed", move || shown().to_string())
                .kid(el_of("span", "ink").attr("data-kind", kind.name()).kid(texts.kinds.name(kind)))
                .kid(el_of("span", "n").show(move || store.count(kind)))
        })
        .collect();
    el_of("div", "legend")
        .attr("role", "group")
        .attr("aria-label", texts.reader.legend)
        .kid(items)
        .kid(el_of("span", "steps").attr("aria-hidden", "true").kid(key(Command::Previous)).kid(key(Command::Next)))
        .into_kid()
}
