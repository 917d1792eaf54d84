//! What waits for the person since another version of the article came.

use super::el::{IntoKid, button, each, el, el_of, group};
use crate::app::actions::versions;
use crate::app::state::{Store, store};
use crate::app::texts::texts;
use crate::desk::{Id, NeedsReview};
use leptos::prelude::*;

/// The list, or nothing where nothing waits.
pub(super) fn changed() -> AnyView {
    let (store, changes) = (store(), &texts().changes);
    let ids = Memo::new(move |_| {
        store.reading.document.with(|document| {
            let waiting = document.iter().flat_map(|document| &document.needs_review);
            waiting.map(|waiting| waiting.mark.id.clone()).collect::<Vec<Id>>()
        })
    });
    let any = Memo::new(move |_| ids.with(|ids| !ids.is_empty()));
    super::el::show(move || {
        any.get().then(|| {
            el_of("section", "changed")
                .attr("id", "changed")
                .attr("tabindex", "-1")
                .attr("aria-labelledby", "changed-title")
                .kid(el("h3").attr("id", "changed-title").kid(changes.region))
                .kid(el("ul").kid(each(move || ids.get(), move |id| item(store, id))))
        })
    })
}

fn item(store: Store, id: Id) -> AnyView {
    let texts = texts();
    let changes = &texts.changes;
    let wanted = id.clone();
    let found = store.reading.document.with_untracked(|document| {
        document.as_ref()?.needs_review.iter().find(|waiting| waiting.mark.id == wanted).cloned()
    });
    let Some(waiting) = found else {
        return ().into_kid();
    };
    let now = store.reading.document.with_untracked(|d| d.as_ref().map(|d| waiting.mark.span.of(&d.text).to_owned()));
    let NeedsReview { mark, quote, was, now: became } = &waiting;
    let is_lost = waiting.is_lost();
    let act = |label: &'static str, act: fn(Store, &Id)| {
        let id = id.clone();
        button("quiet small", move || act(store, &id)).attr("aria-label", format!("{label}: {quote}")).kid(label)
    };
    let placed = id.clone();
    let is_placing = Memo::new(move |_| store.selection.placing.with(|placing| placing.as_ref() == Some(&placed)));
    el_of("li", if is_lost { "lost" } else { "" })
        .kid(el_of("p", "said").kid(texts.kinds.name(mark.kind())).kid(" · ").kid(el("b").kid(if is_lost {
            changes.lost.to_owned()
        } else {
            (changes.became)(was, became)
        })))
        .kid(el_of("p", "was").kid(el("q").kid(quote.clone())))
        .kid((!is_lost).then(|| {
            group([
                el_of("span", "said").kid(changes.now).into_kid(),
                " ".into_kid(),
                el("q").kid(now.unwrap_or_default()).into_kid(),
            ])
        }))
        .kid(
            el_of("div", "row")
                .kid((!is_lost).then(|| act(changes.take, versions::take)))
                .kid(act(changes.choose, versions::choose))
                .kid(act(changes.drop, versions::drop_mark)),
        )
        .show(move || is_placing.get().then(|| el_of("p", "said").attr("role", "status").kid(changes.choose_help)))
        .into_kid()
}
