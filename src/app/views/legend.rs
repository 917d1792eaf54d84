//! The legend: what the lines mean, how many there are, which are shown.

use super::parts::key;
use crate::app::el::{IntoKid, button, el_of};
use crate::app::keys::Command;
use crate::app::state::{store, texts};
use crate::desk::Kind;
use leptos::prelude::*;

pub(super) fn legend() -> AnyView {
    let (store, texts) = (store(), texts());
    let counts = Memo::new(move |_| {
        let mut counts = [0usize; Kind::ALL.len()];
        store.sheet.with(|sheet| {
            for mark in sheet.iter().flat_map(|sheet| &sheet.marks) {
                if let Some(at) = Kind::ALL.iter().position(|&kind| kind == mark.kind) {
                    counts[at] += 1;
                }
            }
        });
        counts
    });
    let items: Vec<AnyView> = Kind::ALL
        .into_iter()
        .enumerate()
        .map(|(at, kind)| {
            let shown = move || store.hidden.with(|hidden| !hidden.contains(&kind));
            let toggle = move || {
                store.hidden.update(|hidden| {
                    if !hidden.remove(&kind) {
                        hidden.insert(kind);
                    }
                });
            };
            button("", toggle)
                .live("aria-pressed", move || shown().to_string())
                .kid(el_of("span", "ink").attr("data-kind", kind.name()).kid(texts.kinds.name(kind)))
                .kid(el_of("span", "n").show(move || counts.get()[at]))
                .into_kid()
        })
        .collect();
    el_of("div", "legend")
        .attr("role", "group")
        .attr("aria-label", texts.reader.legend)
        .kid(items)
        .kid(el_of("span", "steps").attr("aria-hidden", "true").kid(key(Command::Previous)).kid(key(Command::Next)))
        .into_kid()
}
