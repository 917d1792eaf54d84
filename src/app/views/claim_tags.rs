//! The tags in use over all articles, with their counts, and other names for them.

use super::el::{El, IntoKid, el, el_of, group};
use crate::app::actions::claim_list::rename_tag;
use crate::app::state::Store;
use crate::app::texts::texts;
use crate::desk;
use leptos::prelude::*;

pub(super) fn tags(store: Store) -> AnyView {
    let says = texts().listing;
    let tags = Memo::new(move |_| store.work.with(|work| desk::tags(&work.desk)));
    let rows = move || tags.get().into_iter().map(|(tag, count)| row(store, tag, count)).collect::<Vec<_>>();
    let offered = move || {
        let option =
            |(tag, count): (String, usize)| el("option").attr("value", tag).attr("label", (says.claims)(count));
        tags.get().into_iter().map(option).collect::<Vec<_>>()
    };
    let some = Memo::new(move |_| tags.with(|tags| !tags.is_empty()));
    group([
        el("datalist").attr("id", "tags-in-use").show(offered).into_kid(),
        el("div")
            .show(move || {
                some.get().then(|| {
                    el_of("details", "tags")
                        .kid(el("summary").show(move || (says.tags)(tags.with(Vec::len))))
                        .kid(el("ul").show(rows))
                })
            })
            .into_kid(),
    ])
}

/// A tag's name can be typed over; to give it another's makes the two one.
fn row(store: Store, tag: String, count: usize) -> El {
    let says = texts().listing;
    let draft = RwSignal::new(tag.clone());
    let (old, before) = (tag.clone(), tag.clone());
    let rename = move |event: web_sys::Event| {
        event.prevent_default();
        rename_tag(store, &old, &draft.get_untracked());
    };
    let same = move || draft.with(|draft| draft.trim().is_empty() || draft.trim() == before);
    el("li").kid(
        el("form")
            .on("submit", rename)
            .kid(
                el("input")
                    .attr("type", "text")
                    .attr("autocomplete", "off")
                    .attr("aria-label", (says.tag_name)(count, &tag))
                    .prop("value", move || draft.get())
                    .on("input", move |event: web_sys::Event| draft.set(event_target_value(&event))),
            )
            .kid(el_of("span", "n").attr("aria-hidden", "true").kid(count))
            .kid(
                el_of("button", "small")
                    .attr("type", "submit")
                    .attr("aria-label", (says.rename_tag)(&tag))
                    .flag("disabled", same)
                    .kid(says.rename),
            ),
    )
}
